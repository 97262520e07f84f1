"""Hours used against hours included, as a small bar that says its numbers."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.canvas import Block
from msp_desk.ui.parts.painting import box, write
from msp_desk.ui.theme import Tone, ink

_HIGH, _BAR = 36, 5


class Track(Block):
    """What it is about, the numbers at the right, and the bar below; more than all of it is red and says so in words."""

    def __init__(self, name: str, told: str, part: float | None) -> None:
        self._name, self._told, self._part = name, told, part
        self.text = f"{name}: {told}"

    def height(self, width: int) -> int:
        """A line of text, and the bar where there is one."""
        return _HIGH if self._part is not None else 20

    def paint(self, painter: QPainter, room: QRect, hot: Block | None) -> None:
        """Draw words, numbers and bar."""
        over = self._part is not None and self._part > 1
        used = width_of(self._told, Voice.SMALL_STRONG)
        line = QRect(room.x(), room.y(), room.width(), 18)
        write(painter, line.adjusted(0, 0, -used - 8, 0), self._name, Voice.SECOND)
        where = QRect(room.right() - used, room.y(), used + 1, 18)
        write(painter, where, self._told, Voice.SMALL_STRONG, ink(Tone.BAD if over else Tone.TEXT))
        if self._part is None:
            return
        track = QRectF(room.x(), room.y() + 24, room.width(), _BAR)
        box(painter, track, _BAR / 2, ink(Tone.SUNKEN))
        if self._part > 0:
            wide = max(float(_BAR), track.width() * min(1.0, self._part))
            tone = Tone.BAD if over else Tone.ACCENT
            box(painter, QRectF(track.x(), track.y(), wide, _BAR), _BAR / 2, ink(tone))
