"""When somebody's birthday comes round next, with or without a year."""

from __future__ import annotations

from datetime import date


def next_birthday(day: int | None, month: int | None, today: date) -> date | None:
    """The next one from a day on; who was born on 29 February keeps it on the 28th in other years."""
    if day is None or month is None:
        return None
    here = _in_year(day, month, today.year)
    return here if here is None or here >= today else _in_year(day, month, today.year + 1)


def _in_year(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 2, 28) if (month, day) == (2, 29) else None
