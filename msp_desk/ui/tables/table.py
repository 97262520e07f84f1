"""The table of the window: columns over frozen rows, sorted by a press on a title, copied and exported as shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.painting import write_along
from msp_desk.ui.tables.cell_delegate import ALIGN, HEIGHT, PAD, CellDelegate
from msp_desk.ui.tables.columns import Align, Column
from msp_desk.ui.tables.row_menu import RowMenu
from msp_desk.ui.tables.rows_model import RowsModel
from msp_desk.ui.theme import Tone, ink

R = TypeVar("R")
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_UP = Qt.SortOrder.AscendingOrder
#: Columns that grow give up an eighth at most, so that a scroll bar at the side does not bring one below.
_MOST_MISSING = 8


class _Titles(QHeaderView):
    """The titles over the columns, in the third voice, with an arrow at the one that orders."""

    def __init__(self, model: RowsModel[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._rows = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(30)

    def sizeHint(self) -> QSize:
        return QSize(100, 30)

    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        painter.save()
        column = self._rows.columns[section]
        room = rect.adjusted(PAD, 0, -PAD, 0)
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, ink(Tone.LINE))
        if sorted_here:
            room.adjust(0, 0, -16, 0)
        tone = Tone.TEXT if sorted_here else Tone.TEXT3
        width = write_along(painter, room, column.title, Voice.THIRD_STRONG, ink(tone), ALIGN[column.align])
        if sorted_here:
            x = room.right() + 4 if column.align is Align.RIGHT else room.x() + width + 4
            arrow = "arrow-up" if self.sortIndicatorOrder() is _UP else "arrow-down"
            icons.draw(painter, arrow, x, rect.y() + 9, ink(tone), 12)
        painter.restore()


def _dress(view: QTableView, several: bool) -> None:
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setShowGrid(False)
    view.setMouseTracking(True)
    view.viewport().setAutoFillBackground(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(HEIGHT)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    mode = QAbstractItemView.SelectionMode
    view.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.horizontalHeader().setSortIndicatorShown(True)
    view.horizontalHeader().setSortIndicator(-1, _UP)
    for part in (view, view.horizontalHeader()):
        part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)


class Table(QTableView, Generic[R]):
    """Shows rows in columns. `chosen` and `opened` say the row, as in `RowList`."""

    chosen = Signal(object)
    opened = Signal(object)
    shown_changed = Signal()

    def __init__(
        self,
        words: Words,
        name: str,
        columns: Sequence[Column[R]],
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: RowsModel[R] = RowsModel(columns)
        self._cells = CellDelegate(self._rows, self)
        self.setHorizontalHeader(_Titles(self._rows))
        self.setModel(self._rows)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        _dress(self, several)
        self._menu = RowMenu(self, self._row_at)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, not column.shown)
        self.horizontalHeader().sortIndicatorChanged.connect(self._rows.sort)
        self.horizontalHeader().customContextMenuRequested.connect(self._choose_columns)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows, ordered and filtered as before."""
        self._rows.show(rows)
        self._cells.hovered = -1
        self.shown_changed.emit()

    def filter(self, text: str) -> None:
        """Show only rows that hold every word of the text."""
        self._rows.filter(text)
        self.shown_changed.emit()

    def sort_by(self, column: int, *, down: bool = False) -> None:
        """Order by a column."""
        order = Qt.SortOrder.DescendingOrder if down else _UP
        self.horizontalHeader().setSortIndicator(column, order)

    def rows(self) -> tuple[R, ...]:
        """The rows shown, in order."""
        return self._rows.rows()

    def current_row(self) -> R | None:
        """The chosen row."""
        return self._row_at(self.currentIndex())

    def chosen_rows(self) -> tuple[R, ...]:
        """All chosen rows, in order."""
        places = sorted({i.row() for i in self.selectionModel().selectedRows()})
        return tuple(self._rows.row(p) for p in places)

    def choose(self, place: int) -> None:
        """Choose the row at a place."""
        self.selectRow(place)

    def set_menu(self, menu_for: Callable[[R], QMenu | None]) -> None:
        """What the right button offers for a row."""
        self._menu.offer(menu_for)

    def as_shown(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Titles and texts as they stand on the window, to copy or export."""
        return self._texts(self.rows())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens, Ctrl+C copies the chosen rows, tab-separated."""
        if event.key() in _ENTER and not event.modifiers():
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            _, lines = self._texts(self.chosen_rows())
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Coming by keyboard, there is always a chosen row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.choose(0)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """The whole row answers the pointer."""
        super().mouseMoveEvent(event)
        self._cells.hovered = self.rowAt(event.position().toPoint().y())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Columns that grow share the room that is left, and the little that is missing; where much is, the table scrolls."""
        super().resizeEvent(event)
        visible = [(i, c) for i, c in enumerate(self._rows.columns) if not self.isColumnHidden(i)]
        growing = [i for i, c in visible if c.grows]
        left = self.viewport().width() - sum(c.width for _, c in visible)
        if left < -sum(self._rows.columns[i].width for i in growing) // _MOST_MISSING:
            left = 0
        for place in growing:
            self.setColumnWidth(place, self._rows.columns[place].width + left // len(growing))

    def _texts(self, rows: Sequence[R]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        columns = [c for i, c in enumerate(self._rows.columns) if not self.isColumnHidden(i)]
        return tuple(c.title for c in columns), tuple(tuple(c.text(row) for c in columns) for row in rows)

    def _row_at(self, index: QModelIndex) -> R | None:
        return self._rows.row(index.row()) if index.isValid() else None

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._rows.row(current.row()))

    @Slot()
    def _open(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    @Slot(QPoint)
    def _choose_columns(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._rows.columns):
            action = QAction(column.title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setData(place)
            action.toggled.connect(self._show_column)
            menu.addAction(action)
        menu.popup(self.horizontalHeader().mapToGlobal(where))

    @Slot(bool)
    def _show_column(self, on: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.setColumnHidden(int(action.data()), not on)
