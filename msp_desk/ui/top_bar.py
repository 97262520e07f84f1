"""The top bar: the one search field, the one filled button, and who sits here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.avatars import paint_avatar
from msp_desk.ui.parts.buttons import Pressable, primary
from msp_desk.ui.parts.keys import keys_text
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import BUTTON, RADIUS, TOP_BAR, Tone, ink
from msp_desk.values.folding import initials


class _SearchButton(Pressable):
    """Looks like the search field; the field itself is in the overlay that it opens, so that keys go there at once."""

    def __init__(self, text: str, keys: str) -> None:
        super().__init__(text, keys)
        self._text = text
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(440)

    def sizeHint(self) -> QSize:
        return QSize(440, BUTTON)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, BUTTON)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        super().mousePressEvent(event)
        self.ringed = False

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        border = ink(Tone.TEXT3 if self.underMouse() else Tone.LINE)
        box(painter, self.rect(), RADIUS, ink(Tone.BG), border)
        icons.draw(painter, "search", 11, 7, ink(Tone.TEXT2))
        hint = metrics(Voice.THIRD).horizontalAdvance(self._keys) + 12
        room = self.rect().adjusted(35, 0, -hint - 18, 0)
        write(painter, room, self._text, Voice.TEXT, ink(Tone.TEXT3))
        where = self.rect().adjusted(self.width() - hint - 11, 6, -11, -6)
        box(painter, where, 4, None, ink(Tone.LINE))
        write(
            painter, where.adjusted(0, 0, 0, -1), self._keys, Voice.THIRD, None, Qt.AlignmentFlag.AlignHCenter
        )
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS)


class _Me(Pressable):
    """Who sits at the desk."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFixedSize(BUTTON, BUTTON)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Somebody else; nobody yet, where it is empty."""
        self._letters = initials(name) if name else ""
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        paint_avatar(painter, self.rect(), self._letters, Tone.ACCENT)
        if self.ringed:
            focus_ring(painter, self.rect(), BUTTON / 2)


class TopBar(QWidget):
    """Always there, always the same."""

    search_asked = Signal()
    log_asked = Signal()
    me_asked = Signal()

    def __init__(self, words: Words, me: str) -> None:
        super().__init__()
        self.setFixedHeight(TOP_BAR)
        self.search = _SearchButton(words.t("Find a person, a client, a number"), "Ctrl+K")
        self.log = primary(words.t("Log a contact"), icon="pen-line", keys="Ctrl+L")
        self.me = _Me(me)
        layout = row(self.search, None, self.log, 4, self.me, margins=(16, 0, 16, 1))
        layout.setStretch(0, 100)
        self.setLayout(layout)
        self.search.setToolTip(tip(f"{words.t('Find')} ({keys_text('Ctrl+K')})"))
        self.search.clicked.connect(self.search_asked)
        self.log.clicked.connect(self.log_asked)
        self.me.clicked.connect(self.me_asked)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the surface and the hairline below."""
        painter = begin(self)
        painter.fillRect(self.rect(), ink(Tone.SURFACE))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(Tone.LINE))
