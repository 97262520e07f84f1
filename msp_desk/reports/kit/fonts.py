"""Inter, read from the fonts folder once, when the first paper needs it; and what draws other scripts, when a text does."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from msp_desk.reports.kit.theme import MEDIUM, REGULAR, SEMIBOLD

#: reportlab reads glyphs out of a font by a cursor that all documents share: one document at a time is written.
writing = threading.RLock()

#: DejaVu Sans: Arabic, Hebrew, Armenian, Georgian, Lao and thousands of signs that Inter does not have.
_SPARE, _SPARE_BOLD = "DejaVuSans", "DejaVuSans-Bold"
_SPARES = {REGULAR: (_SPARE,), MEDIUM: (_SPARE,), SEMIBOLD: (_SPARE_BOLD, _SPARE)}

_loaded: dict[Path, Mapping[str, Face]] = {}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: advance widths in thousandths of its size, by the code points that it can draw."""

    name: str
    widths: dict[int, float]


def faces_in(folder: Path) -> Mapping[str, Face]:
    """The faces of our papers by their names, registered with reportlab.

    Errors: reportlab's TTFError where the folder does not hold them, which a whole installation does.
    """
    return _faces(folder, (REGULAR, MEDIUM, SEMIBOLD))


def spares_in(folder: Path) -> Mapping[str, tuple[Face, ...]]:
    """For each face of our papers those that stand in for it, the nearest first."""
    faces = _faces(folder / "spare", (_SPARE, _SPARE_BOLD))
    return {name: tuple(faces[spare] for spare in spares) for name, spares in _SPARES.items()}


def _faces(folder: Path, names: tuple[str, ...]) -> Mapping[str, Face]:
    with writing:
        if folder not in _loaded:
            _loaded[folder] = {name: _load(folder, name) for name in names}
        return _loaded[folder]


def _load(folder: Path, name: str) -> Face:
    font = TTFont(name, folder / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    # Fonts have private signs, which nobody means; and PDF readers copy only the first plane back as it was.
    widths = font.face.charWidths.items()
    return Face(name, {code: wide for code, wide in widths if code < 0xE000 or 0xF8FF < code <= 0xFFFF})
