"""The pen that draws an org chart on a page of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import REGULAR, SEMIBOLD, Style
from msp_desk.reports.orgchart.pens import Point

#: Between two lines of a card, as a multiple of their size.
_LEADING = 1.36


@dataclass(frozen=True, slots=True)
class SheetPen:
    """Draws at (`x`, `y`) of a page, so many times as large."""

    sheet: Sheet
    setter: Setter
    x: float
    y: float
    scale: float

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str, edge: str, radius: float = 0, dash: float = 0
    ) -> None:  # fmt: skip
        """A rectangle with round corners."""
        left, top = self._at((x, y))
        k = self.scale
        self.sheet.outline(
            left,
            top,
            width * k,
            height * k,
            fill=fill,
            edge=edge,
            radius=radius * k,
            thickness=max(0.4, k),
            dash=dash * k,
        )

    def line(self, points: Sequence[Point], colour: str, thickness: float, dash: float = 0) -> None:
        """A line through points."""
        if dash:
            for start, end in pairwise(points):
                self.curve((start, start, end, end), colour, thickness, dash)
        else:
            self.sheet.path([self._at(p) for p in points], colour, max(0.4, thickness * self.scale))

    def curve(self, points: Sequence[Point], colour: str, thickness: float, dash: float = 0) -> None:
        """Cubics one after the other."""
        k = self.scale
        self.sheet.curve([self._at(p) for p in points], colour, max(0.4, thickness * k), dash * k)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled polygon."""
        self.sheet.shape([self._at(p) for p in points], colour)

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""
        self.sheet.dot(*self._at((x, y)), radius * self.scale, colour)

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool, room: float
    ) -> None:
        """A line of text."""
        style = _style(size * self.scale, bold, colour)
        self.sheet.line(self.setter.line(text, style, room * self.scale), *self._at((x, y)))

    def width(self, text: str, size: float, bold: bool) -> float:
        """How wide a text is."""
        return self.setter.line(text, _style(size, bold, "#000000")).width

    def _at(self, point: Point) -> Point:
        return self.x + point[0] * self.scale, self.y + point[1] * self.scale


def measure_with(setter: Setter, text: str, size: float, bold: bool) -> float:
    """How wide a text will be on paper, before there is a page."""
    return setter.line(text, _style(size, bold, "#000000")).width


def fitted(setter: Setter, text: str, size: float, bold: bool, room: float) -> str:
    """A text as far as it fits, with an ellipsis where it was cut."""
    return "".join(f.text for f in setter.line(text, _style(size, bold, "#000000"), room).fragments)


def _style(size: float, bold: bool, colour: str) -> Style:
    return Style(SEMIBOLD if bold else REGULAR, size, size * _LEADING, colour)
