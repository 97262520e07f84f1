"""The settings of how the program is there on this machine, and when it tells what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from msp_desk.ui.forms.choice_fields import CheckEditor
from msp_desk.ui.pages.settings.fields import TimeEditor
from msp_desk.ui.pages.settings.notices import NoticesPane
from msp_desk.ui.pages.settings.page import SettingsPage
from msp_desk.values.errors import Blocked
from tests.ui.pages.conftest import Scene
from tests.ui.pages.test_settings import AS_AT_FIRST, Keeper

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


def _notices_pane(scene: Scene, keeper: Keeper) -> NoticesPane:
    page = SettingsPage(scene.around, keeper)
    scene.show(page)
    page.tabs.pick("notices")
    pane = page.tabs.page("notices")
    assert isinstance(pane, NoticesPane)
    return pane


def _tick(pane: NoticesPane, name: str) -> None:
    editor = pane.form.editor(name)
    assert isinstance(editor, CheckEditor)
    QTest.mouseClick(editor.check, LEFT)


def _write(pane: NoticesPane, name: str, text: str) -> None:
    editor = pane.form.editor(name)
    assert isinstance(editor, TimeEditor)
    editor.line.setText(text)
    editor.edited.emit()


def _problems(scene: Scene, pane: NoticesPane) -> str:
    return " ".join(scene.around.words.say(each) for each in pane.form.problems().values())


def test_tray_session_and_hours_are_kept_together(scene: Scene, keeper: Keeper) -> None:
    pane = _notices_pane(scene, keeper)
    assert not pane.saving.save.isEnabled()
    for name in ("with_session", "stay_in_tray", "notify"):
        _tick(pane, name)
    _write(pane, "notify_at", "8:30")
    _write(pane, "quiet_from", "22:00")
    QTest.mouseClick(pane.saving.save, LEFT)
    assert keeper.there.with_session
    assert keeper.there.stay_in_tray
    assert not keeper.there.notify
    assert keeper.there.notify_at == time(8, 30)
    assert keeper.there.quiet_from == time(22)
    assert keeper.there.quiet_to == time(8)
    assert not pane.saving.save.isEnabled()
    scene.around.desk.undo()
    assert keeper.there.stay_in_tray, "it belongs to the machine, not to the desk"


def test_no_hours_of_quiet_are_both_empty(scene: Scene, keeper: Keeper) -> None:
    pane = _notices_pane(scene, keeper)
    _write(pane, "quiet_from", "")
    pane.form.save()
    assert "Give both times, or neither." in _problems(scene, pane)
    assert keeper.there.quiet_from == time(19)
    _write(pane, "quiet_to", "")
    pane.form.save()
    assert keeper.there == replace(AS_AT_FIRST, quiet_from=None, quiet_to=None)


@pytest.mark.parametrize(("name", "text"), [("notify_at", "soon"), ("notify_at", ""), ("quiet_to", "25:00")])
def test_what_is_no_time_is_said(scene: Scene, keeper: Keeper, name: str, text: str) -> None:
    pane = _notices_pane(scene, keeper)
    before = keeper.there
    _write(pane, name, text)
    pane.form.save()
    assert _problems(scene, pane)
    assert keeper.there == before


def test_without_a_tray_it_is_said_in_place_of_the_switch(scene: Scene, keeper: Keeper) -> None:
    keeper.tray = False
    pane = _notices_pane(scene, keeper)
    assert pane.no_tray.isVisible()
    assert "This desktop has no tray" in pane.no_tray.accessibleName()
    assert "stay_in_tray" not in pane.form.names()
    _tick(pane, "with_session")
    pane.form.save()
    assert keeper.there.with_session


def test_what_the_system_refuses_is_told(scene: Scene, keeper: Keeper) -> None:
    keeper.refuses = Blocked("The system does not let us.")
    pane = _notices_pane(scene, keeper)
    _tick(pane, "with_session")
    pane.form.save()
    assert pane.form._complaint.text() == "The system does not let us."
    assert pane.form.is_dirty()


def test_what_was_changed_outside_is_seen_when_one_comes_back(scene: Scene, keeper: Keeper) -> None:
    pane = _notices_pane(scene, keeper)
    keeper.there = replace(keeper.there, with_session=True)
    pane.hide()
    pane.show()
    assert pane.form.draft().with_session
