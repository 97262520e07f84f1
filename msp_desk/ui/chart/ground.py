"""What lies under the cards: a dotted ground that moves with them, and over each chart whose it is."""

from __future__ import annotations

from functools import lru_cache
from math import floor, log2

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.state import ChartState
from msp_desk.ui.fonts import Voice, cut, font, width_of
from msp_desk.ui.theme import Tokens, Tone, ink, mixed, now

_APART = 16
_EDGE = 16.0
_HEADING = 28.0
_WIDEST = 320


@lru_cache(maxsize=32)
def _tile(look: Tokens, apart: int, ratio: float) -> QPixmap:
    tile = QPixmap(round(apart * ratio), round(apart * ratio))
    tile.fill(ink(Tone.SURFACE))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(ink(Tone.TEXT3), ink(Tone.LINE), 0.15))
    painter.drawEllipse(QRectF(0, 0, 1.6 * ratio, 1.6 * ratio))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile


def paint_ground(painter: QPainter, size: QSizeF, camera: Camera) -> None:
    """The dots, always about as far from each other."""
    nearer = camera.zoom * 2.0 ** -floor(log2(camera.zoom) + 0.5)
    apart = max(8, round(_APART * nearer))
    origin = camera.to_view(0, 0)
    start = QPointF(origin.x() % apart, origin.y() % apart)
    painter.setBrushOrigin(round(start.x()), round(start.y()))
    painter.fillRect(
        QRectF(QPointF(), size), QBrush(_tile(now(), apart, painter.device().devicePixelRatioF()))
    )
    painter.setBrushOrigin(0, 0)


def paint_headings(painter: QPainter, state: ChartState, camera: Camera, size: QSizeF) -> None:
    """The names of the organisations, at the upper edge over their charts however these are pushed."""
    if len(state.shown.parts) < 2:
        return
    taken = 0.0
    for part, extent in zip(state.shown.parts, state.plan.extents, strict=True):
        text = cut(part.name.upper(), Voice.GROUP, _WIDEST)
        width = width_of(text, Voice.GROUP)
        left, right = camera.to_view(extent.left, 0).x(), camera.to_view(extent.right, 0).x()
        x = max(_EDGE, taken, min(left, size.width() - width - _EDGE))
        if right < x or left > size.width():
            continue
        where = QRectF(round(x), 6, width + 1, _HEADING)
        ground = QColor(ink(Tone.SURFACE))
        ground.setAlpha(215)
        painter.fillRect(where.adjusted(-6, 3, 6, -3), ground)
        painter.setFont(font(Voice.GROUP))
        painter.setPen(ink(Tone.TEXT2))
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        taken = where.right() + 24
