"""A paper as other programs see it: what it says of itself, its outline and links, its fonts; and always the same."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from msp_desk.reports.kit.bands import Band, Cell, Drawing, Mark, cells_band
from msp_desk.reports.kit.footer import footer
from msp_desk.reports.kit.layout import Column, Group, Layout, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.links import link_to
from msp_desk.reports.kit.paper import pdf_of
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import BODY, LEVEL_COLOURS, SUNKEN, TEXT2, TEXT3, readable, sizes_of
from msp_desk.values.enums import Paper, PointKind
from tests.contrast import contrast
from tests.reports.papers import ABOUT, SIZES, a_layout, no_margin
from tests.reports.reading import fonts, links, outline, read, texts
from tests.source import ROOT


def _table(layout: Layout, rows: int) -> list[Band]:
    columns = (Column("Name", 0.7), Column("Number", 0.3, right=True))
    filled: list[Row | Group] = []
    for number in range(rows):
        if number % 20 == 0:
            filled.append(Group([Run(f"Group {number}", BODY)]))
        filled.append(Row([[[Run(f"Row {number}", BODY)]], [[Run(str(number), BODY)]]]))
    return [layout.heading("table", "A table", "What it says."), *layout.table(columns, filled)]


def _paper(rows: int = 3) -> bytes:
    layout = a_layout()
    return pdf_of(_table(layout, rows), SIZES, ABOUT, footer(layout, SIZES, "Aero Handling"))


def test_what_it_says_of_itself() -> None:
    reader = read(_paper())
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author, about.subject) == ("A title", "Norte Sistemas", "A subject")
    assert (about.creator, about.producer) == ("MSP Desk", "MSP Desk")
    assert [about.creation_date, about.modification_date] == [datetime(2026, 11, 22, tzinfo=UTC)] * 2
    catalogue: Any = reader.trailer["/Root"].get_object()
    assert catalogue["/Lang"] == "en"
    assert catalogue["/ViewerPreferences"].get_object()["/DisplayDocTitle"]


def test_the_same_paper_is_the_same_bytes() -> None:
    assert _paper() == _paper()


def test_every_font_is_inter_and_in_the_file() -> None:
    found = fonts(_paper())
    assert found
    assert all("Inter" in name and inside for name, inside in found.items()), found


def test_a_long_table_repeats_its_heading_and_leaves_no_orphans() -> None:
    pages = texts(_paper(100))
    assert len(pages) > 2
    for page in pages:
        lines = page.splitlines()
        assert "Name Number" in lines
        assert lines[-1].startswith("Aero Handling")
        assert lines[-2].startswith("Row ")
    told = [line for page in pages for line in page.splitlines() if line.startswith("Row ")]
    assert told == [f"Row {n} {n}" for n in range(100)]


def test_pages_are_counted() -> None:
    pages = texts(_paper(100))
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page
        assert "Aero Handling" in page


def test_the_outline_leads_to_the_page() -> None:
    layout = a_layout()
    bands = [layout.heading("one", "One"), layout.heading("two", "Two & <b>").opening_page()]
    assert outline(pdf_of(bands, SIZES, ABOUT, no_margin)) == [("One", 1), ("Two & <b>", 2)]


def test_a_place_without_a_title_has_a_page_but_is_not_in_the_outline() -> None:
    seen: list[int] = []

    def paint(sheet: Sheet, _x: float, _top: float) -> None:
        seen.append(sheet.pages["there"])

    there = Band(height=10, mark=Mark("there", "")).opening_page()
    pdf = pdf_of(
        [a_layout().heading("one", "One"), Drawing(height=10, painter=paint), there], SIZES, ABOUT, no_margin
    )
    assert seen == [2]
    assert outline(pdf) == [("One", 1)]


def test_a_word_across_the_page_can_be_read() -> None:
    def margin(sheet: Sheet, _page: int, _pages: int) -> None:
        sheet.across("DRAFT", SUNKEN)

    pages = texts(pdf_of(_table(a_layout(), 100), SIZES, ABOUT, margin))
    assert len(pages) > 1
    assert all("DRAFT" in page for page in pages)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_papers(paper: Paper, size: tuple[int, int]) -> None:
    sizes = sizes_of(paper)
    pdf = pdf_of([a_layout().paragraph("Text")], sizes, ABOUT, no_margin)
    box = read(pdf).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_an_empty_paper_is_a_page() -> None:
    assert len(read(pdf_of([], SIZES, ABOUT, no_margin)).pages) == 1


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        (PointKind.EMAIL, "ana@aero.example", "mailto:ana@aero.example"),
        (PointKind.EMAIL, "ana@aero.example?bcc=x@y.example", "mailto:ana@aero.example%3Fbcc%3Dx@y.example"),
        (PointKind.EMAIL, "a(b)\\@x.example", "mailto:a%28b%29%5C@x.example"),
        (PointKind.EMAIL, "no address", ""),
        (PointKind.MOBILE, "+34600100200", "tel:+34600100200"),
        (PointKind.PHONE, "+34971550133;ext=12", "tel:+34971550133"),
        (PointKind.PHONE, "ask at the counter", ""),
        (PointKind.WEB, "javascript:alert(1)", ""),
        (PointKind.WEB, "file:///etc/passwd", ""),
    ],
)
def test_only_addresses_and_numbers_become_links(kind: PointKind, value: str, link: str) -> None:
    assert link_to(kind, value) == link


def test_a_link_opens_what_was_meant() -> None:
    url = link_to(PointKind.EMAIL, "a(b)\\ü@x.example")
    lines = a_layout().setter.lines((Run("write", BODY, url),), 200)
    pdf = pdf_of([cells_band([Cell(x=0, lines=lines)])], SIZES, ABOUT, no_margin)
    assert links(pdf) == [url]


@pytest.mark.parametrize(
    "colour",
    ["#FFFF00", "#FFFFFF", "#2F5BD3", "#000000", "#F00", "red", "#GGGGGG", "", "#12345", "javascript"],
)
def test_a_firms_colour_can_always_be_read(colour: str) -> None:
    assert contrast(readable(colour)) >= 4.49


def test_our_own_colours_can_be_read() -> None:
    assert all(contrast(colour) >= 4.5 for colour in (TEXT2, TEXT3, *LEVEL_COLOURS.values()))


def test_papers_are_written_on_several_threads() -> None:
    expected, found = _paper(40), list[bytes]()
    threads = [threading.Thread(target=_write, args=(found,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def _write(found: list[bytes]) -> None:
    found.append(_paper(40))


@pytest.mark.parametrize(
    ("imported", "absent"),
    [
        ("msp_desk.queries.relationship", "reportlab"),
        ("msp_desk.rules.charts", "reportlab"),
        ("msp_desk.reports.relationship_pdf", "PySide6"),
        ("msp_desk.reports.precall_pdf", "PySide6"),
    ],
)
def test_what_is_not_needed_is_not_loaded(imported: str, absent: str) -> None:
    asked = f"import sys, {imported}; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


def test_a_mark_far_down_leads_there_too() -> None:
    bands = [Band(height=400), Band(height=20, mark=Mark("low", "Low"))]
    assert outline(pdf_of(bands, SIZES, ABOUT, no_margin)) == [("Low", 1)]
