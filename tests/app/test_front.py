"""The window program as a person starts it: on the last desk, on none, on one that cannot be opened, a second time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from msp_desk.app.front import Front
from msp_desk.app.lock import DeskLock
from msp_desk.app.scene import Scene
from msp_desk.commands.clients import save_client
from msp_desk.commands.positions import change_position
from msp_desk.host import paths, settings_file
from msp_desk.program import NewDesk, copies_of, new_desk, open_desk, sample_desk, words_in
from msp_desk.queries.clients import client_names
from msp_desk.queries.today import due_records
from msp_desk.store.desk import Desk
from msp_desk.ui.pages.welcome.begin import BeginScreen
from msp_desk.ui.pages.welcome.trouble import TroubleScreen, Way
from msp_desk.ui.pages.welcome.unlock import UnlockScreen
from msp_desk.ui.parts.cards import Notice
from msp_desk.values.backups import BackupReason
from msp_desk.values.drafts import ClientDraft, HoldingDraft, PositionDraft
from msp_desk.values.enums import Language, Reason, Theme
from msp_desk.values.phrases import Phrase
from tests.app.conftest import Start, is_ready
from tests.builders import SetClock, a_client, a_person
from tests.contract_desks import a_contract, terms_to
from tests.ui.scripted import ScriptedAsk

ROOT = Path(__file__).parents[2]
PASSPHRASE = "cuatro palabras que nadie junta"
#: A passphrase takes long to be tried, on purpose, and longer where all processors have other work.
PATIENCE = 60_000


def _client(front: Front, name: str) -> None:
    assert front.sitting is not None
    front.sitting.desk.do(Phrase("Add a client"), save_client, ClientDraft(name=name))


def _foot(front: Front) -> str:
    assert front.scene is not None
    return front.scene.window.side_bar.foot.accessibleName()


def test_the_last_desk_opens_on_today(start: Start, desk: Path) -> None:
    front = start()
    assert front.scene is not None
    window = front.scene.window
    assert window.current() == "today"
    assert window.side_bar.firm.text() == "Norte Sistemas"
    assert window.top_bar.me.accessibleName() == "Marta Ruiz"
    assert "Norte Sistemas" in window.windowTitle()
    assert _foot(front) == "Encrypted"


def test_what_is_pressed_before_the_desk_is_open_is_not_heard(qtbot: QtBot) -> None:
    window = Scene(words_in(Language.ENGLISH), "Norte").window
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    for button in window.side_bar.findChildren(QAbstractButton):
        button.click()
    assert window.current() == ""


def test_what_is_saved_is_told_and_undone_from_the_window(start: Start, desk: Path, qtbot: QtBot) -> None:
    front = start()
    assert front.scene is not None
    assert front.sitting is not None
    window = front.scene.window
    _client(front, "Aero Handling")
    assert "saved" in _foot(front)
    assert window.toast.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert front.sitting.desk.ask(client_names) == ()


def test_every_page_of_the_side_bar_can_be_opened_by_its_key(start: Start, desk: Path) -> None:
    front = start()
    assert front.scene is not None
    for spec in front.scene.pages.specs():
        page = front.scene.window.go(spec.name)
        assert page.isVisible()
        assert front.scene.window.current() == spec.name


def test_a_fresh_machine_begins_with_three_fields(start: Start, qtbot: QtBot) -> None:
    front = start()
    assert front.welcome is not None
    screen = front.welcome.shown()
    assert isinstance(screen, BeginScreen)
    screen.firm.setText("Norte Sistemas")
    screen.me.setText("Marta Ruiz")
    QTest.mouseClick(screen.begin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: front.welcome is not None and hasattr(front.welcome.shown(), "key"), timeout=20_000
    )
    recovery = front.welcome.shown()
    assert recovery is not None
    recovery.key.tick.setChecked(True)  # type: ignore[attr-defined]
    recovery.go_on.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: is_ready(front), timeout=20_000)
    assert front.scene is not None
    assert front.scene.window.side_bar.firm.text() == "Norte Sistemas"
    assert (
        settings_file.load(paths.config_folder()).last_desk == paths.data_folder() / "Norte Sistemas.mspdesk"
    )


def test_a_desk_that_is_gone_is_missed_and_none_is_made_in_its_stead(start: Start, desk: Path) -> None:
    for left in desk.parent.glob("Norte*"):
        left.rename(left.with_name(f"moved-{left.name}"))
    front = start()
    assert front.welcome is not None
    screen = front.welcome.shown()
    assert isinstance(screen, TroubleScreen)
    assert set(screen.buttons) == {Way.LOCATE, Way.FORGET, Way.BACK}
    assert not desk.exists()
    screen.buttons[Way.FORGET].click()
    assert isinstance(front.welcome.shown(), BeginScreen)
    assert settings_file.load(paths.config_folder()).recent_desks == ()


def test_a_desk_with_a_passphrase_asks_for_it(
    start: Start, tmp_path: Path, no_keyring: None, qtbot: QtBot
) -> None:
    path = tmp_path / "locked.mspdesk"
    new_desk(NewDesk(path, "Norte", "Marta", Language.ENGLISH, PASSPHRASE, remember=False)).close(copy=False)
    front = start(path)
    assert front.welcome is not None
    screen = front.welcome.shown()
    assert isinstance(screen, UnlockScreen)
    QTest.keyClicks(screen.passphrase.line, "wrong")
    QTest.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.problem.text()), timeout=PATIENCE)
    assert screen.problem.text() == "That is not the passphrase of this desk."
    screen.passphrase.clear()
    QTest.keyClicks(screen.passphrase.line, PASSPHRASE)
    QTest.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_ready(front), timeout=PATIENCE)
    assert front.scene is not None
    assert front.scene.window.current() == "today"


def test_a_script_gives_the_passphrase_itself(start: Start, tmp_path: Path, no_keyring: None) -> None:
    path = tmp_path / "locked.mspdesk"
    new_desk(NewDesk(path, "Norte", "Marta", Language.ENGLISH, PASSPHRASE, remember=False)).close(copy=False)
    front = start(path, passphrase=PASSPHRASE)
    assert front.sitting is not None


def test_another_language_comes_at_once_and_keeps_page_and_place(
    start: Start, desk: Path, qtbot: QtBot
) -> None:
    front = start()
    assert front.scene is not None
    before = front.scene.window
    before.resize(1111, 777)
    before.go("settings")
    front.speak(Language.SPANISH)
    after = front.scene.window
    assert after is not before
    assert after.current() == "settings"
    assert (after.width(), after.height()) == (1111, 777)
    assert front.scene.words.language is Language.SPANISH
    assert settings_file.load(paths.config_folder()).language is Language.SPANISH
    _client(front, "Aero Handling")
    assert after.toast.isVisible()


def test_a_number_that_calls_opens_their_card(start: Start, desk: Path) -> None:
    opened = open_desk(desk)
    a_person(opened.desk, "Ana Núñez", phone="600 100 200")
    opened.close(copy=False)
    front = start(call="+34 600 10 02 00")
    assert front.scene is not None
    assert front.scene.wires is not None
    search = front.scene.wires.search_page
    assert search.isVisible()
    assert search.list.current_row().title == "Ana Núñez"


def test_closing_makes_a_backup_if_anything_was_done(start: Start, desk: Path) -> None:
    front = start()
    _client(front, "Aero Handling")
    front.end()
    assert len(copies_of(desk)) == 1
    assert not desk.with_name(f"{desk.name}.lock").exists()


def test_the_window_remembers_where_it_was(start: Start, desk: Path) -> None:
    front = start()
    assert front.scene is not None
    front.scene.window.resize(1234, 765)
    front.scene.window.close()
    assert "main" in settings_file.load(paths.config_folder()).windows


def test_what_another_program_saves_is_noticed(start: Start, desk: Path, qtbot: QtBot) -> None:
    front = start()
    assert front.sitting is not None
    front.sitting.look()
    other = open_desk(desk)
    other.desk.do(Phrase("Add a client"), save_client, ClientDraft(name="Aero Handling"))
    other.close(copy=False)
    with qtbot.waitSignal(front.sitting.desk.changed) as heard:
        front.sitting.look()
    assert heard.args[0].touch("client")


def test_who_left_yesterday_is_called_no_more_when_the_day_begins(
    start: Start, desk: Path, qtbot: QtBot
) -> None:
    front = start()
    assert front.sitting is not None
    kept, today = front.sitting.opened.desk, front.sitting.opened.desk.clock()
    client = a_client(kept)
    seat = PositionDraft(
        client, "Head", holdings=(HoldingDraft(a_person(kept, client=client), ends_on=today.date()),)
    )
    kept.do(Phrase("Add a position"), change_position, seat)
    front.sitting.look()
    kept.clock = SetClock(today + timedelta(days=1))
    with qtbot.waitSignal(front.sitting.desk.changed) as heard:
        front.sitting.look()
    assert heard.args[0].touch("holding")
    assert all(r.reason is not Reason.CHECK_IN for r in kept.ask(due_records, today.date(), 366).records)


def test_half_an_hour_of_work_is_copied(start: Start, desk: Path, qtbot: QtBot) -> None:
    front = start()
    assert front.sitting is not None
    _client(front, "Aero Handling")
    front.sitting.back_up()
    qtbot.waitUntil(lambda: len(copies_of(desk)) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: not front.behind.runner.busy(), timeout=20_000)
    front.sitting.back_up()
    qtbot.waitUntil(lambda: not front.behind.runner.busy(), timeout=20_000)
    assert len(copies_of(desk)) == 1


def test_going_back_to_a_backup_opens_what_it_held(start: Start, desk: Path, qtbot: QtBot) -> None:
    front = start()
    assert front.sitting is not None
    _client(front, "Aero Handling")
    copy = front.sitting.opened.back_up(BackupReason.WISH)
    _client(front, "Talleres Ibarra")
    wanted = next(c for c in copies_of(desk) if c.path == copy)
    front.go_back_to(wanted)
    assert front.sitting is not None
    assert [c.name for c in front.sitting.desk.ask(client_names)] == ["Aero Handling"]
    assert len(copies_of(desk)) == 2
    assert list(desk.parent.glob("*.before-restore-*"))


def test_another_desk_is_opened_from_the_settings(start: Start, desk: Path) -> None:
    front = start()
    front.open_another()
    assert front.sitting is None
    assert front.welcome is not None
    assert isinstance(front.welcome.shown(), BeginScreen)
    lock = DeskLock(desk)
    assert lock.take() is None
    lock.release()


def test_a_desk_that_is_open_elsewhere_is_not_opened_twice(start: Start, desk: Path) -> None:
    desk.with_name(f"{desk.name}.lock").write_text("4711\nmsp-desk\noffice-pc\nmachine-id\nboot-id\n")
    front = start()
    assert front.welcome is not None
    screen = front.welcome.shown()
    assert isinstance(screen, TroubleScreen)
    assert set(screen.buttons) == {Way.AGAIN, Way.FORCE, Way.BACK}
    screen.buttons[Way.FORCE].click()


def test_a_desk_that_can_only_be_read_says_so_above_every_page(start: Start, desk: Path) -> None:
    front = start()
    assert front.sitting is not None
    front.sitting.opened.desk.readonly = Phrase("The disk is full.")
    front.speak(Language.ENGLISH)
    assert front.scene is not None
    banner = front.scene.window.findChild(Notice)
    assert banner is not None
    assert banner.isVisible()
    assert "The disk is full." in banner.accessibleName()


def test_the_look_is_kept(start: Start, desk: Path) -> None:
    front = start()
    front.theme.choose(Theme.DARK)
    front.memory.keep(theme=Theme.DARK)
    assert settings_file.load(paths.config_folder()).theme is Theme.DARK
    front.theme.choose(Theme.LIGHT)


def test_a_last_copy_that_fails_is_told_and_the_desk_let_go(start: Start, desk: Path) -> None:
    front = start()
    asked = ScriptedAsk()
    front.ask_in = lambda _words, _window: asked
    _client(front, "Aero Handling")
    paths.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.backups_folder().write_text("a file where a folder should be")
    front.end()
    assert "The backup could not be made" in asked.asked[0]
    lock = DeskLock(desk)
    assert lock.take() is None
    lock.release()


def test_damage_found_after_opening_offers_the_newest_copy(start: Start, desk: Path) -> None:
    front = start()
    assert front.sitting is not None
    _client(front, "Aero Handling")
    front.sitting.opened.back_up(BackupReason.WISH)
    _client(front, "Talleres Ibarra")
    front.ask_in = lambda _words, _window: ScriptedAsk(True)
    front.sitting.damaged.emit()
    assert front.sitting is not None
    assert [c.name for c in front.sitting.desk.ask(client_names)] == ["Aero Handling"]


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}


def test_the_program_ends_with_code_zero_and_tells_its_stamps(tmp_path: Path) -> None:
    path = tmp_path / "sample.mspdesk"
    sample_desk(NewDesk(path, "", "", Language.ENGLISH, PASSPHRASE, remember=False)).close(copy=False)
    for _ in range(3):
        reading, writing = os.pipe()
        os.write(writing, f"{PASSPHRASE}\n".encode())
        os.close(writing)
        ended = subprocess.run(
            [sys.executable, "-m", "msp_desk", "--desk", str(path), "--passphrase-fd", str(reading)],
            cwd=ROOT, pass_fds=[reading], capture_output=True, text=True, timeout=60, check=False,
            env=_environment(MSP_DESK_STAMP_FROM=repr(time.perf_counter())),
        )  # fmt: skip
        os.close(reading)
        assert ended.returncode == 0, ended.stderr
        taken = json.loads(ended.stdout)
        assert taken["first_paint"] < taken["first_page"] < taken["usable"]
        assert ended.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""


def test_a_second_start_shows_the_first_window_and_leaves(start: Start, desk: Path, qtbot: QtBot) -> None:
    front = start()
    assert front.scene is not None
    with qtbot.waitSignal(front.behind.bell.rung, timeout=30_000) as heard:
        second = subprocess.Popen(
            [sys.executable, "-m", "msp_desk", "--desk", str(desk), "--call", "600100200"],
            cwd=ROOT,
            env=_environment(),
        )
    assert heard.args == ["600100200"]
    assert second.wait(30) == 0
    assert front.scene.wires is not None
    assert front.scene.wires.search_page.isVisible()


def test_decisions_that_wait_are_counted_before_anybody_looks_at_renewals(
    start: Start, desk: Path, qtbot: QtBot
) -> None:
    front = start()
    assert front.scene is not None
    assert front.scene.wires is not None
    assert front.sitting is not None
    kept, count = front.sitting.opened.desk, front.scene.wires._renewals
    ends = today_of(kept) + timedelta(days=70)
    with qtbot.waitSignal(count.counted, timeout=PATIENCE) as first:
        count._begin()
    assert first.args == [0, False]
    with qtbot.waitSignal(count.counted, timeout=PATIENCE, check_params_cb=_one_waits):
        a_contract(kept, a_client(kept, owner_key=kept.who), terms=terms_to(ends))
    assert "renewals" not in front.scene.window._made


def _one_waits(waiting: int, late: bool) -> bool:
    return waiting == 1 and not late


def today_of(kept: Desk) -> date:
    """The day it is where the desk is."""
    return kept.clock().date()
