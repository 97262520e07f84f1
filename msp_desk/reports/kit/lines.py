"""Runs of text broken into lines of a given width, measured with the font; no markup is ever read in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msp_desk.reports.kit.direction import reads_right_to_left
from msp_desk.reports.kit.fonts import faces_in, spares_in
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.pieces import BESIDE, Piece, pieces_of
from msp_desk.reports.kit.theme import Style

_WORDS = re.compile(r" *[^ ]+")
_ELLIPSIS = "…"
#: Text of several lines that is read from the right stands at the right; titles, which are larger, stay where they are.
_TITLE_SIZE = 12


#: Begins a link to a marked place of the same paper; what data says never begins so.
PLACE = "#"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one voice; `link` is opened by a click on it, where it begins with PLACE a marked place of the paper."""

    text: str
    style: Style
    link: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of one run on one line, `x` from the line's beginning.

    `text` is what it says; `pieces` are what is drawn, where that is not just the text in the face of its style.
    """

    x: float
    width: float
    text: str
    style: Style
    link: str = ""
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it is painted; `from_right`: one of several that are read from there."""

    fragments: tuple[Fragment, ...]
    width: float
    leading: float
    from_right: bool = False

    @property
    def drop(self) -> float:
        """From the top of the line to its baseline."""
        size = max((f.style.size for f in self.fragments), default=0.0)
        return (self.leading - size) / 2 + size * 0.86

    def moved(self, x: float) -> Line:
        """The same line, further to the right."""
        moved = tuple(Fragment(f.x + x, f.width, f.text, f.style, f.link, f.pieces) for f in self.fragments)
        return Line(moved, self.width, self.leading)


