"""Two charts beside each other: rows at the same height, lines that end on cards and hide nothing."""

from __future__ import annotations

from itertools import combinations, pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.chart_folding import fold
from msp_desk.rules.chart_layout import EMPTY, Layout, Node, Shape, lay_out
from msp_desk.rules.chart_rows import with_equal_rows
from msp_desk.rules.chart_scene import Scene, Tie, TieLine, boxes_in, set_side_by_side
from msp_desk.rules.chart_ties import set_apart
from tests.rules.chart_checks import check_whole
from tests.rules.charts_drawn import by_key, chart, forests, key

OURS = 1000


def ours(nodes: list[Node]) -> list[Node]:
    """The same chart with other keys: that of our firm."""
    return [Node(_ours(n.key), n.boss and _ours(n.boss), n.width, n.height, n.is_assistant) for n in nodes]


def _ours(of: UUID) -> UUID:
    return UUID(int=of.int + OURS)


def tied(*pairs: tuple[int, int]) -> list[Tie]:
    """Ties between cards by their numbers."""
    return [Tie(key(9000 + i), key(theirs), key(mine + OURS)) for i, (theirs, mine) in enumerate(pairs)]


def cubic_at(points: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    """A point of a cubic."""
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, points, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, points, strict=True)),
    )


def points_on(line: TieLine) -> list[tuple[float, float]]:
    """Points along a line."""
    return [
        cubic_at(line.points[i : i + 4], step / 20)
        for i in range(0, len(line.points) - 1, 3)
        for step in range(21)
    ]


def check_lines(scene: Scene) -> None:
    """Every line leaves a card at its right edge, ends at the left edge of the other, and carries its label."""
    boxes = boxes_in(scene)
    for line in scene.ties:
        start, end = boxes[line.theirs], boxes[line.ours]
        assert len(line.points) % 3 == 1
        assert line.points[0][0] == pytest.approx(start.x + start.width)
        assert start.y < line.points[0][1] < start.y + start.height
        assert line.points[-1][0] == pytest.approx(end.x)
        assert end.y < line.points[-1][1] < end.y + end.height
        along = points_on(line)
        assert min(abs(x - line.label[0]) + abs(y - line.label[1]) for x, y in along) < 1e-6
        assert all(-1e-6 <= line.label[1] <= scene.height for x, y in along)


PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12)


@given(forests(most=20), forests(most=20), PAIRS, st.sampled_from(Shape))
def test_lines_end_on_cards(
    left: list[Node], right: list[Node], pairs: list[tuple[int, int]], shape: Shape
) -> None:
    scene = set_side_by_side(lay_out(left, shape=shape), lay_out(ours(right), shape=shape), tied(*pairs))
    check_lines(scene)
    drawn = [tie for tie in tied(*pairs) if tie.theirs.int <= len(left) and tie.ours.int <= len(right) + OURS]
    assert [(line.key, line.theirs, line.ours) for line in scene.ties] == [
        (t.key, t.theirs, t.ours) for t in drawn
    ]
    assert not any(line.via_fold for line in scene.ties)
    for a, b in combinations(scene.ties, 2):
        assert abs(a.label[1] - b.label[1]) > 23.9
        assert a.points[0] != b.points[0]
        assert a.points[-1] != b.points[-1]
    assert scene.width == pytest.approx(max(box.x + box.width for box in boxes_in(scene).values()))


@given(forests(most=25), forests(most=25), st.sampled_from([Shape.DOWN, Shape.STACKED]))
def test_rows_are_at_the_same_height_and_still_nothing_meets(
    left: list[Node], right: list[Node], shape: Shape
) -> None:
    charts = [lay_out(left, shape=shape), lay_out(ours(right), shape=shape)]
    tops: dict[int, set[float]] = {}
    for nodes, layout in zip((left, ours(right)), with_equal_rows(charts), strict=True):
        check_whole(nodes, layout)
        hung = {link.key for link in layout.links if link.points[-1][1] == link.points[-2][1]}
        for box in layout.boxes:
            if box.key not in hung:
                tops.setdefault(box.depth, set()).add(round(box.y, 6))
    assert all(len(heights) == 1 for heights in tops.values())


def test_equal_charts_are_left_as_they_are() -> None:
    layout = lay_out(chart(None, 0, 0))
    assert with_equal_rows([layout, layout]) == (layout, layout)


def test_a_line_in_the_same_row_is_straight() -> None:
    one = lay_out(chart(None))
    scene = set_side_by_side(one, lay_out(ours(chart(None))), tied((0, 0)), gap=120)
    (line,) = scene.ties
    assert {y for _, y in line.points} == {20}
    assert (line.points[0], line.label, line.points[-1]) == ((100, 20), (160, 20), (220, 20))
    assert (scene.width, scene.height) == (320, 40)


def test_a_line_passes_below_whoever_stands_in_its_way() -> None:
    left = lay_out(chart(None, 0, 0))
    scene = set_side_by_side(left, lay_out(ours(chart(None, 0))), tied((1, 1)))
    first, second = (by_key(left)[key(number)] for number in (1, 2))
    passing = [(x, y) for x, y in points_on(scene.ties[0]) if second.x <= x <= second.x + second.width]
    assert passing
    assert all(y > first.y + first.height for _, y in passing)


def test_several_lines_between_the_same_two_part_in_the_middle() -> None:
    one = lay_out(chart(None, 0))
    scene = set_side_by_side(one, lay_out(ours(chart(None, 0))), tied((1, 1), (1, 1), (1, 1)))
    labels = [line.label[1] for line in scene.ties]
    assert [b - a for a, b in pairwise(labels)] == pytest.approx([24, 24])
    assert labels[1] == pytest.approx(116)
    assert [line.points[0][1] for line in scene.ties] == [106, 116, 126]


def test_a_folded_card_is_spoken_for_by_its_nearest_boss() -> None:
    nodes, mine = chart(None, 0, 1, 2), ours(chart(None, 0))
    visible, _ = fold(nodes, {key(1)})
    bosses = {n.key: n.boss for n in (*nodes, *mine)}
    scene = set_side_by_side(lay_out(visible), lay_out(mine), tied((3, 1), (1, 1), (77, 1)), bosses=bosses)
    assert [(line.theirs, line.via_fold) for line in scene.ties] == [(key(1), True), (key(1), False)]


def test_one_chart_alone_has_no_lines() -> None:
    layout = lay_out(chart(None, 0))
    scene = set_side_by_side(layout, None, tied((0, 0)))
    assert (scene.parts[0].layout, scene.ties, scene.width) == (layout, (), layout.width)


@pytest.mark.parametrize(
    ("left", "right"), [(EMPTY, EMPTY), (lay_out(chart(None)), EMPTY), (EMPTY, lay_out(chart(None)))]
)
def test_an_empty_chart_has_no_lines_either(left: Layout, right: Layout) -> None:
    assert set_side_by_side(left, right, tied((0, 0))).ties == ()


@given(st.lists(st.floats(0, 500), max_size=30))
def test_labels_are_set_apart_in_their_order(places: list[float]) -> None:
    moved = set_apart(places, 10)
    assert all(b - a > 10 - 1e-6 for a, b in pairwise(sorted(moved)))
    assert sorted(range(len(places)), key=places.__getitem__) == sorted(
        range(len(places)), key=moved.__getitem__
    )
    assert all(y >= 5 - 1e-9 for y in moved)


def test_labels_that_are_apart_stay() -> None:
    assert set_apart([50, 10, 30], 20) == [50, 10, 30]
