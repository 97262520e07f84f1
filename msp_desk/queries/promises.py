"""Promises of both sides: open, kept and broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Promise
from msp_desk.models.people import Person
from msp_desk.queries.expressions import Asked
from msp_desk.values.enums import Promiser, PromiseState


@dataclass(frozen=True, slots=True)
class PromiseFilter:
    """Which promises; what is None does not matter. `due_until` leaves out those without a day."""

    states: tuple[PromiseState, ...] = (PromiseState.OPEN,)
    client: UUID | None = None
    person: UUID | None = None
    promiser: Promiser | None = None
    owner: UUID | None = None
    due_until: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise, with the names around it."""

    key: UUID
    what: str
    promiser: Promiser
    state: PromiseState
    made_on: date
    due_on: date | None
    closed_on: date | None
    client_key: UUID | None
    client: str
    person_key: UUID | None
    person: str
    interaction_key: UUID | None

    def late_on(self, day: date) -> bool:
        """Whether it is open past its day."""
        return self.state is PromiseState.OPEN and self.due_on is not None and self.due_on < day


def is_open() -> ColumnElement[bool]:
    """Whether a promise is open, asked so that the index of whose promises are looked at is used, not the one of all open ones."""
    return (Promise.state == PromiseState.OPEN).is_(True)


@cache
def _all_asked() -> Asked:
    """Promises with the names around them."""
    return (
        select(
            Promise.key,
            Promise.what,
            Promise.promiser,
            Promise.state,
            Promise.made_on,
            Promise.due_on,
            Promise.closed_on,
            Promise.client_key,
            func.coalesce(Client.name, ""),
            Promise.person_key,
            func.coalesce(Person.name, ""),
            Promise.interaction_key,
        )
        .outerjoin(Client, Client.key == Promise.client_key)
        .outerjoin(Person, Person.key == Promise.person_key)
    )


_BY_DAY = (Promise.due_on.is_(None), Promise.due_on, Promise.made_on, Promise.key)


def promises(connection: Connection, wanted: PromiseFilter, limit: int = 500) -> tuple[PromiseRow, ...]:
    """Promises of these states: the open ones by when they are due, else those closed last first."""
    asked = _filtered(_all_asked(), wanted).limit(limit)
    if wanted.states == (PromiseState.OPEN,):
        asked = asked.order_by(*_BY_DAY)
    else:
        asked = asked.order_by(Promise.closed_on.is_(None), Promise.closed_on.desc(), Promise.key.desc())
    return tuple(PromiseRow(*r) for r in connection.execute(asked))


def promises_of_interaction(connection: Connection, interaction: UUID) -> tuple[PromiseRow, ...]:
    """The promises made in an interaction."""
    asked = _all_asked().where(Promise.interaction_key == interaction).order_by(Promise.key)
    return tuple(PromiseRow(*r) for r in connection.execute(asked))


def _filtered(asked: Asked, wanted: PromiseFilter) -> Asked:
    asked = asked.where(Promise.state.in_(wanted.states))
    if wanted.client is not None:
        asked = asked.where(Promise.client_key == wanted.client)
    if wanted.person is not None:
        asked = asked.where(Promise.person_key == wanted.person)
    if wanted.promiser is not None:
        asked = asked.where(Promise.promiser == wanted.promiser)
    if wanted.owner is not None:
        asked = asked.where(Client.owner_key == wanted.owner)
    if wanted.due_until is not None:
        asked = asked.where(Promise.due_on <= wanted.due_until)
    return asked
