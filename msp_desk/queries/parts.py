"""The small things around a client or person (points, channels, sites, promises, clocks, moments), gathered in one statement.

A card needs a few rows of each of many tables. Asked one table at a time, the asking would cost more than the answers;
so each becomes a branch of one UNION with common columns, taken apart again here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    CompoundSelect,
    Date,
    FromClause,
    Integer,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased

from msp_desk.models.base import Key
from msp_desk.models.checkins import CheckInClock, CheckInException
from msp_desk.models.clients import ChannelChoice, Client, Site
from msp_desk.models.contracts import Contract
from msp_desk.models.counterparts import Counterpart
from msp_desk.models.interactions import Interaction, Promise
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.queries.counterparts import AnswerRow, answering, lasted
from msp_desk.queries.expressions import Asked, Found, held_now, holder_of
from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.queries.promises import PromiseRow, is_open
from msp_desk.values.enums import Channel, PointKind, Promiser, PromiseState, Situation
from msp_desk.values.folding import fold
from msp_desk.values.times import position_at

#: A twelfth of a year, as a distance between timeline positions.
_MONTH = position_at(datetime.fromtimestamp(0, UTC) + timedelta(days=365) / 12)
_COLUMNS: dict[str, Any] = {
    "part": String(),
    "key": Key(),
    "person": Key(),
    "interaction": Key(),
    "kind": String(),
    "name": String(),
    "text": String(),
    "a": String(),
    "b": String(),
    "c": String(),
    "d": String(),
    "flag": Boolean(),
    "excepted": Boolean(),
    "paused": Boolean(),
    "n": Integer(),
    "m": Integer(),
    "position": BigInteger(),
    "tried": BigInteger(),
    "day": Date(),
    "until": Date(),
}


def _part(part: str, source: type[Any] | FromClause, /, **columns: Any) -> Asked:
    """A branch: these columns of a table, nothing in the others."""
    filled = [
        (type_coerce(columns[c], kind) if c in columns else cast(null(), kind)).label(c)
        for c, kind in _COLUMNS.items()
        if c != "part"
    ]
    return select(literal_column(f"'{part}'", String()).label("part"), *filled).select_from(source)


def gathered(*parts: Asked) -> CompoundSelect[Any]:
    """One statement of several parts."""
    return union_all(*parts)


def by_part(rows: Iterable[Found]) -> dict[str, list[Any]]:
    """The rows of each part by its name."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def points_part(name: str, owner: ColumnElement[bool]) -> Asked:
    """The contact points of an owner."""
    p = ContactPoint
    columns = {
        "key": p.key,
        "kind": p.kind,
        "text": p.value,
        "a": p.label,
        "b": p.hours,
        "flag": p.preferred,
        "n": p.place,
    }
    return _part(name, p, **columns).where(owner)


def points(rows: list[Any]) -> tuple[PointRow, ...]:
    """Contact points from their rows, the preferred first, then as they were put in order."""
    rows.sort(key=lambda r: (not r.flag, r.n))
    return tuple(PointRow(r.key, PointKind(r.kind), r.text, r.a, r.b, r.flag) for r in rows)


def channels_part(name: str, owner: ColumnElement[bool]) -> Asked:
    """The channels by situation of an owner."""
    c = ChannelChoice
    return _part(name, c, key=c.key, kind=c.situation, text=c.channel, a=c.note).where(owner)


def channels(own: list[Any], default: list[Any]) -> tuple[ChannelRow, ...]:
    """One channel per situation, in the order of the situations: somebody's own, else the client's default."""
    chosen = {r.kind: ChannelRow(Situation(r.kind), Channel(r.text), r.a, own=False) for r in default}
    chosen |= {r.kind: ChannelRow(Situation(r.kind), Channel(r.text), r.a, own=True) for r in own}
    return tuple(chosen[s.value] for s in Situation if s.value in chosen)


def promises_part(name: str, owner: ColumnElement[bool]) -> Asked:
    """The open promises of an owner."""
    p = Promise
    columns = {
        "key": p.key,
        "person": p.person_key,
        "interaction": p.interaction_key,
        "kind": p.promiser,
        "name": func.coalesce(Person.name, ""),
        "text": p.what,
        "day": p.due_on,
        "until": p.made_on,
    }
    source = Promise.__table__.outerjoin(Person.__table__, Person.key == p.person_key)
    return _part(name, source, **columns).where(owner, is_open())


