"""The strokes that the painted parts share: rounded boxes, focus rings, clear text and the signs of levels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice, cut, font, metrics
from msp_desk.ui.looks import Shape
from msp_desk.ui.theme import Tone, ink

_LEFT = Qt.AlignmentFlag.AlignLeft
#: Text is drawn on one line, as it is: no mnemonics, no markup.
PLAINLY = Qt.TextFlag.TextSingleLine
_ACROSS = {
    align: int(align | Qt.AlignmentFlag.AlignVCenter) | int(PLAINLY)
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
}


def begin(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box, its border inside the given rectangle."""
    inside = QRectF(rect)
    if border is not None:
        half = width / 2
        inside = inside.adjusted(half, half, -half, -half)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inside, radius, radius)


def focus_ring(painter: QPainter, rect: QRect | QRectF, radius: float) -> None:
    """The ring around what has the keyboard."""
    box(painter, rect, radius, None, ink(Tone.ACCENT), 2)


def write(
    painter: QPainter,
    rect: QRect,
    text: str,
    voice: Voice,
    colour: QColor | None = None,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """One line of text in the middle of a rectangle's height, shortened where it does not fit."""
    painter.setFont(font(voice))
    painter.setPen(colour if colour is not None else ink(voice.tone))
    painter.drawText(rect, _ACROSS[align], cut(text, voice, rect.width()))


def write_along(
    painter: QPainter,
    rect: QRect,
    text: str,
    voice: Voice,
    colour: QColor | None = None,
    align: Qt.AlignmentFlag = _LEFT,
) -> int:
    """The same; returns its width, for what stands beside it."""
    write(painter, rect, text, voice, colour, align)
    return metrics(voice).horizontalAdvance(cut(text, voice, rect.width()))


def sign(painter: QPainter, shape: Shape, rect: QRectF, colour: QColor) -> None:
    """The sign of a level, filled."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    middle, left, right, top, bottom = rect.center(), rect.left(), rect.right(), rect.top(), rect.bottom()
    if shape is Shape.CIRCLE:
        painter.drawEllipse(rect.adjusted(0.3, 0.3, -0.3, -0.3))
    elif shape is Shape.SQUARE:
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    elif shape is Shape.TRIANGLE:
        painter.drawPolygon(
            QPolygonF([QPointF(middle.x(), top), QPointF(right, bottom), QPointF(left, bottom)])
        )
    else:
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), top - 0.5),
                    QPointF(right + 0.5, middle.y()),
                    QPointF(middle.x(), bottom + 0.5),
                    QPointF(left - 0.5, middle.y()),
                ]
            )
        )
