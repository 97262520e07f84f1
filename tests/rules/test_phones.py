"""Phone numbers: one number, however it is written; what is no number stays as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.phones import dialled, read_number, shown_number, shown_value
from msp_desk.values.enums import PointKind
from msp_desk.values.folding import digits_of


@pytest.mark.parametrize(
    "typed", ["600 100 200", "600-100-200", "(600) 10 02 00", "+34 600100200", "0034 600 100 200"]
)
def test_a_number_is_one_number_however_it_is_written(typed: str) -> None:
    assert read_number(typed, "ES") == read_number(typed, "es") == "+34600100200"


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("030 123456", "DE", "+4930123456"),
        ("+49 (0)30 123456", "ES", "+4930123456"),
        ("(171) 555-2222", "GB", "+441715552222"),
        ("971 55 01 20 x12", "ES", "+34971550120;ext=12"),
        ("600 100 200", "", "600 100 200"),
        ("  600\t100 ", "??", "600 100"),
        ("12", "ES", "12"),
        ("ask Ana", "ES", "ask Ana"),
        ("", "ES", ""),
    ],
)
def test_it_is_read_as_dialled_from_its_country(typed: str, country: str, kept: str) -> None:
    assert read_number(typed, country) == kept


def test_it_is_shown_nationally_at_home_and_internationally_abroad() -> None:
    assert shown_number("+34600100200", "ES") == "600 10 02 00"
    assert shown_number("+34600100200", "DE") == "+34 600 10 02 00"
    assert shown_number("+34600100200", "") == "+34 600 10 02 00"
    assert shown_number("+34971550120;ext=12", "ES").startswith("971 55 01 20")
    assert shown_number("ask Ana", "ES") == "ask Ana"
    assert shown_number("+", "ES") == "+"


def test_only_phone_numbers_are_spelt_as_numbers() -> None:
    assert shown_value(PointKind.MOBILE, "+34600100200", "ES") == "600 10 02 00"
    assert shown_value(PointKind.TEAMS, "+34600100200", "ES") == "+34600100200"


def test_what_is_dialled_is_digits_and_the_plus() -> None:
    assert dialled("+34600100200;ext=12") == "+34600100200"
    assert dialled("600 100") == "600100"
    assert dialled("ask Ana") == ""


@given(st.text(), st.sampled_from(["", "ES", "GB", "US", "DE", "??"]))
def test_anything_typed_is_kept_in_some_form(typed: str, country: str) -> None:
    kept = read_number(typed, country)
    assert read_number(kept, country) == kept
    assert isinstance(shown_number(kept, country), str)
    assert set(dialled(kept)) <= set("+0123456789")


@given(st.from_regex(r"[679][0-9]{8}", fullmatch=True), st.sampled_from([" ", "-", ".", " / "]))
def test_separators_never_matter(number: str, separator: str) -> None:
    written = separator.join((number[:3], number[3:6], number[6:]))
    assert read_number(written, "ES") == "+34" + number
    assert digits_of(shown_number("+34" + number, "ES")) == number
