"""The lines of a chart, painted: who reports to whom, who answers to another as well, and who answers to whom across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.arranged import Arrangement, Card, Drawn, Family, segments
from msp_desk.ui.chart.camera import Camera
from msp_desk.ui.chart.combs import comb
from msp_desk.ui.fonts import Voice, cut, font, width_of
from msp_desk.ui.parts.painting import box
from msp_desk.ui.theme import Tone, ink, mixed

Points = tuple[tuple[float, float], ...]

_PIECES = 8
_OPEN_END = 3.5
#: How far beside the cards a dotted line of a list runs.
_ASIDE = 14.0
_PILL = 22
_WIDEST_PILL = 200


def link_colour() -> QColor:
    """The colour of the lines between bosses and reports: a little clearer than hairlines."""
    return mixed(ink(Tone.TEXT3), ink(Tone.LINE), 0.22)


def _pen(painter: QPainter, colour: QColor, width: float) -> QPen:
    """A pen that is as wide at every zoom; Qt counts such a width in the pixels of the device."""
    pen = QPen(colour, width * painter.device().devicePixelRatioF())
    pen.setCosmetic(True)
    return pen


def paint_links(painter: QPainter, families: Sequence[Family], camera: Camera, colour: QColor) -> None:
    """The lines between bosses and reports; with round corners where one can see them."""
    zoom, seen = camera.zoom, camera.seen()
    painter.save()
    painter.scale(zoom, zoom)
    painter.translate(-seen.left(), -seen.top())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(painter, colour, 1.5 if zoom >= 0.7 else 1.0))
    if zoom < 0.45:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLines([QLineF(*piece) for piece in segments(families)])
    else:
        for family in families:
            painter.drawPath(_comb(family))
    painter.restore()


def bend(start: QPointF, end: QPointF) -> QPainterPath:
    """A line that leaves one card sideways and comes into the other sideways."""
    reach = max(24.0, abs(end.x() - start.x()) / 2)
    path = QPainterPath(start)
    path.cubicTo(start.x() + reach, start.y(), end.x() - reach, end.y(), end.x(), end.y())
    return path


@lru_cache(maxsize=4096)
def _comb(family: Family) -> QPainterPath:
    return comb(family)


@lru_cache(maxsize=4096)
def tie_path(points: Points) -> QPainterPath:
    """The way of a counterpart line: its cubics one after the other."""
    path = QPainterPath(QPointF(*points[0]))
    for one, other, end in zip(points[1::3], points[2::3], points[3::3], strict=True):
        path.cubicTo(*one, *other, *end)
    return path


@lru_cache(maxsize=4096)
def tie_pieces(points: Points) -> Points:
    """Points along a counterpart line, to find what is near."""
    path = tie_path(points)
    count = _PIECES * max(1, len(points) // 3)
    return tuple((p.x(), p.y()) for p in (path.pointAtPercent(n / count) for n in range(count + 1)))


def tie_near(ties: Iterable[Drawn], x: float, y: float, within: float) -> Drawn | None:
    """The counterpart line nearest to a point, if it is near."""
    best, found = within, None
    for drawn in ties:
        left, top, right, bottom = drawn.room
        if not (left - within <= x <= right + within and top - within <= y <= bottom + within):
            continue
        distance = min(_distance(x, y, a, b) for a, b in pairwise(tie_pieces(drawn.points)))
        if distance < best:
            best, found = distance, drawn
    return found


def _distance(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0 if not length else max(0.0, min(1.0, ((x - start[0]) * dx + (y - start[1]) * dy) / length))
    return hypot(x - start[0] - share * dx, y - start[1] - share * dy)


def paint_tie(painter: QPainter, drawn: Drawn, camera: Camera, colour: QColor, *, lit: bool) -> None:
    """A counterpart line: dashed, or whole and strong when it is lit; to somebody folded away dotted, with open ends."""
    seen = camera.seen()
    painter.save()
    painter.scale(camera.zoom, camera.zoom)
    painter.translate(-seen.left(), -seen.top())
    pen = _pen(painter, colour, 2.0 if lit else 1.5)
    away = drawn.away
    if away:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 3.0] if not lit else [3, 2.6])
    elif not lit:
        pen.setDashPattern([3, 2.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(tie_path(drawn.points))
    painter.restore()
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(ink(Tone.SURFACE))
    for _, end in away:
        painter.drawEllipse(camera.to_view(*end), _OPEN_END, _OPEN_END)


def paint_pill(painter: QPainter, middle: QPointF, text: str, colour: QColor, taken: list[QRectF]) -> None:
    """What a line is for, in a pill on it; moved down where another already stands."""
    said = cut(text, Voice.THIRD, _WIDEST_PILL)
    width = width_of(said, Voice.THIRD) + 18
    where = QRectF(round(middle.x() - width / 2), round(middle.y() - _PILL / 2), width, _PILL)
    while any(where.intersects(other) for other in taken):
        where.translate(0, _PILL + 4)
    taken.append(where)
    box(painter, where, _PILL / 2, ink(Tone.SURFACE), colour)
    painter.setFont(font(Voice.THIRD))
    painter.setPen(colour)
    painter.drawText(where.adjusted(0, -0.5, 0, -0.5), int(Qt.AlignmentFlag.AlignCenter), said)


def dotted_path(plan: Arrangement, seat: Card, boss: Card) -> QPainterPath:
    """The way of a dotted line, from the upper edge of a card to the lower edge (or the side) of the other boss.

    In a list it runs to the right of the cards, for others stand between the two.
    """
    if plan.layouts[seat.part].shape is Shape.LISTED:
        return _beside(plan, seat, boss)
    x1, y1 = seat.x + seat.width * 0.75, seat.y
    path = QPainterPath(QPointF(x1, y1))
    x2 = boss.x + boss.width * 0.75
    if boss.bottom < seat.y:
        reach = max(20.0, (y1 - boss.bottom) / 2)
        path.cubicTo(x1, y1 - reach, x2, boss.bottom + reach, x2, boss.bottom)
    else:
        path.cubicTo(x1, y1 - 40, x2, boss.y - 40, x2, boss.y)
    return path


def _beside(plan: Arrangement, seat: Card, boss: Card) -> QPainterPath:
    """Out to the right of both cards and all between them, and back."""
    start, end = (seat.right, seat.middle[1]), (boss.right, boss.middle[1])
    room = plan.extents[seat.part]
    between = plan.within(room.left, min(start[1], end[1]), room.right, max(start[1], end[1]))
    x = max(card.right for card in between) + _ASIDE
    turn = min(_ASIDE, abs(end[1] - start[1]) / 2) * (1 if end[1] > start[1] else -1)
    path = QPainterPath(QPointF(*start))
    path.lineTo(x - _ASIDE, start[1])
    path.quadTo(x, start[1], x, start[1] + turn)
    path.lineTo(x, end[1] - turn)
    path.quadTo(x, end[1], x - _ASIDE, end[1])
    path.lineTo(*end)
    return path


def paint_dotted(painter: QPainter, plan: Arrangement, camera: Camera, lit: object, share: float) -> None:
    """The lines to those whom a seat answers to as well."""
    if not plan.dotted:
        return
    seen = camera.seen()
    painter.save()
    painter.scale(camera.zoom, camera.zoom)
    painter.translate(-seen.left(), -seen.top())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for seat, boss in plan.dotted:
        path = dotted_path(plan, plan.cards[seat], plan.cards[boss])
        if not path.boundingRect().adjusted(-4, -4, 4, 4).intersects(seen):
            continue
        colour = ink(Tone.ACCENT) if lit in {seat, boss} else mixed(ink(Tone.TEXT3), ink(Tone.SURFACE), share)
        pen = _pen(painter, colour, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.6])
        painter.setPen(pen)
        painter.drawPath(path)
    painter.restore()
