"""The desk as pages see it: deeds that can be undone and done again, refusals as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select

from msp_desk.commands.clients import save_client
from msp_desk.i18n.words import Words
from msp_desk.models.clients import Client
from msp_desk.queries.clients import client_draft
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.toasts import Toast
from msp_desk.ui.runner import Progress, Runner
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from tests.builders import TODAY, a_desk, statements

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


def test_what_cannot_be_undone_any_more_is_told_and_leaves_the_stack(qtbot: QtBot, desk: WindowDesk) -> None:
    key = desk.do(SAVE, save_client, ClientDraft(name="One"), None)
    first = desk.ask(client_draft, key)
    assert first is not None
    desk.do(SAVE, save_client, replace(first, name="Two"), first)
    deed = desk._desk.last_deed
    desk._desk.do(SAVE, save_client, replace(first, name="Three", version=first.version + 1))
    with qtbot.waitSignal(desk.refused) as refused:
        desk.undo()
    assert isinstance(refused.args[0], Refused)
    assert desk._deeds.stack.count() == 1
    assert not desk._deeds.bring_up(deed or key)
    assert desk.can_redo() is None
    assert "Three" in desk.ask(names)


def test_an_earlier_deed_is_taken_back_before_later_ones(desk: WindowDesk) -> None:
    deeds = []
    for name in ("One", "Two", "Three"):
        desk.do(SAVE, save_client, ClientDraft(name=name), None)
        deeds.append(desk._desk.last_deed)
    desk.undo()
    assert deeds[0] is not None
    desk.undo_deed(deeds[0])
    assert desk.ask(names) & {"One", "Two", "Three"} == {"Two"}
    desk.undo()
    assert desk.ask(names) & {"One", "Two", "Three"} == set()
    for known in ({"Two"}, {"One", "Two"}, {"One", "Two", "Three"}):
        desk.redo()
        assert desk.ask(names) & {"One", "Two", "Three"} == known
    assert desk.can_redo() is None


def test_a_deed_done_in_another_thread_can_be_undone(qtbot: QtBot, desk: WindowDesk) -> None:
    runner = Runner()

    def work(_progress: Progress) -> None:
        desk.do(SAVE, save_client, ClientDraft(name="Far"), None)

    with qtbot.waitSignal(desk.told):
        runner.run(work, print)
    qtbot.waitUntil(lambda: desk.can_undo() == SAVE)
    desk.undo()
    assert "Far" not in desk.ask(names)


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


def test_what_is_asked_once_is_asked_anew_when_it_was_touched(tmp_path: Path) -> None:
    made = a_desk(tmp_path)
    desk = WindowDesk(made.desk)
    desk.ask_once(names_on, TODAY, "client")
    with statements(made.desk.engine) as sent:
        before = desk.ask_once(names_on, TODAY, "client")
    assert not sent
    desk.do(SAVE, save_client, ClientDraft(name="Hotel Miramar"), None)
    assert desk.ask_once(names_on, TODAY, "client") - before == {"Hotel Miramar"}
    desk.undo()
    assert desk.ask_once(names_on, TODAY, "client") == before
    with statements(made.desk.engine) as sent:
        desk.ask_once(names_on, TODAY + timedelta(days=1), "client")
    assert sent
    made.desk.close()


def names_on(connection: Connection, on: date) -> set[str]:
    """The same, of a day."""
    return names(connection)
