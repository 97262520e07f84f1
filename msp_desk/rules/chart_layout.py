"""The org chart as boxes and lines: a tidy tree that never overlaps, for screen and paper to paint alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, chain, groupby
from uuid import UUID

from msp_desk.rules.chart_forest import grow
from msp_desk.rules.chart_hanging import (
    TALLEST_COLUMN,
    Gaps,
    Hanging,
    Points,
    beside_the_stem,
    columns_of,
    in_a_row,
    in_one_column,
    room_of_assistants,
)
from msp_desk.rules.chart_listed import first_of, listed
from msp_desk.rules.chart_tidy import Sizes, Tidy


class Shape(Enum):
    """How a chart is arranged."""

    DOWN = "down"
    STACKED = "stacked"
    ACROSS = "across"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Node:
    """A card to be placed. Assistants hang beside the stem, unless somebody reports to them."""

    key: UUID
    boss: UUID | None
    width: float
    height: float
    is_assistant: bool = False


@dataclass(frozen=True, slots=True)
class Spacing:
    """The room between cards: siblings, branches below them, separate trees, rows; and of what hangs on a stem."""

    siblings: float = 20.0
    branches: float = 32.0
    trees: float = 48.0
    rows: float = 56.0
    assistants: float = 16.0
    stem: float = 16.0
    indent: float = 24.0
    stacked: float = 12.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where a card stands (top left corner, y downwards), and how many bosses are above it."""

    key: UUID
    x: float
    y: float
    width: float
    height: float
    depth: int


@dataclass(frozen=True, slots=True)
class Link:
    """A right-angled line from the edge of the boss's card to the edge of the report's."""

    boss: UUID
    key: UUID
    points: Points


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart laid out, all of it from (0, 0) to (`width`, `height`); boxes and links in the order of the nodes."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    width: float
    height: float
    shape: Shape = Shape.DOWN


#: More roots than these that have nobody below them are not set in the row of roots.
MOST_LONERS_IN_A_ROW = 4
EMPTY = Layout((), (), 0.0, 0.0)
USUAL = Spacing()


def lay_out(nodes: Sequence[Node], spacing: Spacing = USUAL, shape: Shape = Shape.DOWN) -> Layout:
    """Place the cards; siblings and roots keep the order of `nodes`.

    In a loop the first node becomes a root, as does one whose boss is unknown; of nodes with the same key the first
    is placed. Bosses stand in the middle over their reports. STACKED sets neighbours that have nobody below them in
    columns; ACROSS is DOWN with both directions exchanged; LISTED is a list with a card a line, reports indented. Many roots that have nobody below them (people who are not
    placed yet) stand in columns after the trees.
    """
    if not nodes:
        return EMPTY
    return _list(nodes, spacing) if shape is Shape.LISTED else _Chart(nodes, spacing, shape).layout()


def _list(nodes: Sequence[Node], spacing: Spacing) -> Layout:
    keys = [node.key for node in nodes]
    forest = grow(keys, [node.boss for node in nodes])
    widths, heights = [float(node.width) for node in nodes], [float(node.height) for node in nodes]
    corners, ways, width, height = listed(
        forest, widths, heights, spacing.indent * 1.5, spacing.stacked, spacing.trees
    )
    places = first_of(keys, forest)
    boxes = [Box(keys[p], *corners[p], widths[p], heights[p], forest.depths[p]) for p in places]
    links = [Link(keys[forest.bosses[p]], keys[p], ways[p]) for p in places if p in ways]
    return Layout(tuple(boxes), tuple(links), width, height, Shape.LISTED)


