"""A reminder above the pages, where the desktop has no tray to tell it from."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button, icon_button
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.theme import RADIUS, Tone, ink, wash

_ROUND = (20, 12, 20, 0)


class Reminder(QWidget):
    """Stays until somebody looks at it (`opened`) or puts it away; both end it."""

    opened = Signal()

    def __init__(self, words: Words, title: str, text: str) -> None:
        super().__init__()
        self.title = Label(title, Voice.TEXT)
        self.text = Label(text, Voice.SMALL, wrap=True)
        self.look = Button(words.t("Look at it"), small=True)
        self.away = icon_button("x", words.t("Put it away"), small=True)
        told = column(self.title, self.text, gap=2)
        line = row(told, self.look, self.away, gap=10, margins=(42, 10, 10, 10))
        line.setStretch(0, 1)
        self._face = _Face()
        self._face.setLayout(line)
        self.setLayout(column(self._face, margins=_ROUND))
        self.setAccessibleName(f"{title}. {text}")
        self.look.clicked.connect(self._open)
        self.away.clicked.connect(self.put_away)

    @Slot()
    def put_away(self) -> None:
        """It was read."""
        self.hide()

    @Slot()
    def _open(self) -> None:
        self.put_away()
        self.opened.emit()


class _Face(QWidget):
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        box(painter, self.rect(), RADIUS, wash(Tone.ACCENT))
        icons.draw(painter, "bell", 14, 12, ink(Tone.ACCENT))
