"""People and clients as they are carried to other programs: who they are and how they are reached, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from msp_desk.models.clients import Client, Site
from msp_desk.models.interactions import StoredFile
from msp_desk.models.people import ContactPoint, Person, Position
from msp_desk.queries.expressions import Asked, seat_of
from msp_desk.queries.people import PeopleFilter, filtered
from msp_desk.values.drafts import FileDraft, PointDraft, SiteDraft

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CarriedPerson:
    """Somebody as an address book has them; what we think of them stays here."""

    key: UUID
    name: str
    prefix: str
    given: str
    additional: str
    family: str
    suffix: str
    nickname: str
    organisation: str
    title: str
    unit: str
    birth_day: int | None
    birth_month: int | None
    birth_year: int | None
    language: str
    notes: str
    changed_at: datetime
    photo: FileDraft | None = field(default=None, repr=False, kw_only=True)
    points: tuple[PointDraft, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class CarriedClient:
    """A client as an address book has it."""

    key: UUID
    name: str
    language: str
    changed_at: datetime
    logo: FileDraft | None = field(default=None, repr=False, kw_only=True)
    points: tuple[PointDraft, ...] = field(default=(), kw_only=True)
    sites: tuple[SiteDraft, ...] = field(default=(), kw_only=True)


_f = StoredFile
_PEOPLE: Asked = (
    select(
        Person.key,
        Person.name,
        Person.prefix,
        Person.given,
        Person.additional,
        Person.family,
        Person.suffix,
        Person.nickname,
        func.coalesce(Client.name, ""),
        func.coalesce(Position.title, Person.job_title),
        func.coalesce(Position.unit, ""),
        Person.birth_day,
        Person.birth_month,
        Person.birth_year,
        Person.language,
        Person.notes,
        Person.updated_at,
        _f.name,
        _f.media_type,
        _f.content,
    )
    .outerjoin(Client, Client.key == Person.client_key)
    .outerjoin(Position, Position.key == seat_of(Person))
    .outerjoin(_f, _f.key == Person.photo_key)
    .order_by(Person.folded, Person.key)
)
_CLIENTS: Asked = (
    select(Client.key, Client.name, Client.language, Client.updated_at, _f.name, _f.media_type, _f.content)
    .outerjoin(_f, _f.key == Client.logo_key)
    .order_by(Client.folded, Client.key)
)


def people_to_carry(connection: Connection, wanted: PeopleFilter, on: date) -> tuple[CarriedPerson, ...]:
    """The people that a filter lets through, whole, by name; two statements for the first five hundred, one for each more."""
    rows: list[Any] = list(connection.execute(filtered(_PEOPLE, wanted), {"on": on}))
    points = _points(connection, ContactPoint.person_key, [r[0] for r in rows])
    return tuple(CarriedPerson(*r[:-3], photo=_file(r), points=tuple(points[r[0]])) for r in rows)


def clients_to_carry(connection: Connection, keys: Sequence[UUID]) -> tuple[CarriedClient, ...]:
    """These clients, with their own numbers and sites; three statements for the first five hundred."""
    rows: list[Any] = [
        r for some in _some(keys) for r in connection.execute(_CLIENTS.where(Client.key.in_(some)))
    ]
    points = _points(connection, ContactPoint.client_key, [r[0] for r in rows])
    sites = _sites(connection, [r[0] for r in rows])
    return tuple(
        CarriedClient(*r[:-3], logo=_file(r), points=tuple(points[r[0]]), sites=tuple(sites[r[0]]))
        for r in rows
    )


def _file(row: Any) -> FileDraft | None:
    name, kind, content = row[-3:]
    return None if content is None else FileDraft(name, kind, content)


def _some(keys: Sequence[UUID]) -> list[Sequence[UUID]]:
    return [keys[i : i + _AT_ONCE] for i in range(0, len(keys), _AT_ONCE)]


def _points(connection: Connection, owner: Any, keys: Sequence[UUID]) -> dict[UUID, list[PointDraft]]:
    found: dict[UUID, list[PointDraft]] = defaultdict(list)
    p = ContactPoint
    for some in _some(keys):
        asked = select(owner, p.kind, p.value, p.label, p.hours, p.preferred).where(owner.in_(some))
        for key, *point in connection.execute(asked.order_by(p.place, p.key)):
            found[key].append(PointDraft(*point))
    return found


def _sites(connection: Connection, keys: Sequence[UUID]) -> dict[UUID, list[SiteDraft]]:
    found: dict[UUID, list[SiteDraft]] = defaultdict(list)
    s = Site
    for some in _some(keys):
        asked = select(s.client_key, s.name, s.street, s.city, s.region, s.postcode, s.country)
        rows: Iterable[Any] = connection.execute(asked.where(s.client_key.in_(some)).order_by(s.place, s.key))
        for key, *site in rows:
            found[key].append(SiteDraft(*site))
    return found
