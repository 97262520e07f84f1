"""What the fields of a contract fill in for each other."""

from __future__ import annotations

from datetime import date

import pytest

from msp_desk.ui.pages.renewals.entries import end_after, months_between


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 15), 1, date(2026, 2, 14)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 1, 31), 2, date(2026, 3, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2026, 3, 1), 24, date(2028, 2, 29)),
    ],
)
def test_months_and_last_day_of_the_first_term_follow_from_each_other(
    starts_on: date, months: int, ends_on: date
) -> None:
    assert end_after(starts_on, months) == ends_on
    assert months_between(starts_on, ends_on) == months
