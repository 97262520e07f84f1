"""Contracts in words."""

from __future__ import annotations

import pytest

from msp_desk.reports.contract_words import hours_told
from msp_desk.values.enums import Language
from tests.reports.reading import words_in


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0 h"), (60, "1 h"), (90, "1,5 h"), (478, "8 h"), (485, "8,1 h"), (13_858, "231 h")],
)
def test_hours_are_told_to_a_tenth_and_no_zero_is_said(minutes: int, told: str) -> None:
    assert hours_told(minutes, words_in(Language.SPANISH)) == told
