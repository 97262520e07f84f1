"""Text made comparable: accents, case, apostrophes and the spelling of numbers do not matter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.values.folding import digits_of, fold, fold_words, initials, looks_like_number, plain_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("O'Brien Łukasz", "obrien lukasz"),
        ("ÑANDÚ", "nandu"),
        ("Straße", "strasse"),
        ("d’Àvila", "davila"),
        ("Søren Æbelø", "soren aebelo"),
        ("Nº 1ª", "no 1a"),
        ("ﬁn 𝐀na", "fin ana"),
        ("İstanbul", "istanbul"),
        ("東京", "東京"),
        ("", ""),
    ],
)
def test_what_letters_fold_to(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_is_steady_and_leaves_no_accent_or_apostrophe(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.combining(c) or c in "'’‘`´ʼ" for c in folded)


@given(st.text())
def test_case_and_composition_never_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text.casefold()) == fold(text)


def test_words_have_no_punctuation() -> None:
    assert fold_words("a-b_c, x@y.de: «C++» O'Brien!") == ["a", "b", "c", "x", "y", "de", "c", "obrien"]
    assert plain_words("a-b_c O'Brien Ñandú e\u0301") == ["a", "b", "c", "O", "Brien", "Ñandú", "é"]
    assert fold_words(" _-+ ") == plain_words(" 🙂 ") == []


@given(st.text())
def test_a_word_is_letters_and_digits(text: str) -> None:
    for word in fold_words(text) + plain_words(text):
        assert word.isalnum()


@pytest.mark.parametrize(
    ("text", "digits"),
    [("+34 600-100", "34600100"), ("６００", "600"), ("١٢٣", "123"), ("ext. 4²", "42"), ("½ abc", "")],
)
def test_digits_of_any_script_are_ours(text: str, digits: str) -> None:
    assert digits_of(text) == digits


@given(st.text())
def test_digits_are_ascii(text: str) -> None:
    assert set(digits_of(text)) <= set("0123456789")


@pytest.mark.parametrize(
    ("text", "is_number"),
    [("600", True), ("+34 (0)6", True), ("60", False), ("600a", False), ("", False), ("C-123", False)],
)
def test_three_digits_and_no_letters_are_a_number(text: str, is_number: bool) -> None:
    assert looks_like_number(text) is is_number


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Óscar Díaz", "ÓD"),
        ("Ana María Núñez Vidal", "AV"),
        ("ana", "A"),
        ("Aero (Handling)", "AH"),
        ("Ruiz, Marta", "RM"),
        ("--- ...", ""),
        ("", ""),
        ("3 Hermanos", "3H"),
    ],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_initials_of_anything_are_short(name: str) -> None:
    assert len(initials(name)) <= 6
