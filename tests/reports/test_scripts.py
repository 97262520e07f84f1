"""Papers in other scripts: joined, turned, in a font that has them, found again by reader programs."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from msp_desk.reports.kit.bands import Cell, cells_band
from msp_desk.reports.kit.direction import drawn_order, levels, mirrored, reads_right_to_left
from msp_desk.reports.kit.fonts import Face, faces_in, spares_in
from msp_desk.reports.kit.joining import joined
from msp_desk.reports.kit.lines import Run, Setter
from msp_desk.reports.kit.paper import pdf_of
from msp_desk.reports.kit.pieces import pieces_of
from msp_desk.reports.kit.theme import BODY, REGULAR, STRONG, TITLE, Style, sizes_of
from msp_desk.values.enums import Paper
from tests.reports.papers import ABOUT, no_margin
from tests.reports.reading import FONTS, fonts
from tests.source import ROOT

SCRIPTS = ["محمد بن سلمان", "שלום עולם", "Հայաստան", "საქართველო", "ⵣⴰⵎ", "☎ ✓ ★ ♥"]


def _faces(name: str = REGULAR) -> Sequence[Face]:
    return faces_in(FONTS)[name], *spares_in(FONTS)[name]


def _drawn(text: str, *, from_right: bool = False) -> str:
    return "".join(piece.text for piece in pieces_of(text, _faces(), from_right=from_right))


def _visual(text: str, *, from_right: bool) -> str:
    depths = levels(text, from_right=from_right)
    return "".join(mirrored(text[n]) if depths[n] % 2 else text[n] for n in drawn_order(depths))


def _paper(texts: Sequence[str], style: Style = BODY) -> bytes:
    setter, sizes = Setter(FONTS), sizes_of(Paper.A4)
    bands = [
        cells_band([Cell(x=0, lines=setter.lines((Run(text, style),), sizes.text_width))]) for text in texts
    ]
    return pdf_of(bands, sizes, ABOUT, no_margin)


def _found_by_a_reader(pdf: bytes) -> list[str]:
    """The lines of the first page as the program's own preview reads them."""
    held = QBuffer()
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(held)
    return document.getAllText(0).text().splitlines()


@pytest.mark.parametrize(
    ("text", "from_right", "expected"),
    [
        ("car אבג, 12 דהו", False, "car והד 12 ,גבא"),
        ("car אבג, 12 דהו", True, "והד 12 ,גבא car"),
        ("אבג (דה) 5%", True, "5% (הד) גבא"),
        ("a (b אב) c", False, "a (b בא) c"),
        ("אב (cd) x", True, "x (cd) בא"),
        ("سنة 2026", False, "2026 ةنس"),
        ("אב 1.250,50 €", True, "€ 1.250,50 בא"),
        ("אב 10-12 ", False, "10-12 בא "),
        ("plain", False, "plain"),
    ],
)
def test_lines_are_turned_as_unicode_says(text: str, from_right: bool, expected: str) -> None:
    assert _visual(text, from_right=from_right) == expected


@pytest.mark.parametrize(
    ("text", "from_right"),
    [
        ("תודה על הפגישה", True),
        ("פגישה עם Ana", True),
        ("At שלום עולם", False),
        ("דוד was last reached in May", False),
        ("12 %", False),
        ("", False),
    ],
)
def test_what_is_read_from_the_right(text: str, from_right: bool) -> None:
    assert reads_right_to_left(text) is from_right


