"""How often each level of each tier is to be spoken to, and what is agreed otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased

from msp_desk.models.checkins import CheckInClock, CheckInException, CheckInRule
from msp_desk.models.people import Holding, Person, Position
from msp_desk.queries.expressions import ON, held_now
from msp_desk.rules.clocks import Interval
from msp_desk.values.checkins import CheckInTarget, CheckInTerms
from msp_desk.values.enums import Level, Tier


def check_in_rules(connection: Connection) -> dict[tuple[Tier, Level], Interval]:
    """The check-in rules of the desk."""
    r = CheckInRule
    found = connection.execute(select(r.tier, r.level, r.ideal_days, r.max_days))
    return {(tier, level): Interval(ideal, most) for tier, level, ideal, most in found}


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """What is agreed otherwise; `person` names them, where it is with a person."""

    target: CheckInTarget
    terms: CheckInTerms
    person: str


def client_exceptions(connection: Connection, client: UUID) -> tuple[ExceptionRow, ...]:
    """What is agreed otherwise with a client and with each of its people: the client as a whole, levels, people by name."""
    e = CheckInException
    found = connection.execute(
        select(e.level, e.person_key, e.ideal_days, e.max_days, e.paused_until, Person.name, Person.folded)
        .outerjoin(Person, Person.key == e.person_key)
        .where(or_(e.client_key == client, Person.client_key == client))
    ).all()
    levels: Mapping[Level | None, int] = {None: -1} | {level: place for place, level in enumerate(Level)}
    found = sorted(found, key=lambda r: (r.person_key is not None, levels[r.level], r.folded or ""))
    return tuple(
        ExceptionRow(
            CheckInTarget(client if r.person_key is None else None, r.level, r.person_key),
            CheckInTerms(r.ideal_days, r.max_days, r.paused_until),
            r.name or "",
        )
        for r in found
    )


def overtaken_clients(connection: Connection, on: date) -> frozenset[UUID]:
    """Clients of which a clock calls somebody whose last day on that level is over: the day came, and nobody did anything."""
    k, now, seat = CheckInClock, aliased(Holding), aliased(Position)
    still = (
        select(now.key)
        .join(seat, seat.key == now.position_key)
        .where(now.person_key == k.person_key, seat.client_key == k.client_key, seat.level == k.level)
        .where(held_now(now))
    )
    found = (
        select(k.client_key)
        .join(Holding, Holding.person_key == k.person_key)
        .where(Holding.ends_on.is_not(None), Holding.ends_on < ON, ~still.exists())
    )
    return frozenset(connection.execute(found, {"on": on}).scalars())
