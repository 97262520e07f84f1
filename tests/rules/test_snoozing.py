"""Until when something is put off: later today, tomorrow, next week."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.snoozing import later_today, next_week, tomorrow

MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("local", "later"),
    [
        ("2026-11-23T09:00", "12:00"),
        ("2026-11-23T09:01", "12:30"),
        ("2026-11-23T09:30:20", "13:00"),
        ("2026-11-23T17:25", "20:30"),
        ("2026-11-23T18:01", None),
        ("2026-11-23T23:59", None),
        # The clocks go forward and back: three hours are three hours.
        ("2026-03-29T01:00", "05:00"),
        ("2026-10-25T01:00", "03:00"),
    ],
)
def test_later_today_is_some_three_hours_on_at_a_round_time_unless_the_day_is_nearly_over(
    local: str, later: str | None
) -> None:
    found = later_today(datetime.fromisoformat(local).replace(tzinfo=MADRID))
    assert (None if found is None else f"{found.astimezone(MADRID):%H:%M}") == later


@given(
    st.datetimes(
        datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2030-01-01"), timezones=st.just(MADRID)
    )
)
def test_later_today_lies_ahead_on_the_same_day(local: datetime) -> None:
    found = later_today(local)
    if found is not None:
        ahead = found - local.astimezone(UTC)
        assert timedelta(hours=3) <= ahead < timedelta(hours=3, minutes=30)
        assert found.astimezone(MADRID).date() == local.date()


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_next_week_begins_on_a_monday_that_is_not_tomorrow(day: date) -> None:
    monday = next_week(day)
    assert monday.weekday() == 0
    assert tomorrow(day) < monday <= day + timedelta(days=8)
