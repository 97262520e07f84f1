"""Counting in working days and in months of the calendar; which days are free, for us and for a client."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

#: The public holidays of a country, or of a region of it, in a year.
DaysOff = Callable[[str, str, int], Collection[date]]
_DAY = timedelta(days=1)
#: So many free days in a row are no calendar's.
_LONGEST = 60


def _none(country: str, region: str, year: int) -> Collection[date]:
    return ()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When we work: the days of the week (0 is Monday), without the public holidays of our region.

    For a client of another country that country's count, too: nobody is there to speak to. `zone` is where its days begin.
    """

    work_days: frozenset[int] = frozenset(range(5))
    country: str = ""
    region: str = ""
    days_off: DaysOff = _none
    zone: str = "UTC"

    def is_working(self, day: date, country: str = "") -> bool:
        """Whether we work on a day, and so do clients of a country."""
        if self.work_days and day.weekday() not in self.work_days:
            return False
        if self.country and day in self.days_off(self.country, self.region, day.year):
            return False
        return not (country and country != self.country and day in self.days_off(country, "", day.year))

    def on_or_before(self, day: date, country: str = "") -> date:
        """The last working day up to a day; the day itself, where none is near."""
        return self._next(day, -_DAY, country)

    def on_or_after(self, day: date, country: str = "") -> date:
        """The first working day from a day on; the day itself, where none is near."""
        return self._next(day, _DAY, country)

    def days_before(self, day: date, count: int, country: str = "") -> date:
        """The last day after which, up to a day and with it, so many working days are left; within the calendar."""
        found, left = day, count
        while left > 0 and found > date.min:
            left -= self.is_working(found, country)
            found -= _DAY
        return found

    def _next(self, day: date, step: timedelta, country: str) -> date:
        found = day
        for _ in range(_LONGEST):
            if self.is_working(found, country):
                return found
            if found in (date.min, date.max):
                break
            found += step
        return day


#: Monday to Friday, and no holidays.
PLAIN_CALENDAR = WorkCalendar()


def working_days_after(day: date, count: int, work_days: Collection[int]) -> date:
    """The day that lies so many working days (0 is Monday) after another; all days count where none is a working day."""
    left = count
    while left > 0:
        day += timedelta(days=1)
        left -= not work_days or day.weekday() in work_days
    return day


def days_after(day: date, days: int) -> date:
    """So many days later (or earlier), within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def months_after(day: date, months: int) -> date:
    """The same day so many months on (or back); the last of the month where that one is shorter; within the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, date.min.year), date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
