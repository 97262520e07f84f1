"""The drawn chart used: chosen, walked, folded, flown to, zoomed, by mouse and by keys alone."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.shown import ChartShown
from msp_desk.ui.chart.spots import fold_spot
from tests.ui.chart.hands import click, opened, place_of, wheel
from tests.ui.chart.sample_charts import (
    a_large_chart,
    a_part,
    key_of,
    one_chart,
    ours,
    the_ties,
    theirs,
    two_charts,
)

_CTRL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def test_a_click_chooses_a_card_and_the_ground_none(qtbot: QtBot) -> None:
    view = opened(qtbot)
    with qtbot.waitSignal(view.chosen) as heard:
        click(view, place_of(view, "sara"))
    assert heard.args == [key_of("sara")]
    assert view.selected == key_of("sara")
    with qtbot.waitSignal(view.chosen) as heard:
        click(view, QPoint(view.width() // 2, view.height() - 120))
    assert heard.args == [None]


def test_the_chosen_card_is_what_a_screen_reader_says(qtbot: QtBot) -> None:
    view = opened(qtbot)
    assert view.accessibleName() == "Org chart: Aero Handling, Norte Sistemas"
    view.choose(key_of("sara"))
    assert view.accessibleName().startswith("Sara Gómez, IT manager")
    view.choose_tie(the_ties()[1].key)
    assert view.accessibleName() == "Sara Gómez and Marta Ruiz: changes, projects"


def test_a_double_click_opens(qtbot: QtBot) -> None:
    view = opened(qtbot)
    with qtbot.waitSignal(view.opened) as heard:
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place_of(view, "ana"))
    assert heard.args == [key_of("ana")]


@pytest.mark.parametrize(
    ("start", "key", "there"),
    [
        ("pilar", Qt.Key.Key_Down, "secretary"),
        ("ana", Qt.Key.Key_Up, "pilar"),
        ("ana", Qt.Key.Key_Right, "felix"),
        ("sara", Qt.Key.Key_Left, "felix"),
        ("sara", Qt.Key.Key_Right, "marta"),
        ("iker", Qt.Key.Key_Home, "pilar"),
        ("raquel", Qt.Key.Key_Home, "julia"),
        ("sara", Qt.Key.Key_Tab, "marta"),
        ("felix", Qt.Key.Key_Tab, "julia"),
    ],
)
def test_keys_walk(qtbot: QtBot, start: str, key: Qt.Key, there: str) -> None:
    view = opened(qtbot)
    view.choose(key_of(start))
    QTest.keyClick(view, key)
    assert view.selected == key_of(there)


def test_coming_by_tab_somebody_is_chosen(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart())
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert view.selected is None
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert view.selected == key_of("pilar")


def test_walking_begins_at_the_top_and_ends_at_the_edges(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart())
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == key_of("pilar")
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.selected == key_of("pilar")


def test_walking_brings_the_card_into_view(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart(a_large_chart(300), shape=Shape.DOWN))
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Right)
    card = view.state.card(view.selected)
    assert card is not None
    assert view.camera.seen().contains(QPointF(*card.middle))


@pytest.mark.parametrize(
    ("key", "mods", "signal"),
    [
        (Qt.Key.Key_Return, _NONE, "opened"),
        (Qt.Key.Key_Delete, _NONE, "vacate_asked"),
        (Qt.Key.Key_Insert, _NONE, "add_report_asked"),
        (Qt.Key.Key_Return, _CTRL, "add_report_asked"),
        (Qt.Key.Key_F2, _NONE, "edit_asked"),
    ],
)
def test_keys_ask_for_deeds(qtbot: QtBot, key: Qt.Key, mods: Qt.KeyboardModifier, signal: str) -> None:
    view = opened(qtbot)
    view.choose(key_of("ana"))
    with qtbot.waitSignal(getattr(view, signal)) as heard:
        QTest.keyClick(view, key, mods)
    assert heard.args == [key_of("ana")]


def test_a_chart_of_the_past_is_only_looked_at(qtbot: QtBot) -> None:
    shown = ChartShown((a_part(theirs()),), may_edit=False)
    view = opened(qtbot, shown)
    view.choose(key_of("ana"))
    with qtbot.assertNotEmitted(view.vacate_asked):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_the_menu_is_asked_for_by_mouse_and_by_key(qtbot: QtBot) -> None:
    view = opened(qtbot)
    at = place_of(view, "felix")
    with qtbot.waitSignal(view.menu_asked) as heard:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    assert heard.args == [key_of("felix"), view.mapToGlobal(at)]
    view.choose(key_of("ana"))
    with qtbot.waitSignal(view.menu_asked) as heard:
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(view, QContextMenuEvent(reason, QPoint(), QPoint()))
    assert heard.args is not None
    assert heard.args[0] == key_of("ana")


def test_space_folds_a_branch_and_brings_it_back(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.choose(key_of("ana"))
    seen = place_of(view, "ana")
    with qtbot.waitSignal(view.folded_changed) as heard:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert heard.args == [frozenset({key_of("ana")})]
    assert key_of("oscar") not in view.state.plan.cards
    assert view.state.plan.cards[key_of("ana")].hides == 2
    assert (place_of(view, "ana") - seen).manhattanLength() <= 2
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert key_of("oscar") in view.state.plan.cards


def test_the_button_at_a_cards_edge_unfolds(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.set_folded(frozenset({key_of("pilar")}))
    spot = fold_spot(view.state.plan.cards[key_of("pilar")], view.camera)
    assert spot is not None
    click(view, spot.center().toPoint())
    assert view.folded == frozenset()
    assert key_of("ana") in view.state.plan.cards


def test_folding_over_the_chosen_card_chooses_the_boss(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.choose(key_of("oscar"))
    view.turn(key_of("ana"))
    assert view.selected == key_of("ana")


def test_flying_unfolds_centres_and_chooses(qtbot: QtBot) -> None:
    chart = a_large_chart(400)
    view = opened(qtbot, one_chart(chart))
    root, far = chart.seats[0].key, chart.seats[-1].key
    view.set_folded(frozenset({root}))
    assert view.fly_to(far)
    card = view.state.card(far)
    assert card is not None
    assert view.selected == far
    assert view.folded == frozenset()
    middle = view.camera.to_view(*card.middle)
    assert (middle - QPointF(view.rect().center())).manhattanLength() < 3
    assert not view.fly_to(key_of("nobody"))


def test_a_small_chart_is_seen_whole_and_no_larger_than_it_is(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart())
    assert view.camera.zoom == 1
    assert view.camera.seen().contains(view.camera.room)


def test_a_chart_that_was_not_touched_fits_itself_to_the_room(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.resize(764, 680)
    assert view.camera.seen().contains(view.camera.room)
    view.camera.zoom_by(1.5)
    zoom = view.camera.zoom
    view.resize(1180, 680)
    assert view.camera.zoom == zoom


def test_all_of_a_large_chart_is_seen_when_asked(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart(a_large_chart(150)))
    assert not view.camera.seen().contains(view.camera.room)
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.camera.seen().contains(view.camera.room)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.camera.zoom == pytest.approx(1)
    QTest.keyClick(view, Qt.Key.Key_0, _CTRL)
    assert view.camera.seen().contains(view.camera.room)


def test_plus_and_minus_zoom(qtbot: QtBot) -> None:
    view = opened(qtbot)
    before = view.camera.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.zoom > before
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera.zoom == pytest.approx(before)


def test_the_wheel_zooms_about_the_pointer_and_pushes_sideways_with_shift(qtbot: QtBot) -> None:
    view = opened(qtbot)
    at = QPointF(300, 200)
    there = view.camera.to_chart(at)
    wheel(view, 2, at)
    assert view.camera.zoom > 1
    assert (view.camera.to_chart(at) - there).manhattanLength() < 0.5
    before, zoom = view.camera.seen(), view.camera.zoom
    wheel(view, 1, at, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.zoom == zoom
    assert view.camera.seen().left() != before.left()
    assert view.camera.seen().top() == before.top()


def test_dragging_the_ground_pushes_the_chart_but_never_out_of_sight(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart())
    start = QPoint(20, view.height() - 100)
    before = view.camera.seen()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 60):
        QTest.mouseMove(view, start + QPoint(40 * step, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(2400, 0))
    assert view.camera.seen().left() < before.left()
    assert view.camera.seen().intersects(view.camera.room)


def test_the_view_glides_when_it_may(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.set_smooth(True)
    goal = view.camera.zoom * 1.25
    with qtbot.waitSignal(view.camera.rested):
        view.camera.zoom_by(1.25)
    assert view.camera.zoom == pytest.approx(goal)


def test_what_stays_keeps_its_place_when_the_chart_is_shown_again(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.choose(key_of("sara"))
    view.set_folded(frozenset({key_of("ana")}))
    view.camera.zoom_by(1.3)
    seen = place_of(view, "sara")
    view.show_scene(two_charts())
    assert view.selected == key_of("sara")
    assert view.folded == frozenset({key_of("ana")})
    assert (place_of(view, "sara") - seen).manhattanLength() <= 2


def test_a_chosen_seat_that_is_gone_is_chosen_no_longer(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.choose(key_of("sara"))
    with qtbot.waitSignal(view.chosen) as heard:
        view.show_scene(one_chart(ours()))
    assert heard.args == [None]


def test_the_map_appears_when_the_chart_is_larger_and_leads_there(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart())
    assert not view.map.isVisible()
    view.show_scene(one_chart(a_large_chart(300)))
    assert view.map.isVisible()
    before = view.camera.seen().center()
    QTest.mousePress(view.map, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    QTest.mouseMove(view.map, QPoint(10, 10))
    assert view.camera.seen().center() != before
    assert view.camera.seen().left() < 400


def test_an_empty_chart_and_a_chart_of_one(qtbot: QtBot) -> None:
    view = opened(qtbot, ChartShown(()))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_F)
    view.grab()
    assert view.selected is None
    view.show_scene(one_chart(a_large_chart(1)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == view.state.plan.roots(0)[0].key


def test_keys_that_are_not_ours_go_on(qtbot: QtBot) -> None:
    view = opened(qtbot)
    heard: list[UUID | None] = []
    view.chosen.connect(heard.append)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_K, _CTRL)
    assert heard == []
