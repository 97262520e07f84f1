"""What holds for the lines of Today whatever the facts: contacts calm, snoozes hide, nothing is told twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.clocks import FIRST_RULES, Agreed, Interval, Reachable, clocks_of
from msp_desk.rules.reasons import ReasonRule
from msp_desk.rules.today import About, Identity, Mark, Record, due_items
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_plans import PlanRecord
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.enums import Influence, Level, PersonStatus, Promiser, Reason, Tier, Urgency
from msp_desk.values.times import position_at

ON = date(2026, 11, 23)
EVA, PAU = UUID(int=1001), UUID(int=1002)
PEOPLE = [UUID(int=n) for n in range(2, 7)]


def _days_off(country: str, region: str, year: int) -> set[date]:
    return {ON} if country == "ES" else {ON - timedelta(days=1), ON + timedelta(days=2)}


CALENDAR = WorkCalendar(country="ES", days_off=_days_off)


def _check_in(
    days_ago: int, ideal: int, room: int, who: UUID, owner: UUID | None, country: str
) -> CheckInRecord:
    since = ON - timedelta(days=days_ago)
    return CheckInRecord(
        About(UUID(int=1), "Hotel Miramar", Tier.A, owner, country, who, "Carmen", None, Level.EXECUTIVE),
        job="",
        own=False,
        last_position=position_at(datetime.combine(since, time(9), UTC)),
        ideal_days=ideal,
        max_days=ideal + room,
        ideal_on=since + timedelta(days=ideal),
        max_on=since + timedelta(days=ideal + room),
    )


def _promise(key: UUID, day: date, owner: UUID | None) -> PromiseRecord:
    return PromiseRecord(About(owner_key=owner), key, Promiser.US, "Quote", ON, day)


def _plan(key: UUID, day: date, points: int, owner: UUID | None) -> PlanRecord:
    return PlanRecord(About(UUID(int=1), "Hotel Miramar", owner_key=owner), key, day, 3, points)


_day = st.dates(ON - timedelta(days=30), ON + timedelta(days=30))
_owner = st.sampled_from([EVA, PAU, None])
_who = st.sampled_from(PEOPLE)
_record = (
    st.builds(
        _check_in,
        st.integers(0, 90),
        st.integers(1, 60),
        st.integers(0, 30),
        _who,
        _owner,
        st.sampled_from(["", "ES", "PT"]),
    )
    | st.builds(_promise, _who, _day, _owner)
    | st.builds(_plan, _who, _day, st.integers(0, 2), _owner)
)
_records = st.lists(_record, max_size=15)
_instant = st.integers(-2_000, 2_000).map(
    lambda m: datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(minutes=m)
)
_mark = st.builds(
    Mark,
    hidden_until=st.none() | _day,
    hidden_at=st.none() | _instant,
    handed_to=st.none() | _owner,
    dropped=st.booleans(),
)
_marks = st.lists(_mark, min_size=15, max_size=15)


def _identity(record: Record) -> Identity:
    return record.reason, record.subject, record.occurrence


def _marked(records: list[Record], marks: list[Mark]) -> dict[Identity, Mark]:
    return dict(zip((_identity(r) for r in records), marks, strict=False))


@given(_records, _marks, _instant)
def test_what_is_snoozed_never_shows_before_its_day_and_what_is_dropped_not_at_all(
    records: list[Record], marks: list[Mark], now: datetime
) -> None:
    marked = _marked(records, marks)
    for item in due_items(records, ON, marked.items(), now, calendar=CALENDAR):
        mark = marked[item.identity]
        assert not mark.dropped
        assert mark.hidden_until is None or mark.hidden_until <= ON
        assert mark.hidden_at is None or mark.hidden_at <= now
        assert item.mark == mark


@given(_records, st.integers(1, 40))
def test_it_shows_on_the_day_that_it_was_snoozed_to(records: list[Record], days: int) -> None:
    until = ON + timedelta(days=days)
    marked = {_identity(r): Mark(hidden_until=until) for r in records}
    assert due_items(records, until - timedelta(days=1), marked.items()) == ()
    shown = due_items(records, until, marked.items())
    assert [i.identity for i in shown] == [i.identity for i in due_items(records, until)]


@given(_records, _marks, _instant, st.none() | _owner)
def test_no_two_items_share_an_identity(
    records: list[Record], marks: list[Mark], now: datetime, owner: UUID | None
) -> None:
    items = due_items(records, ON, _marked(records, marks).items(), now, owner, calendar=CALENDAR)
    assert len({i.identity for i in items}) == len(items)
    assert all(i.owner_key in (owner, None) for i in items if owner is not None)


@given(_records, _marks, _instant)
def test_each_item_is_somebodys_or_nobodys(records: list[Record], marks: list[Mark], now: datetime) -> None:
    marked = _marked(records, marks).items()
    everybody = due_items(records, ON, marked, now)
    for owner in (EVA, PAU):
        mine = due_items(records, ON, marked, now, owner)
        assert list(mine) == [i for i in everybody if i.owner_key in (owner, None)]
    handed = [i for i in everybody if i.mark is not None and i.mark.handed_to is not None]
    assert all(i.mark is not None and i.owner_key == i.mark.handed_to for i in handed)


@given(_records, st.sets(st.sampled_from([Reason.CHECK_IN, Reason.PROMISE, Reason.PLAN_MOVED])))
def test_reasons_that_are_off_give_none(records: list[Record], off: set[Reason]) -> None:
    rules = {reason: ReasonRule(is_on=False) for reason in off}
    shown = due_items(records, ON, rules=rules)
    assert not off & {i.reason for i in shown}
    assert shown == due_items([r for r in records if r.reason not in off], ON)


@given(_records, st.integers(0, 20))
def test_nothing_gets_less_urgent_by_waiting(records: list[Record], days: int) -> None:
    now, then = (
        {i.identity: i for i in due_items(records, on, calendar=CALENDAR)}
        for on in (ON, ON + timedelta(days=days))
    )
    for identity, item in then.items():
        assert identity not in now or item.urgency <= now[identity].urgency


@given(_records)
def test_what_has_its_day_and_falls_on_a_free_one_is_due_before(records: list[Record]) -> None:
    for item in due_items(records, ON, calendar=CALENDAR):
        record = item.record
        assert item.due_on <= record.due_on
        assert item.due_on == record.due_on or not CALENDAR.is_working(record.due_on, item.about.country)
        assert record.movable or CALENDAR.is_working(item.due_on, item.about.country)


_agreed = st.builds(
    Agreed,
    st.none()
    | st.builds(lambda ideal, room: Interval(ideal, ideal + room), st.integers(1, 60), st.integers(0, 40)),
    st.none() | _day,
)
_there = st.lists(
    st.tuples(
        st.sampled_from([Level.EXECUTIVE, Level.TECHNICAL]),
        st.sampled_from([*Influence, None]),
        st.booleans(),
        st.sampled_from(PersonStatus),
        st.none() | st.integers(1, 200),
        st.integers(200, 300),
        st.just(Agreed()) | _agreed,
    ),
    min_size=1,
    max_size=6,
)


@given(
    _there,
    st.sampled_from(Tier),
    st.dictionaries(st.sampled_from([Level.EXECUTIVE, Level.TECHNICAL]), _agreed),
    st.integers(0, 5),
    st.integers(0, 30),
)
def test_a_logged_contact_never_makes_an_item_more_urgent(
    there: list[Any], tier: Tier, agreed: dict[Level, Agreed], who: int, days_ago: int
) -> None:
    people = [_reachable(n, *one) for n, one in enumerate(there)]
    who %= len(people)
    spoken, met = ON - timedelta(days=days_ago), people[who]
    if met.last_on is None or met.last_on < spoken:
        met = replace(met, last_on=spoken, last_position=_position(spoken, who))
    before = _clock_records(tier, people, agreed)
    after = _clock_records(tier, [*people[:who], met, *people[who + 1 :]], agreed)
    assert before.keys() == after.keys()
    for clock, record in before.items():
        assert _urgencies([after[clock]]) >= _urgencies([record])
    assert _urgencies(after.values())[:1] >= _urgencies(before.values())[:1]


def _urgencies(records: Iterable[Record]) -> list[Urgency]:
    return [item.urgency for item in due_items(records, ON, calendar=CALENDAR)]


def _position(day: date, number: int) -> int:
    return position_at(datetime.combine(day, time(9), UTC)) + number


def _reachable(
    number: int,
    level: Level,
    influence: Influence | None,
    is_key: bool,
    status: PersonStatus,
    spoken: int | None,
    since: int,
    agreed: Agreed,
) -> Reachable:
    last_on = None if spoken is None else ON - timedelta(days=spoken)
    return Reachable(
        person=UUID(int=number + 1),
        level=level,
        influence=influence,
        is_key=is_key,
        status=status,
        last_position=None if last_on is None else _position(last_on, number),
        last_on=last_on,
        since=ON - timedelta(days=since),
        agreed=agreed,
    )


def _clock_records(
    tier: Tier, people: list[Reachable], agreed: dict[Level, Agreed]
) -> dict[tuple[Level, UUID | None], CheckInRecord]:
    """The clocks of a client, by the level or the person that they are of."""
    return {
        (clock.level, clock.person if clock.own else None): CheckInRecord(
            About(UUID(int=1), "Hotel Miramar", tier, person_key=clock.person, level=clock.level),
            job="",
            own=clock.own,
            last_position=clock.last_position,
            ideal_days=clock.interval.ideal_days,
            max_days=clock.interval.max_days,
            ideal_on=clock.ideal_on,
            max_on=clock.max_on,
        )
        for clock in clocks_of(tier, people, FIRST_RULES, agreed, ON)
    }
