"""What was just done, in a line at the foot of the window, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QColor, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink

SECONDS = 8
#: At the right a button has room of its own.
_MARGINS, _BARE = (38, 7, 10, 7), (38, 7, 20, 7)


class Toast(QWidget):
    """One line that goes away by itself; not while the pointer or the keyboard is on it."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._icon, self._tone = "check", Tone.GOOD
        self._label = Label("", Voice.TEXT)
        self._undo = Button(words.t("Undo"), Kind.QUIET, keys="Ctrl+Z", small=True)
        self._on_undo: Callable[[], object] | None = None
        self._line = row(self._label, self._undo, gap=12, margins=_MARGINS)
        self.setLayout(self._line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._undone)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, on_undo: Callable[[], object] | None = None) -> None:
        """What was done."""
        self._show(text, "check", Tone.GOOD, on_undo)

    def warn(self, text: str) -> None:
        """What could not be done, in the sentence that says why."""
        self._show(text, "circle-alert", Tone.BAD, None)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Somebody is reading."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent, /) -> None:
        """Nobody any more."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw surface, shadow and icon."""
        painter = begin(self)
        shadow = QColor(0, 0, 0, 5)
        for grow in range(3, 0, -1):
            box(painter, self.rect().adjusted(3 - grow, 3 - grow, grow - 3, grow - 3), RADIUS_CARD, shadow)
        box(painter, self.rect().adjusted(3, 2, -3, -3), RADIUS_CARD, ink(Tone.SURFACE), ink(Tone.LINE))
        icons.draw(painter, self._icon, 14, (self.height() - 16) // 2, ink(self._tone))

    def _show(self, text: str, icon: str, tone: Tone, on_undo: Callable[[], object] | None) -> None:
        self._icon, self._tone, self._on_undo = icon, tone, on_undo
        self._undo.setVisible(on_undo is not None)
        self._line.setContentsMargins(*(_BARE if on_undo is None else _MARGINS))
        self._label.setText(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _place(self) -> None:
        around = self._around.rect()
        width = min(self.sizeHint().width(), around.width() - 40)
        height = max(44, self.sizeHint().height())
        self.setGeometry(20, around.height() - height - 20, width, height)

    @Slot()
    def _undone(self) -> None:
        action, self._on_undo = self._on_undo, None
        self.hide()
        if action is not None:
            action()
