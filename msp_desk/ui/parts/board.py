"""Painted cards beside and below each other, with widgets among them where something is pressed: one surface for a page.

A page of a hundred widgets is made, laid out and painted slower than one that draws its texts itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.canvas import Block, Canvas, Stack
from msp_desk.ui.parts.layouts import Margins
from msp_desk.ui.parts.painting import surface, write
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink

_ENDLESS = 1 << 20
_MARGINS = (14, 13, 14, 14)


class Space(Block):
    """Nothing, so high."""

    def __init__(self, height: int) -> None:
        self._height = height

    def height(self, width: int) -> int:
        """As said."""
        return self._height

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Nothing."""


class Hosted(Block):
    """A widget that stands among the blocks and speaks for itself; as wide as the room, or as itself."""

    def __init__(self, widget: QWidget, *, natural: bool = False) -> None:
        self.widget, self._natural = widget, natural

    def height(self, width: int) -> int:
        """What the widget asks for."""
        by_width = self.widget.heightForWidth(width)
        return by_width if by_width >= 0 else self.widget.sizeHint().height()

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """It draws itself."""

    def place(self, room: QRect) -> None:
        """Put it there."""
        width = min(room.width(), self.widget.sizeHint().width()) if self._natural else room.width()
        self.widget.setGeometry(room.x(), room.y(), width, room.height())


class Beside(Block):
    """A block, and at its right a widget that keeps its own size."""

    def __init__(self, block: Block, widget: QWidget, gap: int = 12) -> None:
        self._block, self._hosted, self._gap = block, Hosted(widget), gap

    def height(self, width: int) -> int:
        """As high as the higher."""
        size = self._hosted.widget.sizeHint()
        return max(size.height(), self._block.height(width - size.width() - self._gap))

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw the block."""
        (block, where), _ = self.spread(room)
        block.paint(painter, where, hot)

    def each(self) -> Iterator[Block]:
        """Both."""
        yield self._block
        yield self._hosted

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """Both, each in the middle of the height."""
        size = self._hosted.widget.sizeHint()
        left = room.width() - size.width()
        high = self._block.height(left - self._gap)
        yield self._block, QRect(room.x(), room.y() + (room.height() - high) // 2, left - self._gap, high)
        top = room.y() + (room.height() - size.height()) // 2
        yield self._hosted, QRect(room.x() + left, top, size.width(), size.height())


class Title(Block):
    """The title of a card, with a count or a remark at its right."""

    def __init__(self, text: str, aside: str = "") -> None:
        self._title, self._aside = text, aside
        self.text = " ".join(t for t in (text, aside) if t)

    def height(self, width: int) -> int:
        """One line."""
        return 16

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw both."""
        used = width_of(self._aside, Voice.THIRD) if self._aside else 0
        write(painter, room.adjusted(0, 0, -used - 8, 0), self._title, Voice.HEADING)
        if used:
            write(painter, QRect(room.right() - used + 1, room.y(), used + 1, 16), self._aside, Voice.THIRD)


class Pane(Block):
    """A surface with a hairline around it; holds blocks below each other."""

    def __init__(self, *blocks: Block, gap: int = 8) -> None:
        self._inner = Stack(*blocks, gap=gap)

    def height(self, width: int) -> int:
        """The blocks, with air around."""
        left, top, right, bottom = _MARGINS
        return self._inner.height(width - left - right) + top + bottom

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw surface and blocks."""
        surface(painter, room, RADIUS_CARD, ink(Tone.SURFACE), ink(Tone.LINE))
        self._inner.paint(painter, self._inside(room), hot)

    def each(self) -> Iterator[Block]:
        """What is in it."""
        yield from self._inner.each()

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """What is in it, and where."""
        yield from self._inner.spread(self._inside(room))

    def _inside(self, room: QRect) -> QRect:
        left, top, right, bottom = _MARGINS
        return room.adjusted(left, top, -right, -bottom)


class Shares(Block):
    """Blocks beside each other, of one height, each with its share of the width."""

    def __init__(self, *parts: tuple[Block, int], gap: int = 14) -> None:
        self._parts, self._gap = parts, gap
        self._whole = sum(share for _, share in parts)

    def height(self, width: int) -> int:
        """As high as the highest."""
        return max(block.height(wide) for block, _, wide in self._widths(width))

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw all."""
        for block, where in self._placed(room):
            block.paint(painter, where, hot)

    def each(self) -> Iterator[Block]:
        """What is in all of them."""
        for block, _ in self._parts:
            yield from block.each()

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """What is in all of them, and where."""
        for block, where in self._placed(room):
            yield from block.spread(where)

    def _placed(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        for block, x, wide in self._widths(room.width()):
            yield block, QRect(room.x() + x, room.y(), wide, room.height())

    def _widths(self, width: int) -> Iterator[tuple[Block, int, int]]:
        """Each block, where it begins and how wide it is."""
        share = (width - self._gap * (self._whole - 1)) / self._whole
        x = 0.0
        for block, shares in self._parts:
            wide = share * shares + self._gap * (shares - 1)
            yield block, round(x), round(x + wide) - round(x)
            x += wide + self._gap


class Board(Canvas):
    """Shows blocks, and the widgets that are hosted among them.

    A widget that is not shown any more stays a hidden child, to be shown again: making and deleting takes long.
    """

    def __init__(self, gap: int = 14, margins: Margins = 0) -> None:
        self._hosted: list[QWidget] = []
        self._placed_for = -1
        self.widest = _ENDLESS
        super().__init__(gap=gap, margins=margins)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show something else."""
        super().show_blocks(blocks)
        before, self._hosted = self._hosted, [b.widget for b in self._all.each() if isinstance(b, Hosted)]
        now = set(self._hosted)
        for widget in before:
            if widget not in now:
                widget.hide()
        for widget in self._hosted:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            if widget.isHidden():
                widget.show()
        self._place()

    def heightForWidth(self, width: int, /) -> int:
        """As high as the blocks; no wider than `widest`, so that a scroll bar that comes or goes moves nothing."""
        return super().heightForWidth(min(width, self.widest))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The widgets follow."""
        super().resizeEvent(event)
        if self.width() != self._placed_for:
            self._place()

    def _room(self) -> QRect:
        room = super()._room()
        left, _, right, _ = self._edges
        room.setWidth(min(room.width(), self.widest - left - right))
        return room

    def _place(self) -> None:
        self._placed_for = self.width()
        for block, where in self._spread_out():
            if isinstance(block, Hosted):
                block.place(where)
