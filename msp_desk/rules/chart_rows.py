"""Rows of two org charts brought to the same height, so that equals stand across from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msp_desk.rules.chart_layout import Box, Layout, Link, Shape

_TO_WHAT_HANGS = 3


def with_equal_rows(layouts: Sequence[Layout]) -> tuple[Layout, ...]:
    """The same charts with each row at the same height in all; rows only move down, so that nothing meets.

    Charts from left to right and lists have no rows, and stay as they are.
    """
    if any(layout.shape in {Shape.ACROSS, Shape.LISTED} for layout in layouts):
        return tuple(layouts)
    tops = [_tops(layout) for layout in layouts]
    wanted: list[float] = []
    for depth in range(max(map(len, tops), default=0)):
        steps = [own[depth] - own[depth - 1] for own in tops if len(own) > depth] if depth else [0.0]
        wanted.append(max(steps) + (wanted[-1] if wanted else 0.0))
    return tuple(
        _moved(layout, [to - top for top, to in zip(own, wanted, strict=False)])
        for layout, own in zip(layouts, tops, strict=True)
    )


def _hangs_on_boss(link: Link) -> bool:
    """Whether the card hangs on the stem or the rail of its boss; one that stands in a row has its line turn above it."""
    return len(link.points) == _TO_WHAT_HANGS and link.points[1][1] == link.points[2][1]


def _tops(layout: Layout) -> list[float]:
    """Where the rows begin, the highest first; what hangs is in none, roots that stand alone begin with the first."""
    hung = {link.key for link in layout.links if _hangs_on_boss(link)}
    tops: dict[int, float] = {}
    for box in layout.boxes:
        if box.key not in hung:
            tops[box.depth] = min(box.y, tops.get(box.depth, box.y))
    return [tops[depth] for depth in sorted(tops)]


def _moved(layout: Layout, down: Sequence[float]) -> Layout:
    """The chart with its rows moved down; what hangs goes with the row of its boss."""
    if not any(down):
        return layout
    hung = {link.key for link in layout.links if _hangs_on_boss(link)}
    by = {box.key: down[box.depth - (box.key in hung)] for box in layout.boxes}
    boxes = tuple(Box(b.key, b.x, b.y + by[b.key], b.width, b.height, b.depth) for b in layout.boxes)
    links = tuple(_led(link, by[link.boss], by[link.key]) for link in layout.links)
    height = max(box.y + box.height for box in boxes)
    return replace(layout, boxes=boxes, links=links, height=height)


def _led(link: Link, boss: float, report: float) -> Link:
    """The line between cards that were moved by so much: its start goes with the boss, the rest with the report."""
    (x, y), *rest = link.points
    points = ((x, y + boss), *((x, y + report) for x, y in rest))
    return Link(link.boss, link.key, points)
