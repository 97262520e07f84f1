"""The client relationship report: page by page as it was agreed, in both languages, on both papers, empty and overfull."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from msp_desk.queries.relationship_contracts import ContractSaid, ContractsSaid
from msp_desk.queries.relationship_rows import RelationshipCard, SiteRow
from msp_desk.reports.relationship_pdf import SECTION_TITLES, RelationshipOptions, Section, relationship_pdf
from msp_desk.rules.margins import Months
from msp_desk.values.enums import Language, Paper
from tests.contract_desks import terms_to
from tests.reports.attacks import ATTACKS, attacked
from tests.reports.cards import empty_card, overfull_card, story_card
from tests.reports.reading import (
    compare_with_kept,
    fonts,
    links,
    outline,
    outside_margins,
    read,
    squeezed,
    texts,
    words_in,
)

languages = pytest.mark.parametrize("language", list(Language))
papers = pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])


@papers
def test_the_story_reads_as_it_was_agreed(paper: Paper) -> None:
    pdf = relationship_pdf(story_card(), words_in(), RelationshipOptions(paper, notes=True))
    compare_with_kept(f"story-{paper}", pdf)


def test_without_notes_it_reads_as_it_was_agreed() -> None:
    compare_with_kept("story-without-notes", relationship_pdf(story_card(), words_in()))


def test_nothing_known_reads_as_it_was_agreed() -> None:
    compare_with_kept("empty", relationship_pdf(empty_card(), words_in()))


@languages
def test_it_is_written_in_the_clients_language(language: Language) -> None:
    words = words_in(language)
    pdf = relationship_pdf(agreed_card(), words)
    pages = texts(pdf)
    told = squeezed("".join(pages))
    for title in SECTION_TITLES.values():
        assert squeezed(words.say(title)) in told
    assert squeezed(words.day(story_card().until, "long")) in told
    assert squeezed(words.p("page", "%(page)d of %(pages)d", page=1, pages=len(pages))) in squeezed(pages[0])
    catalogue: Any = read(pdf).trailer["/Root"].get_object()
    assert catalogue["/Lang"] == language.value


def test_the_same_card_is_the_same_bytes() -> None:
    assert relationship_pdf(story_card(), words_in()) == relationship_pdf(story_card(), words_in())


MONTHS = Months(date(2025, 12, 1), 12)


def agreed_card() -> RelationshipCard:
    """The story, with a contract."""
    terms = terms_to(date(2027, 1, 31))
    said = ContractSaid("Managed service", "NS-0210", terms, date(2027, 1, 31), date(2026, 11, 30), None)
    return replace(story_card(), contracts=ContractsSaid((said,), 41 * 60 + 30, 7_200, MONTHS))


def test_the_outline_and_the_cover_lead_to_the_sections() -> None:
    pdf = relationship_pdf(agreed_card(), words_in())
    told = outline(pdf)
    assert [title for title, _ in told] == [
        "Aero Handling", *(words_in().say(title) for title in SECTION_TITLES.values())
    ]  # fmt: skip
    pages = texts(pdf)
    for title, page in told[1:]:
        assert title in pages[page - 1].splitlines()
        assert f"{title} {page}" in " ".join(pages[0].split())
    jumps = [a.get_object() for a in read(pdf).pages[0].annotations or ()]
    assert len(jumps) == len(SECTION_TITLES)


def test_numbers_and_addresses_can_be_clicked() -> None:
    found = links(relationship_pdf(story_card(), words_in()))
    assert {"tel:+34600100400", "mailto:pilar.sanz@aero.example", "tel:+34971550133"} <= set(found)
    assert all(link.startswith(("tel:", "mailto:")) for link in found)


def test_every_font_is_in_the_file() -> None:
    found = fonts(relationship_pdf(overfull_card(5, 5), words_in()))
    assert all("Inter" in name and inside for name, inside in found.items())


@pytest.mark.parametrize("section", list(Section))
def test_each_section_can_stand_alone(section: Section) -> None:
    options = RelationshipOptions(sections=frozenset({section}))
    for card in (agreed_card(), replace(empty_card(), contracts=agreed_card().contracts)):
        told = outline(relationship_pdf(card, words_in(), options))
        assert [title for title, _ in told[1:]] == [words_in().say(SECTION_TITLES[section])]


def test_the_contract_tells_terms_and_hours_and_no_cost_of_ours() -> None:
    options = RelationshipOptions(sections=frozenset({Section.CONTRACT}))
    told = squeezed("".join(texts(relationship_pdf(agreed_card(), words_in(), options))))
    for line in (
        "Managed service",
        "NS-0210",
        "€12,000.00 a year",
        "Hours included: 10 h a month",
        "Renews by itself for 12 months",
        "2 months before the end by email",
        "Runs until 31 Jan 2027",
        "Last day for notice: 30 Nov 2026",
        "1 Dec 2025 to 30 Nov 2026: 41.5 h of work, 120 h included.",
    ):
        assert squeezed(line) in told, line
    assert "margin" not in told.casefold()
    assert "cost" not in told.casefold()


def test_without_a_contract_there_is_no_section_of_it() -> None:
    titles = [title for title, _ in outline(relationship_pdf(story_card(), words_in()))]
    assert "Contract" not in titles


def test_a_long_address_is_told_whole() -> None:
    street = (
        "Terminal building, second floor, rooms 2101 to 2140, behind the check-in counters of the north side"
    )
    card = replace(
        story_card(), sites=(SiteRow("Check-in hall", street, "07199", "Palma", "Illes Balears", "ES"),)
    )
    told = squeezed("".join(texts(relationship_pdf(card, words_in()))))
    assert squeezed("north side, 07199 Palma, Illes Balears, Spain") in told


def test_without_sections_there_is_the_cover() -> None:
    pdf = relationship_pdf(story_card(), words_in(), RelationshipOptions(sections=frozenset()))
    assert len(read(pdf).pages) == 1


def test_notes_and_the_number_of_entries_are_a_choice() -> None:
    all_told = "".join(texts(relationship_pdf(story_card(), words_in(), RelationshipOptions(notes=True))))
    options = RelationshipOptions(sections=frozenset({Section.HISTORY}), entries=2, notes=True)
    told = "".join(texts(relationship_pdf(story_card(), words_in(), options)))
    assert "Nobody told them until noon." in all_told
    assert "Ana wants the numbers" in told
    assert "Iker saw them in Lisbon" not in told
    assert "Quarterly review" in told
    assert "Report for October" not in told
    assert "The latest 2 of 8 contacts." in told


def test_notes_are_nobodys_business_unless_it_is_said() -> None:
    card = story_card()
    told = squeezed("".join(texts(relationship_pdf(card, words_in()))))
    notes = [line for entry in card.entries for line in entry.notes.splitlines()]
    assert len(notes) > 4
    assert not [line for line in notes if squeezed(line) in told]
    assert all(squeezed(entry.subject) in told for entry in card.entries)


@languages
@papers
def test_very_much_of_everything_stays_on_its_pages(language: Language, paper: Paper) -> None:
    card = overfull_card()
    pdf = relationship_pdf(card, words_in(language), RelationshipOptions(paper, notes=True))
    pages = texts(pdf)
    told = squeezed("".join(pages))
    for person in card.people:
        assert squeezed(person.name) in told or any(squeezed(person.name[:40]) in squeezed(p) for p in pages)
    assert told.count("Subjectnumber") >= len(card.entries)
    titles = [words_in(language).say(t) for t in SECTION_TITLES.values()]
    assert dict(outline(pdf))[titles[0]] == 2, "the cover is one page"
    assert not outside_margins(pdf)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_in_every_field_are_text(attack: str) -> None:
    card: RelationshipCard = attacked(story_card(), attack, {"zone", "tally", "feeling"})
    pdf = relationship_pdf(card, words_in())
    told = squeezed("".join(texts(pdf)))
    assert told.count(squeezed(attack)) >= len(card.people)
    assert all(link.startswith(("tel:", "mailto:")) for link in links(pdf))
    assert not any("/XObject" in str(page["/Resources"]) for page in read(pdf).pages)
