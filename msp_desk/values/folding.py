"""Text made comparable: accents, case, apostrophes and the spelling of phone numbers do not matter."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, as people type them without their own keyboard.
_WITHOUT_KEYBOARD = {
    "ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
}  # fmt: skip
_PLAIN = str.maketrans(_WITHOUT_KEYBOARD)
#: The same for texts whose capitals are still there: what the full-text index of the notes is given, and asked for.
PLAIN_LETTERS = _WITHOUT_KEYBOARD | {
    "Ł": "L", "Ø": "O", "ẞ": "SS", "Đ": "D", "Ð": "D", "Þ": "TH", "Æ": "AE", "Œ": "OE",
}  # fmt: skip
_PLAIN_LETTERS = str.maketrans(PLAIN_LETTERS)
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ"))
# What belongs to no word: punctuation, and a few vowel signs that the full-text index does not take for letters.
_WORD = re.compile(r"[^\W_\u19b0-\u19c9\u1cf2\u1cf3]+")


class _Folded(dict[int, str]):
    """What each letter becomes, worked out when it is first met: folding knows no neighbours."""

    def __missing__(self, letter: int) -> str:
        # Twice each: taking letters apart brings capitals and apostrophes to light («𝐀» is an A, «´» a space with an accent).
        apart = unicodedata.normalize("NFKD", chr(letter).translate(_APOSTROPHES)).translate(_APOSTROPHES)
        decomposed = unicodedata.normalize("NFKD", apart.casefold())
        self[letter] = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)
        return self[letter]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Lower case without accents or apostrophes: «O'Brien Łukasz» → «obrien lukasz»."""
    if text.isascii():  # most is, and this is done for every word that comes in
        return text.lower().replace("'", "").replace("`", "")
    return text.translate(_FOLDED)


def fold_words(text: str) -> list[str]:
    """The folded words of a text, without punctuation."""
    return _WORD.findall(fold(text))


def plain_words(text: str) -> list[str]:
    """The words of a text as the full-text index of the notes parts them; it folds accents and case itself («O'Brien» is two)."""
    composed = unicodedata.normalize("NFC", text)
    bare = "".join(c for c in composed if not unicodedata.combining(c))
    return _WORD.findall(bare.translate(_PLAIN_LETTERS))


def digits_of(text: str) -> str:
    """Only the digits of a text, in ASCII («+34 600-100» → «34600100»)."""
    return "".join(str(unicodedata.digit(c)) for c in text if unicodedata.digit(c, -1) >= 0)


def looks_like_number(text: str) -> bool:
    """Whether a search text is meant as (part of) a phone number: three digits or more and no letters."""
    return len(digits_of(text)) >= 3 and not any(c.isalpha() for c in text)


def initials(name: str) -> str:
    """One or two letters that stand for a name where there is no picture."""
    words = [w for w in re.split(r"[\s.,;()«»\"-]+", name) if w and w[0].isalnum()]
    return "".join(w[0] for w in (words[:1] + words[-1:] if len(words) > 1 else words[:1])).upper()
