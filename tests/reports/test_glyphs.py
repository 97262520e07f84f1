"""What our font cannot draw is replaced visibly; what would hide or turn text is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.reports.kit.fonts import faces_in
from msp_desk.reports.kit.glyphs import MISSING, shown
from msp_desk.reports.kit.theme import LEVEL_SHAPES, REGULAR
from tests.reports.reading import FONTS


def _glyphs() -> frozenset[int]:
    return frozenset(faces_in(FONTS)[REGULAR].widths)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łukasz Müller-Ñandú «x» – 12 €", "Łukasz Müller-Ñandú «x» – 12 €"),
        ("Ολυμπία Дмитрий", "Ολυμπία Дмитрий"),
        ("e\u0301", "é"),
        ("日本", "□□"),
        ("דוד", "□□□"),
        ("great 👍🏽!", "great □!"),
        ("👩\u200d🔧", "□□"),
        ("☎\ufe0f", "□"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("a\u200bb\u00adc\x00d", "abcd"),
        ("tab\tthin\u2009nb\u202f%", "tab thin nb\xa0%"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("\ud800", "□"),
        ("\ue000", "□"),
    ],
)
def test_text_as_the_font_can_show_it(text: str, expected: str) -> None:
    assert shown(text, _glyphs()) == expected


@given(st.text())
def test_what_is_shown_can_be_drawn_and_is_shown_the_same_again(text: str) -> None:
    glyphs = _glyphs()
    once = shown(text, glyphs)
    assert all(ord(c) in glyphs or c == "\n" for c in once)
    assert shown(once, glyphs) == once


def test_every_face_draws_the_same_characters() -> None:
    faces = faces_in(FONTS).values()
    assert len({frozenset(face.widths) for face in faces}) == 1


def test_the_font_has_our_own_signs() -> None:
    assert {ord(c) for c in (*LEVEL_SHAPES.values(), MISSING, *"…·↔–•«»")} <= _glyphs()