def promises(rows: list[Any], client_key: Any, client: str) -> tuple[PromiseRow, ...]:
    """Open promises from their rows: those with a day first, the earliest before."""
    rows.sort(key=lambda r: (r.day is None, r.day or r.until, r.key))
    return tuple(
        PromiseRow(
            r.key,
            r.text,
            Promiser(r.kind),
            PromiseState.OPEN,
            r.until,
            r.day,
            None,
            client_key,
            client,
            r.person,
            r.name,
            r.interaction,
        )
        for r in rows
    )


def clocks_part(name: str, owner: ColumnElement[bool]) -> Asked:
    """The check-in clocks of an owner."""
    c = CheckInClock
    columns = {
        "key": c.key,
        "person": c.person_key,
        "kind": c.level,
        "name": Person.name,
        "flag": c.own,
        "excepted": c.excepted,
        "paused": _paused(),
        "n": c.ideal_days,
        "m": c.max_days,
        "position": c.last_position,
        "tried": c.tried_position,
        "day": c.ideal_on,
        "until": c.max_on,
    }
    source = CheckInClock.__table__.join(Person.__table__, Person.key == c.person_key)
    return _part(name, source, **columns).where(owner)


def _paused() -> ColumnElement[bool]:
    """Whether a clock's day is that of a pause."""
    c, e = CheckInClock, CheckInException
    theirs = and_(e.client_key == c.client_key, or_(e.level.is_(None), e.level == c.level))
    return exists().where(or_(theirs, e.person_key == c.person_key), e.paused_until == c.ideal_on)


def answers_part(name: str, person: ColumnElement[Any]) -> Asked:
    """Who of ours answers to somebody, by topic; asked with the day."""
    c, ours = Counterpart, aliased(Person)
    columns = {
        "key": c.key,
        "person": ours.key,
        "kind": c.channel,
        "name": func.coalesce(ours.name, ""),
        "text": c.topic,
        "a": Position.title,
    }
    source = answering().outerjoin(ours, ours.key == holder_of(Position))
    return _part(name, source, **columns).where(Holding.person_key == person, held_now(), lasted())


def answers(rows: list[Any]) -> tuple[AnswerRow, ...]:
    """Lines from their rows, by topic; a line for everything comes last."""
    rows.sort(key=lambda r: (not r.text, fold(r.text), r.key))
    return tuple(
        AnswerRow(r.key, r.text, r.a, r.person, r.name, None if r.kind is None else Channel(r.kind))
        for r in rows
    )


def sites_part(name: str) -> Asked:
    """The sites of the client asked for."""
    s = Site
    columns = {
        "key": s.key,
        "name": s.name,
        "text": s.street,
        "a": s.city,
        "b": s.region,
        "c": s.postcode,
        "d": s.country,
        "n": s.place,
    }
    return _part(name, s, **columns).where(s.client_key == bindparam("client"))


def moments_part(name: str) -> Asked:
    """How often the client asked for was reached on each front since a position, month by month, and where last."""
    i = Interaction
    month = cast(
        (i.position - bindparam("year", type_=BigInteger())) // literal(_MONTH, BigInteger()), Integer
    )
    return (
        _part(name, i, kind=i.moment, n=func.count(), m=month, position=func.max(i.position))
        .where(i.client_key == bindparam("client"), i.position >= bindparam("year"), i.reached)
        .group_by(i.moment, month)
    )


def last_part(name: str) -> Asked:
    """Where the last contact with the client asked for is in the timeline."""
    i = Interaction
    newest = (
        select(i.position)
        .where(i.client_key == bindparam("client"), i.reached)
        .order_by(i.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    return _part(name, Client, key=Client.key, position=newest).where(Client.key == bindparam("client"))


def contracts_part(name: str) -> Asked:
    """What the days of a client's contracts follow from; of those that go on."""
    c = Contract
    columns = {
        "key": c.key,
        "kind": c.renewal,
        "text": c.notice_unit,
        "a": cast(c.starts_on, String()),
        "n": c.further_months,
        "m": c.notice_amount,
        "day": c.first_end_on,
        "until": c.decided_end,
    }
    return _part(name, c, **columns).where(c.client_key == bindparam("client"), c.closed_on.is_(None))
