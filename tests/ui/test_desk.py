"""The desk as pages see it: deeds that can be undone and done again, refusals as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select

from msp_desk.commands.clients import save_client
from msp_desk.i18n.words import Words
from msp_desk.models.clients import Client
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.toasts import Toast
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from tests.builders import a_desk

SAVE = Phrase("Save a client")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowDesk]:
    made = a_desk(tmp_path)
    yield WindowDesk(made.desk)
    made.desk.close()


def names(connection: Connection) -> set[str]:
    """The clients there are."""
    return set(connection.execute(select(Client.name)).scalars())


def test_a_deed_is_announced_and_told(qtbot: QtBot, desk: WindowDesk) -> None:
    with qtbot.waitSignals([desk.changed, desk.told]):
        key = desk.do(SAVE, save_client, ClientDraft(name="Hotel Miramar"), None)
    assert isinstance(key, UUID)
    assert "Hotel Miramar" in desk.ask(names)
    assert desk.find("miram")[0].key == key


def test_undo_and_redo_walk_through_the_deeds(qtbot: QtBot, desk: WindowDesk) -> None:
    changes: list[Changes] = []
    desk.changed.connect(changes.append)
    for name in ("One", "Two"):
        desk.do(SAVE, save_client, ClientDraft(name=name), None)
    desk.undo()
    assert "Two" not in desk.ask(names)
    desk.undo()
    assert "One" not in desk.ask(names)
    desk.redo()
    desk.redo()
    assert {"One", "Two"} <= desk.ask(names)
    assert desk.can_redo() is None
    assert len(changes) == 6
    assert all(c.touch("client") for c in changes)


def test_a_new_deed_forgets_what_could_be_done_again(desk: WindowDesk) -> None:
    desk.do(SAVE, save_client, ClientDraft(name="One"), None)
    desk.undo()
    desk.do(SAVE, save_client, ClientDraft(name="Two"), None)
    assert desk.can_redo() is None
    assert desk.can_undo() == SAVE


def test_a_refusal_is_raised_for_forms_and_told_elsewhere(qtbot: QtBot, desk: WindowDesk) -> None:
    with pytest.raises(Refused):
        desk.do(SAVE, save_client, ClientDraft(name=""), None)
    with qtbot.waitSignal(desk.refused) as refused:
        assert desk.attempt(SAVE, save_client, ClientDraft(name=""), None) is None
    assert isinstance(refused.args[0], Refused)
    assert desk.can_undo() is None


def test_the_toast_takes_a_deed_back(qtbot: QtBot, words: Words, desk: WindowDesk) -> None:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    toast = Toast(words, window)
    desk.do(SAVE, save_client, ClientDraft(name="One"), None)
    toast.tell("Client saved", desk.undo)
    assert toast.isVisible()
    next(b for b in toast.findChildren(Button) if b.caption() == "Undo").click()
    assert not toast.isVisible()
    assert "One" not in desk.ask(names)
