"""Other days and pauses in the forms of clients and people, typed as a user would, wrong ones too."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from msp_desk.commands.checkins import set_exception
from msp_desk.commands.contracts import save_contract
from msp_desk.queries.checkins import client_exceptions
from msp_desk.queries.people import person_draft
from msp_desk.ui.cards.orgcharts import OrgChartsView
from msp_desk.ui.cards.team import TeamView
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.forms.record_fields import RecordsEditor
from msp_desk.ui.pages.clients.client_form import ClientForm
from msp_desk.ui.pages.clients.client_list import ClientList
from msp_desk.ui.pages.clients.client_view import ClientView
from msp_desk.ui.pages.people.page import PeoplePage
from msp_desk.ui.pages.people.person_form import PersonForm
from msp_desk.ui.parts.labels import Label
from msp_desk.values.checkins import CheckInTarget, CheckInTerms
from msp_desk.values.contracts import ContractDraft, ContractTerms, Renewal
from msp_desk.values.drafts import ClientDraft, PersonDraft
from msp_desk.values.enums import Level
from tests.builders import DOING, TODAY, a_client, a_person
from tests.ui.pages.conftest import Scene
from tests.ui.pages.test_record_forms import save, write
from tests.ui.pages.todays import a_finance_director, a_hotel


def _said(form: QWidget) -> set[str]:
    """What can be read in the form."""
    return {label.text() for label in form.findChildren(Label) if label.isVisible()}


def _type(into: QWidget, text: str) -> None:
    found = into.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    QTest.keyClicks(found, text)


def test_somebody_is_spoken_to_on_days_of_their_own_and_left_in_peace(scene: Scene) -> None:
    desk = scene.around.desk
    ana = a_person(scene.made.desk, "Ana", a_client(scene.made.desk), title="CEO")
    form = PersonForm(scene.around, PersonDraft(key=ana))
    scene.show(form)
    write(form, "ideal_days", "20")
    save(form)
    assert "Give days from 1 to 3650, the ideal no more than the most." in _said(form)
    write(form, "max_days", "35")
    write(form, "paused_until", "22/11/2026")
    save(form)
    assert "A pause ends on a day that is still to come." in _said(form)
    write(form, "paused_until", "+7")
    save(form)
    kept = desk.ask(person_draft, ana, TODAY)
    assert kept is not None
    assert (kept.ideal_days, kept.max_days, kept.paused_until) == (20, 35, TODAY + timedelta(days=7))
    desk.undo()
    kept = desk.ask(person_draft, ana, TODAY)
    assert kept is not None
    assert (kept.ideal_days, kept.max_days, kept.paused_until) == (None, None, None)


def test_a_client_has_days_for_a_level_and_a_pause_for_all(scene: Scene) -> None:
    desk, client = scene.around.desk, a_client(scene.made.desk)
    form = ClientForm(scene.around, ClientDraft(key=client))
    scene.show(form)
    rows = form.form.editor("check_ins")
    assert isinstance(rows, RecordsEditor)
    for _ in range(2):
        rows.add_one()
    first, second = rows.each()
    _type(first["paused_until"], "+9")
    _type(second["ideal_days"], "5")
    _type(second["max_days"], "9")
    save(form)
    assert "Say once for each level how often it is spoken to." in _said(form)
    level = second["level"]
    assert isinstance(level, ChoiceEditor)
    level.set_value(Level.EXECUTIVE)
    level.edited.emit()
    save(form)
    found = {row.target: row.terms for row in desk.ask(client_exceptions, client)}
    assert found == {
        CheckInTarget(client): CheckInTerms(paused_until=TODAY + timedelta(days=9)),
        CheckInTarget(client, Level.EXECUTIVE): CheckInTerms(5, 9),
    }
    desk.undo()
    assert desk.ask(client_exceptions, client) == ()


def test_our_own_people_have_no_check_ins(scene: Scene) -> None:
    form = PersonForm(scene.around, PersonDraft(key=scene.made.me))
    assert "ideal_days" not in form.form.names()


def test_the_page_of_a_client_follows_a_pause_and_a_contract_at_once(scene: Scene) -> None:
    desk, hotel = scene.around.desk, a_hotel(scene)
    a_finance_director(scene, hotel)
    page = ClientView(scene.around)
    scene.show(page)
    page.show_client(hotel)
    assert page.card is not None
    assert page.card.about_to_bite
    until = TODAY + timedelta(days=30)
    desk.do(DOING, set_exception, CheckInTarget(hotel), CheckInTerms(paused_until=until))
    scene.qtbot.waitUntil(lambda: page.card is not None and page.card.next_check_in == until)
    assert not page.card.about_to_bite
    assert page.card.renewal is None
    terms = ContractTerms(TODAY, TODAY + timedelta(days=200), Renewal.ENDS)
    desk.do(DOING, save_contract, ContractDraft(hotel, "Everything", terms=terms))
    scene.qtbot.waitUntil(lambda: page.card is not None and page.card.renewal is not None)


@pytest.mark.parametrize(
    "touched",
    [ClientView.TOUCHED_BY, ClientList.TOUCHED_BY, TeamView.TOUCHED_BY, PeoplePage.TOUCHED_BY, OrgChartsView.TOUCHED_BY],
)  # fmt: skip
def test_whatever_shows_clocks_follows_their_rules_and_what_was_agreed(touched: tuple[str, ...]) -> None:
    assert {"check_in_rule", "check_in_exception"} <= set(touched)
