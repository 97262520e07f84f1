"""What an org chart is drawn with, in the measures of its layout; a PDF and an SVG each have a pen of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msp_desk.reports.kit import theme
from msp_desk.reports.orgchart.faces import Mark, Shade

Point = tuple[float, float]

TINT = {
    Shade.EXECUTIVE: "#7A4FBF",
    Shade.MANAGEMENT: "#2F5BD3",
    Shade.OPERATIONAL: "#0C726A",
    Shade.TECHNICAL: "#875700",
    Shade.GOOD: theme.GOOD,
    Shade.WARN: theme.WARN,
    Shade.BAD: theme.BAD,
    Shade.ACCENT: theme.ACCENT,
    Shade.QUIET: theme.TEXT3,
}


class Pen(Protocol):
    """Draws from the top left corner, y downwards; colours are written `#RRGGBB`."""

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str,
        edge: str,
        radius: float = 0,
        dash: float = 0,
    ) -> None:
        """A rectangle with round corners."""

    def line(self, points: Sequence[Point], colour: str, thickness: float, dash: float = 0) -> None:
        """A line through points."""

    def curve(self, points: Sequence[Point], colour: str, thickness: float, dash: float = 0) -> None:
        """Cubics one after the other: a start, then two controls and an end each."""

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled polygon."""

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool, room: float
    ) -> None:
        """A line of text, its upper edge at `y`, cut with an ellipsis where it is wider than the room."""

    def width(self, text: str, size: float, bold: bool) -> float:
        """How wide a text is."""


def mark_on(pen: Pen, mark: Mark, x: float, y: float, size: float, colour: str) -> None:
    """Draw a sign in a square of that size whose upper left corner is there."""
    half = size / 2
    cx, cy = x + half, y + half
    shapes: dict[Mark, Sequence[Point]] = {
        Mark.DIAMOND: ((cx, y), (x + size, cy), (cx, y + size), (x, cy)),
        Mark.TRIANGLE: ((cx, y), (x + size, y + size), (x, y + size)),
        Mark.SQUARE: ((x, y), (x + size, y), (x + size, y + size), (x, y + size)),
        Mark.STAR: _star(cx, cy, half),
    }
    if mark in shapes:
        pen.shape(shapes[mark], colour)
    elif mark in {Mark.CIRCLE, Mark.RING}:
        pen.circle(cx, cy, half, colour)
    elif mark is Mark.CROSS:
        pen.line(((x, y), (x + size, y + size)), colour, size / 4)
        pen.line(((x + size, y), (x, y + size)), colour, size / 4)
    else:
        pen.line(((x, cy), (x + size, cy)), colour, size / 4)


def _star(cx: float, cy: float, radius: float) -> Sequence[Point]:
    """Five points, the first upwards; the inner corners at two fifths of the radius."""
    directions = ((0, -1), (0.59, -0.81), (0.95, -0.31), (0.95, 0.31), (0.59, 0.81))
    right = [(x * (1.0, 0.42)[n % 2], y * (1.0, 0.42)[n % 2]) for n, (x, y) in enumerate(directions)]
    left = [(-x, y) for x, y in reversed(right[1:])]
    return [(cx + x * radius * 1.15, cy + y * radius * 1.15) for x, y in (*right, (0, 0.42), *left)]
