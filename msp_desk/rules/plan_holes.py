"""What is missing in a service plan: errors stop publishing, warnings do not.

An error is what would break a promise on the day it is needed, or makes it none: a step of a ladder that reaches nobody
of ours, a ladder whose times do not rise, no way up to the general director, a commitment that is not measured, costs
nothing or is about something out of scope, a procedure without a channel, no scope, no ladders. A warning is what the
client lives with meanwhile, or has to mend themselves: their own empty seats, roles, hours, steps, the review.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from msp_desk.rules.plan_measures import met
from msp_desk.rules.plan_reach import heads, needs_number, number_for, seats_by_key
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel, Side, Word
from msp_desk.values.folding import fold
from msp_desk.values.plan_content import (
    CommitmentSaid,
    LadderSaid,
    PlanContent,
    ProcedureSaid,
    RungSaid,
    SeatSaid,
)
from msp_desk.values.plans import Duration, Impact, ImpactKind, RequestKind, TimeUnit


class Severity(Word):
    """Whether a hole stops publishing."""

    ERROR = "error"
    WARNING = "warning"


class HoleKind(Word):
    """What is missing."""

    NO_REVIEW_DATE = "no_review_date"
    REVIEW_PAST = "review_past"
    NO_SCOPE = "no_scope"
    SCOPE_NO_HOURS = "scope_no_hours"
    NO_ROLES = "no_roles"
    ROLE_GONE = "role_gone"
    ROLE_VACANT = "role_vacant"
    ROLE_NO_NUMBER = "role_no_number"
    NO_PROCEDURES = "no_procedures"
    PROCEDURE_NO_CHANNEL = "procedure_no_channel"
    PROCEDURE_NO_STEPS = "procedure_no_steps"
    STEP_GONE = "step_gone"
    STEP_VACANT = "step_vacant"
    NO_COMMITMENTS = "no_commitments"
    COMMITMENT_NO_SERVICE = "commitment_no_service"
    COMMITMENT_OUT_OF_SCOPE = "commitment_out_of_scope"
    COMMITMENT_NOT_MEASURED = "commitment_not_measured"
    COMMITMENT_NO_IMPACT = "commitment_no_impact"
    IMPACT_EMPTY = "impact_empty"
    IMPACT_WITHIN_TARGET = "impact_within_target"
    NO_LADDERS = "no_ladders"
    NO_HEAD = "no_head"
    NOT_TO_THE_TOP = "not_to_the_top"
    LADDER_NO_STEPS = "ladder_no_steps"
    RUNG_NOBODY = "rung_nobody"
    RUNG_GONE = "rung_gone"
    RUNG_VACANT = "rung_vacant"
    RUNG_NO_CHANNEL = "rung_no_channel"
    RUNG_NO_NUMBER = "rung_no_number"
    TIMES_NOT_RISING = "times_not_rising"


@dataclass(frozen=True, slots=True)
class Hole:
    """Something that is missing, and where: the item's key and, within it, the place (from 0) of a step or an impact.

    `name` is what the item is called (a procedure may have `request` instead); `title` and `holder` whom it is about.
    """

    kind: HoleKind
    severity: Severity
    section: Section
    key: str = ""
    place: int | None = None
    name: str = ""
    request: RequestKind | None = None
    side: Side | None = None
    title: str = ""
    holder: str = ""
    channel: Channel | None = None
    service: str = ""
    day: date | None = None


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_Seats = dict[str, SeatSaid]


def holes_in(content: PlanContent, today: date) -> tuple[Hole, ...]:
    """All that is missing in a plan, in the order in which it is read."""
    seats = seats_by_key(content)
    return (
        *_review(content, today),
        *_scope(content),
        *_roles(content, seats),
        *_procedures(content, seats),
        *_commitments(content),
        *_escalation(content, seats),
    )


def errors_in(holes: Iterable[Hole]) -> tuple[Hole, ...]:
    """The holes that stop publishing."""
    return tuple(hole for hole in holes if hole.severity is _ERROR)


def _review(content: PlanContent, today: date) -> Iterator[Hole]:
    if content.review_on is None:
        yield Hole(HoleKind.NO_REVIEW_DATE, _WARNING, Section.PLAN)
    elif content.review_on < today:
        yield Hole(HoleKind.REVIEW_PAST, _WARNING, Section.PLAN, day=content.review_on)


def _scope(content: PlanContent) -> Iterator[Hole]:
    included = [item for item in content.scope if item.is_in]
    if not included:
        yield Hole(HoleKind.NO_SCOPE, _ERROR, Section.SCOPE)
    for item in included:
        if not item.hours.strip():
            yield Hole(
                HoleKind.SCOPE_NO_HOURS, _WARNING, Section.SCOPE, item.key, name=item.name or item.service
            )


def _roles(content: PlanContent, seats: _Seats) -> Iterator[Hole]:
    if not content.roles:
        yield Hole(HoleKind.NO_ROLES, _WARNING, Section.ORGANISATION)
    for role in content.roles:
        seat = seats.get(role.seat)
        kind = None
        if seat is None or seat.gone:
            kind = HoleKind.ROLE_GONE
        elif not seat.holder:
            kind = HoleKind.ROLE_VACANT
        elif not _is_reached(seat, role.channel):
            kind = HoleKind.ROLE_NO_NUMBER
        if kind is not None:
            hole = Hole(kind, _WARNING, Section.ORGANISATION, role.key, channel=role.channel)
            yield _about(hole, seat)


def _is_reached(seat: SeatSaid, channel: Channel | None) -> bool:
    """Whether a holder has a number for a channel that needs one; without a channel, any number."""
    return number_for(seat, channel) is not None if channel is None or needs_number(channel) else True


def _about(hole: Hole, seat: SeatSaid | None) -> Hole:
    """A hole with the position that it is about, where that is known."""
    if seat is None:
        return hole
    return replace(hole, side=seat.side, title=seat.title, holder=seat.holder)


def _procedures(content: PlanContent, seats: _Seats) -> Iterator[Hole]:
    if not content.procedures:
        yield Hole(HoleKind.NO_PROCEDURES, _WARNING, Section.PROCEDURES)
    for procedure in content.procedures:
        if procedure.channel is None:
            yield _of(procedure, HoleKind.PROCEDURE_NO_CHANNEL, _ERROR)
        if not procedure.steps:
            yield _of(procedure, HoleKind.PROCEDURE_NO_STEPS, _WARNING)
        for place, step in enumerate(procedure.steps):
            seat = seats.get(step.seat)
            if step.seat and (seat is None or seat.gone):
                yield _of(procedure, HoleKind.STEP_GONE, _WARNING, place, seat)
            elif seat is not None and not seat.holder:
                yield _of(procedure, HoleKind.STEP_VACANT, _WARNING, place, seat)


def _of(
    procedure: ProcedureSaid,
    kind: HoleKind,
    severity: Severity,
    place: int | None = None,
    seat: SeatSaid | None = None,
) -> Hole:
    key, name, request = procedure.key, procedure.name, procedure.kind
    return _about(Hole(kind, severity, Section.PROCEDURES, key, place, name, request), seat)


def _commitments(content: PlanContent) -> Iterator[Hole]:
    if not content.commitments:
        yield Hole(HoleKind.NO_COMMITMENTS, _WARNING, Section.COMMITMENTS)
    in_scope = {fold(name) for item in content.scope if item.is_in for name in (item.service, item.name)}
    for commitment in content.commitments:
        yield from _commitment(commitment, in_scope)


def _commitment(commitment: CommitmentSaid, in_scope: set[str]) -> Iterator[Hole]:
    def hole(kind: HoleKind, severity: Severity = _ERROR, place: int | None = None) -> Hole:
        name, service = commitment.indicator, commitment.service
        return Hole(kind, severity, Section.COMMITMENTS, commitment.key, place, name, service=service)

    if not commitment.service.strip():
        yield hole(HoleKind.COMMITMENT_NO_SERVICE, _WARNING)
    elif fold(commitment.service) not in in_scope:
        yield hole(HoleKind.COMMITMENT_OUT_OF_SCOPE)
    if not commitment.measured_how.strip():
        yield hole(HoleKind.COMMITMENT_NOT_MEASURED)
    if not commitment.impacts:
        yield hole(HoleKind.COMMITMENT_NO_IMPACT)
    for place, impact in enumerate(commitment.impacts):
        if _is_empty(impact):
            yield hole(HoleKind.IMPACT_EMPTY, place=place)
        elif impact.beyond is not None and met(commitment.target, impact.beyond):
            yield hole(HoleKind.IMPACT_WITHIN_TARGET, _WARNING, place)


def _is_empty(impact: Impact) -> bool:
    """Whether an impact says nothing: a credit of nothing, a consequence without words."""
    if impact.kind is ImpactKind.CREDIT_AMOUNT:
        return not impact.amount or not impact.currency
    if impact.kind is ImpactKind.CREDIT_PERCENT:
        return not impact.amount
    return impact.kind is ImpactKind.OTHER and not impact.text.strip()


def _escalation(content: PlanContent, seats: _Seats) -> Iterator[Hole]:
    if not content.ladders:
        yield Hole(HoleKind.NO_LADDERS, _ERROR, Section.ESCALATION)
        return
    yield from _ways_to_the_top(content)
    for ladder in content.ladders:
        if not ladder.rungs:
            yield _on(ladder, HoleKind.LADDER_NO_STEPS)
        for place, rung in enumerate(ladder.rungs):
            yield from _rung(ladder, place, rung, seats)
        for place, (before, after) in enumerate(pairwise(ladder.rungs), 1):
            if after.after.minutes <= before.after.minutes:
                severity = _ERROR if _same_clock(before.after, after.after) else _WARNING
                yield _on(ladder, HoleKind.TIMES_NOT_RISING, severity, place)


def _ways_to_the_top(content: PlanContent) -> Iterator[Hole]:
    """Where no ladder reaches the head of our firm, an error; where some do, the others are told about."""
    top = heads(content.seats)
    if not top:
        yield Hole(HoleKind.NO_HEAD, _ERROR, Section.ESCALATION)
        return
    short = [ladder for ladder in content.ladders if not any(rung.ours in top for rung in ladder.rungs)]
    severity = _ERROR if len(short) == len(content.ladders) else _WARNING
    head = next(seat for seat in content.seats if seat.key in top)
    for ladder in short:
        if ladder.rungs:
            yield _on(ladder, HoleKind.NOT_TO_THE_TOP, severity, None, head)


def _rung(ladder: LadderSaid, place: int, rung: RungSaid, seats: _Seats) -> Iterator[Hole]:
    ours, theirs = seats.get(rung.ours), seats.get(rung.theirs)
    if not rung.ours:
        yield _on(ladder, HoleKind.RUNG_NOBODY, _ERROR, place)
    elif ours is None or ours.gone:
        yield _on(ladder, HoleKind.RUNG_GONE, _ERROR, place, ours, Side.OURS)
    elif not ours.holder:
        yield _on(ladder, HoleKind.RUNG_VACANT, _ERROR, place, ours)
    elif rung.channel is None and not rung.number:
        yield _on(ladder, HoleKind.RUNG_NO_CHANNEL, _ERROR, place, ours)
    elif not rung.number and not _is_reached(ours, rung.channel):
        yield _on(ladder, HoleKind.RUNG_NO_NUMBER, _ERROR, place, ours, channel=rung.channel)
    if rung.theirs and (theirs is None or theirs.gone):
        yield _on(ladder, HoleKind.RUNG_GONE, _ERROR, place, theirs, Side.THEIRS)
    elif theirs is not None and not theirs.holder:
        yield _on(ladder, HoleKind.RUNG_VACANT, _WARNING, place, theirs)
    elif theirs is not None and rung.channel is not None and not _is_reached(theirs, rung.channel):
        yield _on(ladder, HoleKind.RUNG_NO_NUMBER, _WARNING, place, theirs, channel=rung.channel)


def _on(
    ladder: LadderSaid,
    kind: HoleKind,
    severity: Severity = _ERROR,
    place: int | None = None,
    seat: SeatSaid | None = None,
    side: Side | None = None,
    channel: Channel | None = None,
) -> Hole:
    key, name = ladder.key, ladder.severity
    hole = Hole(kind, severity, Section.ESCALATION, key, place, name, side=side, channel=channel)
    return _about(hole, seat)


_WORKING = frozenset({TimeUnit.WORKING_HOURS, TimeUnit.WORKING_DAYS})


def _same_clock(one: Duration, other: Duration) -> bool:
    """Whether two times can be compared for sure: a working day is longer or shorter than twelve hours, as it falls."""
    return one.amount == 0 or other.amount == 0 or (one.unit in _WORKING) is (other.unit in _WORKING)
