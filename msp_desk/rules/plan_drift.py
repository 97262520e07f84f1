"""Where life has moved away from a published plan: who left, whose number changed, which position is gone or renamed.

Only what the plan leans on is looked at: the positions that its roles, counterparts, steps and ladders name. Of their
numbers, those that somebody is told to use: all of a role's holder; at a step, the one for its channel where it has none
of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msp_desk.rules.plain_values import plain
from msp_desk.rules.plan_reach import number_for, seats_by_key
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel, Side, Word
from msp_desk.values.plan_content import NumberSaid, PlanContent, SeatSaid


class DriftKind(Word):
    """What has moved."""

    SEAT_GONE = "seat_gone"
    LEFT = "left"
    REPLACED = "replaced"
    FILLED = "filled"
    RENAMED_PERSON = "renamed_person"
    RENAMED_SEAT = "renamed_seat"
    NUMBER_CHANGED = "number_changed"
    NUMBER_GONE = "number_gone"


@dataclass(frozen=True, slots=True)
class Drift:
    """Something that a published plan says and that no longer holds: of which position, what was said and what is now.

    `section` is the weightiest in which the plan leans on the position, `severity` the ladder that names it, if one does.
    """

    kind: DriftKind
    section: Section
    seat: str
    side: Side
    title: str
    was: str = ""
    now: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class _Leaning:
    """How a plan leans on a position: where, in which ladder, by which channels (None: by any number)."""

    section: Section
    severity: str
    channels: tuple[Channel | None, ...]


def drift(published: PlanContent, live: PlanContent) -> tuple[Drift, ...]:
    """All that has moved, ladders first, each once; nothing where the plan still holds."""
    now = seats_by_key(live)
    seats = seats_by_key(published)
    return tuple(
        found
        for key, leaning in _leanings(published).items()
        if key in seats
        for found in _moved(seats[key], now.get(key), leaning)
    )


def named_seats(content: PlanContent) -> tuple[str, ...]:
    """The keys of the positions that a plan leans on."""
    return tuple(_leanings(content))


def _leanings(content: PlanContent) -> dict[str, _Leaning]:
    """The positions that a plan leans on, the weightiest first."""
    found: dict[str, _Leaning] = {}
    for key, section, severity, channels in _named(content):
        known = found.get(key)
        if known is None:
            found[key] = _Leaning(section, severity, channels)
        else:
            found[key] = _Leaning(known.section, known.severity, (*known.channels, *channels))
    return found


def _named(content: PlanContent) -> Iterator[tuple[str, Section, str, tuple[Channel | None, ...]]]:
    for ladder in content.ladders:
        for rung in ladder.rungs:
            if rung.ours:
                used = () if rung.number else (rung.channel,)
                yield rung.ours, Section.ESCALATION, ladder.severity, used
            if rung.theirs:
                yield rung.theirs, Section.ESCALATION, ladder.severity, (rung.channel,)
    for role in content.roles:
        yield role.seat, Section.ORGANISATION, "", (None,)
    for line in content.counterparts:
        yield line.theirs, Section.ORGANISATION, "", ()
        yield line.ours, Section.ORGANISATION, "", ()
    for procedure in content.procedures:
        for step in procedure.steps:
            if step.seat:
                yield step.seat, Section.PROCEDURES, "", ()


def _moved(was: SeatSaid, now: SeatSaid | None, leaning: _Leaning) -> Iterator[Drift]:
    def told(kind: DriftKind, before: str = "", after: str = "") -> Drift:
        return Drift(kind, leaning.section, was.key, was.side, was.title, before, after, leaning.severity)

    if was.gone:
        return
    if now is None or now.gone:
        yield told(DriftKind.SEAT_GONE, was.holder)
        return
    if plain(was.title) != plain(now.title):
        yield told(DriftKind.RENAMED_SEAT, was.title, now.title)
    if was.holder_key != now.holder_key:
        yield told(_change_of_holder(was, now), was.holder, now.holder)
        return
    if plain(was.holder) != plain(now.holder):
        yield told(DriftKind.RENAMED_PERSON, was.holder, now.holder)
    for before, after in _numbers(was, now, leaning.channels):
        kind = DriftKind.NUMBER_CHANGED if after else DriftKind.NUMBER_GONE
        yield told(kind, before, after)


def _change_of_holder(was: SeatSaid, now: SeatSaid) -> DriftKind:
    if not was.holder_key:
        return DriftKind.FILLED
    return DriftKind.REPLACED if now.holder_key else DriftKind.LEFT


def _numbers(was: SeatSaid, now: SeatSaid, channels: tuple[Channel | None, ...]) -> Iterator[tuple[str, str]]:
    """The numbers that somebody is told to use and that are no longer theirs, with what stands in their place."""
    said: dict[NumberSaid, None] = {}
    for channel in channels:
        used = was.numbers if channel is None else (number_for(was, channel),)
        said.update(dict.fromkeys(number for number in used if number is not None))
    still = {(number.kind, plain(number.value)) for number in now.numbers}
    before = {(number.kind, plain(number.value)) for number in was.numbers}
    new = [number for number in now.numbers if (number.kind, plain(number.value)) not in before]
    for number in said:
        if (number.kind, plain(number.value)) not in still:
            instead = next((one for one in new if one.kind is number.kind), None)
            if instead is not None:
                new.remove(instead)
            yield number.value, instead.value if instead is not None else ""
