"""Columns and rows of widgets in one line of code, on the 4 px grid, and a flow that wraps like words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

#: What a column or row may hold: widgets, layouts, a gap of so many pixels, or None for "the rest stays empty".
Item = QWidget | QLayout | int | None
Margins = int | tuple[int, int, int, int]
_GROWS = QSizePolicy.Policy.Expanding
_SMALL = {QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum}


def _filled(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> QBoxLayout:
    layout.setSpacing(gap)
    edges = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*edges)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
            _keep_small(layout, item)
    return layout


def _keep_small(layout: QBoxLayout, item: QWidget) -> None:
    """A small widget stands at its edge; without this Qt would narrow the whole column to it."""
    policy = item.sizePolicy()
    if isinstance(layout, QVBoxLayout) and policy.horizontalPolicy() in _SMALL:
        layout.setAlignment(item, Qt.AlignmentFlag.AlignLeft)
    elif isinstance(layout, QHBoxLayout) and policy.verticalPolicy() in _SMALL:
        layout.setAlignment(item, Qt.AlignmentFlag.AlignVCenter)


def column(*items: Item, gap: int = 8, margins: Margins = 0) -> QBoxLayout:
    """Items below each other."""
    return _filled(QVBoxLayout(), items, gap, margins)


def row(*items: Item, gap: int = 8, margins: Margins = 0) -> QBoxLayout:
    """Items beside each other."""
    return _filled(QHBoxLayout(), items, gap, margins)


def holder(layout: QLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def in_order(stops: Sequence[QWidget | None]) -> None:
    """Let Tab halt at these one after the other, whenever each of them was made."""
    there = [stop for stop in stops if stop is not None]
    for before, after in pairwise(there):
        QWidget.setTabOrder(before, after)


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let the widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


class Flow(QLayout):
    """Items beside each other that go on in the next line where there is no room."""

    def __init__(self, *items: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        for item in items:
            self.addWidget(item)

    def addItem(self, item: QLayoutItem, /) -> None:
        """Qt gives an item to keep."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        """One of the items; Qt asks beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        """Give an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes what it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower the higher."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """How high it is in a given width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect, /) -> None:
        """Put the items where they belong."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All items in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(s.width() for s in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((s.height() for s in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The largest item has to fit."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        right = rect.x() + rect.width()
        for item in self._items:
            if item.isEmpty():
                continue
            size, widget = item.sizeHint(), item.widget()
            grows = widget is not None and widget.sizePolicy().horizontalPolicy() == _GROWS
            width = item.minimumSize().width() if grows else min(size.width(), max(1, rect.width()))
            if x > rect.x() and x + width > right:
                x, y, line = rect.x(), y + line + self._gap, 0
            width = max(width, right - x) if grows else width
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x, line = x + width + self._gap, max(line, size.height())
        return y + line - rect.y()
