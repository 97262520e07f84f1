"""The answer to `msp-desk who`: everything about who was found, as plain as a script wants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Date, bindparam, func, literal, null, or_, select, union_all
from sqlalchemy.orm import aliased

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import Client
from msp_desk.models.counterparts import Counterpart
from msp_desk.models.interactions import Promise
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.queries.counterparts import answering, lasted
from msp_desk.queries.expressions import (
    Asked,
    held_now,
    holder_of,
    last_spoken_to,
    last_spoken_with,
    seat_of,
)
from msp_desk.queries.points import PointRow
from msp_desk.queries.promises import is_open
from msp_desk.rules.channels import best_point
from msp_desk.values.enums import Address, Influence, Level, PointKind
from msp_desk.values.hits import Hit, HitKind
from msp_desk.values.times import day_of, in_utc, instant_of, zone_named


@dataclass(frozen=True, slots=True)
class OurCounterpart:
    """Who of ours answers to somebody, for a topic (empty: for everything)."""

    topic: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A person or client that was found, best first; `boss` is a name; `phones` are in E.164, the preferred first;

    `channel` is the number or address to use now, `country` the one whose people read the numbers.
    """

    kind: HitKind
    key: UUID
    name: str
    client: str
    title: str
    level: Level | None
    boss: str
    influence: Influence | None
    address: Address | None
    language: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    channel: str
    warnings: tuple[str, ...]
    warm_notes: str
    owner: str
    country: str
    last_contact: datetime | None
    next_check_in: date | None
    open_promises: tuple[str, ...]
    counterparts: tuple[OurCounterpart, ...] = ()


_boss, _owner, _above = aliased(Person), aliased(Person), aliased(Position)
_keys: Any = bindparam("keys", expanding=True)
_PEOPLE: Asked = (
    select(
        Person.key,
        Person.name,
        func.coalesce(Client.name, "").label("client"),
        Person.client_key,
        func.coalesce(Position.title, Person.job_title).label("title"),
        Position.level,
        func.coalesce(_boss.name, "").label("boss"),
        Person.influence,
        func.coalesce(Person.address, Client.address).label("address"),
        Person.language,
        Client.language.label("client_language"),
        Person.time_zone,
        Client.time_zone.label("client_zone"),
        Person.warning,
        Client.warning.label("client_warning"),
        Person.warm_notes,
        func.coalesce(_owner.name, "").label("owner"),
        func.coalesce(Client.country, "").label("country"),
        last_spoken_to(Person).label("last"),
    )
    .outerjoin(Client, Client.key == Person.client_key)
    .outerjoin(_owner, _owner.key == Client.owner_key)
    .outerjoin(Position, Position.key == seat_of(Person))
    .outerjoin(_above, _above.key == Position.reports_to_key)
    .outerjoin(_boss, _boss.key == holder_of(_above))
    .where(Person.key.in_(_keys))
)
_CLIENTS: Asked = (
    select(
        Client.key,
        Client.name,
        Client.name.label("client"),
        Client.key.label("client_key"),
        literal("").label("title"),
        null().label("level"),
        literal("").label("boss"),
        null().label("influence"),
        Client.address,
        Client.language,
        literal("").label("client_language"),
        Client.time_zone,
        literal("").label("client_zone"),
        Client.warning,
        literal("").label("client_warning"),
        Client.notes.label("warm_notes"),
        func.coalesce(_owner.name, "").label("owner"),
        Client.country,
        last_spoken_with(Client).label("last"),
    )
    .outerjoin(_owner, _owner.key == Client.owner_key)
    .where(Client.key.in_(_keys))
)
_p = ContactPoint
_POINTS: Asked = (
    select(
        func.coalesce(_p.person_key, _p.client_key),
        _p.key,
        _p.kind,
        _p.value,
        _p.label,
        _p.hours,
        _p.preferred,
    )
    .where(or_(_p.person_key.in_(_keys), _p.client_key.in_(_keys)))
    .order_by(_p.preferred.desc(), _p.place)
)
_OPEN = is_open()
_DUE: Any = union_all(
    select(CheckInClock.person_key, CheckInClock.ideal_on, literal("")).where(
        CheckInClock.client_key.in_(bindparam("clients", expanding=True)), CheckInClock.person_key.in_(_keys)
    ),
    select(CheckInClock.client_key, CheckInClock.ideal_on, literal("")).where(
        CheckInClock.client_key.in_(_keys)
    ),
    select(Promise.person_key, null().cast(Date), Promise.what).where(Promise.person_key.in_(_keys), _OPEN),
    select(Promise.client_key, null().cast(Date), Promise.what).where(Promise.client_key.in_(_keys), _OPEN),
)
_ANSWERING: Asked = (
    select(Holding.person_key, Counterpart.topic, func.coalesce(_owner.name, Position.title))
    .select_from(answering())
    .outerjoin(_owner, _owner.key == holder_of(Position))
    .where(Holding.person_key.in_(_keys), held_now(), lasted())
    .order_by(Counterpart.topic == "", Counterpart.topic, Counterpart.key)
)
_PHONES = frozenset({PointKind.PHONE, PointKind.MOBILE, PointKind.WHATSAPP})


