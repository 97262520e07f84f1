"""A day of a week: its head with weekday, number and how much there is, and the column under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import PlannedDay
from msp_desk.ui.cards.agenda.item_card import ItemCard
from msp_desk.ui.cards.agenda.telling import day_told, short_weekday
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.labels import Label, tip
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.painting import begin, box, write
from msp_desk.ui.theme import RADIUS_SMALL, Tone, ink, wash

HEAD = 52
_SIDE = 8
_GAP = 4


class DayHead(QWidget):
    """Says which day it is; today has a ground."""

    def __init__(
        self, planned: PlannedDay, holiday: str, words: Words, *, is_today: bool, past: bool
    ) -> None:
        super().__init__()
        self._weekday = short_weekday(planned.day, words)
        self._number = str(planned.day.day)
        self._count = str(len(planned.items)) if planned.items else ""
        self._is_today, self._faint = is_today, past or planned.free
        told = day_told(planned, holiday, words)
        self.setAccessibleName(told)
        self.setToolTip(tip(told))
        self.setFixedHeight(HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its column."""
        return QSize(60, HEAD)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the weekday over the number, and the count at the right."""
        painter = begin(self)
        room = self.width() - 2 * _SIDE
        faint = ink(Tone.TEXT3)
        write(painter, QRect(_SIDE, 6, room, 16), self._weekday, Voice.THIRD, faint)
        colour = ink(Tone.ACCENT) if self._is_today else faint if self._faint else ink(Tone.TEXT)
        width = width_of(self._number, Voice.NAME)
        if self._is_today:
            box(painter, QRect(_SIDE - 5, 22, width + 10, 24), RADIUS_SMALL, wash(Tone.ACCENT))
        write(painter, QRect(_SIDE, 22, width + 4, 24), self._number, Voice.NAME, colour)
        if self._count:
            beside = QRect(_SIDE + width + 6, 22, room - width - 6, 24)
            write(painter, beside, self._count, Voice.THIRD, faint, Qt.AlignmentFlag.AlignRight)


class DayColumn(QWidget):
    """The items of a day below each other; of a free one its name on a grey ground."""

    def __init__(
        self,
        planned: PlannedDay,
        holiday: str,
        cards: Sequence[ItemCard],
        told: str,
        more: str,
        *,
        first: bool,
    ) -> None:
        super().__init__()
        self._free, self._first = planned.free, first
        self._cards = cards
        self.setAccessibleName(told)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        name = Label(holiday, Voice.THIRD, wrap=True)
        name.setContentsMargins(_SIDE - _GAP - 1, 0, 0, 0)
        if not holiday:  # showing what has no parent yet would open a window
            name.hide()
        rest = [Label(more, Voice.THIRD, Tone.TEXT2)] if more else []
        self.setLayout(column(name, *cards, *rest, None, gap=_GAP, margins=(_GAP + 1, _SIDE, _GAP, _SIDE)))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In a wide column the items say more."""
        super().resizeEvent(event)
        for card in self._cards:
            card.be_roomy(self.width())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground of a free day, and the hairline to the day before."""
        painter = begin(self)
        if self._free:
            painter.fillRect(self.rect(), ink(Tone.BG))
        if not self._first:
            painter.fillRect(0, 0, 1, self.height(), ink(Tone.LINE))
