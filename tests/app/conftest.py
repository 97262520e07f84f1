"""The whole window program in a test: started on desks in the test's own home, ended when the test ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msp_desk.app.front import Front
from msp_desk.app.options import Options
from msp_desk.app.stamps import Stamps
from msp_desk.app.tray import Tray
from msp_desk.host import paths
from msp_desk.i18n.words import Words
from msp_desk.program import NewDesk, new_desk, remember_desk
from msp_desk.ui import fonts, icons
from msp_desk.values.enums import Language

Start = Callable[..., Front]


class PaperTray(Tray):
    """The tray of a desktop that has one, or has none, as the test says; it writes down what it was told."""

    def __init__(self, *, there: bool = False, shows_notices: bool = False) -> None:
        super().__init__()
        self.there, self.shows_notices = there, shows_notices
        self.shown = False
        self.told: list[tuple[str, str]] = []
        self.counted = 0, False
        self.language: Language | None = None

    def is_there(self) -> bool:
        return self.there

    def show(self, *, shown: bool) -> None:
        self.shown = shown

    def speak(self, words: Words) -> None:
        self.language = words.language

    def count(self, waiting: int, *, is_open: bool) -> None:
        self.counted = waiting, is_open

    def can_tell(self) -> bool:
        return self.there or self.shows_notices

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A founded desk whose key is in the keyring, and which was opened last."""
    path = tmp_path / "Norte Sistemas.mspdesk"
    opened = new_desk(NewDesk(path, "Norte Sistemas", "Marta Ruiz", Language.ENGLISH))
    opened.close(copy=False)
    remember_desk(path)
    return path


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Starts the program as from a terminal, and waits until a window can be worked with."""
    icons.install(paths.resources())
    fonts.install(qapp, paths.resources())
    fronts: list[Front] = []

    def begin(
        desk: Path | None = None,
        call: str = "",
        passphrase: str | None = None,
        *,
        tray: Tray | None = None,
        hidden: bool = False,
    ) -> Front:
        front = Front(qapp, Options(desk, call, passphrase, hidden), Stamps())
        fronts.append(front)
        front.presence.make_tray = lambda _words, _parent: tray or PaperTray()
        assert front.begin()
        qtbot.waitUntil(lambda: is_ready(front), timeout=20_000)
        return front

    yield begin
    for front in fronts:
        front.end()
        front.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    assert not list(paths.log_folder().glob("crash-*")), "something fell through to the last hope"


def is_ready(front: Front) -> bool:
    """Whether a window answers: the desk with its first page, or the way into one."""
    if front.sitting is not None:
        return front.scene is not None and bool(front.scene.window.current())
    return front.welcome is not None and not front.behind.runner.busy()
