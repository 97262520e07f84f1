"""A tick box in our own clothes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import Tone, ink

_BOX = 16


class CheckBox(Pressable):
    """A box, ticked or not, with words beside it; `toggled` and `clicked` as of any button."""

    def __init__(self, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name or text, parent=parent)
        self._text = text
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as box and words."""
        return QSize(metrics(Voice.TEXT).horizontalAdvance(self._text) + _BOX + 14, 24)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw box, tick and words."""
        painter, on = begin(self), self.isChecked()
        square = QRect(2, (self.height() - _BOX) // 2, _BOX, _BOX)
        edge = ink(Tone.ACCENT if on else Tone.TEXT3 if self.underMouse() else Tone.LINE)
        box(painter, square, 4, ink(Tone.ACCENT if on else Tone.SURFACE), edge)
        if on:
            icons.draw(painter, "check", square.x() + 2, square.y() + 2, ink(Tone.ON_ACCENT), 12)
        tone = ink(Tone.TEXT if self.isEnabled() else Tone.TEXT3)
        write(
            painter,
            QRect(_BOX + 10, 0, self.width() - _BOX - 10, self.height()),
            self._text,
            Voice.TEXT,
            tone,
        )
        if self.ringed:
            focus_ring(painter, square.adjusted(-2, -2, 2, 2), 6)
