"""The tidy tree: how far apart subtrees stand, in time that grows with their number alone.

Every subtree has an outline on either side. Two neighbours are compared only down to where the shallower one ends,
so that all comparisons together are no more than there are cards (van der Ploeg, 2014, with rows that are aligned).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msp_desk.rules.chart_forest import Forest


class Side:
    """The outline of a subtree on one side, the deepest part first: `xs` holds down to `ys`; all moved by `shift`."""

    __slots__ = ("shift", "xs", "ys")

    def __init__(self, xs: list[float], ys: list[float]) -> None:
        self.xs = xs
        self.ys = ys
        self.shift = 0.0

    def cover(self, x: float, y: float) -> None:
        """Set a part on top that ends at `y`."""
        self.xs.append(x - self.shift)
        self.ys.append(y)

    def hide(self, above: Side, start: int) -> Side:
        """What is seen of both when `above` stands before the parts of this one from `start` on."""
        by = above.shift - self.shift
        self.xs[start:] = [x + by for x in above.xs] if by else above.xs
        self.ys[start:] = above.ys
        return self


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the cards need: half the width of each, where its row ends, and what hangs below it (`end, left, right`)."""

    halves: Sequence[float]
    ends: Sequence[float]
    hung: Mapping[int, Sequence[tuple[float, float, float]]]
    siblings: float
    branches: float
    trees: float


class Tidy:
    """Finds the middle of every card that stands in a row."""

    __slots__ = ("_forest", "_offsets", "_sides", "_sizes")

    def __init__(self, forest: Forest, sizes: Sizes) -> None:
        self._forest = forest
        self._sizes = sizes
        self._sides: dict[int, tuple[Side, Side]] = {}
        self._offsets = [0.0] * len(forest.bosses)

    def middles(self) -> list[float]:
        """The x of the middle of each card, the first root at 0."""
        forest, offsets, hung = self._forest, self._offsets, self._sizes.hung
        kids = forest.kids
        for place in reversed(forest.order):
            if place in kids or place in hung:
                self._roof(place)
        if forest.roots:
            self._set_beside(forest.roots, self._sizes.trees, self._sizes.trees)
        for place in forest.order:
            if place in kids:
                middle = offsets[place]
                for kid in kids[place]:
                    offsets[kid] += middle
        return offsets

    def _roof(self, place: int) -> None:
        """Set a boss in the middle over the reports, and what hangs on the stem between them."""
        sizes, family = self._sizes, self._forest.kids.get(place)
        if family:
            left, right = self._set_beside(family, sizes.siblings, sizes.branches)
            offsets = self._offsets
            middle = (offsets[family[0]] + offsets[family[-1]]) / 2
            for kid in family:
                offsets[kid] -= middle
            left.shift -= middle
            right.shift -= middle
        else:
            left, right = Side([], []), Side([], [])
        for end, low, high in reversed(sizes.hung.get(place, ())):
            left.cover(low, end)
            right.cover(high, end)
        half, end = sizes.halves[place], sizes.ends[place]
        left.cover(-half, end)
        right.cover(half, end)
        self._sides[place] = left, right

    def _set_beside(self, family: Sequence[int], gap: float, deeper_gap: float) -> tuple[Side, Side]:
        """Set subtrees beside each other as near as they go; small ones between large ones are spread evenly."""
        offsets, halves, sides = self._offsets, self._sizes.halves, self._sides
        first, end = family[0], self._sizes.ends[family[0]]
        half = halves[first]
        left, right = sides.pop(first) if first in sides else (Side([-half], [end]), Side([half], [end]))
        seen = [(right.ys[0], 0)]  # who is still seen from the right, the deepest first
        spread: list[tuple[int, int, float]] = []
        for number in range(1, len(family)):
            kid = family[number]
            pair = sides.pop(kid, None)
            if pair is None:  # without anything below it only the top row counts
                half = halves[kid]
                middle = right.xs[-1] + right.shift + gap + half
                right.xs[-1] = middle + half - right.shift
                deepest = end
            else:
                deepest = pair[0].ys[0]
                middle, mine, its = _distance(right, pair[0], gap, deeper_gap, (seen, spread, number))
                for side in pair:
                    side.shift += middle
                left = pair[0].hide(left, its + 1) if its >= 0 else left
                right = right.hide(pair[1], mine + 1) if mine >= 0 else pair[1]
            offsets[kid] = middle
            while seen and seen[-1][0] <= deepest:
                seen.pop()
            seen.append((deepest, number))
        if spread:
            _spread_out(family, offsets, spread)
        return left, right


def _distance(
    right: Side,
    left: Side,
    gap: float,
    deeper_gap: float,
    watch: tuple[list[tuple[float, int]], list[tuple[int, int, float]], int],
) -> tuple[float, int, int]:
    """How far the subtree of `left` must stand off, and which part of either is the first below the other's end (or -1).

    What a subtree further back forces beyond its neighbour is noted, to be shared by those between.
    """
    xs, ys, others, their_ys = right.xs, right.ys, left.xs, left.ys
    mine, its = len(xs) - 1, len(others) - 1
    by = right.shift - left.shift
    far = xs[mine] - others[its] + gap + by
    by += deeper_gap
    while True:
        mine_end, its_end = ys[mine], their_ys[its]
        if mine_end <= its_end:
            mine -= 1
        if its_end <= mine_end:
            its -= 1
        if mine < 0 or its < 0:
            return far, mine, its
        needed = xs[mine] - others[its] + by
        if needed > far:
            _note(watch, min(mine_end, its_end), needed - far)
            far = needed


def _note(
    watch: tuple[list[tuple[float, int]], list[tuple[int, int, float]], int], top: float, extra: float
) -> None:
    """Note who forces `extra` at the height `top`, unless it is the very neighbour."""
    seen, spread, number = watch
    who = len(seen) - 1
    while who > 0 and seen[who][0] <= top:
        who -= 1
    if seen[who][1] < number - 1:
        spread.append((seen[who][1], number, extra))


def _spread_out(
    family: Sequence[int], offsets: list[float], spread: Sequence[tuple[int, int, float]]
) -> None:
    """Share what was noted among those that stand between: they are shallower, so that nobody is met by it."""
    steps, jumps = [0.0] * len(family), [0.0] * len(family)
    for start, end, extra in spread:
        share = extra / (end - start)
        steps[start + 1] += share
        steps[end] -= share
        jumps[end] -= extra - share
    step = moved = 0.0
    for number, kid in enumerate(family):
        step += steps[number]
        moved += step + jumps[number]
        offsets[kid] += moved
