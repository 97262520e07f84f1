"""Clients as lists, for pickers and for their form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import ChannelChoice, Client, Site
from msp_desk.models.interactions import Promise
from msp_desk.models.people import ContactPoint, Person
from msp_desk.queries.checkins import client_exceptions
from msp_desk.queries.expressions import Asked, last_spoken_with
from msp_desk.queries.points import channel_drafts, point_drafts
from msp_desk.queries.promises import is_open
from msp_desk.values.checkins import CheckInDraft
from msp_desk.values.drafts import ClientDraft, SiteDraft
from msp_desk.values.enums import ClientStatus, Side, Tier
from msp_desk.values.folding import fold, fold_words
from msp_desk.values.times import instant_of


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Which clients; what is None or empty does not matter. `text` is folded words that the name, sector or city must have."""

    text: str = ""
    owner: UUID | None = None
    tier: Tier | None = None
    statuses: tuple[ClientStatus, ...] = ()
    archived: bool = False


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the list of clients."""

    key: UUID
    name: str
    tier: Tier
    status: ClientStatus
    sector: str
    owner_key: UUID | None
    owner: str
    city: str
    people: int
    last_contact: datetime | None
    next_check_in: date | None
    open_promises: int
    logo_key: UUID | None
    warning: str
    archived: bool


@dataclass(frozen=True, slots=True)
class ClientName:
    """A client in a picker."""

    key: UUID
    name: str
    folded: str


_owner = Person.__table__.alias("owner")
_PEOPLE = select(func.count()).where(Person.client_key == Client.key, ~Person.archived)
_NEXT = select(func.min(CheckInClock.ideal_on)).where(CheckInClock.client_key == Client.key)
_CITY = select(Site.city).where(Site.client_key == Client.key).order_by(Site.place).limit(1)
_PROMISES = select(func.count()).where(Promise.client_key == Client.key, is_open())


@cache
def _all_asked() -> Asked:
    """The clients of a list."""
    return (
        select(
            Client.key,
            Client.name,
            Client.tier,
            Client.status,
            Client.sector,
            Client.owner_key,
            func.coalesce(_owner.c.name, ""),
            func.coalesce(_CITY.correlate(Client).scalar_subquery(), ""),
            _PEOPLE.correlate(Client).scalar_subquery(),
            last_spoken_with(Client),
            _NEXT.correlate(Client).scalar_subquery(),
            _PROMISES.correlate(Client).scalar_subquery(),
            Client.logo_key,
            Client.warning,
            Client.archived,
        )
        .outerjoin(_owner, _owner.c.key == Client.owner_key)
        .where(Client.side == Side.THEIRS, Client.archived == bindparam("archived"))
        .order_by(Client.folded, Client.key)
    )


_SPOKEN = 9


def client_rows(connection: Connection, wanted: ClientFilter | None = None) -> tuple[ClientRow, ...]:
    """The clients that a filter lets through, by name; one statement."""
    wanted = wanted or ClientFilter()
    asked = _all_asked()
    if wanted.owner is not None:
        asked = asked.where(Client.owner_key == wanted.owner)
    if wanted.tier is not None:
        asked = asked.where(Client.tier == wanted.tier)
    if wanted.statuses:
        asked = asked.where(Client.status.in_(wanted.statuses))
    rows = [_row(r) for r in connection.execute(asked, {"archived": wanted.archived})]
    words = fold_words(wanted.text)
    return tuple(r for r in rows if _has(words, r)) if words else tuple(rows)


def _row(found: Any) -> ClientRow:
    values = list(found)
    position = values[_SPOKEN]
    values[_SPOKEN] = None if position is None else instant_of(position)
    return ClientRow(*values)


def _has(words: list[str], row: ClientRow) -> bool:
    folded = fold(f"{row.name} {row.sector} {row.city}")
    return all(w in folded for w in words)


def client_country(connection: Connection, key: UUID) -> str:
    """The country of a client's calendar; empty where it is not said. One statement."""
    return connection.execute(select(Client.country).where(Client.key == key)).scalar_one_or_none() or ""


def client_names(connection: Connection) -> tuple[ClientName, ...]:
    """Every client that is not put away, by name, for pickers."""
    asked = (
        select(Client.key, Client.name, Client.folded)
        .where(Client.side == Side.THEIRS, ~Client.archived)
        .order_by(Client.folded, Client.key)
    )
    return tuple(ClientName(*r) for r in connection.execute(asked))


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What clients were described with so far, to be offered again."""

    sectors: tuple[str, ...]
    tags: tuple[str, ...]


def known_words(connection: Connection) -> KnownWords:
    """The sectors and tags that are in use; one statement."""
    sectors: set[str] = set()
    tags: set[str] = set()
    for sector, tagged in connection.execute(select(Client.sector, Client.tags)):
        sectors.add(sector)
        tags.update(tagged)
    return KnownWords(tuple(sorted(sectors - {""}, key=fold)), tuple(sorted(tags, key=fold)))


_c = Client


@cache
def _draft_asked() -> Asked:
    """A client as the form edits it."""
    return select(
        _c.key,
        _c.version,
        _c.name,
        _c.side,
        _c.legal_name,
        _c.tax_id,
        _c.sector,
        _c.size,
        _c.status,
        _c.tier,
        _c.owner_key,
        _c.deputy_key,
        _c.since,
        _c.tags,
        _c.country,
        _c.language,
        _c.time_zone,
        _c.address,
        _c.warning,
        _c.notes,
        _c.logo_key,
    ).where(_c.key == bindparam("client"))


def client_draft(connection: Connection, key: UUID) -> ClientDraft | None:
    """A client, or our firm, as its form edits it; None where it is gone. Five statements."""
    row = connection.execute(_draft_asked(), {"client": key}).one_or_none()
    if row is None:
        return None
    values: dict[str, Any] = {**row._mapping, "tags": tuple(row.tags)}
    return ClientDraft(
        **values,
        sites=_site_drafts(connection, key),
        points=point_drafts(connection, ContactPoint.client_key == key),
        channels=channel_drafts(connection, ChannelChoice.client_key == key),
        check_ins=tuple(
            CheckInDraft(r.target.level, r.terms.ideal_days, r.terms.max_days, r.terms.paused_until)
            for r in client_exceptions(connection, key)
            if r.target.person_key is None
        ),
    )


def _site_drafts(connection: Connection, client: UUID) -> tuple[SiteDraft, ...]:
    s = Site
    asked = select(s.name, s.street, s.city, s.region, s.postcode, s.country, s.key)
    return tuple(
        SiteDraft(*r)
        for r in connection.execute(asked.where(s.client_key == client).order_by(s.place, s.key))
    )
