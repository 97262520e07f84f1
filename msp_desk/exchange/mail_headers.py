"""Reads the headers of a message as real ones are written: encoded words, names, addresses and dates, often broken."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from msp_desk.exchange.decoding import decoded_as

_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_ENCODED = re.compile(r"(=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=)[ \t\r\n]{1,200}(?==\?)")
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]\\]{1,128}@[^\s<>,;:\"()\\]{1,255}")
_LONGEST = 100_000
_FIRST_YEAR, _LAST_YEAR = 1971, 2199  # what is outside is a broken clock, not a message
_MOST_ADDRESSES = 1000


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Somebody in a header: the address, and the name beside it."""

    address: str
    name: str = ""


def header(message: Message, name: str) -> str:
    """A header's text on one line, decoded; empty where there is none."""
    found = next((value for key, value in message.raw_items() if key.strip().lower() == name.lower()), None)
    return "" if found is None else decoded_words(_raw(found))


def addresses(message: Message, name: str) -> tuple[MailAddress, ...]:
    """Everybody whom the headers of that name list, once each."""
    texts = [_raw(value) for key, value in message.raw_items() if key.strip().lower() == name.lower()]
    found: dict[str, MailAddress] = {}
    for part in _listed(",".join(texts)[:_LONGEST])[:_MOST_ADDRESSES]:
        somebody = _somebody(part)
        if somebody is not None:
            found.setdefault(somebody.address.lower(), somebody)
    return tuple(found.values())


def sent_at(message: Message) -> datetime | None:
    """When the message says it was sent, else when the first server had it; an instant with its offset."""
    received = [value for key, value in message.raw_items() if key.strip().lower() == "received"]
    told = [header(message, "Date"), header(message, "Resent-Date")]
    told += [_raw(value).rpartition(";")[2] for value in reversed(received)]
    return next((moment for text in told if (moment := _moment(text)) is not None), None)


def _moment(text: str) -> datetime | None:
    plain = re.sub(r"\([^()]{0,200}\)", " ", text[:200])
    try:
        moment = parsedate_to_datetime(re.sub(r" ?: ?", ":", " ".join(plain.split())))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        year = moment.astimezone(UTC).year
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _raw(value: object) -> str:
    """A header's value on one line, its encoded words still in it."""
    return " ".join(str(value).replace("\0", "").split())


def decoded_words(text: str) -> str:
    """The text with its encoded words («=?utf-8?q?…?=») decoded; what cannot be decoded stays as it is."""
    if "=?" not in text:
        return text
    joined = _BETWEEN_ENCODED.sub(r"\1", text[:_LONGEST])
    return " ".join(_ENCODED.sub(_decoded, joined).split())


def _decoded(found: re.Match[str]) -> str:
    charset, kind, text = found[1].partition("*")[0], found[2].lower(), found[3]
    try:
        if kind == "b":
            signs = re.sub(r"[^A-Za-z0-9+/]", "", text)
            signs = signs[:-1] if len(signs) % 4 == 1 else signs
            octets = binascii.a2b_base64(signs + "=" * (-len(signs) % 4))
        else:
            octets = binascii.a2b_qp(text.encode("ascii", "replace"), header=True)
    except (binascii.Error, ValueError):
        return found[0]
    return decoded_as(octets, charset)


def _listed(text: str) -> list[str]:
    """The entries of an address list: split at commas and semicolons that are in no quotes, comment or address."""
    parts, quoted, depth, inside, escaped = [[""]], False, 0, False, False
    for piece in re.findall(r"[\\\"(),;<>]|[^\\\"(),;<>]+", text):
        if escaped:
            escaped = False
        elif piece == "\\":
            escaped = True
        elif piece == '"' and not depth:
            quoted = not quoted
        elif not quoted and piece in "()":
            depth = max(0, depth + (1 if piece == "(" else -1))
        elif not quoted and not depth and piece in "<>":
            inside = piece == "<"
        elif piece in {",", ";"} and not (quoted or depth or inside):
            parts.append([""])
            continue
        parts[-1].append(piece)
    return ["".join(part) for part in parts]


def _somebody(entry: str) -> MailAddress | None:
    """The name and address of one entry; None where it holds no address."""
    before, bracket, after = entry.partition("<")
    # An old-fashioned route («<@host:name@host>») ends before the address.
    found = _ADDRESS.search(_spaceless(after).rpartition(":")[2] or after) if bracket else None
    if found is None:
        plain = re.sub(r" ?([.@]) ?", r"\1", re.sub(r"\([^()]{0,500}\)", " ", entry))
        found = _ADDRESS.search(plain.rpartition(":")[2]) or _ADDRESS.search(_spaceless(plain))
        before = re.sub(r" ?([.@]) ?", r"\1", entry).replace(found[0], " ") if found else ""
    if found is None:
        return None
    name = decoded_words(_unquoted(before)).strip(" \"'")
    return MailAddress(found[0].strip("."), "" if name.lower() == found[0].lower() else name)


def _spaceless(text: str) -> str:
    return re.sub(r"\([^()]{0,500}\)|\s+", "", text)


def _unquoted(text: str) -> str:
    """A display name without quotes and comments' brackets, and without the group it stands in."""
    plain = text.strip()
    if not plain.startswith('"'):
        plain = plain.rpartition(":")[2]
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)[\"()<>]", "", plain)).strip()
