"""What is painted above the cards: rings, fold buttons, handles, marks of change, and what is being dragged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from msp_desk.ui import icons
from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.card_face import BOXES_BELOW, NAMES_BELOW
from msp_desk.ui.chart.guide import Glow, Guide
from msp_desk.ui.chart.lines import bend
from msp_desk.ui.chart.shades import CHANGE_ICON, CHANGE_TONE
from msp_desk.ui.chart.spots import card_room, dot_room, fold_spot, fold_text, tie_spot
from msp_desk.ui.chart.state import ChartState
from msp_desk.ui.fonts import Voice, font, metrics
from msp_desk.ui.parts.painting import box
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink, wash

PictureOf = Callable[[Card], QPixmap | None]

_BUBBLE = 260
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def paint_marks(
    painter: QPainter,
    state: ChartState,
    camera: Camera,
    cards: Sequence[Card],
    glow: Glow | None,
    *,
    focused: bool,
    focus: UUID | None,
) -> None:
    """Rings, buttons and marks at the edges of the cards that are seen."""
    chosen, hot = state.card(state.chosen), state.card(state.hot)
    if glow is not None and (card := state.card(glow.key)) is not None:
        _paint_glow(painter, card_room(card, camera), camera, glow.share)
    if chosen is not None:
        paint_ring(painter, chosen, camera, 2.0 if focused else 1.5, focused=focused)
    for drawn in state.plan.ties_of.get(focus, ()) if focus is not None else ():
        other = state.plan.cards[drawn.ours if drawn.theirs == focus else drawn.theirs]
        if other is not chosen:
            paint_ring(painter, other, camera, 1.5, focused=False)
    if camera.zoom < BOXES_BELOW:
        return
    if camera.zoom >= NAMES_BELOW and state.shown.changes:
        _paint_changes(painter, state, camera, cards)
    for card in cards:
        if card.hides or card is hot or card is chosen:
            _paint_fold(painter, card, camera)
    if len(state.shown.parts) > 1 and state.shown.may_edit:
        for one in {id(c): c for c in (hot, chosen) if c is not None}.values():
            _paint_dot(painter, dot_room(one, camera))


def paint_ring(painter: QPainter, card: Card, camera: Camera, width: float, *, focused: bool) -> None:
    """The ring around a card; with the keyboard on it, a soft one around that."""
    room, radius = card_room(card, camera), RADIUS_CARD * camera.zoom
    if focused:
        soft = QColor(ink(Tone.ACCENT))
        soft.setAlpha(60)
        box(painter, room.adjusted(-4, -4, 4, 4), radius + 4, None, soft, 3)
    box(painter, room.adjusted(-1, -1, 1, 1), radius + 1, None, ink(Tone.ACCENT), width)


def _paint_glow(painter: QPainter, room: QRectF, camera: Camera, share: float) -> None:
    colour, reach = QColor(ink(Tone.ACCENT)), 4 + 14 * share
    colour.setAlphaF(max(0.0, 0.55 * (1 - share)))
    where = room.adjusted(-reach, -reach, reach, reach)
    box(painter, where, RADIUS_CARD * camera.zoom + reach, None, colour, 2 + 3 * (1 - share))


def _paint_fold(painter: QPainter, card: Card, camera: Camera) -> None:
    spot = fold_spot(card, camera)
    if spot is None:
        return
    border = ink(Tone.ACCENT) if card.hides else ink(Tone.LINE)
    box(painter, spot, spot.height() / 2, ink(Tone.SURFACE), border)
    painter.setFont(font(Voice.THIRD_STRONG))
    painter.setPen(ink(Tone.ACCENT) if card.hides else ink(Tone.TEXT2))
    painter.drawText(spot.adjusted(0, -0.5, 0, -0.5), _CENTRE, fold_text(card))


def _paint_dot(painter: QPainter, where: QRectF) -> None:
    painter.setPen(QPen(ink(Tone.SURFACE), 2))
    painter.setBrush(ink(Tone.ACCENT))
    painter.drawEllipse(where)


def _paint_changes(painter: QPainter, state: ChartState, camera: Camera, cards: Sequence[Card]) -> None:
    """The sign of what became of a seat, at its upper right corner."""
    for card in cards:
        change = state.shown.changes.get(card.key)
        if change is None:
            continue
        room, tone = card_room(card, camera), CHANGE_TONE[change]
        badge = QRectF(round(room.right() - 15), round(room.top() - 7), 20, 20)
        box(painter, badge, 10, wash(tone), ink(tone))
        icons.draw(painter, CHANGE_ICON[change], badge.x() + 4, badge.y() + 4, ink(tone), 12)


def paint_guide(
    painter: QPainter, guide: Guide, state: ChartState, camera: Camera, picture_of: PictureOf, size: QSizeF
) -> None:
    """What is dragged, and where it would go."""
    tone = Tone.BAD if guide.is_refused else Tone.ACCENT
    target = state.card(guide.target)
    if target is not None:
        _paint_target(painter, card_room(target, camera), camera, tone)
    elif guide.is_onto_ground:
        inside = QRectF(QPointF(), size).adjusted(5, 5, -5, -5)
        box(painter, inside, RADIUS_CARD, None, ink(Tone.ACCENT), 1.5)
    if guide.gap is not None:
        _paint_gap(painter, guide.gap, camera)
    if (start := state.card(guide.tie_from)) is not None:
        _paint_new_tie(painter, start, target, guide, camera)
    if (card := state.card(guide.ghost)) is not None:
        picture = picture_of(card)
        at = guide.at - (guide.grip or QPointF())
        if picture is not None:
            painter.setOpacity(0.88)
            painter.drawPixmap(at, picture)
            painter.setOpacity(1.0)
            room = QRectF(at, QSizeF(card.width * camera.zoom, card.height * camera.zoom))
            box(painter, room, RADIUS_CARD * camera.zoom, None, ink(tone), 1.5)
    if guide.bubble:
        below = guide.at + QPointF(18, 22)
        if card is not None:  # under what is dragged, so that neither hides the other
            below = guide.at - (guide.grip or QPointF()) + QPointF(0, card.height * camera.zoom + 8)
        _paint_bubble(painter, guide.bubble, below, size, tone)


def _paint_target(painter: QPainter, room: QRectF, camera: Camera, tone: Tone) -> None:
    soft = QColor(ink(tone))
    soft.setAlpha(28)
    radius = RADIUS_CARD * camera.zoom
    box(painter, room.adjusted(-3, -3, 3, 3), radius + 3, soft, ink(tone), 2)


def _paint_gap(painter: QPainter, gap: tuple[float, float, float, float], camera: Camera) -> None:
    """Where between its siblings a card would stand."""
    start, end = camera.to_view(*gap[:2]), camera.to_view(*gap[2:])
    painter.setPen(QPen(ink(Tone.ACCENT), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(start, end))
    painter.setBrush(ink(Tone.SURFACE))
    for end_point in (start, end):
        painter.drawEllipse(end_point, 3, 3)


def _paint_new_tie(painter: QPainter, start: Card, target: Card | None, guide: Guide, camera: Camera) -> None:
    begin = tie_spot(start, camera)
    end = tie_spot(target, camera) if target is not None and not guide.is_refused else guide.at
    pen = QPen(ink(Tone.BAD if guide.is_refused else Tone.ACCENT), 2)
    pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    one, other = (begin, end) if start.part == 0 else (end, begin)
    painter.drawPath(bend(one, other))
    _paint_dot(painter, QRectF(end.x() - 4, end.y() - 4, 8, 8))


def _paint_bubble(painter: QPainter, text: str, at: QPointF, size: QSizeF, tone: Tone) -> None:
    """Why it cannot be dropped there, inside the view."""
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    room = metrics(Voice.SMALL).boundingRect(0, 0, _BUBBLE, 200, flags, text)
    width, height = room.width() + 22, room.height() + 14
    x = min(at.x(), size.width() - width - 8)
    y = at.y() if at.y() + height < size.height() - 8 else at.y() - height - 100
    where = QRectF(round(max(8.0, x)), round(y), width, height)
    box(painter, where, 8, ink(Tone.SURFACE), ink(tone))
    painter.setFont(font(Voice.SMALL))
    painter.setPen(ink(Tone.BAD if tone is Tone.BAD else Tone.TEXT))
    painter.drawText(where.adjusted(11, 6, -9, -6), flags, text)
