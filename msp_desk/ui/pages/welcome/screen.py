"""The frame of every screen of the welcome window: a title, a sentence, what is asked, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Item, column, holder, row
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink, wash

WIDTH = 440


class Sign(QWidget):
    """The sign of the program, or of what happened, in a soft square."""

    def __init__(self, icon: str = "contact", tone: Tone = Tone.ACCENT) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(44, 44)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw it."""
        painter = begin(self)
        box(painter, QRect(0, 0, 44, 44), RADIUS_CARD, wash(self._tone))
        icons.draw(painter, self._icon, 11, 11, ink(self._tone), 22)


class Screen(QWidget):
    """A column in the middle of the window."""

    def __init__(
        self, title: str, text: str, *items: Item, sign: Sign | None = None, width: int = WIDTH
    ) -> None:
        super().__init__()
        head = column(Label(title, Voice.TITLE, wrap=True), gap=4)
        if text:
            head.addWidget(Label(text, Voice.TEXT2, wrap=True))
        inside = QWidget()
        inside.setFixedWidth(width)
        inside.setLayout(column(row(sign or Sign(), None), head, 6, *items, gap=12))
        middle = row(None, inside, None, margins=24)
        area = ScrollArea(holder(column(None, middle, None, None)))
        self.setLayout(column(area))
        self.setAccessibleName(title)
        self.inside = inside


def labelled(text: str, field: QWidget, hint: QWidget | None = None) -> QWidget:
    """A field with its word above it, and a remark below."""
    label = Label(text, Voice.SECOND)
    label.setBuddy(field)
    return holder(column(label, field, *([hint] if hint else []), gap=5))
