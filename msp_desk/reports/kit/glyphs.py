"""Text as Inter can show it: what it has no glyph for is replaced by a visible sign, never by nothing and never by chance."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

#: Stands for one character that our font cannot draw (emoji, Chinese, Hebrew).
MISSING = "□"

_INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Me"})
_BREAKS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_SKIN = range(0x1F3FB, 0x1F400)


def shown(text: str, glyphs: Container[int]) -> str:
    """The text with composed accents, plain spaces and only characters that can be drawn.

    Marks that turn the direction of text or join emoji draw nothing and are left out: they could hide what a name says.
    A line break stays one; a no-break space keeps its words together.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_BREAKS))
    return "".join(_character(c, glyphs) for c in composed)


def _character(c: str, glyphs: Container[int]) -> str:
    if c in {"\n", "\xa0"}:
        return c
    if c == "\u202f":
        return "\xa0"
    kind = unicodedata.category(c)
    if c == "\t" or kind == "Zs":
        return " "
    if kind in {"Cc", "Cf"}:
        return ""
    code = ord(c)
    # Our font has private signs, which nobody means; and PDF readers copy only the first plane back as it was.
    if code in glyphs and code <= 0xFFFF and kind != "Co":
        return c
    return "" if kind in _INVISIBLE or code in _SKIN else MISSING
