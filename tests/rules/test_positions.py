"""Nobody reports to themselves, however long the way round."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.positions import would_loop

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
