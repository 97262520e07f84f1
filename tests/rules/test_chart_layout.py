"""Where the cards of an org chart stand: nobody on anybody, bosses in the middle, lines that end on cards."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.chart_layout import EMPTY, Box, Layout, Node, Shape, Spacing, lay_out
from tests.rules.chart_checks import NEAR, check_room, check_whole, overlap
from tests.rules.charts_drawn import by_key, chart, forests, key, tangles

SHAPES = st.sampled_from(Shape)


@given(forests(), SHAPES, st.sampled_from([0.0, 1.0, 30.0]))
def test_all_of_a_chart_is_within_its_room_whatever_the_spacing(
    nodes: list[Node], shape: Shape, gap: float
) -> None:
    check_room(lay_out(nodes, Spacing(gap, gap, gap, 40, gap, gap, gap, gap), shape))
    check_room(lay_out(nodes, shape=shape))


@pytest.mark.parametrize("leaves", [9, 14, 40])
def test_the_rail_of_columns_is_within_the_chart(leaves: int) -> None:
    layout = lay_out(chart(None, *[0] * leaves), shape=Shape.STACKED)
    assert min(x for link in layout.links for x, _ in link.points) == 0
    assert min(box.x for box in layout.boxes) == 12


@given(forests(), SHAPES)
def test_no_card_stands_on_another_and_lines_end_on_cards(nodes: list[Node], shape: Shape) -> None:
    layout = lay_out(nodes, shape=shape)
    check_whole(nodes, layout)
    assert {link.key: link.boss for link in layout.links} == {n.key: n.boss for n in nodes if n.boss}


@given(tangles(), SHAPES)
def test_a_loop_is_opened_at_its_first_card(nodes: list[Node], shape: Shape) -> None:
    layout = lay_out(nodes, shape=shape)
    check_whole(nodes, layout)
    above = {link.key: link.boss for link in layout.links}
    bosses, known = {n.key: n.boss for n in nodes}, {n.key for n in nodes}
    for place, node in enumerate(nodes):
        if node.key not in above and node.boss in known:
            loop, at = [node.key], bosses[node.key]
            while at is not None and at in known and at != node.key and at not in loop:
                loop.append(at)
                at = bosses[at]
            assert at == node.key
            assert place == min(i for i, n in enumerate(nodes) if n.key in loop)


def reports_in_rows(nodes: list[Node], layout: Layout) -> dict[UUID, list[Box]]:
    """The reports of each boss that stand in a row, in the order of the nodes: no assistants, no stacks."""
    boxes = by_key(layout)
    below: dict[UUID, list[Box]] = defaultdict(list)
    bosses = {node.boss for node in nodes}
    for node in nodes:
        if node.boss and not (node.is_assistant and node.key not in bosses):
            below[node.boss].append(boxes[node.key])
    return below


@given(forests(), st.sampled_from([Shape.DOWN, Shape.ACROSS]))
def test_bosses_stand_in_the_middle_and_reports_in_order(nodes: list[Node], shape: Shape) -> None:
    layout = lay_out(nodes, shape=shape)
    boxes = by_key(layout)
    for boss, family in reports_in_rows(nodes, layout).items():
        first, last, own = family[0], family[-1], boxes[boss]
        if shape is Shape.DOWN:
            middle = (first.x + first.width / 2 + last.x + last.width / 2) / 2
            assert own.x + own.width / 2 == pytest.approx(middle)
            assert all(a.x + a.width <= b.x - 20 + NEAR for a, b in pairwise(family))
        else:
            middle = (first.y + first.height / 2 + last.y + last.height / 2) / 2
            assert own.y + own.height / 2 == pytest.approx(middle)
            assert all(a.y + a.height <= b.y - 20 + NEAR for a, b in pairwise(family))


@given(forests(assistants=False, is_tree=True))
def test_who_has_as_many_bosses_stands_in_the_same_row(nodes: list[Node]) -> None:
    rows: dict[int, set[float]] = defaultdict(set)
    layout = lay_out(nodes)
    for box in layout.boxes:
        rows[box.depth].add(box.y)
    assert all(len(tops) == 1 for tops in rows.values())
    tops = [rows[depth].pop() for depth in sorted(rows)]
    assert tops == sorted(tops)


@given(forests(assistants=False))
def test_across_is_down_with_both_directions_exchanged(nodes: list[Node]) -> None:
    turned = [Node(n.key, n.boss, n.height, n.width) for n in nodes]
    down, across = lay_out(turned), lay_out(nodes, shape=Shape.ACROSS)
    assert [(b.x, b.y) for b in across.boxes] == [(b.y, b.x) for b in down.boxes]
    assert (across.width, across.height) == (down.height, down.width)


@given(forests(assistants=False, is_tree=True))
def test_a_chart_and_its_mirror_are_as_wide(nodes: list[Node]) -> None:
    assert lay_out(nodes).width == pytest.approx(lay_out(nodes[::-1]).width)


@given(forests(), st.sampled_from([0.0, 1.0, 30.0]))
def test_any_spacing_keeps_them_apart(nodes: list[Node], gap: float) -> None:
    spacing = Spacing(gap, gap, gap, 40, gap, gap, gap, gap)
    for a, b in combinations(lay_out(nodes, spacing, Shape.STACKED).boxes, 2):
        assert not overlap(a, b)


def test_nobody_gives_an_empty_chart() -> None:
    assert lay_out([]) is EMPTY


def test_a_chart_of_one() -> None:
    layout = lay_out(chart(None))
    assert layout == Layout((Box(key(0), 0, 0, 100, 40, 0),), (), 100, 40)


def test_three_reports_under_a_boss() -> None:
    layout = lay_out(chart(None, 0, 0, 0))
    assert [(b.x, b.y) for b in layout.boxes] == [(120, 0), (0, 96), (120, 96), (240, 96)]
    assert [link.points for link in layout.links] == [
        ((170, 40), (170, 68), (50, 68), (50, 96)),
        ((170, 40), (170, 96)),
        ((170, 40), (170, 68), (290, 68), (290, 96)),
    ]


def test_roots_stand_beside_each_other() -> None:
    assert [(b.x, b.y, b.depth) for b in lay_out(chart(None, None)).boxes] == [(0, 0, 0), (148, 0, 0)]


@pytest.mark.parametrize("shape", [Shape.DOWN, Shape.STACKED, Shape.ACROSS])
def test_many_roots_that_stand_alone_are_set_in_columns_after_the_trees(shape: Shape) -> None:
    layout = lay_out(chart(None, *[None] * 40, 0, 0), shape=shape)
    first, *alone, one, other = layout.boxes
    assert 0.5 < layout.width / layout.height < 2.5
    assert all(max(b.x - first.x, b.y - first.y) > 0 for b in alone)
    assert len({b.x for b in alone}) * len({b.y for b in alone}) < 50
    assert (one.depth, other.depth) == (1, 1)


def test_nobody_is_placed_yet() -> None:
    check_whole(chart(*[None] * 30), lay_out(chart(*[None] * 30)))


def test_an_unknown_boss_and_oneself_as_boss_make_roots() -> None:
    assert [box.depth for box in lay_out(chart(99, 1, 1)).boxes] == [0, 0, 1]


def test_of_a_key_given_twice_the_first_counts() -> None:
    twice = [*chart(None, 0), Node(key(1), None, 500, 500)]
    assert lay_out(twice) == lay_out(chart(None, 0))


def test_assistants_hang_beside_the_stem() -> None:
    nodes = chart(None, 0, 0, 0, 0, 0)
    nodes[1:4] = [Node(n.key, n.boss, n.width, n.height, True) for n in nodes[1:4]]
    boss, left, right, third, *reports = lay_out(nodes).boxes
    middle = boss.x + 50
    assert [(b.x, b.y) for b in (left, right, third)] == [
        (middle - 116, 56),
        (middle + 16, 56),
        (middle - 116, 112),
    ]
    assert {b.y for b in reports} == {112 + 40 + 56}
    assert middle == (reports[0].x + reports[1].x) / 2 + 50


def test_an_assistant_with_reports_stands_in_the_row() -> None:
    nodes = chart(None, 0, 1)
    nodes[1] = Node(key(1), key(0), 100, 40, True)
    assert lay_out(nodes) == lay_out(chart(None, 0, 1))


def test_leaves_are_stacked_along_a_rail() -> None:
    layout = lay_out(chart(None, 0, 0, 0), shape=Shape.STACKED)
    assert [(b.x, b.y) for b in layout.boxes] == [(0, 0), (24, 68), (24, 120), (24, 172)]
    assert layout.links[2].points == ((12, 40), (12, 192), (24, 192))


def test_leaves_beside_bosses_are_stacked_in_the_row_and_their_boss_stays_in_the_middle() -> None:
    """0 over 1 (who has 5), the leaves 2, 3, 4 and again a boss 6 (who has 7): three stand in the row."""
    layout = lay_out(chart(None, 0, 0, 0, 0, 1, 0, 6), shape=Shape.STACKED)
    boss, first, *leaves, _, last, _ = layout.boxes
    assert boss.x == pytest.approx((first.x + last.x) / 2)
    assert len({box.x for box in leaves}) == 1
    assert [box.y for box in leaves] == [96, 148, 200]
    assert first.x + first.width < leaves[0].x < last.x
    assert len(layout.links[2].points) == 5


def test_many_leaves_are_shared_among_columns() -> None:
    layout = lay_out(chart(None, *[0] * 100), shape=Shape.STACKED)
    assert 0.5 < layout.width / layout.height < 2
    assert len({box.x for box in layout.boxes[1:]}) * len({box.y for box in layout.boxes[1:]}) < 130


def test_a_single_report_is_not_stacked() -> None:
    assert lay_out(chart(None, 0), shape=Shape.STACKED).boxes == lay_out(chart(None, 0)).boxes


def test_small_branches_between_large_ones_are_spread_evenly() -> None:
    """Two wide branches force each other apart below; those between them share the room."""
    wide = [0, 0, 0, 0, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4]
    xs = [box.x for box in lay_out(chart(None, *wide)).boxes[1:5]]
    steps = [b - a for a, b in pairwise(xs)]
    assert steps == pytest.approx([steps[0]] * 3)
    assert steps[0] > 120


@pytest.mark.parametrize("shape", Shape)
def test_a_chain_of_five_thousand_and_five_thousand_reports(shape: Shape) -> None:
    chain = lay_out(chart(None, *range(4999)), shape=shape)
    assert chain.boxes[-1].depth == 4999
    flat = lay_out(chart(None, *[0] * 4999), shape=shape)
    assert len(flat.boxes) == 5000


def test_a_loop_of_five_thousand() -> None:
    assert lay_out(chart(4999, *range(4999))).boxes[-1].depth == 4999


@given(forests())
def test_in_a_list_every_card_has_a_line_below_its_boss_and_further_right(nodes: list[Node]) -> None:
    layout = lay_out(nodes, shape=Shape.LISTED)
    boxes = {box.key: box for box in layout.boxes}
    tops = [box.y for box in sorted(layout.boxes, key=lambda box: box.y)]
    assert len(set(tops)) == len(boxes)
    for link in layout.links:
        boss, report = boxes[link.boss], boxes[link.key]
        assert report.y >= boss.y + boss.height
        assert report.x > boss.x
    siblings = [[boxes[n.key].y for n in nodes if n.boss == boss.key and n.key in boxes] for boss in nodes]
    assert all(family == sorted(family) for family in siblings if len({*family}) == len(family))
