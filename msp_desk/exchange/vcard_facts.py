"""Goes through the properties of one vCard and keeps what each says about somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from msp_desk.exchange import vcard_values as values
from msp_desk.exchange.dates import Day, read_day
from msp_desk.exchange.telling import Telling, in_english
from msp_desk.exchange.vcard_lines import Card, Property
from msp_desk.exchange.vcard_notes import MESSENGERS, NO_CATEGORIES, SILENT, messenger_of, note_title
from msp_desk.values.drafts import FileDraft, PointDraft
from msp_desk.values.enums import PointKind

_HOMES = frozenset({"home", "casa", "particular", "domicilio"})


@dataclass(slots=True)
class AddressFact:
    """One address: its seven parts, and how the card calls it."""

    parts: list[str]
    label: str
    at_home: bool


@dataclass(slots=True)
class Facts:
    """What a card says, sorted by subject, each fact once; `lines` is what has no field of its own."""

    card: Card
    t: Telling = in_english
    version: str = "3.0"
    names: list[str] = field(default_factory=list)
    formatted: str = ""
    nicknames: dict[str, None] = field(default_factory=dict)
    organisations: dict[tuple[str, ...], None] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    points: dict[tuple[PointKind, str], PointDraft] = field(default_factory=dict)
    addresses: list[AddressFact] = field(default_factory=list)
    address_labels: list[AddressFact] = field(default_factory=list)
    birthday: Day | None = None
    notes: dict[str, None] = field(default_factory=dict)
    lines: dict[str, None] = field(default_factory=dict)
    photo: FileDraft | None = None
    logo: FileDraft | None = None
    language: str = ""
    time_zone: str = ""
    kind: str = ""
    _labels: dict[str, str] = field(default_factory=dict)

    def gather(self) -> Facts:
        """Read every property; the version and Apple's labels first, since the others depend on them."""
        for found in self.card.properties:
            if found.name == "VERSION":
                self.version = self.card.text(found).strip()
            elif found.name == "X-ABLABEL" and found.group:
                self._labels[found.group] = self._text(found)
        for found in self.card.properties:
            if found.name not in SILENT:
                _TAKERS.get(found.name, Facts._take_other)(self, found)
        return self

    @property
    def _knows_newlines(self) -> bool:
        return self.version != "2.1"

    def _text(self, found: Property) -> str:
        return values.unescaped(self.card.text(found), newlines=self._knows_newlines)

    def _parts(self, found: Property) -> list[str]:
        return values.components(self.card.text(found), newlines=self._knows_newlines)

    def _label(self, found: Property) -> str:
        return values.label_of(found, self._labels.get(found.group, ""))

    def _take_name(self, found: Property) -> None:
        if not any(self.names):
            text = self.card.text(found)
            parts = values.components(text, newlines=self._knows_newlines, listed=self._knows_newlines)
            self.names = [" ".join(part.split()) for part in parts]

    def _take_formatted(self, found: Property) -> None:
        text = " ".join(self._text(found).split())
        if self.formatted and text and text != self.formatted:
            self.lines.setdefault(self.t("Name: %(said)s", said=text))
        self.formatted = self.formatted or text

    def _take_text(self, found: Property) -> None:
        text = self._text(found)
        kept = {"NICKNAME": self.nicknames, "NOTE": self.notes, "TITLE": self.titles, "ROLE": self.roles}[
            found.name
        ]
        if text:
            kept.setdefault(text)

    def _take_kind(self, found: Property) -> None:
        text = self._text(found).lower()
        self.kind = {"company": "org"}.get(text, text)

    def _take_organisation(self, found: Property) -> None:
        if parts := tuple(" ".join(part.split()) for part in self._parts(found) if part):
            self.organisations.setdefault(parts)

    def _take_point(self, found: Property) -> None:
        text, label = self._text(found), self._label(found)
        kind = PointKind.EMAIL if found.name == "EMAIL" else PointKind.WEB
        if found.name == "TEL":
            kind, text = values.phone_kind(found, label), values.phone_number(text)
        elif text.lower().startswith("mailto:"):
            text = text[len("mailto:") :]
        self._add_point(kind, text, label, preferred=values.is_preferred(found))

    def _take_messenger(self, found: Property) -> None:
        kind, text, service = messenger_of(found, self._text(found))
        self._add_point(kind, text, self._labels.get(found.group, "") or service)

    def _add_point(self, kind: PointKind, text: str, label: str, *, preferred: bool = False) -> None:
        point = PointDraft(kind, values.one_line(text), label, preferred=preferred)
        if point.value:
            self.points.setdefault((kind, point.value), point)

    def _take_address(self, found: Property) -> None:
        label = self._label(found)
        at_home = "home" in found.types or label.lower() in _HOMES
        if any(parts := self._parts(found)):
            self.addresses.append(AddressFact(parts, label, at_home))
        if written := found.first("LABEL"):
            self.address_labels.append(AddressFact([written.replace("\\n", "\n")], label, at_home))

    def _take_address_label(self, found: Property) -> None:
        label = self._label(found)
        if text := self._text(found):
            at_home = "home" in found.types or label.lower() in _HOMES
            self.address_labels.append(AddressFact([text], label, at_home))

    def _take_birthday(self, found: Property) -> None:
        text = self._text(found)
        day = read_day(text)
        if text and (day is None or self.birthday not in {None, day}):
            self.lines.setdefault(self.t("Birthday: %(said)s", said=text))
        if day is not None and day.year is not None and found.first("X-APPLE-OMIT-YEAR") == str(day.year):
            day = Day(day.day, day.month)
        self.birthday = self.birthday or day

    def _take_picture(self, found: Property) -> None:
        text = "" if found.encoding == "base64" else self._text(found)
        name = self.t("Photo") if found.name == "PHOTO" else self.t("Logo")
        picture = values.picture_of(found, text, found.name.lower())
        kept = self.photo if found.name == "PHOTO" else self.logo
        if picture is not None and kept is None:
            self.photo, self.logo = (picture, self.logo) if found.name == "PHOTO" else (self.photo, picture)
        elif picture is not None:
            size = len(picture.content)
            more = self.t("%(name)s: one more picture of %(n)d bytes, left out", name=name, n=size)
            self.lines.setdefault(more)
        elif link := values.link_of(text):
            self.lines.setdefault(self.t("%(name)s: %(link)s (not fetched)", name=name, link=link))
        elif found.octets().strip():
            self.lines.setdefault(self.t("%(name)s: no picture that can be shown, left out", name=name))

    def _take_language(self, found: Property) -> None:
        text = self._text(found)
        if self.language and text and not text.lower().startswith(self.language):
            self.lines.setdefault(self.t("Language: %(said)s", said=text))
        self.language = self.language or text[:2].lower()

    def _take_zone(self, found: Property) -> None:
        text = self._text(found)
        if "/" in text and not self.time_zone:
            self.time_zone = text
        elif text:
            self.lines.setdefault(self.t("Time zone: %(said)s", said=text))

    def _take_other(self, found: Property) -> None:
        if found.name in MESSENGERS:
            self._take_messenger(found)
            return
        title = note_title(found, self._label(found), self.t)
        if found.encoding == "base64" or found.name in {"KEY", "SOUND"}:
            size = len(found.octets())
            self.lines.setdefault(self.t("%(name)s: %(n)d bytes, left out", name=title, n=size))
            return
        text = self._text(found)
        day = read_day(text) if "ANNIVERSARY" in found.name or found.name == "X-ABDATE" else None
        parts = [part for part in self._parts(found) if part and part.lower() not in NO_CATEGORIES]
        if told := str(day) if day else ", ".join(parts):
            self.lines.setdefault(f"{title}: {told}")


_TAKERS: dict[str, Callable[[Facts, Property], None]] = {
    "N": Facts._take_name,
    "FN": Facts._take_formatted,
    "ORG": Facts._take_organisation,
    "ADR": Facts._take_address,
    "LABEL": Facts._take_address_label,
    "BDAY": Facts._take_birthday,
    "LANG": Facts._take_language,
    "TZ": Facts._take_zone,
    **dict.fromkeys(("TEL", "EMAIL", "URL"), Facts._take_point),
    **dict.fromkeys(("PHOTO", "LOGO"), Facts._take_picture),
    **dict.fromkeys(("NICKNAME", "NOTE", "TITLE", "ROLE"), Facts._take_text),
    **dict.fromkeys(("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"), Facts._take_kind),
}
