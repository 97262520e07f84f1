"""The lines of a family as one figure: pieces that several reports share are drawn once, and corners are round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtGui import QPainterPath

from msp_desk.ui.chart.arranged import Family

_ROUND = 8.0
_NEAR = 0.05
#: Along an axis: from and to.
Span = tuple[float, float]


def comb(family: Family) -> QPainterPath:
    """The figure. Where exactly two pieces meet in a corner it is rounded, where three do it is not."""
    upright, level = _pieces(family)
    corners = {point for _, points in family.ways for point in points[1:-1]}
    turns = [turn for point in corners if (turn := _turn(point, upright, level)) is not None]
    path = QPainterPath()
    ends = {(x, y): reach for x, y, _, _, reach in turns}
    for x, spans in upright.items():
        for top, bottom in spans:
            path.moveTo(x, top + ends.get((x, top), 0.0))
            path.lineTo(x, bottom - ends.get((x, bottom), 0.0))
    for y, spans in level.items():
        for left, right in spans:
            path.moveTo(left + ends.get((left, y), 0.0), y)
            path.lineTo(right - ends.get((right, y), 0.0), y)
    for x, y, across, down, reach in turns:
        path.moveTo(x + across * reach, y)
        path.quadTo(x, y, x, y + down * reach)
    return path


def _pieces(family: Family) -> tuple[dict[float, list[Span]], dict[float, list[Span]]]:
    """Upright and level pieces by where they are, those that touch made one."""
    upright: dict[float, list[Span]] = {}
    level: dict[float, list[Span]] = {}
    for _, points in family.ways:
        for (x1, y1), (x2, y2) in pairwise(points):
            if abs(x1 - x2) < _NEAR:
                upright.setdefault(x1, []).append((min(y1, y2), max(y1, y2)))
            else:
                level.setdefault(y1, []).append((min(x1, x2), max(x1, x2)))
    return {x: list(_joined(s)) for x, s in upright.items()}, {y: list(_joined(s)) for y, s in level.items()}


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    start, end = None, 0.0
    for low, high in sorted(spans):
        if start is None:
            start, end = low, high
        elif low <= end + _NEAR:
            end = max(end, high)
        else:
            yield start, end
            start, end = low, high
    if start is not None:
        yield start, end


def _turn(
    point: tuple[float, float], upright: dict[float, list[Span]], level: dict[float, list[Span]]
) -> tuple[float, float, float, float, float] | None:
    """A corner where one upright and one level piece end: its point, which way they go, and how much is rounded."""
    x, y = point
    up = next((s for s in upright.get(x, ()) if s[0] <= y <= s[1]), None)
    flat = next((s for s in level.get(y, ()) if s[0] <= x <= s[1]), None)
    if up is None or flat is None or y not in up or x not in flat:
        return None
    reach = min(_ROUND, (up[1] - up[0]) / 2, (flat[1] - flat[0]) / 2)
    return x, y, (1.0 if x == flat[0] else -1.0), (1.0 if y == up[0] else -1.0), reach
