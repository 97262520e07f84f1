"""Folding branches away, the way to a folded card, walking with the arrow keys."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.chart_folding import Direction, fold, nearest_visible, path_to, walk
from msp_desk.rules.chart_layout import Layout, Node, Shape, lay_out
from tests.rules.charts_drawn import by_key, chart, forests, key, tangles

UP, DOWN, LEFT, RIGHT = Direction


def test_a_folded_branch_says_how_many_it_hides() -> None:
    nodes = chart(None, 0, 1, 1, 2, 0)
    visible, hidden = fold(nodes, frozenset({key(1), key(5)}))
    assert [n.key for n in visible] == [key(0), key(1), key(5)]
    assert hidden == {key(1): 3}


def test_a_fold_below_a_fold_counts_once() -> None:
    nodes = chart(None, 0, 1, 2)
    assert fold(nodes, {key(0), key(1)})[1] == {key(0): 3}


def test_nothing_folded_hides_nothing() -> None:
    nodes = chart(None, 0, 1)
    assert fold(nodes, frozenset()) == (tuple(nodes), {})


@given(st.one_of(forests(), tangles()), st.sets(st.integers(0, 30)))
def test_every_card_is_seen_or_counted_once(nodes: list[Node], chosen: set[int]) -> None:
    visible, hidden = fold(nodes, {key(number) for number in chosen})
    assert len(visible) + sum(hidden.values()) == len(nodes)
    assert [n for n in nodes if n in visible] == list(visible)
    assert set(hidden) <= {n.key for n in visible} & {key(number) for number in chosen}


@given(st.one_of(forests(), tangles()), st.sets(st.integers(0, 30)), st.integers(0, 30))
def test_unfolding_the_path_shows_the_card(nodes: list[Node], chosen: set[int], whom: int) -> None:
    path = path_to(nodes, key(whom))
    visible, _ = fold(nodes, {key(number) for number in chosen} - set(path))
    assert (key(whom) in {n.key for n in visible}) == (whom < len(nodes))


def test_the_path_is_told_from_the_top() -> None:
    nodes = chart(None, 0, 1, 2)
    assert path_to(nodes, key(3)) == (key(0), key(1), key(2))
    assert path_to(nodes, key(0)) == path_to(nodes, key(9)) == ()


def test_the_nearest_boss_that_is_drawn() -> None:
    bosses = {key(3): key(2), key(2): key(1), key(1): None, key(5): key(6), key(6): key(5)}
    assert nearest_visible(key(3), bosses, {key(3)}) == key(3)
    assert nearest_visible(key(3), bosses, {key(1)}) == key(1)
    assert nearest_visible(key(3), bosses, set()) is None
    assert nearest_visible(key(5), bosses, {key(1)}) is None


def way(layout: Layout, start: int, *directions: Direction) -> list[UUID | None]:
    """Where a row of keys leads."""
    found: list[UUID | None] = []
    at: UUID | None = key(start)
    for direction in directions:
        assert at is not None
        at = walk(layout, at, direction)
        found.append(at)
    return found


#      0
#   1     2
#  3 4   5 6 7
TWO_TEAMS = chart(None, 0, 0, 1, 1, 2, 2, 2)


def test_the_keys_lead_to_boss_report_and_sibling() -> None:
    layout = lay_out(TWO_TEAMS)
    assert way(layout, 2, DOWN, LEFT, UP, UP, UP) == [key(6), key(5), key(2), key(0), None]
    assert way(layout, 0, DOWN, RIGHT, RIGHT) == [key(1), key(2), None]


def test_beyond_the_last_sibling_comes_the_neighbour_in_the_row() -> None:
    assert way(lay_out(TWO_TEAMS), 4, RIGHT, LEFT, LEFT, LEFT) == [key(5), key(4), key(3), None]


def test_roots_are_neighbours() -> None:
    assert way(lay_out(chart(None, None, 1)), 0, RIGHT, DOWN, UP, LEFT) == [key(1), key(2), key(1), key(0)]


def test_a_chart_from_left_to_right_is_walked_as_it_is_seen() -> None:
    layout = lay_out(TWO_TEAMS, shape=Shape.ACROSS)
    assert way(layout, 2, RIGHT, UP, LEFT, LEFT, LEFT) == [key(6), key(5), key(2), key(0), None]
    assert way(layout, 4, DOWN, UP, UP, UP) == [key(5), key(4), key(3), None]


def test_a_stack_is_walked_card_by_card() -> None:
    layout = lay_out(TWO_TEAMS, shape=Shape.STACKED)
    assert way(layout, 2, DOWN, DOWN, DOWN, DOWN) == [key(5), key(6), key(7), None]
    assert way(layout, 7, UP, UP, UP, UP) == [key(6), key(5), key(2), key(0)]
    assert way(layout, 5, LEFT, RIGHT) == [key(3), key(5)]


def test_assistants_are_on_the_way_down() -> None:
    nodes = chart(None, 0, 0, 0, 0)
    nodes[1:3] = [Node(n.key, n.boss, n.width, n.height, True) for n in nodes[1:3]]
    layout = lay_out(nodes)
    assert way(layout, 0, DOWN, RIGHT, LEFT, DOWN, UP) == [key(1), key(2), key(1), key(3), key(0)]


@pytest.mark.parametrize("direction", Direction)
def test_who_is_not_on_the_chart_walks_nowhere(direction: Direction) -> None:
    assert walk(lay_out(TWO_TEAMS), key(99), direction) is None


@given(forests(), st.sampled_from([Shape.DOWN, Shape.STACKED, Shape.ACROSS]), st.sampled_from(Direction))
def test_a_step_leads_to_another_card_on_that_side(
    nodes: list[Node], shape: Shape, direction: Direction
) -> None:
    layout = lay_out(nodes, shape=shape)
    boxes = by_key(layout)
    for here in layout.boxes:
        to = walk(layout, here.key, direction)
        if to is not None:
            there = boxes[to]
            ahead = {
                UP: here.y - there.y - there.height,
                DOWN: there.y - here.y - here.height,
                LEFT: here.x - there.x - there.width,
                RIGHT: there.x - here.x - here.width,
            }
            assert ahead[direction] > -1e-6


@given(forests(), st.sampled_from(Shape))
def test_every_card_can_be_walked_to(nodes: list[Node], shape: Shape) -> None:
    layout = lay_out(nodes, shape=shape)
    reached, rest = set[UUID](), [box.key for box in layout.boxes if box.depth == 0]
    while rest:
        at = rest.pop()
        reached.add(at)
        steps = (walk(layout, at, direction) for direction in Direction)
        rest += [to for to in steps if to is not None and to not in reached]
    assert reached == {n.key for n in nodes}


@given(forests())
def test_in_a_list_the_arrows_go_line_by_line_and_in_and_out(nodes: list[Node]) -> None:
    layout = lay_out(nodes, shape=Shape.LISTED)
    boxes = by_key(layout)
    for here in layout.boxes:
        down, up = walk(layout, here.key, Direction.DOWN), walk(layout, here.key, Direction.UP)
        assert down is None or walk(layout, down, Direction.UP) == here.key
        assert up is None or walk(layout, up, Direction.DOWN) == here.key
        right = walk(layout, here.key, Direction.RIGHT)
        assert right is None or walk(layout, right, Direction.LEFT) == here.key
        assert down is None or boxes[down].y > here.y
