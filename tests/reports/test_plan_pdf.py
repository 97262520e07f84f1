"""The service plan on paper: everything that it says is there, found and numbered, whatever was written into it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from PIL import Image

from msp_desk.reports.plan.told import impacts_told, section_told, target_told
from msp_desk.reports.plan_pdf import PlanPaperOptions, plan_pdf
from msp_desk.rules.plan_diff import compare
from msp_desk.rules.plan_sections import NUMBERED
from msp_desk.values.enums import Language, Level, Paper, Side
from msp_desk.values.plan_content import PartySaid, PlanContent, PlanDocument, ScopeSaid
from msp_desk.values.plans import Comparison, Target, TargetKind, TimeUnit
from tests.plan_contents import (
    NASTY,
    a_commitment,
    a_content,
    a_document,
    a_large_content,
    a_seat,
    documents,
    key,
)
from tests.reports.attacks import ATTACKS, attacked
from tests.reports.reading import (
    compare_with_kept,
    fonts,
    jumps,
    links,
    outside_margins,
    read,
    squeezed,
    texts,
    words_in,
)

languages = pytest.mark.parametrize("language", list(Language))
papers = pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
EMPTY = PlanContent(Language.ENGLISH, PartySaid("Norte Sistemas"), PartySaid("Aero Handling"))
#: Names of things, by which they find each other; nobody reads them.
KEYS = {"key", "seat", "boss", "theirs", "ours", "holder_key", "currency"}


def _told(document: PlanDocument, options: PlanPaperOptions | None = None) -> str:
    return squeezed("".join(texts(plan_pdf(document, words_in(), options))))


def _outline(pdf: bytes) -> list[tuple[str, int]]:
    """All titles of the outline with their pages, those of parts after their section."""
    reader = read(pdf)

    def walk(entries: list[Any]) -> list[tuple[str, int]]:
        found = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry)
            else:
                found.append((str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1))
        return found

    return walk(reader.outline)


def _written(value: Any) -> set[str]:
    """Every text that somebody wrote into a plan, as far as paper shows it."""
    if isinstance(value, str):
        return {value} - {""}
    if isinstance(value, tuple):
        return {text for item in value for text in _written(item)}
    if is_dataclass(value) and not isinstance(value, type):
        return {t for f in fields(value) if f.name not in KEYS for t in _written(getattr(value, f.name))}
    return set()


def _changed() -> PlanContent:
    content = a_content()
    first, *others = content.commitments
    faster = Target(TargetKind.TIME, Comparison.AT_MOST, 20, TimeUnit.MINUTES)
    return replace(
        content,
        scope=(*content.scope[1:], ScopeSaid(key(29), "Telephony", "Handsets", True, "12")),
        commitments=(replace(first, target=faster), *others),
        review_months=6,
    )


@papers
def test_the_plan_reads_as_it_was_agreed(paper: Paper) -> None:
    compare_with_kept(f"plan-{paper}", plan_pdf(a_document(), words_in(), PlanPaperOptions(paper)))


def test_what_changed_reads_as_it_was_agreed() -> None:
    changes = compare(a_content(), _changed())
    document = a_document(_changed(), 2, note="A faster response")
    pdf = plan_pdf(document, words_in(), PlanPaperOptions(changes=changes, before=1))
    compare_with_kept("plan-changed", pdf)


def test_an_empty_draft_reads_as_it_was_agreed() -> None:
    pdf = plan_pdf(a_document(EMPTY, note=""), words_in(), PlanPaperOptions(draft=True))
    compare_with_kept("plan-empty", pdf)


@languages
@papers
def test_everything_written_is_there(language: Language, paper: Paper) -> None:
    content, words = a_large_content(), words_in(language)
    pdf = plan_pdf(a_document(content), words, PlanPaperOptions(paper))
    told = squeezed("".join(texts(pdf)))
    named = {role.seat for role in content.roles}
    shown = replace(
        content, seats=tuple(s if s.key in named else replace(s, numbers=()) for s in content.seats)
    )
    assert not [text for text in _written(shown) if squeezed(text) not in told]
    for commitment in content.commitments:
        for text in (target_told(commitment.target, words), *impacts_told(commitment, words)):
            assert squeezed(text) in told
    assert not outside_margins(pdf)


@languages
def test_it_is_written_in_the_language_asked_for(language: Language) -> None:
    words, document = words_in(language), a_document()
    pages = texts(plan_pdf(document, words))
    catalogue: Any = read(plan_pdf(document, words)).trailer["/Root"].get_object()
    assert catalogue["/Lang"] == language.value
    assert words.day(document.published_on, "long") in pages[0]
    for section in NUMBERED:
        assert section_told(section, words) in pages[1]


@papers
def test_contents_and_outline_name_the_pages_on_which_things_are(paper: Paper) -> None:
    pdf = plan_pdf(a_document(a_large_content()), words_in(), PlanPaperOptions(paper))
    pages = texts(pdf)
    entries = _outline(pdf)
    assert [title for title, _ in entries][:4] == [
        "Service plan", "Introduction", "Contents", "1 Service definition"
    ]  # fmt: skip
    for title, page in entries[3:]:
        assert squeezed(title) in squeezed(pages[page - 1])
        assert squeezed(f"{title}{page}") in squeezed(pages[1])
    jumps = [a.get_object() for a in read(pdf).pages[1].annotations or ()]
    assert len(jumps) == len(entries) - 3


def test_each_page_has_the_version_and_its_number() -> None:
    pages = texts(plan_pdf(a_document(a_large_content(), 7), words_in()))
    for number, page in enumerate(pages, 1):
        assert "Version 7 · 23 Nov 2026 · Aero Handling: service plan" in page
        assert f"{number} of {len(pages)}" in page


@pytest.mark.parametrize(("language", "word"), [(Language.ENGLISH, "DRAFT"), (Language.SPANISH, "BORRADOR")])
def test_a_draft_says_so_across_every_page(language: Language, word: str) -> None:
    words = words_in(language)
    assert all(word in page for page in texts(plan_pdf(a_document(), words, PlanPaperOptions(draft=True))))
    assert not any(word in page for page in texts(plan_pdf(a_document(), words)))


def test_numbers_and_addresses_can_be_clicked() -> None:
    found = set(links(plan_pdf(a_document(), words_in())))
    assert {"tel:+34910000002", "mailto:holder12@norte.example", "tel:+34600000001"} <= found
    assert all(link.startswith(("tel:", "mailto:")) for link in found)


def test_sections_lead_to_each_other() -> None:
    pdf = plan_pdf(a_document(), words_in())
    pages = dict(_outline(pdf))
    found = {(begun, led) for begun, led in jumps(pdf) if begun != pages["Contents"]}
    scope, contacts = pages["1.1 What is included"], pages["2.1 Whom to contact for what"]
    assert (pages["4 Commitments"], scope) in found, "from a service to what of it is included"
    assert (pages["3 Procedures"], contacts) in found, "from whoever does a step to how to reach them"
    assert (pages["5 Escalation"], contacts) in found
    nobody = plan_pdf(a_document(a_content(scope=(), roles=())), words_in())
    assert {begun for begun, _ in jumps(nobody)} == {dict(_outline(nobody))["Contents"]}


def test_the_same_document_is_the_same_bytes() -> None:
    assert plan_pdf(a_document(), words_in()) == plan_pdf(a_document(), words_in())


def test_every_font_is_in_the_file() -> None:
    content = a_content(introduction=" ".join(NASTY))
    assert all(fonts(plan_pdf(a_document(content), words_in(), PlanPaperOptions(draft=True))).values())


def test_heads_are_repeated_where_a_table_goes_on() -> None:
    pages = texts(plan_pdf(a_document(a_large_content(commitments=300)), words_in()))
    there = [page for page in pages if "Response to urgent" in page or "Indicator " in page]
    assert len(there) > 20
    assert all("Commitment" in page and "If it is missed" in page for page in there)
    told = squeezed("".join(there))
    assert all(f"Indicator{n}" in told for n in range(300))


def test_a_ladder_stands_on_one_page() -> None:
    pdf = plan_pdf(a_document(a_large_content(ladders=8)), words_in())
    pages, outline = texts(pdf), dict(_outline(pdf))
    for n in range(1, 9):
        after = squeezed(pages[outline[f"5.{n} Severity {n}"] - 1]).split(f"5.{n}Severity{n}")[1]
        assert "+34600000001" in after


def test_a_seat_that_is_empty_or_gone_is_told_as_such() -> None:
    seats = tuple(
        replace(seat, holder="", numbers=())
        if seat.key == key(2)
        else replace(seat, gone=seat.key == key(12))
        for seat in a_content().seats
    )
    told = _told(a_document(a_content(seats=seats)))
    assert "Seatempty" in told
    assert "Nolongerthere" in told
    assert "Vacant" not in told


def test_a_chart_too_large_for_a_page_says_where_it_goes_on() -> None:
    seats = tuple(
        a_seat(n, f"Position {n}", Level.OPERATIONAL, boss=key(n // 5) if n > 1 else "", side=Side.OURS)
        for n in range(1, 160)
    )
    content = replace(EMPTY, seats=seats)
    pdf = plan_pdf(a_document(content), words_in())
    pages = texts(pdf)
    told = "".join(pages)
    assert all(f"Holder {n}" in told for n in range(1, 160))
    assert "from page 3" in told
    assert not outside_margins(pdf)
    for page in range(3, len(pages) + 1):
        assert f"more on page {page}" not in pages[page - 1]
        if f"more on page {page}" in told:
            assert "from page" in pages[page - 1]


def test_parts_of_a_chart_on_one_page_point_to_each_other() -> None:
    pages = texts(plan_pdf(a_document(replace(EMPTY, seats=a_large_content(seats=24).seats)), words_in()))
    pointing = [page for page in pages if "more below" in page]
    assert pointing
    assert all("from above" in page for page in pointing)


@pytest.mark.parametrize("attack", [*ATTACKS, *NASTY[:7], NASTY[11], NASTY[14], NASTY[15]])
def test_attacks_in_every_field_are_text(attack: str) -> None:
    document = attacked(a_document(), attack, KEYS)
    pdf = plan_pdf(document, words_in())
    told = squeezed("".join(texts(pdf)))
    assert told.count(squeezed(attack)) > 60
    assert all(link.startswith(("tel:", "mailto:")) for link in links(pdf))
    assert not any("/XObject" in str(page["/Resources"]) for page in read(pdf).pages)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_plan_can_be_printed(document: PlanDocument) -> None:
    pdf = plan_pdf(document, words_in())
    pages = texts(pdf)
    assert f"{len(pages)} of {len(pages)}" in pages[-1]
    assert len(_outline(pdf)) >= 3 + len(NUMBERED)
    assert all(link.startswith(("tel:", "mailto:")) for link in links(pdf))


def test_very_long_texts_are_told_whole() -> None:
    long = " ".join(f"word{n}" for n in range(60_000))
    content = a_content(
        introduction=long,
        firm=PartySaid("Norte " * 200, address="Street " * 300),
        commitments=(a_commitment(exclusions="W" * 5000, service="Service " * 100),),
    )
    pdf = plan_pdf(a_document(content, note="Note " * 2000), words_in())
    told = squeezed("".join(texts(pdf)))
    assert told.count("word") >= 60_000
    assert told.count("Note") >= 2000
    assert told.count("W") >= 5000
    assert dict(_outline(pdf))["Introduction"] == 2, "the cover is one page"


def _picture(kind: str = "PNG") -> bytes:
    written = BytesIO()
    Image.new("RGB", (120, 40), "#0C726A").save(written, kind)
    return written.getvalue()


def _pictures(pdf: bytes) -> int:
    found: Any = read(pdf).pages[0]["/Resources"]
    return len(found.get("/XObject", {}))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_logos_stand_on_the_cover(kind: str) -> None:
    options = PlanPaperOptions(firm_logo=_picture(kind), client_logo=_picture("PNG"))
    assert _pictures(plan_pdf(a_document(), words_in(), options)) >= 1


@pytest.mark.parametrize(
    "logo",
    [b"", b"no picture", _picture()[:60], _picture() + b"\0" * 50_000_000, b"<svg onload='alert(1)'/>"],
    ids=["none", "text", "cut", "50 MB", "svg"],
)
def test_without_a_logo_that_can_be_drawn_names_stand_there(logo: bytes) -> None:
    pdf = plan_pdf(a_document(), words_in(), PlanPaperOptions(firm_logo=logo, client_logo=logo))
    assert not _pictures(pdf)
    assert pdf == plan_pdf(a_document(), words_in())
