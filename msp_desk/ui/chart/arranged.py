"""Where everything stands: the cards of one chart or two, found again by place, and the families their lines make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import pairwise
from uuid import UUID, uuid5

from msp_desk.rules import chart_scene as scenes
from msp_desk.rules.chart_folding import fold
from msp_desk.rules.chart_layout import EMPTY, Layout, Link, Node, Shape, lay_out
from msp_desk.rules.chart_scene import Scene, set_side_by_side
from msp_desk.ui.chart.shown import ChartShown, Tie, bosses_of

#: Between the two charts there is room for what is written on a counterpart line.
BETWEEN = 148.0
_HELD = UUID("0198f2a01f007000800000000000f01d")


@dataclass(slots=True)
class Card:
    """A card in its place; `part` is which of the charts it belongs to, `hides` how many are folded away beneath it."""

    key: UUID
    part: int
    x: float
    y: float
    width: float
    height: float
    depth: int
    boss: UUID | None = None
    kids: list[UUID] = field(default_factory=list)
    hides: int = 0

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: what is drawn is kept by it
class Family:
    """The lines from a boss to the reports, and what room they take: left, top, right, bottom."""

    boss: UUID
    ways: tuple[tuple[UUID, tuple[tuple[float, float], ...]], ...]
    room: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A counterpart line as it is drawn: from the card of theirs (or of the boss it is folded under) to ours."""

    tie: Tie
    theirs: UUID
    ours: UUID
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float]
    room: tuple[float, float, float, float]

    @property
    def away(self) -> tuple[tuple[UUID, tuple[float, float]], ...]:
        """Who of the two is folded away, and where the line ends instead."""
        ends = (self.tie.theirs, self.theirs, self.points[0]), (self.tie.ours, self.ours, self.points[-1])
        return tuple((meant, at) for meant, drawn, at in ends if meant != drawn)


@dataclass(frozen=True, slots=True)
class Extent:
    """The room of one chart."""

    left: float
    top: float
    right: float
    bottom: float


class Arrangement:
    """Cards, families and lines of what is shown, with the folded branches away; parts without a shape of their own have that."""

    def __init__(
        self,
        shown: ChartShown,
        folded: AbstractSet[UUID] = frozenset(),
        shape: Shape = Shape.STACKED,
    ) -> None:
        self.cards: dict[UUID, Card] = {}
        self.families: list[Family] = []
        scene, hidden = _scene(shown, folded, shape)
        self.width, self.height = scene.width, scene.height
        self.layouts = [part.layout for part in scene.parts]
        self.extents = [Extent(p.x, p.y, p.x + p.layout.width, p.y + p.layout.height) for p in scene.parts]
        for number, part in enumerate(scene.parts):
            self._place(number, part.layout, (part.x, part.y), hidden)
        topics = {tie.key: tie for tie in shown.ties}
        self.ties = [_drawn(line, topics[line.key]) for line in scene.ties]
        self.ties_of: dict[UUID, list[Drawn]] = {}
        for drawn in self.ties:
            self.ties_of.setdefault(drawn.theirs, []).append(drawn)
            self.ties_of.setdefault(drawn.ours, []).append(drawn)
        self.dotted = [
            (seat, boss)
            for part in shown.parts
            for seat, boss in part.dotted
            if seat in self.cards and boss in self.cards
        ]
        self._rows = _Rows(list(self.cards.values()))

    def at(self, x: float, y: float) -> Card | None:
        """The card there."""
        return next((c for c in self._rows.within(x, y, x, y)), None)

    def within(self, left: float, top: float, right: float, bottom: float) -> list[Card]:
        """The cards of which something lies in that room."""
        return self._rows.within(left, top, right, bottom)

    def families_within(self, left: float, top: float, right: float, bottom: float) -> Iterator[Family]:
        """The lines of which something may lie in that room."""
        for family in self.families:
            room = family.room
            if room[0] <= right and room[2] >= left and room[1] <= bottom and room[3] >= top:
                yield family

    def roots(self, part: int) -> list[Card]:
        """Who reports to nobody."""
        return [c for c in self.cards.values() if c.part == part and c.boss is None]

    def branch(self, key: UUID) -> set[UUID]:
        """A card and all that are drawn below it."""
        found, waiting = {key}, [key]
        while waiting:
            kids = self.cards[waiting.pop()].kids
            found.update(kids)
            waiting += kids
        return found

    def siblings(self, card: Card) -> list[UUID]:
        """The reports of the same boss, in their order, the card among them."""
        if card.boss is not None:
            return self.cards[card.boss].kids
        return [c.key for c in self.roots(card.part)]

    def _place(
        self, number: int, layout: Layout, off: tuple[float, float], hidden: Mapping[UUID, int]
    ) -> None:
        dx, dy = off
        for box in layout.boxes:
            self.cards[box.key] = Card(
                *(box.key, number, box.x + dx, box.y + dy, box.width, box.height, box.depth),
                hides=hidden.get(box.key, 0),
            )
        for link in layout.links:
            self.cards[link.key].boss = link.boss
            self.cards[link.boss].kids.append(link.key)
        self.families += _families(layout.links, dx, dy)


