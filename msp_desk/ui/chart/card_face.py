"""One card, painted: edge and sign of its level, picture or initials, name, title and what is known of the last contact."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from msp_desk.reports.orgchart.faces import AVATAR, TEXT_LEFT, Face
from msp_desk.ui import icons
from msp_desk.ui.chart.shades import CHANGE_TONE, colour_of, paint_mark, soft
from msp_desk.ui.chart.shown import Change
from msp_desk.ui.fonts import Voice, cut, sized
from msp_desk.ui.looks import POINT_ICON
from msp_desk.ui.parts.painting import box, write
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink, mixed

#: Below this zoom a card shows its name alone, and below that nothing but its colour.
NAMES_BELOW, BOXES_BELOW = 0.45, 0.25
_EDGE = 3
_RIGHT = 10
_NAME, _TITLE, _FOOT = 18, 16, 15
_MARK = 7
_LARGE = 21
_LEFT, _FAR = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Detail(Enum):
    """How much of a card can be read at a zoom."""

    WHOLE = "whole"
    NAME = "name"
    BOX = "box"


def detail_at(zoom: float) -> Detail:
    """What is shown at a zoom."""
    if zoom < BOXES_BELOW:
        return Detail.BOX
    return Detail.NAME if zoom < NAMES_BELOW else Detail.WHOLE


@lru_cache(maxsize=8192)
def reads_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction is of a script written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def is_cut(face: Face, width: float) -> bool:
    """Whether something on a card of that width is shortened."""
    room = int(width - TEXT_LEFT - _RIGHT)
    return (
        cut(face.name, Voice.STRONG, room) != face.name or cut(face.title, Voice.SECOND, room) != face.title
    )


def paint_card(
    painter: QPainter,
    face: Face,
    size: tuple[float, float],
    photo: QPixmap | None,
    change: Change | None,
    detail: Detail,
) -> None:
    """A card with its top left corner at (0, 0), in the units of the chart."""
    room = QRectF(0, 0, *size)
    _paint_body(painter, face, room, change)
    if detail is Detail.NAME:
        _paint_large_name(painter, face, room)
        return
    _paint_avatar(painter, face, room, photo)
    _paint_texts(painter, face, room)


def _paint_body(painter: QPainter, face: Face, room: QRectF, change: Change | None) -> None:
    border = ink(Tone.LINE)
    if change is not None:
        border = mixed(ink(CHANGE_TONE[change]), ink(Tone.SURFACE), 0.75)
    if face.empty:
        inside = room.adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(border if change is not None else mixed(ink(Tone.TEXT3), ink(Tone.SURFACE), 0.6), 1.0)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(ink(Tone.SURFACE))
        painter.drawRoundedRect(inside, RADIUS_CARD, RADIUS_CARD)
        return
    box(painter, room, RADIUS_CARD, ink(Tone.SURFACE), border)
    painter.save()
    painter.setClipRect(QRectF(0, 0, _EDGE, room.height()), Qt.ClipOperation.IntersectClip)
    box(painter, room, RADIUS_CARD, colour_of(face.shade))
    painter.restore()


def _paint_avatar(painter: QPainter, face: Face, room: QRectF, photo: QPixmap | None) -> None:
    where = QRectF(_EDGE + 9, (room.height() - AVATAR) / 2, AVATAR, AVATAR)
    if photo is not None and not photo.isNull():
        _paint_photo(painter, where, photo)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft(face.shade))
        painter.drawEllipse(where)
        painter.setFont(sized(12, QFont.Weight.DemiBold))
        painter.setPen(colour_of(face.shade))
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), face.initials)
    badge = QRectF(where.right() - _MARK - 1.5, where.bottom() - _MARK - 1.5, _MARK + 6, _MARK + 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(Tone.SURFACE))
    painter.drawEllipse(badge)
    paint_mark(painter, face.mark, badge.adjusted(3, 3, -3, -3), colour_of(face.shade))
    if face.more:
        _paint_more(painter, where, f"+{face.more}")


def _paint_photo(painter: QPainter, where: QRectF, photo: QPixmap) -> None:
    painter.save()
    path = QPainterPath()
    path.addEllipse(where)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    side = min(photo.width(), photo.height())
    middle = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
    painter.drawPixmap(where, photo, middle)
    painter.restore()


def _paint_more(painter: QPainter, avatar: QRectF, text: str) -> None:
    """How many more hold the seat."""
    font = sized(9, QFont.Weight.DemiBold)
    width = QFontMetrics(font).horizontalAdvance(text) + 8
    where = QRectF(avatar.right() - width + 4, avatar.top() - 5, width, 14)
    box(painter, where.adjusted(-1, -1, 1, 1), 8, ink(Tone.SURFACE))
    box(painter, where, 7, ink(Tone.SUNKEN))
    painter.setFont(font)
    painter.setPen(ink(Tone.TEXT2))
    painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_texts(painter: QPainter, face: Face, room: QRectF) -> None:
    left = int(TEXT_LEFT)
    width = int(room.width()) - left - _RIGHT
    high = _NAME + (_TITLE if face.title else 0) + (_FOOT if face.foot else 0)
    y = int((room.height() - high) / 2)
    _line(
        painter,
        QRect(left, y, width, _NAME),
        face.name,
        Voice.STRONG,
        ink(Tone.TEXT2) if face.empty else None,
    )
    y += _NAME
    if face.title:
        _line(painter, QRect(left, y, width, _TITLE), face.title, Voice.SECOND)
        y += _TITLE
    if face.foot:
        _paint_foot(painter, face, QRect(left, y, width, _FOOT))


def _paint_foot(painter: QPainter, face: Face, where: QRect) -> None:
    taken = 0
    if face.channel is not None:
        _paint_icon(painter, POINT_ICON[face.channel], where.x(), where.y() + 2, 11)
        taken = 15
    _line(painter, where.adjusted(taken, 0, 0, 0), face.foot, Voice.THIRD)


def _paint_icon(painter: QPainter, name: str, x: float, y: float, size: int) -> None:
    """An icon on whole pixels of the picture, drawn for its scale: stretched, it would be blurred."""
    scale = painter.transform().m11()
    at = painter.transform().map(QPointF(x, y))
    painter.save()
    painter.resetTransform()
    painter.drawPixmap(round(at.x()), round(at.y()), icons.pixmap(name, ink(Tone.TEXT3), round(size * scale)))
    painter.restore()


def _line(painter: QPainter, where: QRect, text: str, voice: Voice, colour: QColor | None = None) -> None:
    write(painter, where, text, voice, colour, _FAR if reads_leftwards(text) else _LEFT)


@lru_cache(maxsize=4096)
def _large(text: str, width: int) -> str:
    return QFontMetrics(_large_font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _large_font() -> QFont:
    return sized(_LARGE, QFont.Weight.Medium)


def _paint_large_name(painter: QPainter, face: Face, room: QRectF) -> None:
    """The name as large as the card allows, so that it can be read from further away."""
    where = room.adjusted(14, 0, -8, 0)
    painter.setFont(_large_font())
    painter.setPen(ink(Tone.TEXT2 if face.empty else Tone.TEXT))
    side = _FAR if reads_leftwards(face.name) else _LEFT
    text = _large(face.name if not face.empty else face.title or face.name, int(where.width()))
    flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(where, flags, text)
