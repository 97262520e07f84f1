"""Until when something is put off where a person names no day: later today, tomorrow, next week."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_LATER = timedelta(hours=3)
_STEP_MINUTES = 30
#: Whoever is reminded later than that is at home.
_LAST_HOUR = 21


def later_today(local: datetime) -> datetime | None:
    """Some three hours on, at the next half hour; None where the day is nearly over. `local` tells in the reader's zone."""
    later = (local.astimezone(UTC) + _LATER).astimezone(local.tzinfo)
    over = timedelta(
        minutes=later.minute % _STEP_MINUTES, seconds=later.second, microseconds=later.microsecond
    )
    if over:
        later = (later.astimezone(UTC) + timedelta(minutes=_STEP_MINUTES) - over).astimezone(local.tzinfo)
    if later.date() != local.date() or later.hour >= _LAST_HOUR:
        return None
    return later.astimezone(UTC)


def tomorrow(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


def next_week(day: date) -> date:
    """The Monday after; on a Sunday, whose Monday is tomorrow, the one after that."""
    monday = day + timedelta(days=7 - day.weekday())
    return monday if monday > tomorrow(day) else monday + timedelta(days=7)
