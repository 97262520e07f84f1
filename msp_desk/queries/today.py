"""The records that there may be a reason to act on soon: check-in clocks, open promises, plans to look at."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Connection,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Promise
from msp_desk.models.people import Holding, Person, Position
from msp_desk.models.plans import Plan, PlanMoved
from msp_desk.queries.expressions import Asked, held_now
from msp_desk.rules.today import About, Due, Record
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_plans import PlanRecord
from msp_desk.rules.today_promises import PromiseRecord
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
        Client.owner_key,
        Client.country,
        _k.person_key,
        Person.name,
        Person.photo_key,
        _k.level,
        func.coalesce(_TITLE, ""),
        _k.own,
        _k.last_position,
        _k.ideal_days,
        _k.max_days,
        _k.ideal_on,
        _k.max_on,
        _k.tried_position,
        _k.excepted,
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
_REVIEWS: Asked = (
    select(
        Plan.key,
        Plan.client_key,
        Client.name,
        Client.tier,
        Plan.review_on.label("day"),
        literal(0).label("number"),
        literal(0).label("points"),
    )
    .join(Client, Client.key == Plan.client_key)
    .where(Plan.review_on <= bindparam("until"), ~Client.archived)
)
_MOVED: Asked = (
    select(
        *(Plan.key, Plan.client_key, Client.name, Client.tier),
        *(PlanMoved.since, PlanMoved.number, PlanMoved.points),
    )
    .select_from(PlanMoved)
    .join(Plan, Plan.key == PlanMoved.plan_key)
    .join(Client, Client.key == Plan.client_key)
    .where(~Client.archived)
)
_OWNED_CHECK_INS = _CHECK_INS.where(Client.owner_key == bindparam("owner"))


def _words_and_plans(promises: Asked, *plans: Asked) -> CompoundSelect[Any]:
    """Promises, and plans to look at, as one statement: asked one by one, the asking would cost more than the answers."""
    given = promises.subquery()
    about = union_all(*plans).subquery()
    first = select(about).order_by(about.c.day, about.c.key).limit(bindparam("limit")).subquery()
    nobody = [type_coerce(null(), c.type) for c in list(given.c)[4:9]]
    return union_all(
        select(*given.c, literal(-1).label("number"), literal(0).label("points")),
        select(*list(first.c)[:4], *nobody, first.c.day, first.c.day, first.c.number, first.c.points),
    )


@cache
def _others(*, owned: bool) -> CompoundSelect[Any]:
    """Made when first asked, each alone: one window asks for one of them."""
    promises, plans = _PROMISES, [_REVIEWS, _MOVED]
    if owned:
        mine = Client.owner_key == bindparam("owner")
        promises = promises.where(or_(Client.key.is_(None), mine))
        plans = [asked.where(mine) for asked in plans]
    return _words_and_plans(promises, *plans)


def due_records(
    connection: Connection, on: date, horizon_days: int = 14, owner: UUID | None = None, limit: int = 200
) -> Due:
    """What is due by so many days from a day, the earliest first of each kind, at most `limit` of it; two statements.

    Promises and plans share the second. With `owner`, only of the clients whose account they own, and promises of no client.
    """
    until = on + min(timedelta(days=horizon_days), date.max - on)
    asked: dict[str, Any] = {"on": on, "until": until, "limit": limit}
    check_ins = _CHECK_INS
    if owner is not None:
        asked["owner"] = owner
        check_ins = _OWNED_CHECK_INS
    due: list[Record] = [_check_in(*r) for r in connection.execute(check_ins, asked).all()]
    del asked["on"]
    due += (_other(r) for r in connection.execute(_others(owned=owner is not None), asked).all())
    return Due(tuple(due))


def _check_in(*row: Any) -> CheckInRecord:
    client_key, client, tier, owner, country, person_key, person, photo, level, *clock = row
    about = About(client_key, client, tier, owner, country, person_key, person, photo, level)
    return CheckInRecord(about, *clock)


def _other(row: Any) -> Record:
    """A promise, or a plan: that one has a number."""
    key, client_key, client, tier, person_key, person, photo, promiser, what, made_on, day, number, points = (
        row
    )
    about = About(client_key, client, tier, None, "", person_key, person or "", photo)
    if number < 0:
        return PromiseRecord(about, key, promiser, what, made_on, day)
    return PlanRecord(about, key, day, number, points)
