"""P 4a and 4b: from nothing to the first picture, and until a typed search is answered, as processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from msp_desk.app.stamps import VARIABLE
from tests.bench import empty_window
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial
from tests.bench.worker import ROOT, environment_with

_PATIENCE = 60


def limits(_: Ground) -> Samplers:
    """A Python that does nothing, and a window that is empty."""
    return {"pass": timed(_pass), "empty_window": _empty_window}


def app(ground: Ground) -> Samplers:
    """The program as installed: on this desk, with the stamps that it takes itself."""
    start = _Start(ground.made.path)
    return {"start_first_paint": start.first_paint, "start_usable": start.usable}


TRIAL = Trial("start", limits, app, Count.PROCESSES)


def _pass(_: int) -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def _empty_window(_: int) -> float:
    script = str(Path(empty_window.__file__))
    asked = [sys.executable, script, repr(time.perf_counter())]
    told = subprocess.run(
        asked, capture_output=True, check=True, input="", encoding="utf-8", timeout=_PATIENCE
    )
    return float(told.stdout.split()[0])


class _Start:
    """Starts the program; one start gives both figures."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk
        self._taken: dict[int, dict[str, float]] = {}

    def first_paint(self, number: int) -> float:
        """Until the window is painted."""
        command = [sys.executable, "-m", "msp_desk", "--desk", str(self._desk)]
        told = subprocess.run(
            command,
            cwd=ROOT,
            env=environment_with(**{VARIABLE: repr(time.perf_counter())}),
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
            timeout=_PATIENCE,
        )
        self._taken[number] = json.loads(told.stdout.splitlines()[-1])
        return self._taken[number]["first_paint"]

    def usable(self, number: int) -> float:
        """Until what was typed into its search is found and painted, in the same start."""
        return self._taken.pop(number)["usable"]
