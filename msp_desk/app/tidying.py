"""Python's search for garbage, made only between two turns of Qt's loop and only on the main thread.

Left to itself it comes whenever Python runs: in the middle of a loop of Qt's over its widgets, or in a thread that
reads a file, and deletes a widget there that nobody holds any more. Both end the program (seen: a change of the look).
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000
#: Not while a thread works, whose thousands of young objects would be gone through with the window standing still;
#: but after so many turns all the same.
_MOST_PUT_OFF = 60


class Tidying(QObject):
    """From its making until `stop`."""

    def __init__(self, parent: QObject, busy: Callable[[], object]) -> None:
        super().__init__(parent)
        self._busy, self._put_off = busy, 0
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    @Slot()
    def tidy(self) -> None:
        """Look at as many generations as Python would have by now; later, while a thread works."""
        if self._busy() and self._put_off < _MOST_PUT_OFF:
            self._put_off += 1
            return
        self._put_off = 0
        counts = gc.get_count()
        due = [
            g for g, (count, limit) in enumerate(zip(counts, self._thresholds, strict=True)) if count > limit
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
