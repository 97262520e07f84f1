"""Keys bound to actions, and the small boxes that show them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.painting import begin, box, write
from msp_desk.ui.theme import Tone, ink

#: What is printed on the keys, where Qt says it longer: its Spanish spells every word out.
_PRINTED = {
    "Return": "↵", "Enter": "↵", "Up": "↑", "Down": "↓", "Retorno": "↵", "Intro": "↵", "Arriba": "↑", "Abajo": "↓",
    "Control": "Ctrl", "Mayúsculas": "Mayús", "Escape": "Esc", "Av Pág": "AvPág", "Re Pág": "RePág", "Suprimir": "Supr",
}  # fmt: skip


def keys_text(keys: str) -> str:
    """How this system writes a shortcut: 'Ctrl K' here, '⌘K' there."""
    told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return " ".join(_PRINTED.get(key, key) for key in told.split("+"))


def bind(owner: QWidget, keys: str, action: Callable[[], object], *, everywhere: bool = False) -> QShortcut:
    """Let keys do something while the owner or something in it has the keyboard; or in the whole window."""
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setContext(
        Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    shortcut.activated.connect(action)
    return shortcut


class KeyHint(QWidget):
    """A shortcut in a small box."""

    def __init__(self, keys: str, tone: Tone = Tone.TEXT3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = keys_text(keys)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As wide as the keys."""
        return QSize(metrics(Voice.THIRD).horizontalAdvance(self._text) + 12, 18)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the box and the keys in it."""
        painter = begin(self)
        box(painter, self.rect(), 4, None, ink(Tone.LINE))
        where = QRect(0, 0, self.width(), self.height() - 1)
        write(painter, where, self._text, Voice.THIRD, ink(self._tone), Qt.AlignmentFlag.AlignHCenter)
