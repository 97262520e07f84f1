"""What stands on which day of an agenda."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.agenda import Agenda, known_until, plan_days, planned_until
from msp_desk.rules.today import About, DueItem, due_items
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.enums import Level, Promiser, Tier

#: A Monday; the Tuesday after the next Monday is a holiday of ours, the Thursday one of Portugal's.
ON = date(2026, 11, 30)
LAST = date(2026, 12, 27)
OURS, THEIRS = {date(2026, 12, 8), date(2026, 12, 25)}, {date(2026, 12, 1), date(2026, 12, 10)}


def _days_off(country: str, region: str, year: int) -> set[date]:
    return OURS if country == "ES" else THEIRS


CALENDAR = WorkCalendar(country="ES", days_off=_days_off)


def _call(number: int, due_in: int, room: int, country: str = "") -> CheckInRecord:
    due_on = ON + timedelta(days=due_in)
    return CheckInRecord(
        about=About(
            client_key=UUID(int=1),
            client="Hotel Miramar",
            tier=Tier.A,
            country=country,
            person_key=UUID(int=number),
            person=f"Person {number}",
            level=Level.EXECUTIVE,
        ),
        job="",
        own=True,
        last_position=None,
        ideal_days=30,
        max_days=30 + room,
        ideal_on=due_on,
        max_on=due_on + timedelta(days=room),
    )


def _promise(number: int, due_in: int, country: str = "") -> PromiseRecord:
    about = About(country=country)
    return PromiseRecord(about, UUID(int=number), Promiser.US, "Quote", ON, ON + timedelta(days=due_in))


def _planned(agenda: Agenda) -> dict[int, date]:
    return {i.record.subject.int: day.day for day in agenda.days for i in day.items}


def test_calls_are_spread_over_the_days_that_they_may_stand_on() -> None:
    items = due_items([_call(n, -3, 6) for n in range(4)], ON)
    agenda = plan_days(items, CALENDAR, ON, LAST, 6)
    assert [len(day.items) for day in agenda.days[:5]] == [1, 1, 1, 1, 0]


def test_a_day_is_left_to_whom_has_no_other() -> None:
    wide, narrow = _call(1, 0, 3), _call(2, 0, 0)
    agenda = plan_days(due_items([wide, narrow], ON), CALENDAR, ON, LAST, 1)
    assert _planned(agenda) == {2: ON, 1: ON + timedelta(days=1)}


def test_one_that_can_move_makes_room() -> None:
    calls = [_call(1, 0, 3), *(_call(n, 2, 1) for n in (2, 3, 4, 5))]
    taken = [_call(n, 0, 1) for n in (6, 7)]
    planned = _planned(plan_days(due_items(calls + taken, ON), CALENDAR, ON, LAST, 2))
    assert Counter(planned.values()) == {
        ON: 2,
        ON + timedelta(days=1): 1,
        ON + timedelta(days=2): 2,
        ON + timedelta(days=3): 2,
    }
    assert planned[1] <= ON + timedelta(days=1)


def test_overdue_ones_come_first_and_no_day_has_too_many() -> None:
    items = due_items([_call(n, -20 - n, 5) for n in range(7)], ON)
    planned = _planned(plan_days(items, CALENDAR, ON, LAST, 3))
    assert [planned[n] - ON for n in (6, 5, 4, 3, 2, 1, 0)] == [timedelta(days=n // 3) for n in range(7)]


def test_neither_weekends_nor_our_holidays_nor_theirs() -> None:
    today = ON + timedelta(days=8)
    agenda = plan_days(due_items([_call(1, 8, 0)], today), CALENDAR, today, LAST, 3)
    assert _planned(agenda) == {1: date(2026, 12, 9)}
    agenda = plan_days(due_items([_call(1, 1, 0, "PT")], ON), CALENDAR, ON, LAST, 3)
    assert _planned(agenda) == {1: date(2026, 12, 2)}
    friday = date(2026, 12, 5)
    agenda = plan_days(due_items([_promise(1, 5)], friday), CALENDAR, friday, LAST, 3)
    assert _planned(agenda) == {1: date(2026, 12, 7)}
    assert [day.free for day in agenda.days[:4]] == [True, True, False, True]


def test_what_has_its_day_stands_on_it_however_many_they_are() -> None:
    items = due_items([_promise(n, 2) for n in range(9)], ON)
    assert set(_planned(plan_days(items, CALENDAR, ON, LAST, 1)).values()) == {ON + timedelta(days=2)}


def test_promises_leave_room_for_calls() -> None:
    items = due_items([*(_promise(n, 0) for n in range(9)), _call(20, 0, 0)], ON)
    assert _planned(plan_days(items, CALENDAR, ON, LAST, 1))[20] == ON


def test_what_comes_after_the_last_day_has_no_place() -> None:
    items = due_items([_promise(1, 40), _call(2, 40, 10), _call(3, 0, 0)], ON)
    agenda = plan_days(items, CALENDAR, ON, LAST, 3)
    assert [i.record.subject.int for i in agenda.unplaced] == [1, 2]
    assert agenda.of(ON) == agenda.days[0]
    assert agenda.of(LAST) == agenda.days[-1]
    assert agenda.of(LAST + timedelta(days=1)) is None
    assert agenda.of(ON - timedelta(days=1)) is None
    assert Agenda(()).of(ON) is None


_country = st.sampled_from(["", "ES", "PT"])
_calls = st.lists(st.tuples(st.integers(-40, 30), st.integers(0, 12), _country), max_size=40)
_promises = st.lists(st.tuples(st.integers(-10, 40), _country), max_size=12)


@given(_calls, _promises, st.integers(0, 9), st.integers(1, 4), st.randoms())
def test_each_once_on_a_day_that_it_may_stand_on(
    calls: list[tuple[int, int, str]],
    promises: list[tuple[int, str]],
    ahead: int,
    a_day: int,
    random: Random,
) -> None:
    on = ON + timedelta(days=ahead)
    records = [_call(n, *call) for n, call in enumerate(calls)]
    given_ones = [*records, *(_promise(100 + n, *promise) for n, promise in enumerate(promises))]
    items = due_items(given_ones, on, calendar=CALENDAR)
    agenda = plan_days(items, CALENDAR, on, LAST, a_day)
    stand = [i.identity for day in agenda.days for i in day.items]
    assert sorted(map(str, [*stand, *(i.identity for i in agenda.unplaced)])) == sorted(
        str(i.identity) for i in items
    )
    for day in agenda.days:
        assert sum(i.record.movable for i in day.items) <= a_day
        assert [i for i in items if i in day.items] == list(day.items)
        for item in day.items:
            assert CALENDAR.is_working(day.day, item.about.country)
            assert day.day >= min(item.due_on, on)
            assert item.record.movable or day.day == item.due_on or item.due_on < on
            assert not item.record.movable or day.day >= item.due_on
    mixed = list(items)
    random.shuffle(mixed)
    assert _planned(plan_days(mixed, CALENDAR, on, LAST, a_day)) == _planned(agenda)


@given(_calls, st.integers(1, 3))
def test_within_its_limits_where_there_is_room(calls: list[tuple[int, int, str]], a_day: int) -> None:
    items = due_items([_call(n, *call) for n, call in enumerate(calls)], ON)
    agenda = plan_days(items, CALENDAR, ON, LAST, a_day)
    planned = _planned(agenda)
    late = [i for i in items if i.limit_on < ON]
    taken = Counter(planned[i.record.subject.int] for i in late if i.record.subject.int in planned)
    timely = [i for i in items if i.limit_on >= ON]
    kept = sum(planned.get(i.record.subject.int, date.max) <= i.limit_on for i in timely)
    assert kept == _most_in_time(timely, taken, a_day)


@given(
    st.lists(st.tuples(st.integers(-40, 150), st.integers(0, 40), _country), max_size=60),
    st.lists(st.tuples(st.integers(-10, 150), _country), max_size=12),
    st.tuples(st.integers(0, 150), st.integers(0, 150)),
    st.integers(1, 3),
)
def test_who_looks_further_ahead_sees_the_same_days(
    calls: list[tuple[int, int, str]],
    promises: list[tuple[int, str]],
    looked: tuple[int, int],
    a_day: int,
) -> None:
    records = [
        *(_call(n, *c) for n, c in enumerate(calls)),
        *(_promise(100 + n, *p) for n, p in enumerate(promises)),
    ]

    def seen(ahead: int) -> Agenda:
        wanted = ON + timedelta(days=ahead)
        known = [r for r in records if r.due_on <= known_until(ON, wanted)]
        items = due_items(known, ON, calendar=CALENDAR)
        return plan_days(items, CALENDAR, ON, planned_until(ON, wanted), a_day)

    near, far = (seen(ahead).days for ahead in sorted(looked))
    assert near == far[: len(near)]
    assert near[-1].day >= ON + timedelta(days=min(looked))


def test_the_end_of_time_is_planned_until() -> None:
    assert planned_until(date.max, date.max) == known_until(date.max, date.max) == date.max
    assert known_until(ON, date.max) == date.max
    assert plan_days((), CALENDAR, date.max, date.max, 3).days[0].day == date.max


def _most_in_time(items: list[DueItem], taken: Counter[date], a_day: int) -> int:
    """How many calls can stand on a day within their limits at all: each pairing of calls and free slots, tried in turn."""
    slots = [
        (ON + timedelta(days=n), place)
        for n in range((LAST - ON).days + 1)
        for place in range(a_day - taken[ON + timedelta(days=n)])
    ]
    holder: dict[tuple[date, int], int] = {}

    def finds(number: int, tried: set[tuple[date, int]]) -> bool:
        item = items[number]
        for slot in slots:
            fits = item.due_on <= slot[0] <= item.limit_on
            if not fits or slot in tried or not CALENDAR.is_working(slot[0], item.about.country):
                continue
            tried.add(slot)
            if slot not in holder or finds(holder[slot], tried):
                holder[slot] = number
                return True
        return False

    return sum(finds(number, set()) for number in range(len(items)))
