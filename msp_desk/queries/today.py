"""The records that there may be a reason to act on soon: check-in clocks and open promises."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Promise
from msp_desk.models.people import Holding, Person, Position
from msp_desk.queries.expressions import Asked, held_now
from msp_desk.rules.today import CheckInRecord, PromiseRecord, Record
from msp_desk.values.enums import PromiseState

_k = CheckInClock
_TITLE = (
    select(Position.title)
    .join(Holding, Holding.position_key == Position.key)
    .where(Holding.person_key == _k.person_key, Position.level == _k.level, held_now())
    .order_by(Holding.key)
    .limit(1)
    .correlate(_k)
    .scalar_subquery()
)
_CHECK_INS: Asked = (
    select(
        _k.client_key,
        Client.name,
        Client.tier,
        _k.person_key,
        Person.name,
        Person.photo_key,
        func.coalesce(_TITLE, ""),
        _k.level,
        _k.own,
        _k.last_position,
        _k.ideal_days,
        _k.max_days,
        _k.ideal_on,
        _k.max_on,
    )
    .join(Client, Client.key == _k.client_key)
    .join(Person, Person.key == _k.person_key)
    .where(_k.ideal_on <= bindparam("until"))
    .order_by(_k.ideal_on, _k.key)
    .limit(bindparam("limit"))
)
_PROMISES: Asked = (
    select(
        Promise.key,
        Promise.client_key,
        func.coalesce(Client.name, ""),
        Client.tier,
        Promise.person_key,
        func.coalesce(Person.name, ""),
        Person.photo_key,
        Promise.promiser,
        Promise.what,
        Promise.made_on,
        Promise.due_on,
    )
    .outerjoin(Client, Client.key == Promise.client_key)
    .outerjoin(Person, Person.key == Promise.person_key)
    .where(
        Promise.state == PromiseState.OPEN,
        Promise.due_on <= bindparam("until"),
        or_(Client.key.is_(None), ~Client.archived),
    )
    .order_by(Promise.due_on, Promise.key)
    .limit(bindparam("limit"))
)
_OWNED_CHECK_INS = _CHECK_INS.where(Client.owner_key == bindparam("owner"))
_OWNED_PROMISES = _PROMISES.where(or_(Client.key.is_(None), Client.owner_key == bindparam("owner")))


def due_records(
    connection: Connection, on: date, horizon_days: int = 14, owner: UUID | None = None, limit: int = 200
) -> tuple[Record, ...]:
    """What is due by so many days from a day, the earliest first of each kind, at most `limit` of it; two statements.

    With `owner`, only of the clients whose account they own, and promises of no client.
    """
    until = on + min(timedelta(days=horizon_days), date.max - on)
    asked: dict[str, Any] = {"on": on, "until": until, "limit": limit}
    check_ins, promises = _CHECK_INS, _PROMISES
    if owner is not None:
        asked["owner"] = owner
        check_ins, promises = _OWNED_CHECK_INS, _OWNED_PROMISES
    due = [CheckInRecord(*r) for r in connection.execute(check_ins, asked).all()]
    del asked["on"]
    return (*due, *(PromiseRecord(*r) for r in connection.execute(promises, asked).all()))
