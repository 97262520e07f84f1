"""Reads days as files write them: with or without a year, in any common order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from msp_desk.values.folding import fold

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_NO_YEAR = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/. ](\d{1,2})[/. ](\d{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: .*)?")
_SHORT = re.compile(r"(\d{1,2})[/.\-](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|o)?(?: de)? ?([a-z]+)\.?,?(?: (?:de |del )?(\d{4}))?")
_NAMED_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_MONTHS = {name: month for month, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul"), 1)}
_MONTHS |= {"aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
_MONTHS |= {"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12}
#: A century is not said with two digits; nobody is born in the future, and few people live past 95.
_PIVOT = 30
_LEAP = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year, with the year where it is known."""

    day: int
    month: int
    year: int | None = None

    def __str__(self) -> str:
        return (
            f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
            if self.year
            else f"{self.month:02d}-{self.day:02d}"
        )


def read_day(text: str, *, day_first: bool = True) -> Day | None:
    """The day that a text names; None where it names none that exists."""
    if not text:
        return None
    told = " ".join(fold(text[:60]).upper().split())
    if found := _ISO.fullmatch(told) or _YEAR_FIRST.fullmatch(told):
        return _day(found[3], found[2], found[1])
    if found := _NO_YEAR.fullmatch(told):
        return _day(found[2], found[1], None)
    if found := _YEAR_LAST.fullmatch(told):
        return _ordered(found[1], found[2], found[3], day_first=day_first)
    if found := _SHORT.fullmatch(told):
        return _ordered(found[1], found[2], None, day_first=day_first)
    if found := _NAMED.fullmatch(told.lower()):
        return _day(found[1], _MONTHS.get(found[2][:3], 0), found[3])
    if found := _NAMED_FIRST.fullmatch(told.lower()):
        return _day(found[2], _MONTHS.get(found[1][:3], 0), found[3])
    return None


def seems_day_first(texts: list[str]) -> bool:
    """Whether a column of dates writes the day before the month; where nothing tells, it does."""
    firsts, seconds = [0], [0]
    for text in texts:
        if found := _YEAR_LAST.fullmatch(text.strip()):
            firsts.append(int(found[1]))
            seconds.append(int(found[2]))
    return not (max(seconds) > 12 >= max(firsts))


def _ordered(first: str, second: str, year: str | None, *, day_first: bool) -> Day | None:
    day, month = (first, second) if day_first else (second, first)
    return _day(day, month, year) or _day(month, day, year)


def _day(day: str | int, month: str | int, year: str | None) -> Day | None:
    full = int(year) if year else None
    if full is not None and year is not None and len(year) == 2:
        full += 1900 if full >= _PIVOT else 2000
    if full is not None and full < 1850:  # 0000 and 1604 are what phones write for «no year»
        full = None
    try:
        date(full or _LEAP, int(month), int(day))
    except ValueError:
        return None
    return Day(int(day), int(month), full)
