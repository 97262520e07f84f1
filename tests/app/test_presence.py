"""The program beside its window: in the tray, started without a window, and telling what is due once."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select

from msp_desk.app.front import Front
from msp_desk.app.lock import DeskLock
from msp_desk.app.options import Options, read_options
from msp_desk.app.stamps import Stamps
from msp_desk.app.tray import SystemTray, tray_icon
from msp_desk.host import clock, paths, settings_file
from msp_desk.host.told import told
from msp_desk.i18n.words import Words
from msp_desk.models.interactions import Promise
from msp_desk.program import NewDesk, new_desk, open_desk
from msp_desk.values.enums import Language
from msp_desk.values.times import day_of
from tests.app.conftest import PaperTray, Start
from tests.builders import a_client, a_promise

PASSPHRASE = "cuatro palabras que nadie junta"
AT_ANY_HOUR = {"notify_at": time(0), "quiet_from": None, "quiet_to": None}


def _days_ago(days: int) -> date:
    return day_of(clock.now(), clock.zone_name()) - timedelta(days=days)


def _promises(connection: Connection) -> tuple[UUID, ...]:
    return tuple(connection.execute(select(Promise.key)).scalars())


@pytest.fixture
def promised(desk: Path) -> UUID:
    """A promise of ours that was due yesterday."""
    opened = open_desk(desk)
    client = a_client(opened.desk, "Aero Handling", owner_key=opened.desk.who)
    a_promise(opened.desk, "The quote", client, due_on=_days_ago(1))
    (key,) = opened.desk.ask(_promises)
    opened.close(copy=False)
    return key


def _settled(front: Front, qtbot: QtBot, **settings: object) -> Front:
    front.memory.keep(**{**AT_ANY_HOUR, **settings})
    front.presence.settle()
    qtbot.waitUntil(lambda: not front.behind.runner.busy(), timeout=8_000)
    return front


def _told(front: Front, qtbot: QtBot, tray: PaperTray, times: int = 1) -> None:
    qtbot.waitUntil(lambda: len(tray.told) == times, timeout=8_000)
    qtbot.waitUntil(lambda: not front.behind.runner.busy(), timeout=8_000)


def _is_seen(front: Front) -> bool:
    window = front.window()
    return window is not None and window.isVisible()


def test_closing_ends_the_program_unless_it_is_to_stay(start: Start, desk: Path, qtbot: QtBot) -> None:
    tray = PaperTray(there=True)
    front = _settled(start(tray=tray), qtbot)
    front.memory.keep(stay_in_tray=True)
    assert front.scene is not None
    front.scene.window.close()
    assert not front.scene.window.isVisible()
    assert tray.shown
    assert [title for title, _ in tray.told] == ["MSP Desk goes on in the tray"]
    tray.wanted.emit()
    assert front.scene.window.isVisible()
    front.scene.window.close()
    assert len(tray.told) == 1, "it is explained once"
    assert settings_file.load(paths.config_folder()).tray_explained
    assert front.sitting is not None


def test_without_a_tray_nothing_stays_where_nobody_can_reach_it(
    start: Start, desk: Path, qtbot: QtBot
) -> None:
    tray = PaperTray(there=True)
    front = _settled(start(tray=tray), qtbot, stay_in_tray=True)
    assert front.scene is not None
    front.scene.window.close()
    tray.there = False
    front.presence.look()
    assert front.scene.window.isVisible()
    assert front.scene.window.isMinimized()
    assert not tray.shown


def test_the_menu_leads_to_today_and_to_the_log(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot
) -> None:
    tray = PaperTray(there=True)
    front = _settled(start(tray=tray), qtbot, stay_in_tray=True)
    qtbot.waitUntil(lambda: tray.counted == (1, True), timeout=8_000)
    assert front.scene is not None
    window = front.scene.window
    window.go("clients")
    window.close()
    tray.today_wanted.emit()
    assert window.isVisible()
    assert window.current() == "today"
    window.close()
    tray.log_wanted.emit()
    assert window.isVisible()
    assert window.panel.is_open()


def test_what_is_due_is_told_once_and_a_click_opens_its_line(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot
) -> None:
    tray = PaperTray(there=True)
    front = _settled(start(tray=tray), qtbot)
    _told(front, qtbot, tray)
    assert "Aero Handling" in tray.told[0][0]
    assert "The quote" in tray.told[0][1]
    assert front.scene is not None
    assert front.sitting is not None
    front.scene.window.go("clients")
    tray.told_clicked.emit()
    assert front.scene.window.current() == "today"
    page = front.scene.window.page("today")
    qtbot.waitUntil(lambda: page.list.current_row() is not None, timeout=8_000)  # type: ignore[attr-defined]
    assert page.list.current_row().identity[1] == promised  # type: ignore[attr-defined]
    assert front.presence.reminding is not None
    front.presence.reminding.look()
    qtbot.waitUntil(lambda: not front.behind.runner.busy(), timeout=8_000)
    assert len(tray.told) == 1
    whose = front.sitting.desk.who
    assert len(told(paths.state_folder(), front.sitting.opened.file.header.desk, whose)) == 1


def test_what_becomes_due_while_the_window_is_open_is_told_too(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot
) -> None:
    tray = PaperTray(there=True)
    front = _settled(start(tray=tray), qtbot)
    _told(front, qtbot, tray)
    assert front.sitting is not None
    opened = front.sitting.opened
    client = a_client(opened.desk, "Talleres Ibarra", owner_key=opened.desk.who)
    a_promise(opened.desk, "The second line", client, due_on=_days_ago(2))
    _told(front, qtbot, tray, 2)
    assert "Talleres Ibarra" in tray.told[1][0]


@pytest.mark.parametrize("settings", [{"notify": False}, {"quiet_from": time(0), "quiet_to": time(23, 59)}])
def test_nobody_is_told_who_does_not_wish_it(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot, settings: dict[str, object]
) -> None:
    tray = PaperTray(there=True)
    front = _settled(start(tray=tray), qtbot, stay_in_tray=True, **settings)
    qtbot.waitUntil(lambda: tray.counted == (1, True), timeout=8_000)
    assert tray.told == []
    assert front.sitting is not None


def test_without_a_tray_a_banner_tells_and_leads_to_the_line(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot
) -> None:
    front = start()
    assert front.scene is not None
    front.scene.window.go("clients")
    _settled(front, qtbot)
    qtbot.waitUntil(lambda: front.scene is not None and front.scene.reminder is not None, timeout=8_000)
    reminder = front.scene.reminder
    assert reminder is not None
    assert "Aero Handling" in reminder.title.text()
    qtbot.waitUntil(reminder.isVisible, timeout=8_000)
    reminder.look.click()
    assert front.scene.window.current() == "today"
    assert not reminder.isVisible()
    front.scene.remind("Another", "one", front.presence.show_told)
    another = front.scene.reminder
    assert another is not None
    assert another is not reminder
    qtbot.waitUntil(another.isVisible, timeout=8_000)


def test_a_desktop_without_a_tray_may_still_show_notices(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot
) -> None:
    tray = PaperTray(shows_notices=True)
    front = start(tray=tray)
    assert front.scene is not None
    front.scene.window.go("clients")
    _settled(front, qtbot)
    _told(front, qtbot, tray)
    assert front.scene.reminder is None
    tray.told_in_vain.emit()
    assert front.scene.reminder is not None


def test_another_language_and_another_desk_go_on(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot
) -> None:
    tray = PaperTray(there=True)
    front = _settled(start(tray=tray), qtbot)
    _told(front, qtbot, tray)
    front.speak(Language.SPANISH)
    assert tray.language is Language.SPANISH
    tray.told_clicked.emit()
    assert front.scene is not None
    assert front.scene.window.current() == "today"
    qtbot.waitUntil(lambda: not front.behind.runner.busy(), timeout=8_000)
    front.open_another()
    qtbot.waitUntil(lambda: tray.counted == (0, False), timeout=8_000)
    assert len(tray.told) == 1


def test_started_for_the_tray_no_window_is_shown_until_it_is_wanted(
    start: Start, desk: Path, promised: UUID, qtbot: QtBot
) -> None:
    tray = PaperTray(there=True)
    front = start(tray=tray, hidden=True)
    assert not _is_seen(front)
    _settled(front, qtbot)
    _told(front, qtbot, tray)
    assert tray.shown
    assert not _is_seen(front)
    tray.told_clicked.emit()
    assert _is_seen(front)
    assert front.scene is not None
    assert front.scene.window.current() == "today"


def test_started_for_a_tray_that_is_not_there_the_window_waits_in_the_task_bar(
    start: Start, desk: Path, qtbot: QtBot
) -> None:
    front = start(hidden=True)
    assert not _is_seen(front)
    front.presence.be_reachable()
    window = front.window()
    assert window is not None
    assert window.isMinimized()


def test_a_desk_with_a_passphrase_waits_in_the_tray(
    start: Start, tmp_path: Path, no_keyring: None, qtbot: QtBot
) -> None:
    path = tmp_path / "locked.mspdesk"
    new_desk(NewDesk(path, "Norte", "Marta", Language.ENGLISH, PASSPHRASE, remember=False)).close(copy=False)
    tray = PaperTray(there=True)
    front = start(path, tray=tray, hidden=True)
    _settled(front, qtbot)
    assert front.welcome is not None
    assert not front.welcome.isVisible()
    assert tray.shown
    tray.wanted.emit()
    assert front.welcome.isVisible()


def test_started_for_the_tray_beside_another_or_without_a_desk_it_leaves(
    qapp: QApplication, tmp_path: Path, start: Start, desk: Path
) -> None:
    start()
    for options in (Options(desk, hidden=True), Options(tmp_path / "none.mspdesk", hidden=True)):
        second = Front(qapp, options, Stamps())
        if options.desk == desk:
            assert not second.begin()
        second.end()
        second.deleteLater()
    lock = DeskLock(desk)
    assert lock.take() is not None


def test_the_option_is_read() -> None:
    assert read_options(["--hidden"]).hidden
    assert not read_options([]).hidden


def test_the_systems_own_icon_says_what_waits(qapp: QApplication) -> None:
    words = Words(Language.ENGLISH, paths.resources(), "UTC")
    parent = Front(qapp, Options(), Stamps())
    tray = SystemTray(words, parent)
    tray.count(0, is_open=False)
    assert tray.icon.toolTip() == "MSP Desk"
    assert not tray.log.isEnabled()
    tray.count(7, is_open=True)
    assert tray.icon.toolTip() == "MSP Desk\n7 reasons to act today"
    assert tray.today.text() == "Today (7)"
    assert tray.log.isEnabled()
    parent.deleteLater()


def test_the_icon_can_be_told_from_light_and_dark_panels(start: Start) -> None:
    start()
    seen = {
        (dark, waiting): tray_icon(dark=dark, waiting=waiting).pixmap(22, 22).toImage()
        for dark in (False, True)
        for waiting in (False, True)
    }
    images = list(seen.values())
    assert all(a != b for i, a in enumerate(images) for b in images[:i])
