"""Runs of text broken into lines of a given width, measured with the font; no markup is ever read in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from msp_desk.reports.kit.fonts import Face, faces_in
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.theme import Style

_WORDS = re.compile(r" *[^ ]+")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one voice; `link` is opened by a click on it."""

    text: str
    style: Style
    link: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of one run on one line, `x` from the line's beginning."""

    x: float
    width: float
    text: str
    style: Style
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it is painted."""

    fragments: tuple[Fragment, ...]
    width: float
    leading: float

    @property
    def drop(self) -> float:
        """From the top of the line to its baseline."""
        size = max((f.style.size for f in self.fragments), default=0.0)
        return (self.leading - size) / 2 + size * 0.86

    def moved(self, x: float) -> Line:
        """The same line, further to the right."""
        moved = tuple(Fragment(f.x + x, f.width, f.text, f.style, f.link) for f in self.fragments)
        return Line(moved, self.width, self.leading)


class Setter:
    """Measures and breaks text for one paper; what it has measured is forgotten with it."""

    def __init__(self, fonts: Path) -> None:
        self._faces = faces_in(fonts)
        self._measured: dict[tuple[str, str], float] = {}
        self._glyphs = next(iter(self._faces.values())).widths

    def shown(self, text: str) -> str:
        """The text as our font can show it."""
        return shown(text, self._glyphs)

    def width(self, text: str, style: Style) -> float:
        """How wide a shown text is."""
        key = style.font, text
        units = self._measured.get(key)
        if units is None:
            face: Face = self._faces[style.font]
            units = sum(map(face.widths.get, map(ord, text), repeat(face.default_width)))
            self._measured[key] = units
        return units * style.size / 1000

    def lines(self, runs: Sequence[Run], width: float, most: int | None = None) -> tuple[Line, ...]:
        """The runs, one after the other, in lines no wider than `width`; cut with an ellipsis after `most` lines."""
        breaker = _Breaker(self, width)
        for run in runs:
            breaker.add(run)
            if most is not None and len(breaker.done) > most:
                break
        found = breaker.finish()
        if most is None or len(found) <= most:
            return found
        return (*found[: most - 1], self._shortened(found[most - 1], width))

    def line(self, text: str, style: Style, width: float | None = None) -> Line:
        """One line of plain text, cut with an ellipsis where it is wider than `width`."""
        told = " ".join(self.shown(text).split())
        wide = self.width(told, style)
        line = Line((Fragment(0, wide, told, style),), wide, style.leading)
        return line if width is None or wide <= width else self._shortened(line, width)

    def _shortened(self, line: Line, width: float) -> Line:
        """The line with an ellipsis at its end, within the width."""
        kept = list(line.fragments)
        while kept:
            last = kept.pop()
            room = width - last.x - self.width(_ELLIPSIS, last.style)
            text = last.text[: self.fitting(last.text, last.style, room)].rstrip()
            if text or not kept:
                text += _ELLIPSIS
                wide = self.width(text, last.style)
                kept.append(Fragment(last.x, wide, text, last.style, last.link))
                return Line(tuple(kept), last.x + wide, line.leading)
        return line

    def fitting(self, text: str, style: Style, width: float) -> int:
        """How many of the first characters fit in the width."""
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

    def add(self, run: Run) -> None:
        """Set a run after what is there."""
        for number, paragraph in enumerate(self._setter.shown(run.text).split("\n")):
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
            self._fragments.append(Fragment(self._x, wide, text, run.style, run.link))
            self._x += wide
            self._leading = max(self._leading, run.style.leading)

    def _end_line(self) -> None:
        self.done.append(Line(tuple(self._fragments), self._x, self._leading))
        self._fragments, self._x, self._leading = [], 0.0, 0.0


def height_of(lines: Iterable[Line]) -> float:
    """How high lines are, one below the other."""
    return sum(line.leading for line in lines)
