"""The least that a window can cost: started with the parent's time, it prints the milliseconds to its first paint and its memory."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class _Window(QMainWindow):
    painted = 0.0

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = time.perf_counter()
            QTimer.singleShot(0, QApplication.quit)


def main() -> None:
    """Show it and go."""
    app = QApplication([])
    window = _Window()
    window.resize(1280, 800)
    window.show()
    app.exec()
    print((window.painted - float(sys.argv[1])) * 1000, flush=True)
    sys.stdin.readline()  # whoever wants to know our memory looks now
    os._exit(0)


if __name__ == "__main__":
    main()
