"""What is drawn for a text that Inter cannot draw alone: letters' shapes in the line's order, each in a font that has it."""

from __future__ import annotations

import unicodedata
from collections import ChainMap
from collections.abc import Sequence
from dataclasses import dataclass

from msp_desk.reports.kit.direction import drawn_order, levels, mirrored, reads_right_to_left
from msp_desk.reports.kit.fonts import Face
from msp_desk.reports.kit.glyphs import MISSING
from msp_desk.reports.kit.joining import joined

#: Papers set several facts side by side with this sign; each keeps a direction of its own.
BESIDE = " · "
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_SKIN = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters as they are drawn from left to right, in one font.

    `meant` is what they stand for, where no font has it: reader programs find and copy that.
    """

    face: Face
    text: str
    meant: str = ""

    @property
    def units(self) -> float:
        """How wide it is, in thousandths of the font's size."""
        return sum(self.face.widths[ord(c)] for c in self.text)


def pieces_of(text: str, faces: Sequence[Face], *, from_right: bool) -> tuple[Piece, ...]:
    """The text as it is drawn, each character in the first of the faces that has it; the first has the sign for none.

    Unless all of it is read from the right, facts that are set side by side are turned one by one.
    """
    facts = [text] if from_right else text.split(BESIDE)
    drawn = BESIDE.join(_turned(fact, faces, from_right=from_right) for fact in facts)
    pieces: list[Piece] = []
    for character in drawn:
        found = _piece(character, faces)
        last = pieces[-1] if pieces else None
        if last and (last.face is found.face or not found.text) and bool(last.meant) == bool(found.meant):
            pieces[-1] = Piece(last.face, last.text + found.text, last.meant + found.meant)
        elif found.text:
            pieces.append(found)
    return tuple(pieces)


def _piece(character: str, faces: Sequence[Face]) -> Piece:
    face = next((face for face in faces if ord(character) in face.widths), None)
    if face is not None:
        return Piece(face, character)
    unseen = unicodedata.category(character) in _UNSEEN or ord(character) in _SKIN
    return Piece(faces[0], "" if unseen else MISSING, character)


def _turned(fact: str, faces: Sequence[Face], *, from_right: bool) -> str:
    """The shapes of its characters in the order of the line; spaces at its ends stay where they are."""
    core = fact.strip(" ")
    if core.isascii():
        return fact
    shapes = joined(core, ChainMap(*(face.widths for face in faces[1:])))
    depths = levels(core, from_right=from_right or reads_right_to_left(core))
    drawn = "".join(mirrored(shapes[n]) if depths[n] % 2 else shapes[n] for n in drawn_order(depths))
    start = len(fact) - len(fact.lstrip(" "))
    return fact[:start] + drawn + fact[start + len(core) :]
