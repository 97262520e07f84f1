"""The org chart as an indented list: narrow whatever its size, so that two stand beside each other and stay readable."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msp_desk.rules.chart_forest import Forest

#: Where cards stand, what leads to them by place, and how wide and high it all is.
Listed = tuple[list[tuple[float, float]], dict[int, tuple[tuple[float, float], ...]], float, float]


def listed(
    forest: Forest, widths: Sequence[float], heights: Sequence[float], step: float, gap: float, trees: float
) -> Listed:
    """Every card in a line of its own below its boss, `step` to the right; assistants and reports in their order.

    Lines run down from the boss and turn to the card. `gap` parts the cards, `trees` one tree from the next.
    """
    corners = [(0.0, 0.0)] * len(forest.depths)
    ways: dict[int, tuple[tuple[float, float], ...]] = {}
    y = width = 0.0
    for root in forest.roots:
        waiting = [root]
        while waiting:
            place = waiting.pop()
            x = forest.depths[place] * step
            corners[place] = x, y
            boss = forest.bosses[place]
            if boss >= 0:
                rail, middle = corners[boss][0] + step / 2, y + heights[place] / 2
                ways[place] = (rail, corners[boss][1] + heights[boss]), (rail, middle), (x, middle)
            width = max(width, x + widths[place])
            y += heights[place] + gap
            waiting.extend(reversed(forest.kids.get(place, ())))
        y += trees - gap
    return corners, ways, width, max(0.0, y - trees)


def first_of(keys: Sequence[UUID], forest: Forest) -> list[int]:
    """The places that are in the trees, in their order: of a key given twice only the first."""
    inside = set(forest.order)
    return [place for place in range(len(keys)) if place in inside]
