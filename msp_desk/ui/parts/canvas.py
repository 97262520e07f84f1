"""Cards that are painted whole: blocks of text below and beside each other, laid out and drawn without a widget for each.

A card of fifty small widgets takes longer to make than somebody who holds a telephone wants to wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import Margins
from msp_desk.ui.parts.painting import begin
from msp_desk.ui.theme import Tone, ink

_NARROWEST = 120
_FORWARD = {True: 1, False: -1}


class Block:
    """A part of a painted card; what it is high depends on how wide it may be.

    `text` is what a screen reader reads. A block with an `action` can be pressed; it says so by how it is drawn while `hot`.
    """

    text = ""
    action: Callable[[], str] | None = None

    def height(self, width: int) -> int:
        """How high it is in that width."""
        raise NotImplementedError

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw it; `hot` is the block that the pointer or the keyboard is on."""
        raise NotImplementedError

    def each(self) -> Iterator[Block]:
        """Every block in it that is no mere container."""
        yield self

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """The same, and where they are."""
        yield self, room

    def told(self, room: QRect) -> str:
        """What the pointer is told there; nothing where all can be read."""
        return ""


class Rule(Block):
    """A hairline across."""

    def height(self, width: int) -> int:
        """One pixel."""
        return 1

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw the line."""
        painter.fillRect(room, ink(Tone.LINE))


class Stack(Block):
    """Blocks below each other."""

    def __init__(self, *blocks: Block, gap: int = 5) -> None:
        self._blocks, self._gap = blocks, gap
        self._heights: tuple[int, tuple[int, ...]] = (-1, ())

    def height(self, width: int) -> int:
        """All of them with the gaps between."""
        heights = self._measured(width)
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw what of it is seen."""
        seen = painter.clipBoundingRect().toRect()
        for block, where in self._placed(room):
            if where.top() > seen.bottom():
                break
            if where.bottom() >= seen.top():
                block.paint(painter, where, hot)

    def each(self) -> Iterator[Block]:
        """What is in it."""
        for block in self._blocks:
            yield from block.each()

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """What is in it, and where."""
        for block, where in self._placed(room):
            yield from block.spread(where)

    def _measured(self, width: int) -> tuple[int, ...]:
        if self._heights[0] != width:
            self._heights = width, tuple(b.height(width) for b in self._blocks)
        return self._heights[1]

    def _placed(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        y = room.y()
        for block, height in zip(self._blocks, self._measured(room.width()), strict=True):
            yield block, QRect(room.x(), y, room.width(), height)
            y += height + self._gap


class Columns(Block):
    """Two blocks beside each other, of one width."""

    def __init__(self, left: Block, right: Block, gap: int = 24) -> None:
        self._both, self._gap = (left, right), gap

    def height(self, width: int) -> int:
        """As high as the higher."""
        return max(block.height(self._half(width)) for block in self._both)

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw both."""
        for block, where in self._placed(room):
            block.paint(painter, where, hot)

    def each(self) -> Iterator[Block]:
        """What is in both."""
        for block in self._both:
            yield from block.each()

    def spread(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        """What is in both, and where."""
        for block, where in self._placed(room):
            yield from block.spread(where)

    def _half(self, width: int) -> int:
        return (width - self._gap) // 2

    def _placed(self, room: QRect) -> Iterator[tuple[Block, QRect]]:
        half = self._half(room.width())
        for place, block in enumerate(self._both):
            yield block, QRect(room.x() + place * (half + self._gap), room.y(), half, room.height())


class Canvas(QWidget):
    """Shows blocks; those with an action are reached by Tab and pressed by Enter, Space or the pointer."""

    def __init__(self, *blocks: Block, gap: int = 12, margins: Margins = 0) -> None:
        super().__init__()
        self._gap = gap
        self._edges = (margins,) * 4 if isinstance(margins, int) else margins
        self._hot: Block | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setMinimumWidth(_NARROWEST)
        self.show_blocks(blocks)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show something else."""
        self._all = Stack(*blocks, gap=self._gap)
        self._hot = None
        each = list(self._all.each())
        self.setAccessibleName("\n".join(b.text for b in each if b.text))
        can = any(b.action for b in each)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can else Qt.FocusPolicy.NoFocus)
        if self.toolTip():
            self.setToolTip("")
        if not self.isVisible() or self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self.update()

    def texts(self) -> list[str]:
        """All that can be read, block by block."""
        return [b.text for b in self._all.each() if b.text]

    def heightForWidth(self, width: int, /) -> int:
        """As high as the blocks."""
        left, top, right, bottom = self._edges
        return self._all.height(max(40, width - left - right)) + top + bottom

    def sizeHint(self) -> QSize:
        """It takes what there is."""
        return QSize(300, 200)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the blocks."""
        painter = begin(self)
        painter.setClipRect(event.rect())
        self._all.paint(painter, self._room(), self._hot)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """What can be pressed answers the pointer; what was cut is told whole."""
        block, where = self._at(event.position().toPoint())
        self.setToolTip(tip(block.told(where)) if block is not None else "")
        self._warm(block if block is not None and block.action else None)
        shape = Qt.CursorShape.PointingHandCursor if self._hot is not None else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """Press it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position().toPoint())

    def leaveEvent(self, event: QEvent, /) -> None:
        """The pointer is gone."""
        self._warm(None)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Coming by Tab, the first that can be pressed is ready; coming back, the last."""
        super().focusInEvent(event)
        doing = self._doing()
        if doing and event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._warm(doing[0 if event.reason() == Qt.FocusReason.TabFocusReason else -1])

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Nothing is ready any more."""
        super().focusOutEvent(event)
        self._warm(None)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab walks through what can be pressed before it leaves."""
        doing = self._doing()
        place = doing.index(self._hot) + _FORWARD[forward] if self._hot in doing else -1
        if 0 <= place < len(doing):
            self._warm(doing[place])
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter and Space press."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        where = next((r for b, r in self._spread_out() if b is self._hot), None)
        if event.key() in keys and where is not None and not event.modifiers():
            self._press(where.center())
        else:
            super().keyPressEvent(event)

    def _room(self) -> QRect:
        left, top, right, bottom = self._edges
        return self.rect().adjusted(left, top, -right, -bottom)

    def _spread_out(self) -> list[tuple[Block, QRect]]:
        return list(self._all.spread(self._room()))

    def _doing(self) -> list[Block]:
        return [b for b, _ in self._spread_out() if b.action]

    def _at(self, place: QPoint) -> tuple[Block | None, QRect]:
        found = (each for each in self._spread_out() if each[1].contains(place))
        return next(found, (None, QRect()))

    def _warm(self, block: Block | None) -> None:
        if block is not self._hot:
            self._hot = block
            self.update()

    def _press(self, place: QPoint) -> None:
        block, where = self._at(place)
        if block is not None and block.action is not None:
            said = block.action()
            QToolTip.showText(self.mapToGlobal(where.bottomLeft()), tip(said), self)
