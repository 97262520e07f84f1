"""Amounts as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.amount_text import Measure, amount_text, read_amount


@pytest.mark.parametrize(
    ("text", "measure", "amount"),
    [
        ("30", Measure.WHOLE, 30),
        (" 1.200 ", Measure.WHOLE, 1200),
        ("1 200", Measure.WHOLE, 1200),
        ("99.95", Measure.PERCENT, 99_950),
        ("99,95 %", Measure.PERCENT, 99_950),
        ("99,950", Measure.PERCENT, 99_950),
        ("100", Measure.PERCENT, 100_000),
        ("0.005", Measure.PERCENT, 5),
        ("1250", Measure.MONEY, 125_000),
        ("1.250,50", Measure.MONEY, 125_050),
        ("1,250.5", Measure.MONEY, 125_050),
        ("1.250", Measure.MONEY, 125_000),
        (",5", Measure.MONEY, None),
        ("", Measure.WHOLE, None),
        ("soon", Measure.WHOLE, None),
        ("-5", Measure.WHOLE, None),
        ("3.5", Measure.WHOLE, None),
        ("3.0", Measure.WHOLE, 3),
        ("99.9500", Measure.PERCENT, 99_950),
        ("99.9999", Measure.PERCENT, None),
        ("1.2.3", Measure.MONEY, None),
        ("²", Measure.WHOLE, None),
        ("9" * 40, Measure.WHOLE, None),
    ],
)
def test_an_amount_is_read(text: str, measure: Measure, amount: int | None) -> None:
    assert read_amount(text, measure) == amount


@given(
    st.integers(0, 10**12 - 1),
    st.sampled_from((Measure.WHOLE, Measure.PERCENT, Measure.MONEY)),
    st.sampled_from(".,"),
)
def test_what_is_written_is_read_again(amount: int, measure: Measure, sign: str) -> None:
    assert read_amount(amount_text(amount, measure, sign), measure) == amount


@given(st.text(), st.sampled_from((Measure.WHOLE, Measure.PERCENT, Measure.MONEY)))
def test_no_text_is_too_strange(text: str, measure: Measure) -> None:
    amount = read_amount(text, measure)
    assert amount is None or amount >= 0
