"""The gaps between two org charts: who of theirs nobody of ours answers to, what hangs on one person, who was left alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from uuid import UUID

from msp_desk.rules.gap_ground import Ground, Holder, Seat, Tie, held
from msp_desk.values.enums import Influence, Level, PersonStatus, Side, Word
from msp_desk.values.folding import fold


class GapKind(Word):
    """What is missing; in the order in which gaps of one severity are told."""

    COUNTERPART_EMPTY = "counterpart_empty"
    NO_COUNTERPART = "no_counterpart"
    NOT_SPOKEN = "not_spoken"
    UNCOVERED_LEVEL = "uncovered_level"
    NO_LINES = "no_lines"
    ONE_OF_OURS = "one_of_ours"
    ONE_OF_THEIRS = "one_of_theirs"
    TWO_FOR_TOPIC = "two_for_topic"


class Severity(IntEnum):
    """How pressing a gap is; the smaller the more."""

    PRESSING = 0
    SOON = 1
    MINOR = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to do about the two charts: what it is about (`seat_key`, `person_key`, `tie_keys`) and what is told of it.

    `name` and `influence` are of who holds the seat of that `title` and `unit`; `others` are names at the other end of the
    lines; `days` since the last contact (None: never), `limit` how many there may be, `count` of contacts or lines.
    `more` stands for so many gaps of the kind that are not told one by one.
    """

    kind: GapKind
    severity: Severity
    side: Side = Side.THEIRS
    seat_key: UUID | None = None
    person_key: UUID | None = None
    tie_keys: tuple[UUID, ...] = ()
    level: Level | None = None
    title: str = ""
    unit: str = ""
    name: str = ""
    influence: Influence | None = None
    others: tuple[str, ...] = ()
    topic: str = ""
    days: int | None = None
    limit: int | None = None
    count: int = 0
    more: int = 0


#: Of a kind so many are told one by one; a chart full of them is no list of what to do next.
_MOST = 6
_FEW_LINES, _FEW_CONTACTS, _FEW_PEOPLE = 3, 4, 3
_DECIDERS = (Influence.DECIDES, Influence.APPROVES)
_LEVELS = {level: place for place, level in enumerate(Level)}
_KINDS = {kind: place for place, kind in enumerate(GapKind)}
_TOPICS = re.compile(r"[,;/]")


def gaps_in(ground: Ground) -> tuple[Gap, ...]:
    """The gaps between two charts, the most pressing first; each once, and none where there is no chart."""
    alone = tuple(without_counterpart(ground))
    named = {g.person_key for g in alone}
    found = (
        *_capped(alone),
        *_capped(g for g in not_spoken_to(ground) if g.person_key not in named),
        *_capped(empty_counterparts(ground)),
        *no_lines(ground),
        *uncovered_levels(ground),
        *hanging_on_one(ground),
        *_capped(two_for_a_topic(ground)),
    )
    return tuple(sorted(found, key=_pressing))


def _pressing(gap: Gap) -> tuple[object, ...]:
    level = _LEVELS[gap.level] if gap.level is not None else len(_LEVELS)
    return gap.severity, gap.more > 0, _KINDS[gap.kind], level, -_silence(gap)


def _silence(gap: Gap) -> int:
    """The days without contact; never is longer than any."""
    return 1_000_000 if gap.days is None else gap.days


