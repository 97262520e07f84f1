"""Calendar files, read back by three readers: icalendar, dateutil by the VTIMEZONE that is told, zoneinfo by its name."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vText

from msp_desk.exchange.calendar_out import CalendarEvent, write_calendar

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
ZONES = (
    "Europe/Madrid",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Atlantic/Azores",
)
#: Days around which clocks are changed, on either side of the world; and some on which none is.
DAYS = (
    *(date(2026, 10, d) for d in (3, 4, 5, 24, 25, 26, 31)),
    *(date(2026, 11, d) for d in (1, 2, 23)),
    *(date(2027, 2, d) for d in (6, 7, 8, 28)),
    *(date(2027, 3, d) for d in (13, 14, 15, 27, 28, 29)),
    *(date(2027, 4, d) for d in (3, 4, 5)),
)


def read(raw: bytes) -> Any:
    """As icalendar has it, whose types name all kinds of values at once."""
    return Calendar.from_ical(raw)


def events(raw: bytes) -> list[Any]:
    return [e for e in read(raw).walk("VEVENT") if isinstance(e, Event)]


def call(at: datetime, uid: str = "one") -> CalendarEvent:
    return CalendarEvent(uid, at, "Call", minutes=15, alarm=timedelta(minutes=-5))


def hours_of(zone: str) -> list[datetime]:
    """Every half hour that there is, on the days around the changes."""
    found = []
    for day in DAYS:
        at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        found += [(at + timedelta(minutes=30 * n)).astimezone(ZoneInfo(zone)) for n in range(48)]
    return [at for at in found if not at.fold]  # what comes twice is the first time, to every reader


@pytest.mark.parametrize("zone", ZONES)
def test_three_readers_understand_the_same_instant(zone: str) -> None:
    told = hours_of(zone)
    raw = write_calendar([call(at, str(n)) for n, at in enumerate(told)], "Norte", AT)
    unfolded = raw.decode().replace("\r\n ", "")
    by_rules = tzical(io.StringIO(unfolded)).get(zone)
    for event, at in zip(events(raw), told, strict=True):
        instant = at.astimezone(UTC)
        assert event.start.tzinfo is not None
        assert event["DTSTART"].params["TZID"] == zone
        wall = event.start.replace(tzinfo=None)
        assert isinstance(wall, datetime)
        assert wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) == instant
        assert wall.replace(tzinfo=by_rules).astimezone(UTC) == instant
        assert event.start.astimezone(UTC) == instant
        assert event.duration == timedelta(minutes=15)


@pytest.mark.parametrize("zone", ZONES)
def test_a_change_of_the_clock_is_told_by_the_clock_that_ends(zone: str) -> None:
    """RFC 5545 3.6.5: each observance begins at the local time before the change, and takes up where another ended."""
    raw = write_calendar([call(datetime(2026, 11, 23, 9, tzinfo=ZoneInfo(zone)))], "Norte", AT)
    (told,) = read(raw).walk("VTIMEZONE")
    before = None
    for observance in told.subcomponents:
        begins, offset = observance["DTSTART"].dt, observance["TZOFFSETFROM"].td
        assert before in (None, offset)
        before = observance["TZOFFSETTO"].td
        if begins.year > 1970:
            instant = (begins - offset).replace(tzinfo=UTC)
            assert instant.astimezone(ZoneInfo(zone)).utcoffset() == before
            assert (instant - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).utcoffset() == offset


def test_a_day_is_a_day_whatever_the_zone_and_leaves_its_hours_free() -> None:
    raw = write_calendar(
        [CalendarEvent("u", date(2028, 2, 29), "Renewal", alarm=timedelta(hours=9))], "N", AT
    )
    (event,) = events(raw)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2028, 2, 29), date(2028, 3, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert list(read(raw).walk("VTIMEZONE")) == []
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=9))


def test_a_later_file_takes_the_place_of_an_earlier() -> None:
    first, later = (
        events(write_calendar([CalendarEvent("u", date(2026, 11, 23), "x")], "N", at))[0]
        for at in (AT, AT + timedelta(hours=1))
    )
    assert first["UID"] == later["UID"]
    assert later["SEQUENCE"] > first["SEQUENCE"]
    assert later["DTSTAMP"].dt > first["DTSTAMP"].dt
    assert later["DTSTAMP"].dt == later["LAST-MODIFIED"].dt == AT + timedelta(hours=1)


@pytest.mark.parametrize(
    "text",
    [
        "One, two; three: \\ four",
        "first\nsecond",
        "Ñandú 🎉🏽 à la carte, in a long line that has to be folded where no sign is cut 漢字 " * 5,
        "BEGIN:VEVENT\nUID:other\nEND:VEVENT",
        "\\n is no line",
        '<b>bold</b> &amp; "quoted"',
    ],
)
def test_texts_come_back_as_they_were(text: str) -> None:
    told = CalendarEvent("u", date(2026, 11, 23), text, text, "Check-in, call")
    raw = write_calendar([told], text, AT)
    (event,) = events(raw)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (text, text)
    assert event.categories == ["Check-in, call"]
    assert b"X-WR-CALNAME:" + vText(text).to_ical() in raw.replace(b"\r\n ", b"").split(b"\r\n")


@given(text=st.text(), uid=st.text("abc-", min_size=1))
def test_whatever_somebody_is_called_the_file_stays_one(text: str, uid: str) -> None:
    raw = write_calendar([CalendarEvent(uid, AT, text, text, text, minutes=15), call(AT)], text, AT)
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert b"\0" not in raw
    for line in lines:
        line.decode()  # no sign is cut by a fold
    assert len(events(raw)) == 2


def test_real_calendars_of_other_programs_have_what_ours_has(shared_samples: Path) -> None:
    """What others write around their events is what we write, too; so their readers know it."""
    theirs = read((shared_samples / "calendars" / "issue_526_calendar_with_events.ics").read_bytes())
    ours = read(write_calendar([call(datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid")))], "N", AT))
    assert {"VERSION", "PRODID"} <= ours.keys() & theirs.keys()
    (own,) = ours.walk("VEVENT")
    for event in theirs.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= own.keys() & event.keys()
