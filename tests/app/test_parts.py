"""What the start of the window is made of: options, stamps, lock, bell, links to the machine."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from msp_desk.app.bell import Doorbell, ring
from msp_desk.app.failing import LastHope
from msp_desk.app.lock import DeskLock
from msp_desk.app.options import Options, read_options
from msp_desk.app.stamps import VARIABLE, Stamps
from msp_desk.app.tidying import Tidying
from msp_desk.host import paths
from msp_desk.ui.links import may_open
from msp_desk.values.errors import Refused
from msp_desk.values.locks import DeskInUse
from msp_desk.values.phrases import Phrase

ROOT = Path(__file__).parents[2]


def test_options_are_read_as_they_are_written(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"una frase de paso\n")
    os.close(writing)
    given = read_options(
        ["--desk", str(tmp_path / "a.mspdesk"), "--call=600 100 200", "--passphrase-fd", str(reading)]
    )
    os.close(reading)
    assert given == Options(tmp_path / "a.mspdesk", "600 100 200", "una frase de paso")
    assert "frase" not in repr(given)


def test_a_descriptor_that_gives_nothing_is_refused() -> None:
    with pytest.raises(Refused):
        read_options(["--passphrase-fd", "9999"])


def test_nothing_is_stamped_unless_somebody_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = Stamps.asked_for()
    silent.take("first_paint")
    assert not silent.wanted
    assert silent.taken == {}
    monkeypatch.setenv(VARIABLE, repr(time.perf_counter()))
    loud = Stamps.asked_for()
    loud.take("first_paint")
    first = loud.taken["first_paint"]
    loud.take("first_paint")
    assert loud.taken == {"first_paint": first}


def test_a_desk_is_held_by_one_program(tmp_path: Path) -> None:
    desk = tmp_path / "a.mspdesk"
    first, second = DeskLock(desk), DeskLock(desk)
    assert first.take() is None
    held = second.take()
    assert isinstance(held, DeskInUse)
    assert "another MSP Desk" in str(held)
    first.release()
    assert second.take() is None
    second.release()


def test_a_lock_left_by_a_program_that_died_is_no_hindrance(tmp_path: Path) -> None:
    desk = tmp_path / "a.mspdesk"
    die = (
        "import os, sys; from pathlib import Path; from msp_desk.app.lock import DeskLock; "
        "lock = DeskLock(Path(sys.argv[1])); assert lock.take() is None; os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", die, str(desk)], check=True, cwd=ROOT)
    assert desk.with_name("a.mspdesk.lock").exists()
    again = DeskLock(desk)
    assert again.take() is None
    again.release()


def test_a_lock_of_another_computer_says_which_and_can_be_broken(tmp_path: Path) -> None:
    desk = tmp_path / "a.mspdesk"
    desk.with_name("a.mspdesk.lock").write_text("4711\nmsp-desk\noffice-pc\nmachine-id\nboot-id\n")
    lock = DeskLock(desk)
    held = lock.take()
    assert held is not None
    assert "office-pc" in str(held)
    lock.break_open()
    assert lock.take() is None
    lock.release()


def test_where_no_lock_can_be_written_the_desk_may_still_be_read(tmp_path: Path) -> None:
    assert DeskLock(tmp_path / "gone" / "a.mspdesk").take() is None


def test_a_second_start_rings_and_says_who_calls(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    bell = Doorbell(owner)
    bell.listen(tmp_path / "a.mspdesk")
    call = (
        "import sys; from pathlib import Path; from msp_desk.app.bell import ring; "
        "sys.exit(0 if ring(Path(sys.argv[1]), '600 100 200') else 3)"
    )
    with qtbot.waitSignal(bell.rung, timeout=20_000) as heard:
        caller = subprocess.Popen([sys.executable, "-c", call, str(tmp_path / "a.mspdesk")], cwd=ROOT)
    assert heard.args == ["600 100 200"]
    assert caller.wait(20) == 0
    bell.silence()
    assert not ring(tmp_path / "a.mspdesk", "")


def test_nobody_answers_for_another_desk(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    bell = Doorbell(owner)
    bell.listen(tmp_path / "a.mspdesk")
    assert not ring(tmp_path / "b.mspdesk", "1")
    assert not ring(None, "1")
    bell.silence()


def test_what_was_refused_is_told_in_its_words_and_leaves_no_report(qtbot: QtBot) -> None:
    owner = QObject()
    hope = LastHope(owner)
    told: list[Phrase] = []
    hope.told.connect(told.append)
    hope.take(Refused("This cannot be done."))
    assert told[0].in_english() == "This cannot be done."
    assert not list(paths.log_folder().glob("crash-*"))


def test_a_bug_is_written_down_once_and_without_its_values(qtbot: QtBot, expect_log: object) -> None:
    expect_log("The window met ValueError")  # type: ignore[operator]
    owner = QObject()
    hope = LastHope(owner)
    told: list[Phrase] = []
    hope.told.connect(told.append)
    for _ in range(3):
        try:
            raise ValueError("Ana Núñez, 600 100 200")
        except ValueError as bug:
            hope.take(bug)
    reports = list(paths.log_folder().glob("crash-*"))
    assert len(reports) == 1
    assert "Ana" not in reports[0].read_text()
    assert "ValueError" in reports[0].read_text()
    assert len(told) == 3
    assert str(reports[0]) in told[0].in_english()


def test_a_bug_in_a_thread_is_told_on_the_main_thread(qtbot: QtBot, expect_log: object) -> None:
    expect_log("The window met ZeroDivisionError")  # type: ignore[operator]
    owner = QObject()
    hope = LastHope(owner)
    hope.install()
    try:
        with qtbot.waitSignal(hope.told):
            thread = threading.Thread(target=lambda: 1 // 0)
            thread.start()
            thread.join()
    finally:
        hope.remove()


def test_garbage_is_looked_for_by_us_alone(qtbot: QtBot) -> None:
    owner = QObject()
    working = [True]
    tidying = Tidying(owner, working.__len__)  # true as long as something is in it
    assert not gc.isenabled()
    cycles = [[] for _ in range(2000)]  # type: ignore[var-annotated]
    for one in cycles:
        one.append(one)
    cycles.clear()
    before = gc.get_count()[0]
    tidying.tidy()
    assert gc.get_count()[0] >= before, "a thread works"
    working.clear()
    tidying.tidy()
    assert gc.get_count()[0] < before
    tidying.stop()
    assert gc.isenabled()


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com/a?b=c#d", "http://example.com", "mailto:ana@aero.example", "tel:+34600100200",
        "HTTPS://EXAMPLE.COM", "mailto:ana@aero.example?subject=Hola",
    ],
)  # fmt: skip
def test_links_to_the_web_mail_and_telephone_may_be_opened(link: str) -> None:
    assert may_open(link)


@pytest.mark.parametrize(
    "link",
    [
        "", "file:///etc/hostname", "FILE:///etc/hostname", "javascript:alert(1)", "data:text/html,x", "//server/share",
        "\\\\server\\share", "https:\\\\server\\x", "smb://server/share", "/etc/hostname", "etc/hostname", "vbscript:x",
        "http://", "https:///etc/hostname", "mailto:", "ftp://example.com", "http://exa mple.com", "https://a\nb", "x:y",
        "https://example.com/" + "a" * 3000, "ms-settings:", "about:blank", "qrc:/x", "tel:",
    ],
)  # fmt: skip
def test_all_other_links_lead_nowhere(link: str) -> None:
    assert not may_open(link)
