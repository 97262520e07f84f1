"""Writes people and companies as vCards that phones and mail programs read."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from msp_desk.values.drafts import FileDraft, PointDraft, SiteDraft
from msp_desk.values.enums import PointKind, Word

_FOLD_AT = 75


class CardVersion(Word):
    """Which version of the format is written: 4.0 is today's, 3.0 what older programs still ask for."""

    V3 = "3.0"
    V4 = "4.0"


@dataclass(frozen=True, slots=True)
class CardToWrite:
    """Somebody, or (with `is_company`) a company, as a card tells them.

    `sites` are the places where they work; addresses of their own are contact points of the kind letter.
    """

    name: str
    uid: str = ""
    is_company: bool = False
    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    organisation: str = ""
    unit: str = ""
    title: str = ""
    points: tuple[PointDraft, ...] = ()
    sites: tuple[SiteDraft, ...] = ()
    birth_day: int | None = None
    birth_month: int | None = None
    birth_year: int | None = None
    language: str = ""
    notes: str = ""
    photo: FileDraft | None = None
    changed_at: datetime | None = None


def write_vcards(cards: Iterable[CardToWrite], version: CardVersion = CardVersion.V4) -> bytes:
    """The cards as one file."""
    return "".join(_folded(line) for card in cards for line in _Writer(card, version).lines()).encode()


def _folded(line: str) -> str:
    """A line broken so that no piece has more than 75 bytes, never within a sign."""
    if len(line) <= _FOLD_AT and line.isascii():
        return f"{line}\r\n"
    pieces: list[str] = []
    piece: list[str] = []
    size = 0
    for sign in line:
        width = len(sign.encode(errors="replace"))
        if size + width > _FOLD_AT:
            pieces.append("".join(piece))
            piece, size = [], 1
        piece.append(sign)
        size += width
    return "\r\n ".join([*pieces, "".join(piece)]) + "\r\n"


def _escaped(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode(errors="replace").decode()
    visible = "".join(sign for sign in plain if sign >= " " or sign in "\n\t")
    return visible.replace("\\", "\\\\").replace("\n", "\\n").replace(";", "\\;").replace(",", "\\,")


def _quoted(text: str) -> str:
    """A parameter's value, which may hold no quotes and no line break."""
    plain = " ".join("".join(sign for sign in text if sign >= " ").split())
    return '"' + plain.replace("^", "^^").replace('"', "^'") + '"'


@dataclass(frozen=True, slots=True)
class _Writer:
    card: CardToWrite
    version: CardVersion

    def lines(self) -> list[str]:
        """The lines of the card, not folded yet."""
        card = self.card
        told = (
            ("UID", f"urn:uuid:{card.uid}" if card.uid else ""),
            ("KIND", "org" if card.is_company and self._is_4 else ""),
            ("FN", _escaped(card.name)),
            ("N", self._name()),
            ("NICKNAME", _escaped(card.nickname)),
            ("ORG", self._organisation()),
            ("TITLE", _escaped(card.title)),
        )
        return [
            "BEGIN:VCARD",
            f"VERSION:{self.version.value}",
            *(f"{name}:{value}" for name, value in told if value),
            *(["X-ABSHOWAS:COMPANY"] if card.is_company else []),
            *(line for place, point in enumerate(card.points, 1) for line in self._point(point, place)),
            *(line for place, site in enumerate(card.sites, 1) for line in self._site(site, place)),
            *self._birthday(),
            *([f"LANG:{_escaped(card.language)}"] if card.language and self._is_4 else []),
            *([f"NOTE:{_escaped(card.notes)}"] if card.notes else []),
            *self._photo(),
            *([f"REV:{card.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"] if card.changed_at else []),
            "END:VCARD",
        ]

    @property
    def _is_4(self) -> bool:
        return self.version is CardVersion.V4

    def _name(self) -> str:
        card = self.card
        parts = (card.family, card.given, card.additional, card.prefix, card.suffix)
        if any(parts):
            return ";".join(_escaped(part) for part in parts)
        return ";;;;"

    def _organisation(self) -> str:
        card = self.card
        name = card.organisation or (card.name if card.is_company else "")
        return ";".join(_escaped(part) for part in (name, card.unit) if part) if name else ""

    def _types(self, point: PointDraft, *types: str) -> str:
        """The parameters that say what a point is and whether it is preferred."""
        place = [point.label.lower()] if point.label.lower() in {"work", "home", "pager", "main"} else []
        words = [*types, *place]
        if point.preferred and not self._is_4:
            words.append("pref")
        kinds = "".join(f";TYPE={word}" for word in words)
        return kinds + (";PREF=1" if point.preferred and self._is_4 else "")

    def _point(self, point: PointDraft, place: int) -> list[str]:
        value = _escaped(point.value)
        known = point.label.lower() in {"", "work", "home", "pager", "main"}
        group = "" if known else f"item{place}."
        label = [] if known else [f"{group}X-ABLabel:{_escaped(point.label)}"]
        match point.kind:
            case PointKind.PHONE:
                line = f"{group}TEL{self._types(point, 'voice')}:{value}"
            case PointKind.MOBILE:
                line = f"{group}TEL{self._types(point, 'cell')}:{value}"
            case PointKind.FAX:
                line = f"{group}TEL{self._types(point, 'fax')}:{value}"
            case PointKind.EMAIL:
                line = f"{group}EMAIL{self._types(point)}:{value}"
            case PointKind.WEB:
                line = f"{group}URL{self._types(point)}:{value}"
            case PointKind.LETTER:
                line = f"{group}ADR{self._types(point)}:;;{value};;;;"
            case PointKind.WHATSAPP | PointKind.TEAMS:
                line = f"{group}X-{'WHATSAPP' if point.kind is PointKind.WHATSAPP else 'MSTEAMS'}:{value}"
            case _:
                line = (
                    f"{group}IMPP{self._types(point)};X-SERVICE-TYPE={_quoted(point.label or 'IM')}:{value}"
                )
        return [line, *label]

    def _site(self, site: SiteDraft, place: int) -> list[str]:
        parts = ("", "", site.street, site.city, site.region, site.postcode, site.country)
        group = f"site{place}." if site.name else ""
        label = [f"{group}X-ABLabel:{_escaped(site.name)}"] if group else []
        return [f"{group}ADR;TYPE=work:{';'.join(_escaped(part) for part in parts)}", *label]

    def _birthday(self) -> list[str]:
        card = self.card
        if not (card.birth_day and card.birth_month):
            return []
        if card.birth_year:
            return [f"BDAY:{card.birth_year:04d}-{card.birth_month:02d}-{card.birth_day:02d}"]
        if self._is_4:
            return [f"BDAY:--{card.birth_month:02d}{card.birth_day:02d}"]
        # Version 3.0 has no day without a year; this is how phones write it.
        return [f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{card.birth_month:02d}-{card.birth_day:02d}"]

    def _photo(self) -> list[str]:
        photo = self.card.photo
        if photo is None:
            return []
        name = "LOGO" if self.card.is_company else "PHOTO"
        text = base64.b64encode(photo.content).decode("ascii")
        if self._is_4:
            return [f"{name}:data:{photo.media_type};base64,{text}"]
        return [f"{name};ENCODING=b;TYPE={photo.media_type.rpartition('/')[2].upper()}:{text}"]
