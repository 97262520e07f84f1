"""The client relationship report as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from msp_desk.i18n.words import Words
from msp_desk.queries.relationship_rows import RelationshipCard
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.footer import footer
from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.kit.paper import About, pdf_of
from msp_desk.reports.kit.theme import readable, sizes_of
from msp_desk.reports.relationship.contacts import contacts_section
from msp_desk.reports.relationship.contract import contract_section
from msp_desk.reports.relationship.cover import cover
from msp_desk.reports.relationship.due import due_section
from msp_desk.reports.relationship.history import history_section
from msp_desk.reports.relationship.options import SECTION_TITLES, RelationshipOptions, Section
from msp_desk.reports.relationship.people import people_section
from msp_desk.reports.relationship.perception import perception_section
from msp_desk.reports.relationship.promises import promises_section

__all__ = ["SECTION_TITLES", "RelationshipOptions", "Section", "relationship_pdf"]


def relationship_pdf(
    card: RelationshipCard, words: Words, options: RelationshipOptions | None = None
) -> bytes:
    """The report of one client and period, in the language of `words`; the same bytes for the same card.

    The fonts are those of the words' resources folder. May run on any thread.
    """
    wanted = options or RelationshipOptions()
    sizes = sizes_of(wanted.paper)
    layout = Layout(words, Setter(words.folder / "fonts"), sizes.text_width, readable(wanted.accent))
    about = About(
        title=words.t("%(client)s: client relationship report", client=card.client.name),
        author=card.firm.name,
        subject=_period(words, card),
        language=words.language.value,
        made_on=card.today,
    )
    foot = footer(layout, sizes, f"{card.client.name} · {_period(words, card)}", _made(words, card))
    return pdf_of(list(_bands(layout, card, wanted, sizes.text_height)), sizes, about, foot)


def _period(words: Words, card: RelationshipCard) -> str:
    return words.t("%(since)s to %(until)s", since=words.day(card.since), until=words.day(card.until))


def _bands(
    layout: Layout, card: RelationshipCard, options: RelationshipOptions, room: float
) -> Iterator[Band]:
    """The cover, and from the second page on the sections."""
    sections = [s for s in Section if s in options.sections]
    if not card.contracts.contracts:
        sections = [s for s in sections if s is not Section.CONTRACT]
    yield from cover(layout, card, sections, room)
    for number, section in enumerate(sections):
        heading, *rest = _section(layout, card, options, section)
        yield heading if number else heading.opening_page()
        yield from rest


def _section(
    layout: Layout, card: RelationshipCard, options: RelationshipOptions, section: Section
) -> Iterator[Band]:
    title = layout.words.say(SECTION_TITLES[section])
    if section is Section.HISTORY:
        return history_section(layout, card, title, options)
    if section is Section.PERCEPTION:
        return perception_section(layout, card, title, options)
    written = {
        Section.PEOPLE: people_section,
        Section.CONTACTS: contacts_section,
        Section.PROMISES: promises_section,
        Section.DUE: due_section,
        Section.CONTRACT: contract_section,
    }
    return written[section](layout, card, title)


def _made(words: Words, card: RelationshipCard) -> str:
    day = words.day(card.today, "long")
    if not card.firm.name:
        return words.t("Prepared on %(day)s", day=day)
    return words.t("Prepared by %(firm)s on %(day)s", firm=card.firm.name, day=day)
