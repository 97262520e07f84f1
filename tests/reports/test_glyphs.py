"""Text as papers take it: what would hide or turn text is left out, what is meant stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.reports.kit.fonts import faces_in
from msp_desk.reports.kit.glyphs import MISSING, shown
from msp_desk.reports.kit.theme import LEVEL_SHAPES
from tests.reports.reading import FONTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łukasz Müller-Ñandú «x» – 12 €", "Łukasz Müller-Ñandú «x» – 12 €"),
        ("Ολυμπία Дмитрий", "Ολυμπία Дмитрий"),
        ("e\u0301", "é"),
        ("日本 דוד محمد 👍🏽", "日本 דוד محمد 👍🏽"),
        ("👩\u200d🔧", "👩🔧"),
        ("☎\ufe0f", "☎"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("a\u200bb\u00adc\x00d", "abcd"),
        ("می\u200cخواهم a\u200cb \u200c", "می\u200cخواهم ab "),
        ("tab\tthin\u2009nb\u202f%", "tab thin nb\xa0%"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("\ud800", MISSING),
    ],
)
def test_text_as_papers_take_it(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text())
def test_nothing_hidden_is_left_and_what_is_shown_is_shown_the_same_again(text: str) -> None:
    once = shown(text)
    assert {unicodedata.category(c) for c in once if c not in "\n\u200c"}.isdisjoint({"Cc", "Cf", "Cs"})
    assert shown(once) == once


def test_every_face_draws_the_same_characters() -> None:
    faces = faces_in(FONTS).values()
    assert len({frozenset(face.widths) for face in faces}) == 1


def test_the_font_has_our_own_signs() -> None:
    for face in faces_in(FONTS).values():
        assert {ord(c) for c in (*LEVEL_SHAPES.values(), MISSING, *"…·↔–•«»")} <= set(face.widths)
