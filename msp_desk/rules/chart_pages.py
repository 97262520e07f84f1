"""An org chart on paper: on one page while it stays readable, else cut over several whose joins match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from msp_desk.rules.chart_branches import Mark, MarkKind, in_branches
from msp_desk.rules.chart_layout import EMPTY, USUAL, Layout, Node, Shape, Spacing, lay_out
from msp_desk.rules.chart_room import Room
from msp_desk.rules.chart_tiles import Join, JoinSide, Tile, in_tiles

__all__ = [
    "Join",
    "JoinSide",
    "Mark",
    "MarkKind",
    "PagePart",
    "Paging",
    "Room",
    "Sheet",
    "on_paper",
    "on_paper_either_way",
]

#: Below this a smaller shape is taken; below the next nothing can be read any more.
GOOD_SCALE = 0.65
LEAST_SCALE = 0.5


class Paging(Enum):
    """How a chart is shared among pages; AS_FITS takes one page if it can be read there, else a page per branch."""

    AS_FITS = "as fits"
    ONE_PAGE = "one page"
    TILES = "tiles"
    BRANCHES = "branches"


@dataclass(frozen=True, slots=True)
class PagePart:
    """What one page draws: of `layout` the window at (`x`, `y`), times the scale of the sheet.

    `marks` say on which page a card goes on or comes from; `joins` where the next page of one big sheet begins.
    """

    number: int
    layout: Layout
    x: float
    y: float
    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart on paper: all pages at the same scale; `shape` is that of the first."""

    paging: Paging
    shape: Shape
    scale: float
    pages: tuple[PagePart, ...]


def on_paper(
    nodes: Sequence[Node],
    room: Room,
    paging: Paging = Paging.AS_FITS,
    spacing: Spacing = USUAL,
    least_scale: float = LEAST_SCALE,
    good_scale: float = GOOD_SCALE,
) -> Sheet:
    """The pages of a chart in a room of so many points, never larger than life.

    One page: the first shape that is well readable, else the one that comes out largest. Several: never smaller than
    `least_scale` (unless a single card is larger than the page), branches at `good_scale` and more.
    """
    if not nodes:
        return Sheet(Paging.ONE_PAGE, Shape.DOWN, 1.0, (PagePart(1, EMPTY, 0.0, 0.0, 0.0, 0.0),))
    if paging is Paging.BRANCHES:
        return _branches(nodes, room, spacing, good_scale)
    layouts = {shape: lay_out(nodes, spacing, shape) for shape in Shape}
    if paging is Paging.TILES:
        return _tiles(layouts, room, least_scale, good_scale)
    shape, scale = _best(layouts, room, good_scale)
    if paging is Paging.AS_FITS and scale < least_scale:
        return _branches(nodes, room, spacing, good_scale)
    return _one_page(layouts[shape], scale)


def on_paper_either_way(
    nodes: Sequence[Node], room: Room, paging: Paging = Paging.AS_FITS, spacing: Spacing = USUAL
) -> tuple[Sheet, bool]:
    """The pages of a chart, and whether the paper is turned for it: for fewer pages, else for a larger scale."""
    straight = on_paper(nodes, room, paging, spacing)
    turned = on_paper(nodes, Room(room.height, room.width), paging, spacing)
    is_better = (len(turned.pages), -turned.scale) < (len(straight.pages), -straight.scale)
    return (turned if is_better else straight), is_better


def _best(layouts: Mapping[Shape, Layout], room: Room, good_scale: float) -> tuple[Shape, float]:
    """The first shape that is well readable on one page, else the one that comes out largest."""
    scales = {shape: room.scale_of(layout) for shape, layout in layouts.items()}
    for shape, scale in scales.items():
        if scale >= good_scale:
            return shape, scale
    best = max(scales, key=scales.__getitem__)
    return best, scales[best]


def _one_page(layout: Layout, scale: float) -> Sheet:
    page = PagePart(1, layout, 0.0, 0.0, layout.width, layout.height)
    return Sheet(Paging.ONE_PAGE, layout.shape, scale, (page,))


def _branches(nodes: Sequence[Node], room: Room, spacing: Spacing, scale: float) -> Sheet:
    """A page for what fits together, the rest on pages of its own; as large as the fullest page allows."""
    drawn = in_branches(nodes, Room(room.width / scale, room.height / scale), spacing)
    if len(drawn) == 1:
        return _one_page(drawn[0].layout, room.scale_of(drawn[0].layout))
    pages = tuple(
        PagePart(number, page.layout, 0.0, 0.0, page.layout.width, page.layout.height, page.marks)
        for number, page in enumerate(drawn, 1)
    )
    return Sheet(Paging.BRANCHES, drawn[0].layout.shape, min(room.scale_of(p.layout) for p in drawn), pages)


def _tiles(layouts: Mapping[Shape, Layout], room: Room, least_scale: float, good_scale: float) -> Sheet:
    """The fewest pages that can be read; of as many the largest scale, then the first shape."""
    whole = min(room.scale_of_cards(layout) for layout in layouts.values())
    smallest = min(least_scale, whole)
    counts = {shape: len(in_tiles(layout, room.times(1 / smallest))) for shape, layout in layouts.items()}
    shape = min(counts, key=counts.__getitem__)
    if counts[shape] == 1:
        shape, scale = _best(layouts, room, good_scale)
        return _one_page(layouts[shape], scale)
    layout = layouts[shape]
    scale, tiles = smallest, in_tiles(layout, room.times(1 / smallest))
    for tenths in range(10, int(smallest * 10), -1):
        if tenths / 10 <= whole:
            larger = in_tiles(layout, room.times(10 / tenths))
            if len(larger) <= len(tiles):
                scale, tiles = tenths / 10, larger
                break
    return Sheet(Paging.TILES, shape, scale, tuple(_tile_page(layout, tile) for tile in tiles))


def _tile_page(layout: Layout, tile: Tile) -> PagePart:
    return PagePart(tile.number, layout, tile.x, tile.y, tile.width, tile.height, joins=tile.joins)
