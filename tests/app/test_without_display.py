"""Where no window can be shown the program says so and ends in order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_without_a_display_the_program_says_so(tmp_path: Path) -> None:
    blind = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    surroundings = {name: value for name, value in os.environ.items() if name not in blind}
    surroundings |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "LC_ALL": "C"}
    ended = subprocess.run(
        [sys.executable, "-m", "msp_desk"], env=surroundings, capture_output=True, text=True, check=False
    )
    if sys.platform.startswith("linux"):
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.startswith("There is no display here")


def test_what_libraries_write_is_the_persons_alone() -> None:
    told = subprocess.run([sys.executable, "-c", _MASK], capture_output=True, text=True, check=True)
    assert told.stdout.split()[-1] == "0o77"


_MASK = """
import os, sys
from msp_desk.__main__ import main
sys.argv = ["msp-desk", "--version"]
main()
print(oct(os.umask(0)))
"""