def _capped(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The most pressing ones of a kind, and one that counts the rest."""
    found = sorted(gaps, key=_pressing)
    if len(found) <= _MOST:
        return tuple(found)
    first, rest = found[: _MOST - 1], found[_MOST - 1 :]
    return *first, Gap(rest[0].kind, rest[0].severity, more=len(rest))


def no_lines(ground: Ground) -> Iterator[Gap]:
    """Both sides have people on their charts, and nothing ties them."""
    if not any(ground.lines()) and held(ground.theirs) and held(ground.ours):
        yield Gap(GapKind.NO_LINES, Severity.SOON, count=len(held(ground.theirs)))


def uncovered_levels(ground: Ground) -> Iterator[Gap]:
    """Levels of theirs that no line leads to, where lines are drawn at all."""
    covered = {theirs.level for _, theirs, _ in ground.lines()}
    there: dict[Level, list[Seat]] = defaultdict(list)
    for seat in held(ground.theirs) if covered else ():
        there[seat.level].append(seat)
    for level, seats in there.items():
        if level not in covered:
            yield Gap(
                kind=GapKind.UNCOVERED_LEVEL,
                severity=Severity.PRESSING if _weighty(level) else Severity.SOON,
                seat_key=seats[0].key,
                person_key=seats[0].holders[0].key,
                level=level,
                title=seats[0].title,
                name=seats[0].holders[0].name,
                others=_once(_name(s) for s in seats),
                count=len(seats),
            )


def without_counterpart(ground: Ground) -> Iterator[Gap]:
    """Positions that weigh (by level, or by who holds them) without a line, at a level that others have lines at.

    Its unit is told only where nobody else of it has a line.
    """
    tied = {theirs.key for _, theirs, _ in ground.lines()}
    units = {ground.seats[key].unit for key in tied}
    covered = {ground.seats[key].level for key in tied}
    met: set[UUID] = {h.key for key in tied for h in ground.seats[key].holders}
    for seat in held(ground.theirs):
        holder = min(seat.holders, key=_weight)
        heavy = seat.level is Level.EXECUTIVE or _weight(holder) < _LIGHT
        wanted = (heavy or _weighty(seat.level)) and not seat.is_assistant
        if wanted and seat.level in covered and seat.key not in tied and holder.key not in met:
            met.add(holder.key)
            late = _is_late(seat, holder, ground)
            pressing = Severity.PRESSING if heavy and late else Severity.SOON
            severity = pressing if heavy or late else Severity.MINOR
            gap = _about(GapKind.NO_COUNTERPART, severity, seat, holder, ground)
            yield replace(gap, unit="" if seat.unit in units else seat.unit)


def not_spoken_to(ground: Ground) -> Iterator[Gap]:
    """Who decides, approves, stands at the top or is a key person, and has been left alone for longer than their level may be."""
    met: set[UUID] = set()
    for seat in sorted(ground.theirs, key=lambda s: _LEVELS[s.level]):
        for holder in seat.holders:
            matters = seat.level is Level.EXECUTIVE or _weight(holder) < _LIGHT
            if matters and holder.key not in met and _is_late(seat, holder, ground):
                met.add(holder.key)
                long = _days(holder, ground)
                pressing = long is None or long > 2 * ground.limit(seat.level) or _decides(holder)
                severity = Severity.PRESSING if pressing else Severity.SOON
                yield _about(GapKind.NOT_SPOKEN, severity, seat, holder, ground)


def empty_counterparts(ground: Ground) -> Iterator[Gap]:
    """Empty seats, of either side, that lines lead to."""
    leading: dict[tuple[Side, UUID], list[tuple[Tie, Seat]]] = defaultdict(list)
    for tie, theirs, ours in ground.lines():
        if not theirs.holders:
            leading[Side.THEIRS, theirs.key].append((tie, ours))
        if not ours.holders:
            leading[Side.OURS, ours.key].append((tie, theirs))
    for (side, key), ends in leading.items():
        seat = ground.seats[key]
        yield Gap(
            kind=GapKind.COUNTERPART_EMPTY,
            severity=Severity.PRESSING if side is Side.OURS else Severity.SOON,
            side=side,
            seat_key=key,
            tie_keys=tuple(tie.key for tie, _ in ends),
            level=seat.level,
            title=seat.title,
            unit=seat.unit,
            others=_once(_name(other) for _, other in ends),
            topic=ends[0][0].topic if len(ends) == 1 else "",
            count=len(ends),
        )


def hanging_on_one(ground: Ground) -> Iterator[Gap]:
    """The client hangs on one person of ours, or of theirs: all lines do, or all contacts of twelve months."""
    if len({h.key for s in ground.theirs for h in s.holders}) < _FEW_PEOPLE:
        return
    for side, kind in ((Side.OURS, GapKind.ONE_OF_OURS), (Side.THEIRS, GapKind.ONE_OF_THEIRS)):
        if side is Side.OURS and len({h.key for s in ground.ours for h in s.holders}) < 2:
            continue
        found = _all_lines(ground, side) or _all_contacts(ground, side)
        if found is not None:
            yield replace(found, kind=kind)


def two_for_a_topic(ground: Ground) -> Iterator[Gap]:
    """Several of ours who answer for the same; a line for everything is the same only with the same seat of theirs."""
    by_topic: dict[object, list[tuple[str, Tie, Seat, Seat]]] = defaultdict(list)
    for tie, theirs, ours in ground.lines():
        for topic in filter(None, map(str.strip, _TOPICS.split(tie.topic))):
            by_topic[fold(topic)].append((topic, tie, theirs, ours))
        if not tie.topic.strip():
            by_topic[theirs.key].append(("", tie, theirs, ours))
    for lines in by_topic.values():
        answering = {h.key: h.name for *_, ours in lines for h in ours.holders[:1]}
        if len(answering) > 1:
            topic, _, theirs, _ = lines[0]
            yield Gap(
                kind=GapKind.TWO_FOR_TOPIC,
                severity=Severity.MINOR,
                side=Side.OURS,
                seat_key=theirs.key,
                tie_keys=tuple(tie.key for _, tie, _, _ in lines),
                level=theirs.level,
                name=_name(theirs),
                title=theirs.title,
                others=tuple(answering.values()),
                topic=topic,
                count=len(answering),
            )


def _all_lines(ground: Ground, side: Side) -> Gap | None:
    """All lines, or all of a level above the others, end at one person."""
    lines = [(tie, theirs, theirs if side is Side.THEIRS else ours) for tie, theirs, ours in ground.lines()]
    levels: tuple[Level | None, ...] = (None, Level.MANAGEMENT) if side is Side.OURS else (None,)
    for level in levels:
        told = [(tie, end) for tie, theirs, end in lines if level is None or theirs.level is level]
        people = {end.holders[0].key if end.holders else end.key for _, end in told}
        if len(told) >= _FEW_LINES and len(people) == 1 and told[0][1].holders:
            seat = told[0][1]
            return Gap(
                kind=GapKind.ONE_OF_OURS,
                severity=Severity.SOON,
                side=side,
                seat_key=seat.key,
                person_key=seat.holders[0].key,
                tie_keys=tuple(tie.key for tie, _ in told),
                level=level,
                title=seat.title,
                name=seat.holders[0].name,
                count=len(told),
            )
    return None


def _all_contacts(ground: Ground, side: Side) -> Gap | None:
    """All contacts of twelve months were one person's."""
    spoke = [s for s in ground.spoken if s.side is side]
    if len(spoke) != 1 or spoke[0].count < _FEW_CONTACTS:
        return None
    one = spoke[0]
    return Gap(
        kind=GapKind.ONE_OF_OURS,
        severity=Severity.SOON,
        side=side,
        person_key=one.person,
        name=one.name,
        count=one.count,
    )


def _weighty(level: Level) -> bool:
    return level in (Level.EXECUTIVE, Level.MANAGEMENT)


#: From this weight on, who holds a seat makes it no weightier than its level.
_LIGHT = 3


def _weight(holder: Holder) -> int:
    """Who matters most comes first: who decides, who approves, key people, others."""
    if holder.influence in _DECIDERS:
        return _DECIDERS.index(holder.influence)
    return 2 if holder.is_key else _LIGHT


def _decides(holder: Holder) -> bool:
    return holder.influence is Influence.DECIDES


def _days(holder: Holder, ground: Ground) -> int | None:
    return None if holder.last_contact is None else max(0, (ground.today - holder.last_contact).days)


def _is_late(seat: Seat, holder: Holder, ground: Ground) -> bool:
    """Whether somebody who is there has not been spoken to for longer than may be; a newcomer is given as long."""
    if holder.status is not PersonStatus.ACTIVE:
        return False
    counted_from = max(filter(None, (holder.last_contact, holder.since)), default=None)
    return counted_from is None or (ground.today - counted_from).days > ground.limit(seat.level)


def _about(kind: GapKind, severity: Severity, seat: Seat, holder: Holder, ground: Ground) -> Gap:
    """A gap about somebody of theirs in their seat."""
    return Gap(
        kind=kind,
        severity=severity,
        seat_key=seat.key,
        person_key=holder.key,
        level=seat.level,
        title=seat.title,
        unit=seat.unit,
        name=holder.name,
        influence=holder.influence,
        days=_days(holder, ground),
        limit=ground.limit(seat.level),
        count=ground.counts.get(holder.key, 0),
    )


def _name(seat: Seat) -> str:
    """Who holds a seat, else what it is called."""
    return seat.holders[0].name if seat.holders else seat.title


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
