"""The screen of org charts: both sides are shown, edited where they stand, and every edit is taken back and done again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from msp_desk.queries.orgchart import org_chart
from msp_desk.ui.cards.orgchart_edits import _Dropped
from msp_desk.ui.cards.orgchart_lines import PersonLine
from msp_desk.ui.cards.orgchart_tools import View
from msp_desk.ui.cards.orgcharts import OrgChartsView
from msp_desk.ui.pages.firm.counterpart_form import CounterpartForm
from msp_desk.ui.theme import now
from msp_desk.values.drafts import CounterpartDraft, PositionDraft
from tests.builders import TODAY, a_client, a_person
from tests.ui.cards.two_firms import Firms, charts_of, choose, line_of, read, seat, titles, two_firms
from tests.ui.pages.conftest import Scene


@pytest.fixture
def firms(scene: Scene) -> Firms:
    return two_firms(scene.made)


@pytest.fixture
def view(scene: Scene, firms: Firms) -> OrgChartsView:
    return charts_of(scene, firms)


def test_both_charts_stand_beside_each_other_with_the_line_between(view: OrgChartsView, firms: Firms) -> None:
    shown = view.chart.state.shown
    assert [part.name for part in shown.parts] == ["Aero Handling", "Norte Sistemas"]
    assert [(t.theirs, t.ours, t.topic) for t in shown.ties] == [(firms.sara, firms.marta, "changes")]
    assert shown.may_edit
    assert "Nobody of ours answers to Finance" in " ".join(read(view.side))
    assert isinstance(line_of(view, "Nerea Bravo"), PersonLine)


def test_ours_is_put_away_and_that_is_remembered(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    view.tools.beside.click()
    assert [part.name for part in view.chart.state.shown.parts] == ["Aero Handling"]
    assert not view.chart.state.shown.ties
    again = charts_of(scene, firms)
    assert not again.tools.beside.isChecked()
    again.fly_to(firms.raquel)
    assert again.tools.beside.isChecked()
    assert again.chart.selected == firms.raquel


def test_a_card_dragged_onto_another_boss_stays_there_until_it_is_undone(
    scene: Scene, view: OrgChartsView, firms: Firms
) -> None:
    view.chart.moved.emit(firms.sara, firms.ana)
    assert seat(scene, firms.sara, firms.client).boss_key == firms.ana
    assert view.chart.state.plan.cards[firms.sara].boss == firms.ana
    scene.around.desk.undo()
    assert view.chart.state.plan.cards[firms.sara].boss == firms.pilar
    scene.around.desk.redo()
    assert view.chart.state.plan.cards[firms.sara].boss == firms.ana


def test_a_card_that_moves_into_a_folded_branch_stays_in_sight(view: OrgChartsView, firms: Firms) -> None:
    view.chart.set_folded(frozenset({firms.ana}))
    view.chart.choose(firms.sara)
    view.chart.moved.emit(firms.sara, firms.ana)
    assert firms.sara in view.chart.state.plan.cards
    assert view.chart.selected == firms.sara


def test_the_order_among_siblings_is_kept(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    view.chart.setFocus()
    view.chart.choose(firms.sara)
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view.chart, Qt.Key.Key_Left, control)
    chart = scene.made.desk.ask(org_chart, firms.client, TODAY)
    assert chart is not None
    below = [s.key for s in chart.seats if s.boss_key == firms.pilar]
    assert below == [firms.ana, firms.sara, firms.felix]
    scene.around.desk.undo()
    assert [c.key for c in view.chart.state.plan.cards.values() if c.boss == firms.pilar][-1] == firms.sara


def test_a_loop_is_refused_with_a_sentence(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    assert view.chart.state.shown.may_move is not None
    why = view.chart.state.shown.may_move(firms.pilar, firms.night)
    assert why is not None
    assert why.in_english() == "«General director» would end up reporting to itself."
    with scene.qtbot.waitSignal(scene.around.desk.refused) as refused:
        view.edits.move(firms.pilar, firms.night)
    assert refused.args[0].phrase == why
    with scene.qtbot.waitSignal(scene.around.desk.refused) as other:
        view.edits.move(firms.sara, firms.julia)
    assert other.args[0].phrase.in_english() == "A position can only report to one of the same organisation."


def test_the_form_of_a_line_begins_with_what_is_not_said_yet(scene: Scene, firms: Firms) -> None:
    for ends, name in (
        ((firms.felix, firms.julia), "topic"),
        ((firms.felix, None), "ours_key"),
        ((None, firms.julia), "theirs_key"),
    ):
        form = CounterpartForm(scene.around, CounterpartDraft(firms.client, *ends))
        scene.show(form, 520)
        form.setFocus()
        assert form.form.editor(name).isAncestorOf(form.focusWidget()), name


def test_a_line_drawn_from_card_to_card_only_wants_its_topic(
    scene: Scene, view: OrgChartsView, firms: Firms
) -> None:
    with scene.qtbot.waitSignal(scene.around.ways.edit_counterpart) as asked:
        view.chart.tie_asked.emit(firms.felix, firms.julia)
    assert asked.args == [CounterpartDraft(firms.client, firms.felix, firms.julia)]
    with scene.qtbot.waitSignal(scene.around.ways.edit_counterpart) as opened:
        view.chart.tie_opened.emit(firms.line)
    assert opened.args == [CounterpartDraft(firms.client, key=firms.line)]


def test_a_chosen_seat_is_told_of_and_let_go_with_esc(
    scene: Scene, view: OrgChartsView, firms: Firms
) -> None:
    view.chart.setFocus()
    view.chart.choose(firms.sara)
    told = read(view.side.seat)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [view]
    assert view.chart.hasFocus()
    assert {"IT manager", "Contact for: Projects", "Counterparts"} <= set(told)
    assert any("Marta Ruiz" in text and "changes" in text for text in told)
    QTest.keyClick(view.chart, Qt.Key.Key_Escape)
    assert view.chart.selected is None
    assert not view.side.seat.isVisible()


def test_a_line_is_ended_at_the_side_and_comes_back(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    view.chart.choose(firms.sara)
    view.side.seat.tie_dropped.emit(firms.line)
    assert not view.chart.state.shown.ties
    scene.around.desk.undo()
    assert [tie.key for tie in view.chart.state.shown.ties] == [firms.line]
    with scene.qtbot.waitSignal(scene.around.ways.edit_counterpart) as asked:
        view.side.seat.tie_wanted.emit(view.side.seat.deeds.subject)
    assert asked.args == [CounterpartDraft(firms.client, firms.sara)]


def test_keys_edit_the_chosen_seat(answering: Callable[..., Scene]) -> None:
    scene = answering("Helpdesk")
    firms = two_firms(scene.made)
    view = charts_of(scene, firms)
    view.chart.setFocus()
    view.chart.choose(firms.ana)
    QTest.keyClick(view.chart, Qt.Key.Key_Delete)
    assert seat(scene, firms.ana, firms.client).holders == ()
    scene.around.desk.undo()
    assert [h.name for h in seat(scene, firms.ana, firms.client).holders] == ["Ana Núñez"]
    QTest.keyClick(view.chart, Qt.Key.Key_Insert)
    assert "Helpdesk" in titles(scene, firms.client)
    made = view.chart.selected
    assert made is not None
    assert seat(scene, made, firms.client).boss_key == firms.ana
    with scene.qtbot.waitSignal(scene.around.ways.edit_position) as asked:
        QTest.keyClick(view.chart, Qt.Key.Key_F2)
    assert asked.args == [PositionDraft(client_key=firms.client, key=made)]
    QTest.keyClick(view.chart, Qt.Key.Key_Delete)
    assert "Helpdesk" not in titles(scene, firms.client)


def test_enter_opens_who_holds_the_seat(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    view.chart.setFocus()
    view.chart.choose(firms.sara)
    with scene.qtbot.waitSignal(scene.around.ways.person) as asked:
        QTest.keyClick(view.chart, Qt.Key.Key_Return)
    assert asked.args[0] == seat(scene, firms.sara, firms.client).holders[0].key
    view.chart.choose(firms.night)
    with scene.qtbot.waitSignal(scene.around.ways.edit_position):
        QTest.keyClick(view.chart, Qt.Key.Key_Return)


def test_somebody_dropped_on_an_empty_seat_holds_it(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    card = view.chart.state.plan.cards[firms.night]
    at = view.chart.camera.to_view(*card.middle)
    line = line_of(view, "Nerea Bravo")
    assert isinstance(line, PersonLine)
    carried = line.carried()
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.chart, QDragEnterEvent(QPointF(at), move, carried, left, none))
    QApplication.sendEvent(view.chart, QDropEvent(QPointF(at), move, carried, left, none))
    assert [h.name for h in seat(scene, firms.night, firms.client).holders] == ["Nerea Bravo"]
    assert view.chart.selected == firms.night
    assert not any(isinstance(each, PersonLine) for each in view.side.lines())
    scene.around.desk.undo()
    assert seat(scene, firms.night, firms.client).holders == ()


@pytest.mark.parametrize("how", list(_Dropped))
def test_on_a_held_seat_it_is_asked_how(answering: Callable[..., Scene], how: _Dropped) -> None:
    scene = answering(how, "Purchasing manager") if how is _Dropped.REPORTS else answering(how)
    firms = two_firms(scene.made)
    view = charts_of(scene, firms)
    view.chart.person_dropped.emit(firms.nerea, firms.ana, False)
    assert scene.ask.asked[0] == "Ana Núñez is Operations manager. Where does Nerea Bravo sit?"
    if how is _Dropped.REPLACES:
        assert [h.name for h in seat(scene, firms.ana, firms.client).holders] == ["Nerea Bravo"]
    else:
        made = seat(scene, view.chart.selected or firms.ana, firms.client)
        assert (made.title, made.boss_key, made.holders[0].key) == (
            "Purchasing manager", firms.ana, firms.nerea,
        )  # fmt: skip


def test_on_the_ground_somebody_gets_a_seat_of_their_own(answering: Callable[..., Scene]) -> None:
    scene = answering("Auditor")
    firms = two_firms(scene.made)
    view = charts_of(scene, firms)
    view.chart.person_dropped.emit(firms.nerea, None, True)
    made = seat(scene, view.chart.selected or firms.ana, firms.client)
    assert (made.title, made.boss_key) == ("Auditor", None)


def test_nobody_is_dropped_on_a_seat_of_another_organisation(
    scene: Scene, view: OrgChartsView, firms: Firms
) -> None:
    with scene.qtbot.waitSignal(scene.around.desk.refused) as refused:
        view.chart.person_dropped.emit(firms.nerea, firms.raquel, False)
    assert refused.args[0].phrase.in_english().startswith("Nerea Bravo belongs to another organisation")


def test_somebody_is_placed_with_the_keyboard_alone(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    line = line_of(view, "Nerea Bravo")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    choose("night")
    assert [h.name for h in seat(scene, firms.night, firms.client).holders] == ["Nerea Bravo"]


def test_a_name_is_typed_and_flown_to(view: OrgChartsView, firms: Firms) -> None:
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.tools.search.hasFocus()
    QTest.keyClicks(view.tools.search, "manager")
    assert view.chart.selected == firms.ana
    assert view.tools.search.hasFocus()
    QTest.keyClick(view.tools.search, Qt.Key.Key_Return)
    assert view.chart.selected == firms.sara
    QTest.keyClick(view.tools.search, Qt.Key.Key_Return)
    assert view.chart.selected == firms.marta
    QTest.keyClicks(view.tools.search, "xyz")
    assert view.tools.search.property("wrong")
    assert view.chart.selected == firms.marta


def test_whom_to_call_is_a_table_that_edits_its_lines(
    scene: Scene, view: OrgChartsView, firms: Firms
) -> None:
    view.tools.view.set_value(View.CALLS)
    view.tools.view.picked.emit(View.CALLS)
    names, rows = view.calls.table.as_shown()
    assert names[:2] == ("For what", "Theirs")
    assert rows[0][:2] == ("changes", "Sara Gómez · IT manager")
    assert "Marta Ruiz · Client manager" in rows[0]
    view.calls.table.choose(0)
    with scene.qtbot.waitSignal(scene.around.ways.edit_counterpart) as asked:
        QTest.keyClick(view.calls.table, Qt.Key.Key_Return)
    assert asked.args == [CounterpartDraft(firms.client, key=firms.line)]


def test_without_positions_it_says_how_to_begin(scene: Scene) -> None:
    client = a_client(scene.made.desk, "Bodegas Arín")
    view = OrgChartsView(scene.around, client, "Bodegas Arín")
    scene.show(view, 1240, 640)
    assert any(text.startswith("No positions yet") for text in read(view.invitation))
    with scene.qtbot.waitSignal(scene.around.ways.edit_position) as asked:
        view.invitation.add.click()
    assert asked.args == [PositionDraft(client_key=client)]
    with scene.qtbot.waitSignal(scene.around.ways.import_chart) as whose:
        view.invitation.bring.click()
    assert whose.args == [client]
    view.put_beside(False)
    assert not view.side.isVisible()
    a_person(scene.made.desk, "Lucía Arín", client, title="")
    assert "Lucía Arín" in line_of(view, "Lucía").accessibleName()


def test_a_narrow_window_gives_the_chart_the_room(scene: Scene, firms: Firms) -> None:
    view = charts_of(scene, firms, 720, 480)
    assert not view.side.isVisible()
    view.tools.side.click()
    assert view.side.isVisible()
    assert charts_of(scene, firms, 720, 480).side.isVisible()


def test_the_corners_of_the_chart_are_round(view: OrgChartsView) -> None:
    framed = view.ground.parentWidget()
    assert framed is not None
    picture = framed.grab().toImage()
    ground, inside = picture.pixelColor(0, 0), picture.pixelColor(4, 40)
    assert ground == picture.pixelColor(framed.width() - 1, framed.height() - 1)
    assert ground.name().upper() == now().bg
    assert inside.name().upper() == now().surface


def test_another_client_begins_anew(scene: Scene, view: OrgChartsView, firms: Firms) -> None:
    view.chart.choose(firms.sara)
    view.show_client(a_client(scene.made.desk, "Hotel Miramar"), "Hotel Miramar")
    assert view.chart.selected is None
    assert view.ground.currentWidget() is view.invitation
    view.show_client(firms.client, "Aero Handling")
    assert view.ground.currentWidget() is view.chart
