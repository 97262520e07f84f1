"""Logging a contact, by somebody who has ten seconds for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import IO
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from msp_desk.commands.derive import refresh
from msp_desk.commands.desk import found_desk
from msp_desk.commands.interactions import change_interaction, delete_interaction
from msp_desk.i18n.words import Words
from msp_desk.queries.files import stored_file
from msp_desk.queries.forms import kept_forms
from msp_desk.queries.interactions import InteractionCard, interaction_card, interaction_draft
from msp_desk.queries.timeline import TimelineFilter, timeline_page
from msp_desk.store.desk import Desk
from msp_desk.store.engine import make_engine
from msp_desk.store.opening import create_desk_file
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.forms.rescue import light
from msp_desk.ui.pages.logging.mail import draft_of_mail_file, poured
from msp_desk.ui.pages.logging.panel import LogPanel, unfinished
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.cards import Notice
from msp_desk.ui.runner import Runner
from msp_desk.ui.surroundings import Surroundings, Ways
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.drafts import FileDraft, InteractionDraft, PromiseDraft
from msp_desk.values.enums import Channel, Initiative, Language, Promiser, PromiseState
from msp_desk.values.errors import Refused
from tests.builders import DOING, NOW, TODAY, a_client, a_person, an_interaction
from tests.keystores import MemoryKeyStore
from tests.ui.pages.conftest import Scene
from tests.ui.scripted import ScriptedAsk

ROOT = Path(__file__).resolve().parents[3]
CONTROL = Qt.KeyboardModifier.ControlModifier


def the_panel(scene: Scene, begin: InteractionDraft | None = None, **more: bool) -> LogPanel:
    """The form, seen, with the keyboard where it begins."""
    panel = LogPanel(scene.around, begin or InteractionDraft(), **more)
    scene.show(panel, 540, 620)
    panel.setFocus()
    return panel


def type_text(text: str) -> None:
    """Type wherever the keyboard is."""
    QTest.keyClicks(_focus(), text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is, and let what follows from it happen."""
    QTest.keyClick(_focus(), key, modifiers)
    QApplication.processEvents()


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def finder(panel: LogPanel) -> QWidget:
    """The line in which people are found."""
    line = panel.form.editor("people").focusProxy()
    assert line is not None
    return line


def pick(panel: LogPanel, letters: str) -> None:
    """Find somebody by a few letters, and take who is offered first."""
    QTest.keyClicks(finder(panel), letters)
    QTest.keyClick(finder(panel), Qt.Key.Key_Return)
    QApplication.processEvents()


def latest(scene: Scene) -> InteractionCard:
    """The newest contact of the desk, whole."""
    rows = scene.made.desk.ask(timeline_page, TimelineFilter()).rows
    card = scene.made.desk.ask(interaction_card, rows[0].key)
    assert card is not None
    return card


def count(scene: Scene) -> int:
    """How many contacts there are."""
    return len(scene.made.desk.ask(timeline_page, TimelineFilter()).rows)


def notices(panel: LogPanel) -> list[str]:
    """What is said above the form."""
    QApplication.processEvents()
    return [n.accessibleName() for n in panel.findChildren(Notice) if n.isVisible()]


def ana_of_aero(scene: Scene) -> tuple[UUID, UUID]:
    """A client and somebody there."""
    aero = a_client(scene.made.desk, "Aero Handling")
    return aero, a_person(scene.made.desk, "Ana Núñez", aero, email="ana@aero.example")


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
    attach = next(b for b in panel.findChildren(Button) if b.accessibleName() == "Attach a file")
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


# -- what was left half filled ----------------------------------------------------------------------------------


