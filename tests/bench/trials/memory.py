"""P 7: what the program holds of the memory after a long day."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psutil

from msp_desk.ui.pages.reports.making import Making
from msp_desk.ui.pages.reports.wishes import ReportWish
from tests.bench import empty_window
from tests.bench.painted import settle, wait_for
from tests.bench.questions import Questions, questions_of
from tests.bench.trial import Count, Ground, Samplers, Trial
from tests.bench.window import Program

_FIFTHS, _SEARCHES, _OPENS = 5, 200, 40
_MB = 1_000_000


def limits(_: Ground) -> Samplers:
    """The window that is empty."""
    return {"rss_empty_mb": _empty}


def app(ground: Ground) -> Samplers:
    """After a thousand searches, two hundred clients and five reports; and how much of it the last fifth added."""
    day = _Day(Program(ground.made.path), questions_of(ground.made))
    return {"rss_mb": day.whole, "rss_growth_percent": day.growth}


TRIAL = Trial("memory", limits, app, Count.ONCE)


def _empty(_: int) -> float:
    command = [sys.executable, str(Path(empty_window.__file__)), repr(time.perf_counter())]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        if process.stdout is not None:
            process.stdout.readline()  # it is painted, and waits
        held = float(psutil.Process(process.pid).memory_info().rss)
        process.communicate("\n")
    return held / _MB


class _Day:
    """A day of work, in fifths."""

    def __init__(self, program: Program, asked: Questions) -> None:
        self._program, self._asked = program, asked
        self._held: list[float] = []
        self._made: list[object] = []

    def whole(self, _: int) -> float:
        """Megabytes at the end of the day, the first time it is lived."""
        if not self._held:
            for fifth in range(_FIFTHS):
                self._work(fifth)
                settle()
                self._held.append(psutil.Process().memory_info().rss / _MB)
        return self._held[-1]

    def growth(self, _: int) -> float:
        """Percent that the last fifth added."""
        return (self._held[-1] / self._held[-2] - 1) * 100

    def _work(self, fifth: int) -> None:
        program, asked = self._program, self._asked
        page = program.search()
        for number in range(_SEARCHES):
            page.field.setText(asked.keystrokes[(fifth * _SEARCHES + number) % len(asked.keystrokes)].text)
            settle(2)
        program.put_away()
        around = program.around
        for number in range(_OPENS):
            around.ways.client.emit(asked.clients[(fifth * _OPENS + number) % len(asked.clients)], "")
            settle(2)
        wish = ReportWish(client=asked.clients[fifth % len(asked.clients)])
        self._made.clear()
        around.runner.run(
            Making(around.desk, around.words, around.clock(), wish, around.work_calendar), self._made.append
        )
        wait_for(self._made.__len__)
