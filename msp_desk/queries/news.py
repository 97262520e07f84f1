"""What is new at a client since somebody was last spoken to: what they felt then, others' contacts, who came, moved and left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, or_, select

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation, Promise
from msp_desk.models.people import Holding, Person, Position
from msp_desk.queries.expressions import Asked
from msp_desk.queries.timeline import InteractionRow, TimelineFilter, timeline_page
from msp_desk.values.enums import Channel, Promiser, PromiseState, Side
from msp_desk.values.times import day_of, instant_of

_MOST = 3
_EXCERPT = 400
#: How far back what happened is news to somebody who was never spoken to.
_RECENT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class FeltRow:
    """How a contact was last felt to be: the mark (1 to 5) and its words."""

    at: datetime
    channel: Channel
    perceived: int
    subject: str
    notes: str


@dataclass(frozen=True, slots=True)
class SeatNews:
    """Somebody of the client, or of ours who serves it, came to a post (`came_to`), left one, or went from one to another."""

    person: str
    came_to: str
    left: str
    on: date


@dataclass(frozen=True, slots=True)
class KeptNews:
    """A promise that was kept."""

    promiser: Promiser
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class News:
    """`since` is the last contact (None: there never was one); the newest of each kind first, a few of each."""

    since: datetime | None = None
    felt: FeltRow | None = None
    contacts: tuple[InteractionRow, ...] = ()
    seats: tuple[SeatNews, ...] = ()
    kept: tuple[KeptNews, ...] = ()


@cache
def _with_person() -> Asked:
    """The last contact with somebody."""
    return select(func.max(Participation.position)).where(Participation.person_key == bindparam("person"))


@cache
def _with_client() -> Asked:
    """The last contact with a client."""
    return select(func.max(Interaction.position)).where(Interaction.client_key == bindparam("client"))


@cache
def _felt_asked(*, person: bool) -> Asked:
    i = Interaction
    base = select(i.at, i.channel, i.perceived, i.subject, func.substr(i.notes, 1, _EXCERPT))
    position: Any
    if person:
        base = base.join(Participation, Participation.interaction_key == i.key)
        base, position = base.where(Participation.person_key == bindparam("person")), Participation.position
    else:
        base, position = base.where(i.client_key == bindparam("client")), i.position
    return base.where(i.perceived.is_not(None)).order_by(position.desc()).limit(1)


@cache
def _seats_asked() -> Asked:
    """Holdings of the client's positions that began, or ended, since a day."""
    since, on = (
        bindparam("since", type_=Holding.starts_on.type),
        bindparam("on", type_=Holding.starts_on.type),
    )
    began = (Holding.starts_on > since) & (Holding.starts_on <= on)
    ended = (Holding.ends_on >= since) & (Holding.ends_on < on)
    return (
        select(Holding.person_key, Person.name, Position.title, Holding.starts_on, Holding.ends_on)
        .join(Position, Position.key == Holding.position_key)
        .join(Person, Person.key == Holding.person_key)
        .where(Position.client_key == bindparam("client"), or_(began, ended))
        .order_by(Holding.key)
    )


@cache
def _kept_asked() -> Asked:
    return (
        select(Promise.promiser, Promise.what, Promise.closed_on)
        .where(
            Promise.client_key == bindparam("client"),
            Promise.state == PromiseState.KEPT,
            Promise.closed_on >= bindparam("since", type_=Promise.closed_on.type),
        )
        .order_by(Promise.closed_on.desc(), Promise.key)
        .limit(_MOST)
    )


@cache
def _side_asked() -> Asked:
    return select(Client.side).where(Client.key == bindparam("client"))


def news_of(
    connection: Connection, client: UUID | None, person: UUID | None, on: date, zone: str = "UTC"
) -> News:
    """What is new for somebody of a client, or for the client as a whole; six statements, whatever there is.

    Of a person of ours nothing of the firm is news, nor of somebody without a client: only what they felt.
    """
    mine = {"person": person} if person is not None else {"client": client}
    last = connection.execute(_with_client() if person is None else _with_person(), mine).scalar()
    felt = connection.execute(_felt_asked(person=person is not None), mine).one_or_none()
    since = None if last is None else instant_of(last)
    told = News(since, None if felt is None else FeltRow(*felt))
    if client is None or connection.execute(_side_asked(), {"client": client}).scalar() is not Side.THEIRS:
        return told
    day = on - _RECENT if since is None else day_of(since, zone)
    asked_since = {"client": client, "since": day, "on": on}
    seats = connection.execute(_seats_asked(), asked_since).all()
    kept = connection.execute(_kept_asked(), {"client": client, "since": day}).all()
    contacts: tuple[InteractionRow, ...] = ()
    if person is not None:
        page = timeline_page(connection, TimelineFilter(client=client, since=day, zone=zone), limit=_MOST + 1)
        contacts = tuple(r for r in page.rows if last is None or r.position > last)[:_MOST]
    return News(
        since, told.felt, contacts, _seat_news(seats, day, on)[:_MOST], tuple(KeptNews(*k) for k in kept)
    )


def _seat_news(rows: Iterable[Any], since: date, on: date) -> tuple[SeatNews, ...]:
    """One sentence of each person: where one holding ended and another began, they moved."""
    came: dict[UUID, tuple[str, date]] = {}
    left: dict[UUID, tuple[str, date]] = {}
    names: dict[UUID, str] = defaultdict(str)
    for key, name, title, starts, ends in rows:
        names[key] = name
        if ends is not None and since <= ends < on:
            left[key] = title, ends
        elif starts is not None:
            came[key] = title, starts
    told = [
        SeatNews(
            name,
            came[key][0] if key in came else "",
            left[key][0] if key in left else "",
            came[key][1] if key in came else left[key][1],
        )
        for key, name in names.items()
    ]
    told.sort(key=lambda n: (-n.on.toordinal(), n.person))
    return tuple(told)
