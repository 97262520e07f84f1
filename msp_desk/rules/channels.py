"""How to reach somebody now: whether a number answers at this hour, and which contact point is the right one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol
from uuid import UUID

from msp_desk.rules.hours import DAY, read_hours
from msp_desk.values.enums import PointKind, Word

#: Nobody is reached through these unless they say that they prefer it.
_SLOW = frozenset({PointKind.FAX, PointKind.WEB, PointKind.LETTER, PointKind.OTHER})


class Reach(Word):
    """Whether a contact point answers now."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BestPoint:
    """The contact point to use now; `until` is when its hours end if open, or begin if closed (in their own zone)."""

    key: UUID
    kind: PointKind
    value: str
    label: str
    hours: str
    reach: Reach
    until: datetime | None


class Point(Protocol):
    """A contact point, as far as this rule looks at it."""

    @property
    def key(self) -> UUID: ...
    @property
    def kind(self) -> PointKind: ...
    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def hours(self) -> str: ...
    @property
    def preferred(self) -> bool: ...


def reach_at(hours: str, local: datetime) -> tuple[Reach, datetime | None]:
    """Whether somebody with these hours is there at a local time, and until when (None: always, or unknown)."""
    read = read_hours(hours)
    if read is None:
        return Reach.UNKNOWN, None
    if read.always:
        return Reach.OPEN, None
    minute = local.weekday() * DAY + local.hour * 60 + local.minute
    ends = read.ends(minute)
    if ends is not None:
        return Reach.OPEN, _later(local, minute, ends)
    return Reach.CLOSED, _later(local, minute, read.begins(minute))


def _later(local: datetime, minute: int, by: int) -> datetime:
    """The wall-clock time so many minutes on; a change to summer time in between does not move office hours."""
    day, rest = divmod(minute % DAY + by, DAY)
    return datetime.combine(
        local.date() + timedelta(days=day), time(rest // 60, rest % 60), tzinfo=local.tzinfo
    )


def best_point(points: Iterable[Point], local: datetime) -> BestPoint | None:
    """The contact point to use at a local time: what they prefer, unless it is outside its hours and another is not."""
    best: tuple[bool, bool] | None = None
    found: BestPoint | None = None
    for point in points:
        if point.kind in _SLOW and not point.preferred:
            continue
        reach, until = reach_at(point.hours, local)
        rank = reach is Reach.CLOSED, not point.preferred
        if best is None or rank < best:
            best = rank
            found = BestPoint(point.key, point.kind, point.value, point.label, point.hours, reach, until)
    return found
