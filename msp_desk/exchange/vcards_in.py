"""Reads vCards 2.1, 3.0 and 4.0 into drafts; what has no field of its own goes into the notes, line by line."""

from __future__ import annotations

from dataclasses import replace

from msp_desk.exchange.countries import country_code
from msp_desk.exchange.reading import Reading
from msp_desk.exchange.telling import Telling, in_english
from msp_desk.exchange.vcard_facts import Facts
from msp_desk.exchange.vcard_lines import cut
from msp_desk.exchange.vcard_values import address_line, one_line, site_of
from msp_desk.values.drafts import (
    BadRow,
    ClientDraft,
    ContactDraft,
    Origin,
    PersonDraft,
    PointDraft,
    SiteDraft,
)
from msp_desk.values.enums import PointKind
from msp_desk.values.folding import fold_words
from msp_desk.values.phrases import N_

_STRAY = N_("What stands here belongs to no card.")
_NO_CARD = N_("There is no card in this file.")
_GROUP = N_("This card is a list of other cards, not a person.")
_EMPTY = N_("This card holds no name, number or address.")


def read_vcards(name: str, data: bytes, t: Telling = in_english) -> Reading:
    """Every card of a file. It never fails: what cannot be read is listed with its line."""
    found = cut(data)
    drafts: list[ContactDraft] = []
    bad = [BadRow(Origin(name, line), _STRAY) for line in found.strays]
    for card in found.cards:
        origin = Origin(name, card.line)
        facts = Facts(card, t).gather()
        draft = _draft(facts, origin)
        if facts.kind == "group":
            bad.append(BadRow(origin, _GROUP))
        elif draft is None:
            bad.append(BadRow(origin, _EMPTY))
        else:
            drafts.append(draft)
    if not found.cards and not bad:
        bad.append(BadRow(Origin(name, 1), _NO_CARD))
    return Reading(tuple(drafts), tuple(sorted(bad, key=_line)))


def _line(row: BadRow) -> int:
    return row.origin.line


def _draft(facts: Facts, origin: Origin) -> ContactDraft | None:
    """Who a card is of: a person, with their company where it says one, or a company alone."""
    company = _company_of(facts)
    if company is not None and (facts.kind == "org" or not _names_somebody(facts, company)):
        return ContactDraft(origin, None, _whole_company(facts, company), company.country)
    person = _person_of(facts)
    if not person.name:
        return None
    return ContactDraft(origin, person, company, _country_of(facts))


def _names_somebody(facts: Facts, company: ClientDraft) -> bool:
    written = " ".join(part for part in facts.names if part) or facts.formatted or " ".join(facts.nicknames)
    return bool(written or facts.titles) and fold_words(written) != fold_words(company.name)


def _country_of(facts: Facts) -> str:
    """The first country that the addresses name; it helps to read the phone numbers."""
    return next((code for a in facts.addresses if (code := country_code("".join(a.parts[6:7])))), "")


def _company_of(facts: Facts) -> ClientDraft | None:
    name = (
        next(iter(facts.organisations))[0]
        if facts.organisations
        else facts.formatted
        if facts.kind == "org"
        else ""
    )
    if not name:
        return None
    sites = tuple(site_of(a.parts, _site_name(a.label)) for a in facts.addresses if not a.at_home)
    country = next((site.country for site in sites if len(site.country) == 2), "")
    return ClientDraft(name=name, sites=sites + _written_sites(facts), country=country, logo=facts.logo)


def _site_name(label: str) -> str:
    return "" if label == "work" else label


def _written_sites(facts: Facts) -> tuple[SiteDraft, ...]:
    """Addresses that the card has only as they are written on an envelope."""
    if facts.addresses:
        return ()
    return tuple(
        SiteDraft(name=_site_name(a.label), street=one_line(a.parts[0]))
        for a in facts.address_labels
        if not a.at_home
    )


def _whole_company(facts: Facts, company: ClientDraft) -> ClientDraft:
    """A card that is the company's own: everything on it is the company's."""
    sites = tuple(site_of(a.parts, _site_name(a.label)) for a in facts.addresses) or company.sites
    return replace(
        company,
        points=tuple(facts.points.values()),
        notes=_notes(facts),
        logo=facts.logo or facts.photo,
        sites=sites,
        language=facts.language,
        time_zone=facts.time_zone,
    )


def _person_of(facts: Facts) -> PersonDraft:
    family, given, additional, prefix, suffix = (facts.names[:5] + [""] * 5)[:5]
    composed = " ".join(part for part in (prefix, given, additional, family, suffix) if part)
    points = (*facts.points.values(), *_letters(facts))
    # Somebody of whom only an address or a number is known is called by it.
    called = (facts.formatted, composed, *facts.nicknames, *(point.value for point in points))
    birthday = facts.birthday
    return PersonDraft(
        name=next((name for name in called if name), ""),
        prefix=prefix,
        given=given,
        additional=additional,
        family=family,
        suffix=suffix,
        nickname=", ".join(facts.nicknames),
        title=next(iter((*facts.titles, *facts.roles)), ""),
        unit=", ".join(next(iter(facts.organisations), ())[1:]),
        language=facts.language,
        time_zone=facts.time_zone,
        birth_day=birthday.day if birthday else None,
        birth_month=birthday.month if birthday else None,
        birth_year=birthday.year if birthday else None,
        notes=_notes(facts),
        points=points,
        photo=facts.photo,
    )


def _letters(facts: Facts) -> tuple[PointDraft, ...]:
    """Addresses that are the person's own: those of a home, or all where there is no company."""
    alone = not facts.organisations
    lines = [(address_line(a.parts), a.label) for a in facts.addresses if alone or a.at_home]
    if not facts.addresses:
        lines = [(one_line(a.parts[0]), a.label) for a in facts.address_labels if alone or a.at_home]
    return tuple(PointDraft(PointKind.LETTER, line, label) for line, label in lines)


def _notes(facts: Facts) -> str:
    """The card's notes, and below them a line for everything that has no field of its own."""
    told = {word for a in facts.addresses for word in fold_words(" ".join(a.parts))}
    news = [one_line(a.parts[0]) for a in facts.address_labels if not told >= set(fold_words(a.parts[0]))]
    t = facts.t
    lines = [
        *(t("Organisation: %(said)s", said=", ".join(parts)) for parts in list(facts.organisations)[1:]),
        *(t("Title: %(said)s", said=title) for title in list(facts.titles)[1:]),
        *(t("Role: %(said)s", said=role) for role in list(facts.roles)[0 if facts.titles else 1 :]),
        *(t("Address: %(said)s", said=line) for line in news if facts.addresses),
        *facts.lines,
    ]
    below = "\n".join(dict.fromkeys(lines))
    return "\n\n".join([*facts.notes, *([below] if below else [])])
