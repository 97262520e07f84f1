"""Fields for a day and for a day with a time; typed as people do, or picked from a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from msp_desk.i18n.words import Words
from msp_desk.rules.day_text import read_day, read_time
from msp_desk.ui.forms.field import Editor, Field, mark_wrong
from msp_desk.ui.parts.buttons import icon_button
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.popups import MonthSheet
from msp_desk.values.phrases import Phrase
from msp_desk.values.times import in_utc, zone_named

_DAY_WIDTH = 128
_TIME_WIDTH = 68


class _DayLine(QLineEdit):
    """Up and Down move the day."""

    def __init__(self, editor: DayEditor) -> None:
        super().__init__()
        self._editor = editor

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._editor.step_day(step)


class DayEditor(Editor):
    """A day or nothing."""

    def __init__(self, words: Words, name: str, today: date) -> None:
        super().__init__()
        self._words, self._today = words, today
        self._near = {words.t("yesterday"): -1, words.t("today"): 0, words.t("tomorrow"): 1}
        self.line = _DayLine(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(words.t("day/month"))
        self.line.setFixedWidth(_DAY_WIDTH)
        self._button = icon_button("calendar", words.t("Choose in a calendar"))
        self._calendar: MonthSheet | None = None
        self.setLayout(row(self.line, self._button, None, gap=4))
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._tidy)
        self._button.clicked.connect(self._open_calendar)

    def value(self) -> date | None:
        """The day; None where nothing (or no day) is typed."""
        return read_day(self.line.text(), self._today, self._near)

    def set_value(self, value: object) -> None:
        """Show a day."""
        day = value if isinstance(value, date) else None
        if day is None or day != self.value():
            self.line.setText(self._words.day(day, "short"))
            self._explain()

    def problem(self) -> Phrase | None:
        """Something was typed that is no day."""
        if self.line.text().strip() and self.value() is None:
            return Phrase("This is not a day. Write it as 23/11/2026, or +7 for in seven days.")
        return None

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        mark_wrong(self.line, wrong)

    def step_day(self, days: int) -> None:
        """The day after, the day before."""
        self.line.setText(self._words.day((self.value() or self._today) + timedelta(days=days), "short"))
        self._explain()
        self.edited.emit()

    @Slot()
    def _tidy(self) -> None:
        day = self.value()
        if day is not None:
            self.line.setText(self._words.day(day, "short"))
        self._explain()

    def _explain(self) -> None:
        day = self.value()
        self.line.setToolTip(self._words.day(day, "full") if day else "")

    @Slot()
    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = MonthSheet(self._words.language.value, self)
            self._calendar.activated.connect(self._take)
            self._calendar.clicked.connect(self._take)
        self._calendar.dress()
        day = self.value() or self._today
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        self._calendar.show()

    @Slot(QDate)
    def _take(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._calendar is not None:
            self._calendar.hide()
        self.line.setFocus()
        self.edited.emit()


class MomentEditor(Editor):
    """A day with a time, in the reader's zone; gives an instant in UTC."""

    def __init__(self, words: Words, name: str, today: date) -> None:
        super().__init__()
        self._words = words
        self._zone = zone_named(words.zone)
        self._before: datetime | None = None
        self.day = DayEditor(words, name, today)
        self.time = QLineEdit()
        self.time.setFixedWidth(_TIME_WIDTH)
        self.time.setAccessibleName(words.t("Time"))
        self.time.setPlaceholderText(words.t("hour"))
        self.setLayout(row(self.day, self.time, None, gap=4))
        self.setFocusProxy(self.day)
        self.day.edited.connect(self.edited)
        self.time.textEdited.connect(self.edited)

    def value(self) -> datetime | None:
        """The instant; None where no day is given. Seconds that were there stay, so that nothing seems edited."""
        day, hour = self.day.value(), read_time(self.time.text() or "0")
        if day is None or hour is None:
            return None
        made = datetime.combine(day, hour, self._zone)
        if self._before is not None and self._minute(self._before) == self._minute(made):
            return self._before
        return in_utc(made)

    def set_value(self, value: object) -> None:
        """Show an instant."""
        self._before = value if isinstance(value, datetime) else None
        local = self._before.astimezone(self._zone) if self._before else None
        self.day.set_value(local.date() if local else None)
        self.time.setText(local.strftime("%H:%M") if local else "")

    def problem(self) -> Phrase | None:
        """No day, or no time of day."""
        if self.time.text().strip() and read_time(self.time.text()) is None:
            return Phrase("This is not a time of day. Write it as 9:30.")
        return self.day.problem()

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        bad_time = wrong and read_time(self.time.text() or "0") is None
        mark_wrong(self.time, bad_time)
        self.day.set_wrong(wrong and not bad_time)

    def _minute(self, instant: datetime) -> tuple[date, time]:
        local = instant.astimezone(self._zone)
        return local.date(), time(local.hour, local.minute)


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A day, or None; `today` is what a day without a year is close to."""

    today: date = date.min

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return DayEditor(words, self.label, self.today)


@dataclass(frozen=True, slots=True)
class Moment(Field):
    """An instant (kept in UTC, edited in the reader's zone), or None."""

    today: date = date.min

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return MomentEditor(words, self.label, self.today)
