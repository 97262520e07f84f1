"""Inter, read from the fonts folder once, when the first paper needs it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from msp_desk.reports.kit.theme import MEDIUM, REGULAR, SEMIBOLD

#: reportlab reads glyphs out of a font by a cursor that all documents share: one document at a time is written.
writing = threading.Lock()

_loaded: dict[Path, Mapping[str, Face]] = {}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: advance widths in thousandths of its size, by code point."""

    name: str
    widths: Mapping[int, float]
    default_width: float


def faces_in(folder: Path) -> Mapping[str, Face]:
    """The faces of our papers by their names, registered with reportlab.

    Errors: reportlab's TTFError where the folder does not hold them, which a whole installation does.
    """
    with writing:
        if folder not in _loaded:
            _loaded[folder] = {name: _load(folder, name) for name in (REGULAR, MEDIUM, SEMIBOLD)}
        return _loaded[folder]


def _load(folder: Path, name: str) -> Face:
    font = TTFont(name, folder / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return Face(name, font.face.charWidths, font.face.defaultWidth)
