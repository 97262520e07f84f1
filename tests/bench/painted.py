"""Knowing when the window has been painted: the end of its last update after something was asked."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMainWindow, QWidget

_PATIENCE = 20.0
#: Turns of the event loop after a paint in which another, that belongs to the same deed, may follow.
_TURNS = 3


def _at_once() -> bool:
    return True


class PaintWatch(QObject):
    """Watches a window, or one view in it.

    Of a window the end of its last update counts, with everything in it painted; of a view the end of its last paint
    event, or the window's update where the view stayed hidden.
    """

    def __init__(self, window: QMainWindow, view: QAbstractScrollArea | None = None) -> None:
        super().__init__()
        self._window, self._view = 0.0, 0.0
        window.installEventFilter(self)
        if view is not None:
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Let what changed be painted, and note when it has."""
        is_window = isinstance(watched, QMainWindow)
        if event.type() != (QEvent.Type.UpdateRequest if is_window else QEvent.Type.Paint):
            return False
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        watched.installEventFilter(self)
        if is_window:
            self._window = time.perf_counter()
        else:
            self._view = time.perf_counter()
        return True

    def milliseconds(self, deed: Callable[[], object], is_done: Callable[[], object] = _at_once) -> float:
        """From the beginning of a deed until it is done (what is asked in a thread) and painted, and nothing is painted again
        at once."""
        start = since = time.perf_counter()
        deed()
        limit, turns = start + _PATIENCE, 0
        while turns < _TURNS:
            before = self._window
            if is_done():
                turn()
                turns = turns + 1 if self._window == before and self._window > since else 0
            else:
                since = time.perf_counter()
                rest()
            if time.perf_counter() > limit:
                raise TimeoutError("the window was not painted")
        return ((self._view if self._view > start else self._window) - start) * 1000


def press(widget: QWidget, letter: str) -> None:
    """Type a letter. QTest knows the keys of ASCII alone."""
    if letter.isascii():
        QTest.keyClicks(widget, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def turn() -> None:
    """One turn of the event loop; what is deleted later is deleted first, as the program's own loop does it."""
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    QApplication.processEvents()


def rest() -> None:
    """Sleep until something happens, as the program's own loop does: a thread that works has the machine to itself."""
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def settle(turns: int = 5) -> None:
    """Let everything happen that is due."""
    for _ in range(turns):
        turn()


def wait_for(ready: Callable[[], object], patience: float = _PATIENCE) -> None:
    """Turn the event loop until that is so."""
    limit = time.perf_counter() + patience
    while not ready():
        turn()
        if time.perf_counter() > limit:
            raise TimeoutError("what was waited for did not come")
