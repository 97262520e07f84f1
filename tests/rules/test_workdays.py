"""Working days and months ahead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.workdays import months_after, working_days_after

FRIDAY = date(2026, 11, 27)
WEEK = frozenset(range(5))


def test_weekends_do_not_count() -> None:
    assert working_days_after(FRIDAY, 1, WEEK) == date(2026, 11, 30)
    assert working_days_after(FRIDAY, 5, WEEK) == date(2026, 12, 4)
    assert working_days_after(FRIDAY, 0, WEEK) == FRIDAY
    assert working_days_after(FRIDAY, 2, ()) == date(2026, 11, 29)


@given(st.dates(max_value=date(2100, 1, 1)), st.integers(1, 60), st.sets(st.integers(0, 6), min_size=1))
def test_the_day_is_a_working_day_and_so_many_lie_between(day: date, count: int, week: set[int]) -> None:
    found = working_days_after(day, count, week)
    between = [o for o in range(day.toordinal() + 1, found.toordinal() + 1) if (o - 1) % 7 in week]
    assert found.weekday() in week
    assert len(between) == count


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 23), 14, date(2028, 1, 23)),
        (date(9999, 12, 31), 12, date(9999, 12, 31)),
    ],
)
def test_months_end_where_the_shorter_one_does(day: date, months: int, found: date) -> None:
    assert months_after(day, months) == found
