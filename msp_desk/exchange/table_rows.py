"""Turns the rows of a table into drafts, as a mapping says which column is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from msp_desk.exchange.addresses import PLACES, Addresses
from msp_desk.exchange.columns import ADDRESS, FIELD_WORDS, HOME_ADDRESS, ImportField, Mapping
from msp_desk.exchange.dates import Day, read_day
from msp_desk.exchange.telling import Telling, in_english
from msp_desk.rules.levels import level_named
from msp_desk.values.drafts import BadRow, ClientDraft, ContactDraft, Origin, PersonDraft, PointDraft
from msp_desk.values.enums import PointKind, Tier
from msp_desk.values.folding import digits_of, fold
from msp_desk.values.phrases import N_

_F = ImportField
_EMPTY = N_("This row holds no name, company, email or phone number.")
_SEVERAL = re.compile(r":::|;|\n|\||,\s| / ")
_EMAIL = re.compile(r"[^\s<>,;:\"()]{1,64}@[^\s<>,;\"()]{1,255}")
_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_BAD_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_GIVEN_LAST = re.compile(r"([^,]+),\s*([^,]+)")
_SUFFIXES = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md|mba|esq|s\.?l|s\.?a|inc|ltd|llc|gmbh)\b\.?", re.IGNORECASE)
_LANGUAGES = {
    **dict.fromkeys(("es", "spa", "espanol", "spanish", "castellano", "castilian"), "es"),
    **dict.fromkeys(("en", "eng", "english", "ingles"), "en"),
    **dict.fromkeys(("fr", "french", "frances"), "fr"),
    **dict.fromkeys(("de", "german", "aleman", "deutsch"), "de"),
    **dict.fromkeys(("pt", "portuguese", "portugues"), "pt"),
    **dict.fromkeys(("it", "italian", "italiano"), "it"),
    **dict.fromkeys(("ca", "catalan"), "ca"),
}
_POINTS = {
    _F.PHONE: PointKind.PHONE,
    _F.HOME_PHONE: PointKind.PHONE,
    _F.MOBILE: PointKind.MOBILE,
    _F.FAX: PointKind.FAX,
    _F.WHATSAPP: PointKind.WHATSAPP,
    _F.TEAMS: PointKind.TEAMS,
    _F.MESSENGER: PointKind.OTHER,
    _F.EMAIL: PointKind.EMAIL,
    _F.WEB: PointKind.WEB,
    _F.COMPANY_PHONE: PointKind.PHONE,
    _F.COMPANY_EMAIL: PointKind.EMAIL,
    _F.COMPANY_WEB: PointKind.WEB,
}
_NUMBERS = frozenset({PointKind.PHONE, PointKind.MOBILE, PointKind.FAX, PointKind.WHATSAPP})
#: What a person's fields have no place for; it is told in their notes.
_TOLD = frozenset({_F.OTHER, _F.EMAIL, _F.COMPANY_EMAIL, _F.PERSON_ID, _F.REPORTS_TO})
_OF_COMPANY = frozenset({_F.COMPANY_PHONE, _F.COMPANY_EMAIL, _F.COMPANY_WEB})
_MOBILES = frozenset({"mobile", "movil", "cell", "celular", "iphone"})
_ANY_ADDRESS = frozenset(ADDRESS) | HOME_ADDRESS.keys()
#: What programs write for «no date» and for «nobody's group».
_NOTHING = frozenset(
    {"0/0/00", "00/00/00", "0/0/0", "* myContacts", "NULL", "null", "(null)", "N/A", "n/a", "#N/A", "-", "--"}
)


def drafts_of(
    file: str,
    rows: Sequence[tuple[int, list[str]]],
    headings: Sequence[str],
    mapping: Mapping,
    t: Telling = in_english,
) -> tuple[list[ContactDraft], list[BadRow]]:
    """Every row below the headings, its cells clean, as a draft or as a bad row with its line and reason."""
    labels = _label_columns(mapping.fields)
    drafts: list[ContactDraft] = []
    bad: list[BadRow] = []
    for line, cells in rows:
        if line > mapping.heading_line:
            record = _Record(mapping.day_first, t)
            record.take(cells, mapping.fields, headings, labels)
            draft = record.draft(Origin(file, line))
            if draft is not None:
                drafts.append(draft)
            elif record.is_filled:
                bad.append(BadRow(Origin(file, line), _EMPTY))
    return drafts, bad


def clean(cell: str) -> str:
    """A cell's text without control signs, Excel's guards and surrounding space."""
    if cell.isprintable() and (plain := cell.strip())[:1] not in {"'", "="}:
        return plain  # nearly all are, and a table has many
    text = _BAD_SIGNS.sub("", cell).replace("\xa0", " ").replace("\r\n", "\n").replace("\r", "\n").strip()
    if found := _FORMULA_TEXT.fullmatch(text):
        text = found[1]
    return _GUARDED.sub("", text, count=1).strip() if text.startswith("'") else text


def _label_columns(fields: Sequence[ImportField]) -> dict[int, int]:
    """Which column says what another is: the one before it, and for an address all its parts."""
    labels: dict[int, int] = {}
    label: int | None = None
    for place, name in enumerate(fields):
        if name is _F.LABEL:
            label = place
        elif label is not None:
            labels[place] = label
            following = fields[place + 1] if place + 1 < len(fields) else _F.IGNORE
            if not (name in _ANY_ADDRESS and following in _ANY_ADDRESS):
                label = None
    return labels


@dataclass(slots=True)
class _Record:
    """What one row says, sorted by field."""

    day_first: bool
    t: Telling
    is_filled: bool = False
    said: dict[ImportField, str] = field(default_factory=dict)
    points: dict[tuple[PointKind, str], PointDraft] = field(default_factory=dict)
    company_points: dict[tuple[PointKind, str], PointDraft] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    lines: list[str] = field(default_factory=list)
    company_lines: list[str] = field(default_factory=list)

    def take(
        self,
        cells: Sequence[str],
        fields: Sequence[ImportField],
        headings: Sequence[str],
        labels: dict[int, int],
    ) -> None:
        """Sort the cells of the row."""
        for place, cell in enumerate(cells):
            if not cell:
                continue
            self.is_filled = True
            name = fields[place] if place < len(fields) else _F.OTHER
            if name in {_F.IGNORE, _F.LABEL} or cell in _NOTHING:
                continue
            said = labels.get(place)
            label = cells[said] if said is not None and said < len(cells) else ""
            heading = headings[place].strip() if place < len(headings) else ""
            self._sort(name, cell, label, heading or f"#{place + 1}")

    def _sort(self, name: ImportField, text: str, label: str, heading: str) -> None:
        if name in _POINTS and (_POINTS[name] is not PointKind.EMAIL or "@" in text):
            self._add_points(name, text, label)
        elif name in _ANY_ADDRESS:
            self.addresses.add(name, text, label.removeprefix("* "))
        elif name is _F.EXTENSION:
            self._extend(text, heading)
        elif name is _F.COMPANY_OTHER:
            self.company_lines.append(f"{heading}: {text}")
        elif name in _TOLD or (name in self.said and name not in {_F.NOTES, _F.COMPANY_NOTES, _F.TAGS}):
            self.lines.append(f"{label or heading}: {text}")
        else:
            self.said[name] = f"{self.said[name]}\n{text}" if name in self.said else text

    def _add_points(self, name: ImportField, text: str, label: str) -> None:
        kind = _POINTS[name]
        texts = _values(kind, text)
        labels = [part.strip() for part in label.split(":::")]
        for place, value in enumerate(texts):
            said = labels[place] if place < len(labels) else labels[0]
            point = _point(name, kind, value, said)
            mine = self.company_points if name in _OF_COMPANY else self.points
            mine.setdefault((point.kind, point.value), point)

    def _extend(self, text: str, heading: str) -> None:
        """An extension belongs to the number before it."""
        key = next(reversed(self.points), None)
        last = self.points[key] if key else None
        if key and last and last.kind is PointKind.PHONE and last.label != "home" and text.isdigit():
            self.points[key] = replace(last, value=f"{last.value} ext. {text}")
        else:
            self.lines.append(f"{heading}: {text}")

    def draft(self, origin: Origin) -> ContactDraft | None:
        """The draft of the row; None where nothing in it names anybody."""
        company_name = " ".join(self.said.get(_F.COMPANY, self.said.get(_F.LEGAL_NAME, "")).split())
        name = self._name() or ("" if company_name else self._name_by_points())
        if not (name or company_name):
            return None
        person = self._person(name, alone=not company_name) if name else None
        company = self._company(company_name, alone=person is None) if company_name else None
        return ContactDraft(origin, person, company, self.addresses.country())

    def _name(self) -> str:
        if full := self.said.get(_F.NAME, ""):
            return _in_order(" ".join(full.split()))
        parts = (self.said.get(part, "") for part in (_F.GIVEN, _F.ADDITIONAL, _F.FAMILY, _F.SECOND_FAMILY))
        return " ".join(" ".join(parts).split()) or self.said.get(_F.NICKNAME, "")

    def _name_by_points(self) -> str:
        return next((point.value for point in (*self.points.values(), *self.company_points.values())), "")

    def _person(self, name: str, *, alone: bool) -> PersonDraft:
        said = self.said.get
        family = " ".join(f"{said(_F.FAMILY, '')} {said(_F.SECOND_FAMILY, '')}".split())
        level = level_named(said(_F.LEVEL, ""))
        birthday = read_day(said(_F.BIRTHDAY, ""), day_first=self.day_first)
        language = _LANGUAGES.get(fold(said(_F.LANGUAGE, "")), "")
        self._keep_unread(_F.LEVEL, level)
        self._keep_unread(_F.BIRTHDAY, birthday)
        self._keep_unread(_F.LANGUAGE, language)
        company = self._company_facts() if alone else []
        return PersonDraft(
            name=name,
            prefix=said(_F.PREFIX, ""),
            given=said(_F.GIVEN, ""),
            additional=said(_F.ADDITIONAL, ""),
            family=family,
            suffix=said(_F.SUFFIX, ""),
            nickname=said(_F.NICKNAME, ""),
            title=" ".join(said(_F.TITLE, "").split()),
            unit=said(_F.UNIT, ""),
            level=level,
            language=language,
            birth_day=birthday.day if birthday else None,
            birth_month=birthday.month if birthday else None,
            birth_year=birthday.year if birthday else None,
            warm_notes=said(_F.WARM_NOTES, ""),
            warning=said(_F.WARNING, ""),
            notes=_notes(said(_F.NOTES, ""), [*self.lines, *company]),
            points=(
                *self.points.values(),
                *(self.company_points.values() if alone else ()),
                *self.addresses.letters(everywhere=alone),
            ),
        )

    def _company_facts(self) -> list[str]:
        """What the row says of a company that it does not name."""
        fields = (_F.LEGAL_NAME, _F.TAX_ID, _F.SECTOR, _F.SIZE, _F.TIER, _F.TAGS, _F.COMPANY_NOTES)
        return [
            *self.company_lines,
            *(self._line(name) for name in fields if name in self.said),
        ]

    def _company(self, name: str, *, alone: bool) -> ClientDraft:
        said = self.said.get
        size = int(said(_F.SIZE, "")) if re.fullmatch(r"[0-9]{1,7}", said(_F.SIZE, "")) else None
        tier = {tier.value: tier for tier in Tier}.get(fold(said(_F.TIER, "")).removeprefix("tier ").strip())
        lines = list(self.company_lines)
        lines += [self._line(_F.SIZE)] if size is None and said(_F.SIZE) else []
        lines += [self._line(_F.TIER)] if tier is None and said(_F.TIER) else []
        lines += self._person_facts() if alone else []
        notes = _notes(said(_F.COMPANY_NOTES, ""), [])
        notes = "\n\n".join(part for part in (notes, said(_F.NOTES, "") if alone else "") if part)
        sites = self.addresses.sites()
        return ClientDraft(
            name=name,
            legal_name=said(_F.LEGAL_NAME, "") if said(_F.COMPANY) else "",
            tax_id=said(_F.TAX_ID, ""),
            sector=said(_F.SECTOR, ""),
            size=size,
            tier=tier or Tier.B,
            tags=tuple(tag.strip() for tag in re.split(r"[,;\n]|:::", said(_F.TAGS, "")) if tag.strip()),
            country=next((site.country for site in sites if len(site.country) == 2), ""),
            warning=said(_F.WARNING, "") if alone else "",
            notes=_notes(notes, lines),
            sites=sites,
            points=(
                *self.company_points.values(),
                *((*self.points.values(), *self.addresses.letters(everywhere=False)) if alone else ()),
            ),
        )

    def _person_facts(self) -> list[str]:
        """What the row says of a person whom it does not name."""
        fields = (_F.PREFIX, _F.TITLE, _F.UNIT, _F.LEVEL, _F.LANGUAGE, _F.BIRTHDAY, _F.WARM_NOTES)
        return [*(self._line(name) for name in fields if name in self.said), *self.lines]

    def _keep_unread(self, name: ImportField, read: Day | object | None) -> None:
        """What a field cannot hold goes into the notes as it was written."""
        if not read and name in self.said:
            self.lines.append(self._line(name))

    def _line(self, name: ImportField) -> str:
        """A field and what the row says of it, for the notes; the field as the mapping calls it, without its examples."""
        title = self.t(FIELD_WORDS[name].text).partition(" (")[0]
        return f"{title}: {self.said[name]}"


def _values(kind: PointKind, text: str) -> list[str]:
    """The contact points in a cell; several numbers or addresses may share one."""
    if kind is PointKind.EMAIL and (found := _EMAIL.findall(text)):
        return [address.removeprefix("mailto:") for address in found]
    parts = [part.strip() for part in _SEVERAL.split(text) if part.strip()]
    if ":::" in text or (kind is PointKind.WEB and len(parts) > 1):
        return parts
    if kind in _NUMBERS and len(parts) > 1 and all(len(digits_of(part)) >= 6 for part in parts):
        return parts
    return [" ".join(text.split())]


def _point(name: ImportField, kind: PointKind, value: str, label: str) -> PointDraft:
    """A contact point with its label; «Mobile» and «Work fax» say the kind as well."""
    preferred = label.startswith("* ")
    label = label.removeprefix("* ").strip()
    told = fold(label)
    if kind is PointKind.PHONE and _MOBILES & set(told.split()):
        kind, label = PointKind.MOBILE, ""
    elif kind is PointKind.PHONE and "fax" in told:
        kind, label = PointKind.FAX, told.replace("fax", "").strip()
    label = PLACES.get(fold(label), label) or ("home" if name is _F.HOME_PHONE else "")
    return PointDraft(kind, value, label, preferred=preferred)


def _in_order(name: str) -> str:
    """«García López, María» as it is said; «Smith, Jr.» stays."""
    found = _GIVEN_LAST.fullmatch(name)
    if not found or _SUFFIXES.match(found[2]):
        return name
    return f"{found[2].strip()} {found[1].strip()}"


def _notes(text: str, lines: list[str]) -> str:
    below = "\n".join(dict.fromkeys(lines))
    return "\n\n".join(part for part in (text, below) if part)
