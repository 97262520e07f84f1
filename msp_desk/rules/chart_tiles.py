"""One big org chart cut into a grid of pages, so that every card is whole on one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise, product

from msp_desk.rules.chart_layout import Layout
from msp_desk.rules.chart_room import Room

_NEAR = 1e-6


class JoinSide(Enum):
    """At which side of a page another goes on."""

    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Join:
    """Where two pages are put together: the line at `at` (x at a side, y above and below) is on both of them."""

    side: JoinSide
    at: float
    page: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One page of the grid, and the window of the chart that it shows."""

    number: int
    column: int
    row: int
    x: float
    y: float
    width: float
    height: float
    joins: tuple[Join, ...]


def in_tiles(layout: Layout, room: Room) -> tuple[Tile, ...]:
    """The pages row by row; those with nothing on them are left out. A card that a cut meets begins the next page."""
    columns = _windows([(box.x, box.x + box.width) for box in layout.boxes], room.width, layout.width)
    rows = _windows([(box.y, box.y + box.height) for box in layout.boxes], room.height, layout.height)
    numbers: dict[tuple[int, int], int] = {}
    used = _used(layout, columns, rows)
    for place in sorted(used):
        numbers[place] = len(numbers) + 1
    return tuple(
        Tile(
            number,
            column,
            row,
            columns[column][0],
            rows[row][0],
            columns[column][1] - columns[column][0],
            rows[row][1] - rows[row][0],
            _joins(numbers, row, column, columns, rows),
        )
        for (row, column), number in numbers.items()
    )


def _windows(spans: Sequence[tuple[float, float]], room: float, whole: float) -> list[tuple[float, float]]:
    """Windows of the length of the room, each beginning where the first card begins that the one before cuts."""
    windows: list[tuple[float, float]] = []
    start = 0.0
    while start + room < whole - _NEAR:
        end = start + room
        windows.append((start, end))
        cut = (low for low, high in spans if start + _NEAR < low < end < high - _NEAR)
        start = min(cut, default=end)
    return [*windows, (start, whole)]


def _used(
    layout: Layout, columns: Sequence[tuple[float, float]], rows: Sequence[tuple[float, float]]
) -> set[tuple[int, int]]:
    """The pages (row, column) that show anything which the next ones do not."""
    starts, tops = [start for start, _ in columns], [top for top, _ in rows]
    used = {(_window_of(box.y, tops), _window_of(box.x, starts)) for box in layout.boxes}
    for link in layout.links:
        for (x, y), (to_x, to_y) in pairwise(link.points):
            across = range(_window_of(min(x, to_x), starts), _window_of(max(x, to_x), starts) + 1)
            down = range(_window_of(min(y, to_y), tops), _window_of(max(y, to_y), tops) + 1)
            used.update(product(down, across))
    return used


def _window_of(at: float, starts: Sequence[float]) -> int:
    """The last window that has begun there."""
    return max(0, bisect_right(starts, at + _NEAR) - 1)


def _joins(
    numbers: Mapping[tuple[int, int], int],
    row: int,
    column: int,
    columns: Sequence[tuple[float, float]],
    rows: Sequence[tuple[float, float]],
) -> tuple[Join, ...]:
    """A join with each neighbour that there is; where pages overlap, it is where the later one begins."""
    around = (
        (JoinSide.LEFT, (row, column - 1), columns[column][0]),
        (JoinSide.RIGHT, (row, column + 1), columns[min(column + 1, len(columns) - 1)][0]),
        (JoinSide.ABOVE, (row - 1, column), rows[row][0]),
        (JoinSide.BELOW, (row + 1, column), rows[min(row + 1, len(rows) - 1)][0]),
    )
    return tuple(Join(side, at, numbers[place]) for side, place, at in around if place in numbers)
