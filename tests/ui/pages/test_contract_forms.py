"""The forms of contracts, decisions and hours, filled in as a user would, and the contracts on a client's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from msp_desk.commands.contracts import save_contract
from msp_desk.commands.desk import set_setting
from msp_desk.queries.contracts import ContractCard, client_contracts, client_hours, contract_draft
from msp_desk.rules.workdays import PLAIN_CALENDAR
from msp_desk.ui.cards.contracts.view import ContractsView
from msp_desk.ui.pages.clients.client_view import ClientView
from msp_desk.ui.pages.renewals.contract_form import ContractForm
from msp_desk.ui.pages.renewals.decision_form import DecisionForm
from msp_desk.ui.pages.renewals.forms import form_of
from msp_desk.ui.pages.renewals.hours_form import HoursForm
from msp_desk.ui.parts.labels import Label
from msp_desk.values.contracts import (
    ContractDraft,
    Decision,
    DecisionDraft,
    HoursDraft,
    NoticeUnit,
    Per,
    Renewal,
)
from msp_desk.values.enums import Promiser, Side
from tests.builders import DOING, TODAY, a_client
from tests.contract_desks import a_contract, a_decision, some_hours, terms_to
from tests.ui.pages.conftest import Scene

END = date(2027, 1, 31)


@pytest.fixture
def aero(scene: Scene) -> UUID:
    """A client of mine."""
    return a_client(scene.made.desk, "Aero Handling", owner_key=scene.made.me)


def line(form: Any, name: str) -> QLineEdit:
    """The line that a field is written in."""
    found: QLineEdit = form.form.editor(name).findChild(QLineEdit)
    return found


def write(form: Any, name: str, text: str) -> None:
    """Type over what stands in a field, and leave it."""
    into = line(form, name)
    into.setFocus()
    into.selectAll()
    QTest.keyClicks(into, text) if text else QTest.keyClick(into, Qt.Key.Key_Delete)
    into.editingFinished.emit()


def why(form: Any, text: str) -> None:
    """Type the reason, or the note."""
    QTest.keyClicks(form.form.editor("reason").findChild(QPlainTextEdit), text)


def red(form: Any) -> list[str]:
    """What is told below a field."""
    rows = form.form._rows.made.values()
    return [r.message.text() for r in rows if r.message.isVisible()]


def cards(scene: Scene, client: UUID) -> tuple[ContractCard, ...]:
    """The contracts as they are kept."""
    return scene.made.desk.ask(client_contracts, client, TODAY, PLAIN_CALENDAR)


def a_form(scene: Scene, begin: Any) -> Any:
    """The form, shown."""
    form = form_of(scene.around, begin)
    scene.show(form, form.panel_width, 900)
    scene.qtbot.waitUntil(lambda: not scene.around.runner.busy())
    return form


def test_a_new_contract_is_written_and_says_what_follows(scene: Scene, aero: UUID) -> None:
    form = a_form(scene, ContractDraft())
    assert isinstance(form, ContractForm)
    write(form, "client_key", "aero")
    QTest.keyClick(line(form, "client_key"), Qt.Key.Key_Return)
    write(form, "name", "Managed service")
    assert form._outlook.text() == "Say on which day the contract starts."
    write(form, "starts_on", "1/1/2026")
    write(form, "term_months", "12")
    assert form.form.draft().first_end_on == date(2026, 12, 31)
    assert form._outlook.text().startswith("Runs until 31 December 2026; we start talking")
    write(form, "notice_amount", "3")
    assert form._outlook.text() == (
        "Runs until 31 December 2026; last day for notice: 30 September 2026; we start talking on 1 August 2026. "
        "If nobody does anything it renews by itself for 12 months, until 31 Dec 2027."
    )
    write(form, "value", "1.250,50")
    form.form.change("value_per", Per.MONTH)
    write(form, "minutes_included", "7:30")
    with scene.qtbot.waitSignal(form.saved):
        QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    terms = cards(scene, aero)[0].draft.terms
    assert (terms.starts_on, terms.first_end_on, terms.notice_amount) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
        3,
    )
    assert (terms.value, terms.currency, terms.value_per, terms.minutes_included) == (
        125_050,
        "EUR",
        Per.MONTH,
        450,
    )
    scene.around.desk.undo()
    assert not cards(scene, aero)


def test_the_last_day_fills_in_the_months(scene: Scene, aero: UUID) -> None:
    form = a_form(scene, ContractDraft(client_key=aero))
    write(form, "starts_on", "1/2/2026")
    write(form, "first_end_on", "31/7/2026")
    assert form.form.draft().term_months == 6
    write(form, "first_end_on", "15/7/2026")
    assert form.form.draft().term_months is None
    write(form, "term_months", "24")
    write(form, "starts_on", "31/1/2026")
    assert form.form.draft().first_end_on == date(2028, 1, 30)


def test_each_way_to_renew_says_what_it_means(scene: Scene, aero: UUID) -> None:
    form = a_form(scene, ContractDraft(client_key=aero, terms=terms_to(END)))
    further = form.form.editor("further_months")
    assert further.isVisible()
    form.form.change("renewal", Renewal.ENDS)
    assert not further.isVisible()
    assert form._outlook.text().endswith("If nobody does anything it ends on 31 Jan 2027.")
    form.form.change("renewal", Renewal.EVERGREEN)
    assert "it runs on after" in form._outlook.text()
    form.form.change("notice_unit", NoticeUnit.WORKING_DAYS)
    assert "last day for notice: 27 January 2027" in form._outlook.text()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("starts_on", "35/14", "This is not a day. Write it as 23/11/2026, or +7 for in seven days."),
        ("first_end_on", "1/1/2020", "Its first term cannot end before it starts."),
        ("further_months", "900", "A number from 1 to 240 is needed here."),
        ("further_months", "", "Say for how many months it renews each time, from 1 to 240."),
        ("value", "twelve", "An amount is needed here, as 1250.00."),
        ("currency", "euros", "Say in which currency its value is, as three letters: EUR."),
        ("minutes_included", "much", "Hours are needed here, as 1.5 or 1:30."),
        ("notice_amount", "-1", "A whole number is needed here."),
        ("name", "", "This is needed."),
    ],
)
def test_what_is_wrong_is_told_beside_it(scene: Scene, aero: UUID, name: str, text: str, told: str) -> None:
    form = a_form(scene, ContractDraft(aero, "Service", terms=terms_to(END)))
    write(form, name, text)
    with scene.qtbot.assertNotEmitted(form.saved):
        form.form.save()
    assert red(form)[:1] == [told] or told in [label.text() for label in form.findChildren(Label)]
    assert not cards(scene, aero)


@pytest.mark.parametrize(("text", "currency", "minor"), [("5000", "jpy", 5_000), ("12.505", "KWD", 12_505)])
def test_a_yen_has_no_decimals_a_dinar_three(
    scene: Scene, aero: UUID, text: str, currency: str, minor: int
) -> None:
    form = a_form(scene, ContractDraft(aero, "Service", terms=terms_to(END, value=None)))
    write(form, "currency", currency)
    write(form, "value", text)
    form.form.save()
    terms = cards(scene, aero)[0].draft.terms
    assert (terms.value, terms.currency) == (minor, currency.upper())


def test_a_form_given_up_halfway_keeps_nothing_and_closed_keeps_what_was_typed(
    scene: Scene, aero: UUID
) -> None:
    form = a_form(scene, ContractDraft(client_key=aero))
    write(form, "name", "Half")
    form.hide()  # the panel is closed
    again = a_form(scene, ContractDraft(client_key=aero))
    assert again.form.draft().name == "Half"
    with scene.qtbot.waitSignal(again.done):
        again._panel.cancelled.emit()
    assert a_form(scene, ContractDraft(client_key=aero)).form.draft().name == ""
    assert not cards(scene, aero)


def test_what_somebody_else_changed_meanwhile_is_merged(answering: Any) -> None:
    scene = answering(("lead_days",))
    client = a_client(scene.made.desk, "Aero")
    key = a_contract(scene.made.desk, client)
    form = a_form(scene, ContractDraft(key=key))
    kept = scene.made.desk.ask(contract_draft, key)
    assert kept is not None
    theirs = replace(kept, name="Theirs", terms=replace(kept.terms, lead_days=30))
    scene.made.desk.do(DOING, save_contract, theirs)
    write(form, "lead_days", "45")
    write(form, "notice_to", "Calle Mayor 4")
    form.form.save()
    now = scene.made.desk.ask(contract_draft, key)
    assert now is not None
    assert (now.name, now.terms.lead_days, now.terms.notice_to) == ("Theirs", 30, "Calle Mayor 4")


def test_renewed_in_two_keys(scene: Scene, aero: UUID) -> None:
    key = a_contract(scene.made.desk, aero)
    form = a_form(scene, DecisionDraft(key, END, Decision.RENEWED, TODAY))
    assert isinstance(form, DecisionForm)
    assert form._outlook.text().startswith("Runs until 31 January 2028")
    assert not form.form.editor("starts_on").isVisible()
    form.form.save()
    card = cards(scene, aero)[0]
    assert (card.decided_end, card.decisions[0].decision) == (END, Decision.RENEWED)
    scene.around.desk.undo()
    assert not cards(scene, aero)[0].decisions


def test_renegotiated_asks_for_the_new_conditions(scene: Scene, aero: UUID) -> None:
    key = a_contract(scene.made.desk, aero)
    form = a_form(scene, DecisionDraft(key, END, Decision.RENEWED, TODAY))
    form.form.change("decision", Decision.RENEGOTIATED)
    assert form.form.editor("starts_on").isVisible()
    assert form.form.draft().starts_on == date(2027, 2, 1)
    form.form.change("by_side", Promiser.THEM)
    write(form, "value", "15000")
    why(form, "Two more sites")
    write(form, "first_end_on", "1/1/2027")
    form.form.save()
    assert red(form) == ["Its first term cannot end before it starts."]
    write(form, "term_months", "12")
    form.form.save()
    card = cards(scene, aero)[0]
    assert (card.draft.terms.value, card.before[0].until) == (1_500_000, END)
    assert (card.decisions[0].reason, card.decisions[0].by_side) == ("Two more sites", Promiser.THEM)
    scene.around.desk.undo()
    assert cards(scene, aero)[0].draft.terms.value == 1_200_000


def test_what_would_have_ended_is_renewed_with_its_terms_again(scene: Scene, aero: UUID) -> None:
    key = a_contract(scene.made.desk, aero, terms=terms_to(END, renewal=Renewal.ENDS))
    form = a_form(scene, DecisionDraft(key, END, Decision.RENEWED, TODAY))
    assert form.form.editor("starts_on").isVisible()
    form.form.save()
    assert cards(scene, aero)[0].draft.terms.first_end_on == date(2028, 1, 31)


@pytest.mark.parametrize("decision", [Decision.NOTICE_GIVEN, Decision.LOST])
def test_what_ends_needs_a_reason_and_may_end_earlier(scene: Scene, aero: UUID, decision: Decision) -> None:
    key = a_contract(scene.made.desk, aero)
    form = a_form(scene, DecisionDraft(key, END, decision, TODAY))
    assert form._outlook.text() == "The contract ends on 31 January 2027. Nothing more is asked about it."
    form.form.save()
    assert red(form) == ["Say in a few words why it ends: it will be asked one day."]
    why(form, "They build their own")
    write(form, "last_day", "31/12/2026")
    assert "31 December 2026" in form._outlook.text()
    form.form.save()
    card = cards(scene, aero)[0]
    assert (card.closed_on, card.decisions[0].decision) == (date(2026, 12, 31), decision)
    scene.around.desk.undo()
    assert cards(scene, aero)[0].closed_on is None


def test_a_decision_is_not_taken_tomorrow(scene: Scene, aero: UUID) -> None:
    key = a_contract(scene.made.desk, aero)
    form = a_form(scene, DecisionDraft(key, END, Decision.RENEWED, TODAY))
    write(form, "decided_on", "+1")
    form.form.save()
    assert red(form) == ["A decision cannot have been taken on a day that is still to come."]


def test_hours_of_both_sides_are_noted_changed_and_undone(scene: Scene, aero: UUID) -> None:
    form = a_form(scene, HoursDraft(client_key=aero))
    assert isinstance(form, HoursForm)
    assert form.focusProxy() is form.form.editor("minutes")
    form.form.save()
    assert red(form) == ["This is needed."]
    write(form, "minutes", "1,5")
    form.form.change("side", Side.THEIRS)
    form.form.save()
    row = scene.made.desk.ask(client_hours, aero, TODAY, TODAY)[0]
    assert (row.minutes, row.side) == (90, Side.THEIRS)
    again = a_form(scene, HoursDraft(client_key=aero, key=row.key))
    write(again, "minutes", "2:15")
    again.form.save()
    assert scene.made.desk.ask(client_hours, aero, TODAY, TODAY)[0].minutes == 135
    scene.around.desk.undo()
    assert scene.made.desk.ask(client_hours, aero, TODAY, TODAY)[0].minutes == 90


def test_noted_hours_are_deleted_in_their_form_and_come_back(scene: Scene, aero: UUID, qtbot: QtBot) -> None:
    key = some_hours(scene.made.desk, aero, TODAY, 90)
    new = a_form(scene, HoursDraft(client_key=aero))
    assert not new.delete.isVisible()
    form = a_form(scene, HoursDraft(client_key=aero, key=key))
    assert isinstance(form, HoursForm)
    assert form.delete.isVisible()
    with qtbot.waitSignal(form.done):
        form.delete.click()
    assert scene.made.desk.ask(client_hours, aero, TODAY, TODAY) == ()
    scene.around.desk.undo()
    assert scene.made.desk.ask(client_hours, aero, TODAY, TODAY)[0].minutes == 90


def test_hours_without_a_client_ask_for_one(scene: Scene, aero: UUID) -> None:
    form = a_form(scene, HoursDraft())
    write(form, "client_key", "aero")
    QTest.keyClick(line(form, "client_key"), Qt.Key.Key_Return)
    write(form, "minutes", "2")
    form.form.save()
    assert scene.made.desk.ask(client_hours, aero, TODAY, TODAY)[0].minutes == 120


def a_view(scene: Scene, client: UUID) -> ContractsView:
    """A client's contracts, once they are there."""
    view = ContractsView(scene.around, client, "Aero Handling")
    scene.show(view, 1040, 700)
    scene.qtbot.waitUntil(lambda: view.seen is not None and not view._question.waiting())
    return view


