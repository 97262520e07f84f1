"""Cuts a vCard file of any version into cards and their properties, however carelessly it was written.

Nothing here recurses and every byte is looked at a fixed number of times, so that no file can stall it.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from itertools import takewhile

from msp_desk.exchange.decoding import decoded, decoded_as, guessed_encoding

_NAME = re.compile(rb"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z][A-Za-z0-9_-]*)")
_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}\s*")
_ENCODINGS = {"base64": "base64", "b": "base64", "quoted-printable": "qp", "q": "qp"}
_TEXTS = frozenset({"NOTE", "LABEL"})
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(slots=True)
class Property:
    """One property of a card: its value as the pieces of the lines that it stood on, not decoded yet."""

    name: str
    group: str
    params: dict[str, list[str]]
    pieces: list[bytes] = field(repr=False)
    line: int
    encoding: str = ""

    @property
    def types(self) -> frozenset[str]:
        """What the property calls itself («home», «cell», «pref»), in lower case."""
        return frozenset(word.lower() for word in self.params.get("TYPE", ()))

    def first(self, param: str) -> str:
        """The first value of a parameter; empty where there is none."""
        return next(iter(self.params.get(param, ())), "")

    def octets(self) -> bytes:
        """The value as bytes, out of base64 or quoted-printable."""
        raw = b"".join(self.pieces)
        if self.encoding == "base64":
            return unbase64(raw)
        return binascii.a2b_qp(raw) if self.encoding == "qp" else raw


@dataclass(slots=True)
class Card:
    """What stands between BEGIN and END, with the line it begins on."""

    line: int
    properties: list[Property] = field(default_factory=list)
    default_encoding: str = "utf-8"

    def text(self, found: Property) -> str:
        """The value of a property as text, escapes still in it."""
        octets = found.octets().replace(b"\0", b"")
        if octets.isascii():
            return octets.decode("ascii")
        # A sign cut in two at the very end is what some phones leave of a value that was too long.
        return decoded_as(octets, found.first("CHARSET") or self.default_encoding).rstrip("�")


@dataclass(frozen=True, slots=True)
class Cut:
    """The cards of a file in order, and the lines on which something begins that belongs to none."""

    cards: list[Card]
    strays: list[int]


def unbase64(text: bytes) -> bytes:
    """The bytes behind base64; whatever is no base64 in it is passed over, a cut end is completed."""
    signs = re.sub(rb"[^A-Za-z0-9+/]", b"", text.partition(b"=")[0])
    if len(signs) % 4 == 1:
        signs = signs[:-1]
    return binascii.a2b_base64(signs + b"=" * (-len(signs) % 4))


def cut(data: bytes) -> Cut:
    """All cards of a file. It never fails."""
    data = _as_bytes(data)
    encoding = _encoding_of(data)
    lines = data.splitlines()
    cards: list[Card] = []
    open_cards: list[Card] = []
    strays: list[int] = []
    place = 0
    while place < len(lines):
        line, number = lines[place], place + 1
        if _BEGIN.fullmatch(line):
            open_cards.append(Card(number, default_encoding=encoding))
            cards.append(open_cards[-1])
        elif _END.fullmatch(line):
            if open_cards:
                open_cards.pop()
        elif line.strip():
            place = _take(lines, place, open_cards[-1] if open_cards else None, strays)
            continue
        place += 1
    return Cut(cards, strays)


def _as_bytes(data: bytes) -> bytes:
    """UTF-8 or something that contains ASCII; wide encodings are brought to it."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:]
    if data[:4].count(0) or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return decoded(data).text.encode("utf-8", "replace")
    return data


