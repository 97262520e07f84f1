"""One page to paint on, measured from its top left corner; text is laid above all shapes and in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from math import atan2, degrees, hypot

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

from msp_desk.reports.kit.lines import PLACE, Line
from msp_desk.reports.kit.textlayer import TextLayer
from msp_desk.reports.kit.theme import LINE, SEMIBOLD, Sizes, rgb


class Sheet:
    """A page of a PDF. `pages` tells on which page each marked place is."""

    def __init__(self, canvas: Canvas, sizes: Sizes, pages: Mapping[str, int]) -> None:
        self.pages = pages
        self.sizes = sizes
        self._canvas = canvas
        self._text = TextLayer(canvas)
        self._shapes: list[str] = []

    def line(self, line: Line, x: float, top: float) -> None:
        """Write a line of text, its upper edge at `top`."""
        baseline = self.sizes.height - top - line.drop
        for fragment in line.fragments:
            left = x + fragment.x
            self._text.write(fragment, left, baseline)
            if fragment.link.startswith(PLACE):
                self._go(fragment.link.removeprefix(PLACE), left, top, fragment.width, line.leading)
            elif fragment.link:
                foot = self.sizes.height - top - line.leading
                place = (left, foot, left + fragment.width, foot + line.leading)
                self._canvas._addAnnotation(_Link(fragment.link, place))  # type: ignore[attr-defined]

    def lines(self, lines: Sequence[Line], x: float, top: float) -> None:
        """Write lines one below the other."""
        for line in lines:
            self.line(line, x, top)
            top += line.leading

    def box(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        y = self.sizes.height - top - height
        self._shapes.append(f"{_parts(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x: float, top: float, width: float, colour: str = LINE, thickness: float = 0.6) -> None:
        """Draw a horizontal hairline."""
        y = self.sizes.height - top
        self._shapes.append(
            f"{_parts(colour)} RG {thickness:g} w 0 J {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        )

    def bar(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """Draw a horizontal bar with round ends."""
        self.path(
            ((x + height / 2, top + height / 2), (x + max(width - height / 2, height / 2), top + height / 2)),
            colour,
            height,
        )

    def path(self, points: Sequence[tuple[float, float]], colour: str, thickness: float) -> None:
        """Draw a line through points, its ends and corners round."""
        height = self.sizes.height
        steps = " ".join(f"{x:.2f} {height - y:.2f} l" for x, y in points[1:])
        x, y = points[0]
        self._shapes.append(
            f"{_parts(colour)} RG {thickness:g} w 1 J 1 j {x:.2f} {height - y:.2f} m {steps} S"
        )

    def outline(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str,
        edge: str,
        radius: float = 0,
        thickness: float = 0.6,
        dash: float = 0,
    ) -> None:
        """A rectangle with round corners, filled and with a line around it."""
        points = _rounded(x, self.sizes.height - top - height, width, height, radius)
        self._shapes.append(
            f"{_parts(fill)} rg {_parts(edge)} RG {thickness:g} w {_dashed(dash)}{points} h B {_dashed(0)}"
        )

    def curve(
        self, points: Sequence[tuple[float, float]], colour: str, thickness: float, dash: float = 0
    ) -> None:
        """Cubics one after the other: a start, then two controls and an end each."""
        height = self.sizes.height
        (x, y), rest = points[0], points[1:]
        parts = [f"{px:.2f} {height - py:.2f}" for px, py in rest]
        steps = " ".join(f"{' '.join(parts[i : i + 3])} c" for i in range(0, len(parts) - 2, 3))
        self._shapes.append(
            f"{_parts(colour)} RG {thickness:g} w {_dashed(dash)}{x:.2f} {height - y:.2f} m {steps} S {_dashed(0)}"
        )

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fill a polygon."""
        height = self.sizes.height
        (x, y), rest = points[0], points[1:]
        steps = " ".join(f"{px:.2f} {height - py:.2f} l" for px, py in rest)
        self._shapes.append(f"{_parts(colour)} rg {x:.2f} {height - y:.2f} m {steps} h f")

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle around a point."""
        self.path(((x, y), (x, y)), colour, radius * 2)

    def picture(self, content: bytes, x: float, top: float, width: float, height: float) -> None:
        """Paint a picture that `picture_in` has accepted."""
        y = self.sizes.height - top - height
        self._canvas.drawImage(ImageReader(BytesIO(content)), x, y, width, height, mask="auto")

    def across(self, text: str, colour: str) -> None:
        """Write a word of ours from corner to corner, below all else."""
        canvas, sizes = self._canvas, self.sizes
        length = hypot(sizes.width, sizes.height) * 0.5
        size = length / canvas.stringWidth(text, SEMIBOLD, 1)
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(colour))
        canvas.setFont(SEMIBOLD, size)
        canvas.translate(sizes.width / 2, sizes.height / 2)
        canvas.rotate(degrees(atan2(sizes.height, sizes.width)))
        canvas.drawCentredString(0, -size * 0.36, text)
        canvas.restoreState()

    def jump(self, key: str, x: float, top: float, width: float, height: float) -> None:
        """Make an area lead to a marked place."""
        y = self.sizes.height - top - height
        self._canvas.linkRect("", key, (x, y, x + width, y + height), relative=0, Border="[0 0 0]")

    def _go(self, key: str, x: float, top: float, width: float, height: float) -> None:
        """The same, where there is such a place."""
        if key in self.pages:
            self.jump(key, x, top, width, height)

    def mark(self, key: str, title: str, depth: int, top: float) -> None:
        """Give a place a name in the outline."""
        self._canvas.bookmarkHorizontalAbsolute(key, self.sizes.height - top)
        self._canvas.addOutlineEntry(title, key, depth, closed=False)

    def finish(self) -> None:
        """Lay the text over the shapes and turn to the next page."""
        if self._shapes:
            self._canvas.addLiteral("\n".join(self._shapes))
        self._text.finish()
        self._canvas.showPage()


#: How far the controls of a quarter of a circle are from its ends, as a part of its radius.
_BEND = 0.5523


def _dashed(length: float) -> str:
    return f"[{length:g} {length:g}] 0 d " if length else "[] 0 d "


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """The operators of a rectangle whose corners are round, from its lower left corner, not closed."""
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    right, upper, k = x + width, y + height, r * (1 - _BEND)
    steps = [
        f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l",
        f"{right - k:.2f} {y:.2f} {right:.2f} {y + k:.2f} {right:.2f} {y + r:.2f} c",
        f"{right:.2f} {upper - r:.2f} l",
        f"{right:.2f} {upper - k:.2f} {right - k:.2f} {upper:.2f} {right - r:.2f} {upper:.2f} c",
        f"{x + r:.2f} {upper:.2f} l",
        f"{x + k:.2f} {upper:.2f} {x:.2f} {upper - k:.2f} {x:.2f} {upper - r:.2f} c",
        f"{x:.2f} {y + r:.2f} l",
        f"{x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c",
    ]
    return " ".join(steps)


def _parts(colour: str) -> str:
    return "{:.3f} {:.3f} {:.3f}".format(*rgb(colour))


class _Link(PDFObject):
    """An area that opens an address; written in one piece, because a paper may have hundreds."""

    def __init__(self, url: str, place: tuple[float, float, float, float]) -> None:
        left, foot, right, top = place
        safe = url.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")
        self._written = (
            f"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [{left:.1f} {foot:.1f} {right:.1f} {top:.1f}]"
            f" /A << /Type /Action /S /URI /URI ({safe}) >> >>"
        ).encode("ascii")

    def format(self, document: object) -> bytes:
        """As it stands in the file."""
        del document
        return self._written
