"""What a service plan would say if it were published on a day: its draft, with both charts, their people and their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from msp_desk.models.clients import Client, Site
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.models.plans import (
    Plan,
    PlanCommitment,
    PlanLadder,
    PlanProcedure,
    PlanRole,
    PlanRung,
    PlanScope,
)
from msp_desk.queries.counterparts import ties_of
from msp_desk.queries.expressions import Asked, held_on, our_firm, stood
from msp_desk.queries.orgchart import boss_on_the_day, midnight_after
from msp_desk.rules.plan_seats import number_said, seat_said
from msp_desk.rules.positions import without_loops
from msp_desk.values.enums import Channel, PointKind, Side
from msp_desk.values.errors import Refused
from msp_desk.values.plan_content import (
    CommitmentSaid,
    CounterpartSaid,
    LadderSaid,
    NumberSaid,
    PartySaid,
    PlanContent,
    ProcedureSaid,
    RoleSaid,
    RungSaid,
    ScopeSaid,
    SeatSaid,
)
from msp_desk.values.plan_plain import impacts_from, steps_from
from msp_desk.values.plans import Duration, StepSaid, Target

R = TypeVar("R")
Numbers = Mapping[UUID, Sequence[NumberSaid]]

#: What a kind of number is used for, where a role does not say how it is best reached.
_CHANNELS: Mapping[PointKind, Channel] = {
    PointKind.PHONE: Channel.CALL,
    PointKind.MOBILE: Channel.CALL,
    PointKind.EMAIL: Channel.EMAIL,
    PointKind.WHATSAPP: Channel.MESSAGE,
    PointKind.TEAMS: Channel.MESSAGE,
    PointKind.PORTAL: Channel.PORTAL,
    PointKind.WEB: Channel.PORTAL,
    PointKind.LETTER: Channel.LETTER,
    PointKind.IN_PERSON: Channel.MEETING,
}


def plan_content(connection: Connection, plan: UUID, on: date, zone: str = "") -> PlanContent:
    """The whole plan as it stands on a day of the reader's zone. Thirteen statements whatever its size.

    What a role leaves empty is taken from its position and from whoever holds it; a position that was taken away is
    told (`gone`) where the plan still names it. Errors: Refused where the plan is gone.
    """
    about = connection.execute(_plan(), {"plan": plan}).one_or_none()
    if about is None:
        raise Refused("This is not there any more: somebody has deleted it.")
    asked = {"plan": plan, "client": about.client_key, "on": on, "ends": midnight_after(on, zone)}
    rows = _Rows(connection, asked)
    parties = _parties(rows)
    items = _items(rows)
    seats, purposes = _seats(rows, parties[Side.THEIRS].country, _named(items))
    by_key = {s.key: s for s in seats}
    ties = ties_of(connection, about.client_key, on)
    return PlanContent(
        language=about.language,
        firm=parties[Side.OURS].said,
        client=parties[Side.THEIRS].said,
        introduction=about.introduction,
        review_on=about.review_on,
        review_months=about.review_months,
        scope=tuple(_scope(r) for r in in_groups(items.scope, _service)),
        seats=seats,
        roles=tuple(_role(r, by_key, purposes) for r in items.roles if r.position_key.hex in by_key),
        counterparts=tuple(
            CounterpartSaid(t.key.hex, t.theirs_key.hex, t.ours_key.hex, t.topic, t.channel)
            for t in ties
            if t.theirs_key.hex in by_key and t.ours_key.hex in by_key
        ),
        procedures=tuple(_procedure(r, by_key) for r in items.procedures),
        commitments=tuple(_commitment(r) for r in in_groups(items.commitments, _service)),
        ladders=tuple(_ladder(r, items.rungs[r.key], by_key) for r in items.ladders),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Asks for the rows of one plan on one day."""

    connection: Connection
    asked: Mapping[str, Any]

    def of(self, statement: Any) -> list[Any]:
        return list(self.connection.execute(statement, self.asked))


@dataclass(frozen=True, slots=True)
class _Party:
    """A firm as the cover names it, and the country whose spelling of numbers it reads."""

    said: PartySaid
    country: str


