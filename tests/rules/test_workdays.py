"""Working days, free days, and months ahead and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar, months_after, working_days_after

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


def test_the_same_day_months_ago() -> None:
    assert months_after(date(2027, 5, 31), -3) == date(2027, 2, 28)
    assert months_after(date(2024, 2, 29), -12) == date(2023, 2, 28)
    assert months_after(date(2027, 1, 1), -1) == date(2026, 12, 1)
    assert months_after(date(1, 3, 31), -12) == date(1, 3, 31)


@given(st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(-2_000, 2_000))
def test_months_back_and_forth(day: date, months: int) -> None:
    found = months_after(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    back = months_after(found, -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day == min(day.day, found.day) or found.day == day.day


CHRISTMAS, CONSTITUTION = date(2026, 12, 25), date(2026, 12, 7)


def _days_off(country: str, region: str, year: int) -> set[date]:
    if country == "ES":
        return {CHRISTMAS, date(2026, 12, 26)} if region == "CT" else {CHRISTMAS, CONSTITUTION}
    return {date(2026, 12, 28)} if country == "GB" else set()


OURS = WorkCalendar(country="ES", days_off=_days_off)


def test_our_days_off_are_those_of_our_region() -> None:
    catalan = WorkCalendar(country="ES", region="CT", days_off=_days_off, work_days=frozenset(range(7)))
    assert not OURS.is_working(CONSTITUTION)
    assert catalan.is_working(CONSTITUTION)
    assert not catalan.is_working(date(2026, 12, 26))
    assert not OURS.is_working(date(2026, 11, 28))
    assert WorkCalendar(work_days=frozenset()).is_working(date(2026, 11, 28))
    assert PLAIN_CALENDAR.is_working(CHRISTMAS)


def test_a_clients_country_has_days_off_of_its_own() -> None:
    boxing = date(2026, 12, 28)
    assert OURS.is_working(boxing)
    assert OURS.is_working(boxing, "FR")
    assert not OURS.is_working(boxing, "GB")
    assert not OURS.is_working(CHRISTMAS, "GB")
    assert WorkCalendar(days_off=_days_off).is_working(CONSTITUTION)
    assert not WorkCalendar(days_off=_days_off).is_working(CONSTITUTION, "ES")


def test_the_working_days_around_a_free_one() -> None:
    assert OURS.on_or_before(CHRISTMAS) == date(2026, 12, 24)
    assert OURS.on_or_after(CHRISTMAS) == date(2026, 12, 28)
    assert OURS.on_or_after(CHRISTMAS, "GB") == date(2026, 12, 29)
    assert OURS.on_or_before(FRIDAY) == OURS.on_or_after(FRIDAY) == FRIDAY
    never = WorkCalendar(country="ES", days_off=_every_day)
    assert never.on_or_after(FRIDAY) == never.on_or_before(FRIDAY) == FRIDAY
    assert never.on_or_after(date.max) == date.max
    assert never.on_or_before(date.min) == date.min


def _every_day(country: str, region: str, year: int) -> set[date]:
    return {date(year, 1, 1) + timedelta(days=n) for n in range(365)}


def test_so_many_working_days_are_left_until_a_day() -> None:
    assert OURS.days_before(CHRISTMAS, 0) == CHRISTMAS
    assert OURS.days_before(CHRISTMAS, 1) == date(2026, 12, 23)
    assert OURS.days_before(date(2026, 12, 28), 1) == date(2026, 12, 27)
    assert OURS.days_before(date(2026, 12, 28), 1, "GB") == date(2026, 12, 23)
    assert OURS.days_before(date(1, 1, 3), 40) == date.min


@given(st.dates(date(2026, 11, 1), date(2027, 2, 1)), st.integers(0, 40), st.sampled_from(["", "ES", "GB"]))
def test_it_is_the_last_day_that_leaves_them(day: date, count: int, country: str) -> None:
    found = OURS.days_before(day, count, country)
    left = [found + timedelta(days=n) for n in range(1, (day - found).days + 1)]
    working = [d for d in left if OURS.is_working(d, country)]
    assert len(working) == count
    assert working[:1] == left[:1]
