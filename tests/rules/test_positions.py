"""Nobody reports to themselves, however long the way round."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.positions import without_loops, would_loop

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)


def test_a_loop_is_seen_over_any_number_of_steps() -> None:
    above = {A: None, B: A, C: B}
    assert would_loop(A, A, above)
    assert would_loop(A, B, above)
    assert would_loop(A, C, above)
    assert not would_loop(C, A, above)
    assert not would_loop(A, None, above)
    assert not would_loop(A, UUID(int=9), above)


def test_a_loop_that_is_there_already_does_not_hang() -> None:
    assert not would_loop(C, A, {A: B, B: A})


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 12)), st.integers(0, 12), st.integers(0, 12))
def test_a_tree_stays_a_tree(wishes: dict[int, int], position: int, boss: int) -> None:
    """Bosses taken only where the rule allows it never make a loop."""
    above: dict[UUID, UUID | None] = {}
    for seat, wish in [*wishes.items(), (position, boss)]:
        if not would_loop(UUID(int=seat), UUID(int=wish), above):
            above[UUID(int=seat)] = UUID(int=wish)
    for start in above:
        way = [start]
        while (boss_of := above.get(way[-1])) is not None:
            way.append(boss_of)
            assert len(way) < 20


def test_who_reports_to_nobody_that_is_there_stands_at_the_top() -> None:
    assert without_loops({A: None, B: A, C: UUID(int=9)}) == {A: None, B: A, C: None}
    assert without_loops({A: A, B: A}) == {A: None, B: A}
    assert without_loops({C: A, A: B, B: A}) == {C: A, A: None, B: A}
    assert without_loops({}) == {}


@given(st.dictionaries(st.integers(0, 12), st.none() | st.integers(0, 12)))
def test_what_is_left_is_a_forest_of_the_same_lines(lines: dict[int, int | None]) -> None:
    above = {UUID(int=k): None if v is None else UUID(int=v) for k, v in lines.items()}
    sound = without_loops(above)
    assert set(sound) == set(above)
    for start, boss in sound.items():
        assert boss in (None, above[start])
        way = [start]
        while (boss_of := sound[way[-1]]) is not None:
            assert boss_of not in way
            way.append(boss_of)
