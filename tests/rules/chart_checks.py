"""What holds of any chart that is laid out: nobody on anybody, lines from card to card, all within its room."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from msp_desk.rules.chart_layout import Box, Layout, Node
from tests.rules.charts_drawn import by_key

NEAR = 1e-6


def overlap(a: Box, b: Box) -> bool:
    """Whether two cards share room."""
    return (
        a.x + a.width > b.x + NEAR
        and b.x + b.width > a.x + NEAR
        and a.y + a.height > b.y + NEAR
        and b.y + b.height > a.y + NEAR
    )


def on_edge(x: float, y: float, box: Box) -> bool:
    """Whether a point is on the edge of a card."""
    across, down = (
        box.x - NEAR <= x <= box.x + box.width + NEAR,
        box.y - NEAR <= y <= box.y + box.height + NEAR,
    )
    left_right = min(abs(x - box.x), abs(x - box.x - box.width)) < NEAR
    top_bottom = min(abs(y - box.y), abs(y - box.y - box.height)) < NEAR
    return across and down and (left_right or top_bottom)


def cuts(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether a right-angled piece of a line runs through the inside of a card."""
    return (
        max(start[0], end[0]) > box.x + NEAR
        and min(start[0], end[0]) < box.x + box.width - NEAR
        and max(start[1], end[1]) > box.y + NEAR
        and min(start[1], end[1]) < box.y + box.height - NEAR
    )


def check_whole(nodes: list[Node], layout: Layout) -> None:
    """What holds of any chart in any shape."""
    assert [box.key for box in layout.boxes] == [node.key for node in nodes]
    for a, b in combinations(layout.boxes, 2):
        assert not overlap(a, b), (a, b)
    boxes = by_key(layout)
    for link in layout.links:
        assert on_edge(*link.points[0], boxes[link.boss])
        assert on_edge(*link.points[-1], boxes[link.key])
        for start, end in pairwise(link.points):
            assert start[0] == end[0] or start[1] == end[1]
            assert not any(cuts(start, end, box) for box in layout.boxes), (link, start, end)
    check_room(layout)


def check_room(layout: Layout) -> None:
    """Cards and lines alike are within the room that the chart says it takes, and take all of it."""
    bends = [point for link in layout.links for point in link.points]
    lefts = [*(box.x for box in layout.boxes), *(x for x, _ in bends)]
    tops = [*(box.y for box in layout.boxes), *(y for _, y in bends)]
    assert min(lefts) == pytest.approx(0, abs=NEAR)
    assert min(tops) == pytest.approx(0, abs=NEAR)
    assert all(x <= layout.width + NEAR and y <= layout.height + NEAR for x, y in bends)
    assert layout.width == pytest.approx(max(box.x + box.width for box in layout.boxes))
    assert layout.height == pytest.approx(max(box.y + box.height for box in layout.boxes))