def _encoding_of(data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError:
        return guessed_encoding(data)
    return "utf-8"


def _take(lines: list[bytes], place: int, card: Card | None, strays: list[int]) -> int:
    """Read the property that begins on this line into the card; the place after it."""
    number = place + 1
    head, raw, place = _header(lines, place)
    named = _NAME.fullmatch(head.split(b";", 1)[0].strip()) if head is not None else None
    if card is None:
        strays.append(number)
        return next((i for i in range(place, len(lines)) if _BEGIN.fullmatch(lines[i])), len(lines))
    if named is None or head is None:
        _keep_as_note(card, lines[number - 1])
        return number
    group, name = ((part or b"").decode("ascii") for part in named.groups())
    params = _params(head)
    encoding = _ENCODINGS.get(next(iter(params.get("ENCODING", ())), "").lower(), "")
    pieces, place = _rest_of_value(lines, place, raw, encoding)
    card.properties.append(Property(name.upper(), group.lower(), params, pieces, number, encoding))
    return place


def _keep_as_note(card: Card, line: bytes) -> None:
    """A line that is no property is what a careless program left of a text with line breaks."""
    last = card.properties[-1] if card.properties else None
    if last is not None and last.name in _TEXTS and last.encoding != "base64":
        last.pieces += (b"=0A" if last.encoding == "qp" else b"\n", line)
    else:
        card.properties.append(Property("NOTE", "", {}, [line], card.line))


def _header(lines: list[bytes], place: int) -> tuple[bytes | None, bytes, int]:
    """What stands before the colon, what after it, and the next line; the header itself may be folded."""
    line = lines[place]
    place += 1
    colon = _colon(line)
    if colon < 0:
        folded = list(takewhile(_is_folded, lines[place : place + 50]))
        line += b"".join(part[1:] for part in folded)
        colon = _colon(line)
        if colon < 0:
            return None, line, place
        place += len(folded)
    return line[:colon], line[colon + 1 :], place


def _colon(line: bytes) -> int:
    """Where the value begins: the first colon that is not within quotes."""
    colon = line.find(b":")
    if colon < 0 or b'"' not in line[:colon]:
        return colon
    quoted = False
    for place, sign in enumerate(line[:10_000]):
        if sign == 0x22:
            quoted = not quoted
        elif sign == 0x3A and not quoted:
            return place
    return colon


def _is_folded(line: bytes) -> bool:
    return line[:1] in {b" ", b"\t"}


def _rest_of_value(lines: list[bytes], place: int, raw: bytes, encoding: str) -> tuple[list[bytes], int]:
    """The lines over which a value goes on: folded, softly broken, or base64 without any sign of it."""
    parts = [raw]
    while place < len(lines):
        line = lines[place]
        if encoding == "qp" and parts[-1].rstrip(b" \t").endswith(b"="):
            if _END.fullmatch(line) or _BEGIN.fullmatch(line):
                break
            parts[-1] = parts[-1].rstrip(b" \t")[:-1]
            parts.append(line)
        elif _is_folded(line):
            parts.append(line[1:])
        elif encoding == "base64" and _BASE64_LINE.fullmatch(line):
            parts.append(line)
        else:
            break
        place += 1
    return parts, place


def _params(head: bytes) -> dict[str, list[str]]:
    """The parameters of a property; a bare word is a type, as version 2.1 writes it."""
    text = decoded_as(head, "utf-8")
    params: dict[str, list[str]] = {}
    for part in _split_quoted(text, ";")[1:]:
        name, equals, value = part.partition("=")
        values = (
            [_uncaret(v.strip().strip('"')) for v in _split_quoted(value, ",")] if equals else [name.strip()]
        )
        key = name.strip().upper() if equals else _kind_of_bare(name)
        if key == "TYPE":
            values = [word for value in values for word in value.split(",")]
        params.setdefault(key, []).extend(value for value in values if value)
    return params


def _kind_of_bare(word: str) -> str:
    return "ENCODING" if word.strip().lower() in {"base64", "quoted-printable"} else "TYPE"


def _uncaret(text: str) -> str:
    return re.sub(r"\^[n'^]", lambda found: _CARETS[found.group()], text) if "^" in text else text


def _split_quoted(text: str, sign: str) -> list[str]:
    """Split where the sign stands outside quotes."""
    if '"' not in text:
        return text.split(sign)
    parts: list[list[str]] = [[]]
    quoted = False
    for piece in re.split(f'(["{sign}])', text):
        if piece == sign and not quoted:
            parts.append([])
            continue
        quoted = quoted ^ (piece == '"')
        parts[-1].append(piece)
    return ["".join(part) for part in parts]
