"""Check-in clocks: whom a client's levels are kept in touch through, when they were last spoken to and are next to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf
from uuid import UUID

from msp_desk.values.enums import Influence, Level, PersonStatus, Tier


@dataclass(frozen=True, slots=True)
class Interval:
    """Days without contact that are ideal (amber from then on) and the most (red past it)."""

    ideal_days: int
    max_days: int


Rules = Mapping[tuple[Tier, Level], Interval]

#: What a new desk begins with; the firm tunes it.
FIRST_RULES: dict[tuple[Tier, Level], Interval] = {
    (Tier.A, Level.EXECUTIVE): Interval(75, 90),
    (Tier.A, Level.MANAGEMENT): Interval(30, 45),
    (Tier.A, Level.OPERATIONAL): Interval(21, 30),
    (Tier.A, Level.TECHNICAL): Interval(21, 30),
    (Tier.B, Level.EXECUTIVE): Interval(120, 180),
    (Tier.B, Level.MANAGEMENT): Interval(60, 90),
    (Tier.B, Level.OPERATIONAL): Interval(45, 60),
    (Tier.B, Level.TECHNICAL): Interval(45, 60),
    (Tier.C, Level.EXECUTIVE): Interval(180, 365),
    (Tier.C, Level.MANAGEMENT): Interval(120, 180),
    (Tier.C, Level.OPERATIONAL): Interval(90, 150),
    (Tier.C, Level.TECHNICAL): Interval(90, 150),
}

# Who of a level is the one to call: those who decide before those who only use.
_WEIGHT = {
    Influence.DECIDES: 0,
    Influence.APPROVES: 1,
    Influence.CHAMPIONS: 2,
    Influence.INFLUENCES: 3,
    None: 4,
    Influence.USES: 5,
    Influence.BLOCKS: 6,
}


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody of a client who holds a position now; `last_on` and `last_position` tell their last contact."""

    person: UUID
    level: Level
    influence: Influence | None
    is_key: bool
    status: PersonStatus
    last_position: int | None
    last_on: date | None
    since: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as it stands: whom to call, counted from when, amber from `ideal_on`, red after `max_on`."""

    level: Level
    person: UUID
    own: bool
    last_position: int | None
    interval: Interval
    ideal_on: date
    max_on: date


def clocks_of(tier: Tier, people: Iterable[Reachable], rules: Rules) -> tuple[Clock, ...]:
    """One clock per level that somebody of the client holds, restarted by contact with anybody of that level, and one per key person.

    Where nobody has ever been spoken to it counts from when the first of them came in, so that a newcomer does not put
    it off. Somebody on leave is called only where nobody else can be.
    """
    clocks: list[Clock] = []
    by_level: dict[Level, list[Reachable]] = {}
    for person in people:
        if person.status is not PersonStatus.LEFT:
            by_level.setdefault(person.level, []).append(person)
    for level, there in by_level.items():
        interval = rules.get((tier, level))
        if interval is None:
            continue
        clocks.append(
            _clock(level, min(there, key=_first_to_call), max(there, key=_latest), interval, own=False)
        )
        clocks.extend(_clock(level, p, p, interval, own=True) for p in there if p.is_key)
    return tuple(clocks)


def _first_to_call(person: Reachable) -> tuple[bool, int, float, int]:
    away = person.status is PersonStatus.ON_LEAVE
    return away, _WEIGHT[person.influence], _last(person), person.person.int


def _latest(person: Reachable) -> tuple[float, int]:
    """Who was spoken to last; where nobody ever was, who has waited longest."""
    return _last(person), -person.since.toordinal()


def _last(person: Reachable) -> float:
    """Where in the timeline they were spoken to last; never comes before all."""
    return -inf if person.last_position is None else person.last_position


def _clock(level: Level, call: Reachable, latest: Reachable, interval: Interval, *, own: bool) -> Clock:
    start = latest.last_on or latest.since
    return Clock(
        level=level,
        person=call.person,
        own=own,
        last_position=latest.last_position,
        interval=interval,
        ideal_on=start + timedelta(days=interval.ideal_days),
        max_on=start + timedelta(days=interval.max_days),
    )
