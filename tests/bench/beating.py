"""A heart that beats in Qt's loop: the longest pause between two beats is how long the window did not answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from tests.bench.painted import settle, wait_for


class Heart(QObject):
    """Beats every millisecond, while something is done."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._last, self._longest = 0.0, 0.0

    def longest_pause(self, begin: Callable[[], object], is_done: Callable[[], object]) -> float:
        """Milliseconds, from the beginning of a deed until it is done and painted."""
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer.start()
        begin()
        settle(1)
        wait_for(is_done, patience=120)
        settle()
        self._beat()
        self._timer.stop()
        return self._longest * 1000

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
