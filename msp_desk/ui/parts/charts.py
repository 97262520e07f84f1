"""Small drawings of numbers: bars, a line, a share as a track; each says its numbers to screen readers too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, box, write
from msp_desk.ui.theme import Tone, ink


@dataclass(frozen=True, slots=True)
class Bar:
    """One number with its word; `told` is how the number is written."""

    label: str
    value: float
    told: str
    tone: Tone = Tone.ACCENT


class SmallBarChart(QWidget):
    """Words on the left, tracks in the middle, numbers on the right; one line each."""

    _LINE = 23

    def __init__(self, bars: Sequence[Bar], most: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(bars, most)

    def show_bars(self, bars: Sequence[Bar], most: float | None = None) -> None:
        """Draw other numbers."""
        self._bars = tuple(bars)
        self._most = most or max((b.value for b in bars), default=0) or 1
        self.setAccessibleName("; ".join(f"{b.label}: {b.told}" for b in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each number."""
        return QSize(220, max(1, len(self._bars)) * self._LINE)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw all lines."""
        painter = begin(self)
        measure = metrics(Voice.SECOND)
        words = min(
            self.width() // 2, max((measure.horizontalAdvance(b.label) for b in self._bars), default=0)
        )
        numbers = max((measure.horizontalAdvance(b.told) for b in self._bars), default=0)
        left, right = words + 9, self.width() - numbers - 9
        for index, bar in enumerate(self._bars):
            y = index * self._LINE
            write(painter, QRect(0, y, words + 1, self._LINE), bar.label, Voice.SECOND)
            track = QRectF(left, y + self._LINE / 2 - 2.5, max(0, right - left), 5)
            box(painter, track, 2.5, ink(Tone.SUNKEN))
            share = max(0.0, min(1.0, bar.value / self._most))
            if share > 0:
                box(
                    painter,
                    QRectF(track.x(), track.y(), max(5, track.width() * share), 5),
                    2.5,
                    ink(bar.tone),
                )
            where = QRect(right, y, self.width() - right, self._LINE)
            write(painter, where, bar.told, Voice.SMALL_FIGURES, None, Qt.AlignmentFlag.AlignRight)


class Sparkline(QWidget):
    """How a number went, ending in a dot."""

    def __init__(self, values: Sequence[float], tone: Tone = Tone.ACCENT, *, name: str = "") -> None:
        super().__init__()
        self._values, self._tone = tuple(values), tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(tip(name))

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(120, 24)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw line and dot."""
        paint_sparkline(begin(self), self.rect(), self._values, self._tone)


def paint_sparkline(painter: QPainter, room: QRect, values: Sequence[float], tone: Tone) -> None:
    """The line and its dot, for widgets and painted cards alike."""
    if not values:
        return
    low, high = min(values), max(values)
    spread, steps = (high - low) or 1, max(1, len(values) - 1)
    left, top, width, height = room.x() + 3, room.y() + 3, room.width() - 6, room.height() - 6
    flat = high == low
    points = [
        QPointF(left + width * i / steps, top + height * (0.5 if flat else (high - v) / spread))
        for i, v in enumerate(values)
    ]
    painter.setPen(QPen(ink(tone), 1.5))
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(ink(tone))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(points[-1], 2.5, 2.5)
