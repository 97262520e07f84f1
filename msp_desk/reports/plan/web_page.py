"""What a plan's page for the browser says, section by section, in words: the template only sets it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.links import link_to
from msp_desk.reports.plan.change_words import change_told
from msp_desk.reports.plan.told import (
    after_told,
    channel_told,
    duration_told,
    frequency_told,
    holder_told,
    impacts_told,
    procedure_name,
    quantity_told,
    section_told,
    step_who,
    target_told,
)
from msp_desk.rules.phones import PHONE_KINDS, dialled
from msp_desk.rules.plan_diff import PlanChange
from msp_desk.rules.plan_reach import number_for, rung_number, seats_by_key
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel, Level, PointKind, Side
from msp_desk.values.plan_content import PlanContent, RungSaid, SeatSaid

#: A number as people write one; anything else may be a sentence, and is not dialled.
_NUMBER = re.compile(r"\+?[\d\s().\-/]{3,40}")
_COUNTED = re.compile(r"(?<=[0-9]) (?=[%€])")


@dataclass(frozen=True, slots=True)
class Reach:
    """A number or address, what it is or when it answers, and what a click on it opens (empty: nothing)."""

    value: str
    aside: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """A position as the page names it; `level` empty: none is known."""

    name: str
    title: str = ""
    level: str = ""
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """An item of the scope."""

    name: str
    notes: str
    quantity: str
    sites: str
    hours: str
    limits: str


@dataclass(frozen=True, slots=True)
class ServiceScope:
    """The items of a service."""

    service: str
    lines: tuple[ScopeLine, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """Somebody to be contacted."""

    contact_for: str
    who: Who
    unit: str
    channel: str
    numbers: tuple[Reach, ...]
    hours: str


@dataclass(frozen=True, slots=True)
class TieLine:
    """Who turns to whom."""

    topic: str
    theirs: Who
    ours: Who
    channel: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure."""

    text: str
    who: str
    takes: str


