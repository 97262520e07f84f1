"""Check-in clocks: whom a client's levels are kept in touch through, when they were last spoken to and are next to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import inf
from uuid import UUID

from msp_desk.values.enums import Influence, Level, PersonStatus, Tier


@dataclass(frozen=True, slots=True)
class Interval:
    """Days without contact that are ideal (amber from then on) and the most (red past it)."""

    ideal_days: int
    max_days: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """What holds otherwise than the rule: other days, and a day before which nothing is due."""

    interval: Interval | None = None
    paused_until: date | None = None

    def over(self, other: Agreed) -> Agreed:
        """Both as one: the days of the more exact (this), the longer pause."""
        if self is NOTHING_AGREED or other is NOTHING_AGREED:
            return other if self is NOTHING_AGREED else self
        pauses = [p for p in (self.paused_until, other.paused_until) if p is not None]
        return Agreed(self.interval or other.interval, max(pauses, default=None))


NOTHING_AGREED = Agreed()
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
    """Somebody of a client who holds a position now; `last_on` and `last_position` tell their last contact.

    `tried_position` is their last interaction of all, `agreed` what is agreed for them alone.
    """

    person: UUID
    level: Level
    influence: Influence | None
    is_key: bool
    status: PersonStatus
    last_position: int | None
    last_on: date | None
    since: date
    tried_position: int | None = None
    agreed: Agreed = NOTHING_AGREED


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as it stands: whom to call, counted from when, amber from `ideal_on`, red after `max_on`.

    `tried_position` is the last attempt since the last contact that reached nobody; `excepted`, that the days are not
    the rule's.
    """

    level: Level
    person: UUID
    own: bool
    last_position: int | None
    interval: Interval
    ideal_on: date
    max_on: date
    tried_position: int | None = None
    excepted: bool = False


def clocks_of(
    tier: Tier,
    people: Iterable[Reachable],
    rules: Rules,
    agreed: Mapping[Level, Agreed] | None = None,
    on: date = date.min,
) -> tuple[Clock, ...]:
    """One clock per level that somebody of the client holds, restarted by contact with anybody of that level, and one per
    key person and per person with days of their own, whom the level's clock does not call.

    `agreed` is what was agreed for the client's levels, `on` the day on which pauses count. Where nobody has ever been
    spoken to a clock counts from when the first of them came in, so that a newcomer does not put it off. Somebody on
    leave, or paused, is called only where nobody else can be.
    """
    clocks: list[Clock] = []
    by_level: dict[Level, list[Reachable]] = {}
    for person in people:
        if person.status is not PersonStatus.LEFT:
            by_level.setdefault(person.level, []).append(person)
    for level, there in by_level.items():
        rule = rules.get((tier, level))
        if rule is not None:
            clocks += _of_level(level, there, rule, (agreed or {}).get(level, NOTHING_AGREED), on)
    return tuple(clocks)


def _of_level(
    level: Level, there: list[Reachable], rule: Interval, agreed: Agreed, on: date
) -> Iterator[Clock]:
    called = [p for p in there if p.agreed.interval is None]
    if called:
        call = min(called, key=partial(_first_to_call, on))
        yield _clock(level, call, there, rule, _all_paused(called).over(agreed), own=False)
    for person in there:
        if person.is_key or person.agreed.interval is not None:
            yield _clock(level, person, [person], rule, person.agreed.over(agreed), own=True)


def _all_paused(there: list[Reachable]) -> Agreed:
    """Where everybody is paused, until the first of them is not."""
    pauses = [p.agreed.paused_until for p in there if p.agreed.paused_until is not None]
    return Agreed(paused_until=min(pauses)) if len(pauses) == len(there) else NOTHING_AGREED


def _first_to_call(on: date, person: Reachable) -> tuple[date, bool, int, float, int]:
    """None of it but the last contact changes when somebody is spoken to, and that comes after how long they are paused."""
    pause = person.agreed.paused_until
    paused = pause if pause is not None and pause > on else date.min
    away = person.status is PersonStatus.ON_LEAVE
    return paused, away, _WEIGHT[person.influence], _last(person), person.person.int


def _latest(person: Reachable) -> tuple[float, int]:
    """Who was spoken to last; where nobody ever was, who has waited longest."""
    return _last(person), -person.since.toordinal()


def _last(person: Reachable) -> float:
    """Where in the timeline they were spoken to last; never comes before all."""
    return -inf if person.last_position is None else person.last_position


def _clock(
    level: Level, call: Reachable, there: list[Reachable], rule: Interval, agreed: Agreed, *, own: bool
) -> Clock:
    """A pause puts both days off so far that it does not end in red."""
    latest = max(there, key=_latest)
    start, interval = latest.last_on or latest.since, agreed.interval or rule
    ideal_on, max_on = (start + timedelta(days=d) for d in (interval.ideal_days, interval.max_days))
    if agreed.paused_until is not None:
        grace = timedelta(days=interval.max_days - interval.ideal_days)
        ideal_on = max(ideal_on, agreed.paused_until)
        max_on = max(max_on, agreed.paused_until + grace)
    tried = max((p.tried_position for p in there if p.tried_position is not None), default=None)
    return Clock(
        level=level,
        person=call.person,
        own=own,
        last_position=latest.last_position,
        interval=interval,
        ideal_on=ideal_on,
        max_on=max_on,
        tried_position=tried if tried is not None and tried > _last(latest) else None,
        excepted=agreed.interval is not None,
    )
