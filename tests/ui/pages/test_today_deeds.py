"""What is done with the lines of Today, by keyboard: snoozed, handed over, dropped, brought back; and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from msp_desk.commands.positions import change_position
from msp_desk.queries.reminders import hidden_items
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.plan.view import MEASURES, PlanView
from msp_desk.ui.looks import REASON_ICON
from msp_desk.ui.pages.clients.client_view import ClientView
from msp_desk.ui.pages.today.page import TodayPage
from msp_desk.values.drafts import HoldingDraft, PointDraft, PositionDraft
from msp_desk.values.enums import Channel, PointKind, PromiseState, Reason
from msp_desk.values.errors import Refused
from tests.builders import DOING, NOW, TODAY, a_client, a_person, an_interaction
from tests.plan_desks import a_whole_plan, publish
from tests.ui.pages.conftest import Scene
from tests.ui.pages.test_today import states
from tests.ui.pages.todays import a_finance_director, a_hotel, choose, lines, promised, settle, the_page

Answering = Callable[..., Scene]


def snooze(page: TodayPage, words: str) -> None:
    """Take a line of the menu of times."""
    menu = page.beside.menus.snoozing()
    next(a for a in menu.actions() if a.text().startswith(words)).trigger()


def pick(page: TodayPage, letters: str) -> None:
    """Choose somebody, or something, in what has opened over the window."""
    chooser = page.findChild(Chooser)
    assert isinstance(chooser, Chooser)
    QTest.keyClicks(chooser.search, letters)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)


def test_s_offers_times_and_the_first_of_them_hides_the_line_until_its_minute(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == [
        "Later today, at 12:30", "Tomorrow", "Next week, Monday 30 November", "A day…"
    ]  # fmt: skip
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle(scene, page)
    assert lines(page) == []
    scene.made.clock.now = NOW + timedelta(hours=2, minutes=59)
    page.look_at_the_clock()
    assert not page.questions.waiting()
    scene.made.clock.now = NOW + timedelta(hours=3)
    page.look_at_the_clock()
    settle(scene, page)
    assert [line.chip_icon for line in lines(page)] == ["alarm-clock"]
    assert "It was snoozed before" in page.beside._why.text()


def test_a_snooze_is_taken_back_by_undo_and_ends_by_itself_on_its_day(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.desk.told) as told:
        snooze(page, "Tomorrow")
    settle(scene, page)
    assert lines(page) == []
    scene.around.desk.undo_deed(told.args[1])
    settle(scene, page)
    assert len(lines(page)) == 1
    snooze(page, "Tomorrow")
    settle(scene, page)
    scene.made.clock.now += timedelta(days=14)  # the laptop slept for two weeks
    page.look_at_the_clock()
    settle(scene, page)
    assert len(lines(page)) == 1


def test_a_day_that_is_none_is_asked_for_again_and_nothing_is_done_when_that_is_left(
    answering: Answering,
) -> None:
    scene = answering("soon", "21/11/2026", "22/11/2028", None)
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    snooze(page, "A day")
    _, unread, past, far = scene.ask.asked
    assert "cannot be read as a day" in unread
    assert "not still to come" in past
    assert "more than a year ahead" in far
    assert len(lines(page)) == 1
    assert scene.made.desk.ask(hidden_items, TODAY, NOW) == ()


def test_a_day_that_is_typed_hides_the_line_until_then(answering: Answering) -> None:
    scene = answering("+10")
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    snooze(page, "A day")
    settle(scene, page)
    assert lines(page) == []
    (hidden,) = scene.made.desk.ask(hidden_items, TODAY, NOW)
    assert hidden.mark.hidden_until == TODAY + timedelta(days=10)


def test_h_hands_a_line_to_a_colleague_with_a_note(answering: Answering) -> None:
    scene = answering("She knows you")
    luis = a_person(scene.made.desk, "Luis Gil", scene.made.firm)
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    QTest.keyClick(page.list, Qt.Key.Key_H)
    pick(page, "lui")
    settle(scene, page)
    assert lines(page) == []
    page.head.whose.choose(luis)
    settle(scene, page)
    (line,) = lines(page)
    assert line.second.startswith("From Marta: Nobody has spoken")
    assert page.beside._why.text().endswith("Marta Ruiz hands it to Luis Gil: She knows you")
    choose(page, "Take it back")
    settle(scene, page)
    page.head.whose.choose_mine()
    settle(scene, page)
    assert [line.chip_icon for line in lines(page)] == [""]


def test_a_hand_over_that_is_left_halfway_changes_nothing(answering: Answering) -> None:
    scene = answering(None)
    a_person(scene.made.desk, "Luis Gil", scene.made.firm)
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    QTest.keyClick(page.list, Qt.Key.Key_H)
    chooser = page.findChild(Chooser)
    assert isinstance(chooser, Chooser)
    QTest.keyClick(chooser.search, Qt.Key.Key_Escape)
    QTest.keyClick(page.list, Qt.Key.Key_H)
    pick(page, "lui")
    assert len(lines(page)) == 1
    assert not page.questions.waiting()


def test_where_there_is_no_colleague_that_is_said(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.desk.refused) as refused:
        QTest.keyClick(page.list, Qt.Key.Key_H)
    assert isinstance(refused.args[0], Refused)


def test_d_drops_a_line_with_a_reason_and_p_brings_it_back(answering: Answering) -> None:
    scene = answering("", "They close on Friday")
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        QTest.keyClick(page.list, Qt.Key.Key_D)
    assert len(lines(page)) == 1
    QTest.keyClick(page.list, Qt.Key.Key_D)
    settle(scene, page)
    assert lines(page) == []
    page._put_away.open_list()
    chooser = page.findChild(Chooser)
    assert isinstance(chooser, Chooser)
    shown = chooser.list.lines.line(0)
    assert (shown.bold, shown.quiet.split(" · ")[0]) == ("Carmen Ortega", "dropped: They close on Friday")
    pick(page, "carm")
    settle(scene, page)
    assert len(lines(page)) == 1


def test_a_promise_is_dropped_with_a_reason_and_opened_again(answering: Answering) -> None:
    scene = answering("", "They bought it elsewhere")
    promised(scene, a_hotel(scene), "A quote")
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        QTest.keyClick(page.list, Qt.Key.Key_D)
    assert states(scene) == {"A quote": PromiseState.OPEN}
    choose(page, "Drop…")
    settle(scene, page)
    assert (lines(page), states(scene)) == ([], {"A quote": PromiseState.DROPPED})
    page._put_away.open_list()
    chooser = page.findChild(Chooser)
    assert isinstance(chooser, Chooser)
    assert "They bought it elsewhere" in chooser.list.lines.line(0).quiet
    pick(page, "quote")
    settle(scene, page)
    assert (len(lines(page)), states(scene)) == (1, {"A quote": PromiseState.OPEN})
    for _ in range(2):
        scene.around.desk.undo()
        settle(scene, page)
    assert (len(lines(page)), states(scene)) == (1, {"A quote": PromiseState.OPEN})


def test_what_is_put_away_and_is_nobody_has_a_sign_instead_of_letters(scene: Scene) -> None:
    promised(scene, a_hotel(scene), "A quote")
    page = the_page(scene)
    snooze(page, "Tomorrow")
    settle(scene, page)
    page._put_away.open_list()
    chooser = page.findChild(Chooser)
    assert isinstance(chooser, Chooser)
    shown = chooser.list.lines.line(0)
    assert (shown.avatar, shown.icon) == ("", REASON_ICON[Reason.PROMISE])


def test_nothing_put_away_is_said_so(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.desk.refused) as refused:
        QTest.keyClick(page.list, Qt.Key.Key_P)
    assert refused.args[0].phrase.in_english() == "Nothing is put away."


def test_enter_on_a_promise_keeps_it_once_however_often_it_is_pressed(scene: Scene) -> None:
    promised(scene, a_hotel(scene), "A quote", "A visit")
    page = the_page(scene)
    for _ in range(3):
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    settle(scene, page)
    assert sorted(s.value for s in states(scene).values()) == ["kept", "open"]


def test_an_empty_seat_leads_to_the_org_chart(scene: Scene) -> None:
    hotel = a_hotel(scene)
    ana = a_person(scene.made.desk, "Ana Núñez", hotel)
    held = HoldingDraft(ana, starts_on=TODAY - timedelta(days=400), ends_on=TODAY - timedelta(days=20))
    scene.made.desk.do(DOING, change_position, PositionDraft(hotel, "Head of IT", holdings=(held,)))
    page = the_page(scene)
    page.list.choose(next(i.identity for i in page.list.items if i.reason is Reason.SEAT_EMPTY))
    with scene.qtbot.waitSignal(scene.around.ways.client) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.args == [hotel, "charts"]


def test_a_contact_begins_with_the_channel_that_reaches_them(scene: Scene) -> None:
    hotel = a_hotel(scene)
    nora = a_person(
        scene.made.desk, "Nora Vidal", hotel, is_key=True, title="Head of IT",
        points=(PointDraft(PointKind.EMAIL, "nora@miramar.example", preferred=True),),
    )  # fmt: skip
    promised(scene, hotel, "A quote", person=nora)
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.ways.log) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_L)
    draft = asked.args[0]
    assert (draft.channel, draft.people, draft.subject) == (Channel.EMAIL, (nora,), "Promise of ours")


def test_beside_stands_what_is_new_since_the_last_contact_and_what_was_said_then(scene: Scene) -> None:
    desk, hotel = scene.made.desk, a_hotel(scene)
    luis = a_person(desk, "Luis Gil", scene.made.firm)
    carmen = a_finance_director(scene, hotel)
    an_interaction(
        desk,
        [carmen],
        hotel,
        days_ago=101,
        perceived=2,
        subject="Invoices",
        notes="I never see what you improve.",
    )
    ana = a_person(desk, "Ana Núñez", hotel)
    an_interaction(desk, [ana, luis], hotel, days_ago=3, subject="The new switch")
    said = " ".join(the_page(scene).beside._person.texts())
    assert "Felt 2 of 5" in said
    assert "«I never see what you improve.»" in said
    assert "New since the last contact" in said
    assert "Luis with Ana" in said


@pytest.mark.parametrize(
    "keys", [Qt.Key.Key_L, Qt.Key.Key_S, Qt.Key.Key_H, Qt.Key.Key_D, Qt.Key.Key_K, Qt.Key.Key_Period]
)
def test_where_nobody_is_due_keys_do_nothing(scene: Scene, keys: Qt.Key) -> None:
    a_client(scene.made.desk)
    page = the_page(scene)
    QTest.keyClick(page.stage, keys)
    assert QApplication.activePopupWidget() is None
    assert scene.ask.asked == []


def test_what_is_not_measured_is_opened_where_it_is_measured(scene: Scene) -> None:
    whole = a_whole_plan(scene.made)
    publish(scene.made, whole.plan)
    scene.made.clock.now = NOW + timedelta(days=20)
    page = the_page(scene)
    place = next(n for n, item in enumerate(page.list.items) if item.reason is Reason.UNMEASURED)
    assert page.list.choose(page.list.items[place].identity)
    with scene.qtbot.waitSignal(scene.around.ways.client) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    client, tab = asked.args
    view = ClientView(scene.around)
    scene.show(view)
    view.show_client(client, tab)
    plan = view.tabs.page("plan").findChild(PlanView)
    assert isinstance(plan, PlanView)
    assert (view.tabs.current(), plan.nav.current()) == ("plan", MEASURES)
