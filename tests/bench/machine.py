"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.bench.worker import ROOT

_CPUINFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Machine:
    """Hardware, system and the libraries that count."""

    cpu: str
    cores: int
    system: str
    python: str
    pyside: str
    sqlite: str
    sqlalchemy: str


def this_machine() -> Machine:
    """The one that we run on."""
    return Machine(
        cpu=_cpu(),
        cores=os.cpu_count() or 1,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        pyside=version("PySide6-Essentials"),
        sqlite=sqlcipher.sqlite_version,
        sqlalchemy=version("SQLAlchemy"),
    )


def _cpu() -> str:
    if _CPUINFO.is_file():
        for line in _CPUINFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine()


def revision() -> str:
    """The version of the program in its repository; empty outside of one."""
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return asked.stdout.strip() if asked.returncode == 0 else ""
