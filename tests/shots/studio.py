"""Where the pictures are taken: a home of its own, the real program over a desk with the sample firm, and the camera."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.app.entrance import OpenedDesk
from msp_desk.app.front import Front
from msp_desk.app.lock import DeskLock
from msp_desk.app.options import Options
from msp_desk.app.scene import Scene
from msp_desk.app.stamps import Stamps
from msp_desk.program import NewDesk, Opened, new_desk, sample_desk
from msp_desk.ui.pages.welcome.entrance import Entered
from msp_desk.values.enums import Language, Theme
from msp_desk.values.times import in_utc, zone_named
from tests.keystores import MemoryKeyStore

ZONE = "Europe/Madrid"
_FIRM = "Norte Sistemas"
_TURN_MS, _MOST_TURNS = 20, 500


def move_in(folder: Path) -> None:
    """Make that folder the home of this program: no setting of whoever takes the pictures is seen or touched."""
    for name, place in (
        ("HOME", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "run"), ("APPDATA", "config"), ("LOCALAPPDATA", "data"),
    ):  # fmt: skip
        (folder / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(folder / place)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["TZ"] = ZONE
    if hasattr(time, "tzset"):
        time.tzset()


def this_morning() -> datetime:
    """Today at twelve past nine, so that no picture is of a desk in the middle of the night."""
    return in_utc(datetime.now(zone_named(ZONE)).replace(hour=9, minute=12, second=0, microsecond=0))


def morning() -> datetime:
    """The clock of the desk in the pictures, which stands."""
    return _MORNING


_MORNING = this_morning()


@dataclass(slots=True)
class Studio:
    """The program with a desk open, in one language and look."""

    front: Front
    opened: Opened
    language: Language

    @property
    def scene(self) -> Scene:
        """The window with what is behind it."""
        made = self.front.scene
        if made is None:
            raise RuntimeError("no desk is open")
        return made

    @property
    def window(self) -> Any:
        """The window."""
        return self.scene.window

    @property
    def wires(self) -> Any:
        """What leads from page to page."""
        return self.scene.wires

    @property
    def ways(self) -> Any:
        """Where pages ask to go."""
        return self.wires._around.ways

    def wear(self, theme: Theme) -> None:
        """Another look."""
        self.front.theme.choose(theme)

    def at_rest(self) -> None:
        """Close what is open above the page."""
        for _ in range(4):
            self.window.back()
        self.window.toast.hide()
        self.window.setFocus()
        self.settle()

    def settle(self, more_ms: int = 0) -> None:
        """Wait until nothing is under way and all is painted."""
        QTest.qWait(_TURN_MS)
        turns = 0
        while self.front.behind.runner.busy() and turns < _MOST_TURNS:
            QTest.qWait(_TURN_MS)
            turns += 1
        QTest.qWait(_TURN_MS + more_ms)


@contextmanager
def a_studio(app: QApplication, folder: Path, language: Language, *, empty: bool = False) -> Iterator[Studio]:
    """The program as it stands after its start, over a desk made for this."""
    kind = "empty" if empty else "sample"
    wish = NewDesk(folder / f"{kind}-{language}.mspdesk", _FIRM, "Marta Ruiz", language)
    opened = (new_desk if empty else sample_desk)(wish, MemoryKeyStore(), morning)
    front = Front(app, Options(), Stamps())
    front.speak(language)
    front.entered(Entered(OpenedDesk(opened, DeskLock(wish.path)), wish.path))
    front.presence.stop()  # no picture has a reminder in it that nobody asked for
    try:
        yield Studio(front, opened, language)
    finally:
        front.end()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures into a folder."""

    folder: Path
    ending: str

    def take(self, name: str, widget: QWidget) -> None:
        """One picture, called by what it shows, the language and the look."""
        picture = widget.grab()
        if not picture.save(str(self.folder / f"{name}-{self.ending}.png")):
            raise OSError(f"the picture of {name} could not be written")
