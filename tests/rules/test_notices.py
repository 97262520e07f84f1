"""What is told, when and how often; with clocks that do what clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.notices import Quiet, digest, is_quiet, name_of, to_tell
from msp_desk.rules.today import About, DueItem, Record, due_items
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.values.enums import Level, Promiser, Reason, Tier

MADRID = ZoneInfo("Europe/Madrid")
NINE = time(9)
NIGHT: Quiet = (time(20), time(8))
ON = date(2026, 11, 23)


def _promise(number: int, day: date, client: str = "Hotel Miramar", person: str = "") -> PromiseRecord:
    about = About(client_key=UUID(int=1) if client else None, client=client, person=person)
    return PromiseRecord(about, UUID(int=number), Promiser.US, "Quote", day - timedelta(days=9), day)


def _call(number: int, last_on: date) -> CheckInRecord:
    return CheckInRecord(
        About(
            UUID(int=1),
            "Hotel Miramar",
            Tier.A,
            person_key=UUID(int=number),
            person=f"Person {number}",
            level=Level.EXECUTIVE,
        ),
        job="Finance director",
        own=False,
        last_position=None,
        ideal_days=30,
        max_days=40,
        ideal_on=last_on + timedelta(days=30),
        max_on=last_on + timedelta(days=40),
    )


class _Machine:
    """A machine that looks every so often, and remembers what it told."""

    def __init__(self, *records: Record, notify_at: time = NINE, quiet: Quiet | None = None) -> None:
        self.records = records
        self.told: list[tuple[datetime, DueItem]] = []
        self._notify_at, self._quiet = notify_at, quiet

    def look(self, at: datetime) -> int:
        """How many it tells at an instant."""
        local = at.astimezone(MADRID)
        names = {name_of(item.identity) for _, item in self.told}
        found = to_tell(due_items(self.records, local.date()), names, local, self._notify_at, self._quiet)
        self.told += [(local, item) for item in found]
        return len(found)

    def live(self, since: datetime, until: datetime, minutes: int = 5) -> list[datetime]:
        """It looks every few minutes; when it told something."""
        at = since.astimezone(UTC)
        while at <= until.astimezone(UTC):
            self.look(at)
            at += timedelta(minutes=minutes)
        return [told_at for told_at, _ in self.told]


def _local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=MADRID)


def test_only_what_is_due_from_the_hour_on_and_once() -> None:
    machine = _Machine(
        _promise(1, ON), _promise(2, ON - timedelta(days=3)), _promise(3, ON + timedelta(days=1))
    )
    assert [machine.look(_local(ON, hour)) for hour in (0, 8, 9, 10, 23)] == [0, 0, 2, 0, 0]
    assert machine.look(_local(ON + timedelta(days=1), 8)) == 0
    assert machine.look(_local(ON + timedelta(days=1), 9)) == 1


def test_midnight_passes_while_the_program_is_open() -> None:
    tomorrow = ON + timedelta(days=1)
    machine = _Machine(_promise(1, ON), _promise(2, tomorrow))
    told = machine.live(_local(ON, 8), _local(tomorrow, 12))
    assert told == [_local(ON, 9), _local(tomorrow, 9)]


def test_items_of_yesterday_are_judged_by_today() -> None:
    items = due_items([_promise(1, ON + timedelta(days=1))], ON)
    assert to_tell(items, (), _local(ON, 12), NINE) == ()
    assert to_tell(items, (), _local(ON + timedelta(days=1), 12), NINE) == items


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_it_is_told_once_on_the_days_on_which_the_clock_changes(day: date) -> None:
    for notify_at in (time(1, 30), time(2, 30), time(3), NINE):
        machine = _Machine(_promise(1, day), notify_at=notify_at)
        told = machine.live(_local(day, 0), _local(day, 23))
        assert len(told) == 1
        skipped = day.month == 3 and notify_at == time(2, 30)
        assert told[0].time() == (time(3) if skipped else notify_at)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_quiet_hours_hold_on_those_days_too(day: date) -> None:
    machine = _Machine(_promise(1, day), notify_at=time(0), quiet=(time(22), time(2, 30)))
    (told,) = machine.live(_local(day, 0), _local(day, 23))
    assert told.time() == (time(3) if day.month == 3 else time(2, 30))


@pytest.mark.parametrize(
    "last_on", [date(2027, 12, 31), date(2028, 1, 30), date(2028, 1, 31), date(2027, 1, 29)]
)
def test_ends_of_months_and_leap_days(last_on: date) -> None:
    due_on = last_on + timedelta(days=30)
    machine = _Machine(_call(1, last_on), notify_at=NINE)
    assert machine.live(_local(due_on - timedelta(days=3), 0), _local(due_on + timedelta(days=3), 0), 30) == [
        _local(due_on, 9)
    ]


def test_what_is_due_on_29_february_is_told_on_it() -> None:
    leap = date(2028, 2, 29)
    machine = _Machine(_promise(1, leap))
    assert machine.live(_local(date(2028, 2, 27), 0), _local(date(2028, 3, 2), 0), 30) == [_local(leap, 9)]


def test_a_clock_that_is_set_back_tells_nothing_again() -> None:
    machine = _Machine(_promise(1, ON))
    assert machine.look(_local(ON, 10)) == 1
    assert machine.live(_local(ON - timedelta(days=2), 0), _local(ON + timedelta(days=1), 23), 30) == [
        _local(ON, 10)
    ]


def test_a_laptop_that_slept_for_two_weeks_tells_all_at_once() -> None:
    machine = _Machine(*(_promise(n, ON + timedelta(days=n)) for n in range(14)))
    assert machine.look(_local(ON, 9)) == 1
    assert machine.look(_local(ON + timedelta(days=14), 7)) == 0
    assert machine.look(_local(ON + timedelta(days=14), 11, 37)) == 13
    assert machine.look(_local(ON + timedelta(days=14), 11, 38)) == 0


@pytest.mark.parametrize(
    ("quiet", "at", "silent"),
    [
        (None, time(3), False),
        ((NINE, NINE), NINE, False),
        ((time(13), time(15)), time(13), True),
        ((time(13), time(15)), time(14, 59), True),
        ((time(13), time(15)), time(15), False),
        (NIGHT, time(20), True),
        (NIGHT, time(0), True),
        (NIGHT, time(7, 59), True),
        (NIGHT, time(8), False),
        (NIGHT, time(12), False),
    ],
)
def test_quiet_hours_may_span_midnight(quiet: Quiet | None, at: time, silent: bool) -> None:
    assert is_quiet(at, quiet) is silent


_times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
#: In minutes, around the change to summer time.
_looks = st.lists(st.integers(0, 21 * 24 * 60), max_size=40)


@given(_looks, _times, st.tuples(_times, _times) | st.none(), st.lists(st.integers(0, 20), max_size=8))
def test_once_each_never_while_it_is_quiet_never_before_its_day(
    looks: list[int], notify_at: time, quiet: Quiet | None, days: list[int]
) -> None:
    start = date(2027, 3, 20)
    records = [_promise(n, start + timedelta(days=day)) for n, day in enumerate(days)]
    machine = _Machine(*records, notify_at=notify_at, quiet=quiet)
    for minutes in looks:  # in any order: clocks are set back
        machine.look(datetime(2027, 3, 20, tzinfo=UTC) + timedelta(minutes=minutes))
    assert len({item.identity for _, item in machine.told}) == len(machine.told)
    for told_at, item in machine.told:
        assert told_at.time() >= notify_at
        assert not is_quiet(told_at.time(), quiet)
        assert item.due_on <= told_at.date()


def test_a_name_says_nothing_about_anybody() -> None:
    (item,) = due_items([_promise(7, ON, person="Luis Gil")], ON)
    assert item.reason is Reason.PROMISE
    assert name_of(item.identity) == "promise/00000000000000000000000000000007/2026-11-23"


def _said(*records: Record) -> tuple[str, str]:
    told = digest(due_items(records, ON))
    title, body = (text if isinstance(text, str) else text.in_english() for text in (told.title, told.body))
    return title, body


def test_one_alone_speaks_for_itself() -> None:
    assert _said(_promise(1, ON)) == ("Promise of ours, Hotel Miramar", "Quote, promised on 2026-11-14")
    assert _said(_promise(1, ON, client="")) == ("Promise of ours", "Quote, promised on 2026-11-14")
    assert _said(_call(1, ON - timedelta(days=35))) == (
        "Person 1, Hotel Miramar",
        "Nobody has spoken to the finance director yet; tier A executives: every 30",
    )


def test_many_are_one_digest_with_the_first_names() -> None:
    records = [_promise(n, ON - timedelta(days=20 - n), person=f"Person {n}") for n in range(5)]
    assert _said(*records[:2]) == ("2 things are due", "Person 0 and Person 1")
    assert _said(*records[:3]) == ("3 things are due", "Person 0, Person 1 and Person 2")
    assert _said(*records) == ("5 things are due", "Person 0, Person 1, Person 2 and 2 more")
    assert digest(due_items(records, ON)).opens.person == "Person 0"
    assert _said(_promise(1, ON), _promise(2, ON)) == ("2 things are due", "Hotel Miramar")
