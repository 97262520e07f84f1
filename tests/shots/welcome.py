"""The screens before a desk is open: the first, a passphrase, the recovery key, the way in, and troubles with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from msp_desk.app.front import Front
from msp_desk.app.options import Options
from msp_desk.app.stamps import Stamps
from msp_desk.ui.pages.welcome.begin import BeginScreen
from msp_desk.ui.pages.welcome.entrance import Beginning
from msp_desk.ui.pages.welcome.passphrase import PassphraseScreen
from msp_desk.ui.pages.welcome.window import WelcomeWindow
from msp_desk.values.enums import Language, Theme
from tests.shots.studio import Camera

_PASSPHRASE = "nine quiet herons at noon"
_TURN_MS, _MOST_TURNS = 20, 400
NAMES = ("welcome", "passphrase", "recovery-key", "unlock", "trouble-missing", "trouble-foreign")


@contextmanager
def _window(app: QApplication, language: Language, look: Theme) -> Iterator[tuple[Front, WelcomeWindow]]:
    front = Front(app, Options(), Stamps())
    front.speak(language)
    front.theme.choose(look)
    front.open_another()
    if front.welcome is None:
        raise RuntimeError("the first window did not open")
    try:
        yield front, front.welcome
    finally:
        front.welcome.close()  # a desk that was made and not gone on to is let go by this
        front.end()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def take_welcome(app: QApplication, folder: Path, home: Path, language: Language, look: Theme) -> int:
    """A picture of each of these screens; how many there are."""
    camera = Camera(folder, f"{language}-{look}")
    desk = home / f"Norte {language} {look}.mspdesk"
    foreign = home / "holiday.mspdesk"
    foreign.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    with _window(app, language, look) as (front, window):

        def until(reached: Callable[[], bool]) -> None:
            for _ in range(_MOST_TURNS):
                QTest.qWait(_TURN_MS)
                if reached() and not front.behind.runner.busy():
                    break
            QTest.qWait(10 * _TURN_MS)

        until(window.isVisible)
        camera.take("welcome", window)
        begin = window.shown()
        if not isinstance(begin, BeginScreen):
            raise TypeError("the first screen is another one")
        begin.wanted.emit(Beginning("Norte Sistemas", "Marta Ruiz", language, path=desk))
        until(lambda: isinstance(window.shown(), PassphraseScreen))
        asked = window.shown()
        camera.take("passphrase", window)
        if isinstance(asked, PassphraseScreen):
            asked.chosen.emit(_PASSPHRASE)
        until(desk.exists)
        camera.take("recovery-key", window)
    with _window(app, language, look) as (front, window):
        for name, path in (
            ("unlock", desk),
            ("trouble-missing", home / "gone.mspdesk"),
            ("trouble-foreign", foreign),
        ):
            window.open(path)
            QTest.qWait(_TURN_MS)
            while front.behind.runner.busy():
                QTest.qWait(_TURN_MS)
            QTest.qWait(10 * _TURN_MS)
            camera.take(name, window)
    return len(NAMES)
