"""Chips and level marks: a fact in a word or two, on a soft background where it matters."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.looks import LEVEL_SHAPE, LEVEL_TONE
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.painting import begin, box, sign, write
from msp_desk.ui.theme import Tone, ink, wash
from msp_desk.values.enums import Level

CHIP = 18
_PAD = 8
_ICON = 12


def chip_width(text: str, icon: str = "") -> int:
    """How wide a chip with this text is."""
    return width_of(text, Voice.THIRD) + 2 * _PAD + (_ICON + 4 if icon else 0)


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: Tone, icon: str = "") -> None:
    """A chip, for delegates and widgets alike."""
    box(painter, rect, rect.height() / 2, wash(tone))
    x = rect.x() + _PAD
    if icon:
        icons.draw(painter, icon, x, rect.y() + (rect.height() - _ICON) // 2, ink(tone), _ICON)
        x += _ICON + 4
    write(
        painter,
        QRect(x, rect.y(), rect.right() - x - _PAD + 3, rect.height() - 1),
        text,
        Voice.THIRD,
        ink(tone),
    )


class Chip(QWidget):
    """A word or two on a soft round background."""

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.TEXT2,
        icon: str = "",
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setToolTip(tip(hint or text))

    def set_text(self, text: str, tone: Tone | None = None) -> None:
        """Say something else."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(chip_width(self._text, self._icon), CHIP)

    def minimumSizeHint(self) -> QSize:
        """A chip can be shortened a little."""
        return QSize(min(self.sizeHint().width(), 40), CHIP)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the chip."""
        paint_chip(begin(self), self.rect(), self._text, self._tone, self._icon)


class LevelMark(QWidget):
    """The sign and name of a level, and what else is said of the person in the same breath ('decides')."""

    def __init__(self, words: Words, level: Level, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self._text = " · ".join(t for t in (words.term(level), more) if t)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(width_of(self._text, Voice.THIRD_STRONG) + 15, 16)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw sign and words."""
        painter = begin(self)
        colour = ink(LEVEL_TONE[self._level])
        sign(painter, LEVEL_SHAPE[self._level], QRectF(0.5, (self.height() - 8) / 2, 8, 8), colour)
        where = QRect(13, 0, self.width() - 13, self.height())
        write(painter, where, self._text, Voice.THIRD_STRONG, colour, Qt.AlignmentFlag.AlignLeft)