@dataclass(frozen=True, slots=True)
class ProcedureCard:
    """How something is asked for; `facts` are pairs of a word and a text."""

    name: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A commitment; `measured` in lines."""

    indicator: str
    service: str
    target: str
    hours: str
    measured: tuple[str, ...]
    impacts: tuple[str, ...]
    exclusions: str


@dataclass(frozen=True, slots=True)
class RungLine:
    """A step of a ladder."""

    after: str
    ours: Who | None
    theirs: Who | None
    channel: str
    reach: Reach | None


@dataclass(frozen=True, slots=True)
class LadderCard:
    """A ladder."""

    severity: str
    description: str
    rungs: tuple[RungLine, ...]


def scope_of(content: PlanContent, *, is_in: bool) -> tuple[ServiceScope, ...]:
    """The items that are in the scope, or expressly out of it, by service in the order of their first item."""
    items = [item for item in content.scope if item.is_in is is_in]
    order = {service: place for place, service in reversed(list(enumerate(item.service for item in items)))}
    sorted_items = sorted(items, key=lambda item: order[item.service])
    return tuple(
        ServiceScope(
            service,
            tuple(
                ScopeLine(i.name, i.notes, quantity_told(i), ", ".join(i.sites), i.hours, i.limits)
                for i in group
            ),
        )
        for service, group in groupby(sorted_items, key=lambda item: item.service)
    )


def columns_of(groups: Iterable[ServiceScope]) -> frozenset[str]:
    """Of the columns of a table of the scope, those in which anything stands."""
    lines = [line for group in groups for line in group.lines]
    return frozenset(
        name
        for name in ("quantity", "sites", "hours", "limits")
        if any(getattr(line, name) for line in lines)
    )


def roles_of(content: PlanContent, side: Side, words: Words) -> tuple[RoleLine, ...]:
    """Whom of a side to contact for what. Where the channel is given, its number comes first and alone."""
    seats = seats_by_key(content)
    found = ((role, seats[role.seat]) for role in content.roles if role.seat in seats)
    return tuple(
        RoleLine(
            role.contact_for,
            _who(seat, words),
            seat.unit,
            channel_told(role.channel, words),
            _reaches(seat, role.channel, words),
            role.hours,
        )
        for role, seat in found
        if seat.side is side
    )


def ties_of(content: PlanContent, words: Words) -> tuple[TieLine, ...]:
    """Who of theirs and who of ours turn to each other."""
    seats = seats_by_key(content)
    return tuple(
        TieLine(
            tie.topic,
            _who(seats[tie.theirs], words),
            _who(seats[tie.ours], words),
            channel_told(tie.channel, words),
        )
        for tie in content.counterparts
        if tie.theirs in seats and tie.ours in seats
    )


def procedures_of(content: PlanContent, words: Words) -> tuple[ProcedureCard, ...]:
    """How things are asked for."""
    cards = []
    for procedure in content.procedures:
        facts = (
            (words.t("Channel"), channel_told(procedure.channel, words)),
            (words.t("What to tell us"), procedure.needed),
            (words.t("Hours"), procedure.hours),
        )
        steps = tuple(
            Step(step.text, step_who(content, step, words), duration_told(step.takes, words))
            for step in procedure.steps
        )
        told = tuple((word, text) for word, text in facts if text)
        cards.append(ProcedureCard(procedure_name(procedure, words), told, steps))
    return tuple(cards)


def promises_of(content: PlanContent, words: Words) -> tuple[PromiseLine, ...]:
    """What is promised."""
    return tuple(
        PromiseLine(
            promise.indicator,
            promise.service,
            _unbroken(target_told(promise.target, words)),
            promise.hours,
            tuple(
                filter(
                    None,
                    (frequency_told(promise.frequency, words), promise.measured_how, promise.measured_from),
                )
            ),
            tuple(map(_unbroken, impacts_told(promise, words))),
            promise.exclusions,
        )
        for promise in content.commitments
    )


def ladders_of(content: PlanContent, words: Words) -> tuple[LadderCard, ...]:
    """Up to whom something is taken, and how fast."""
    seats = seats_by_key(content)
    return tuple(
        LadderCard(
            ladder.severity, ladder.description, tuple(_rung(rung, seats, words) for rung in ladder.rungs)
        )
        for ladder in content.ladders
    )


def _unbroken(told: str) -> str:
    """The same, with what a number counts kept beside it."""
    return _COUNTED.sub("\u00a0", told)


def _rung(rung: RungSaid, seats: dict[str, SeatSaid], words: Words) -> RungLine:
    ours, theirs = seats.get(rung.ours), seats.get(rung.theirs)
    number = rung_number(rung, seats)
    return RungLine(
        after_told(rung.after, words),
        _who(ours, words) if ours is not None else None,
        _who(theirs, words) if theirs is not None else None,
        channel_told(rung.channel, words),
        Reach(number, link=number_link(number)) if number else None,
    )


def _who(seat: SeatSaid, words: Words) -> Who:
    return Who(holder_told(seat, words), seat.title, seat.level.value, seat.gone or not seat.holder)


def _reaches(seat: SeatSaid, channel: Channel | None, words: Words) -> tuple[Reach, ...]:
    first = number_for(seat, channel) if channel is not None else None
    points = (first,) if first is not None else seat.numbers
    return tuple(
        Reach(p.value, ", ".join(filter(None, (_kind(p.kind, words), p.hours))), point_link(p.kind, p.value))
        for p in points
    )


def _kind(kind: PointKind, words: Words) -> str:
    """What a number is; of an address everybody sees it. Names of products keep their capitals."""
    if kind in {PointKind.EMAIL, PointKind.WEB, PointKind.PORTAL}:
        return ""
    told = words.term(kind)
    return told if kind in {PointKind.WHATSAPP, PointKind.TEAMS} else told.lower()


def point_link(kind: PointKind, value: str) -> str:
    """What a click on a number or an address opens."""
    if kind in PHONE_KINDS and kind is not PointKind.FAX and _NUMBER.fullmatch(value):
        return f"tel:{dialled(value)}" if dialled(value).strip("+") else ""
    return link_to(kind, value) if kind is PointKind.EMAIL else ""


def number_link(value: str) -> str:
    """The same for a number whose kind is not told."""
    kind = PointKind.EMAIL if re.fullmatch(r"[^\s@]+@[^\s@]+", value) else PointKind.PHONE
    return point_link(kind, value)


def level_words(words: Words) -> tuple[tuple[str, str], ...]:
    """The levels of interlocution by their value."""
    return tuple((level.value, words.term(level)) for level in Level)


def paragraphs(text: str) -> tuple[str, ...]:
    """A text in its paragraphs."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text) if part.strip())


def changes_of(changes: Iterable[PlanChange], words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What changed, in sentences by section."""
    found: dict[Section, list[str]] = {}
    for change in changes:
        found.setdefault(change.section, []).append(change_told(change, words))
    return tuple((section_told(section, words), tuple(told)) for section, told in found.items())
