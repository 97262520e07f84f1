"""What is due as events: calls at a time of theirs, all else a day; each says why, what is promised, how they are reached."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msp_desk.exchange.calendar_events import Telling, events_of
from msp_desk.exchange.calendar_out import CalendarEvent
from msp_desk.host import paths
from msp_desk.i18n.words import Words
from msp_desk.queries.calendar import Callee, GivenWord
from msp_desk.queries.points import PointRow
from msp_desk.rules.call_times import Office
from msp_desk.rules.today import About, DueItem, Mark, Record
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.values.enums import Language, Level, PointKind, Promiser, Tier
from msp_desk.values.keys import new_key

DAY = date(2026, 11, 23)
AERO, ANA = new_key(), new_key()
OWNER = new_key()


def call(
    person: UUID = ANA, name: str = "Ana Núñez", position: int | None = None, mark: Mark | None = None
) -> DueItem:
    about = About(AERO, "Aero", Tier.A, OWNER, "ES", person, name, None, Level.MANAGEMENT)
    record = CheckInRecord(about, "IT manager", False, position, 30, 45, DAY, DAY + timedelta(days=15))
    return item(record, mark)


def promise() -> DueItem:
    return item(
        PromiseRecord(About(AERO, "Aero", person="Ana Núñez"), new_key(), Promiser.US, "Quote", DAY, DAY)
    )


def item(record: Record, mark: Mark | None = None) -> DueItem:
    return DueItem(record, DAY, record.due_on, record.limit_on, mark)


def telling(
    zone: str = "",
    hours: str = "",
    promises: tuple[GivenWord, ...] = (),
    language: Language = Language.ENGLISH,
) -> Telling:
    point = PointRow(new_key(), PointKind.MOBILE, "+34600100200", "", hours, True)
    return Telling(
        Words(language, paths.resources(), "Europe/Madrid"),
        Office(time(9), time(18), "Europe/Madrid"),
        "ES",
        datetime(2026, 11, 20, tzinfo=UTC),
        {ANA: Callee(zone, (point,))},
        {AERO: promises},
    )


def one(due: DueItem, told: Telling, day: date = DAY) -> CalendarEvent:
    (event,) = events_of([(day, [due])], told)
    return event


def test_a_check_in_is_a_call_in_their_hours_and_in_their_zone() -> None:
    event = one(call(), telling("America/New_York", "Mon-Fri 9:30-17:00"))
    assert event.begins == datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("America/New_York"))
    assert (event.minutes, event.alarm) == (15, timedelta(minutes=-5))
    assert event.summary == "Call Ana Núñez · Aero"
    assert "600 10 02 00 · Mon-Fri 9:30-17:00" in event.description


def test_where_nobody_said_where_they_are_it_is_where_we_are() -> None:
    assert one(call(), telling()).begins == datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid"))


def test_a_promise_is_a_whole_day_and_rings_when_work_starts() -> None:
    event = one(promise(), telling())
    assert (event.begins, event.minutes, event.alarm) == (DAY, 0, timedelta(hours=9))
    assert event.summary == "Promise of ours · Ana Núñez · Aero"


def test_it_says_why_what_a_colleague_noted_and_what_is_promised() -> None:
    given = GivenWord(Promiser.US, "Two lines", date(2026, 12, 1)), GivenWord(Promiser.THEM, "A list", None)
    handed = call(mark=Mark(handed_to=OWNER, note="She asked for you"))
    lines = one(handed, telling(promises=given)).description.splitlines()
    assert lines[:2] == [telling().words.say(handed.why), "She asked for you"]
    assert lines[2:4] == ["We promised for 1 Dec 2026: Two lines", "They promised: A list"]


def test_nobody_of_ours_calls_two_at_once() -> None:
    people = [call(new_key(), f"Ana {n}") for n in range(40)]
    begins = [e.begins for e in events_of([(DAY, people)], telling())]
    assert len(set(begins[:36])) == 36  # nine hours of quarters
    assert all(isinstance(b, datetime) for b in begins)


def test_a_thing_keeps_its_name_whenever_it_is_due_and_no_two_share_one() -> None:
    now = one(call(position=None), telling())
    later = one(call(position=1 << 40), telling(), DAY + timedelta(days=30))
    assert now.uid == later.uid
    assert now.begins != later.begins
    everything = [call(), promise(), promise(), call(new_key())]
    assert len({e.uid for e in events_of([(DAY, everything)], telling())}) == 4
