"""Cards, the hairlines in them and the titles above their parts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import Item, Margins, column, row
from msp_desk.ui.parts.mixed import Mixed, Span
from msp_desk.ui.parts.painting import begin, box, surface
from msp_desk.ui.theme import RADIUS, RADIUS_CARD, Tone, ink, wash


class Card(QWidget):
    """A surface with a hairline around it; holds a column of items."""

    def __init__(self, *items: Item, gap: int = 8, margins: Margins = (14, 13, 14, 14)) -> None:
        super().__init__()
        self.body = column(*items, gap=gap, margins=margins)
        self.setLayout(self.body)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the surface."""
        surface(begin(self), self.rect(), RADIUS_CARD, ink(Tone.SURFACE), ink(Tone.LINE))


class Divider(QWidget):
    """A hairline across."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One pixel."""
        return QSize(8, 1)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the line."""
        begin(self).fillRect(self.rect(), ink(Tone.LINE))


class Upright(Divider):
    """A hairline from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """One pixel."""
        return QSize(1, 8)


class SectionTitle(QWidget):
    """The title of a part, with a count or a remark at its right."""

    def __init__(self, text: str, aside: str = "", *actions: QWidget) -> None:
        super().__init__()
        self.title = Label(text, Voice.HEADING)
        self.aside = Label(aside, Voice.THIRD)
        if not aside:  # showing what has no parent yet would open a window
            self.aside.hide()
        self.setLayout(row(self.title, None, self.aside, *actions))

    def set_aside(self, text: str) -> None:
        """Another remark."""
        self.aside.setText(text)
        self.aside.setVisible(bool(text))


class Notice(QWidget):
    """A warning that must be read first: an icon, a word in bold, the sentence; on its soft background."""

    def __init__(
        self, lead: str, text: str = "", tone: Tone = Tone.WARN, icon: str = "triangle-alert"
    ) -> None:
        super().__init__()
        self._tone, self._icon = tone, icon
        self.label = Mixed(
            Span(f"{lead} " if lead else "", Voice.SMALL_STRONG, tone), Span(text, Voice.SMALL, tone)
        )
        self.setLayout(column(self.label, margins=(36, 8, 12, 8)))
        self.setAccessibleName(self.label.text())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw background and icon."""
        painter = begin(self)
        box(painter, self.rect(), RADIUS, wash(self._tone))
        icons.draw(painter, self._icon, 12, 8, ink(self._tone))


class IconLabel(QWidget):
    """An icon with a text beside it, as the lines of 'Last contacts' have it."""

    def __init__(
        self,
        icon: str,
        text: str,
        voice: Voice = Voice.SECOND,
        *,
        aside: str = "",
        tone: Tone | None = None,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone or Tone.TEXT2
        self.label = Label(text, voice, tone, wrap=wrap)
        self.aside = Label(aside, voice, align=Qt.AlignmentFlag.AlignRight)
        if not aside:  # showing what has no parent yet would open a window
            self.aside.hide()
        layout = row(self.label, self.aside, margins=(22, 0, 0, 0))
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the icon in the middle of the first line."""
        icons.draw(begin(self), self._icon, 0, min(1, (self.height() - 14) // 2), ink(self._tone), 14)


class IconText(QWidget):
    """An icon with a wrapped text in several voices: 'We promised the cost of the outage in August. Open for 60 days'."""

    def __init__(self, icon: str, *spans: Span, tone: Tone = Tone.TEXT2) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.label = Mixed(*spans)
        self.setLayout(column(self.label, margins=(22, 0, 0, 0)))
        self.setAccessibleName(self.label.text())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the icon in the middle of the first line."""
        icons.draw(begin(self), self._icon, 0, 1, ink(self._tone), 14)
