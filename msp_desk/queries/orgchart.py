"""The chart of an organisation on a day: its seats, who holds each, whom each reports to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    ScalarSelect,
    bindparam,
    func,
    null,
    or_,
    select,
)

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import ContactPoint, DottedLine, FormerBoss, Holding, Person, Position
from msp_desk.queries.expressions import ON, Asked, held_on, our_firm, stood
from msp_desk.rules.positions import without_loops
from msp_desk.values.enums import Influence, Level, PersonStatus, PointKind, Side
from msp_desk.values.times import day_of, instant_of, position_at, zone_named


@dataclass(frozen=True, slots=True)
class ChartPerson:
    """Somebody on the chart or beside it.

    `preferred` is the kind of contact point that they like best, `last_contact` the day we last spoke to them (up to
    the day of the chart), `title` what is told of them where they hold no seat.
    """

    key: UUID
    name: str
    photo_key: UUID | None
    influence: Influence | None
    is_key: bool
    status: PersonStatus
    title: str
    preferred: PointKind | None
    last_contact: date | None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ChartSeat:
    """A position on the chart; without holders it is empty. `dotted` are other seats that it answers to."""

    key: UUID
    title: str
    unit: str
    level: Level
    contact_for: str
    boss_key: UUID | None
    is_assistant: bool
    holders: tuple[ChartPerson, ...]
    dotted: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class OrgChart:
    """The chart of a client, or of our firm, on a day. `seats` in the order in which they are drawn.

    `unplaced` are people of the organisation who hold no seat on that day.
    """

    client_key: UUID
    name: str
    side: Side
    on: date
    seats: tuple[ChartSeat, ...]
    unplaced: tuple[ChartPerson, ...]


def org_chart(connection: Connection, client: UUID, on: date, zone: str = "") -> OrgChart | None:
    """The chart on a day (of the reader's zone); None where there is no such client. Five statements whatever its size."""
    firm = connection.execute(_firm(), {"client": client}).one_or_none()
    if firm is None:
        return None
    asked = {"client": client, "on": on, "until": _end_of(on, zone), "ends": midnight_after(on, zone)}
    dotted: dict[UUID, list[UUID]] = defaultdict(list)
    for seat, boss in connection.execute(_dotted(), asked):
        dotted[seat].append(boss)
    holders: dict[UUID, dict[UUID, ChartPerson]] = defaultdict(dict)
    for row in connection.execute(_holders(), asked).all():
        holders[row.seat].setdefault(row.key, _person(row, zone))
    rows = connection.execute(_seats(), asked).all()
    bosses = without_loops({row.key: row.boss for row in rows})
    seats: list[ChartSeat] = []
    for row in rows:
        held, also = tuple(holders[row.key].values()), tuple(b for b in dotted[row.key] if b in bosses)
        seats.append(
            ChartSeat(
                *(
                    row.key,
                    row.title,
                    row.unit,
                    row.level,
                    row.contact_for,
                    bosses[row.key],
                    row.is_assistant,
                ),
                held,
                also,
            )
        )
    unplaced = connection.execute(_unplaced(), asked).all()
    return OrgChart(client, firm.name, firm.side, on, tuple(seats), tuple(_person(r, zone) for r in unplaced))


def chart_size(connection: Connection, client: UUID) -> int:
    """How many positions a client and our firm ever had: how long their charts take. One statement."""
    return int(connection.execute(_size(), {"client": client}).scalar_one())


def _person(row: Any, zone: str) -> ChartPerson:
    last = day_of(instant_of(row.last), zone) if row.last is not None else None
    return ChartPerson(
        *(row.key, row.name, row.photo_key, row.influence, row.is_key, row.status, row.job_title),
        *(row.preferred, last, row.starts_on),
    )


def midnight_after(day: date, zone: str) -> datetime:
    """The instant at which a day of that zone ends."""
    return datetime.combine(day + timedelta(days=1), time(), zone_named(zone))


def _end_of(day: date, zone: str) -> int:
    """The timeline position where the day after begins."""
    return position_at(midnight_after(day, zone))


@cache
def _firm() -> Asked:
    return select(Client.name, Client.side).where(Client.key == bindparam("client"))


@cache
def _size() -> Asked:
    sides = (bindparam("client", type_=Client.key.type), our_firm())
    return select(func.count()).select_from(Position).where(Position.client_key.in_(sides))


@cache
def _seats() -> Asked:
    return (
        select(
            Position.key,
            Position.title,
            Position.unit,
            Position.level,
            Position.contact_for,
            boss_on_the_day().label("boss"),
            Position.is_assistant,
        )
        .where(Position.client_key == bindparam("client"), stood())
        .order_by(Position.place, Position.key)
    )


def boss_on_the_day() -> ColumnElement[Any]:
    """Whom a position reported to on the day of the question: the boss kept until the first day not before it, else today's.

    Itself where it stood at the top then. Of the time before a position came into the desk nobody knows that it stood
    at the top, so there the first boss that is known counts.
    """
    ends: ColumnElement[Any] = bindparam("ends", type_=Position.created_at.type)
    former = (
        select(func.coalesce(FormerBoss.boss_key, FormerBoss.position_key))
        .where(
            FormerBoss.position_key == Position.key,
            FormerBoss.until >= ON,
            or_(FormerBoss.boss_key.is_not(None), Position.created_at < ends),
        )
        .order_by(FormerBoss.until)
        .limit(1)
        .correlate(Position)
        .scalar_subquery()
    )
    return func.coalesce(former, Position.reports_to_key, type_=Position.key.type)


def _people(*more: Any) -> Asked:
    return select(
        *more,
        Person.key,
        Person.name,
        Person.photo_key,
        Person.influence,
        Person.is_key,
        Person.status,
        Person.job_title,
        _preferred().label("preferred"),
        _last_until().label("last"),
    )


@cache
def _holders() -> Asked:
    """Everybody who holds a seat of the organisation on the day, wherever they belong today."""
    return (
        _people(Holding.position_key.label("seat"), Holding.starts_on)
        .select_from(Position)
        .join(Holding, Holding.position_key == Position.key)
        .join(Person, Person.key == Holding.person_key)
        .where(Position.client_key == bindparam("client"), held_on(), stood())
        .order_by(Holding.key)
    )


@cache
def _unplaced() -> Asked:
    """The people of the organisation who hold no seat on the day."""
    placed = select(Holding.key).where(Holding.person_key == Person.key, held_on()).correlate(Person)
    return (
        _people(null().label("starts_on"))
        .where(
            Person.client_key == bindparam("client"),
            ~Person.archived,
            Person.status != PersonStatus.LEFT,
            ~placed.exists(),
        )
        .order_by(Person.folded, Person.key)
    )


def _preferred() -> ScalarSelect[Any]:
    p = ContactPoint
    return (
        select(p.kind)
        .where(p.person_key == Person.key, p.preferred)
        .order_by(p.place)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def _last_until() -> ScalarSelect[Any]:
    until: ColumnElement[Any] = bindparam("until", type_=BigInteger())
    return (
        select(Participation.position)
        .join(Interaction, Interaction.key == Participation.interaction_key)
        .where(Participation.person_key == Person.key, Participation.position < until, Interaction.reached)
        .order_by(Participation.position.desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


@cache
def _dotted() -> Asked:
    return (
        select(DottedLine.position_key, DottedLine.boss_key)
        .join(Position, Position.key == DottedLine.position_key)
        .where(Position.client_key == bindparam("client"), stood())
        .order_by(DottedLine.key)
    )
