"""An org chart broken by branches: what does not fit is drawn on a page of its own, and both cards say so."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from math import inf
from uuid import UUID

from msp_desk.rules.chart_forest import Forest, grow
from msp_desk.rules.chart_layout import Layout, Node, Shape, Spacing, lay_out
from msp_desk.rules.chart_room import Room

#: So many branches are set beside each other on one page at most.
MOST_BESIDE = 200
_DENSEST_FIRST = (Shape.STACKED, Shape.ACROSS, Shape.DOWN)


class MarkKind(Enum):
    """What a mark on a card says."""

    CONTINUES = "continues"
    CAME_FROM = "came from"


@dataclass(frozen=True, slots=True)
class Mark:
    """A card that goes on on another page, where so many more of its people are, or that comes from one (`count` 0)."""

    kind: MarkKind
    key: UUID
    page: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class BranchPage:
    """A page and what its cards say."""

    layout: Layout
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The branch of a card, of its reports those from `first` to before `last`; `came_from` is the page before."""

    place: int
    first: int
    last: int
    came_from: int = 0


@dataclass(slots=True)
class _Page:
    """A page while it is filled: the pieces on it, and whose reports are drawn elsewhere."""

    pieces: list[_Piece]
    folded: set[int] = field(default_factory=set)


def in_branches(nodes: Sequence[Node], room: Room, spacing: Spacing) -> list[BranchPage]:
    """The pages, that of the roots first; each as full as it gets, none larger than the room where a card fits at all."""
    return _Book(nodes, room, spacing).pages()


class _Book:
    """All pages while they are made."""

    def __init__(self, nodes: Sequence[Node], room: Room, spacing: Spacing) -> None:
        self._nodes = nodes
        self._room = room
        self._spacing = spacing
        self._forest: Forest = grow([node.key for node in nodes], [node.boss for node in nodes])
        self._below = self._counted()
        self._pages: list[_Page] = []
        self._todo = deque(self._whole(root) for root in self._forest.roots)

    def _counted(self) -> list[int]:
        """How many stand below each."""
        below, bosses = [0] * len(self._nodes), self._forest.bosses
        for place in reversed(self._forest.order):
            if bosses[place] >= 0:
                below[bosses[place]] += below[place] + 1
        return below

    def _kids(self, place: int) -> Sequence[int]:
        return self._forest.kids.get(place, ())

    def _whole(self, place: int, came_from: int = 0) -> _Piece:
        return _Piece(place, 0, len(self._kids(place)), came_from)

    def pages(self) -> list[BranchPage]:
        """Make page after page until nothing is left to do."""
        while self._todo:
            self._pages.append(self._next_page())
        pages_of = {
            (piece.place, piece.first): number
            for number, page in enumerate(self._pages, 1)
            for piece in page.pieces
        }
        return [self._drawn(page, pages_of) for page in self._pages]

    def _next_page(self) -> _Page:
        """A page with the next piece and all that fits there beside it."""
        piece = self._todo.popleft()
        page = _Page([piece])
        if self._fits(page):
            more = _most(len(self._todo), self._fits_beside(piece))
            page.pieces += [self._todo.popleft() for _ in range(more)]
            return page
        page = self._cut(piece)
        self._unfold(page)
        number, shown = len(self._pages) + 1, page.pieces[0]
        if shown.last < piece.last:
            self._todo.appendleft(_Piece(piece.place, shown.last, piece.last, number))
        depths = self._forest.depths
        self._todo.extend(
            self._whole(place, number) for place in sorted(page.folded, key=lambda p: (depths[p], p))
        )
        return page

    def _cut(self, piece: _Piece) -> _Page:
        """A page with the card and its reports, as many as fit, all of them folded."""
        reports = self._kids(piece.place)

        def page_of(count: int) -> _Page:
            shown = reports[piece.first : piece.first + count]
            folded = {kid for kid in shown if self._below[kid]}
            return _Page(
                [_Piece(piece.place, piece.first, piece.first + len(shown), piece.came_from)], folded
            )

        count = piece.last - piece.first
        return page_of(max(1, _most(count, lambda some: self._fits(page_of(some)))))

    def _fits_beside(self, piece: _Piece) -> Callable[[int], bool]:
        """Whether so many of the next pieces fit beside this one."""
        waiting = list(islice(self._todo, MOST_BESIDE))
        return lambda count: count <= len(waiting) and self._fits(_Page([piece, *waiting[:count]]))

    def _unfold(self, page: _Page) -> None:
        """Draw branches here after all while there is room: small ones whole, then of large ones the next row."""
        for place in sorted(page.folded, key=self._below.__getitem__):
            self._try(page, page.folded - {place})
        rest = deque(sorted(page.folded))
        while rest:
            place = rest.popleft()
            under = {kid for kid in self._kids(place) if self._below[kid]}
            if under and self._try(page, page.folded - {place} | under):
                rest.extend(sorted(under))

    def _try(self, page: _Page, folded: set[int]) -> bool:
        fits = self._fits(_Page(page.pieces, folded))
        if fits:
            page.folded = folded
        return fits

    def _visible(self, page: _Page, left: float = inf) -> list[Node]:
        """The cards of a page, until so much room is `left` and one card more."""
        nodes, found = self._nodes, list[Node]()
        for piece in page.pieces:
            rest = [(piece.place, -1)]
            while rest and left >= 0:
                place, boss = rest.pop()
                own = nodes[place]
                above = nodes[boss].key if boss >= 0 else None
                found.append(Node(own.key, above, own.width, own.height, own.is_assistant))
                left -= own.width * own.height
                if boss < 0:
                    kids = self._kids(place)[piece.first : piece.last]
                else:
                    kids = () if place in page.folded else self._kids(place)
                rest.extend((kid, place) for kid in reversed(kids))
        return found

    def _fits(self, page: _Page) -> bool:
        room = self._room
        area = room.width * room.height
        nodes = self._visible(page, area)
        if sum(node.width * node.height for node in nodes) > area:
            return False
        return any(room.holds(lay_out(nodes, self._spacing, shape)) for shape in _DENSEST_FIRST)

    def _drawn(self, page: _Page, pages_of: Mapping[tuple[int, int], int]) -> BranchPage:
        """A page laid out in the first shape that fits, and its marks."""
        keys = [node.key for node in self._nodes]
        nodes, room = self._visible(page), self._room
        layouts = [lay_out(nodes, self._spacing, shape) for shape in Shape]
        layout = next(filter(room.holds, layouts), None) or max(layouts, key=room.scale_of)
        marks = [Mark(MarkKind.CAME_FROM, keys[p.place], p.came_from) for p in page.pieces if p.came_from]
        marks += [
            Mark(MarkKind.CONTINUES, keys[place], pages_of[place, 0], self._below[place])
            for place in sorted(page.folded)
        ]
        for piece in page.pieces:
            rest = self._kids(piece.place)[piece.last :]
            if rest and (piece.place, piece.last) in pages_of:
                count = sum(self._below[kid] + 1 for kid in rest)
                marks.append(
                    Mark(MarkKind.CONTINUES, keys[piece.place], pages_of[piece.place, piece.last], count)
                )
        return BranchPage(layout, tuple(marks))


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to the limit that holds, where all below it do; 0 where none does."""
    low, high = 0, 1
    while high <= limit and holds(high):
        low, high = high, high * 2
    high = min(high, limit + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            low = middle
        else:
            high = middle
    return low
