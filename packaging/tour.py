"""The main job of the program without a screen: a sample desk, Today, a look-up, a report and pictures of the window."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from ground import ROOT, SetupError, say, venv_python

RESULTS = ROOT / "build" / "tour"
DESK = RESULTS / "sample.mspdesk"
REPORT = RESULTS / "relationship-report.pdf"
PICTURES = RESULTS / "pictures"


def has_display() -> bool:
    """Whether a window can be shown to somebody here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def take() -> int:
    """Do it all into one folder and say what is where."""
    say("There is no display here, so the program shows what it does without one, on an invented firm.")
    if RESULTS.exists():
        shutil.rmtree(RESULTS)
    RESULTS.mkdir(parents=True, mode=0o700)
    passphrase = secrets.token_urlsafe(12)

    say("\nMaking the sample firm ...")
    firm = ("--firm", "Aldaba Sistemas", "--me", "Nora Vidal")
    _program(passphrase, "new", str(DESK), *firm, "--lang", "en", "--sample")

    say("\nToday: who is due, most pressing first\n")
    say(_of_this_desk(passphrase, "today"))
    due = _asked(passphrase, "today")
    if not due:
        raise SetupError("The sample firm has nobody due today, which it always should.")
    person, number = _somebody_with_a_number(passphrase, due)

    say(f"\nThe phone rings: {number}\n")
    say(_of_this_desk(passphrase, "who", number))

    say(f"\nWriting the relationship report of {person['client']} ...")
    say(_of_this_desk(passphrase, "report", "relationship", person["client"], "-o", str(REPORT)))

    say("\nDrawing the main screens ...")
    _pictures()
    _say_where(passphrase)
    return 0


def _somebody_with_a_number(passphrase: str, due: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], str]:
    """The first of those who are due whom one could hear calling."""
    for touch in due:
        for found in _asked(passphrase, "who", touch["person"] or touch["client"]):
            if found["phones"] and found["client"]:
                return found, _digits_of(found["phones"][0])
    raise SetupError("Nobody who is due in the sample firm has a phone, which somebody always should.")


def _digits_of(phone: object) -> str:
    return str(phone["number"] if isinstance(phone, dict) else phone)


def _pictures() -> None:
    command = [str(venv_python()), "-m", "tests.shots", "--out", str(PICTURES), "--main"]
    drawn = subprocess.run(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False)
    if drawn.returncode:
        raise SetupError("The pictures could not be drawn; the lines above say why.")


def _say_where(passphrase: str) -> None:
    say(f"""
The results are in {RESULTS}:
  {REPORT.relative_to(RESULTS)}   the relationship report
  {PICTURES.relative_to(RESULTS)}{os.sep}   a picture of each main screen
  {DESK.relative_to(RESULTS)}   the desk itself; its passphrase is {passphrase}
To get a window, start the same command where there is a display: on a desktop, through `ssh -X`,
or on a virtual screen (`xvfb-run -a python3 packaging/dev.py run`).""")


def _asked(passphrase: str, *command: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(_of_this_desk(passphrase, *command, "--json"))
    return told


def _of_this_desk(passphrase: str, command: str, *rest: str) -> str:
    return _program(passphrase, command, *rest, "--desk", str(DESK))


def _program(passphrase: str, command: str, *rest: str) -> str:
    """Run one command of the program, its passphrase over a pipe, and return what it printed."""
    reading, writing = os.pipe()
    os.write(writing, f"{passphrase}\n".encode())
    os.close(writing)
    done = subprocess.run(
        [str(venv_python()), "-m", "msp_desk", command, *rest, "--passphrase-fd", str(reading)],
        cwd=ROOT,
        pass_fds=[reading],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(reading)
    if done.returncode:
        raise SetupError(f"`msp-desk {command}` ended with {done.returncode}; the lines above say why.")
    return done.stdout.rstrip()
