"""What a calendar says of those to call: where they are, how they are reached, what is promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Promise
from msp_desk.models.people import ContactPoint, Person
from msp_desk.queries.expressions import Asked
from msp_desk.queries.points import PointRow
from msp_desk.values.enums import Promiser, PromiseState

_MOST_PROMISES = 5


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call: their time zone (empty: nobody said), and how they are reached, as they like best first."""

    zone: str
    points: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class GivenWord:
    """An open promise."""

    promiser: Promiser
    what: str
    due_on: date | None


def callees(connection: Connection, people: Collection[UUID]) -> dict[UUID, Callee]:
    """Each of these people as they are called; two statements."""
    p = ContactPoint
    points: dict[UUID, list[PointRow]] = defaultdict(list)
    asked: Asked = select(p.person_key, p.key, p.kind, p.value, p.label, p.hours, p.preferred)
    ordered = asked.where(p.person_key.in_(people)).order_by(~p.preferred, p.place, p.key)
    for person, *point in connection.execute(ordered):
        points[person].append(PointRow(*point))
    zones: Asked = (
        select(Person.key, func.coalesce(func.nullif(Person.time_zone, ""), Client.time_zone, ""))
        .outerjoin(Client, Client.key == Person.client_key)
        .where(Person.key.in_(people))
    )
    return {key: Callee(zone, tuple(points[key])) for key, zone in connection.execute(zones)}


def open_promises(connection: Connection, clients: Collection[UUID]) -> dict[UUID, tuple[GivenWord, ...]]:
    """What is promised between us and each of these clients, a few of each, the earliest first; one statement."""
    p = Promise
    asked: Asked = (
        select(p.client_key, p.promiser, p.what, p.due_on)
        .where(p.client_key.in_(clients), p.state == PromiseState.OPEN)
        .order_by(p.due_on.is_(None), p.due_on, p.key)
    )
    found: dict[UUID, list[GivenWord]] = defaultdict(list)
    for client, *given in connection.execute(asked):
        if len(found[client]) < _MOST_PROMISES:
            found[client].append(GivenWord(*given))
    return {client: tuple(given) for client, given in found.items()}
