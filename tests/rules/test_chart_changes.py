"""Two days of an organisation compared."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.chart_changes import Comparison, PersonChange, SeatChange, SeatOn, compare
from tests.rules.charts_drawn import key

ANA, BEA, CARL = (UUID(int=900 + i) for i in range(3))
NAMES = {ANA: "Ána", BEA: "bea", CARL: "Carl"}


def seat(number: int, boss: int | None = None, *holders: UUID, title: str = "") -> SeatOn:
    """The seat of that number."""
    return SeatOn(key(number), title or f"Seat {number}", None if boss is None else key(boss), holders)


def people(found: Comparison) -> list[tuple[PersonChange, str]]:
    """Who did what."""
    return [(one.change, one.name) for one in found.people]


def seats(found: Comparison) -> list[tuple[SeatChange, UUID]]:
    """What became of which seat."""
    return [(one.change, one.seat) for one in found.seats]


def test_somebody_follows_somebody() -> None:
    found = compare([seat(0, None, ANA)], [seat(0, None, BEA)], NAMES)
    assert people(found) == [(PersonChange.CAME, "bea"), (PersonChange.LEFT, "Ána")]
    assert seats(found) == [(SeatChange.PASSED_ON, key(0))]


def test_another_seat_is_a_move() -> None:
    found = compare([seat(0, None, ANA), seat(1)], [seat(0), seat(1, None, ANA)], NAMES)
    assert people(found) == [(PersonChange.MOVED, "Ána")]
    assert [s.key for s in (*found.people[0].before, *found.people[0].after)] == [key(0), key(1)]
    assert seats(found) == [(SeatChange.FILLED, key(1)), (SeatChange.EMPTIED, key(0))]


def test_another_boss_is_a_move_of_the_seat_and_of_who_holds_it() -> None:
    found = compare([seat(0), seat(1), seat(2, 0, CARL)], [seat(0), seat(1), seat(2, 1, CARL)], NAMES)
    assert people(found) == [(PersonChange.MOVED, "Carl")]
    assert seats(found) == [(SeatChange.MOVED, key(2))]


def test_a_new_holder_of_the_boss_s_seat_moves_nobody_below() -> None:
    found = compare([seat(0, None, ANA), seat(1, 0, BEA)], [seat(0, None, CARL), seat(1, 0, BEA)], NAMES)
    assert BEA not in {one.person for one in found.people}


def test_seats_are_made_closed_and_renamed() -> None:
    found = compare([seat(0), seat(1, title="Boss")], [seat(1, title="Chief"), seat(2)], NAMES)
    assert seats(found) == [
        (SeatChange.NEW, key(2)),
        (SeatChange.RENAMED, key(1)),
        (SeatChange.CLOSED, key(0)),
    ]
    assert found.which(SeatChange.CLOSED)[0].after is None


def test_people_are_told_by_name_whatever_their_accents_and_capitals() -> None:
    found = compare([], [seat(0, None, CARL, BEA, ANA)], NAMES)
    assert [one.name for one in found.who(PersonChange.CAME)] == ["Ána", "bea", "Carl"]


def test_the_same_day_twice_shows_nothing() -> None:
    day = [seat(0, None, ANA), seat(1, 0, BEA, CARL)]
    assert compare(day, day, NAMES) == Comparison((), ())
    assert compare(day, [seat(1, 0, CARL, BEA), seat(0, None, ANA)], NAMES) == Comparison((), ())


PEOPLE = st.lists(st.sampled_from([ANA, BEA, CARL]), max_size=3, unique=True)
DAYS = st.lists(
    st.builds(
        lambda number, boss, holders, title: seat(number, boss, *holders, title=title),
        st.integers(0, 5),
        st.one_of(st.none(), st.integers(0, 5)),
        PEOPLE,
        st.sampled_from("ab"),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
)
BACK = {
    PersonChange.CAME: PersonChange.LEFT,
    PersonChange.LEFT: PersonChange.CAME,
    SeatChange.NEW: SeatChange.CLOSED,
    SeatChange.CLOSED: SeatChange.NEW,
    SeatChange.FILLED: SeatChange.EMPTIED,
    SeatChange.EMPTIED: SeatChange.FILLED,
}


@given(DAYS, DAYS)
def test_the_other_way_round_who_came_has_left(before: list[SeatOn], after: list[SeatOn]) -> None:
    there, back = compare(before, after, NAMES), compare(after, before, NAMES)
    assert {(BACK.get(p.change, p.change), p.person, p.after, p.before) for p in there.people} == {
        (p.change, p.person, p.before, p.after) for p in back.people
    }
    assert {(BACK.get(s.change, s.change), s.seat, s.after, s.before) for s in there.seats} == {
        (s.change, s.seat, s.before, s.after) for s in back.seats
    }


@given(DAYS, DAYS)
def test_the_order_of_the_seats_says_nothing(before: list[SeatOn], after: list[SeatOn]) -> None:
    assert compare(before, after, NAMES) == compare(before[::-1], after[::-1], NAMES)
