"""At what time of a day to call somebody: within their hours, in ours if it can be, and no two calls at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from msp_desk.rules.hours import DAY, WEEK, read_hours
from msp_desk.values.times import zone_named

#: How long a call is planned to take.
CALL_MINUTES = 15
_CALL = timedelta(minutes=CALL_MINUTES)


@dataclass(frozen=True, slots=True)
class Office:
    """From when to when we work, where we are."""

    starts: time
    ends: time
    zone: str


def call_at(
    day: date, hours: str, zone: str, office: Office, taken: Collection[datetime], now: datetime
) -> datetime:
    """When to begin a call on a day, in the zone of whom we call.

    `hours` are theirs as somebody wrote them; where they say nothing of that day, the same as ours by their own clock.
    It is not past, if it can be; then not at a time that is `taken`; then while we work; then as early as may be.
    """
    ours = datetime.combine(day, office.starts), datetime.combine(day, office.ends)
    begins = list(_begins(day, hours, zone)) or list(_quarters(*ours, zone)) or [_at(ours[0], zone)]

    def rank(at: datetime) -> tuple[bool, bool, bool, datetime]:
        return at < now, any(abs(at - t) < _CALL for t in taken), not _working(at, office), at

    return min(begins, key=rank).astimezone(zone_named(zone))


def _begins(day: date, hours: str, zone: str) -> Iterator[datetime]:
    """When a call may begin by the hours that somebody has on a day."""
    read = read_hours(hours)
    if read is None or read.always:
        return
    midnight, first = datetime.combine(day, time()), day.weekday() * DAY
    for start, end in read.spans:
        for shift in (0, -WEEK):
            begin, close = max(start + shift - first, 0), min(end + shift - first, DAY)
            if begin < close:
                yield from _quarters(
                    midnight + timedelta(minutes=begin), midnight + timedelta(minutes=close), zone
                )


def _quarters(start: datetime, end: datetime, zone: str) -> Iterator[datetime]:
    """Each quarter of an hour that a call fits into, of those that the clock of that zone has, and has once.

    What it has twice, calendar programs do not agree on.
    """
    while start + _CALL <= end:
        if _at(start, zone) == _at(start.replace(fold=1), zone):
            yield _at(start, zone)
        start += _CALL


def _at(local: datetime, zone: str) -> datetime:
    return local.replace(tzinfo=zone_named(zone)).astimezone(UTC)


def _working(at: datetime, office: Office) -> bool:
    here = at.astimezone(zone_named(office.zone))
    ends = datetime.combine(here, office.ends, here.tzinfo)
    return office.starts <= here.time() and here + _CALL <= ends
