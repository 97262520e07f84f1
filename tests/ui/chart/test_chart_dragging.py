"""Dragging on the drawn chart: to another boss, to another place, to the other chart, from a list; and what is refused."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msp_desk.ui.chart.shown import PERSON_MIME, ChartShown
from msp_desk.ui.chart.spots import tie_spot
from msp_desk.ui.chart.view import OrgChartView
from msp_desk.values.phrases import Phrase
from tests.ui.chart.sample_charts import (
    a_large_chart,
    a_part,
    english,
    key_of,
    one_chart,
    the_ties,
    two_charts,
)

_LEFT = Qt.MouseButton.LeftButton
_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot) -> OrgChartView:
    """Two charts, seen whole."""
    made = OrgChartView(english())
    qtbot.addWidget(made)
    made.resize(1180, 680)
    made.show_scene(two_charts())
    made.show()
    return made


def place_of(view: OrgChartView, name: str, dx: float = 0) -> QPoint:
    """The middle of a card as it is seen, or so much beside it."""
    x, y = view.state.plan.cards[key_of(name)].middle
    return view.camera.to_view(x + dx, y).toPoint()


def take(view: OrgChartView, start: QPoint, to: QPoint) -> None:
    """Press there and move here."""
    QTest.mouseMove(view, start)
    QTest.mousePress(view, _LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(12, 6))
    QTest.mouseMove(view, to)


def drag(view: OrgChartView, start: QPoint, to: QPoint) -> None:
    """Press there, move here, let go."""
    take(view, start, to)
    QTest.mouseRelease(view, _LEFT, pos=to)


def test_a_card_dropped_on_another_is_to_report_to_it(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.waitSignal(view.moved) as told:
        drag(view, place_of(view, "oscar"), place_of(view, "felix"))
    assert told.args == [key_of("oscar"), key_of("felix")]
    assert view.guide is None


def test_a_card_dropped_on_its_own_boss_stays(qtbot: QtBot, view: OrgChartView) -> None:
    with qtbot.assertNotEmitted(view.moved):
        drag(view, place_of(view, "oscar"), place_of(view, "ana"))


def test_a_card_dropped_between_two_others_gets_that_place(qtbot: QtBot, view: OrgChartView) -> None:
    felix = view.state.plan.cards[key_of("felix")]
    with qtbot.waitSignal(view.moved_to_place) as told:
        drag(view, place_of(view, "sara"), place_of(view, "felix", -felix.width / 2 - 8))
    assert told.args == [key_of("sara"), key_of("pilar"), 2]  # after the assistant and Ana
    with qtbot.assertNotEmitted(view.moved_to_place):
        drag(
            view,
            place_of(view, "felix"),
            place_of(view, "sara", -view.state.plan.cards[key_of("sara")].width / 2 - 8),
        )


def test_nobody_is_dropped_into_the_own_branch(qtbot: QtBot, view: OrgChartView) -> None:
    take(view, place_of(view, "ana"), place_of(view, "oscar"))
    assert view.guide is not None
    assert view.guide.is_refused
    assert view.guide.bubble == "«Operations manager» would end up reporting to itself."
    view.grab()
    with qtbot.assertNotEmitted(view.moved):
        QTest.mouseRelease(view, _LEFT, pos=place_of(view, "oscar"))


def test_nobody_reports_to_another_organisation(qtbot: QtBot, view: OrgChartView) -> None:
    take(view, place_of(view, "ana"), place_of(view, "marta"))
    assert view.guide is not None
    assert view.guide.bubble == "A position can only report to one of the same organisation."
    with qtbot.assertNotEmitted(view.moved):
        QTest.mouseRelease(view, _LEFT, pos=place_of(view, "marta"))


def test_the_page_may_refuse_too(qtbot: QtBot, view: OrgChartView) -> None:
    def never(seat: UUID, boss: UUID | None) -> Phrase | None:
        return Phrase("Not today.")

    shown = two_charts()
    view.show_scene(ChartShown(shown.parts, shown.ties, may_move=never))
    take(view, place_of(view, "oscar"), place_of(view, "felix"))
    assert view.guide is not None
    assert view.guide.bubble == "Not today."
    QTest.mouseRelease(view, _LEFT, pos=place_of(view, "felix"))


def test_esc_lets_go(qtbot: QtBot, view: OrgChartView) -> None:
    take(view, place_of(view, "oscar"), place_of(view, "felix"))
    assert view.guide is not None
    with qtbot.assertNotEmitted(view.moved):
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view, _LEFT, pos=place_of(view, "felix"))
    assert view.guide is None


def test_a_card_that_goes_while_it_is_dragged_is_dropped_nowhere(qtbot: QtBot, view: OrgChartView) -> None:
    take(view, place_of(view, "oscar"), place_of(view, "felix"))
    view.show_scene(one_chart(a_large_chart(5)))
    with qtbot.assertNotEmitted(view.moved):
        QTest.mouseMove(view, QPoint(300, 200))
        QTest.mouseRelease(view, _LEFT, pos=QPoint(300, 200))
    assert view.guide is None


def test_what_may_only_be_looked_at_is_not_dragged(qtbot: QtBot, view: OrgChartView) -> None:
    view.show_scene(ChartShown(two_charts().parts, may_edit=False))
    before = view.camera.seen()
    with qtbot.assertNotEmitted(view.moved):
        drag(view, place_of(view, "oscar"), place_of(view, "felix"))
    assert view.camera.seen() != before


@pytest.mark.parametrize(("start", "end"), [("oscar", "david"), ("david", "oscar")])
def test_a_counterpart_line_is_drawn_from_either_side(
    qtbot: QtBot, view: OrgChartView, start: str, end: str
) -> None:
    view.choose(key_of(start))
    dot = tie_spot(view.state.plan.cards[key_of(start)], view.camera).toPoint()
    with qtbot.waitSignal(view.tie_asked) as told:
        drag(view, dot, place_of(view, end))
    assert told.args == [key_of("oscar"), key_of("david")]


def test_a_counterpart_is_in_the_other_organisation(qtbot: QtBot, view: OrgChartView) -> None:
    view.choose(key_of("oscar"))
    dot = tie_spot(view.state.plan.cards[key_of("oscar")], view.camera).toPoint()
    take(view, dot, place_of(view, "felix"))
    assert view.guide is not None
    assert view.guide.is_refused
    with qtbot.assertNotEmitted(view.tie_asked):
        QTest.mouseRelease(view, _LEFT, pos=place_of(view, "felix"))


def test_the_chart_comes_along_when_dragged_to_the_edge(qtbot: QtBot, view: OrgChartView) -> None:
    chart = a_large_chart(300)
    view.show_scene(one_chart(chart))
    card = view.state.plan.cards[chart.seats[1].key]
    view.fly_to(card.key)
    before = view.camera.seen().left()
    middle = view.camera.to_view(*view.state.plan.cards[card.key].middle).toPoint()
    take(view, middle, QPoint(4, 300))
    qtbot.waitUntil(lambda: view.camera.seen().left() < before - 40)
    QTest.keyClick(view, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("start", "key", "asked"),
    [
        ("felix", Qt.Key.Key_Left, ("felix", "pilar", 1)),
        ("felix", Qt.Key.Key_Right, ("felix", "pilar", 3)),
        ("oscar", Qt.Key.Key_Up, ("oscar", "pilar", 2)),
    ],
)
def test_cards_are_moved_by_keys(
    qtbot: QtBot, view: OrgChartView, start: str, key: Qt.Key, asked: tuple[str, str, int]
) -> None:
    view.choose(key_of(start))
    with qtbot.waitSignal(view.moved_to_place) as told:
        QTest.keyClick(view, key, _BOTH)
    assert told.args == [key_of(asked[0]), key_of(asked[1]), asked[2]]


def test_a_card_is_put_below_its_neighbour_by_keys(qtbot: QtBot, view: OrgChartView) -> None:
    view.choose(key_of("felix"))
    with qtbot.waitSignal(view.moved) as told:
        QTest.keyClick(view, Qt.Key.Key_Down, _BOTH)
    assert told.args == [key_of("felix"), key_of("ana")]


def dropped(view: OrgChartView, at: QPoint, mime: QMimeData) -> bool:
    """Carry something there and let go; whether it was wanted."""
    actions, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(at), actions, mime, _LEFT, none)
    QApplication.sendEvent(view, enter)
    view.grab()
    if enter.isAccepted():
        QApplication.sendEvent(view, QDropEvent(QPointF(at), actions, mime, _LEFT, none))
    return enter.isAccepted()


def a_person_dragged(text: str) -> QMimeData:
    """What a list gives along."""
    mime = QMimeData()
    mime.setData(PERSON_MIME, text.encode())
    return mime


def test_a_person_is_dropped_on_a_card_or_on_the_ground(qtbot: QtBot, view: OrgChartView) -> None:
    person = key_of("somebody")
    with qtbot.waitSignal(view.person_dropped) as told:
        assert dropped(view, place_of(view, "night"), a_person_dragged(str(person)))
    assert told.args == [person, key_of("night"), False]
    with qtbot.waitSignal(view.person_dropped) as told:
        assert dropped(view, QPoint(600, 560), a_person_dragged(str(person)))
    assert told.args == [person, None, True]


def test_other_things_are_not_dropped(qtbot: QtBot, view: OrgChartView) -> None:
    text = QMimeData()
    text.setText("Ana")
    with qtbot.assertNotEmitted(view.person_dropped):
        assert not dropped(view, place_of(view, "night"), text)
        assert dropped(view, place_of(view, "night"), a_person_dragged("no key"))
    view.show_scene(ChartShown((a_part(a_large_chart(3)),), may_edit=False))
    assert not dropped(view, QPoint(300, 300), a_person_dragged(str(key_of("somebody"))))


def test_lines_that_exist_stay_what_they_were(view: OrgChartView) -> None:
    assert {d.tie.key for d in view.state.plan.ties} == {tie.key for tie in the_ties()}
