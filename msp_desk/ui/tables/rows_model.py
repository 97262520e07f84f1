"""One model for all tables: holds its own tuple of frozen rows, sorts and filters it by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from msp_desk.ui.tables.columns import Column
from msp_desk.values.folding import fold

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_UP = Qt.SortOrder.AscendingOrder


class RowsModel(QAbstractTableModel, Generic[R]):
    """All rows, and those of them that are shown, in order."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._all: tuple[R, ...] = ()
        self._shown: list[R] = []
        self._haystacks: list[str] | None = None
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._needles: tuple[str, ...] = ()

    def show(self, rows: Sequence[R]) -> None:
        """Show these rows, in the order and through the filter that are set."""
        self._all = tuple(rows)
        self._haystacks = None
        self._arrange()

    def filter(self, text: str) -> None:
        """Show only rows that hold every word of this text, accents and case apart."""
        self._needles = tuple(fold(text).split())
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = _UP, /) -> None:
        """Order by a column; equal rows stay as they are, empty ones come last."""
        self._order = (column, order) if 0 <= column < len(self.columns) else None
        self._arrange()

    def row(self, place: int) -> R:
        """The row shown at a place."""
        return self._shown[place]

    def rows(self) -> tuple[R, ...]:
        """The rows shown, in order."""
        return tuple(self._shown)

    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE, /) -> int:
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """The text of a cell."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].text(self._shown[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> Any:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def _arrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        marked = [(p, self._shown[p.row()]) for p in self.persistentIndexList() if p.row() < len(self._shown)]
        self._shown = self._ordered(self._found())
        places = {id(row): place for place, row in enumerate(self._shown)} if marked else {}
        for index, row in marked:
            place = places.get(id(row), -1)
            moved = self.index(place, index.column()) if place >= 0 else QModelIndex()
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def _found(self) -> list[R]:
        if not self._needles:
            return list(self._all)
        if self._haystacks is None:
            self._haystacks = [fold("\n".join(c.text(row) for c in self.columns)) for row in self._all]
        return [
            row
            for row, hay in zip(self._all, self._haystacks, strict=True)
            if all(n in hay for n in self._needles)
        ]

    def _ordered(self, rows: list[R]) -> list[R]:
        if self._order is None:
            return rows
        number, order = self._order
        column = self.columns[number]
        keyed = [(column.key(row) if column.key else fold(column.text(row)), row) for row in rows]
        full = [pair for pair in keyed if pair[0] is not None and pair[0] != ""]
        empty = [row for key, row in keyed if key is None or key == ""]
        full.sort(key=_first, reverse=order is not _UP)
        return [row for _, row in full] + empty


def _first(pair: tuple[Any, object]) -> Any:
    return pair[0]
