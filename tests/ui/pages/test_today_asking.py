"""How Today asks: in a thread, the last question counts, and the clock, holidays and settings lead to a fresh list."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from msp_desk.commands.desk import set_setting
from msp_desk.commands.reminders import set_reason_rules
from msp_desk.rules.reasons import ReasonRule
from msp_desk.ui.cards.agenda.spans import Span
from msp_desk.ui.pages.today.asking import Answer
from msp_desk.ui.pages.today.page import TodayPage
from msp_desk.ui.parts.states import LoadingState
from msp_desk.values.enums import Reason, Tier
from tests.builders import DOING, TODAY, a_client, a_person, statements
from tests.ui.pages.conftest import Scene
from tests.ui.pages.todays import a_finance_director, a_hotel, headings, lines, promised, settle, the_page


def test_who_is_due_is_asked_in_another_thread_while_the_page_stands(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    threads: set[int] = set()

    def clock() -> datetime:
        threads.add(threading.get_ident())
        return scene.made.clock()

    page = TodayPage(replace(scene.around, clock=clock))
    scene.show(page)
    assert page.questions.waiting()
    assert isinstance(page.stage.currentWidget(), LoadingState)
    assert not page.beside.isVisible()
    settle(scene, page)
    assert len(threads) == 2
    assert len(lines(page)) == 1
    assert page.list.hasFocus()


def test_of_two_questions_only_the_last_is_answered(scene: Scene) -> None:
    luis = a_person(scene.made.desk, "Luis Gil", scene.made.firm)
    others = a_client(scene.made.desk, "Talleres Ibarra", tier=Tier.A, owner_key=luis)
    a_finance_director(scene, others, "Elena Blanco")
    page = the_page(scene)
    answers: list[Answer] = []
    page.questions.answered.connect(answers.append)
    page.head.whose.choose(luis)
    page.head.whose.choose_everybodys()
    page.head.whose.choose(luis)
    settle(scene, page)
    assert [answer.wish.owner for answer in answers] == [luis]
    assert [line.bold for line in lines(page)] == ["Elena Blanco"]


def test_what_is_asked_once_is_asked_again_only_when_touched(scene: Scene) -> None:
    promised(scene, a_hotel(scene), "A quote", late=-20)
    page = the_page(scene)
    assert lines(page) == []
    with statements(scene.made.desk.engine) as sent:
        page.refresh()
        scene.qtbot.waitUntil(lambda: not page.questions.waiting())
    assert not [s for s in sent if s.startswith(("SELECT setting.", "SELECT reason_rule."))]
    scene.made.desk.do(DOING, set_setting, "horizon_days", 30)
    settle(scene, page)
    assert len(lines(page)) == 1
    scene.made.desk.do(DOING, set_reason_rules, {Reason.PROMISE: ReasonRule(is_on=False)})
    settle(scene, page)
    assert lines(page) == []


def test_public_holidays_count_once_the_program_stands(scene: Scene) -> None:
    tomorrow = TODAY + timedelta(days=1)

    def days_off(country: str, region: str, year: int) -> Mapping[date, str]:
        return {tomorrow: "A feast"} if country == "ES" else {}

    promised(scene, a_hotel(scene), "A quote", late=-1)
    page = TodayPage(replace(scene.around, days_off=days_off))
    scene.show(page)
    settle(scene, page)
    assert headings(page) == ["This week 1"]
    page.questions.take_holidays()
    settle(scene, page)
    assert headings(page) == ["Today 1"]


def test_public_holidays_are_loaded_in_the_other_thread_even_where_nothing_is_due(scene: Scene) -> None:
    threads: set[int] = set()

    def days_off(country: str, region: str, year: int) -> Mapping[date, str]:
        threads.add(threading.get_ident())
        return {}

    page = TodayPage(replace(scene.around, days_off=days_off))
    scene.show(page)
    settle(scene, page)
    assert threads == set()
    page.questions.take_holidays()
    settle(scene, page)
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_clock_that_is_set_back_leads_to_a_fresh_list(scene: Scene) -> None:
    promised(scene, a_hotel(scene), "A quote", late=0)
    page = the_page(scene)
    assert headings(page) == ["Today 1"]
    scene.made.clock.now -= timedelta(days=3)
    page.look_at_the_clock()
    settle(scene, page)
    assert headings(page) == ["This week 1"]
    scene.made.clock.now -= timedelta(minutes=5)
    page.look_at_the_clock()
    assert page.questions.waiting()
    settle(scene, page)


def test_a_colleagues_list_is_chosen_in_the_menu_and_mine_is_a_key_away(scene: Scene) -> None:
    luis = a_person(scene.made.desk, "Luis Gil", scene.made.firm)
    others = a_client(scene.made.desk, "Talleres Ibarra", tier=Tier.A, owner_key=luis)
    a_finance_director(scene, others, "Elena Blanco")
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    (action,) = page.head.whose.menu().actions()
    assert action.text() == "Luis Gil"
    action.trigger()
    settle(scene, page)
    assert [line.bold for line in lines(page)] == ["Elena Blanco"]
    assert page.head.whose.colleague.caption() == "Luis"
    assert page.head.whose.segments.value() is None
    for key, names in ((Qt.Key.Key_E, ["Carmen Ortega", "Elena Blanco"]), (Qt.Key.Key_M, ["Carmen Ortega"])):
        QTest.keyClick(page.list, key)
        settle(scene, page)
        assert sorted(line.bold for line in lines(page)) == names


def test_week_and_month_show_the_same_lines_on_their_days(scene: Scene) -> None:
    hotel = a_hotel(scene)
    carmen = a_finance_director(scene, hotel)
    promised(scene, hotel, "A quote", late=-40)
    page = the_page(scene)
    QTest.keyClick(page.list, Qt.Key.Key_2)
    settle(scene, page)
    agenda = page._agenda
    assert agenda is not None
    assert (page.head.view(), agenda.span) == (Span.WEEK, Span.WEEK)
    assert agenda.isVisible()
    assert page.beside.deeds.item is not None
    assert page.beside.deeds.item.person_key == carmen
    with scene.qtbot.waitSignal(scene.around.ways.log):
        QTest.keyClick(agenda, Qt.Key.Key_L)
    QTest.keyClick(agenda, Qt.Key.Key_3)
    settle(scene, page)
    assert agenda.span is Span.MONTH
    planned = page._answer
    assert planned is not None
    assert planned.agenda is not None
    assert sum(len(day.items) for day in planned.agenda.days) == 2
    QTest.keyClick(agenda, Qt.Key.Key_1)
    settle(scene, page)
    assert page.list.isVisible()
    assert len(lines(page)) == 1


def test_at_the_weekend_the_week_to_come_is_looked_at_first(scene: Scene) -> None:
    scene.made.clock.now -= timedelta(days=1)
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    page.head.look_at(Span.WEEK)
    settle(scene, page)
    assert page._agenda is not None
    assert page._agenda.first == TODAY


def test_months_far_ahead_are_planned_when_they_are_looked_at(scene: Scene) -> None:
    promised(scene, a_hotel(scene), "A quote", late=-130)
    page = the_page(scene)
    page.head.look_at(Span.MONTH)
    settle(scene, page)
    agenda = page._agenda
    assert agenda is not None
    for _ in range(5):
        agenda.later()
    settle(scene, page)
    planned = page._answer.agenda if page._answer is not None else None
    assert planned is not None
    assert sum(item.record.reason is Reason.PROMISE for day in planned.days for item in day.items) == 1


def test_a_reminder_leads_to_its_line_in_whosever_list_it_is(scene: Scene) -> None:
    luis = a_person(scene.made.desk, "Luis Gil", scene.made.firm)
    others = a_client(scene.made.desk, "Talleres Ibarra", tier=Tier.A, owner_key=luis)
    elena = a_finance_director(scene, others, "Elena Blanco")
    a_finance_director(scene, a_hotel(scene))
    page = the_page(scene)
    page.head.whose.choose_everybodys()
    settle(scene, page)
    wanted: dict[UUID | None, object] = {i.person_key: i.identity for i in page.list.items}
    page.head.whose.choose_mine()
    settle(scene, page)
    page.show_identity(wanted[elena])  # type: ignore[arg-type] # an identity
    settle(scene, page)
    assert page.list.current_row().person_key == elena
    assert page.beside.deeds.item is page.list.current_row()


def test_an_answer_that_comes_late_takes_the_keys_from_nobody(scene: Scene) -> None:
    a_finance_director(scene, a_hotel(scene))
    page = TodayPage(scene.around)
    field = QLineEdit(page)
    scene.show(page)
    field.show()
    field.setFocus()
    settle(scene, page)
    assert field.hasFocus()
    assert len(lines(page)) == 1