def test_what_was_closed_half_filled_comes_back(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    first = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("Half of it")
    first.hide()
    second = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    assert second.form.draft().notes == "Half of it"
    assert any("is back" in told for told in notices(second))
    anew = next(b for b in second.findChildren(Button) if b.accessibleName() == "Begin anew")
    anew.click()
    assert second.form.draft().notes == ""
    assert not unfinished(scene.around)


def test_of_somebody_else_nothing_comes_back_but_with_nobody_the_last(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    oscar = a_person(scene.made.desk, "Óscar Díaz", aero)
    first = the_panel(scene, InteractionDraft(people=(ana,)))
    type_text("About Ana")
    first.hide()
    other = the_panel(scene, InteractionDraft(people=(oscar,)))
    assert other.form.draft().notes == ""
    other.hide()
    blank = the_panel(scene)
    assert blank.form.draft().notes == "About Ana"
    assert ana in blank.form.draft().people


def test_after_a_save_nothing_comes_back(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("All of it")
    panel._rescue.keep()
    panel.form.save()
    assert not unfinished(scene.around)
    assert the_panel(scene).form.draft().notes == ""


def test_while_somebody_types_it_is_kept_every_second(scene: Scene) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("a")
    with scene.qtbot.waitSignal(panel._rescue._timer.timeout):
        type_text("b")
    (kept,) = scene.made.desk.ask(kept_forms, "log/")
    assert kept.content["draft"]["notes"] == "ab"


def test_large_files_are_not_written_with_every_second_of_typing() -> None:
    heavy = InteractionDraft(attachments=(FileDraft("a", "b", b"x" * 2_000_000), FileDraft("c", "d", b"")))
    assert light(heavy).attachments == ()
    small = InteractionDraft(attachments=(FileDraft("a", "b", b"x"),))
    assert light(small) is small


def test_a_killed_program_brings_back_what_was_typed(
    tmp_path: Path, words: Words, dressed: ThemeSwitch, qapp: QApplication
) -> None:
    opened = create_desk_file(tmp_path / "desk.mspdesk", MemoryKeyStore())
    desk = Desk(opened.engine, lambda: NOW, refresh)
    me = desk.do(DOING, found_desk, "Norte Sistemas", "Marta Ruiz", Language.ENGLISH)
    opened.close()
    told = (str(opened.path), opened.key.hex(), str(opened.header.desk), me.hex, "The router hums")
    typist = _start("\n".join([*told, ""]))
    assert _pipe(typist.stdout).readline() == "kept\n"
    typist.kill()
    typist.communicate()
    again = Desk(make_engine(opened.path, opened.key, opened.header.desk.bytes), lambda: NOW, refresh)
    again.who = me
    around = Surroundings(
        WindowDesk(again), words, ScriptedAsk(), Runner(), Ways(), dressed, again.clock, words.folder
    )
    assert unfinished(around)
    panel = LogPanel(around, InteractionDraft())
    assert panel.form.draft().notes == "The router hums"
    panel.deleteLater()
    again.close()


def _start(told: str) -> subprocess.Popen[str]:
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.pages.typist"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _pipe(typist.stdin).write(told)
    _pipe(typist.stdin).flush()
    return typist


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


# -- mails ------------------------------------------------------------------------------------------------------


def a_mail(path: Path, sender: str = "ana@aero.example", to: str = "marta@norte.example") -> Path:
    """A mail in a file, with an attachment."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Ana <{sender}>", f"Marta <{to}>", "The kiosks"
    mail["Date"] = "Fri, 20 Nov 2026 10:00:00 +0100"
    mail.set_content("When do they come?")
    mail.add_attachment(b"a plan", maintype="application", subtype="pdf", filename="plan.pdf")
    path.write_bytes(mail.as_bytes())
    return path


def drop(widget: QWidget, *paths: Path) -> None:
    """Drop files on a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in paths])
    where = QPointF(QPoint(20, 20))
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(where, action, data, button, Qt.KeyboardModifier.NoModifier)
    widget.dropEvent(event)


def test_a_mail_that_is_dropped_fills_the_form_in(scene: Scene, tmp_path: Path) -> None:
    aero, ana = ana_of_aero(scene)
    panel = the_panel(scene)
    with scene.qtbot.waitSignal(panel._mails.read):
        drop(panel, a_mail(tmp_path / "mail.eml"))
    draft = panel.form.draft()
    assert (draft.subject, draft.notes) == ("The kiosks", "When do they come?")
    assert (draft.channel, draft.initiative) == (Channel.EMAIL, Initiative.REACTIVE)
    assert (draft.client_key, set(draft.people)) == (aero, {ana, scene.made.me})
    panel.form.save()
    card = latest(scene)
    assert card.at.isoformat() == "2026-11-20T09:00:00+00:00"
    kept = scene.made.desk.ask(stored_file, card.attachments[0].key)
    assert kept is not None
    assert (kept.name, kept.content) == ("plan.pdf", b"a plan")


def test_a_mail_adds_to_what_was_typed_and_other_files_are_attached(scene: Scene, tmp_path: Path) -> None:
    aero, ana = ana_of_aero(scene)
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"a photo")
    panel = the_panel(scene, InteractionDraft(client_key=aero, people=(ana,)))
    type_text("She wrote:")
    with scene.qtbot.waitSignal(panel._mails.read):
        drop(panel, a_mail(tmp_path / "mail.eml"), other)
    draft = panel.form.draft()
    assert draft.notes == "She wrote:\n\nWhen do they come?"
    assert draft.channel is Channel.CALL
    assert {f.name for f in draft.attachments} == {"plan.pdf", "photo.jpg"}
    assert draft.at == NOW


def test_a_mail_of_ours_was_our_initiative(scene: Scene, tmp_path: Path) -> None:
    aero, ana = ana_of_aero(scene)
    luis = a_person(scene.made.desk, "Luis Gil", scene.made.firm, email="luis@norte.example")
    content = a_mail(tmp_path / "mail.eml", "LUIS@norte.example", "ana@aero.example").read_bytes()
    draft = draft_of_mail_file(scene.around, content)
    assert draft.initiative is Initiative.PROACTIVE
    assert (draft.client_key, set(draft.people)) == (aero, {ana, luis})


def test_what_is_no_mail_is_told(scene: Scene, tmp_path: Path) -> None:
    no_mail = tmp_path / "broken.eml"
    no_mail.write_bytes(b"\x00\x01")
    panel = the_panel(scene)
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        panel.take([no_mail])
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        panel.take([tmp_path / "gone.eml"])
    with pytest.raises(Refused):
        draft_of_mail_file(scene.around, b"\x00\x01")
    assert panel.form.draft().subject == ""


def test_a_mail_begun_with_does_not_meet_what_was_left_half_filled(scene: Scene, tmp_path: Path) -> None:
    _, ana = ana_of_aero(scene)
    left = the_panel(scene, InteractionDraft(people=(ana,)))
    type_text("About Ana")
    left.hide()
    begun = draft_of_mail_file(scene.around, a_mail(tmp_path / "mail.eml").read_bytes())
    assert the_panel(scene, begun).form.draft().notes == "When do they come?"
    assert the_panel(scene, anew=True).form.draft().notes == ""


def test_two_mails_poured_in_lose_nothing() -> None:
    first = InteractionDraft(subject="One", notes="first", attachments=(FileDraft("a", "b", b"c"),))
    second = InteractionDraft(subject="Two", notes="second", channel=Channel.EMAIL)
    both = poured(poured(InteractionDraft(), first), second)
    assert (both.subject, both.notes, len(both.attachments)) == ("One", "first\n\nsecond", 1)


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
