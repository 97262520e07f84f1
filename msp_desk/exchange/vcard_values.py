"""Reads the values of vCard properties: escapes, lists, addresses, pictures and how a contact point is used."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msp_desk.exchange.countries import country_as_known
from msp_desk.exchange.vcard_lines import Property, unbase64
from msp_desk.values.drafts import FileDraft, SiteDraft
from msp_desk.values.enums import PointKind

_PIECES = re.compile(r"\\.|[;,]|[^\\;,]+|\\", re.DOTALL)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_DATA_URI = re.compile(r"data:([\w.+/-]*)((?:;[^,;]*)*),", re.IGNORECASE)
_TEL_URI = re.compile(r"tel:([^;]*)(.*)", re.IGNORECASE | re.DOTALL)
_LARGEST_PICTURE = 32 * 1024 * 1024
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"GIF8", "image/gif", "gif"),
    (b"BM", "image/bmp", "bmp"),
    (b"II*\0", "image/tiff", "tif"),
    (b"MM\0*", "image/tiff", "tif"),
)
#: Where a contact point belongs, as its types say it, the most telling first.
_PLACES = ("home", "work", "car", "pager", "main", "isdn", "modem", "other")


def unescaped(text: str, *, newlines: bool = True) -> str:
    """Text without its escapes; version 2.1 knows no `\\n`."""
    if "\\" not in text:
        return text.replace("\r\n", "\n").strip()
    return (
        "".join(_unescape(piece, newlines) for piece in _PIECES.findall(text)).replace("\r\n", "\n").strip()
    )


def components(text: str, *, newlines: bool = True, listed: bool = False) -> list[str]:
    """The parts of a structured value, without their escapes; in `listed` ones a bare comma stands between words."""
    parts: list[list[str]] = [[]]
    for piece in _PIECES.findall(text):
        if piece == ";":
            parts.append([])
        else:
            parts[-1].append(" " if listed and piece == "," else _unescape(piece, newlines))
    return ["".join(part).replace("\r\n", "\n").strip() for part in parts]


def _unescape(piece: str, newlines: bool) -> str:
    if len(piece) != 2 or piece[0] != "\\":
        return piece
    if piece[1] in "nN":
        return "\n" if newlines else piece
    return piece[1] if piece[1] in ';,:\\"' else piece


def one_line(text: str) -> str:
    """A text that may have line breaks, on one line."""
    return ", ".join(part for line in text.splitlines() if (part := line.strip(" ,\t")))


def site_of(parts: list[str], name: str = "") -> SiteDraft:
    """An address from its seven parts (box, extension, street, city, region, postcode, country)."""
    box, extension, street, city, region, postcode, country = ([one_line(p) for p in parts[:7]] + [""] * 7)[
        :7
    ]
    whole = ", ".join(part for part in (box, extension, street) if part)
    return SiteDraft(name, whole, city, region, postcode, country_as_known(country))


def address_line(parts: list[str]) -> str:
    """An address on one line, as an envelope orders it."""
    box, extension, street, city, region, postcode, country = ([one_line(p) for p in parts[:7]] + [""] * 7)[
        :7
    ]
    town = " ".join(part for part in (postcode, city) if part)
    return ", ".join(part for part in (box, extension, street, town, region, country) if part)


def label_of(found: Property, said: str = "") -> str:
    """What a contact point is called: what the user wrote, else home, work and the like."""
    if said:
        apple = _APPLE_LABEL.fullmatch(said)
        return apple[1] if apple else said
    return next((place for place in _PLACES if place in found.types), "")


def phone_kind(found: Property, label: str) -> PointKind:
    """Which kind of number a TEL is."""
    words = found.types | {label.lower()}
    if "whatsapp" in words:
        return PointKind.WHATSAPP
    if any("fax" in word for word in words):
        return PointKind.FAX
    return PointKind.MOBILE if words & {"cell", "iphone", "mobile", "móvil", "movil"} else PointKind.PHONE


def phone_number(text: str) -> str:
    """A number out of a `tel:` address, its extension told."""
    found = _TEL_URI.fullmatch(text)
    if not found:
        return text
    extension = re.search(r";ext=([^;]+)", found[2], re.IGNORECASE)
    return unquote(found[1]) + (f" ext. {unquote(extension[1])}" if extension else "")


def is_preferred(found: Property) -> bool:
    """Whether the owner of the card prefers this way."""
    return "pref" in found.types or found.first("PREF") == "1"


def link_of(text: str) -> str:
    """Where a value points to instead of holding it; empty where it is no link."""
    return text if re.match(r"(?:https?|ftp|file|cid|content):", text, re.IGNORECASE) else ""


def picture_of(found: Property, text: str, name: str) -> FileDraft | None:
    """The picture that a property holds; None where it holds none that can be shown."""
    octets = b""
    if embedded := _DATA_URI.match(text):
        rest = text[embedded.end() :]
        octets = unbase64(rest.encode("ascii", "ignore")) if "base64" in embedded[2].lower() else b""
    elif found.encoding == "base64":
        octets = found.octets()
    elif not link_of(text) and len(text) > 100:  # base64 that forgot to say so
        octets = unbase64(text.encode("ascii", "ignore"))
    for mark, media_type, ending in (*_PICTURES, *_webp(octets)):
        if octets.startswith(mark) and len(octets) <= _LARGEST_PICTURE:
            return FileDraft(f"{name}.{ending}", media_type, octets)
    return None


def _webp(octets: bytes) -> tuple[tuple[bytes, str, str], ...]:
    return ((b"RIFF", "image/webp", "webp"),) if octets[8:12] == b"WEBP" else ()
