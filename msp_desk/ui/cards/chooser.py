"""Chooses one of many over the window: a few letters, arrows, Enter; for merging, moving and placing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.pick_fields import Lookup, Option
from msp_desk.ui.parts.cards import Divider
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder
from msp_desk.ui.parts.panels import Overlay
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.folding import initials

_WIDTH, _HEIGHT = 560, 470


class Chooser(QWidget):
    """`picked` is said with the key of what is chosen, once; then, or on Esc, it goes away."""

    picked = Signal(object)

    def __init__(
        self, owner: QWidget, words: Words, title: str, text: str, lookup: Lookup, *, square: bool = False
    ) -> None:
        super().__init__()
        self._words, self._lookup, self._square = words, lookup, square
        self.search = SearchField(words.t("Type a few letters"))
        self.list = RowList(title)
        self._stage = Stage(words, self.list)
        head = column(
            Label(title, Voice.NAME, wrap=True),
            Label(text, Voice.SECOND, wrap=True),
            self.search,
            gap=8,
            margins=(20, 18, 20, 12),
        )
        layout = column(holder(head), Divider(), holder(column(self._stage, margins=8)), gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFixedHeight(_HEIGHT)
        self.setFocusProxy(self.search)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self._overlay = Overlay(owner.window(), self, _WIDTH)
        self.search.asked.connect(self._look_up)
        self.search.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.list.clicked.connect(self._take_current)
        self._overlay.closed.connect(self._overlay.deleteLater)

    def open_chooser(self) -> None:
        """Come up."""
        self._look_up("")
        self._overlay.open_overlay()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The arrows walk the list while letters are typed; Enter takes what is chosen."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_current()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    @Slot(str)
    def _look_up(self, text: str) -> None:
        options = self._lookup(text)
        self.list.show_rows(options, self._line, keep=False)
        if options:
            self._stage.show_content()
            self.list.choose_first(quietly=True)
        else:
            t = self._words.t
            self._stage.show_empty(EmptyState(t("Nothing fits"), t("Try fewer letters."), "search"))

    def _line(self, option: Option) -> Line:
        avatar = "" if option.icon else initials(option.text)
        return Line(
            option.key, option.text, option.detail, avatar=avatar, icon=option.icon, square=self._square
        )

    @Slot()
    def _take_current(self, *_: object) -> None:
        self._take(self.list.current_row())

    @Slot(object)
    def _take(self, option: Option | None) -> None:
        if option is not None:
            self._overlay.close_overlay()
            self.picked.emit(option.key)
