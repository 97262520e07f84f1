"""The pen that draws an org chart as SVG: vectors, and text that stays text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.orgchart.faces import TYPEFACES
from msp_desk.reports.orgchart.pens import Point
from msp_desk.reports.orgchart.sheet_pen import fitted, measure_with

#: From the upper edge of a line to its baseline, as a multiple of its size.
_DROP = 1.04


@dataclass(frozen=True, slots=True)
class SvgPen:
    """Collects the elements of a picture; texts are measured with the typeface that it names."""

    setter: Setter
    parts: list[str] = field(default_factory=list)

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str, edge: str, radius: float = 0, dash: float = 0
    ) -> None:  # fmt: skip
        """A rectangle with round corners."""
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:g}" '
            f'fill="{fill}" stroke="{edge}"{_dashed(dash)}/>'
        )

    def line(self, points: Sequence[Point], colour: str, thickness: float, dash: float = 0) -> None:
        """A line through points."""
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(
            f'<polyline points="{told}" fill="none" stroke="{colour}" stroke-width="{thickness:g}" '
            f'stroke-linecap="round" stroke-linejoin="round"{_dashed(dash)}/>'
        )

    def curve(self, points: Sequence[Point], colour: str, thickness: float, dash: float = 0) -> None:
        """Cubics one after the other."""
        (x, y), rest = points[0], points[1:]
        told = " ".join(f"{px:.1f} {py:.1f}" for px, py in rest)
        self.parts.append(
            f'<path d="M {x:.1f} {y:.1f} C {told}" fill="none" stroke="{colour}" stroke-width="{thickness:g}"{_dashed(dash)}/>'
        )

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """A filled polygon."""
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f'<polygon points="{told}" fill="{colour}"/>')

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{colour}"/>')

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool, room: float
    ) -> None:
        """A line of text; what did not fit is told when the pointer rests on it."""
        whole = " ".join(shown(text).split())
        kept = fitted(self.setter, whole, size, bold, room)
        hint = f"<title>{escape(whole)}</title>" if kept != whole else ""
        weight = ' font-weight="600"' if bold else ""
        # Who has not our typeface sees another, which must not run over what stands beside it.
        wide = f' textLength="{self.width(kept, size, bold):.1f}" lengthAdjust="spacingAndGlyphs"'
        self.parts.append(
            f'<text x="{x:.1f}" y="{y + size * _DROP:.1f}" font-size="{size:g}"{weight} fill="{colour}"{wide}>'
            f"{escape(kept)}{hint}</text>"
        )

    def width(self, text: str, size: float, bold: bool) -> float:
        """How wide a text is."""
        return measure_with(self.setter, text, size, bold)

    def picture(self, width: float, height: float, title: str, language: str) -> bytes:
        """All that was drawn, as a file of its own."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" xml:lang={quoteattr(language)} role="img" '
            f'font-family="{TYPEFACES}">'
        )
        ground = f'<rect width="{width:.0f}" height="{height:.0f}" fill="#FFFFFF"/>'
        lines = [head, f"<title>{escape(shown(title))}</title>", ground, *self.parts, "</svg>"]
        return "\n".join(lines).encode("utf-8")


def _dashed(length: float) -> str:
    return f' stroke-dasharray="{length:g} {length:g}"' if length else ""
