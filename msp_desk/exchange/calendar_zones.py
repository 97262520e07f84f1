"""Time zones as calendar files tell them (VTIMEZONE): each change of the clock, reckoned from the zone itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
#: Before everything that a calendar tells.
_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - told by the clock of its zone


def zone_told(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """A zone with its changes from one day to another; what holds on the first day is told as if it always had.

    icalendar's own begins each observance in the clock that it introduces; readers count its beginning, as RFC 5545 3.6.5
    says, in the clock that it ends, so that an hour of the day of a change would be an hour off.
    """
    told = Timezone()
    told.add("TZID", zone.key)
    begun = datetime.combine(first, time(), UTC)
    told.add_component(_observance(zone, begun, _offset(zone, begun), _LONG_AGO))
    for change in _changes(zone, begun, datetime.combine(last, time(), UTC)):
        before = _offset(zone, change - _SECOND)
        told.add_component(_observance(zone, change, before, change.replace(tzinfo=None) + before))
    return told


def _observance(
    zone: ZoneInfo, at: datetime, before: timedelta, begins: datetime
) -> TimezoneDaylight | TimezoneStandard:
    """What the clock is from an instant on; `begins` is told by the clock that went before."""
    local = at.astimezone(zone)
    # A few zones (Dublin, Casablanca) count their winter as the exception, with less than nothing.
    kind = TimezoneDaylight if (local.dst() or timedelta()) > timedelta() else TimezoneStandard
    told = kind()
    told.add("DTSTART", begins)
    told.add("TZNAME", local.tzname() or zone.key)
    told.add("TZOFFSETFROM", before)
    told.add("TZOFFSETTO", _offset(zone, at))
    return told


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """The instants at which the clock is another than a second before."""
    day = first
    while day < last:
        after = day + _DAY
        if _clock(zone, day) != _clock(zone, after):
            yield _change_between(zone, day, after)
        day = after


def _change_between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The instant of the change, by halving: `before` it is the old clock, `after` the new one."""
    old = _clock(zone, before)
    while after - before > _SECOND:
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        before, after = (middle, after) if _clock(zone, middle) == old else (before, middle)
    return after


def _clock(zone: ZoneInfo, at: datetime) -> tuple[timedelta, str | None]:
    local = at.astimezone(zone)
    return _offset(zone, at), local.tzname()


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
