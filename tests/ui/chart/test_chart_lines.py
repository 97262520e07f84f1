"""The lines between two charts: lit, chosen, folded; and what the pointer is told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from msp_desk.ui.chart.hits import told
from msp_desk.ui.chart.spots import fold_spot, tie_spot
from tests.ui.chart.hands import click, hover, opened, place_of
from tests.ui.chart.sample_charts import key_of


def test_a_line_to_a_folded_card_leads_to_its_boss(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.set_folded(frozenset({key_of("sara")}))
    lines = {d.tie.key: d for d in view.state.plan.ties}
    assert lines[key_of("iker-raquel")].theirs == key_of("sara")


def test_a_line_is_chosen_by_click_and_by_key(qtbot: QtBot) -> None:
    view = opened(qtbot)
    line = next(d for d in view.state.plan.ties if d.tie.key == key_of("pilar-julia"))
    at = view.camera.to_view(*line.label).toPoint()
    with qtbot.waitSignal(view.tie_chosen) as heard:
        click(view, at)
    assert heard.args == [key_of("pilar-julia")]
    with qtbot.waitSignal(view.tie_opened):
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    view.choose(key_of("ana"))
    with qtbot.waitSignal(view.tie_chosen) as heard:
        QTest.keyClick(view, Qt.Key.Key_L)
    assert heard.args == [key_of("ana-marta")]
    with qtbot.waitSignal(view.tie_opened) as heard:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == [key_of("ana-marta")]


def test_only_the_lines_of_the_card_looked_at_are_lit(qtbot: QtBot) -> None:
    view = opened(qtbot)
    assert view.state.lit() == []
    hover(view, place_of(view, "marta"))
    assert {d.tie.key for d in view.state.lit()} == {key_of("sara-marta"), key_of("ana-marta")}
    view.set_smooth(True)
    hover(view, place_of(view, "sara"))
    hover(view, place_of(view, "marta"))
    assert view.state.looked_at == key_of("marta")
    hover(view, place_of(view, "felix"))
    qtbot.waitUntil(lambda: view.state.looked_at == key_of("felix"))
    assert view.state.lit() == []
    view.choose(key_of("iker"))
    assert [d.tie.key for d in view.state.lit()] == [key_of("iker-raquel")]


def test_what_cannot_be_read_on_a_card_is_told(qtbot: QtBot) -> None:
    view = opened(qtbot)
    at = place_of(view, "sara")
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "Jon Arce" in QToolTip.text()
    assert told(view, QPointF(place_of(view, "marta"))) == ""
    assert told(view, view.camera.to_view(*view.state.plan.ties[1].label)) == (
        "Sara Gómez and Marta Ruiz: changes, projects"
    )
    view.camera.zoom_by(0.4)
    assert "Marta Ruiz, Account owner" in told(view, QPointF(place_of(view, "marta")))


def test_what_is_on_a_button_is_told(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.choose(key_of("ana"))
    card = view.state.plan.cards[key_of("ana")]
    spot = fold_spot(card, view.camera)
    assert spot is not None
    assert told(view, spot.center()) == "Fold this branch away"
    assert told(view, tie_spot(card, view.camera)).startswith("Drag to the other chart")
    view.turn(key_of("ana"))
    spot = fold_spot(view.state.plan.cards[key_of("ana")], view.camera)
    assert spot is not None
    assert told(view, spot.center()) == "Show 2 hidden positions"
