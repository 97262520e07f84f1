"""The text of a page as PDF operators, written directly: reportlab's text objects measure each piece again and cost three times as much."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from msp_desk.reports.kit.lines import Fragment
from msp_desk.reports.kit.pieces import Piece
from msp_desk.reports.kit.theme import Style, rgb

# What may not stand in a PDF string as it is: control and eight-bit characters, parentheses and the backslash.
_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(c): "\\" + c for c in "()\\"
}


class TextLayer:
    """Collects the fragments of a page and gives them to the canvas in one go."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._document: Any = canvas._doc  # type: ignore[attr-defined] # fonts ask for it
        self._code: list[str] = []
        self._font = ""
        self._colour = ""

    def write(self, fragment: Fragment, x: float, baseline: float) -> None:
        """Put a fragment at a place, in points from the lower left corner of the page."""
        style = fragment.style
        if style.colour != self._colour:
            self._colour = style.colour
            self._code.append("{:.3f} {:.3f} {:.3f} rg".format(*rgb(style.colour)))
        self._code.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
        if not fragment.pieces:
            self._show(fragment.text, style.font, style)
        for piece in fragment.pieces:
            self._piece(piece, style)

    def _piece(self, piece: Piece, style: Style) -> None:
        if piece.meant:
            meant = (b"\xfe\xff" + piece.meant.encode("utf-16-be")).hex().upper()
            self._code.append(f"/Span <</ActualText <{meant}>>> BDC")
        self._show(piece.text, piece.face.name, style)
        if piece.meant:
            self._code.append("EMC")

    def _show(self, text: str, face: str, style: Style) -> None:
        font: Any = pdfmetrics.getFont(face)
        for subset, codes in font.splitString(text, self._document):
            name = f"{font.getSubsetInternalName(subset, self._document)} {style.size:g} Tf"
            if name != self._font:
                self._font = name
                self._code.append(name)
            self._code.append(f"({codes.decode('latin-1').translate(_ESCAPES)}) Tj")

    def finish(self) -> None:
        """Lay the text over what was painted."""
        if self._code:
            self._canvas.addLiteral("\n".join(("BT", *self._code, "ET")))
