"""Work off the main thread lands on it: as a value, an error, or nothing any more."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from msp_desk.ui.runner import Cancelled, Progress, Runner
from msp_desk.values.errors import Refused


class Ear(QObject):
    """Hears what lands, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[QThread] = set()
        self.steps: list[tuple[int, int]] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)
        self.threads.add(QThread.currentThread())

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self.threads.add(QThread.currentThread())


@pytest.fixture
def runner(qtbot: QtBot) -> Runner:
    return Runner()


def test_a_value_lands_on_the_main_thread(qtbot: QtBot, runner: Runner) -> None:
    ear, seen = Ear(), []

    def work(progress: Progress) -> int:
        seen.append(threading.current_thread())
        progress.tell(1, 2)
        return 42

    runner.run(work, ear.hear, on_progress=ear.step)
    qtbot.waitUntil(lambda: ear.heard == [42])
    assert seen[0] is not threading.main_thread()
    assert ear.steps == [(1, 2)]
    assert ear.threads == {QThread.currentThread()}


def test_a_refusal_lands_where_it_is_waited_for(qtbot: QtBot, runner: Runner) -> None:
    ear, wrong = Ear(), Ear()

    def work(progress: Progress) -> int:
        raise Refused("Not like this.")

    runner.run(work, wrong.hear, ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert isinstance(ear.heard[0], Refused)
    assert not wrong.heard


def test_a_bug_is_not_lost(qtbot: QtBot, runner: Runner, expect_log: Callable[[str], None]) -> None:
    expect_log("work off the main thread failed: ZeroDivisionError")
    wrong = Ear()

    def work(progress: Progress) -> float:
        return 1 / 0

    with qtbot.waitSignal(runner.failed) as failed:
        runner.run(work, wrong.hear)
    assert isinstance(failed.args[0], ZeroDivisionError)


def test_cancelled_work_gives_nothing(qtbot: QtBot, runner: Runner) -> None:
    ear, begun, go_on = Ear(), threading.Event(), threading.Event()

    def work(progress: Progress) -> int:
        begun.set()
        go_on.wait(5)
        progress.check()
        return 1

    job = runner.run(work, ear.hear, ear.hear)
    begun.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go_on.set()
    assert not ear.heard


def test_the_end_cancels_what_is_under_way(qtbot: QtBot, runner: Runner) -> None:
    ear = Ear()

    def work(progress: Progress) -> None:
        while True:
            progress.tell(0, 0)

    runner.run(work, ear.hear)
    assert runner.finish(5)
    assert not runner.busy()


def test_a_cancelled_progress_leaves() -> None:
    progress = Progress(print)
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.tell(1, 2)
