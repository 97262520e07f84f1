"""The small round buttons at the edges of a card: where they are, for those who paint and those who press."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.card_face import BOXES_BELOW
from msp_desk.ui.fonts import Voice, width_of

_BUTTON = 18.0
_DOT = 5.0
#: How near the edge dragging pushes the chart, and how far at most.
_BORDER, _PUSH = 36, 14.0


def card_room(card: Card, camera: Camera) -> QRectF:
    """Where a card is seen."""
    corner = camera.to_view(card.x, card.y)
    return QRectF(corner.x(), corner.y(), card.width * camera.zoom, card.height * camera.zoom)


def fold_text(card: Card) -> str:
    """What the button on the lower edge says."""
    return f"+{card.hides}" if card.hides else "−"


def fold_spot(card: Card, camera: Camera) -> QRectF | None:
    """The button on the lower edge, of cards that have somebody below them, unless all is too small."""
    if not (card.kids or card.hides) or camera.zoom < BOXES_BELOW:
        return None
    room = card_room(card, camera)
    width = max(_BUTTON, width_of(fold_text(card), Voice.THIRD_STRONG) + 12.0) if card.hides else _BUTTON
    return QRectF(round(room.center().x() - width / 2), round(room.bottom() - _BUTTON / 2), width, _BUTTON)


def tie_spot(card: Card, camera: Camera) -> QPointF:
    """The dot at the edge that looks at the other chart, from which a counterpart line is drawn."""
    x = card.right if card.part == 0 else card.x
    return camera.to_view(x, card.y + card.height / 2)


def is_on_dot(card: Card, camera: Camera, at: QPointF) -> bool:
    """Whether a point is on the dot, or near enough to press it."""
    off = tie_spot(card, camera) - at
    return off.x() ** 2 + off.y() ** 2 <= (_DOT + 5) ** 2


def dot_room(card: Card, camera: Camera) -> QRectF:
    """Where the dot is painted."""
    middle = tie_spot(card, camera)
    return QRectF(middle.x() - _DOT, middle.y() - _DOT, 2 * _DOT, 2 * _DOT)


def pull(at: float, size: float) -> float:
    """How far the chart is pushed when something is held at that distance from the edge."""
    if at < _BORDER:
        return _PUSH * min(1.0, (_BORDER - at) / _BORDER)
    if at > size - _BORDER:
        return -_PUSH * min(1.0, (at - size + _BORDER) / _BORDER)
    return 0.0
