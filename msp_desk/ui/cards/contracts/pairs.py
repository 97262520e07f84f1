"""A name and what is said under it, beside each other; what is said wraps."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.blocks import Rich
from msp_desk.ui.parts.canvas import Block
from msp_desk.ui.parts.mixed import LINE, Span
from msp_desk.ui.parts.painting import write
from msp_desk.ui.theme import Tone


class Pair(Block):
    """`wide` is the room for the names, the same for all pairs of a card."""

    def __init__(self, name: str, told: str, wide: int, tone: Tone | None = None) -> None:
        self._name, self._wide = name, wide
        self._rich = Rich(Span(told, Voice.SMALL, tone))
        self.text = f"{name}: {told}"

    def height(self, width: int) -> int:
        """As many lines as it takes."""
        return self._rich.height(width - self._wide)

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw both."""
        write(painter, QRect(room.x(), room.y(), self._wide - 8, LINE), self._name, Voice.SECOND)
        self._rich.paint(painter, room.adjusted(self._wide, 0, 0, 0), hot)
