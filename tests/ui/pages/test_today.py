"""The Today page, used as an account owner would in the morning."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from msp_desk.queries.promises import PromiseFilter, promises
from msp_desk.ui.pages.today.page import TodayPage
from msp_desk.ui.parts.states import EmptyState, ErrorState
from msp_desk.values.enums import Channel, Initiative, Moment, PromiseState, Tier
from msp_desk.values.errors import Blocked
from tests.builders import a_client, a_person, an_interaction
from tests.ui.pages.conftest import Scene
from tests.ui.pages.todays import (
    a_finance_director,
    a_hotel,
    choose,
    headings,
    lines,
    promised,
    settle,
    the_page,
)

ALL = PromiseFilter(states=tuple(PromiseState))


def states(scene: Scene) -> dict[str, PromiseState]:
    """What became of each promise."""
    return {p.what: p.state for p in scene.made.desk.ask(promises, ALL)}


def test_a_new_desk_is_led_to_bringing_contacts_in(scene: Scene) -> None:
    empty = the_page(scene).findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert "Nobody to call yet" in empty.accessibleName()
    assert empty.button is not None
    with scene.qtbot.waitSignal(scene.around.ways.page) as asked:
        QTest.keyClick(empty.button, Qt.Key.Key_Return)
    assert asked.args == ["import"]


def test_when_nobody_is_due_the_page_says_what_it_is_for(scene: Scene) -> None:
    a_hotel(scene)
    page = the_page(scene)
    empty = page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert "Nobody of yours is due" in empty.accessibleName()
    assert not page.beside.isVisible()
    assert empty.button is not None
    QTest.keyClick(empty.button, Qt.Key.Key_Return)
    settle(scene, page)
    now = page.stage.currentWidget()
    assert isinstance(now, EmptyState)
    assert now.button is not None
    with scene.qtbot.waitSignal(scene.around.ways.page) as asked:
        QTest.keyClick(now.button, Qt.Key.Key_Return)
    assert asked.args == ["clients"]


def test_who_is_due_stands_first_with_the_sentence_why(scene: Scene) -> None:
    hotel = a_hotel(scene)
    a_finance_director(scene, hotel)
    a_finance_director(scene, a_hotel(scene, "Churrería Sol"), "Fermín Mora", days_ago=80)
    page = the_page(scene)
    first, second = lines(page)
    assert (first.bold, first.quiet) == ("Carmen Ortega", "Hotel Miramar")
    assert (
        first.second == "Nobody has spoken to the finance director for 104 days; tier A executives: every 90"
    )
    assert first.chip == "14 days late"
    assert second.bold == "Fermín Mora"
    assert headings(page) == ["Overdue 1", "Today 1"]
    assert first.second in page.beside._why.text()
    card = page.beside._person.texts()
    assert "Carmen Ortega" in card
    assert any("600 10 02 00" in text for text in card)
    assert any("late since" in text for text in card)


def test_enter_logs_a_contact_with_who_is_chosen(scene: Scene) -> None:
    hotel = a_hotel(scene)
    carmen = a_finance_director(scene, hotel)
    page = the_page(scene)
    with scene.qtbot.waitSignal(scene.around.ways.log) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    draft = asked.args[0]
    assert (draft.people, draft.client_key) == ((carmen,), hotel)
    assert (draft.channel, draft.initiative) == (Channel.CALL, Initiative.PROACTIVE)
    assert page.begun_contact() == draft
    with scene.qtbot.waitSignal(scene.around.ways.log):
        QTest.keyClick(page.beside.main, Qt.Key.Key_Return)


def test_what_nobody_asked_about_is_filled_in_where_it_is_logged(scene: Scene) -> None:
    hotel = a_client(
        scene.made.desk, "Hotel Miramar", tier=Tier.A, since=date(2020, 3, 2), owner_key=scene.made.me
    )
    carmen = a_person(scene.made.desk, "Carmen", hotel)
    for moment in (Moment.OPERATION, Moment.EVOLUTION):
        an_interaction(scene.made.desk, [carmen], hotel, days_ago=5, moment=moment, perceived=4)
    page = the_page(scene)
    draft = page.begun_contact()
    assert draft is not None
    assert (draft.client_key, draft.moment) == (hotel, Moment.INNOVATION)


def test_a_call_in_vain_is_seen_on_the_line(scene: Scene) -> None:
    hotel = a_hotel(scene)
    carmen = a_finance_director(scene, hotel)
    page = the_page(scene)
    assert lines(page)[0].chip_icon == ""
    an_interaction(scene.made.desk, [carmen], hotel, reached=False)
    settle(scene, page)
    (line,) = lines(page)
    assert (line.chip, line.chip_icon) == ("14 days late", "phone-outgoing")
    assert "nobody answered" in line.second


def test_in_a_small_window_the_week_has_all_the_room_and_can_still_be_worked_through(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    page = TodayPage(scene.around)
    scene.show(page, 760, 540)
    settle(scene, page)
    assert page.beside.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_2)
    settle(scene, page)
    assert not page.beside.isVisible()
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert page.window().frameGeometry().contains(menu.geometry())
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    page.window().resize(1200, 700)
    assert page.beside.isVisible()


def test_control_and_enter_open_the_client(scene: Scene) -> None:
    hotel = a_hotel(scene)
    a_finance_director(scene, hotel)
    page = the_page(scene)
    page.list.setFocus()
    with scene.qtbot.waitSignal(scene.around.ways.client) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [hotel, ""]


def test_a_logged_contact_takes_the_line_away(scene: Scene) -> None:
    hotel = a_hotel(scene)
    carmen = a_finance_director(scene, hotel)
    page = the_page(scene)
    assert len(lines(page)) == 1
    an_interaction(scene.made.desk, [carmen], hotel)
    settle(scene, page)
    assert isinstance(page.stage.currentWidget(), EmptyState)


def test_k_keeps_a_promise_and_the_next_line_is_chosen(scene: Scene) -> None:
    hotel = a_hotel(scene)
    promised(scene, hotel, "A quote", "A visit", "A list")
    page = the_page(scene)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    second, third = lines(page)[1].second, lines(page)[2].second
    with scene.qtbot.waitSignal(scene.around.desk.told) as told:
        QTest.keyClick(page.list, Qt.Key.Key_K)
    kept = [w for w, s in states(scene).items() if s is PromiseState.KEPT]
    assert [second.split(",")[0]] == kept
    settle(scene, page)
    assert lines(page)[1].second == third
    assert page.list.current_row() is page.list.items[1]
    scene.around.desk.undo_deed(told.args[1])
    assert set(states(scene).values()) == {PromiseState.OPEN}
    settle(scene, page)
    assert len(lines(page)) == 3


def test_a_promise_can_be_broken_from_its_menu(scene: Scene) -> None:
    hotel = a_hotel(scene)
    promised(scene, hotel, "A quote")
    page = the_page(scene)
    choose(page, "Mark as broken")
    settle(scene, page)
    assert states(scene) == {"A quote": PromiseState.BROKEN}


def test_of_a_check_in_there_is_nothing_to_keep(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_K)
    assert len(lines(page)) == 1
    assert page.beside.main.caption() == "Log it"


def test_a_promise_to_nobody_in_particular_shows_the_client(scene: Scene) -> None:
    hotel = a_hotel(scene)
    a_person(scene.made.desk, "Ana Núñez", hotel)
    promised(scene, hotel, "A quote")
    page = the_page(scene)
    shown = page.beside._client.texts()
    assert "Hotel Miramar" in shown
    assert any("A quote" in text for text in shown)
    assert any("Ana Núñez" in text for text in shown)
    assert page.beside.main.caption() == "Mark as kept"


def test_of_a_promise_of_somebody_their_card_is_shown(scene: Scene) -> None:
    hotel = a_hotel(scene)
    ana = a_person(scene.made.desk, "Ana Núñez", hotel)
    promised(scene, hotel, "A quote", person=ana)
    page = the_page(scene)
    assert "Ana Núñez" in page.beside._person.texts()
    with scene.qtbot.waitSignal(scene.around.ways.log) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_L)
    assert asked.args[0].people == (ana,)


def test_the_side_bar_hears_how_many_wait_seen_or_not(scene: Scene) -> None:
    hotel = a_hotel(scene)
    carmen = a_finance_director(scene, hotel)
    page = TodayPage(scene.around)
    heard: list[tuple[int, bool]] = []
    page.counted.connect(lambda n, late: heard.append((n, late)))  # a test has no slot of its own
    scene.show(page)
    settle(scene, page)
    assert heard[-1] == (1, True)
    page.hide()
    promised(scene, hotel, "A quote", late=0)
    settle(scene, page)
    assert heard[-1] == (2, True)
    an_interaction(scene.made.desk, [carmen], hotel)
    settle(scene, page)
    assert heard[-1] == (1, False)
    page.show()
    assert [line.bold for line in lines(page)] == ["Promise of ours"]


def test_others_clients_are_seen_when_asked_for(scene: Scene) -> None:
    luis = a_person(scene.made.desk, "Luis Gil", scene.made.firm)
    others = a_client(scene.made.desk, "Talleres Ibarra", tier=Tier.A, owner_key=luis)
    a_finance_director(scene, others, "Elena Blanco")
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    assert [line.bold for line in lines(page)] == ["Carmen Ortega"]
    page.head.whose.segments.setFocus()
    QTest.keyClick(page.head.whose.segments, Qt.Key.Key_Right)
    settle(scene, page)
    assert sorted(line.bold for line in lines(page)) == ["Carmen Ortega", "Elena Blanco"]


def test_after_midnight_it_is_another_day(scene: Scene) -> None:
    promised(scene, a_hotel(scene), "A quote", late=-1)
    page = the_page(scene)
    assert headings(page) == ["This week 1"]
    assert page.head.date.text() == "Monday 23 November"
    scene.made.clock.now += timedelta(days=1)
    page.look_at_the_clock()
    settle(scene, page)
    assert page.head.date.text() == "Tuesday 24 November"
    assert headings(page) == ["Today 1"]


def test_sixty_promises_and_endless_names_are_shown_and_told_whole(scene: Scene) -> None:
    hotel = a_hotel(scene, "Hotel " + "Miramar " * 24)
    ana = a_person(scene.made.desk, "Ana " + "Núñez " * 32, hotel, title="Head of " + "everything " * 18)
    promised(scene, hotel, *(f"Promise {n} " + "and so on " * 25 for n in range(60)), person=ana)
    page = the_page(scene)
    assert sum(line.bold == "Promise of ours" for line in lines(page)) == 60
    assert page.beside._why.text().startswith("Promise ")
    assert page.beside._why.height() > 40
    page.grab()


def test_what_cannot_be_asked_is_told_with_a_way_to_try_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = the_page(scene)

    def gone(*_: object) -> object:
        raise Blocked("The disk was taken away.")

    with monkeypatch.context() as patch:
        patch.setattr(type(scene.around.desk), "ask", gone)
        page.refresh()
        scene.qtbot.waitUntil(lambda: not page.questions.waiting())
    error = page.stage.currentWidget()
    assert isinstance(error, ErrorState)
    assert "The disk was taken away." in error.accessibleName()
    assert error.button is not None
    a_finance_director(scene, a_hotel(scene))
    QTest.keyClick(error.button, Qt.Key.Key_Return)
    settle(scene, page)
    assert [line.bold for line in lines(page)] == ["Carmen Ortega"]
