"""Counting in working days and in months of the calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta


def working_days_after(day: date, count: int, work_days: Collection[int]) -> date:
    """The day that lies so many working days (0 is Monday) after another; all days count where none is a working day."""
    left = count
    while left > 0:
        day += timedelta(days=1)
        left -= not work_days or day.weekday() in work_days
    return day


def months_after(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where that one is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
