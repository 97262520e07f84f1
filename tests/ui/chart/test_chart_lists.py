"""Charts that are seen as lists: order by dragging between lines, keys as the lines go, fold buttons, lines to what is folded."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainterPathStroker
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.hits import fold_at, told
from msp_desk.ui.chart.lines import dotted_path
from msp_desk.ui.chart.overlays import Legend
from msp_desk.ui.chart.places import Place, place_at
from msp_desk.ui.chart.shown import ChartShown
from msp_desk.ui.chart.spots import fold_spot
from msp_desk.ui.chart.view import OrgChartView
from tests.ui.chart.hands import opened, place_of
from tests.ui.chart.sample_charts import a_large_chart, a_part, key_of, ours, the_ties, theirs, two_charts

_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> OrgChartView:
    """Both charts as lists, nothing folded: Pilar; the assistant, Ana (Óscar, night), Félix, Sara (Iker)."""
    made = opened(qtbot, as_lists(), width=1600)
    made.zoom_to_fit()
    return made


def as_lists() -> ChartShown:
    """The two charts, each as a list."""
    parts = tuple(a_part(chart, shape=Shape.LISTED) for chart in (theirs(), ours()))
    return replace(two_charts(), parts=parts, ties=the_ties())


def at(view: OrgChartView, seat: str, over: str, side: str, x: float = 20.0) -> Place | None:
    """What is meant just above or below a line, so far from where its card begins."""
    card = view.state.plan.cards[key_of(over)]
    y = card.y - 2 if side == "above" else card.bottom + 2
    return place_at(view.state.plan, key_of(seat), card.x + x, y)


def meant(place: Place | None) -> tuple[UUID | None, int] | None:
    """Boss and number."""
    return None if place is None else (place.boss, place.number)


def test_between_two_lines_is_a_place_in_the_order(view: OrgChartView) -> None:
    assert meant(at(view, "felix", "ana", "above")) == (key_of("pilar"), 1)
    assert meant(at(view, "oscar", "night", "below")) == (key_of("ana"), 1)
    place = at(view, "oscar", "night", "below")
    assert place is not None
    assert place.gap[1] == place.gap[3]  # level, as lines are


def test_just_below_a_boss_is_the_first_place_of_the_reports(view: OrgChartView) -> None:
    assert meant(at(view, "felix", "ana", "below")) == (key_of("ana"), 0)
    assert meant(at(view, "night", "ana", "below")) == (key_of("ana"), 0)


def test_below_the_last_report_it_is_as_deep_as_the_pointer(view: OrgChartView) -> None:
    assert meant(at(view, "felix", "night", "below")) == (key_of("ana"), 2)
    assert meant(at(view, "felix", "night", "below", x=-10)) == (key_of("pilar"), 2)
    assert meant(at(view, "felix", "night", "below", x=-70)) == (key_of("pilar"), 2)


def test_an_only_report_can_have_one_before_and_after(view: OrgChartView) -> None:
    assert meant(at(view, "felix", "iker", "above")) == (key_of("sara"), 0)
    assert meant(at(view, "felix", "iker", "below")) == (key_of("sara"), 1)


def test_two_siblings_change_places_by_dragging(qtbot: QtBot, view: OrgChartView) -> None:
    start, card = place_of(view, "night"), view.state.plan.cards[key_of("oscar")]
    to = view.camera.to_view(card.middle[0], card.y + 1).toPoint()
    with qtbot.waitSignal(view.moved_to_place) as asked:
        QTest.mousePress(view, _LEFT, pos=start)
        QTest.mouseMove(view, start + QPoint(12, 6))
        QTest.mouseMove(view, to)
        QTest.mouseRelease(view, _LEFT, pos=to)
    assert asked.args == [key_of("night"), key_of("ana"), 0]


@pytest.mark.parametrize(
    ("start", "key", "asked"),
    [
        ("felix", Qt.Key.Key_Up, ("pilar", 1)),
        ("felix", Qt.Key.Key_Down, ("pilar", 3)),
        ("oscar", Qt.Key.Key_Left, ("pilar", 2)),
    ],
)
def test_keys_move_a_card_as_the_lines_go(
    qtbot: QtBot, view: OrgChartView, start: str, key: Qt.Key, asked: tuple[str, int]
) -> None:
    view.choose(key_of(start))
    with qtbot.waitSignal(view.moved_to_place) as found:
        QTest.keyClick(view, key, _BOTH)
    assert found.args == [key_of(start), key_of(asked[0]), asked[1]]


def test_to_the_right_is_below_the_one_above(qtbot: QtBot, view: OrgChartView) -> None:
    view.choose(key_of("felix"))
    with qtbot.waitSignal(view.moved) as found:
        QTest.keyClick(view, Qt.Key.Key_Right, _BOTH)
    assert found.args == [key_of("felix"), key_of("ana")]


def test_the_right_arrow_unfolds(view: OrgChartView) -> None:
    view.choose(key_of("ana"))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.folded == {key_of("ana")}
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (view.folded, view.selected) == (frozenset(), key_of("ana"))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selected == key_of("oscar")


def test_the_button_folds(view: OrgChartView) -> None:
    view.choose(key_of("ana"))
    spot = fold_spot(view.state.plan.cards[key_of("ana")], view.camera)
    assert spot is not None
    assert fold_at(view, spot.center()) == key_of("ana")
    QTest.mouseClick(view, _LEFT, pos=spot.center().toPoint())
    assert view.state.plan.cards[key_of("ana")].hides == 2


def test_a_line_to_somebody_folded_away_is_told_apart(view: OrgChartView) -> None:
    tie = next(tie for tie in the_ties() if tie.theirs == key_of("iker"))
    drawn = next(d for d in view.state.plan.ties if d.tie.key == tie.key)
    assert drawn.away == ()
    plain = view.grab().toImage()
    view.set_folded(frozenset({key_of("sara")}))
    drawn = next(d for d in view.state.plan.ties if d.tie.key == tie.key)
    assert drawn.away == ((key_of("iker"), drawn.points[0]),)
    assert "Iker Kortazar" in told(view, view.camera.to_view(*drawn.label))
    view.choose(key_of("sara"))
    assert view.grab().toImage() != plain


def test_a_dotted_line_runs_beside_the_cards(view: OrgChartView) -> None:
    cards = view.state.plan.cards
    path = dotted_path(view.state.plan, cards[key_of("iker")], cards[key_of("ana")])
    between = [c for c in cards.values() if c.part == 0 and c.key not in {key_of("iker"), key_of("ana")}]
    line = QPainterPathStroker().createStroke(path)
    assert not [c for c in between if line.intersects(QRectF(c.x, c.y, c.width, c.height))]


def test_who_was_moved_comes_to_its_boss_and_the_rest_stays_where_it_is_seen(qtbot: QtBot) -> None:
    def chart(*order: str) -> ChartShown:
        seats = {seat.key: seat for seat in theirs().seats}
        moved = tuple(seats[key_of(name)] for name in order)
        return replace(
            as_lists(), parts=(a_part(replace(theirs(), seats=moved), shape=Shape.LISTED),), ties=()
        )

    view = opened(qtbot, chart("pilar", "ana", "oscar", "night", "felix", "sara", "iker"))
    view.zoom_to_fit()
    view.choose(key_of("sara"))
    boss = place_of(view, "pilar")
    view.show_scene(chart("pilar", "sara", "iker", "ana", "oscar", "night", "felix"))
    assert place_of(view, "pilar") == boss
    assert view.rect().contains(place_of(view, "sara"))


def test_a_list_is_read_from_its_first_line_on(qtbot: QtBot) -> None:
    part = replace(a_part(a_large_chart(107, seed=3)), shape=None)
    view = opened(qtbot, replace(as_lists(), parts=(part,), ties=()))
    assert view.state.shape is Shape.LISTED
    assert view.camera.zoom >= 0.8
    first = view.state.plan.roots(0)[0]
    assert view.rect().contains(view.camera.to_view(first.x, first.y).toPoint())


def test_the_legend_stands_apart_from_cards_beneath(view: OrgChartView) -> None:
    legend = view.findChild(Legend)
    assert legend is not None
    assert not legend.is_framed
    view.camera.pan(0, legend.y() - view.camera.to_view(0, view.state.plan.height).y() + 20)
    assert legend.is_framed
