"""Small charts: where bars, lines and labels stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.charts import bar_lengths, round_ceiling, spark, stacked_columns


@pytest.mark.parametrize(
    ("highest", "top"),
    [(0, 1), (0.3, 0.4), (1, 1), (3, 4), (4, 4), (7, 8), (9, 10), (11, 20), (81, 100), (1000, 1000)],
)
def test_a_scale_ends_at_a_round_number(highest: float, top: float) -> None:
    assert round_ceiling(highest) == pytest.approx(top)


def test_columns_stand_side_by_side_and_stacks_on_each_other() -> None:
    chart = stacked_columns([(1, 3), (2, 0)], 100, 40)
    assert [(b.index, b.series) for b in chart.bars] == [(0, 0), (0, 1), (1, 0)]
    first, second, third = chart.bars
    assert (first.x, first.width) == (11, 28)
    assert (first.y, first.height) == (30, 10)
    assert (second.y, second.height) == (0, 30)
    assert (third.x, third.y, third.height) == (61, 20, 20)
    assert [(r.y, r.value) for r in chart.rules] == [(40, 0), (20, 2), (0, 4)]
    assert [(t.x, t.index) for t in chart.tags] == [(25, 0), (75, 1)]


def test_labels_are_thinned_out_where_there_is_no_room() -> None:
    assert [t.index for t in stacked_columns([(1,)] * 12, 120, 40).tags] == [0, 4, 8]


def test_no_column_gives_no_chart() -> None:
    assert stacked_columns([], 100, 40).bars == ()


def test_a_scale_of_one_has_no_half() -> None:
    assert [r.value for r in stacked_columns([(1,)], 100, 40).rules] == [0, 1, 2]


@given(
    st.lists(st.lists(st.integers(0, 10_000), max_size=3), max_size=40), st.floats(1, 500), st.floats(1, 300)
)
def test_bars_stay_within_the_chart(stacks: list[list[int]], width: float, height: float) -> None:
    for bar in stacked_columns(stacks, width, height).bars:
        assert 0 <= bar.x <= bar.x + bar.width <= width + 1e-6
        assert -1e-6 <= bar.y <= bar.y + bar.height <= height + 1e-6


def test_bars_are_as_long_as_their_share_and_never_vanish() -> None:
    assert bar_lengths([10, 5, 0, 0.001], 100) == (100, 50, 0, 1.5)
    assert bar_lengths([], 100) == ()


def test_a_small_line_passes_over_what_is_missing() -> None:
    assert spark([1, None, 5], 1, 5, 20, 8) == ((0, 8), (20, 0))
    assert spark([3], 1, 5, 20, 8) == ((0, 4),)
    assert spark([None, None], 1, 5, 20, 8) == ()
    assert spark([9, -9], 1, 5, 20, 8) == ((0, 0), (20, 8))
