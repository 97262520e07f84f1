"""Logging a contact, by somebody who has ten seconds for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from msp_desk.commands.interactions import change_interaction, delete_interaction
from msp_desk.queries.files import stored_file
from msp_desk.queries.interactions import interaction_draft
from msp_desk.ui.pages.logging.panel import unfinished
from msp_desk.ui.parts.buttons import Button
from msp_desk.values.drafts import InteractionDraft, PromiseDraft
from msp_desk.values.enums import Channel, Promiser, PromiseState
from tests.builders import DOING, NOW, TODAY, a_person, an_interaction
from tests.ui.pages.conftest import Scene
from tests.ui.pages.logging_panel import (
    ana_of_aero,
    count,
    finder,
    latest,
    notices,
    pick,
    press,
    the_panel,
    type_text,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_text_feeling_and_promise_by_keys_alone(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    type_text("The router hums again.")
    press(Qt.Key.Key_2, CONTROL)
    press(Qt.Key.Key_P, CONTROL)
    type_text("A new router")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_text("+7")
    with scene.qtbot.waitSignal(panel.done):
        press(Qt.Key.Key_Return, CONTROL)
    card = latest(scene)
    assert (card.subject, card.notes) == ("The router hums again.", "The router hums again.")
    assert (card.perceived, card.client) == (2, "Aero Handling")
    assert [p.name for p in card.theirs] == ["Ana Núñez"]
    assert [p.name for p in card.ours] == ["Marta Ruiz"]
    (promise,) = card.promises
    assert (promise.what, promise.due_on, promise.promiser) == (
        "A new router",
        TODAY + timedelta(days=7),
        Promiser.US,
    )
    assert promise.person == "Ana Núñez"
    assert card.at == NOW


def test_who_it_was_with_comes_first_where_it_is_not_known(scene: Scene) -> None:
    ana_of_aero(scene)
    panel = the_panel(scene)
    assert QApplication.focusWidget() is finder(panel)
    pick(panel, "nunez")
    assert panel.form.draft().client_key is not None
    panel.form.save()
    assert latest(scene).client == "Aero Handling"


def test_several_of_both_sides_by_number_and_client_too(scene: Scene) -> None:
    aero, _ = ana_of_aero(scene)
    a_person(scene.made.desk, "Óscar Díaz", aero, phone="+34600100200")
    a_person(scene.made.desk, "Luis Gil", scene.made.firm)
    panel = the_panel(scene)
    for typed in ("nunez", "600 100 200", "luis"):
        pick(panel, typed)
    panel.form.save()
    card = latest(scene)
    assert {p.name for p in card.theirs} == {"Ana Núñez", "Óscar Díaz"}
    assert {p.name for p in card.ours} == {"Marta Ruiz", "Luis Gil"}


def test_with_nobody_it_says_so_beside_the_field_and_keeps_what_was_typed(scene: Scene) -> None:
    panel = the_panel(scene)
    panel.form.editor("notes").setFocus()
    type_text("With whom?")
    press(Qt.Key.Key_Return, CONTROL)
    assert count(scene) == 0
    assert panel.form.draft().notes == "With whom?"
    assert "Say with whom: a client or a person." in panel.form._rows["people"].message.text()


def test_the_same_feeling_again_takes_it_back(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    press(Qt.Key.Key_5, CONTROL)
    assert panel.form.draft().perceived == 5
    press(Qt.Key.Key_5, CONTROL)
    assert panel.form.draft().perceived is None


def test_a_client_that_was_taken_away_does_not_come_back_by_itself(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    panel.form.change("client_key", None)
    type_text("Hello")
    assert panel.form.draft().client_key is None


def test_nobody_writes_before_it_is_saved_and_cancel_forgets(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("Never mind")
    panel._rescue.keep()
    assert unfinished(scene.around)
    cancel = next(b for b in panel.findChildren(Button) if b.accessibleName() == "Cancel")
    with scene.qtbot.waitSignal(panel.done):
        QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert count(scene) == 0
    assert not unfinished(scene.around)


# -- correcting -------------------------------------------------------------------------------------------------


def test_a_logged_contact_is_corrected(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    key = an_interaction(
        scene.made.desk, [ana], aero, days_ago=2, notes="First", promises=(PromiseDraft("A quote"),)
    )
    draft = scene.made.desk.ask(interaction_draft, key)
    assert draft is not None
    panel = the_panel(scene, draft)
    assert panel.title == "Correct a contact"
    panel.form.change("notes", "Second")
    panel.form.change("channel", Channel.VISIT)
    panel.form.save()
    card = latest(scene)
    assert (card.key, card.notes, card.channel) == (key, "Second", Channel.VISIT)
    assert [p.what for p in card.promises] == ["A quote"]
    assert count(scene) == 1


def test_what_somebody_else_changed_is_kept_and_a_clash_is_asked(answering: Callable[..., Scene]) -> None:
    scene = answering(["notes"])
    desk = scene.made.desk
    aero, ana = ana_of_aero(scene)
    key = an_interaction(desk, [ana], aero, notes="First", subject="Call")
    draft = desk.ask(interaction_draft, key)
    assert draft is not None
    panel = the_panel(scene, draft)
    panel.form.change("notes", "Mine")
    panel.form.change("minutes", 12)
    elsewhere = replace(draft, notes="Theirs", subject="Visit")
    desk.do(DOING, change_interaction, elsewhere, draft, draft)
    panel.form.save()
    card = latest(scene)
    assert scene.ask.asked == ["notes"]
    assert (card.notes, card.subject, card.minutes) == ("Theirs", "Visit", 12)


def test_a_contact_that_is_gone_is_said_so(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    key = an_interaction(scene.made.desk, [ana], aero)
    draft = scene.made.desk.ask(interaction_draft, key)
    assert draft is not None
    panel = the_panel(scene, draft)
    scene.made.desk.do(DOING, delete_interaction, key)
    panel.form.change("notes", "Too late")
    panel.form.save()
    assert any("not there any more" in told for told in notices(panel))


def test_files_are_attached_and_stay_when_something_else_is_corrected(
    answering: Callable[..., Scene], tmp_path: Path
) -> None:
    offer = tmp_path / "offer.pdf"
    offer.write_bytes(b"an offer")
    scene = answering([offer])
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    attach = next(
        b
        for b in panel.form.editor("attachments").findChildren(Button)
        if b.accessibleName() == "Attach a file"
    )
    attach.click()
    panel.form.save()
    (file,) = latest(scene).attachments
    draft = scene.made.desk.ask(interaction_draft, latest(scene).key)
    assert draft is not None
    again = the_panel(scene, draft)
    again.form.change("subject", "An offer")
    again.form.save()
    card = latest(scene)
    assert card.subject == "An offer"
    assert card.attachments == (file,)
    kept = scene.made.desk.ask(stored_file, file.key)
    assert kept is not None
    assert (kept.name, kept.content) == ("offer.pdf", b"an offer")


def test_a_note_of_two_million_letters_is_kept_while_the_rest_is_corrected(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    notes = "All of it. " * 180_000
    key = an_interaction(scene.made.desk, [ana], aero, notes=notes)
    draft = scene.made.desk.ask(interaction_draft, key)
    assert draft is not None
    panel = the_panel(scene, draft)
    assert "notes" not in panel.form.names()
    assert any("1,979,999 characters" in told for told in notices(panel))
    panel.form.change("subject", "A long story")
    panel.form.save()
    assert latest(scene).subject == "A long story"
    assert latest(scene).notes == notes.strip()


def test_a_promise_of_theirs_and_what_became_of_it_survive_a_correction(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    kept = PromiseDraft("A list", Promiser.THEM, TODAY, ana, PromiseState.KEPT)
    key = an_interaction(scene.made.desk, [ana], aero, promises=(kept,))
    draft = scene.made.desk.ask(interaction_draft, key)
    assert draft is not None
    panel = the_panel(scene, draft)
    panel.form.change("subject", "Corrected")
    panel.form.save()
    (promise,) = latest(scene).promises
    assert (promise.promiser, promise.state, promise.person) == (
        Promiser.THEM,
        PromiseState.KEPT,
        "Ana Núñez",
    )
