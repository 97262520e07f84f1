"""Gathers the address columns of one row into addresses: work ones become sites, home ones a letter's address."""

from __future__ import annotations

from dataclasses import dataclass, field

from msp_desk.exchange.columns import HOME_ADDRESS, ImportField
from msp_desk.exchange.countries import country_as_known, country_code
from msp_desk.exchange.vcard_values import one_line
from msp_desk.values.drafts import PointDraft, SiteDraft
from msp_desk.values.enums import PointKind

_F = ImportField
#: How exports call the two places that everybody has.
PLACES = {
    **dict.fromkeys(("work", "trabajo", "business", "office", "oficina", "laboral", "empresa"), "work"),
    **dict.fromkeys(("home", "casa", "particular", "domicilio", "personal", "private", "privado"), "home"),
}


@dataclass(slots=True)
class _Group:
    """The columns that make one address."""

    home: bool
    label: str = ""
    parts: dict[ImportField, list[str]] = field(default_factory=dict)

    def part(self, name: ImportField) -> str:
        return ", ".join(self.parts.get(name, ()))

    @property
    def street(self) -> str:
        """The street, with the box; the whole address only where nothing else is said."""
        named = ", ".join(text for text in (self.part(_F.STREET), self.part(_F.PO_BOX)) if text)
        alone = not (self.parts.keys() - {_F.WHOLE_ADDRESS, _F.SITE_NAME})
        return named or (self.part(_F.WHOLE_ADDRESS) if alone else "")


@dataclass(slots=True)
class Addresses:
    """The addresses of one row."""

    _groups: list[_Group] = field(default_factory=list)

    def add(self, name: ImportField, text: str, label: str) -> None:
        """One column; it begins a new address where the one before has that part already."""
        home, name = name in HOME_ADDRESS, HOME_ADDRESS.get(name, name)
        place = PLACES.get(label.lower(), label)
        group = next((g for g in reversed(self._groups) if g.home == (home or place == "home")), None)
        if group is None or (place and group.label != place) or _repeats(group, name):
            group = _Group(home or place == "home", place)
            self._groups.append(group)
        group.parts.setdefault(name, []).append(one_line(text))

    def sites(self) -> tuple[SiteDraft, ...]:
        """The addresses that are the company's."""
        return tuple(
            SiteDraft(
                name=g.part(_F.SITE_NAME) or ("" if g.label == "work" else g.label),
                street=g.street,
                city=g.part(_F.CITY),
                region=g.part(_F.REGION),
                postcode=g.part(_F.POSTCODE),
                country=country_as_known(g.part(_F.COUNTRY)),
            )
            for g in self._groups
            if not g.home
        )

    def letters(self, *, everywhere: bool) -> tuple[PointDraft, ...]:
        """The addresses that are the person's own: homes, or all where there is no company."""
        groups = [group for group in self._groups if group.home or everywhere]
        letters = [PointDraft(PointKind.LETTER, _line(g), "home" if g.home else g.label) for g in groups]
        return tuple(letter for letter in letters if letter.value)

    def country(self) -> str:
        """The code of the first country that is known; it helps to read the phone numbers."""
        return next((code for g in self._groups if (code := country_code(g.part(_F.COUNTRY)))), "")


def _repeats(group: _Group, name: ImportField) -> bool:
    """A second city makes a second address; a second line of a street does not, while only streets were said."""
    if name is _F.STREET:
        return name in group.parts and bool(group.parts.keys() - {_F.STREET, _F.WHOLE_ADDRESS, _F.SITE_NAME})
    return name in group.parts and name is not _F.PO_BOX


def _line(group: _Group) -> str:
    town = " ".join(text for text in (group.part(_F.POSTCODE), group.part(_F.CITY)) if text)
    parts = (group.part(_F.SITE_NAME), group.street, town, group.part(_F.REGION), group.part(_F.COUNTRY))
    return ", ".join(part for part in parts if part)
