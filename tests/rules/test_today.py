"""What is due, in which order, and the sentence why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.today import About, Record, due_items
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.values.enums import Level, Promiser, Reason, Tier, Urgency
from msp_desk.values.times import position_at

ON = date(2026, 11, 23)
CLIENT, CARMEN, OSCAR = UUID(int=1), UUID(int=2), UUID(int=3)


def _spoken(days_ago: int) -> int:
    return position_at(datetime(2026, 11, 23, 9, tzinfo=UTC) - timedelta(days=days_ago))


def _check_in(
    days_ago: int | None = 104,
    ideal: int = 75,
    most: int = 90,
    person: UUID = CARMEN,
    tier: Tier = Tier.A,
    **changed: object,
) -> CheckInRecord:
    since = ON - timedelta(days=days_ago or 0)
    record = CheckInRecord(
        about=About(
            client_key=CLIENT,
            client="Hotel Miramar",
            tier=tier,
            person_key=person,
            person="Carmen Ortega",
            level=Level.EXECUTIVE,
        ),
        job="Finance director",
        own=False,
        last_position=None if days_ago is None else _spoken(days_ago),
        ideal_days=ideal,
        max_days=most,
        ideal_on=since + timedelta(days=ideal),
        max_on=since + timedelta(days=most),
    )
    return replace(record, **changed)  # type: ignore[arg-type]


def _promise(
    due_in: int = -3, promiser: Promiser = Promiser.US, person: str = "Luis Gil", whose: UUID = OSCAR
) -> PromiseRecord:
    return PromiseRecord(
        key=UUID(int=100 + due_in),
        about=About(
            client_key=CLIENT,
            client="Talleres Ibarra",
            tier=Tier.B,
            person_key=whose if person else None,
            person=person,
        ),
        promiser=promiser,
        what="Quote for the second fibre line",
        made_on=date(2026, 11, 9),
        day=ON + timedelta(days=due_in),
    )


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (_check_in(), "Nobody has spoken to the finance director for 104 days; tier A executives: every 90"),
        (
            _check_in(80),
            "Nobody has spoken to the finance director for 80 days; tier A executives: ideally every 75",
        ),
        (
            _check_in(41),
            "41 days since anybody spoke to the finance director; tier A executives: ideally every 75",
        ),
        (
            _check_in(1, 1, 5),
            "Nobody has spoken to the finance director for 1 day; tier A executives: ideally every 1",
        ),
        (_check_in(None), "Nobody has spoken to the finance director yet; tier A executives: every 75"),
        (_check_in(job=""), "Nobody has spoken to Carmen Ortega for 104 days; tier A executives: every 90"),
        (_check_in(job="CEO"), "Nobody has spoken to the CEO for 104 days; tier A executives: every 90"),
        (
            _check_in(job="Sales Agent"),
            "Nobody has spoken to the Sales Agent for 104 days; tier A executives: every 90",
        ),
        (_promise(), "Quote for the second fibre line, promised to Luis Gil on 2026-11-09"),
        (_promise(person=""), "Quote for the second fibre line, promised on 2026-11-09"),
        (
            _promise(promiser=Promiser.THEM),
            "Quote for the second fibre line, promised by Luis Gil on 2026-11-09",
        ),
        (
            _promise(promiser=Promiser.THEM, person=""),
            "Quote for the second fibre line, promised to us on 2026-11-09",
        ),
    ],
)
def test_each_line_says_why(record: Record, why: str) -> None:
    (item,) = due_items([record], ON)
    assert item.why.in_english() == why


def test_amber_from_the_ideal_red_past_the_maximum() -> None:
    urgencies = [due_items([_check_in(days)], ON)[0].urgency for days in (41, 74, 75, 90, 91)]
    assert urgencies == [Urgency.LATER, Urgency.THIS_WEEK, Urgency.TODAY, Urgency.TODAY, Urgency.OVERDUE]
    assert due_items([_check_in(104)], ON)[0].late == 14
    assert due_items([_check_in(90)], ON)[0].late == 0


def test_a_promise_is_late_the_day_after() -> None:
    urgencies = [due_items([_promise(days)], ON)[0].urgency for days in (-1, 0, 1, 7)]
    assert urgencies == [Urgency.OVERDUE, Urgency.TODAY, Urgency.THIS_WEEK, Urgency.LATER]


def test_nobody_is_listed_twice_and_the_more_urgent_stays() -> None:
    level, own = _check_in(80), _check_in(104, own=True)
    (item,) = due_items([level, own], ON)
    assert item.record == own


def test_a_promise_and_a_check_in_with_one_person_are_two_things() -> None:
    promise = _promise(whose=CARMEN)
    reasons = [i.reason for i in due_items([_check_in(), promise], ON)]
    assert sorted(reasons, key=str) == [Reason.CHECK_IN, Reason.PROMISE]


_records = st.lists(
    st.builds(
        _check_in,
        st.integers(0, 200) | st.none(),
        st.integers(1, 60),
        st.integers(60, 120),
        person=st.sampled_from([UUID(int=n) for n in range(2, 8)]),
        tier=st.sampled_from(Tier),
        own=st.booleans(),
    )
    | st.builds(_promise, st.integers(-40, 40), st.sampled_from(Promiser)),
    max_size=20,
)


@given(_records, st.randoms())
def test_the_same_facts_give_the_same_list_most_pressing_first(records: list[Record], random: Random) -> None:
    items = due_items(records, ON)
    mixed = list(records)
    random.shuffle(mixed)
    assert [(i.identity, i.urgency) for i in due_items(mixed, ON)] == [(i.identity, i.urgency) for i in items]
    assert [i.urgency for i in items] == sorted(i.urgency for i in items)
    assert len({i.identity for i in items}) == len(items)
    assert len({i.identity[:2] for i in items}) == len(items)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_later_contact_never_makes_a_line_more_urgent(before: int, after: int) -> None:
    earlier, later = max(before, after), min(before, after)
    assert due_items([_check_in(later)], ON)[0].urgency >= due_items([_check_in(earlier)], ON)[0].urgency
