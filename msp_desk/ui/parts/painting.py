"""The strokes that the painted parts share: rounded boxes, focus rings, clear text and the signs of levels."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF, QStaticText
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


def surface(painter: QPainter, rect: QRect, radius: int, fill: QColor, border: QColor) -> None:
    """A large rounded box: smooth corners from a picture of them, all else by plain fills, which are far faster."""
    ratio = painter.device().devicePixelRatioF()
    if ratio != int(ratio) or min(rect.width(), rect.height()) < 2 * radius:
        box(painter, rect, radius, fill, border)
        return
    corners, far, side = _corners(radius, fill.rgba(), border.rgba(), ratio), int(radius * ratio), radius
    x, y, right, bottom = rect.x(), rect.y(), rect.right() + 1 - radius, rect.bottom() + 1 - radius
    for left, top, from_x, from_y in (
        (x, y, 0, 0),
        (right, y, far, 0),
        (x, bottom, 0, far),
        (right, bottom, far, far),
    ):
        painter.drawPixmap(QRect(left, top, side, side), corners, QRect(from_x, from_y, far, far))
    painter.fillRect(rect.adjusted(1, side, -1, -side), fill)
    for strip in (y + 1, bottom):
        painter.fillRect(QRect(x + side, strip, rect.width() - 2 * side, side - 1), fill)
    for line in (
        QRect(x + side, y, rect.width() - 2 * side, 1),
        QRect(x + side, rect.bottom(), rect.width() - 2 * side, 1),
        QRect(x, y + side, 1, rect.height() - 2 * side),
        QRect(rect.right(), y + side, 1, rect.height() - 2 * side),
    ):
        painter.fillRect(line, border)


@lru_cache(maxsize=16)
def _corners(radius: int, fill: int, border: int, ratio: float) -> QPixmap:
    """A box that is nothing but its four corners."""
    drawn = QPixmap(round(2 * radius * ratio), round(2 * radius * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRect(0, 0, 2 * radius, 2 * radius)
    box(painter, whole, radius, QColor.fromRgba(fill), QColor.fromRgba(border))
    painter.end()
    return drawn


def focus_ring(painter: QPainter, rect: QRect | QRectF, radius: float) -> None:
    """The ring around what has the keyboard."""
    box(painter, rect, radius, None, ink(Tone.ACCENT), 2)


def line(painter: QPainter, x: int, y: int, height: int, text: str, voice: Voice) -> None:
    """One line in the pen's colour, in the middle of that height; its letters are put beside each other once."""
    painter.setFont(font(voice))
    laid, high = _laid(text, voice)
    painter.drawStaticText(x, y + (height - high) // 2, laid)


@lru_cache(maxsize=2048)
def _laid(text: str, voice: Voice) -> tuple[QStaticText, int]:
    laid = QStaticText(text.replace("\n", " "))
    laid.setTextFormat(Qt.TextFormat.PlainText)
    return laid, metrics(voice).height()


def write(
    painter: QPainter,
    rect: QRect,
    text: str,
    voice: Voice,
    colour: QColor | None = None,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """One line of text in the middle of a rectangle's height, shortened where it does not fit."""
    painter.setPen(colour if colour is not None else ink(voice.tone))
    if align is _LEFT:
        line(painter, rect.x(), rect.y(), rect.height(), cut(text, voice, rect.width()), voice)
        return
    painter.setFont(font(voice))
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
