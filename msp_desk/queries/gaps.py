"""Both charts of a client as they are now, the lines between them, and the gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Connection, and_, bindparam, func, select

from msp_desk.models.checkins import CheckInRule
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import Person
from msp_desk.queries.counterparts import TieRow, ties_of
from msp_desk.queries.expressions import Asked, our_firm
from msp_desk.queries.orgchart import OrgChart, org_chart
from msp_desk.rules.gap_ground import Ground, Spoken
from msp_desk.rules.gaps import Gap, gaps_in
from msp_desk.values.enums import Level, Side
from msp_desk.values.times import position_at, zone_named

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class GapsCard:
    """The two charts, the lines between them, and what is missing, the most pressing first."""

    theirs: OrgChart
    ours: OrgChart
    ties: tuple[TieRow, ...]
    gaps: tuple[Gap, ...]


def gaps_of(connection: Connection, client: UUID, today: date, zone: str = "") -> GapsCard | None:
    """The gaps of a client on a day (of the reader's zone); None where there is no such client.

    Our own firm has none with itself. Thirteen statements whatever the size of the charts.
    """
    theirs = org_chart(connection, client, today, zone)
    asked: list[Any] = list(connection.execute(_limits(), {"client": client}))
    if theirs is None or not asked:
        return None
    if theirs.side is Side.OURS:
        return GapsCard(theirs, theirs, (), ())
    ours = org_chart(connection, asked[0].firm, today, zone)
    if ours is None:
        return None
    ties = ties_of(connection, client, today)
    spoken = _spoken(connection, client, asked[0].firm, today, zone)
    limits: dict[Level, int] = {r.level: r.max_days for r in asked if r.level is not None}
    ground = Ground(theirs.seats, ours.seats, ties, spoken, limits, today)
    return GapsCard(theirs, ours, ties, gaps_in(ground))


def _spoken(connection: Connection, client: UUID, firm: UUID, today: date, zone: str) -> tuple[Spoken, ...]:
    dawn = datetime.combine(today - _YEAR, time(), zone_named(zone))
    asked = {"client": client, "firm": firm, "year": position_at(dawn)}
    rows = connection.execute(_spoke(), asked).all()
    whose = {client: Side.THEIRS, firm: Side.OURS}
    return tuple(Spoken(r.key, r.name, whose[r.client_key], r.times) for r in rows)


@cache
def _limits() -> Asked:
    """The firm's key, and how many days without contact each level of a client of that tier may be left."""
    return (
        select(our_firm().label("firm"), CheckInRule.level, CheckInRule.max_days)
        .select_from(Client)
        .outerjoin(CheckInRule, CheckInRule.tier == Client.tier)
        .where(Client.key == bindparam("client"))
    )


@cache
def _spoke() -> Asked:
    """Who of both sides took part in how many contacts with the client that reached somebody."""
    sides = (bindparam(name, type_=Client.key.type) for name in ("client", "firm"))
    return (
        select(Person.key, Person.name, Person.client_key, func.count().label("times"))
        .select_from(Interaction)
        .join(Participation, Participation.interaction_key == Interaction.key)
        .join(Person, Person.key == Participation.person_key)
        .where(
            and_(
                Interaction.client_key == bindparam("client", type_=Client.key.type),
                Interaction.position >= bindparam("year", type_=BigInteger()),
                Interaction.reached,
                Person.client_key.in_(tuple(sides)),
            )
        )
        .group_by(Person.key, Person.name)
        .order_by(func.count().desc(), Person.key)
    )
