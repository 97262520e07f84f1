"""The pre-call card: all that one should know in the second before picking up the phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Connection, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import ChannelChoice, Client
from msp_desk.models.interactions import Participation, Promise
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.queries import parts
from msp_desk.queries.counterparts import AnswerRow
from msp_desk.queries.expressions import SIDE, Asked, held_now, holder_of, our_firm
from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow, latest
from msp_desk.rules.channels import BestPoint, best_point
from msp_desk.values.enums import Address, Influence, Level, PersonStatus, Side
from msp_desk.values.times import day_of, in_utc, instant_of, position_at, zone_named

_LATELY = 3
_YEAR = timedelta(days=365)
_MOST_OURS = 6


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A position that they hold; `boss` and `boss_title` are of whom it reports to (empty where nobody)."""

    key: UUID
    title: str
    unit: str
    level: Level
    contact_for: str
    boss_key: UUID | None
    boss: str
    boss_title: str


@dataclass(frozen=True, slots=True)
class OursRow:
    """Somebody of ours whom they deal with: how often in twelve months, and whether they own the account."""

    key: UUID
    name: str
    count: int
    last: datetime | None
    owner: bool
    deputy: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """The pre-call card.

    `title`, `level`, `boss` are of the first of `seats`. `address`, `language` and `zone` are the person's,
    else the client's. `local` is the time of day where they are. `points` have the preferred first; `best` is how to
    reach them now. `channels` are one per situation: theirs, else the client's default. `promises` are the open ones
    with the client, theirs first. `ours` has the account's owner and deputy first, then who speaks with them most;
    `answers` is who of ours answers to them for what; `paused`, that the next check-in waits for the end of a pause.
    """

    key: UUID
    version: int
    name: str
    nickname: str
    photo_key: UUID | None
    side: Side
    client_key: UUID | None
    client: str
    country: str
    title: str
    level: Level | None
    boss: str
    boss_title: str
    seats: tuple[SeatRow, ...]
    influence: Influence | None
    is_key: bool
    address: Address | None
    language: str
    zone: str
    zone_known: bool
    local: datetime
    status: PersonStatus
    status_since: date | None
    status_until: date | None
    birth_day: int | None
    birth_month: int | None
    birth_year: int | None
    warm_notes: str
    notes: str
    warnings: tuple[str, ...]
    archived: bool
    points: tuple[PointRow, ...]
    client_points: tuple[PointRow, ...]
    best: BestPoint | None
    channels: tuple[ChannelRow, ...]
    lately: tuple[InteractionRow, ...]
    promises: tuple[PromiseRow, ...]
    next_check_in: date | None
    check_in_limit: date | None
    ours: tuple[OursRow, ...]
    answers: tuple[AnswerRow, ...] = ()
    paused: bool = False


_p, _c = Person, Client


@cache
def _whole_asked() -> Asked:
    """A row for each position of somebody, with all around it."""
    owner, deputy, boss = aliased(Person), aliased(Person), aliased(Person)
    above = aliased(Position)
    return (
        select(
            *_own_columns(),
            owner.key.label("owner_key"),
            owner.name.label("owner"),
            deputy.key.label("deputy_key"),
            deputy.name.label("deputy"),
            Position.key.label("seat_key"),
            Position.title,
            Position.unit,
            Position.level,
            Position.contact_for,
            boss.key.label("boss_key"),
            func.coalesce(boss.name, "").label("boss"),
            func.coalesce(above.title, "").label("boss_title"),
        )
        .select_from(_p)
        .outerjoin(_c, _c.key == _p.client_key)
        .outerjoin(owner, owner.key == _c.owner_key)
        .outerjoin(deputy, deputy.key == _c.deputy_key)
        .outerjoin(Holding, and_(Holding.person_key == _p.key, held_now()))
        .outerjoin(Position, Position.key == Holding.position_key)
        .outerjoin(above, above.key == Position.reports_to_key)
        .outerjoin(boss, boss.key == holder_of(above))
        .where(_p.key == bindparam("person"))
        .order_by(Holding.key)
    )


def _own_columns() -> tuple[ColumnElement[Any], ...]:
    """What is known of them and of their client."""
    ours = aliased(Client)
    columns: tuple[Any, ...] = (
        _p.key,
        _p.version,
        _p.name,
        _p.nickname,
        _p.photo_key,
        SIDE.label("side"),
        _p.client_key,
        func.coalesce(_c.name, "").label("client"),
        func.coalesce(_c.country, "").label("country"),
        _p.influence,
        _p.is_key,
        _p.address,
        _p.language,
        _p.time_zone,
        _p.status,
        _p.status_since,
        _p.status_until,
        _p.birth_day,
        _p.birth_month,
        _p.birth_year,
        _p.warm_notes,
        _p.notes,
        _p.warning,
        _p.archived,
        _p.job_title,
        _c.address.label("client_address"),
        _c.language.label("client_language"),
        _c.time_zone.label("client_zone"),
        _c.warning.label("client_warning"),
        select(ours.time_zone).where(ours.side == Side.OURS).scalar_subquery().label("our_zone"),
    )
    return columns


