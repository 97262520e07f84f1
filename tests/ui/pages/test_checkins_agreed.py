"""Other days and pauses in the forms of clients and people, typed as a user would, wrong ones too."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from msp_desk.queries.checkins import client_exceptions, person_exception
from msp_desk.ui.forms.choice_fields import ChoiceEditor
from msp_desk.ui.forms.record_fields import RecordsEditor
from msp_desk.ui.pages.clients.client_form import ClientForm
from msp_desk.ui.pages.people.person_form import PersonForm
from msp_desk.ui.parts.labels import Label
from msp_desk.values.checkins import CheckInTarget, CheckInTerms
from msp_desk.values.drafts import ClientDraft, PersonDraft
from msp_desk.values.enums import Level
from tests.builders import TODAY, a_client, a_person
from tests.ui.pages.conftest import Scene
from tests.ui.pages.test_record_forms import save, write


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
    assert desk.ask(person_exception, ana) == CheckInTerms(20, 35, TODAY + timedelta(days=7))
    desk.undo()
    assert desk.ask(person_exception, ana) == CheckInTerms()


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