class Setter:
    """Measures and breaks text for one paper; what it has measured is forgotten with it."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._faces = faces_in(fonts)
        self._measured: dict[tuple[str, str], float] = {}

    def width(self, text: str, style: Style) -> float:
        """How wide a shown text is."""
        key = style.font, text
        units = self._measured.get(key)
        if units is None:
            widths = self._faces[style.font].widths
            try:
                units = sum(map(widths.__getitem__, map(ord, text)))
            except KeyError:  # only then is it asked who can draw it: nearly every text is Inter's
                units = sum(piece.units for piece in self._pieces(text, style))
            self._measured[key] = units
        return units * style.size / 1000

    def draws(self, text: str, style: Style) -> bool:
        """Whether the face of the style draws a shown text by itself."""
        widths = self._faces[style.font].widths
        return text.isascii() or all(map(widths.__contains__, map(ord, text)))

    def fragment(self, x: float, text: str, run: Run, *, from_right: bool = False) -> Fragment:
        """A shown text at a place of a line; `from_right`: its paragraph is read from there."""
        wide = self.width(text, run.style)
        if self.draws(text, run.style):
            return Fragment(x, wide, text, run.style, run.link)
        pieces = self._pieces(text, run.style, from_right=from_right)
        return Fragment(x, wide, text, run.style, run.link, pieces)

    def _pieces(self, text: str, style: Style, *, from_right: bool = False) -> tuple[Piece, ...]:
        faces = (self._faces[style.font], *spares_in(self._fonts)[style.font])
        return pieces_of(text, faces, from_right=from_right)

    def lines(self, runs: Sequence[Run], width: float, most: int | None = None) -> tuple[Line, ...]:
        """The runs, one after the other, in lines no wider than `width`; cut with an ellipsis after `most` lines."""
        breaker = _Breaker(self, width)
        for run in runs:
            breaker.add(run)
            if most is not None and len(breaker.done) > most:
                break
        found = breaker.finish()
        if most is not None and len(found) > most:
            found = (*found[: most - 1], self._shortened(found[most - 1], width))
        if len(found) > 1 and any(line.from_right for line in found):
            return tuple(line.moved(width - line.width) if line.from_right else line for line in found)
        return found

    def line(self, text: str, style: Style, width: float | None = None) -> Line:
        """One line of plain text, cut with an ellipsis where it is wider than `width`."""
        told = " ".join(shown(text).split())
        fragment = self.fragment(0, told, Run(told, style))
        line = Line((fragment,), fragment.width, style.leading)
        return line if width is None or fragment.width <= width else self._shortened(line, width)

    def _shortened(self, line: Line, width: float) -> Line:
        """The line with an ellipsis at its end, within the width."""
        kept = list(line.fragments)
        while kept:
            last = kept.pop()
            room = width - last.x - self.width(_ELLIPSIS, last.style)
            text = last.text[: self.fitting(last.text, last.style, room)].rstrip()
            if text or not kept:
                run = Run(text + _ELLIPSIS, last.style, last.link)
                kept.append(self.fragment(last.x, run.text, run, from_right=line.from_right))
                return Line(tuple(kept), last.x + kept[-1].width, line.leading, line.from_right)
        return line

    def fitting(self, text: str, style: Style, width: float) -> int:
        """How many of the first characters fit in the width."""
        if not self.draws(text, style):  # letters that join are not as wide together as one by one
            wide = (self.width(text[:count], style) > width for count in range(1, len(text) + 1))
            return next((place for place, too_wide in enumerate(wide) if too_wide), len(text))
        used = 0.0
        for place, character in enumerate(text):
            used += self.width(character, style)
            if used > width:
                return place
        return len(text)


class _Breaker:
    """Fills line after line, word by word; a word wider than a line is broken where it has to be."""

    def __init__(self, setter: Setter, width: float) -> None:
        self.done: list[Line] = []
        self._setter = setter
        self._width = max(width, 12.0)
        self._fragments: list[Fragment] = []
        self._x = 0.0
        self._leading = 0.0
        self._plain = True
        self._from_right = self._broken = False

    def add(self, run: Run) -> None:
        """Set a run after what is there."""
        for number, paragraph in enumerate(shown(run.text).split("\n")):
            if number:
                self._leading = self._leading or run.style.leading
                self._end_line()
            self._add_paragraph(paragraph, run)

    def finish(self) -> tuple[Line, ...]:
        """All lines."""
        if self._fragments:
            self._end_line()
        return tuple(self.done)

    def _add_paragraph(self, text: str, run: Run) -> None:
        self._broken = False
        self._plain = self._setter.draws(text, run.style)
        self._from_right = not self._plain and BESIDE not in text and reads_right_to_left(text)
        wide = self._setter.width(text, run.style)
        if self._x + wide <= self._width:
            self._put(text, wide, run)
            return
        kept, x = "", self._x
        for piece in self._pieces(text, run.style):
            wide = self._setter.width(piece, run.style)
            if x + wide <= self._width:
                kept, x = kept + piece, x + wide
                continue
            self._put(kept, x - self._x, run)
            self._broken = self._from_right and run.style.size < _TITLE_SIZE
            if self._fragments:
                self._end_line()
            kept = piece.lstrip(" ")
            x = self._setter.width(kept, run.style)
        self._put(kept, x - self._x, run)

    def _pieces(self, text: str, style: Style) -> Iterator[str]:
        """The words, each with the spaces before it; those wider than a line in parts."""
        for word in _WORDS.findall(text):
            if self._setter.width(word, style) <= self._width:
                yield word
            else:
                yield from self._parts(word, style)

    def _parts(self, word: str, style: Style) -> Iterator[str]:
        yield from " " * (len(word) - len(word.lstrip(" ")) > 0)
        word = word.lstrip(" ")
        while word:
            fits = max(1, self._setter.fitting(word, style, self._width))
            good = max((i + 1 for i, c in enumerate(word[:fits]) if c in "@./-_,;:?&="), default=0)
            cut = good if fits < len(word) and good > fits // 2 else fits
            yield word[:cut]
            word = word[cut:]

    def _put(self, text: str, wide: float, run: Run) -> None:
        if text:
            fragment = (
                Fragment(self._x, wide, text, run.style, run.link)
                if self._plain
                else self._setter.fragment(self._x, text, run, from_right=self._from_right)
            )
            self._fragments.append(fragment)
            self._x += wide
            self._leading = max(self._leading, run.style.leading)

    def _end_line(self) -> None:
        self.done.append(Line(tuple(self._fragments), self._x, self._leading, self._broken))
        self._fragments, self._x, self._leading = [], 0.0, 0.0


def height_of(lines: Iterable[Line]) -> float:
    """How high lines are, one below the other."""
    return sum(line.leading for line in lines)