class _Chart:
    """A chart while it is laid out, by place in the order of the nodes; ACROSS is turned at the very end."""

    def __init__(self, nodes: Sequence[Node], spacing: Spacing, shape: Shape) -> None:
        self._nodes = nodes
        self._spacing = spacing
        self._shape = shape
        self._is_across = shape is Shape.ACROSS
        widths, heights = [float(node.width) for node in nodes], [float(node.height) for node in nodes]
        self._widths, self._heights = (heights, widths) if self._is_across else (widths, heights)
        self._forest = forest = grow([node.key for node in nodes], [node.boss for node in nodes])
        self._aides = self._taken_assistants()
        self._stacks = self._taken_leaves() if shape is Shape.STACKED else {}
        self._runs = self._taken_runs() if shape is Shape.STACKED else {}
        self._loners = self._taken_loners()
        stacks = (*self._aides.values(), *self._stacks.values(), *(run[1:] for run in self._runs.values()))
        self._hung = {place for group in (*stacks, self._loners) for place in group}
        self._tops, self._ends = self._rows()
        self._hanging = self._all_that_hangs()
        self._middles = Tidy(forest, self._sizes()).middles()

    def _taken_assistants(self) -> dict[int, list[int]]:
        """The assistants of each boss, taken out of the reports."""
        nodes, kids, bosses = self._nodes, self._forest.kids, self._forest.bosses
        taken: dict[int, list[int]] = {}
        for place in self._forest.order:
            if nodes[place].is_assistant and bosses[place] >= 0 and place not in kids:
                taken.setdefault(bosses[place], []).append(place)
        for boss, aides in taken.items():
            without = set(aides)
            if len(without) < len(kids[boss]):
                kids[boss] = [place for place in kids[boss] if place not in without]
            else:
                del kids[boss]
        return taken

    def _taken_leaves(self) -> dict[int, list[int]]:
        """The reports of each boss who has a few and none of them anybody below, taken out of the rows."""
        kids, aides = self._forest.kids, self._aides
        taken = {
            place: family
            for place, family in kids.items()
            if 1 < len(family) <= TALLEST_COLUMN
            and place not in aides
            and not any(kid in kids or kid in aides for kid in family)
        }
        for boss in taken:
            del kids[boss]
        return taken

    def _taken_runs(self) -> dict[int, list[int]]:
        """The neighbours that have nobody below them, by the first of them, who stands in the row for all."""
        kids = self._forest.kids
        bosses = {*kids, *self._aides, *self._stacks}
        runs: dict[int, list[int]] = {}
        for family in kids.values():
            groups = [
                list(group) for _, group in groupby(family, lambda place: place if place in bosses else -1)
            ]
            runs.update({group[0]: group for group in groups if len(group) > 1})
            family[:] = [group[0] for group in groups]
        return runs

    def _taken_loners(self) -> list[int]:
        """The roots that have nobody below them, where they are many, taken out of the row of roots."""
        forest = self._forest
        bosses = {*forest.kids, *self._aides, *self._stacks}
        loners = [place for place in forest.roots if place not in bosses]
        if len(loners) <= MOST_LONERS_IN_A_ROW:
            return []
        forest.roots[:] = [place for place in forest.roots if place in bosses]
        return loners

    def _rows(self) -> tuple[list[float], list[float]]:
        """Where each row begins and ends: as high as its highest card, and assistants come between it and the next."""
        forest, heights, hung = self._forest, self._heights, self._hung
        depths = forest.depths
        count = depths[forest.order[-1]] + 1
        high, between = [0.0] * count, [0.0] * count
        for place in forest.order:
            depth = depths[place]
            if heights[place] > high[depth] and place not in hung:
                high[depth] = heights[place]
        for boss, aides in self._aides.items():
            room = room_of_assistants([heights[place] for place in aides], self._spacing.assistants)
            between[depths[boss]] = max(between[depths[boss]], room)
        gap = self._spacing.rows
        steps = (row + room + gap for row, room in zip(high, between, strict=True))
        tops = list(accumulate(steps, initial=0.0))
        return tops, [top + row for top, row in zip(tops, high, strict=False)]

    def _all_that_hangs(self) -> dict[int, Hanging]:
        """Assistants and stacks by their boss, runs of leaves by the first of them."""
        widths, heights, depths, given = self._widths, self._heights, self._forest.depths, self._spacing
        tops, ends = self._tops, self._ends
        gaps = Gaps(given.assistants, given.stem, given.indent, given.stacked, given.rows)
        hanging = {
            boss: beside_the_stem(aides, widths, heights, ends[depths[boss]], gaps)
            for boss, aides in self._aides.items()
        }
        for boss, stack in self._stacks.items():
            hanging[boss] = in_one_column(stack, widths, heights, widths[boss], ends[depths[boss]], gaps)
        for first, run in self._runs.items():
            hanging[first] = in_a_row(run, widths, heights, tops[depths[first]], gaps)
        return hanging

    def _sizes(self) -> Sizes:
        """What the tidy tree has to know; a run of leaves is to it one wide card with something below."""
        given, ends = self._spacing, [self._ends[depth] for depth in self._forest.depths]
        halves = [width / 2 for width in self._widths]
        for first in self._runs:
            halves[first] = self._hanging[first].high
        hung = {place: found.room for place, found in self._hanging.items() if found.end > ends[place]}
        return Sizes(halves, ends, hung, given.siblings, given.branches, given.trees)

    def layout(self) -> Layout:
        """The boxes and links."""
        xs, ys = self._corners()
        order = self._forest.order
        places: Sequence[int] = range(len(xs)) if len(order) == len(xs) else sorted(order)
        nodes, widths, heights, depths = self._nodes, self._widths, self._heights, self._forest.depths
        width = max(xs[place] + widths[place] for place in order)
        height = max(ys[place] + heights[place] for place in order)
        if self._is_across:
            xs, ys, widths, heights, width, height = ys, xs, heights, widths, height, width
        boxes = [Box(nodes[p].key, xs[p], ys[p], widths[p], heights[p], depths[p]) for p in places]
        return Layout(tuple(boxes), tuple(self._links(places)), width, height, self._shape)

    def _corners(self) -> tuple[list[float], list[float]]:
        """The top left corner of each card, after all is moved so that the leftmost, card or rail, begins at 0."""
        depths, tops, middles, widths = self._forest.depths, self._tops, self._middles, self._widths
        xs = [middle - width / 2 for middle, width in zip(middles, widths, strict=True)]
        ys = [tops[depth] for depth in depths]
        for place, hanging in self._hanging.items():
            for card in hanging.cards:
                xs[card.place] = middles[place] + card.x
                ys[card.place] = card.y
        loners = set(self._loners)
        order = self._forest.order
        in_trees = [place for place in order if place not in loners] if loners else order
        rails = (self._middles[place] + hanging.low for place, hanging in self._hanging.items())
        left = min(chain((xs[place] for place in in_trees), rails), default=0.0)
        self._middles = [middle - left for middle in middles]
        xs = [x - left for x in xs]
        beyond = max((xs[place] + widths[place] + self._spacing.trees for place in in_trees), default=0.0)
        self._set_loners(xs, ys, beyond)
        return xs, ys

    def _set_loners(self, xs: list[float], ys: list[float], x: float) -> None:
        """Place those who stand alone in columns from `x` on."""
        widths, heights, given = self._widths, self._heights, self._spacing
        for column in columns_of(self._loners, widths, heights) if self._loners else ():
            y = 0.0
            for place in column:
                xs[place], ys[place] = x, y
                y += heights[place] + given.stacked
            x += max(widths[place] for place in column) + given.siblings

    def _links(self, places: Sequence[int]) -> list[Link]:
        """The lines, in the order of the places."""
        ways = self._hanging_ways()
        nodes, bosses, middles, tops = self._nodes, self._forest.bosses, self._middles, self._tops
        depths, heights, is_across = self._forest.depths, self._heights, self._is_across
        half_gap = self._spacing.rows / 2
        trunks: dict[int, tuple[tuple[float, float], tuple[float, float]]] = {}
        links: list[Link] = []
        for place in places:
            boss = bosses[place]
            if boss < 0:
                continue
            if (found := ways.get(place)) is None:
                if boss not in trunks:
                    row, x = depths[boss], middles[boss]
                    trunks[boss] = (x, tops[row] + heights[boss]), (x, tops[row + 1] - half_gap)
                start, turn = trunks[boss]
                end, top = middles[place], tops[depths[place]]
                straight = -1e-6 < end - start[0] < 1e-6
                found = (start, (start[0], top)) if straight else (start, turn, (end, turn[1]), (end, top))
            if is_across:
                found = tuple([(y, x) for x, y in found])
            links.append(Link(nodes[boss].key, nodes[place].key, found))
        return links

    def _hanging_ways(self) -> dict[int, Points]:
        """How the lines run to what hangs, from the lower edge of the boss."""
        ways: dict[int, Points] = {}
        middles, depths, bosses = self._middles, self._forest.depths, self._forest.bosses
        for place, hanging in self._hanging.items():
            x, boss, is_run = middles[place], place, place in self._runs
            if is_run:
                boss = bosses[place]
            bottom = self._tops[depths[boss]] + self._heights[boss]
            for card in hanging.cards:
                way = [(x + dx, y) for dx, y in card.way]
                start = (middles[boss] if is_run else x + card.start, bottom)
                ways[card.place] = (start, (start[0], way[0][1]), *way) if is_run else (start, *way)
        return ways