@cache
def _parts_asked() -> CompoundSelect[Any]:
    """The small things around somebody."""
    person: ColumnElement[Any] = bindparam("person")
    client: ColumnElement[Any] = bindparam("client", type_=Person.client_key.type)
    return parts.gathered(
        parts.points_part("point", ContactPoint.person_key == person),
        parts.points_part("client_point", ContactPoint.client_key == client),
        parts.channels_part("channel", ChannelChoice.person_key == person),
        parts.channels_part("client_channel", ChannelChoice.client_key == client),
        parts.promises_part("promise", or_(Promise.person_key == person, Promise.client_key == client)),
        parts.clocks_part(
            "clock", and_(CheckInClock.client_key == client, CheckInClock.person_key == person)
        ),
        parts.answers_part("answer", person),
    )


@cache
def _spoke_asked() -> Asked:
    """Who of ours spoke with somebody."""
    spoke, them = aliased(Participation), aliased(Participation)
    person: ColumnElement[Any] = bindparam("person")
    return (
        select(_p.key, _p.name, func.count().label("times"), func.max(spoke.position).label("last"))
        .select_from(them)
        .join(spoke, spoke.interaction_key == them.interaction_key)
        .join(_p, _p.key == spoke.person_key)
        .where(
            them.person_key == person,
            them.position >= bindparam("year"),
            _p.client_key == our_firm(),
            _p.key != person,
            ~_p.archived,
        )
        .group_by(_p.key, _p.name)
    )


_TAKEN_ON = [
    "key",
    "version",
    "name",
    "nickname",
    "photo_key",
    "side",
    "client_key",
    "client",
    "country",
    "influence",
    "is_key",
    "status",
    "status_since",
    "status_until",
    "birth_day",
    "birth_month",
    "birth_year",
    "warm_notes",
    "notes",
    "archived",
]


def person_card(connection: Connection, key: UUID, now: datetime, zone: str = "") -> PersonCard | None:
    """The pre-call card at an instant; None where the person is gone. Five statements.

    `zone` is where they are taken to be if neither they nor their client nor our firm says.
    """
    today = day_of(now, zone)
    seats: list[Any] = list(connection.execute(_whole_asked(), {"person": key, "on": today}))
    if not seats:
        return None
    row = seats[0]
    found = parts.by_part(
        connection.execute(_parts_asked(), {"person": key, "client": row.client_key, "on": today})
    )
    own_zone = row.time_zone or row.client_zone or ""
    there = own_zone or row.our_zone or zone or "UTC"
    local = in_utc(now).astimezone(zone_named(there))
    points, client_points = parts.points(found["point"]), parts.points(found["client_point"])
    promises = parts.promises(found["promise"], row.client_key, row.client)
    taken: dict[str, Any] = {name: row._mapping[name] for name in _TAKEN_ON}
    return PersonCard(
        **taken,
        title=row.title if row.seat_key else row.job_title,
        level=row.level,
        boss=row.boss,
        boss_title=row.boss_title,
        seats=tuple(_seat(r) for r in seats if r.seat_key),
        address=row.address or row.client_address,
        language=row.language or row.client_language or "",
        zone=there,
        zone_known=bool(own_zone),
        local=local,
        warnings=tuple(w for w in (row.warning, row.client_warning) if w),
        points=points,
        client_points=client_points,
        best=best_point(points, local) or best_point(client_points, local),
        channels=parts.channels(found["channel"], found["client_channel"]),
        lately=latest(connection, _LATELY, person=key),
        promises=tuple(sorted(promises, key=lambda p: p.person_key != key)),
        next_check_in=min((c.day for c in found["clock"]), default=None),
        check_in_limit=min((c.until for c in found["clock"]), default=None),
        ours=_ours_of(connection, row, now),
        answers=parts.answers(found["answer"]),
        paused=any(c.paused for c in found["clock"]),
    )


def _seat(row: Any) -> SeatRow:
    return SeatRow(
        row.seat_key,
        row.title,
        row.unit,
        row.level,
        row.contact_for,
        row.boss_key,
        row.boss,
        row.boss_title,
    )


def _ours_of(connection: Connection, row: Any, now: datetime) -> tuple[OursRow, ...]:
    """The account's owner and deputy, then who of ours spoke with them most in twelve months."""
    asked = {"person": row.key, "year": position_at(now - _YEAR)}
    spoke: Sequence[Any] = connection.execute(_spoke_asked(), asked).all()
    times = {r.key: r for r in spoke}
    known = [(row.owner_key, row.owner, True), (row.deputy_key, row.deputy, False)]
    ours = [_our(k, n, times.get(k), owner=o, deputy=not o) for k, n, o in known if k and k != row.key]
    named = {o.key for o in ours}
    others = sorted((r for r in spoke if r.key not in named), key=lambda r: (-r.times, -r.last, r.key))
    ours += [_our(r.key, r.name, r, owner=False, deputy=False) for r in others]
    return tuple(ours[:_MOST_OURS])


def _our(key: UUID, name: str, spoke: Any, *, owner: bool, deputy: bool) -> OursRow:
    if spoke is None:
        return OursRow(key, name, 0, None, owner, deputy)
    return OursRow(key, name, spoke.times, instant_of(spoke.last), owner, deputy)
