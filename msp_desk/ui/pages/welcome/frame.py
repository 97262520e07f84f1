"""One place that shows one screen after another, and that something is under way between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.states import LoadingState

SIZE = (960, 660)
SMALLEST = (720, 520)


class Frame(QWidget):
    """Holds the screen that is shown; the one before is let go."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        self.setLayout(column(self._stack))
        self.setWindowTitle("MSP Desk")
        self.resize(*SIZE)
        self.setMinimumSize(*SMALLEST)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc leaves the screen, where there is a way back."""
        leave = getattr(self.shown(), "leave", None)
        if event.key() == Qt.Key.Key_Escape and leave is not None:
            leave()
        else:
            super().keyPressEvent(event)

    def shown(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def show_screen(self, screen: QWidget) -> None:
        """Show this instead, with the keyboard in its first field."""
        before = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def show_busy(self, words: Words, text: str = "") -> None:
        """Something takes its time."""
        self.show_screen(LoadingState(words, text))
