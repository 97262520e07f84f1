"""The page of renewals: what waits, in which order, how it is decided, undone, and what clients leave; by keyboard too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy.orm import Session

from msp_desk.commands.contracts import save_contract
from msp_desk.commands.desk import set_setting
from msp_desk.queries.contracts import client_contracts
from msp_desk.rules.workdays import PLAIN_CALENDAR
from msp_desk.ui.pages.renewals.page import RenewalsPage
from msp_desk.ui.parts.states import Stage
from msp_desk.values.contracts import ContractDraft, Decision, DecisionDraft, NoticeWay
from msp_desk.values.enums import Side
from tests.builders import DOING, TODAY, a_client, a_person, statements
from tests.contract_desks import a_contract, a_decision, some_hours, terms_to
from tests.ui.pages.conftest import Scene

END = date(2027, 1, 31)


@pytest.fixture
def aero(scene: Scene) -> UUID:
    """A client of mine."""
    return a_client(scene.made.desk, "Aero Handling", owner_key=scene.made.me)


def shown(scene: Scene, *, mine: bool = True, width: int = 1280) -> RenewalsPage:
    """The page, once its answer is there."""
    page = RenewalsPage(scene.around)
    page.whose.set_value(mine)
    scene.show(page, width)
    settle(scene, page)
    return page


def state(stage: Stage) -> Any:
    """What a page shows instead of its content."""
    return stage.currentWidget()


def settle(scene: Scene, page: RenewalsPage) -> None:
    """Wait for all answers."""

    def there() -> bool:
        asking = (page._question, page._reckoning, page.renewals.beside._question)
        pausing = page.renewals.beside._pause.isActive()
        return not pausing and not any(q.waiting() for q in asking)

    scene.qtbot.waitUntil(there)


def lines(page: RenewalsPage) -> list[str]:
    """What stands in the list, headings too."""
    model = page.renewals.list.model()
    return [str(model.index(n, 0).data()) for n in range(page.renewals.list.count())]


def test_an_empty_page_says_what_it_is_for_and_has_one_button(scene: Scene) -> None:
    page = shown(scene, mine=False)
    empty = state(page.renewals.stage)
    assert empty.accessibleName().startswith("No contract yet. ")
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract) as asked:
        empty.button.click()
    assert asked.args == [ContractDraft()]
    assert page.renewals.beside.isHidden()


def test_mine_without_contracts_lead_to_everybodys(scene: Scene) -> None:
    desk = scene.made.desk
    a_contract(desk, a_client(desk, "Bodega", owner_key=a_person(desk, "Luis", scene.made.firm)))
    page = shown(scene)
    state(page.renewals.stage).button.click()
    settle(scene, page)
    assert page.whose.value() is False
    assert page.renewals.list.count() == 2


def test_renewals_stand_by_the_day_of_decision(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    a_contract(desk, aero, "Late", terms_to(date(2027, 1, 15)))
    a_contract(desk, aero, "Soon", terms_to(date(2027, 1, 31)))
    a_contract(desk, aero, "Next", terms_to(date(2027, 3, 31)))
    a_contract(desk, aero, "Later", terms_to(date(2027, 10, 31)))
    ended = a_contract(desk, aero, "Ended", terms_to(END))
    a_decision(desk, ended, END, Decision.NOTICE_GIVEN, TODAY, "They build their own")
    page = shown(scene)
    told = lines(page)
    heads = [line for line in told if "Aero" not in line]
    assert heads == ["Overdue 1", "In the next 30 days 1", "In the next 90 days 1", "Later 1", "Nothing to decide 1", "Decided in the last 12 months 1"]  # fmt: skip
    assert told[1] == (
        "Aero Handling · Late · €12,000.00 a year. The last day for notice was 15 Nov; it runs until 15 Jan 2027. "
        "Silence renews it for 12 months, until 15 Jan 2028. 8 days late"
    )
    assert "start talking now" in told[3]
    assert "It ends on 31 January 2027: that is decided." in told[-3]
    assert "They gave notice" not in told[-1]
    assert "We gave notice; the term until 31 Jan 2027" in told[-1]


def test_a_contract_that_was_just_added_is_the_one_that_is_shown(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    a_contract(desk, aero, "Soon", terms_to(date(2027, 1, 31)))
    page = shown(scene)
    draft = ContractDraft(aero, "Later", terms=terms_to(date(2027, 10, 31)))
    key = scene.around.desk.do(DOING, save_contract, draft)
    settle(scene, page)
    assert page.renewals.list.current_key() == key
    scene.around.desk.undo()
    settle(scene, page)
    assert page.renewals.list.current_key() != key


def test_in_a_small_window_the_day_comes_first_and_once(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    a_contract(desk, aero, "Soon", terms_to(date(2027, 1, 31)))
    a_contract(desk, aero, "Later", terms_to(date(2027, 10, 31)))
    page = shown(scene)
    page.resize(680, 600)
    told = [line for line in lines(page) if "Aero" in line]
    assert "Notice by 30 Nov. Silence" in told[0]
    assert told[0].endswith("7 days left")
    assert told[1].count("31 Aug 2027") == 1
    shown_columns = [n for n in range(10) if not page.margins.table.isColumnHidden(n)]
    assert shown_columns == [0, 1, 3, 6, 7, 8]
    page.resize(1040, 700)
    assert lines(page)[-1].endswith("31 Aug 2027")
    assert not page.margins.table.isColumnHidden(2)


def test_the_side_bar_hears_what_waits_seen_or_not(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    page = RenewalsPage(scene.around)
    scene.qtbot.addWidget(page)
    heard: list[tuple[int, bool]] = []

    def hear(count: int, late: bool) -> None:
        heard.append((count, late))

    page.counted.connect(hear)
    page.refresh()
    scene.qtbot.waitUntil(lambda: heard == [(0, False)])
    scene.around.desk.do(DOING, _saving, aero)
    scene.qtbot.waitUntil(lambda: heard[-1] == (1, True))
    assert desk.ask(client_contracts, aero, TODAY, PLAIN_CALENDAR)


def _saving(session: Session, client: UUID) -> UUID:
    return save_contract(session, ContractDraft(client, "Late", terms=terms_to(date(2027, 1, 15))))


def test_notice_by_letter_is_to_be_sent_on_a_working_day(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    letter = terms_to(date(2027, 2, 28), notice_way=NoticeWay.REGISTERED_LETTER, notice_amount=1)
    a_contract(desk, aero, "By letter", letter)  # the last day is Sunday 31 January
    page = shown(scene)
    assert "Last day for notice is 29 Jan 2027" in lines(page)[1]
    assert any("to be sent by 29 January 2027" in t for t in page.renewals.beside.canvas.texts())


def test_enter_decides_and_keys_do_the_rest(scene: Scene, aero: UUID) -> None:
    contract = a_contract(scene.made.desk, aero, "Soon", terms_to(END))
    page, ways = shown(scene), scene.around.ways
    row = page.renewals.list
    row.setFocus()
    with scene.qtbot.waitSignal(ways.edit_contract) as asked:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == [DecisionDraft(contract, END, Decision.RENEWED, TODAY)]
    with scene.qtbot.waitSignal(ways.edit_contract) as asked:
        QTest.keyClick(row, Qt.Key.Key_E)
    assert asked.args == [ContractDraft(key=contract)]
    with scene.qtbot.waitSignal(ways.edit_contract) as asked:
        QTest.keyClick(row, Qt.Key.Key_H)
    assert asked.args[0].client_key == aero
    with scene.qtbot.waitSignal(ways.log) as logged:
        QTest.keyClick(row, Qt.Key.Key_L)
    assert logged.args[0].client_key == aero
    with scene.qtbot.waitSignal(ways.client) as led:
        QTest.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert led.args == [aero, "contracts"]


def test_the_menu_has_each_decision_and_what_was_deleted_comes_back(scene: Scene, aero: UUID) -> None:
    a_contract(scene.made.desk, aero, "Soon", terms_to(END))
    page = shown(scene)
    menu = page.renewals.beside.menu(page.renewals.list.current_row())
    texts = [a.text() for a in menu.actions() if a.text()]
    assert texts[:4] == ["Renewed", "Renegotiated", "Notice given", "Contract lost"]
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract) as asked:
        menu.actions()[3].trigger()
    assert asked.args[0].decision is Decision.LOST
    page.renewals.beside.deeds.delete()
    settle(scene, page)
    assert state(page.renewals.stage).accessibleName().startswith("No contract with clients of yours")
    scene.around.desk.undo()
    settle(scene, page)
    assert page.renewals.list.count() == 2


def test_notice_that_was_given_can_be_taken_back(scene: Scene, aero: UUID) -> None:
    contract = a_contract(scene.made.desk, aero, "Ended", terms_to(END))
    a_decision(scene.made.desk, contract, END, Decision.NOTICE_GIVEN, TODAY)
    page = shown(scene)
    assert page.renewals.beside.decide.isHidden()
    menu = page.renewals.beside.menu(page.renewals.list.current_row())
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [DecisionDraft(contract, END, Decision.RENEWED, TODAY)]
    with scene.qtbot.waitSignal(scene.around.ways.client):
        QTest.keyClick(page.renewals.list, Qt.Key.Key_Return)


def test_a_contract_that_was_asked_for_is_found_among_all(scene: Scene) -> None:
    desk = scene.made.desk
    other = a_client(desk, "Bodega", owner_key=a_person(desk, "Luis", scene.made.firm))
    contract = a_contract(desk, other)
    page = shown(scene)
    page.show_contract(contract)
    settle(scene, page)
    assert page.whose.value() is False
    assert page.renewals.beside.deeds.subject is not None
    assert page.renewals.beside.deeds.subject.key == contract
    page.show_contract(a_client(desk, "Nobody"))  # what is gone is looked for once
    settle(scene, page)
    assert page.renewals.beside.deeds.subject.key == contract


def test_beside_stand_terms_history_hours_and_margin(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    desk.do(DOING, set_setting, "hour_cost", 4_000)
    contract = a_contract(
        desk, aero, "Service", terms_to(date(2026, 12, 31), notice_amount=1), reference="NS-1"
    )
    a_decision(desk, contract, date(2026, 12, 31), Decision.RENEGOTIATED, TODAY, "Two more sites", terms=replace(terms_to(date(2027, 12, 31)), value=2_400_000))  # fmt: skip
    some_hours(desk, aero, TODAY, 690)
    some_hours(desk, aero, TODAY, 60, side=Side.THEIRS)
    page = shown(scene)
    texts = page.renewals.beside.canvas.texts()
    assert "Value: €24,000.00 a year" in texts
    assert "Reference: NS-1" in texts
    assert "November 2026: 11.5 h of 10 h, 1.5 h over" in texts
    assert "12 months: 11.5 h of 110 h" in texts  # it began in January
    assert "Cost: €460.00" in texts
    assert "Hidden cost: 1 h of theirs" in texts
    assert any(t.startswith("Renegotiated, asked for by us. Two more sites") for t in texts)
    assert any(t.startswith("Terms until 31 Dec 2026. €12,000.00 a year") for t in texts)


def test_margins_mark_who_is_under_water_in_words(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    desk.do(DOING, set_setting, "hour_cost", 4_000)
    a_contract(desk, aero, terms=terms_to(END, value=12_000))
    some_hours(desk, aero, TODAY, 600)
    good = a_client(desk, "Bodega", owner_key=scene.made.me)
    a_contract(desk, good)
    abroad = a_client(desk, "Cala", owner_key=scene.made.me)
    a_contract(desk, abroad, terms=terms_to(END, currency="GBP"))
    page = shown(scene)
    page.show_view("margins")
    settle(scene, page)
    assert next(r.client for r in page.margins.table.rows()) == "Aero Handling"
    _, told = page.margins.table.as_shown()
    by_client = {row[0]: row for row in told}
    assert "Under water" in by_client["Aero Handling"]
    assert by_client["Cala"][6] == ""
    assert "1 client is left out" in page.margins._hint.text()
    with scene.qtbot.waitSignal(scene.around.ways.client) as led:
        page.margins.table.setFocus()
        page.margins.table.choose(0)
        QTest.keyClick(page.margins.table, Qt.Key.Key_Return)
    assert led.args[1] == "contracts"
    some_hours(desk, good, TODAY, 60)
    page.margins.months.set_value(1)
    page.margins._ask()
    settle(scene, page)
    assert page.margins._period.text() == "1 Nov 2026 to 30 Nov 2026"


def test_without_a_cost_the_page_says_where_to_say_it(scene: Scene, aero: UUID) -> None:
    a_contract(scene.made.desk, aero)
    page = shown(scene)
    page.show_view("margins")
    settle(scene, page)
    assert page.margins._hint.text().startswith("Say in Settings what an hour of ours costs")
    assert any("Say in Settings" in t for t in page.renewals.beside.canvas.texts())


def test_with_nothing_to_reckon_margins_say_so(scene: Scene) -> None:
    page = shown(scene, mine=False)
    page.show_view("margins")
    settle(scene, page)
    assert state(page.margins_stage).accessibleName().startswith("Nothing to reckon yet")


def test_a_desk_that_cannot_be_read_is_told_with_a_way_to_try_again(scene: Scene, aero: UUID) -> None:
    a_contract(scene.made.desk, aero)
    page = shown(scene)
    page._fail(ValueError("a bug"))
    page._fail_margins(ValueError("a bug"))
    error = state(page.renewals.stage)
    assert error.accessibleName().startswith("This could not be shown")
    error.button.click()
    settle(scene, page)
    assert page.renewals.list.count() == 2


def test_two_thousand_contracts_take_no_more_statements_than_one(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    a_contract(desk, aero)
    page = shown(scene)
    with statements(desk.engine) as few:
        page.refresh()
        settle(scene, page)
    desk.do(DOING, _many, aero, 2_000)
    page.refresh()
    settle(scene, page)
    with statements(desk.engine) as many:
        page.refresh()
        settle(scene, page)
    assert len(many) == len(few)
    assert page.renewals.list.count() == 2_001 + 1
    page.renewals.list.setFocus()
    QTest.keyClick(page.renewals.list, Qt.Key.Key_End)
    settle(scene, page)
    assert page.renewals.beside.deeds.subject is not None


def _many(session: Session, client: UUID, count: int) -> None:
    for n in range(count):
        draft = ContractDraft(client, f"Contract {n:04}", terms=terms_to(END + timedelta(days=n // 100)))
        save_contract(session, draft)
