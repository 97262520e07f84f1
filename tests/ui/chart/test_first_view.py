"""How charts are first seen: readable, whatever their size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.arranged import Arrangement
from msp_desk.ui.chart.first_view import first_view
from msp_desk.ui.chart.shown import ChartShown
from tests.ui.chart.sample_charts import a_large_chart, a_part

_ROOM = QSizeF(720, 560)


def _shown(*sizes: int) -> ChartShown:
    return ChartShown(tuple(replace(a_part(a_large_chart(n)), shape=None) for n in sizes))


def test_a_small_chart_is_a_tree_and_whole() -> None:
    assert first_view(_shown(4), _ROOM) == (Shape.STACKED, frozenset())


@pytest.mark.parametrize("sizes", [(60,), (27, 9), (200, 40), (2000, 60)])
def test_a_large_one_is_a_list_folded_until_it_can_be_read(sizes: tuple[int, ...]) -> None:
    shown = _shown(*sizes)
    shape, folded = first_view(shown, _ROOM)
    assert shape is Shape.LISTED
    seen = Arrangement(shown, folded, shape)
    assert len(seen.cards) < sum(sizes) or not folded
    roots = {node.key for part in shown.parts for node in part.nodes if node.boss is None}
    assert roots <= seen.cards.keys()


def test_a_shape_that_was_asked_for_is_kept() -> None:
    shown = ChartShown((replace(a_part(a_large_chart(60)), shape=Shape.ACROSS),))
    assert first_view(shown, _ROOM) == (Shape.STACKED, frozenset())