def test_a_client_without_a_contract_has_one_button(scene: Scene, aero: UUID) -> None:
    view = a_view(scene, aero)
    empty: Any = view._stage.currentWidget()
    assert empty.accessibleName().startswith("No contract with Aero Handling yet")
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract) as asked:
        empty.button.click()
    assert asked.args == [ContractDraft(client_key=aero)]


def test_contracts_stand_with_history_hours_and_what_to_do(scene: Scene, aero: UUID) -> None:
    desk = scene.made.desk
    desk.do(DOING, set_setting, "hour_cost", 4_000)
    first = a_contract(desk, aero, "Service", terms_to(date(2026, 12, 31), notice_amount=1))
    second = a_contract(desk, aero, "Fibre", terms_to(END))
    a_decision(desk, second, END, Decision.LOST, TODAY, "Too dear", by_side=Promiser.THEM)
    for n in range(8):
        some_hours(desk, aero, TODAY, 60 + n, f"Visit {n}")
    view = a_view(scene, aero)
    texts = view.texts()
    assert texts.index("Service") < texts.index("Fibre")
    assert any(t.startswith("Lost, they went elsewhere. Too dear") for t in texts)
    assert any(t.startswith("It ends on 31 January 2027") for t in texts)
    assert [b.decide.isHidden() for b in view.contracts] == [False, True]
    assert sum(not b.isHidden() for b in view.hours) == 6
    view.rest.click()
    assert sum(not b.isHidden() for b in view.hours) == 8
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract) as asked:
        view.contracts[0].decide.click()
    assert asked.args == [DecisionDraft(first, date(2026, 12, 31), Decision.RENEWED, TODAY)]
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract) as asked:
        view.hours[0].click()
    assert asked.args[0].key is not None
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract) as asked:
        QTest.keyClick(view, Qt.Key.Key_H)
    assert asked.args == [HoursDraft(client_key=aero)]


def test_the_tab_of_a_client_follows_what_is_saved(scene: Scene, aero: UUID) -> None:
    page = ClientView(scene.around)
    scene.show(page)
    page.show_client(aero, "contracts")
    view: Any = page.tabs.page("contracts").findChild(ContractsView)
    scene.qtbot.waitUntil(lambda: view.seen is not None)
    with scene.qtbot.waitSignal(scene.around.ways.edit_contract):
        page.make_new()
    form = a_form(scene, ContractDraft(aero, "Service", terms=terms_to(END)))
    form.form.save()
    page.activateWindow()
    scene.qtbot.waitUntil(lambda: "Service" in view.texts())
