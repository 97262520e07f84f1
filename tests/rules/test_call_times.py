"""At what time of a day somebody is called."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.call_times import Office, call_at
from msp_desk.rules.hours import DAY, WEEK, read_hours

MADRID = Office(time(9), time(18), "Europe/Madrid")
MONDAY = date(2026, 11, 23)
EARLY = datetime(2026, 11, 1, tzinfo=UTC)


def at(day: date, hour: int, minute: int = 0, zone: str = "Europe/Madrid") -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("hours", "zone", "begins"),
    [
        ("", "Europe/Madrid", (9, 0)),
        ("nonsense", "Europe/Madrid", (9, 0)),
        ("24/7", "Europe/Madrid", (9, 0)),
        ("Mon-Fri 10:30-14:00", "Europe/Madrid", (10, 30)),
        ("8-15", "Europe/Madrid", (9, 0)),  # they come earlier than we do
        ("8-15", "Europe/London", (8, 0)),  # nine of ours
        ("9-17", "America/New_York", (9, 0)),  # 15:00 here
        ("9-17", "America/Los_Angeles", (9, 0)),  # 18:00 here: theirs count more than ours
        ("9:30-18:00", "Asia/Kolkata", (13, 30)),  # nine here
        ("martes 16-18", "Europe/Madrid", (9, 0)),  # nothing is said of a Monday
        ("L-V 16-18", "Europe/Madrid", (16, 0)),
        ("Sun 22:00-2:00", "Europe/Madrid", (0, 0)),
    ],
)
def test_within_their_hours_and_ours_where_that_can_be(
    hours: str, zone: str, begins: tuple[int, int]
) -> None:
    told = call_at(MONDAY, hours, zone, MADRID, (), EARLY)
    assert told == at(MONDAY, *begins, zone=zone)
    assert (told.hour, told.minute) == begins
    assert str(told.tzinfo) == zone


def test_no_two_calls_at_once_and_none_that_is_past() -> None:
    taken: set[datetime] = set()
    for n in range(8):
        told = call_at(MONDAY, "10-12", "Europe/Madrid", MADRID, taken, EARLY)
        assert told == at(MONDAY, 10) + timedelta(minutes=15 * n)
        taken.add(told)
    full = call_at(MONDAY, "10-12", "Europe/Madrid", MADRID, taken, EARLY)
    assert full == at(MONDAY, 10)
    now = at(MONDAY, 11, 20)
    assert call_at(MONDAY, "10-12", "Europe/Madrid", MADRID, (), now) == at(MONDAY, 11, 30)
    assert call_at(MONDAY, "10-12", "Europe/Madrid", MADRID, (), at(MONDAY, 20)) == at(MONDAY, 10)


def test_an_hour_that_the_clock_leaves_out_is_no_time_to_call() -> None:
    change = date(2027, 3, 28)
    told = call_at(change, "Sun 2:00-4:00", "Europe/Madrid", MADRID, (), EARLY)
    assert told == at(change, 3)
    assert told.astimezone(UTC).hour == 1


def test_an_hour_that_comes_twice_is_no_time_to_call_for_nobody_knows_which_is_meant() -> None:
    change = date(2026, 10, 25)
    told = call_at(change, "Sun 2:00-4:00", "Europe/Madrid", MADRID, (), EARLY)
    assert told == at(change, 3)


def test_an_office_that_never_opens_calls_when_it_would() -> None:
    closed = Office(time(9), time(9), "Europe/Madrid")
    assert call_at(MONDAY, "", "Europe/Madrid", closed, (), EARLY) == at(MONDAY, 9)


@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.sampled_from(["9-14", "L-V de 9 a 14 y de 16 a 19", "Mon,Wed 8:15-10:00", "22-6", "24/7", ""]),
    st.sampled_from(["Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_on_that_day_where_they_are_and_within_hours_that_say_something_of_it(
    day: date, hours: str, zone: str
) -> None:
    told = call_at(day, hours, zone, MADRID, (), EARLY)
    assert told.date() == day
    read = read_hours(hours)
    if read is None or not any(_on(span, day.weekday()) for span in read.spans):
        return
    assert read.ends(told.weekday() * DAY + told.hour * 60 + told.minute) is not None


def _on(span: tuple[int, int], weekday: int) -> bool:
    begins, ends = weekday * DAY, (weekday + 1) * DAY
    return any(min(span[1] + s, ends) - max(span[0] + s, begins) >= 15 for s in (0, -WEEK))
