"""A mail that is dropped is a contact, filled in as far as it tells."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from msp_desk.exchange.mail_in import read_mail
from msp_desk.queries.files import stored_file
from msp_desk.ui.pages.logging.mail import draft_of_mail, poured
from msp_desk.values.drafts import FileDraft, InteractionDraft
from msp_desk.values.enums import Channel, Initiative
from msp_desk.values.errors import Refused
from tests.builders import NOW, a_person
from tests.ui.pages.conftest import Scene
from tests.ui.pages.logging_panel import (
    ana_of_aero,
    latest,
    press,
    the_panel,
    type_text,
)


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
    draft = draft_of_mail(scene.around, read_mail(content))
    assert draft.initiative is Initiative.PROACTIVE
    assert (draft.client_key, set(draft.people)) == (aero, {ana, luis})


def test_a_mail_is_chosen_without_the_mouse(answering: Callable[..., Scene], tmp_path: Path) -> None:
    mail, other = a_mail(tmp_path / "mail.eml"), a_mail(tmp_path / "other.eml")
    scene = answering([str(mail), str(other)], [])
    panel = the_panel(scene)
    panel.from_mail.setFocus()
    with scene.qtbot.waitSignals([panel._mails.read] * 2):
        press(Qt.Key.Key_Return)
    draft = panel.form.draft()
    assert (draft.subject, len(draft.attachments)) == ("The kiosks", 2)
    press(Qt.Key.Key_Return)
    assert panel.form.draft() == draft
    assert scene.ask.asked == ["Choose an email", "Choose an email"]


def test_what_is_no_mail_is_told(scene: Scene, tmp_path: Path) -> None:
    no_mail = tmp_path / "broken.eml"
    no_mail.write_bytes(b"\x00\x01")
    panel = the_panel(scene)
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        panel.take([no_mail])
    with scene.qtbot.waitSignal(scene.around.desk.refused):
        panel.take([tmp_path / "gone.eml"])
    with pytest.raises(Refused):
        read_mail(b"\x00\x01")
    assert panel.form.draft().subject == ""


def test_a_mail_begun_with_does_not_meet_what_was_left_half_filled(scene: Scene, tmp_path: Path) -> None:
    _, ana = ana_of_aero(scene)
    left = the_panel(scene, InteractionDraft(people=(ana,)))
    type_text("About Ana")
    left.hide()
    begun = draft_of_mail(scene.around, read_mail(a_mail(tmp_path / "mail.eml").read_bytes()))
    assert the_panel(scene, begun).form.draft().notes == "When do they come?"
    assert the_panel(scene, anew=True).form.draft().notes == ""


def test_two_mails_poured_in_lose_nothing() -> None:
    first = InteractionDraft(subject="One", notes="first", attachments=(FileDraft("a", "b", b"c"),))
    second = InteractionDraft(subject="Two", notes="second", channel=Channel.EMAIL)
    both = poured(poured(InteractionDraft(), first), second)
    assert (both.subject, both.notes, len(both.attachments)) == ("One", "first\n\nsecond", 1)
