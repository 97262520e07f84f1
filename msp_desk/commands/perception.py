"""Keeping up to date when somebody of each client was last asked how they feel about each front."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from msp_desk.commands.clocks import batches
from msp_desk.commands.records import day_here
from msp_desk.models.base import table_of
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction
from msp_desk.models.reminders import PerceptionClock
from msp_desk.values.enums import Moment, Side
from msp_desk.values.times import instant_of

_clock, _client, _interaction = table_of(PerceptionClock), table_of(Client), table_of(Interaction)
#: Since when it counts, and whether it counts from an answer, by client and front.
_Standing = dict[tuple[UUID, Moment], tuple[date, bool]]


class Touched(Protocol):
    """What a deed touched, as the store's watch tells it."""

    def keys(self, table: str) -> set[UUID]:
        """Keys of the records of a table that were touched."""
        ...

    def changed(self, table: str) -> set[UUID]:
        """Keys of the records that were touched and had been there before."""
        ...

    def pointed_at(self, target: str, *sources: str) -> set[UUID]:
        """Keys of a table's records that touched records of other tables point at."""
        ...

    def made(self, table: str) -> Iterator[Mapping[str, Any]]:
        """What the new records of a table hold, with their keys, as far as it was noted."""
        ...


def keep_asked(session: Session, touched: Touched) -> None:
    """Bring it up to date: a new contact costs one statement at most, a change or a deletion counts its client anew."""
    anew = touched.keys("client")
    if touched.changed("interaction"):
        anew |= touched.pointed_at("client", "interaction")
    if anew:
        count_anew(session, anew)
    asked, unknown = [], []
    for row in touched.made("interaction"):
        if "perceived" not in row:
            unknown.append(row["key"])
        elif _counts(row) and row["client_key"] not in anew:
            asked.append(row)
    for batch in batches(unknown):
        found = map(dict, session.connection().execute(_MADE, {"keys": batch}).mappings())
        asked += [row for row in found if _counts(row) and row["client_key"] not in anew]
    if asked:
        session.connection().execute(_ASKED, [_told(session, row) for row in asked])


def count_anew(session: Session, clients: Collection[UUID]) -> None:
    """Work it out again for these clients from what is kept now, and write what differs."""
    connection = session.connection()
    for batch in batches(clients):
        there = {"clients": batch}
        fresh: _Standing = {
            (key, moment): (since or day_here(session, created), False)
            for key, since, created in connection.execute(_BEGUN, there)
            for moment in Moment
        }
        for client, moment, position in connection.execute(_LAST, there):
            if (client, moment) in fresh:
                fresh[client, moment] = day_here(session, instant_of(position)), True
        for client, moment, last_on, asked in connection.execute(_KEPT, there):
            standing = fresh.pop((client, moment), None)
            if standing is None:
                connection.execute(_DROP, {"client": client, "of": moment})
            elif standing != (last_on, asked):
                values = {"client": client, "of": moment, "day": standing[0], "by_answer": standing[1]}
                connection.execute(_MOVE, values)
        if fresh:
            connection.execute(insert(_clock), [_row(which, standing) for which, standing in fresh.items()])


def _counts(row: Mapping[str, Any]) -> bool:
    return row["perceived"] is not None and row["moment"] is not None and row["client_key"] is not None


def _told(session: Session, row: Mapping[str, Any]) -> dict[str, Any]:
    day = day_here(session, instant_of(row["position"]))
    return {"client": row["client_key"], "of": row["moment"], "day": day}


def _row(which: tuple[UUID, Moment], standing: tuple[date, bool]) -> dict[str, Any]:
    return {"client_key": which[0], "moment": which[1], "last_on": standing[0], "asked": standing[1]}


_CLIENTS: BindParameter[Any] = bindparam("clients", expanding=True)
_BEGUN = select(_client.c.key, _client.c.since, _client.c.created_at).where(
    _client.c.key.in_(_CLIENTS), _client.c.side == Side.THEIRS
)
_LAST = (
    select(_interaction.c.client_key, _interaction.c.moment, func.max(_interaction.c.position))
    .where(
        _interaction.c.client_key.in_(_CLIENTS),
        _interaction.c.perceived.is_not(None),
        _interaction.c.moment.is_not(None),
    )
    .group_by(_interaction.c.client_key, _interaction.c.moment)
)
_KEPT = select(_clock.c.client_key, _clock.c.moment, _clock.c.last_on, _clock.c.asked).where(
    _clock.c.client_key.in_(_CLIENTS)
)
_MADE = select(
    *(_interaction.c.client_key, _interaction.c.moment, _interaction.c.perceived, _interaction.c.position)
).where(_interaction.c.key.in_(bindparam("keys", expanding=True)))
_THIS = (_clock.c.client_key == bindparam("client"), _clock.c.moment == bindparam("of"))
_DROP = delete(_clock).where(*_THIS)
_MOVE = update(_clock).where(*_THIS).values(last_on=bindparam("day"), asked=bindparam("by_answer"))
#: Somebody was asked; every client has its rows from its first day on, so that there is one to move.
_ASKED = (
    update(_clock)
    .where(*_THIS, or_(~_clock.c.asked, _clock.c.last_on < bindparam("day")))
    .values(last_on=bindparam("day"), asked=True)
)
