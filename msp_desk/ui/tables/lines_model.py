"""The entries of a list: rows made into lines only when they are looked at, with headings where the group changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Slot

from msp_desk.ui.parts.labels import tip
from msp_desk.ui.tables.lines import Group, Line

Index = QModelIndex | QPersistentModelIndex
#: Lines that were made are kept, as far as somebody may come back to them.
_MOST_LINES = 4_000
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LinesModel(QStringListModel):
    """Rows of any kind, and the function that makes a line of one.

    Qt counts the entries by itself (as empty texts): a view asks how many there are for each one that it lays out, and
    a hundred thousand answers in Python make it wait.
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[object] = []
        self._lines: dict[int, Line] = {}
        self._to_line: Callable[[Any], Line] = _itself
        self._group_of: Callable[[Any], Group | None] | None = None
        self._key_of: Callable[[Any], object] | None = None
        self.grouped = False

    def show(
        self,
        rows: Sequence[Any],
        to_line: Callable[[Any], Line],
        group_of: Callable[[Any], Group | None] | None,
        key_of: Callable[[Any], object] | None = None,
    ) -> None:
        """Show these rows instead; `key_of` tells the key of a row's line without making it."""
        self._to_line, self._group_of, self._key_of = to_line, group_of, key_of
        self._lines.clear()
        self._entries = self._with_groups(rows, None)
        self.grouped = any(isinstance(e, Group) for e in self._entries)
        self.setStringList([""] * len(self._entries))

    def append(self, rows: Sequence[Any]) -> None:
        """Show more rows below."""
        last = next((e for e in reversed(self._entries) if isinstance(e, Group)), None)
        more = self._with_groups(rows, last)
        if more:
            start = len(self._entries)
            self._entries.extend(more)
            self.insertRows(start, len(more))

    def entry(self, place: int) -> object:
        """The row or group at a place of the list."""
        return self._entries[place]

    def group(self, place: int) -> Group | None:
        """The heading at a place, None where a line is."""
        entry = self._entries[place]
        return entry if isinstance(entry, Group) else None

    def line(self, place: int) -> Line:
        """The line at a place, made now if it was not yet."""
        made = self._lines.get(place)
        if made is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            made = self._lines[place] = self._to_line(self._entries[place])
        return made

    @Slot()
    def renew(self) -> None:
        """Make the lines anew when they are looked at next; the rows are the same."""
        self._lines.clear()
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def place_of(self, key: object) -> int:
        """Where the line with this key is; -1 if nowhere."""
        for place, entry in enumerate(self._entries):
            if isinstance(entry, Group):
                continue
            if (self._key_of(entry) if self._key_of is not None else self.line(place).key) == key:
                return place
        return -1

    def first_line(self, start: int = 0, step: int = 1) -> int:
        """The first place from here on that is a line; -1 if there is none."""
        place = start
        while 0 <= place < len(self._entries):
            if not isinstance(self._entries[place], Group):
                return place
            place += step
        return -1

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self.group(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        return _PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """What screen readers and tool tips say; the delegate asks for lines."""
        if not index.isValid():
            return None
        group = self.group(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{group.title} {group.count}".strip() if group else self.line(index.row()).told()
        if role == Qt.ItemDataRole.ToolTipRole and group is None:
            return tip(self.line(index.row()).hint) or None
        return None

    def _with_groups(self, rows: Sequence[Any], last: Group | None) -> list[object]:
        if self._group_of is None:
            return list(rows)
        entries: list[object] = []
        for row in rows:
            group = self._group_of(row)
            if group is not None and (last is None or group.title != last.title):
                entries.append(group)
                last = group
            entries.append(row)
        return entries


def _itself(line: Any) -> Line:
    if not isinstance(line, Line):
        raise TypeError("rows that are no lines need a function that makes lines of them")
    return line
