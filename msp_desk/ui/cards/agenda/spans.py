"""Which days a week or a month shows, what comes before and after it, and what it is called."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import Agenda, PlannedDay
from msp_desk.rules.workdays import days_after, months_after

_WEEK = 7


class Span(Enum):
    """How much is seen at once."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Part:
    """The part that is looked at: the week or the month in which a day lies."""

    span: Span
    day: date

    @property
    def first(self) -> date:
        """The Monday that it begins with; in a month perhaps one of the month before."""
        return _monday(self.day if self.span is Span.WEEK else self.day.replace(day=1))

    @property
    def last(self) -> date:
        """The Sunday that it ends with."""
        length = monthrange(self.day.year, self.day.month)[1]
        inside = self.day if self.span is Span.WEEK else self.day.replace(day=length)
        return days_after(_monday(inside), _WEEK - 1)

    def moved(self, by: int) -> Part:
        """So many weeks or months on, or back."""
        if self.span is Span.WEEK:
            return Part(self.span, days_after(self.first, _WEEK * by))
        return Part(self.span, months_after(self.day.replace(day=1), by))

    def told(self, words: Words, today: date) -> str:
        """What it is called."""
        if self.span is Span.MONTH:
            return words.month(self.day)
        return words.t(
            "%(first)s – %(last)s",
            first=words.day_here(self.first, today),
            last=words.day_here(self.last, today),
        )


def days_of(part: Part, agenda: Agenda, holidays: Collection[date]) -> list[PlannedDay]:
    """The days that are looked at, as they were planned; others are free where they have a name, or their weekday always is."""
    weekdays: dict[int, bool] = {}
    for planned in agenda.days:
        weekday = planned.day.weekday()
        weekdays[weekday] = planned.free and weekdays.get(weekday, True)
    days = [days_after(part.first, n) for n in range((part.last - part.first).days + 1)]
    return [
        agenda.of(day) or PlannedDay(day, free=day in holidays or weekdays.get(day.weekday(), False))
        for day in days
    ]


def first_working(agenda: Agenda, today: date) -> date:
    """The first day from today on that is not free; today, where none was planned: on a Sunday, the week to come matters."""
    return next((planned.day for planned in agenda.days if planned.day >= today and not planned.free), today)


def _monday(day: date) -> date:
    return days_after(day, -day.weekday())
