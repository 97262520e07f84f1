"""A small picture of a chart that is larger than the view, with what is seen of it; dragging there moves the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.chart.shades import colour_of
from msp_desk.ui.chart.state import ChartState
from msp_desk.ui.chart.surface import ChartSurface
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.theme import RADIUS_SMALL, Tokens, Tone, ink, mixed, now

_WIDEST, _TALLEST, _LOWEST = 180, 110, 40
_EDGE = 6
#: So much larger than the view the chart is before the map appears.
_LARGER = 1.04


class MiniMap(QWidget):
    """Drawn once for each arrangement; only the frame moves."""

    def __init__(self, words: Words, surface: ChartSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._picture = QPixmap()
        self._of: tuple[object, Tokens | None] = (None, None)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(words.t("Map of the chart"))
        self.hide()

    def sizeHint(self) -> QSize:
        """In the shape of the chart; one that is very wide is drawn higher than it is."""
        plan = self._surface.state.plan
        across, down = self._scale()
        return QSize(round(plan.width * across) + 2 * _EDGE, round(plan.height * down) + 2 * _EDGE)

    def is_needed(self) -> bool:
        """Whether part of the chart is out of sight."""
        camera, plan = self._surface.camera, self._surface.state.plan
        wide, high = plan.width * camera.zoom, plan.height * camera.zoom
        size = camera.size
        return bool(plan.cards) and (wide > size.width() * _LARGER or high > size.height() * _LARGER)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the map, and the frame of what is seen."""
        if self._of != (self._surface.state.plan, now()):
            self._draw()
        painter = begin(self)
        painter.drawPixmap(0, 0, self._picture)
        seen, (across, down) = self._surface.camera.seen(), self._scale()
        corner = seen.left() * across + _EDGE, seen.top() * down + _EDGE
        frame = QRectF(*corner, seen.width() * across, seen.height() * down)
        frame = frame.intersected(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        soft = ink(Tone.ACCENT).lighter()
        soft.setAlpha(34)
        box(painter, frame, 3, soft, ink(Tone.ACCENT), 1.5)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Go there."""
        self._go(event.position(), gliding=True)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._surface.hurry()
            self._go(event.position(), gliding=False)

    def _go(self, at: QPointF, *, gliding: bool) -> None:
        (across, down), camera = self._scale(), self._surface.camera
        camera.centre_on((at.x() - _EDGE) / across, (at.y() - _EDGE) / down, gliding=gliding)

    def _scale(self) -> tuple[float, float]:
        plan = self._surface.state.plan
        wide, high = max(1.0, plan.width), max(1.0, plan.height)
        scale = min((_WIDEST - 2 * _EDGE) / wide, (_TALLEST - 2 * _EDGE) / high)
        return scale, max(scale, (_LOWEST - 2 * _EDGE) / high)

    def _draw(self) -> None:
        """The ground and a speck for each card."""
        ratio = self.devicePixelRatioF()
        state, scale = self._surface.state, self._scale()
        self._of = (state.plan, now())
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), RADIUS_SMALL, ink(Tone.SURFACE), ink(Tone.LINE))
        _paint_specks(painter, state, scale)
        painter.end()


def _paint_specks(painter: QPainter, state: ChartState, scale: tuple[float, float]) -> None:
    across, down = scale
    for card in state.plan.cards.values():
        face = state.faces[card.key]
        colour = ink(Tone.LINE) if face.empty else mixed(colour_of(face.shade), ink(Tone.SURFACE), 0.6)
        wide, high = max(1.5, card.width * across), max(1.5, card.height * down)
        painter.fillRect(QRectF(card.x * across + _EDGE, card.y * down + _EDGE, wide, high), colour)
