"""Processes that measure: the parent tells one what to do how often, and hears how long each took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.bench import ring
from tests.bench.desks import MadeDesk

ROOT = Path(__file__).resolve().parents[2]
_PLACES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
}


class Broken(Exception):  # noqa: N818 - named for what is the case
    """The harness, or the program under it, failed: there is no verdict."""


def surroundings(home: Path, made: MadeDesk, platform: str) -> dict[str, str]:
    """The environment of a process that is measured: a home of its own, a keyring that holds one key, no display.

    Modules are compiled once, as an installer does it, wherever the developer's own Python writes them, or not at all.
    """
    for place in _PLACES.values():
        (home / place).mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        **{n: v for n, v in os.environ.items() if not n.startswith(("XDG_", "MSP_DESK", "PYTHON"))},
        **{name: str(home / place) for name, place in _PLACES.items()},
        "QT_QPA_PLATFORM": platform,
        "PYTHON_KEYRING_BACKEND": f"{ring.__name__}.{ring.Ring.__name__}",
        ring.VARIABLE: made.key,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(home / ".compiled"),
        "TZ": "Europe/Madrid",
    }


def environment_with(**more: str) -> dict[str, str]:
    """The environment of this process and something more, for a process that it starts in its turn."""
    return {**os.environ, **more}


class Worker:
    """One side of one trial on one desk, in a process of its own."""

    def __init__(
        self, trial: str, side: str, desk: Path, scratch: Path, environment: Mapping[str, str]
    ) -> None:
        self._named = f"{trial} ({side})"
        scratch.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.child", trial, side, str(desk), str(scratch)],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.names: list[str] = self._hear()

    def take(self, name: str, first: int, count: int) -> list[float]:
        """Do a thing from the `first` time on, so many times."""
        if self._process.stdin is None:
            raise Broken(self._named)
        self._process.stdin.write(f"{name} {first} {count}\n")
        self._process.stdin.flush()
        times: list[float] = self._hear()
        return times

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
            self._process.wait()
            return
        self._process.communicate()
        if self._process.returncode:
            raise Broken(f"{self._named} ended with {self._process.returncode}")

    def _hear(self) -> list[Any]:
        if self._process.stdout is None:
            raise Broken(self._named)
        line = self._process.stdout.readline()
        if not line:
            raise Broken(f"{self._named} ended with {self._process.wait()}")
        told: list[Any] = json.loads(line)
        return told
