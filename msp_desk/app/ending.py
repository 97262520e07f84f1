"""The system asks us to go (end of the session, Ctrl+C in a terminal): heard between two turns of Qt's loop."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class EndOfSession(QObject):
    """Says `asked` when the system wants the program to end; everything that was saved is on the disk already."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wake, self._bell = socket.socketpair()
        for end in (self._wake, self._bell):
            end.setblocking(False)
        self._before = {number: signal.signal(number, self._heard) for number in _SIGNALS}
        self._wakeup_before = signal.set_wakeup_fd(self._bell.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._wake.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake_up)

    def stop(self) -> None:
        """Leave signals to Python again."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._wake.close()
        self._bell.close()

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.asked.emit()

    @Slot()
    def _wake_up(self) -> None:
        """Turning Python once is all that its signal handlers need."""
        self._wake.recv(64)
