"""People of both sides as lists, for pickers and for their form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ScalarSelect, bindparam, func, literal, or_, select, tuple_

from msp_desk.models.checkins import CheckInException
from msp_desk.models.clients import ChannelChoice, Client
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.queries.expressions import SIDE, Asked, held_now, last_spoken_to, our_firm, seat_of
from msp_desk.queries.points import channel_drafts, point_drafts
from msp_desk.values.drafts import PersonDraft
from msp_desk.values.enums import Influence, Level, PersonStatus, PointKind, Side
from msp_desk.values.folding import fold, fold_words
from msp_desk.values.times import instant_of


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people; what is None or empty does not matter.

    `placed`: only who has a client; `unplaced`: only who has none. `text` is folded words that name, title and client
    must have; across all people it is `keys`, found by `Desk.find`, that answers what is typed. `archived` shows those
    put away, and only them.
    """

    client: UUID | None = None
    side: Side | None = None
    level: Level | None = None
    placed: bool = False
    unplaced: bool = False
    archived: bool = False
    text: str = ""
    keys: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people; `phone` and `email` are the first (the preferred) of each, `folded` serves to page on."""

    key: UUID
    name: str
    folded: str
    photo_key: UUID | None
    client_key: UUID | None
    client: str
    side: Side
    title: str
    level: Level | None
    influence: Influence | None
    is_key: bool
    status: PersonStatus
    phone: str
    email: str
    last_contact: datetime | None
    archived: bool


@dataclass(frozen=True, slots=True)
class PersonPick:
    """Somebody in a picker."""

    key: UUID
    name: str
    client_key: UUID | None
    client: str
    title: str
    level: Level | None
    side: Side
    photo_key: UUID | None


def _first_point(*kinds: PointKind) -> ScalarSelect[str]:
    p = ContactPoint
    return (
        select(p.value)
        .where(p.person_key == Person.key, p.kind.in_(kinds))
        .order_by(p.preferred.desc(), p.place)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


@cache
def _all_asked() -> Asked:
    """Everybody, as the lists have them."""
    return (
        select(
            Person.key,
            Person.name,
            Person.folded,
            Person.photo_key,
            Person.client_key,
            func.coalesce(Client.name, ""),
            SIDE,
            func.coalesce(Position.title, Person.job_title),
            Position.level,
            Person.influence,
            Person.is_key,
            Person.status,
            func.coalesce(_first_point(PointKind.MOBILE, PointKind.PHONE, PointKind.WHATSAPP), ""),
            func.coalesce(_first_point(PointKind.EMAIL), ""),
            last_spoken_to(Person),
            Person.archived,
        )
        .outerjoin(Client, Client.key == Person.client_key)
        .outerjoin(Position, Position.key == seat_of(Person))
    )


_SPOKEN = 14


def people_rows(
    connection: Connection,
    wanted: PeopleFilter,
    on: date,
    limit: int | None = 300,
    after: tuple[str, UUID] | None = None,
) -> tuple[PersonRow, ...]:
    """The people that a filter lets through, by name; one statement. `after` (folded name, key) pages on."""
    asked = filtered(_all_asked(), wanted).order_by(Person.folded, Person.key)
    # Saying where the names begin lets the index give them in order, however many there are.
    if after is None:
        asked = asked.where(Person.folded >= "")
    else:
        name, key = after
        asked = asked.where(tuple_(literal(name), literal(key, Person.key.type)) < _FROM)
    if limit is not None:
        asked = asked.limit(limit)
    rows = [_row(r) for r in connection.execute(asked, {"on": on})]
    words = fold_words(wanted.text)
    return tuple(r for r in rows if _has(words, f"{r.name} {r.title} {r.client}")) if words else tuple(rows)


_FROM = tuple_(Person.folded, Person.key)


def filtered(asked: Asked, wanted: PeopleFilter) -> Asked:
    """A question about people (with their seat as Position) of whom only these are wanted; `text` is left to the caller."""
    if wanted.keys is not None:
        asked = asked.where(Person.key.in_(wanted.keys))
    if wanted.client is not None:
        asked = asked.where(Person.client_key == wanted.client)
    if wanted.placed:
        asked = asked.where(Person.client_key.is_not(None))
    if wanted.unplaced:
        asked = asked.where(Person.client_key.is_(None))
    if wanted.level is not None:
        asked = asked.where(Position.level == wanted.level)
    if wanted.side is Side.OURS:
        asked = asked.where(Person.client_key == our_firm())
    if wanted.side is Side.THEIRS:
        asked = asked.where(or_(Person.client_key.is_(None), Person.client_key != our_firm()))
    return asked.where(Person.archived if wanted.archived else ~Person.archived)


def _row(found: Any) -> PersonRow:
    values = list(found)
    position = values[_SPOKEN]
    values[_SPOKEN] = None if position is None else instant_of(position)
    return PersonRow(*values)


def _has(words: list[str], text: str) -> bool:
    folded = fold(text)
    return all(w in folded for w in words)


@cache
def _picks_asked() -> Asked:
    """Everybody, as a picker has them."""
    return (
        select(
            Person.key,
            Person.name,
            Person.client_key,
            func.coalesce(Client.name, ""),
            func.coalesce(Position.title, Person.job_title),
            Position.level,
            SIDE,
            Person.photo_key,
        )
        .outerjoin(Client, Client.key == Person.client_key)
        .outerjoin(Position, Position.key == seat_of(Person))
        .where(~Person.archived)
    )


_LEVELS = {level: place for place, level in enumerate(Level)}


def find_people(
    connection: Connection,
    text: str,
    on: date,
    client: UUID | None = None,
    keys: Iterable[UUID] = (),
    limit: int = 20,
) -> tuple[PersonPick, ...]:
    """People for a picker as one types: those of a client first, then those that `Desk.find` found (`keys`), in their order.

    With neither, those whose name begins with the text. One statement.
    """
    found = list(keys)
    asked = _picks_asked()
    if client is not None:
        asked = asked.where(or_(Person.client_key == client, Person.key.in_(found)))
    elif found:
        asked = asked.where(Person.key.in_(found))
    else:
        start = fold(text).strip()
        asked = asked.where(Person.folded >= start, Person.folded < start + "\U0010ffff")
        asked = asked.order_by(Person.folded).limit(limit)
    words = fold_words(text)
    places = {key: place for place, key in enumerate(found)}
    picks = [PersonPick(*r) for r in connection.execute(asked, {"on": on})]
    picks = [p for p in picks if p.key in places or _has(words, f"{p.name} {p.title}")]
    picks.sort(
        key=lambda p: (
            p.client_key != client,
            places.get(p.key, len(places)),
            len(_LEVELS) if p.level is None else _LEVELS[p.level],
            fold(p.name),
        )
    )
    return tuple(picks[:limit])


_p = Person


@cache
def _draft_asked() -> Asked:
    """Somebody as the form edits them."""
    return (
        select(
            _p.key,
            _p.version,
            _p.name,
            _p.client_key,
            _p.prefix,
            _p.given,
            _p.additional,
            _p.family,
            _p.suffix,
            _p.nickname,
            _p.job_title.label("title"),
            _p.address,
            _p.language,
            _p.time_zone,
            _p.birth_day,
            _p.birth_month,
            _p.birth_year,
            _p.influence,
            _p.is_key,
            _p.warm_notes,
            _p.warning,
            _p.notes,
            _p.status,
            _p.status_since,
            _p.status_until,
            *(
                _p.photo_key,
                CheckInException.ideal_days,
                CheckInException.max_days,
                CheckInException.paused_until,
            ),
        )
        .outerjoin(CheckInException, CheckInException.person_key == _p.key)
        .where(_p.key == bindparam("person"))
    )


@cache
def _seat_asked() -> Asked:
    """The position of somebody, as the form edits it."""
    return (
        select(
            Position.key.label("position_key"),
            Position.title,
            Position.unit,
            Position.level,
            Position.reports_to_key,
            Position.contact_for,
        )
        .join(Holding, Holding.position_key == Position.key)
        .where(Holding.person_key == bindparam("person"), held_now())
        .order_by(Holding.key)
        .limit(1)
    )


def person_draft(connection: Connection, key: UUID, on: date) -> PersonDraft | None:
    """Somebody as their form edits them, with the position they hold on a day; None where they are gone. Four statements."""
    row = connection.execute(_draft_asked(), {"person": key}).one_or_none()
    if row is None:
        return None
    seat = connection.execute(_seat_asked(), {"person": key, "on": on}).one_or_none()
    values: dict[str, Any] = {**row._mapping, **(seat._mapping if seat else {})}
    return PersonDraft(
        **values,
        points=point_drafts(connection, ContactPoint.person_key == key),
        channels=channel_drafts(connection, ChannelChoice.person_key == key),
    )
