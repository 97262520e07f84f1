"""The list of the window: lines under headings, painted by one delegate, walked with the keyboard, endless."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from msp_desk.ui.tables.line_delegate import THREE_ROWS, LineDelegate
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.tables.lines_model import LinesModel
from msp_desk.ui.tables.row_menu import RowMenu
from msp_desk.ui.theme import ROW

#: More is asked for when fewer than this many pixels are left below.
_AHEAD = 1200


class RowList(QListView):
    """Shows rows as lines, which are in `lines`.

    `chosen` is said with the row when another is chosen (by key or pointer), `opened` when Enter or a double click
    asks for it, `need_more` when the end comes near; answer that with `append`, until `finished`. In an `even` list
    headings are as high as lines: only then it stays quick with a hundred thousand of them.
    """

    chosen = Signal(object)
    opened = Signal(object)
    need_more = Signal()

    def __init__(
        self, name: str, *, three_rows: bool = False, even: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines = LinesModel()
        self._delegate = LineDelegate(self.lines, self)
        self._delegate.height = THREE_ROWS if three_rows else ROW
        self._delegate.even = self._even = even
        self._more = False
        self._asked = False
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        _dress(self)
        self._menu = RowMenu(self, self._row_at)
        self.verticalScrollBar().valueChanged.connect(self._ask_for_more)
        self.verticalScrollBar().rangeChanged.connect(self._ask_for_more)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)

    def show_rows(
        self,
        rows: Sequence[Any],
        to_line: Callable[[Any], Line],
        group_of: Callable[[Any], Group | None] | None = None,
        *,
        more: bool = False,
        keep: bool = True,
        key_of: Callable[[Any], object] | None = None,
    ) -> None:
        """Show these rows; `more` says there are others to ask for, `keep` tries to keep the chosen one.

        `key_of` tells the key of a row's line without making the line, for lists with very many.
        """
        before = self.current_key() if keep else None
        place = self.verticalScrollBar().value()
        self._more, self._asked = more, False
        self.lines.show(rows, to_line, group_of, key_of)
        QTimer.singleShot(0, self, self._look_ahead)
        self.setUniformItemSizes(self._even or not self.lines.grouped)
        if before is not None and self.choose(before, quietly=True):
            self.verticalScrollBar().setValue(place)

    def show_lines(
        self, lines: Sequence[Line], group_of: Callable[[Line], Group | None] | None = None
    ) -> None:
        """Show ready lines; `chosen` and `opened` then say the line."""
        self.show_rows(lines, _line_itself, group_of)

    def append(self, rows: Sequence[Any], *, more: bool) -> None:
        """Show more rows below, as answer to `need_more`."""
        self._more, self._asked = more, False
        self.lines.append(rows)
        QTimer.singleShot(0, self, self._look_ahead)

    def count(self) -> int:
        """How many entries there are, headings included."""
        return self.lines.rowCount()

    def current_row(self) -> Any:
        """The chosen row, None if none is."""
        return self._row_at(self.currentIndex())

    def current_key(self) -> object:
        """The key of the chosen line, None if none is."""
        return None if self.current_row() is None else self.lines.line(self.currentIndex().row()).key

    def choose(self, key: object, *, quietly: bool = False) -> bool:
        """Choose the line with this key; says whether there is one."""
        place = self.lines.place_of(key)
        if place >= 0:
            self._go(place, quietly=quietly)
        return place >= 0

    def choose_first(self, *, quietly: bool = False) -> None:
        """Choose the first line."""
        place = self.lines.first_line()
        if place >= 0:
            self._go(place, quietly=quietly)

    def step(self, by: int) -> None:
        """Move the choice from outside, as a search field does with its arrows."""
        start = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        place = self.lines.first_line(start, 1 if by > 0 else -1)
        if place >= 0:
            self._go(place, quietly=False)

    def set_menu(self, menu_for: Callable[[Any], QMenu | None]) -> None:
        """What the right button offers for a row."""
        self._menu.offer(menu_for)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens, Ctrl+C copies the line as text; headings are stepped over."""
        self._delegate.keyboard = True
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            row = self.currentIndex()
            if self.current_row() is not None:
                QGuiApplication.clipboard().setText(self.lines.line(row.row()).told())
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers():
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Home:
            self.choose_first()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent, /) -> None:
        """A list that was filled out of sight may be too short for its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._look_ahead)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Coming by keyboard, there is always a chosen line, and it is seen."""
        super().focusInEvent(event)
        self._delegate.keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        tabbed = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if tabbed and self.current_row() is None:
            self.choose_first()

    def _go(self, place: int, *, quietly: bool) -> None:
        self.selectionModel().blockSignals(quietly)
        self.setCurrentIndex(self.lines.index(place))
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        self.scrollTo(self.lines.index(max(0, place - 1) if place <= 1 else place))

    def _row_at(self, index: QModelIndex) -> Any:
        if not index.isValid() or self.lines.group(index.row()) is not None:
            return None
        return self.lines.entry(index.row())

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        row = self.current_row()
        if row is not None:
            self.chosen.emit(row)

    @Slot()
    def _open(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    @Slot()
    def _look_ahead(self) -> None:
        if self.isVisible():
            self.executeDelayedItemsLayout()
            self._ask_for_more()

    @Slot()
    def _ask_for_more(self) -> None:
        bar = self.verticalScrollBar()
        if self._more and not self._asked and self.isVisible() and bar.maximum() - bar.value() < _AHEAD:
            self._asked = True
            self.need_more.emit()


def _line_itself(line: Line) -> Line:
    return line


def _dress(view: QListView) -> None:
    view.setFrameShape(QListView.Shape.NoFrame)
    view.viewport().setAutoFillBackground(False)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setUniformItemSizes(True)
    view.verticalScrollBar().setSingleStep(ROW)
