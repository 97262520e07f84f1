"""Texts in several voices put into lines: words of our alphabet by adding up their letters, all others by Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from msp_desk.ui.fonts import roughly, width_of
from msp_desk.ui.parts.mixed import LINE, Span, laid_out
from msp_desk.ui.parts.painting import line
from msp_desk.ui.theme import ink, now

_WORDS = re.compile(r"[^ ]* *")
#: Up to here letters stand one after the other from the left, and lines end at spaces.
_LAST_OF_OURS = "\u02af"
_AND_SOME = frozenset("–—‘’“”•…€↔")


class Lines(Protocol):
    """A text in lines of a width."""

    count: int

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw it from there."""
        ...


def lines_of(spans: Sequence[Span], width: int) -> Lines:
    """The text of the spans in lines of that width, at least one."""
    if not all(map(_is_ours, spans)):
        return _ByQt(spans, width)
    if sum(roughly(s.text, s.voice) for s in spans) <= width:
        return _Simple([list(spans)])
    lines = _broken(spans, width)
    return _Simple(lines) if lines is not None else _ByQt(spans, width)


def _is_ours(span: Span) -> bool:
    return not any(letter > _LAST_OF_OURS or letter == "\n" for letter in set(span.text) - _AND_SOME)


def _broken(spans: Sequence[Span], width: int) -> list[list[Span]] | None:
    """Lines that end at spaces; None where a word is longer than a line."""
    lines: list[list[Span]] = [[]]
    used = 0.0
    for word in _words(spans):
        wide = sum([roughly(part.text, part.voice) for part in word])
        last = word[-1]
        bare = wide - roughly(" ", last.voice) if last.text[-1] == " " else wide
        if bare > width:
            return None
        if used and used + bare > width:
            lines.append([])
            used = 0.0
        lines[-1] += word
        used += wide
    return lines


def _words(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Words with the spaces after them; one may begin in a span and end in the next."""
    word: list[Span] = []
    for span in spans:
        for text in _WORDS.findall(span.text):
            if text:
                word.append(Span(text, span.voice, span.tone))
                if text.endswith(" "):
                    yield word
                    word = []
    if word:
        yield word


class _Simple:
    """Drawn part by part."""

    def __init__(self, lines: Sequence[Sequence[Span]]) -> None:
        self._lines = [_joined(line) for line in lines]
        self.count = len(self._lines)

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Each part after the one before it."""
        for parts in self._lines:
            at = x
            for place, span in enumerate(parts):
                painter.setPen(ink(span.tone or span.voice.tone))
                line(painter, at, y, LINE, span.text, span.voice)
                if place < len(parts) - 1:
                    at += width_of(span.text, span.voice)
            y += LINE


def _joined(line: Sequence[Span]) -> list[Span]:
    """Neighbours of one look as one."""
    joined: list[Span] = []
    for span in line:
        last = joined[-1] if joined else None
        if last is not None and (last.voice, last.tone) == (span.voice, span.tone):
            joined[-1] = Span(last.text + span.text, span.voice, span.tone)
        else:
            joined.append(span)
    return joined


class _ByQt:
    """Scripts that run from the right, words longer than a line, texts of several lines."""

    def __init__(self, spans: Sequence[Span], width: int) -> None:
        self._spans, self._width, self._look = spans, width, now()
        self._layout = laid_out(spans, width)
        self.count = max(1, self._layout.lineCount())

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """As Qt has laid it out; the colours are those of the look."""
        if self._look is not now():
            self._look = now()
            self._layout = laid_out(self._spans, self._width)
        self._layout.draw(painter, QPointF(x, y))
