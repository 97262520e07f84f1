"""A text that is there to be taken along: a number or an address, copied by a press on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Slot
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, focus_ring, write_along
from msp_desk.ui.theme import RADIUS_SMALL, Tone, ink

_ICON = 12


class CopyText(Pressable):
    """Shows a text; a press (or Enter) copies it and says so. `copied` is what goes to the clipboard, if not the text."""

    def __init__(self, words: Words, text: str, voice: Voice = Voice.SMALL_STRONG, copied: str = "") -> None:
        super().__init__(words.t("Copy %(what)s", what=text))
        self._words, self._text, self._voice = words, text, voice
        self._copied = copied or text
        self.setToolTip(tip(words.t("Copy %(what)s", what=self._copied)))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._copy)

    def sizeHint(self) -> QSize:
        """As wide as the text, with room for the sign that it can be copied."""
        measure = metrics(self._voice)
        return QSize(measure.horizontalAdvance(self._text) + _ICON + 8, measure.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """It can be shortened."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the text, and the sign while it is pointed at."""
        painter = begin(self)
        on = self.underMouse() or self.ringed
        room = QRect(0, 0, self.width() - _ICON - 5, self.height())
        used = write_along(painter, room, self._text, self._voice, ink(Tone.ACCENT) if on else None)
        if on:
            icons.draw(painter, "copy", used + 4, (self.height() - _ICON) // 2, ink(Tone.ACCENT), _ICON)
        if self.ringed:
            focus_ring(painter, self.rect().adjusted(-1, 0, 1, 0), RADIUS_SMALL)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), tip(self._words.t("Copied")), self)
