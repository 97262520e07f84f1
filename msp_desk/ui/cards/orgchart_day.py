"""On which day org charts are looked at: a button with a calendar, and what stands above a chart of the past."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.parts.popups import MonthSheet
from msp_desk.ui.theme import RADIUS, Tone, ink, wash


class DayButton(Button):
    """Says `picked` with a past day, or with None for today."""

    picked = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__(words.t("As of today"), icon="calendar")
        self._words = words
        self._today, self._day = date.min, date.min
        self._sheet: MonthSheet | None = None
        self.clicked.connect(self._open)

    def show_day(self, day: date | None, today: date) -> None:
        """Tell which day is looked at."""
        self._today, self._day = today, day or today
        t = self._words.t
        text = t("As of today") if day is None else t("As of %(day)s", day=self._words.day(day, "medium"))
        if text != self.caption():
            self.set_caption(text)

    @Slot()
    def _open(self) -> None:
        if self._sheet is None:
            self._sheet = MonthSheet(self._words.language.value, self)
            self._sheet.activated.connect(self._take)
            self._sheet.clicked.connect(self._take)
        sheet, today = self._sheet, self._today
        sheet.dress()
        sheet.setMaximumDate(QDate(today.year, today.month, today.day))
        sheet.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        sheet.move(self.mapToGlobal(self.rect().bottomLeft()))
        sheet.show()
        sheet.setFocus()

    @Slot(QDate)
    def _take(self, taken: QDate) -> None:
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.hide()
            day = date(taken.year(), taken.month(), taken.day())
            self.picked.emit(day if day < self._today else None)


class PastBanner(QWidget):
    """Says that a past day is looked at; `back` leads to today, `compared` says whether both are to be compared."""

    back = Signal()
    compared = Signal(bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._told = Label("", Voice.SMALL)
        self.compare = CheckBox(words.t("Compare with today"))
        self._back = Button(words.t("Back to today"), small=True)
        layout = row(self._told, 8, self.compare, self._back, gap=8, margins=(36, 5, 6, 5))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.compare.toggled.connect(self.compared)
        self._back.clicked.connect(self.back)
        self.hide()

    def show_day(self, day: date | None, *, compared: bool) -> None:
        """Tell the day, or be gone for today."""
        self.compare.setChecked(compared)
        if day is not None:
            t, told_day = self._words.t, self._words.day(day, "long")
            past = t("As it was on %(day)s; only to be read.", day=told_day)
            told = t("Today, with what has changed since %(day)s.", day=told_day) if compared else past
            self._told.setText(told)
            self.setAccessibleName(told)
        self.setVisible(day is not None)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw ground and icon."""
        painter = begin(self)
        box(painter, self.rect(), RADIUS, wash(Tone.ACCENT))
        icons.draw(painter, "history", 12, (self.height() - 16) // 2, ink(Tone.ACCENT))
