"""How long a passphrase would stand up to guessing, said as a hint and never as a hurdle."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from msp_desk.values.enums import Word
from msp_desk.values.folding import fold

_RUN = re.compile(r"(.)\1{2,}")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjklñ", "zxcvbnm")
_KNOWN = frozenset(
    [
        "password",
        "passphrase",
        "contrasena",
        "clave",
        "letmein",
        "welcome",
        "bienvenido",
        "iloveyou",
        "tequiero",
        "admin",
        "secret",
        "secreto",
        "dragon",
        "monkey",
        "football",
        "futbol",
        "msp",
        "desk",
        "mspdesk",
    ]
)
_FAIR_BITS, _STRONG_BITS = 45, 60
#: A word out of those that people think of first, and the order they stand in.
_WORD_BITS = 15.0
_WORDS = re.compile(r"[^\W\d_]{3,}")
_DIGITS_IN_A_ROW = re.compile("|".join("01234567890"[i : i + 4] + r"\d*" for i in range(8)))


class Strength(Word):
    """How good a passphrase seems."""

    NONE = "none"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class _Signs:
    pattern: str
    count: int


_KINDS = (_Signs(r"[a-z]", 26), _Signs(r"[A-Z]", 26), _Signs(r"\d", 10), _Signs(r"[^a-zA-Z\d]", 33))


def strength_of(passphrase: str) -> Strength:
    """A cautious guess: what is repeated, in a row of the keyboard or known to everybody counts for little."""
    if not passphrase:
        return Strength.NONE
    bits = _bits(passphrase)
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < _STRONG_BITS else Strength.STRONG


def _bits(passphrase: str) -> float:
    text = _WORDS.sub(_weighed, _RUN.sub(r"\1", passphrase))
    text = _DIGITS_IN_A_ROW.sub("0", text)
    alphabet = sum(k.count for k in _KINDS if re.search(k.pattern, text)) or 1
    by_signs = len(text) * math.log2(alphabet) * 0.7
    words = {fold(w) for w in _WORDS.findall(text)}
    if len(words) < 3:
        return by_signs
    others = len(re.sub(r"[^\W\d_]|\s", "", text))
    return min(by_signs, len(words) * _WORD_BITS + others * 3)


def _weighed(found: re.Match[str]) -> str:
    """A word that everybody tries first counts as one letter."""
    word = fold(found[0])
    return found[0][:1] if word in _KNOWN or _in_a_row(word) else found[0]


def _in_a_row(word: str) -> bool:
    return any(word in row or word in row[::-1] for row in _ROWS)