@dataclass(frozen=True, slots=True)
class _Items:
    """The rows of the five sections, in their order."""

    scope: list[Any]
    roles: list[Any]
    procedures: list[Any]
    commitments: list[Any]
    ladders: list[Any]
    rungs: Mapping[UUID, list[Any]]


def in_groups(rows: Iterable[R], group: Callable[[R], str]) -> Iterator[R]:
    """Ordered rows with those of a group together, the groups in the order in which each begins."""
    groups: dict[str, list[R]] = {}
    for row in rows:
        groups.setdefault(group(row), []).append(row)
    for each in groups.values():
        yield from each


def _service(row: Any) -> str:
    return str(row.service)


def _items(rows: _Rows) -> _Items:
    rungs: dict[UUID, list[Any]] = defaultdict(list)
    for rung in rows.of(_rungs()):
        rungs[rung.ladder_key].append(rung)
    return _Items(
        rows.of(_of_plan(PlanScope)),
        rows.of(_of_plan(PlanRole)),
        rows.of(_of_plan(PlanProcedure)),
        rows.of(_of_plan(PlanCommitment)),
        rows.of(_of_plan(PlanLadder)),
        rungs,
    )


def _named(items: _Items) -> set[UUID]:
    """The positions that the plan names itself."""
    named = {r.position_key for r in items.roles}
    for rungs in items.rungs.values():
        named |= {key for r in rungs for key in (r.ours_key, r.theirs_key) if key is not None}
    named |= {UUID(s["seat"]) for p in items.procedures for s in p.steps if s["seat"]}
    return named


def _parties(rows: _Rows) -> dict[Side, _Party]:
    """Both firms with the address of their first site."""
    sites: dict[UUID, str] = {}
    for site in rows.of(_sites()):
        town = " ".join(filter(None, (site.postcode, site.city)))
        region = site.region if site.region != site.city else ""
        sites.setdefault(site.client_key, "\n".join(filter(None, (site.street, town, region))))
    return {
        firm.side: _Party(
            PartySaid(firm.name, firm.legal_name, firm.tax_id, sites.get(firm.key, "")), firm.country
        )
        for firm in rows.of(_firms())
    }


def _seats(rows: _Rows, country: str, named: set[UUID]) -> tuple[tuple[SeatSaid, ...], dict[str, str]]:
    """The positions of both charts, ours first, then those gone that the plan names; and what each is contacted for."""
    holders: dict[UUID, Any] = {}
    for holder in rows.of(_holders()):
        holders.setdefault(holder.seat, holder)
    numbers = _numbers(rows, country)
    found = [r for r in rows.of(_positions()) if r.stands or r.key in named]
    found.sort(key=lambda r: (not r.stands, r.side is not Side.OURS))
    bosses = without_loops({r.key: r.boss for r in found if r.stands})
    seats = tuple(_seat(r, bosses.get(r.key), holders.get(r.key), numbers) for r in found)
    return seats, {r.key.hex: r.contact_for for r in found}


def _seat(row: Any, boss: UUID | None, holder: Any, numbers: Numbers) -> SeatSaid:
    if holder is None or not row.stands:
        return seat_said(row, row.side, None, boss=boss, gone=not row.stands)
    return seat_said(row, row.side, holder, boss=boss, numbers=numbers.get(holder.key, ()))


def _numbers(rows: _Rows, country: str) -> Numbers:
    """How people of both firms are reached, the preferred first, as the client spells it."""
    found: dict[UUID, list[NumberSaid]] = defaultdict(list)
    for point in rows.of(_points()):
        found[point.person_key].append(number_said(point, country))
    return found


def _scope(row: Any) -> ScopeSaid:
    return ScopeSaid(
        *(row.key.hex, row.service, row.name, row.is_in, row.quantity, row.unit, tuple(row.sites)),
        *(row.hours, row.limits, row.notes),
    )


def _role(row: Any, seats: Mapping[str, SeatSaid], purposes: Mapping[str, str]) -> RoleSaid:
    seat = seats[row.position_key.hex]
    best = seat.numbers[0] if seat.numbers else None
    return RoleSaid(
        key=row.key.hex,
        seat=seat.key,
        contact_for=row.contact_for or purposes[seat.key],
        channel=row.channel or (_CHANNELS.get(best.kind) if best is not None else None),
        hours=row.hours or (best.hours if best is not None else ""),
    )


