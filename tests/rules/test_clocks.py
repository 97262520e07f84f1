"""Check-in clocks: any contact restarts them, whoever is to be called is the right one, and order does not matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.clocks import FIRST_RULES, NOTHING_AGREED, Agreed, Clock, Interval, Reachable, clocks_of
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


def test_other_days_for_a_level_or_for_a_person_stand_before_the_rules() -> None:
    agreed = {Level.EXECUTIVE: Agreed(Interval(10, 20))}
    (whole,) = clocks_of(Tier.A, [_person(1, 5)], FIRST_RULES, agreed, ON)
    assert (whole.interval, whole.excepted) == (Interval(10, 20), True)
    assert whole.ideal_on == ON + timedelta(days=5)
    hers = _person(1, 5, agreed=Agreed(Interval(180, 200)))
    (own,) = clocks_of(Tier.A, [hers], FIRST_RULES, agreed, ON)
    assert (own.own, own.interval, own.excepted) == (True, Interval(180, 200), True)


def test_the_level_calls_those_without_days_of_their_own_and_counts_contact_with_all() -> None:
    hers = _person(1, 5, agreed=Agreed(Interval(180, 200)), influence=Influence.DECIDES)
    whole, own = clocks_of(Tier.A, [hers, _person(2, 80)], FIRST_RULES, {}, ON)
    assert (whole.own, whole.person, whole.last_position, whole.excepted) == (
        False,
        UUID(int=2),
        _spoken(5),
        False,
    )
    assert (own.own, own.person) == (True, UUID(int=1))


def test_a_pause_puts_off_and_does_not_end_in_red() -> None:
    until = ON + timedelta(days=40)
    clock = _paused(_person(1, 300), until)
    assert (clock.ideal_on, clock.max_on) == (until, until + timedelta(days=15))
    assert not clock.excepted
    assert _paused(_person(1, 0), until).ideal_on == ON + timedelta(days=75)
    assert _paused(_person(1, 300), date.max - timedelta(days=4000)).ideal_on.year > 9000


def _paused(person: Reachable, until: date) -> Clock:
    agreed = {Level.EXECUTIVE: Agreed(paused_until=until)}
    (clock,) = clocks_of(Tier.A, [person], FIRST_RULES, agreed, ON)
    return clock


def test_who_is_paused_is_called_once_all_are_and_then_who_comes_back_first() -> None:
    soon, later = (Agreed(paused_until=ON + timedelta(days=n)) for n in (10, 20))
    decides = _person(1, 300, influence=Influence.DECIDES, agreed=later)
    (clock,) = clocks_of(Tier.A, [decides, _person(2, 299)], FIRST_RULES, {}, ON)
    assert (clock.person, clock.ideal_on) == (UUID(int=2), ON - timedelta(days=299 - 75))
    (clock,) = clocks_of(Tier.A, [decides, _person(2, 299, agreed=soon)], FIRST_RULES, {}, ON)
    assert (clock.person, clock.ideal_on) == (UUID(int=2), ON + timedelta(days=10))
    over = Agreed(paused_until=ON)
    (clock,) = clocks_of(
        Tier.A, [replace(decides, agreed=over), _person(2, 299, agreed=soon)], FIRST_RULES, {}, ON
    )
    assert clock.person == UUID(int=1)


def test_of_what_is_agreed_the_more_exact_days_count_and_the_longer_pause() -> None:
    one, two = Agreed(Interval(1, 2), ON), Agreed(Interval(3, 4), ON + timedelta(days=1))
    assert one.over(two) == Agreed(Interval(1, 2), ON + timedelta(days=1))
    assert Agreed(paused_until=ON).over(two) == two
    assert one.over(NOTHING_AGREED) == one == NOTHING_AGREED.over(one)


def test_an_attempt_since_the_last_contact_is_known_and_moves_nothing() -> None:
    before = _one(_person(1, 100), _person(2, 90))
    tried = _one(_person(1, 100, tried_position=_spoken(3)), _person(2, 90, tried_position=_spoken(90)))
    assert tried == replace(before, tried_position=_spoken(3))
    assert _one(_person(1, 100, tried_position=_spoken(95)), _person(2, 90)).tried_position is None
    assert _one(_person(1, tried_position=_spoken(9))).tried_position == _spoken(9)


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


DAYS_AHEAD = st.integers(-30, 800).map(lambda n: ON + timedelta(days=n))
AGREED = st.builds(
    Agreed,
    st.none() | st.tuples(st.integers(1, 3650), st.integers(1, 3650)).map(lambda d: Interval(min(d), max(d))),
    st.none() | DAYS_AHEAD,
)
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


@given(
    PEOPLE.filter(lambda people: any(p.status is not PersonStatus.LEFT for p in people)),
    st.dictionaries(st.sampled_from(Level), AGREED),
    st.sampled_from(Tier),
    st.data(),
)
def test_whatever_is_agreed_a_contact_makes_nothing_more_urgent_and_an_attempt_restarts_nothing(
    people: list[Reachable], agreed: dict[Level, Agreed], tier: Tier, data: st.DataObject
) -> None:
    people = [replace(p, agreed=data.draw(st.just(NOTHING_AGREED) | AGREED)) for p in people]
    spoken_to, at = data.draw(st.sampled_from(people)), _spoken(0)
    spoken = [
        replace(p, last_position=at, last_on=ON, tried_position=at) if p is spoken_to else p for p in people
    ]
    tried = [replace(p, tried_position=at) if p is spoken_to else p for p in people]
    before = _by_what_each_is(clocks_of(tier, people, FIRST_RULES, agreed, ON))
    after = _by_what_each_is(clocks_of(tier, spoken, FIRST_RULES, agreed, ON))
    attempted = _by_what_each_is(clocks_of(tier, tried, FIRST_RULES, agreed, ON))
    assert before.keys() == after.keys() == attempted.keys()
    for which, clock in before.items():
        assert clock.ideal_on <= clock.max_on
        assert (after[which].ideal_on, after[which].max_on) >= (clock.ideal_on, clock.max_on)
        assert after[which].max_on >= clock.max_on
        assert replace(attempted[which], tried_position=None) == replace(clock, tried_position=None)
        pause = agreed.get(clock.level, NOTHING_AGREED).paused_until
        assert pause is None or pause <= clock.ideal_on


def _by_what_each_is(clocks: tuple[Clock, ...]) -> dict[tuple[Level, UUID | None], Clock]:
    return {(c.level, c.person if c.own else None): c for c in clocks}
