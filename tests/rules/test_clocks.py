"""Check-in clocks: any contact restarts them, whoever is to be called is the right one, and order does not matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.clocks import FIRST_RULES, Clock, Interval, Reachable, clocks_of
from msp_desk.values.enums import Influence, Level, PersonStatus, Tier
from msp_desk.values.times import instant_of, position_at

ON = date(2026, 11, 23)
SINCE = date(2025, 1, 1)


def _spoken(days_ago: int) -> int:
    return position_at(datetime(2026, 11, 23, 9, tzinfo=UTC) - timedelta(days=days_ago))


def _person(number: int = 1, days_ago: int | None = None, **fields: object) -> Reachable:
    last = None if days_ago is None else _spoken(days_ago)
    person = Reachable(
        person=UUID(int=number),
        level=Level.EXECUTIVE,
        influence=None,
        is_key=False,
        status=PersonStatus.ACTIVE,
        last_position=last,
        last_on=None if last is None else instant_of(last).date(),
        since=SINCE,
    )
    return replace(person, **fields)  # type: ignore[arg-type]


def _one(*people: Reachable, tier: Tier = Tier.A) -> Clock:
    (clock,) = (c for c in clocks_of(tier, people, FIRST_RULES) if not c.own)
    return clock


def test_a_clock_counts_from_the_last_contact_with_anybody_of_the_level() -> None:
    clock = _one(_person(1, 100), _person(2, 10), _person(3))
    assert clock.last_position == _spoken(10)
    assert (clock.ideal_on, clock.max_on) == (ON + timedelta(days=65), ON + timedelta(days=80))


def test_who_was_never_spoken_to_counts_from_when_they_came_in() -> None:
    clock = _one(_person(1), _person(2, since=ON))
    assert clock.last_position is None
    assert clock.ideal_on == SINCE + timedelta(days=75)


def test_the_one_to_call_decides_then_was_spoken_to_longest_ago() -> None:
    decides = _person(5, 1, influence=Influence.DECIDES)
    assert _one(_person(1, 90), decides).person == decides.person
    assert _one(_person(1, 30), _person(2, 90), _person(3, 60)).person == UUID(int=2)
    assert _one(_person(1, 30), _person(2), _person(3, 60)).person == UUID(int=2)
    assert _one(_person(2), _person(1)).person == UUID(int=1)
    assert _one(_person(1, influence=Influence.USES), _person(2)).person == UUID(int=2)


def test_somebody_on_leave_is_called_only_where_nobody_else_can_be() -> None:
    away = _person(1, status=PersonStatus.ON_LEAVE, influence=Influence.DECIDES)
    assert _one(away, _person(2)).person == UUID(int=2)
    assert _one(away).person == UUID(int=1)


def test_who_left_has_no_clock_and_restarts_none() -> None:
    left = _person(1, 1, status=PersonStatus.LEFT, is_key=True)
    assert clocks_of(Tier.A, [left], FIRST_RULES) == ()
    assert _one(left, _person(2, 50)).last_position == _spoken(50)


def test_a_key_person_has_a_clock_of_their_own_beside_the_levels() -> None:
    clocks = clocks_of(Tier.A, [_person(1, 80, is_key=True), _person(2, 5)], FIRST_RULES)
    own = next(c for c in clocks if c.own)
    assert len(clocks) == 2
    assert (own.person, own.last_position) == (UUID(int=1), _spoken(80))
    assert own.ideal_on < next(c for c in clocks if not c.own).ideal_on


def test_no_rule_no_clock() -> None:
    assert clocks_of(Tier.A, [_person(is_key=True)], {}) == ()
    assert clocks_of(Tier.A, [], FIRST_RULES) == ()


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("level", Level)
def test_a_new_desk_has_a_rule_for_every_tier_and_level_the_higher_the_tier_the_sooner(
    tier: Tier, level: Level
) -> None:
    interval = FIRST_RULES[tier, level]
    assert 1 <= interval.ideal_days <= interval.max_days
    below = {Tier.A: Tier.B, Tier.B: Tier.C, Tier.C: Tier.C}[tier]
    assert interval.max_days <= FIRST_RULES[below, level].max_days


PEOPLE = st.lists(
    st.builds(
        lambda number, days, level, influence, key, status, since: _person(
            number,
            days,
            level=level,
            influence=influence,
            is_key=key,
            status=status,
            since=SINCE + timedelta(days=since),
        ),
        st.integers(1, 10**6),
        st.none() | st.integers(0, 3000),
        st.sampled_from(Level),
        st.none() | st.sampled_from(Influence),
        st.booleans(),
        st.sampled_from(PersonStatus),
        st.integers(0, 600),
    ),
    max_size=12,
    unique_by=lambda p: p.person,
)
INTERVALS = st.tuples(st.integers(1, 3650), st.integers(1, 3650)).map(lambda d: Interval(min(d), max(d)))


@given(PEOPLE, st.sampled_from(Tier), st.data())
def test_what_holds_of_all_clocks(people: list[Reachable], tier: Tier, data: st.DataObject) -> None:
    rules = {(tier, level): data.draw(INTERVALS) for level in data.draw(st.sets(st.sampled_from(Level)))}
    clocks = clocks_of(tier, people, rules)
    shuffled = clocks_of(tier, data.draw(st.permutations(people)), rules)
    assert set(shuffled) == set(clocks)
    assert len(set(clocks)) == len(clocks)
    there = {p.person: p for p in people if p.status is not PersonStatus.LEFT}
    levels = {p.level for p in there.values() if (tier, p.level) in rules}
    assert sorted(c.level.value for c in clocks if not c.own) == sorted(level.value for level in levels)
    assert {c.person for c in clocks if c.own} == {
        p.person for p in there.values() if p.is_key and p.level in levels
    }
    for clock in clocks:
        assert clock.ideal_on <= clock.max_on
        assert there[clock.person].level is clock.level
        of_level = [p for p in there.values() if p.level is clock.level]
        assert clock.last_position in {p.last_position for p in of_level}


@given(PEOPLE.filter(lambda people: any(p.status is not PersonStatus.LEFT for p in people)), st.data())
def test_any_contact_restarts(people: list[Reachable], data: st.DataObject) -> None:
    """Whoever of a level is spoken to now, the level's clock counts from now, and nobody else's moves."""
    spoken_to = data.draw(st.sampled_from([p for p in people if p.status is not PersonStatus.LEFT]))
    at = _spoken(0)
    after = [replace(p, last_position=at, last_on=ON) if p is spoken_to else p for p in people]
    before = {(c.level, c.own, c.own and c.person): c for c in clocks_of(Tier.B, people, FIRST_RULES)}
    for clock in clocks_of(Tier.B, after, FIRST_RULES):
        if clock.level is spoken_to.level and (not clock.own or clock.person == spoken_to.person):
            assert clock.last_position == at
            assert clock.ideal_on == ON + timedelta(days=clock.interval.ideal_days)
        else:
            assert clock == before[clock.level, clock.own, clock.own and clock.person]
