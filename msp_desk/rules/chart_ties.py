"""How the lines between two charts run: out of the cards at the side, past others below them, apart in the middle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from msp_desk.rules.chart_layout import Box

Point = tuple[float, float]
Curve = tuple[Point, ...]

#: How far below the cards a line passes that others stand in the way of, and how far from the next one.
_LANE, _LANES = 6.0, 3.0
_LANE_COUNT = 6
_NEAR = 0.01
#: The width in which a line turns from its card to the lane.
_TURN = 16.0


@dataclass(frozen=True, slots=True)
class Ends:
    """The two cards of a line, in the same coordinates."""

    left: Box
    right: Box


def curves(
    ties: Sequence[Ends], left: Sequence[Box], right: Sequence[Box], label_height: float
) -> list[tuple[Curve, Point]]:
    """The line of each, and the point for its label; `left` and `right` are all cards of either chart."""
    if not ties:
        return []
    inner = max(box.x + box.width for box in left), min(box.x for box in right)
    theirs = _exits([ends.left for ends in ties], left, is_left=True)
    ours = _exits([ends.right for ends in ties], right, is_left=False)
    starts = _ways_out(theirs, ours, inner[0], is_left=True)
    ends = _ways_out(ours, theirs, inner[1], is_left=False)
    natural = [(a[-1][1] + b[-1][1]) / 2 for a, b in zip(starts, ends, strict=True)]
    wanted = set_apart(natural, label_height)
    middle = (inner[0] + inner[1]) / 2
    found: list[tuple[Curve, Point]] = []
    for start, end, usual, y in zip(starts, ends, natural, wanted, strict=True):
        label = (middle, y)
        stops = (label, end[-1]) if abs(y - usual) > _NEAR else (end[-1],)
        across: list[Point] = []
        for at, to in pairwise((start[-1], *stops)):
            turn = (at[0] + to[0]) / 2
            across += [(turn, at[1]), (turn, to[1]), to]
        found.append(((*start, *across, *end[-2::-1]), label))
    return found


def set_apart(places: Sequence[float], apart: float) -> list[float]:
    """The places moved as little as it takes for each to be so far from the next, none above half of that."""
    order = sorted(range(len(places)), key=places.__getitem__)
    groups: list[tuple[float, int]] = []  # the sum of where each group would begin, and how many it has
    begins: list[float] = []

    def begin(total: float, count: int) -> float:
        return max(total / count, apart / 2)

    for place in order:
        total, count = places[place], 1
        while groups and begins[-1] + apart * groups[-1][1] > begin(total, count):
            more, many = groups.pop()
            begins.pop()
            total, count = more + total - apart * many * count, many + count
        groups.append((total, count))
        begins.append(begin(total, count))
    spread = [
        start + apart * i for start, (_, count) in zip(begins, groups, strict=True) for i in range(count)
    ]
    moved = [0.0] * len(places)
    for place, y in zip(order, spread, strict=True):
        moved[place] = y
    return moved


@dataclass(frozen=True, slots=True)
class _Exits:
    """Where the lines leave one of the charts: their cards, which of these are blocked, and roughly at which height."""

    cards: list[Box]
    blocked: list[bool]
    heights: list[float]


def _exits(own: list[Box], cards: Sequence[Box], is_left: bool) -> _Exits:
    different = {box.key: box for box in own}
    walls = {key: _is_blocked(box, cards, is_left) for key, box in different.items()}
    blocked = [walls[box.key] for box in own]
    heights = [b.y + b.height / (1 if wall else 2) for b, wall in zip(own, blocked, strict=True)]
    return _Exits(own, blocked, heights)


def _ways_out(exits: _Exits, other: _Exits, inner: float, is_left: bool) -> list[Curve]:
    """How each line gets from its card to the inner border of its chart."""
    ports = _ports(exits.cards, other)
    lanes = _lanes(exits, ports, is_left)
    ways: list[Curve] = []
    for box, port, lane in zip(exits.cards, ports, lanes, strict=True):
        x, out = (box.x + box.width, 1.0) if is_left else (box.x, -1.0)
        if lane is None:
            ways.append(((x, port), *_straight((x, port), (inner, port))))
            continue
        turn = (x + out * _TURN, lane)
        bend = ((turn[0], port), (x, lane), turn)
        ways.append(((x, port), *bend, *_straight(turn, (inner, lane))))
    return ways


def _lanes(exits: _Exits, ports: Sequence[float], is_left: bool) -> list[float | None]:
    """At which height those that are blocked pass below the others: who stands nearer the border nearer the cards."""
    lanes: list[float | None] = [None] * len(ports)
    wanted = [
        (box.y + box.height, -box.x if is_left else box.x, port, number)
        for number, (box, port) in enumerate(zip(exits.cards, ports, strict=True))
        if exits.blocked[number]
    ]
    used: dict[float, int] = defaultdict(int)
    for bottom, _, _, number in sorted(wanted):
        lanes[number] = bottom + _LANE + _LANES * (used[bottom] % _LANE_COUNT)
        used[bottom] += 1
    return lanes


def _straight(start: Point, end: Point) -> Curve:
    """The controls and the end of a cubic that is straight."""
    (x, y), (to_x, to_y) = start, end
    return ((x + (to_x - x) / 3, y + (to_y - y) / 3), (x + (to_x - x) * 2 / 3, y + (to_y - y) * 2 / 3), end)


def _ports(own: Sequence[Box], other: _Exits) -> list[float]:
    """At which height each line leaves its card: evenly shared, higher where it leads higher, so that few cross."""
    of_card: dict[UUID, list[int]] = defaultdict(list)
    for number, box in enumerate(own):
        of_card[box.key].append(number)
    ports = [0.0] * len(own)
    for numbers in of_card.values():
        numbers.sort(key=other.heights.__getitem__)
        for place, number in enumerate(numbers, 1):
            ports[number] = own[number].y + own[number].height * place / (len(numbers) + 1)
    return ports


def _is_blocked(here: Box, cards: Sequence[Box], is_left: bool) -> bool:
    """Whether another card stands at the same height on the way to the inner border."""
    top, bottom = here.y, here.y + here.height
    return any(
        box.y < bottom and box.y + box.height > top and (box.x > here.x if is_left else box.x < here.x)
        for box in cards
        if box.key != here.key
    )
