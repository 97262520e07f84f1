"""Arabic letters in the shapes that they take beside their neighbours: Unicode's presentation forms, which fonts draw."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Mapping
from functools import cache

_FORMS = (*range(0xFB50, 0xFDD0), *range(0xFE80, 0xFEFD))
_PLACES = {
    (False, False): "<isolated>",
    (True, False): "<final>",
    (False, True): "<initial>",
    (True, True): "<medial>",
}
_TATWEEL = "\u0640"
_LAM, _ALEFS = "\u0644", frozenset("\u0622\u0623\u0625\u0627")


@cache
def _shapes() -> Mapping[tuple[str, str], str]:
    """The shape of letters at a place of a word, as Unicode's own table tells it backwards."""
    shapes = {}
    for code in _FORMS:
        place, *letters = unicodedata.decomposition(chr(code)).split() or ("",)
        shapes[place, "".join(chr(int(letter, 16)) for letter in letters)] = chr(code)
    return shapes


def joined(text: str, glyphs: Container[int]) -> list[str]:
    """The shape of each character; empty for an alef that is drawn with the lam before it.

    A letter whose shape is not among the `glyphs` stays as it is.
    """
    shapes = list(text)
    letters = [place for place, c in enumerate(text) if unicodedata.category(c) != "Mn"]
    taken = ""
    for number, place in enumerate(letters):
        before = text[letters[number - 1]] if number else ""
        after = text[letters[number + 1]] if number + 1 < len(letters) else ""
        joins_before = _to_next(before) and _to_last(text[place])
        if before + text[place] == taken:
            shapes[place], taken = "", ""
            continue
        if text[place] == _LAM and text[place + 1 : place + 2] in _ALEFS:
            both = _shape(text[place] + after, (joins_before, False), glyphs)
            if both:
                shapes[place], taken = both, text[place] + after
                continue
        joins_after = _to_next(text[place]) and _to_last(after)
        shapes[place] = _shape(text[place], (joins_before, joins_after), glyphs) or text[place]
    return shapes


def _shape(letters: str, joins: tuple[bool, bool], glyphs: Container[int]) -> str:
    shape = _shapes().get((_PLACES[joins], letters), "")
    return shape if shape and ord(shape) in glyphs else ""


def _to_next(letter: str) -> bool:
    """Whether a letter joins the one after it."""
    return letter == _TATWEEL or ("<initial>", letter) in _shapes()


def _to_last(letter: str) -> bool:
    """Whether a letter joins the one before it."""
    return letter == _TATWEEL or ("<final>", letter) in _shapes()