@given(st.text(st.sampled_from("abאבدل٠1 ,.+-%()[]\u064e·")), st.booleans())
def test_turning_moves_characters_and_loses_none(text: str, from_right: bool) -> None:
    assert sorted(drawn_order(levels(text, from_right=from_right))) == list(range(len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        ("مُحَمَّد", "\ufee3\u064f\ufea4\u064e\ufee4\u0651\u064e\ufeaa"),
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("لأن", "\ufef7\ufee5"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("می\u200cخ", "\ufee3\ufbfd\u200c\ufea5"),
        ("abc שלום", "abc שלום"),
    ],
)
def test_arabic_letters_join(text: str, expected: str) -> None:
    every = range(0x10000)
    assert unicodedata.normalize("NFC", "".join(joined(text, every))) == unicodedata.normalize(
        "NFC", expected
    )


def test_a_letter_stays_as_it_is_where_no_font_has_its_shape() -> None:
    assert "".join(joined("محمد", ())) == "محمد"


@pytest.mark.parametrize("style", [BODY, STRONG])
@pytest.mark.parametrize("text", SCRIPTS)
def test_scripts_that_inter_lacks_are_drawn_by_another_font(text: str, style: Style) -> None:
    pieces = pieces_of(text, _faces(style.font), from_right=False)
    assert not any(piece.meant for piece in pieces)
    pdf = _paper([text], style)
    embedded = fonts(pdf)
    assert any("DejaVu" in name for name in embedded)
    assert all(embedded.values())


@pytest.mark.parametrize(
    "text",
    [
        "محمد بن سلمان",
        "سلام לא (שלום) 12%",
        "Գայանե საქართველო",
        "Meeting with محمد in Madrid",
        "会議 on Monday 日本",
    ],
)
def test_reader_programs_find_the_text_that_was_meant(text: str) -> None:
    assert _found_by_a_reader(_paper([text])) == [text]


def test_what_no_font_has_is_one_sign_each() -> None:
    assert _drawn("日本 👍🏽!") == "□□ □!"
    assert _drawn("\ue000") == "□"
    assert pieces_of("x日本", _faces(), from_right=False)[-1].meant == "日本"


def test_facts_side_by_side_keep_their_own_directions() -> None:
    assert _drawn("שלום · 12 May · Ж") == "םולש · 12 May · Ж"
    (line,) = Setter(FONTS).lines((Run("שלום עולם גדול · B070", BODY),), 300)
    assert "".join(piece.text for piece in line.fragments[0].pieces) == "לודג םלוע םולש · B070"


def test_a_paragraph_read_from_the_right_begins_there() -> None:
    sentence = "تم الاتفاق على تجديد العقد لمدة سنتين " * 8
    lines = Setter(FONTS).lines((Run(sentence, BODY),), 200)
    assert len(lines) > 2
    assert all(line.fragments[-1].x + line.fragments[-1].width == pytest.approx(200) for line in lines)
    title = Setter(FONTS).lines((Run(sentence[:60], TITLE),), 200)
    assert {line.fragments[0].x for line in title} == {0}
    cut = Setter(FONTS).lines((Run(sentence, BODY),), 200, 3)[2]
    assert cut.fragments[-1].text.endswith("…")
    assert cut.fragments[-1].pieces[0].text.startswith("…")


@given(st.text(st.sampled_from("محمدلا שלום ab日👍\u064e (1)"), max_size=60))
def test_what_is_measured_is_what_is_drawn(text: str) -> None:
    setter = Setter(FONTS)
    for style in (BODY, STRONG):
        for line in setter.lines((Run(text, style),), 60):
            for fragment in line.fragments:
                drawn = sum(piece.units for piece in fragment.pieces) * style.size / 1000
                assert not fragment.pieces or fragment.width == pytest.approx(drawn)


def test_a_report_in_latin_letters_does_not_read_the_other_font() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LATIN], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert told.stdout.split() == ["False", "True"]


_LATIN = """
from dataclasses import replace
from reportlab.pdfbase import pdfmetrics
from msp_desk.reports.relationship_pdf import relationship_pdf
from tests.reports.cards import story_card
from tests.reports.reading import words_in
card = story_card()
for card in (card, replace(card, client=replace(card.client, name="محمد"))):
    relationship_pdf(card, words_in())
    print("DejaVuSans-Bold" in pdfmetrics.getRegisteredFontNames())
"""
