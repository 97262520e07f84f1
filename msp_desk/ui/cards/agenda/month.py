"""A month: its weeks below each other, with how much stands on each day and for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import PlannedDay
from msp_desk.rules.today import DueItem
from msp_desk.ui.cards.agenda.day_cell import DayCell
from msp_desk.ui.cards.agenda.telling import short_weekday
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.layouts import emptied
from msp_desk.ui.parts.painting import begin, write
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink

_WEEK = 7
_HEAD = 26
_WORKING, _FREE = 10, 7


class _Weekday(QWidget):
    """The name of a weekday above its column."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAccessibleName(text)
        self.setFixedHeight(_HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its column."""
        return QSize(60, _HEAD)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the name."""
        write(begin(self), QRect(7, 0, self.width() - 10, _HEAD), self._text, Voice.THIRD, ink(Tone.TEXT3))


class MonthGrid(Card):
    """`picked` says that another day is chosen, `day_opened` which day is to be looked at closely."""

    picked = Signal(object)
    day_opened = Signal(object)

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cells: list[DayCell] = []
        self._at = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(1)
        self._grid.setContentsMargins(1, 1, 1, RADIUS_CARD // 2)
        super().__init__(gap=0, margins=0)
        self.body.addLayout(self._grid)

    def show_days(
        self, days: Sequence[PlannedDay], today: date, holidays: Mapping[date, str], month: int
    ) -> None:
        """Show whole weeks; days of other months than `month` are faint."""
        day = self.current_day()
        emptied(self._grid)
        self._cells = []
        for place, planned in enumerate(days):
            if place < _WEEK:
                self._grid.addWidget(_Weekday(short_weekday(planned.day, self._words)), 0, place)
                self._grid.setColumnStretch(place, _WORKING if place < 5 else _FREE)
            self._add(place, planned, today, holidays.get(planned.day, ""), month)
        for line in range(1, 1 + 6):
            self._grid.setRowStretch(line, 1 if line <= len(days) // _WEEK else 0)
        self._at = 0
        self.choose_day(day or today)

    def current_day(self) -> date | None:
        """The day that is chosen."""
        return self._cells[self._at].planned.day if self._cells else None

    def current_item(self) -> DueItem | None:
        """The first item of the chosen day."""
        items = self._cells[self._at].planned.items if self._cells else ()
        return items[0] if items else None

    def choose_day(self, day: date) -> None:
        """That day, or the nearest to it that is shown."""
        if self._cells:
            self._choose(min(max((day - self._cells[0].planned.day).days, 0), len(self._cells) - 1))

    def step(self, across: int, down: int) -> bool:
        """To another day; whether it is there."""
        there = self._at + across + _WEEK * down
        if not 0 <= there < len(self._cells):
            return False
        self._choose(there)
        self.focus_current(Qt.FocusReason.TabFocusReason)
        self.picked.emit(self.current_item())
        return True

    def focus_current(self, reason: Qt.FocusReason) -> bool:
        """Give the keyboard to the chosen day."""
        if self._cells:
            self._cells[self._at].setFocus(reason)
        return bool(self._cells)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the surface, and the hairlines between the days."""
        super().paintEvent(event)
        painter = begin(self)
        for cell in self._cells:
            at = cell.geometry()
            painter.fillRect(at.x(), at.y() - 1, at.width() + 1, 1, ink(Tone.LINE))
            if at.x() > _WEEK:
                painter.fillRect(at.x() - 1, at.y(), 1, at.height() + 1, ink(Tone.LINE))

    def _add(self, place: int, planned: PlannedDay, today: date, holiday: str, month: int) -> None:
        is_today, inside = planned.day == today, planned.day.month == month
        cell = DayCell(planned, holiday, self._words, is_today=is_today, inside=inside)
        cell.picked.connect(self._pick)
        cell.opened.connect(self._open)
        self._grid.addWidget(cell, 1 + place // _WEEK, place % _WEEK)
        cell.show()  # now, so that it can be given the keyboard
        self._cells.append(cell)

    def _choose(self, at: int) -> None:
        self._cells[self._at].set_chosen(False)
        self._at = at
        self._cells[at].set_chosen(True)

    @Slot(object)
    def _pick(self, planned: PlannedDay) -> None:
        self.choose_day(planned.day)
        self.picked.emit(self.current_item())

    @Slot(object)
    def _open(self, planned: PlannedDay) -> None:
        self.day_opened.emit(planned.day)
