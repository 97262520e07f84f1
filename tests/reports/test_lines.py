"""Text is broken into lines that fit; nothing of it is lost, and no markup is read in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msp_desk.reports.kit.bands import Cell, cells_band
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.layout import brief
from msp_desk.reports.kit.lines import Line, Run, Setter, height_of
from msp_desk.reports.kit.paper import pdf_of
from msp_desk.reports.kit.prose import plain
from msp_desk.reports.kit.theme import BODY, STRONG, THIRD, sizes_of
from msp_desk.values.enums import Paper
from tests.reports.attacks import ATTACKS
from tests.reports.papers import ABOUT, no_margin
from tests.reports.reading import FONTS, squeezed, texts


def _setter() -> Setter:
    return Setter(FONTS)


def _told(lines: tuple[Line, ...]) -> str:
    return "\n".join("".join(f.text for f in line.fragments) for line in lines)


def test_words_move_to_the_next_line() -> None:
    lines = _setter().lines((Run("The quick brown fox jumps over the lazy dog", BODY),), 90)
    assert _told(lines) == "The quick brown fox\njumps over the lazy\ndog"
    assert all(line.width <= 90 for line in lines)
    assert height_of(lines) == 39


def test_runs_follow_each_other_on_a_line() -> None:
    (line,) = _setter().lines((Run("600 100 200", STRONG, "tel:+34600100200"), Run("  mobile", THIRD)), 200)
    first, second = line.fragments
    assert (first.text, first.link, second.text) == ("600 100 200", "tel:+34600100200", "  mobile")
    assert second.x == pytest.approx(first.width)


def test_a_word_wider_than_the_line_is_broken_at_a_sign_if_there_is_one() -> None:
    lines = _setter().lines((Run("to ana.schwarzenberger@long-company.example", BODY),), 120)
    assert _told(lines).splitlines() == ["to ana.schwarzenberger@", "long-company.example"]


def test_line_breaks_and_empty_lines_are_kept() -> None:
    lines = _setter().lines((Run("one\n\ntwo", BODY),), 100)
    assert _told(lines) == "one\n\ntwo"
    assert height_of(lines) == 39


def test_more_lines_than_allowed_end_with_an_ellipsis() -> None:
    lines = _setter().lines((Run("word " * 100, BODY),), 100, 2)
    assert len(lines) == 2
    assert _told(lines).endswith("…")
    assert all(line.width <= 100 for line in lines)


def test_one_line_is_cut_where_it_is_too_wide() -> None:
    line = _setter().line("A name that goes on and on and on", BODY, 80)
    assert line.width <= 80
    assert line.fragments[0].text.endswith("…")


def test_brief_and_plain_texts() -> None:
    assert brief("short") == "short"
    assert brief("x" * 100) == "x" * 59 + "…"
    assert plain("# Title\n\n- one **bold** word\n* two __more__\n2 * 3 ** 4", 100) == (
        "Title\n• one bold word\n• two more\n2 * 3 ** 4"
    )
    assert plain("word " * 100, 20) == "word word word word …"


@given(st.text(), st.floats(5, 400))
def test_lines_never_lose_a_character_and_never_are_too_wide(text: str, width: float) -> None:
    setter = _setter()
    lines = setter.lines((Run(text, BODY), Run(text, STRONG)), width)
    assert squeezed(_told(lines)) == squeezed(shown(text) * 2)
    widest = max(width, 12.0) + 0.01
    assert all(line.width <= widest or len(_told((line,)).strip()) == 1 for line in lines)


def _paper(strings: list[str]) -> bytes:
    """A paper with each string as a paragraph of its own."""
    setter, sizes = _setter(), sizes_of(Paper.A4)
    bands = [
        cells_band([Cell(x=0, lines=setter.lines((Run(text, BODY),), sizes.text_width))]) for text in strings
    ]
    return pdf_of(bands, sizes, ABOUT, no_margin)


def _extracted(strings: list[str]) -> str:
    return squeezed("".join(texts(_paper(strings))))


def _drawn(strings: list[str]) -> str:
    """What is drawn of the strings, in the order in which it is drawn."""
    setter = _setter()
    fragments = [
        fragment
        for text in strings
        for line in setter.lines((Run(text, BODY),), sizes_of(Paper.A4).text_width)
        for fragment in line.fragments
    ]
    return squeezed("".join("".join(piece.text for piece in f.pieces) or f.text for f in fragments))


def test_attacks_stand_in_the_paper_as_they_were_written() -> None:
    assert _extracted(ATTACKS) == squeezed("".join(ATTACKS))


_LATIN = st.one_of(
    st.sampled_from("<>&;\"'/\\()[]{}%=#!?-"),
    st.characters(max_codepoint=0x24F),
    st.sampled_from("😀👍🏽日本語\u202e\u200d\u0301\ufeff"),
)


@settings(max_examples=100)
@given(st.lists(st.text(_LATIN, max_size=40), min_size=50, max_size=50))
def test_five_thousand_strings_come_out_as_they_went_in(strings: list[str]) -> None:
    assert _extracted(strings) == _drawn(strings)


@settings(max_examples=50)
@given(st.lists(st.text(st.characters() | st.sampled_from("עבריתالعربية(1)a "), max_size=40), max_size=50))
def test_nothing_is_lost_of_texts_in_any_script(strings: list[str]) -> None:
    assert sorted(_extracted(strings)) == sorted(_drawn(strings))
