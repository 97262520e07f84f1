"""Where a card is dropped among others: beside a sibling in a tree, between two lines of a list."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.arranged import Arrangement, Card

#: Beside a card, and over this share of its outer edge, a place among its siblings is meant rather than itself.
_BESIDE, _EDGE = 13.0, 0.2
_OFF = 9.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place among the reports of a boss: the how-manieth of the others, and where the line is drawn that shows it."""

    boss: UUID | None
    number: int
    gap: tuple[float, float, float, float]


def place_at(plan: Arrangement, seat: UUID, x: float, y: float) -> Place | None:
    """The place among siblings that a point means; None where it means a card, or nothing."""
    if plan.layouts[plan.cards[seat].part].shape is Shape.LISTED:
        return _in_list(plan, seat, x, y)
    near = plan.at(x, y) or _beside(plan, x, y)
    if near is None or near.key == seat or near.part != plan.cards[seat].part:
        return None
    siblings = plan.siblings(near)
    stacked = any(
        abs(c.y - near.y) > 1 and abs(c.x - near.x) < 1 for c in map(plan.cards.__getitem__, siblings)
    )
    if stacked:
        share, after = (y - near.y) / near.height, y > near.y + near.height / 2
    else:
        share, after = (x - near.x) / near.width, x > near.x + near.width / 2
    if _EDGE <= share <= 1 - _EDGE:
        return None
    if stacked:
        line = near.bottom + _OFF * 0.7 if after else near.y - _OFF * 0.7
        gap = (near.x, line, near.right, line)
    else:
        line = near.right + _OFF if after else near.x - _OFF
        gap = (line, near.y, line, near.bottom)
    others = [key for key in siblings if key != seat]
    return Place(near.boss, others.index(near.key) + after, gap)


def _beside(plan: Arrangement, x: float, y: float) -> Card | None:
    """The card that a point between two siblings is nearest to."""
    near = plan.within(x - _BESIDE, y - _BESIDE, x + _BESIDE, y + _BESIDE)
    return min(near, key=lambda c: abs(c.middle[0] - x) + abs(c.middle[1] - y), default=None)


def _in_list(plan: Arrangement, seat: UUID, x: float, y: float) -> Place | None:
    """Between two lines: below a boss with reports their first place, below a last report as deep as the pointer is."""
    near = _line(plan, plan.cards[seat].part, x, y)
    if near is None or near.key == seat:
        return None
    share = (y - near.y) / near.height
    if _EDGE <= share <= 1 - _EDGE:
        return None
    if share < 0.5:
        line = near.y - _OFF * 0.7
        return Place(near.boss, _others(plan, near, seat).index(near.key), (near.x, line, near.right, line))
    line = near.bottom + _OFF * 0.7
    if near.kids:
        first = plan.cards[near.kids[0]]
        return Place(near.key, 0, (first.x, line, first.right, line))
    while x < near.x and near.boss is not None and _others(plan, near, seat)[-1] == near.key:
        near = plan.cards[near.boss]
    after = _others(plan, near, seat).index(near.key) + 1
    return Place(near.boss, after, (near.x, line, near.right, line))


def _line(plan: Arrangement, part: int, x: float, y: float) -> Card | None:
    """The line of the list that a point is on, or just above or below."""
    room = plan.extents[part]
    if not room.left - _BESIDE <= x <= room.right + _BESIDE:
        return None
    near = plan.within(room.left, y - _BESIDE, room.right, y + _BESIDE)
    return min(near, key=lambda c: abs(c.middle[1] - y), default=None)


def _others(plan: Arrangement, card: Card, seat: UUID) -> list[UUID]:
    return [key for key in plan.siblings(card) if key != seat]
