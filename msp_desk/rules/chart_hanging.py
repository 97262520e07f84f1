"""What hangs on a stem or a rail: assistants beside the stem, leaves stacked in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

Points = tuple[tuple[float, float], ...]

#: So many leaves stand in one column before they are shared among several.
TALLEST_COLUMN = 8


@dataclass(frozen=True, slots=True)
class Gaps:
    """The room between what hangs and what it hangs on."""

    assistants: float
    stem: float
    indent: float
    stacked: float
    rows: float


@dataclass(frozen=True, slots=True)
class Hung:
    """A card that hangs, `x` counted from the middle of its boss, and how the line runs there after `start` under it."""

    place: int
    x: float
    y: float
    start: float
    way: Points


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs below one card: the cards, and the room that they take, from `low` to `high` of its middle, to `end`."""

    cards: list[Hung]
    end: float
    low: float
    high: float

    @property
    def room(self) -> tuple[tuple[float, float, float]]:
        """The room as part of an outline."""
        return ((self.end, self.low, self.high),)


def room_of_assistants(heights: Sequence[float], gap: float) -> float:
    """How far assistants push the reports down: they stand in twos, left and right of the stem."""
    return sum(gap + max(heights[i : i + 2]) for i in range(0, len(heights), 2))


def beside_the_stem(
    aides: Sequence[int], widths: Sequence[float], heights: Sequence[float], top: float, gaps: Gaps
) -> Hanging:
    """Assistants left and right of the stem in turn, from `top` on down."""
    cards: list[Hung] = []
    y, stem = top, gaps.stem
    for i in range(0, len(aides), 2):
        y += gaps.assistants
        for place, is_left in zip(aides[i : i + 2], (True, False), strict=False):
            middle = y + heights[place] / 2
            edge = -stem if is_left else stem
            x = edge - widths[place] if is_left else edge
            cards.append(Hung(place, x, y, 0.0, ((0.0, middle), (edge, middle))))
        y += max(heights[place] for place in aides[i : i + 2])
    left = max(widths[place] for place in aides[::2]) + stem
    right = max((widths[place] for place in aides[1::2]), default=0.0) + stem
    return Hanging(cards, y, -left, right)


def in_one_column(
    leaves: Sequence[int],
    widths: Sequence[float],
    heights: Sequence[float],
    boss: float,
    top: float,
    gaps: Gaps,
) -> Hanging:
    """Leaves under the left edge of the boss, whose card is `boss` wide, along a rail."""
    left = -boss / 2
    rail = left + min(gaps.indent, boss) / 2
    x = left + gaps.indent
    cards: list[Hung] = []
    y = top + gaps.rows / 2
    for place in leaves:
        middle = y + heights[place] / 2
        cards.append(Hung(place, x, y, rail, ((rail, middle), (x, middle))))
        y += heights[place] + gaps.stacked
    widest = max(widths[place] for place in leaves)
    return Hanging(cards, y - gaps.stacked, left, x + widest)


def in_a_row(
    leaves: Sequence[int], widths: Sequence[float], heights: Sequence[float], top: float, gaps: Gaps
) -> Hanging:
    """Leaves in columns that stand in the row of their boss's reports, counted from the middle of all the columns."""
    columns = columns_of(leaves, widths, heights)
    indent = gaps.indent / 2
    broad = [max(widths[place] for place in column) + indent for column in columns]
    whole = sum(broad) + gaps.stacked * (len(columns) - 1)
    rail, bus, end = -whole / 2, top - gaps.rows / 2, top
    cards: list[Hung] = []
    for column, width in zip(columns, broad, strict=True):
        y, edge = top, rail + indent
        for place in column:
            middle = y + heights[place] / 2
            cards.append(Hung(place, edge, y, 0.0, ((rail, bus), (rail, middle), (edge, middle))))
            y += heights[place]
            end = max(end, y)
            y += gaps.stacked
        rail += width + gaps.stacked
    return Hanging(cards, end, -whole / 2, whole / 2)


def columns_of(
    leaves: Sequence[int], widths: Sequence[float], heights: Sequence[float]
) -> list[Sequence[int]]:
    """The leaves shared evenly among columns, so that all together are about as wide as they are high."""
    height = sum(heights[place] for place in leaves) or 1.0
    square = sqrt(sum(widths[place] for place in leaves) / height * len(leaves))
    count = ceil(len(leaves) / max(TALLEST_COLUMN, ceil(square)))
    tall = ceil(len(leaves) / count)
    return [leaves[i : i + tall] for i in range(0, len(leaves), tall)]