def _procedure(row: Any, seats: Mapping[str, SeatSaid]) -> ProcedureSaid:
    # A step may name a position that was deleted since; then nobody is named.
    steps = tuple(
        StepSaid(s.text, s.who, s.seat if s.seat in seats else "", s.takes) for s in steps_from(row.steps)
    )
    return ProcedureSaid(row.key.hex, row.kind, row.name, row.channel, row.needed, row.hours, steps)


def _commitment(row: Any) -> CommitmentSaid:
    return CommitmentSaid(
        key=row.key.hex,
        service=row.service,
        indicator=row.indicator,
        target=Target(row.kind, row.comparison, row.amount, row.unit_of_time, row.unit),
        frequency=row.frequency,
        hours=row.hours,
        measured_how=row.measured_how,
        measured_from=row.measured_from,
        exclusions=row.exclusions,
        impacts=impacts_from(row.impacts),
    )


def _ladder(row: Any, rungs: Iterable[Any], seats: Mapping[str, SeatSaid]) -> LadderSaid:
    said = tuple(
        RungSaid(
            _known(r.ours_key, seats),
            _known(r.theirs_key, seats),
            Duration(r.after, r.unit),
            r.channel,
            r.number,
        )
        for r in rungs
    )
    return LadderSaid(row.key.hex, row.severity, row.description, said)


def _known(position: UUID | None, seats: Mapping[str, SeatSaid]) -> str:
    return position.hex if position is not None and position.hex in seats else ""


_OF = bindparam("plan", type_=Plan.key.type)
_BOTH = (bindparam("client", type_=Client.key.type), our_firm())


@cache
def _plan() -> Asked:
    return select(
        Plan.client_key, Plan.language, Plan.introduction, Plan.review_on, Plan.review_months
    ).where(Plan.key == _OF)


@cache
def _firms() -> Asked:
    c = Client
    return select(c.key, c.side, c.name, c.legal_name, c.tax_id, c.country).where(c.key.in_(_BOTH))


@cache
def _sites() -> Asked:
    s = Site
    return (
        select(s.client_key, s.street, s.postcode, s.city, s.region)
        .where(s.client_key.in_(_BOTH))
        .order_by(s.place, s.key)
    )


@cache
def _positions() -> Asked:
    p = Position
    return (
        select(
            *(p.key, Client.side, p.title, p.unit, p.level, p.contact_for, p.is_assistant),
            boss_on_the_day().label("boss"),
            stood().label("stands"),
        )
        .join(Client, Client.key == p.client_key)
        .where(p.client_key.in_(_BOTH))
        .order_by(p.place, p.key)
    )


@cache
def _holders() -> Asked:
    return (
        select(Holding.position_key.label("seat"), Person.key, Person.name)
        .select_from(Position)
        .join(Holding, Holding.position_key == Position.key)
        .join(Person, Person.key == Holding.person_key)
        .where(Position.client_key.in_(_BOTH), held_on())
        .order_by(Holding.key)
    )


@cache
def _points() -> Any:
    """The numbers of whoever holds a position of either firm on the day, wherever they belong."""
    p = ContactPoint
    holding = (
        select(Holding.person_key)
        .join(Position, Position.key == Holding.position_key)
        .where(Position.client_key.in_(_BOTH), held_on())
    )
    return (
        select(p.person_key, p.kind, p.value, p.hours)
        .where(p.person_key.in_(holding))
        .order_by(p.preferred.desc(), p.place, p.key)
    )


@cache
def _of_plan(kind: Any) -> Asked:
    return select(kind.__table__).where(kind.plan_key == _OF).order_by(kind.place, kind.key)


@cache
def _rungs() -> Asked:
    r = PlanRung
    return (
        select(r.ladder_key, r.ours_key, r.theirs_key, r.after, r.unit, r.channel, r.number)
        .join(PlanLadder, PlanLadder.key == r.ladder_key)
        .where(PlanLadder.plan_key == _OF)
        .order_by(r.place, r.key)
    )
