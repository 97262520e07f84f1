"""Reads a day or a time as people type it: 23/11, 23.11.26, 2026-11-23, +7, today; 9, 9:30, 0930."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_NUMERIC = re.compile(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_STEP = re.compile(r"([+-])\s*(\d{1,4})")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?")


def read_day(text: str, today: date, near: dict[str, int]) -> date | None:
    """The day that a text names, None where it names none.

    `near` holds words for days around today, with how far they are ({'tomorrow': 1}). A day without a year is the
    one closest to today.
    """
    told = text.strip().casefold()
    if told in near:
        return today + timedelta(days=near[told])
    if step := _STEP.fullmatch(told):
        return today + timedelta(days=int(step[1] + step[2]))
    if iso := _ISO.fullmatch(told):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(told):
        day, month = int(numeric[1]), int(numeric[2])
        if numeric[3] is not None:
            year = int(numeric[3])
            return _day(year + 2000 if year < 100 else year, month, day)
        around = (_day(today.year + n, month, day) for n in (-1, 0, 1))
        return min((d for d in around if d is not None), key=lambda d: abs(d - today), default=None)
    return None


def read_time(text: str) -> time | None:
    """The time of day that a text names, None where it names none."""
    found = _TIME.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
