"""The tools above the org charts: which view, which day, coloured by what, finding somebody, papers and files."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.i18n.words import Words
from msp_desk.reports.orgchart.faces import ColourBy
from msp_desk.ui.cards.orgchart_day import DayButton
from msp_desk.ui.parts.buttons import Button, icon_button
from msp_desk.ui.parts.buttons import Kind as ButtonKind
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.search_field import SearchField

#: In less room the buttons keep their words to themselves.
_ROOMY, _TIGHT = 1020, 800
_FIND = 200


class View(Enum):
    """What is shown below the tools."""

    CHART = "chart"
    CALLS = "calls"


class ChartTools(QWidget):
    """A row of tools; `coloured` says a ColourBy."""

    coloured = Signal(object)

    def __init__(self, words: Words, *, alone: bool) -> None:
        super().__init__()
        self._words, self._alone, self._by = words, alone, ColourBy.LEVEL
        t = words.t
        views = (Segment(View.CHART, t("Chart"), "network"), Segment(View.CALLS, t("Whom to call"), "phone"))
        self.view = SegmentedChoice(t("View"), views, View.CHART)
        self.beside = Button(t("Ours beside"), icon="columns-2", hint=t("Our own chart beside theirs, with the lines between them"))  # fmt: skip
        self.beside.setCheckable(True)
        self.search = SearchField(t("Find on the chart"), "Ctrl+F")
        self.search.setMaximumWidth(_FIND)
        self.search.setMinimumWidth(96)
        self.day = DayButton(words)
        self.colour = Button(self._word(ColourBy.LEVEL), icon="palette", hint=t("What the colours tell"))
        self.out = Button(t("Print or save"), ButtonKind.PLAIN, icon="printer", keys="Ctrl+P", only_icon=True)
        self.add = Button(t("Position"), icon="plus", hint=t("Add a position"))
        self.side = icon_button("panel-right", t("Gaps and people beside the chart"), kind=ButtonKind.PLAIN)
        self.side.setCheckable(True)
        shown = [self.search, None, self.day, self.colour, self.out, self.add, self.side]
        self.setLayout(row(*([] if alone else [self.view, self.beside]), *shown, gap=8))
        if alone:
            for unused in (self.view, self.beside):
                unused.setParent(self)
                unused.hide()
        self.colour.clicked.connect(self._open_colours)

    def show_colour(self, by: ColourBy) -> None:
        """Tell what the colours tell."""
        self._by = by
        self.colour.set_caption(self._word(by))

    def be_for(self, *, is_chart: bool, may_edit: bool) -> None:
        """Offer what makes sense for what is shown."""
        for tool in (self.search, self.colour, self.side, self.add):
            tool.setVisible(is_chart)
        self.beside.setVisible(is_chart and not self._alone)
        self.add.setEnabled(may_edit)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where it is narrow, icons and tool tips are enough."""
        super().resizeEvent(event)
        self.beside.show_words(self.width() >= _ROOMY)
        self.colour.show_words(self.width() >= _TIGHT)
        self.add.show_words(self.width() >= _TIGHT)

    def colours(self) -> QMenu:
        """What the cards may be coloured by."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for by in ColourBy:
            action = QAction(self._word(by), menu)
            action.setCheckable(True)
            action.setChecked(by is self._by)
            action.setData(by)
            action.triggered.connect(self._take_colour)
            menu.addAction(action)
        return menu

    def _word(self, by: ColourBy) -> str:
        t = self._words.t
        return {
            ColourBy.LEVEL: t("Level"),
            ColourBy.CONTACT: t("Last contact"),
            ColourBy.INFLUENCE: t("Influence"),
        }[by]

    @Slot()
    def _open_colours(self) -> None:
        self.colours().popup(self.colour.mapToGlobal(self.colour.rect().bottomLeft()))

    @Slot()
    def _take_colour(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.coloured.emit(action.data())