def anchor_of(chosen: Card, before: Arrangement, after: Arrangement) -> Card:
    """Which card stays where it is seen when the chart changes: the chosen one; when it moved itself, its boss."""
    was = before.cards[chosen.key]
    if was.boss == chosen.boss and before.siblings(was) == after.siblings(chosen):
        return chosen
    both = before.cards.keys() & after.cards.keys()
    boss = next((key for key in (chosen.boss, was.boss) if key in both), chosen.key)
    return after.cards[boss]


def _scene(shown: ChartShown, folded: AbstractSet[UUID], shape: Shape) -> tuple[Scene, dict[UUID, int]]:
    """Everything laid out, and how many each folded card hides."""
    layouts: list[Layout] = []
    hidden: dict[UUID, int] = {}
    for part in shown.parts[:2]:
        visible, away = fold(part.nodes, folded) if part.nodes else ((), {})
        layouts.append(_laid_out(visible, away, part.shape or shape) if visible else EMPTY)
        hidden.update(away)
    if len(layouts) < 2:
        return set_side_by_side(layouts[0] if layouts else EMPTY, None), hidden
    bosses = {key: boss for part in shown.parts for key, boss in bosses_of(part).items()}
    ties = [scenes.Tie(tie.key, tie.theirs, tie.ours) for tie in shown.ties]
    return set_side_by_side(layouts[0], layouts[1], ties, BETWEEN, bosses), hidden


def _laid_out(nodes: Sequence[Node], away: Mapping[UUID, int], shape: Shape) -> Layout:
    """The chart with a place held open under each folded card, so that it stays in its row and does not join a stack."""
    held = {uuid5(_HELD, str(key)): key for key in away} if shape is Shape.STACKED else {}
    layout = lay_out((*nodes, *(Node(key, boss, 0.0, 0.0) for key, boss in held.items())), shape=shape)
    if not held:
        return layout
    boxes = tuple(box for box in layout.boxes if box.key not in held)
    links = tuple(link for link in layout.links if link.key not in held)
    height = max(box.y + box.height for box in boxes)
    return replace(layout, boxes=boxes, links=links, height=height)


def _drawn(line: scenes.TieLine, tie: Tie) -> Drawn:
    xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
    return Drawn(tie, line.theirs, line.ours, line.points, line.label, (min(xs), min(ys), max(xs), max(ys)))


def _families(links: Sequence[Link], dx: float, dy: float) -> list[Family]:
    ways: dict[UUID, list[tuple[UUID, tuple[tuple[float, float], ...]]]] = {}
    for link in links:
        ways.setdefault(link.boss, []).append((link.key, tuple([(x + dx, y + dy) for x, y in link.points])))
    found = []
    for boss, family in ways.items():
        xs = [x for _, points in family for x, _ in points]
        ys = [y for _, points in family for _, y in points]
        found.append(Family(boss, tuple(family), (min(xs), min(ys), max(xs), max(ys))))
    return found


def segments(families: Sequence[Family]) -> set[tuple[float, float, float, float]]:
    """The straight pieces of lines, those that several share once."""
    return {
        (x1, y1, x2, y2)
        for family in families
        for _, points in family.ways
        for (x1, y1), (x2, y2) in pairwise(points)
    }


class _Rows:
    """Cards by where they begin from the top, and in each row from the left."""

    def __init__(self, cards: Sequence[Card]) -> None:
        rows: dict[float, list[Card]] = {}
        for card in cards:
            rows.setdefault(round(card.y, 1), []).append(card)
        self._tops = sorted(rows)
        self._rows = [sorted(rows[top], key=_left) for top in self._tops]
        self._lefts = [[card.x for card in row] for row in self._rows]
        self._tallest = max((c.height for c in cards), default=0.0)
        self._widest = max((c.width for c in cards), default=0.0)

    def within(self, left: float, top: float, right: float, bottom: float) -> list[Card]:
        """The cards of which something lies in that room."""
        found: list[Card] = []
        first = bisect_left(self._tops, top - self._tallest)
        last = bisect_right(self._tops, bottom)
        for row, lefts in zip(self._rows[first:last], self._lefts[first:last], strict=True):
            start, end = bisect_left(lefts, left - self._widest), bisect_right(lefts, right)
            found += [c for c in row[start:end] if c.x + c.width >= left and c.y + c.height >= top]
        return found


def _left(card: Card) -> float:
    return card.x