def who_rows(
    connection: Connection, hits: Iterable[Hit], now: datetime, zone: str = "UTC"
) -> tuple[FoundRow, ...]:
    """Everything about the people and clients among the hits, in the hits' order; five statements.

    `zone` is where they are taken to be if neither they nor their client says.
    """
    kinds = {h.key: h.kind for h in hits if h.kind is not HitKind.NOTE}
    if not kinds:
        return ()
    keys = list(kinds)
    on = day_of(now, zone)
    found: Sequence[Any] = [
        *connection.execute(_PEOPLE, {"keys": keys, "on": on}),
        *connection.execute(_CLIENTS, {"keys": keys}),
    ]
    points: dict[UUID, list[PointRow]] = defaultdict(list)
    for owner, *point in connection.execute(_POINTS, {"keys": keys}):
        points[owner].append(PointRow(*point))
    clients = list({r.client_key for r in found if r.client_key is not None})
    due: dict[UUID, list[Any]] = defaultdict(list)
    for owner, day, what in connection.execute(_DUE, {"keys": keys, "clients": clients}):
        due[owner].append((day, what))
    rows = {r.key: _row(r, kinds[r.key], points[r.key], due[r.key], in_utc(now), zone) for r in found}
    answers: dict[UUID, list[OurCounterpart]] = defaultdict(list)
    for person, topic, name in connection.execute(_ANSWERING, {"keys": keys, "on": on}):
        answers[person].append(OurCounterpart(topic, name))
    return tuple(replace(rows[k], counterparts=tuple(answers[k])) for k in keys if k in rows)


def _row(
    r: Any,
    kind: HitKind,
    points: list[PointRow],
    due: list[tuple[date | None, str]],
    now: datetime,
    zone: str,
) -> FoundRow:
    local = now.astimezone(zone_named(r.time_zone or r.client_zone or zone))
    best = best_point(points, local)
    return FoundRow(
        kind=kind,
        key=r.key,
        name=r.name,
        client=r.client,
        title=r.title,
        level=r.level,
        boss=r.boss,
        influence=r.influence,
        address=r.address,
        language=r.language or r.client_language or "",
        phones=tuple(p.value for p in points if p.kind in _PHONES),
        emails=tuple(p.value for p in points if p.kind is PointKind.EMAIL),
        channel=best.value if best else "",
        warnings=tuple(w for w in (r.warning, r.client_warning) if w),
        warm_notes=r.warm_notes,
        owner=r.owner,
        country=r.country,
        last_contact=None if r.last is None else instant_of(r.last),
        next_check_in=min((day for day, _ in due if day is not None), default=None),
        open_promises=tuple(what for day, what in due if day is None),
    )
