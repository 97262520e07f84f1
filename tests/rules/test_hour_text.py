"""Hours as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.hour_text import hours_text, read_hours


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("1.5", 90), ("1,5", 90), (" 2 h ", 120), ("2h", 120), ("1:30", 90), ("0:05", 5), ("90 min", 90), ("90'", 90), ("0,33", 20), ("10", 600)],
)  # fmt: skip
def test_hours_are_read(text: str, minutes: int) -> None:
    assert read_hours(text) == minutes


@pytest.mark.parametrize("text", ["", "h", "1:75", "-1", "1.2.3", "much", "1e3", "99999999999999"])
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    assert read_hours(text) is None


@given(st.integers(0, 10**7), st.sampled_from(".,"))
def test_what_is_written_is_read_back(minutes: int, sign: str) -> None:
    assert read_hours(hours_text(minutes, sign)) == minutes


def test_hours_are_written_short() -> None:
    assert [hours_text(m, ",") for m in (0, 60, 90, 85, 605)] == ["0", "1", "1,5", "1:25", "10:05"]
