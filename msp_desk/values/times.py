"""Instants in UTC, days as dates, and the number that orders a timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msp_desk.values.keys import stamp_of

#: A clock is anything that tells the present instant, in UTC.
Clock = Callable[[], datetime]

_TIE_BITS = 12
#: As many contacts as one second can hold.
TIES = 1 << _TIE_BITS
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def in_utc(instant: datetime) -> datetime:
    """The same instant in UTC; a naive one is a programming error."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC)


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that IANA name; UTC where this machine does not know it."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def day_of(instant: datetime, zone: str) -> date:
    """The calendar day of an instant for somebody in that zone."""
    return in_utc(instant).astimezone(zone_named(zone)).date()


def timeline_position(at: datetime, key: UUID, last: int | None = None) -> int:
    """An integer that orders interactions by when they happened, then by when they were noted.

    Seconds since 1970 in the high bits; in the low ones the second that the key was made in, or the one after `last`,
    the greatest position that is taken in that second. (Past the end of the second, it is full.) It is unique in a desk,
    serves as key for paging, and as row number in the full-text index, where newest first must cost nothing; every bit
    of it is kept there for every word of every note, so it has few.
    """
    noted = stamp_of(key) >> 22 & (TIES - 1)  # milliseconds << 12: about a second
    position = position_at(at) | noted
    return position if last is None else max(position, last + 1)


def position_at(at: datetime) -> int:
    """The first timeline position of an instant: everything that happened at it or after is not smaller."""
    return int((in_utc(at) - _EPOCH).total_seconds()) << _TIE_BITS


def instant_of(position: int) -> datetime:
    """When the interaction at that timeline position happened (UTC, whole seconds)."""
    return _EPOCH + timedelta(seconds=position >> _TIE_BITS)
