"""Turns the bytes of a text file into text, whatever encoding its program wrote."""

from __future__ import annotations

import codecs
import importlib
import re
from dataclasses import dataclass
from functools import lru_cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Western encodings that exports are met in; one is taken when it alone makes words of the bytes.
_WESTERN = ("cp1252", "mac_roman", "cp850")
_OTHERS = [
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "koi8_r",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "gb18030",
    "big5",
]
_ENCODING_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")
_FAMILIES = (
    "utf-8",
    "utf-16",
    "utf-32",
    "ascii",
    "iso8859",
    "iso2022",
    "cp",
    "koi8",
    "mac",
    "shift",
    "euc",
    "gb",
    "big5",
    "hz",
    "johab",
    "tis",
    "ptcp",
)
_SAMPLE = 65_536
_WORDLIKE = re.compile(r"[^\W\d_]+")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’·](?=[^\W\d_])")
#: How likely a character beyond ASCII is in a western list of contacts.
_LIKELY = {
    **dict.fromkeys("áéíóúñ", 1.0),
    **dict.fromkeys("üçàèìòùâêîôûäöåøæëïõãß", 0.95),
    **dict.fromkeys("ÁÉÍÓÚÑÜÇÀÈÌÒÙÂÊÎÔÛÄÖÅØÆËÏÕÃ", 0.9),
    **dict.fromkeys("ºª€¿¡«»·’“”–—´°™®©…•", 0.85),
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding it was read in."""

    text: str
    encoding: str


def decoded(data: bytes) -> Decoded:
    """The text of a file. It never fails: what is no text in any encoding comes out as replacement signs."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace").replace("\0", ""), encoding)
    if wide := _unmarked_utf16(data):
        return Decoded(data.decode(wide, "replace").replace("\0", ""), wide)
    try:
        return Decoded(data.decode().replace("\0", ""), "utf-8")
    except UnicodeDecodeError:
        encoding = guessed_encoding(data)
    return Decoded(data.decode(encoding, "replace").replace("\0", ""), encoding)


def decoded_as(data: bytes, encoding: str) -> str:
    """The text of bytes that say which encoding they are in; where that is not true, as good as it can be read."""
    for name in (_known(encoding), "utf-8"):
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    # Where most is UTF-8, a sign that is cut in half does not make it another encoding.
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    if broken <= max(1, len(text) // 20) and any(c > "\x7f" and c != "�" for c in text):
        return text
    return data.decode(guessed_encoding(data), "replace")


@lru_cache(200)
def _known(encoding: str) -> str:
    """The name of an encoding of text; UTF-8 where it is none, or one that is slow or gives half signs."""
    if not _ENCODING_NAME.fullmatch(encoding):
        return "utf-8"
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return "utf-8"
    return name if name.startswith(_FAMILIES) else "utf-8"


def guessed_encoding(data: bytes) -> str:
    """The likeliest encoding of text that is not UTF-8."""
    sample = _telling_lines(data)
    scores = {encoding: _score(sample, encoding) for encoding in _WESTERN}
    best = max(_WESTERN, key=lambda encoding: scores[encoding])  # the first wins where they are equal
    if scores[best] >= 0.8 and not _mostly_beyond_ascii(sample):
        return best
    # Loaded here, because hardly any file needs it and the window would wait for it.
    normalizer = importlib.import_module("charset_normalizer")
    match = normalizer.from_bytes(sample, cp_isolation=[*_WESTERN, *_OTHERS]).best()
    return str(match.encoding) if match is not None else best


def _mostly_beyond_ascii(sample: bytes) -> bool:
    """Western words are ASCII for the most part; those of other scripts are not."""
    beyond = sum(byte > 127 for byte in sample)
    letters = sum(byte < 128 and chr(byte).isalpha() for byte in sample)
    return beyond >= 8 and beyond > letters


def _telling_lines(data: bytes) -> bytes:
    """Only the lines that hold bytes beyond ASCII: they tell, and they are few."""
    if data.isascii():
        return data[:_SAMPLE]
    lines: list[bytes] = []
    size = 0
    for line in data[: _SAMPLE * 64].splitlines():
        if not line.isascii():
            lines.append(line[:2048])
            size += len(lines[-1])
            if size > _SAMPLE:
                break
    return b"\n".join(lines) or data[:_SAMPLE]


def _score(sample: bytes, encoding: str) -> float:
    """Which part of the bytes beyond ASCII become letters and signs that western texts have."""
    text = sample.decode(encoding, "replace")
    strange = [c for c in text if c > "\x7f"]
    good = sum(_LIKELY.get(c, 0.0) for c in strange)
    # «MUNˆZ», «ßRBOL» or «Mu–oz»: what no word has in its middle gives a wrong table away.
    mixed = sum(_mixes_case(word) for word in _WORDLIKE.findall(text) if not word.isascii())
    return (good - mixed - len(_SIGN_IN_WORD.findall(text))) / len(strange) if strange else 1.0


def _mixes_case(word: str) -> bool:
    return len(word) > 2 and word[1:] != word[1:].lower() and word != word.upper()


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without its mark shows as every second byte being zero."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) < len(head) * 0.3:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.6 * len(head) / 2 or min(even, odd) > 0.2 * len(head) / 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
