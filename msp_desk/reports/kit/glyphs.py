"""Text as papers take it: what shows nothing and could hide or turn other text is left out, the rest stays as it was meant."""

from __future__ import annotations

import re
import unicodedata

#: Stands for one character that none of our fonts can draw (emoji, Chinese).
MISSING = "□"

_BREAKS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
#: Keeps two Arabic letters of a word apart, as Persian is spelled; elsewhere nobody could see it.
_APART = "\u200c"
_HIDDEN_APART = re.compile("(?<![\u0620-\u06ff])\u200c|\u200c(?![\u0620-\u06ff])")


def shown(text: str) -> str:
    """The text with composed accents, plain spaces and only characters that can be seen.

    Marks that turn the direction of text or join emoji draw nothing and are left out: they could hide what a name says.
    A line break stays one; a no-break space keeps its words together.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_BREAKS))
    return _HIDDEN_APART.sub("", "".join(map(_character, composed)))


def _character(c: str) -> str:
    if c in {"\n", "\xa0", _APART}:
        return c
    if c == "\u202f":
        return "\xa0"
    kind = unicodedata.category(c)
    if c == "\t" or kind == "Zs":
        return " "
    if kind == "Cs":
        return MISSING  # half a character, which no file can hold
    return "" if kind in {"Cc", "Cf"} or "\ufe00" <= c <= "\ufe0f" else c
