"""Walking from card to card of an org chart with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from uuid import UUID

from msp_desk.rules.chart_layout import Box, Layout, Link, Shape

_NEAR = 1e-6


class Direction(Enum):
    """Where an arrow key points."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


#: What the keys mean on a chart from left to right: bosses are on the left there, siblings above and below.
_TURNED = {
    Direction.LEFT: Direction.UP,
    Direction.RIGHT: Direction.DOWN,
    Direction.UP: Direction.LEFT,
    Direction.DOWN: Direction.RIGHT,
}


def walk(layout: Layout, key: UUID, direction: Direction) -> UUID | None:
    """Whom an arrow key leads to from a card, None where nobody is there.

    Up to the boss, down to the nearest report, left and right to the sibling or whoever stands there at the same
    height. Cards that hang beside a stem or in a stack are gone through one by one on the way. In a list up and down
    go line by line, left to the boss and right to the first report.
    """
    if layout.shape is Shape.LISTED:
        return _in_list(layout, key, direction)
    chart = _Chart(layout)
    if key not in chart.boxes:
        return None
    if layout.shape is Shape.ACROSS:
        direction = _TURNED[direction]
    if direction is Direction.UP:
        return chart.above(key)
    if direction is Direction.DOWN:
        return chart.below(key)
    return chart.beside(key, is_left=direction is Direction.LEFT)


def _in_list(layout: Layout, key: UUID, direction: Direction) -> UUID | None:
    """The card above or below, the boss, or the first report."""
    if direction is Direction.LEFT:
        return next((link.boss for link in layout.links if link.key == key), None)
    lines = [box.key for box in sorted(layout.boxes, key=_top)]
    if key not in lines:
        return None
    reports = {link.key for link in layout.links if link.boss == key}
    if direction is Direction.RIGHT:
        return next((line for line in lines if line in reports), None)
    place = lines.index(key) + (1 if direction is Direction.DOWN else -1)
    return lines[place] if 0 <= place < len(lines) else None


class _Chart:
    """A chart to walk on, turned so that bosses are above."""

    def __init__(self, layout: Layout) -> None:
        is_across = layout.shape is Shape.ACROSS
        self.boxes = {box.key: _turned(box) if is_across else box for box in layout.boxes}
        self._links = {link.key: link for link in layout.links}
        bosses = {link.boss for link in layout.links}
        self._hung = {link.key for link in layout.links if _comes_from_the_side(link, is_across)}
        self._hung |= self.boxes.keys() - self._links.keys() - bosses

    def above(self, key: UUID) -> UUID | None:
        """The card above in the same stack, or the boss."""
        here = self.boxes[key]
        if key in self._hung:
            over = [
                b
                for b in self._siblings(key)
                if b.key in self._hung and _ends_above(b, here) and _share_x(b, here)
            ]
            if over:
                return max(over, key=_top).key
        return self._boss(key)

    def below(self, key: UUID) -> UUID | None:
        """The nearest report; of a stack or beside a stem the card below."""
        here = self.boxes[key]
        reports = [self.boxes[link.key] for link in self._links.values() if link.boss == key]
        if reports:
            return _highest(reports, here)
        if key not in self._hung:
            return None
        under = [box for box in self._siblings(key) if _ends_above(here, box)]
        return _highest(
            [box for box in under if _share_x(here, box) and box.key in self._hung] or under, here
        )

    def beside(self, key: UUID, is_left: bool) -> UUID | None:
        """The nearest card on one side that stands at the same height."""
        here = self.boxes[key]
        best: tuple[float, float] | None = None
        found: UUID | None = None
        for box in self.boxes.values():
            gap = here.x - box.x - box.width if is_left else box.x - here.x - here.width
            if gap < -_NEAR or _ends_above(box, here) or _ends_above(here, box):
                continue
            far = (gap, abs(box.y - here.y))
            if box.key != key and (best is None or far < best):
                best, found = far, box.key
        return found

    def _boss(self, key: UUID) -> UUID | None:
        link = self._links.get(key)
        return link.boss if link else None

    def _siblings(self, key: UUID) -> Iterable[Box]:
        boss = self._boss(key)
        return [box for box in self.boxes.values() if box.key != key and self._boss(box.key) == boss]


def _highest(boxes: Iterable[Box], here: Box) -> UUID | None:
    """The nearest in x of the highest."""
    middle = here.x + here.width / 2
    nearest = min(
        ((box.y, abs(box.x + box.width / 2 - middle), place, box) for place, box in enumerate(boxes)),
        default=None,
    )
    return nearest[3].key if nearest else None


def _top(box: Box) -> float:
    return box.y


def _ends_above(upper: Box, lower: Box) -> bool:
    return upper.y + upper.height <= lower.y + _NEAR


def _share_x(a: Box, b: Box) -> bool:
    return a.x + a.width > b.x + _NEAR and b.x + b.width > a.x + _NEAR


def _turned(box: Box) -> Box:
    return Box(box.key, box.y, box.x, box.height, box.width, box.depth)


def _comes_from_the_side(link: Link, is_across: bool) -> bool:
    """Whether the last piece of the line runs along the row: the card hangs on a stem or a rail."""
    (x, y), (end_x, end_y) = link.points[-2:]
    return x == end_x if is_across else y == end_y
