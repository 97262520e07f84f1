"""The client's page at a glance: who is who, what was said lately, what is about to bite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import ChannelChoice, Client
from msp_desk.models.interactions import Promise
from msp_desk.models.people import ContactPoint, Person, Position
from msp_desk.queries import parts
from msp_desk.queries.expressions import Asked, last_spoken_to, seat_of
from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow, latest
from msp_desk.rules.contracts import standing
from msp_desk.rules.today import About, DueItem, Record, due_items
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar
from msp_desk.values.contracts import ContractTerms, NoticeUnit, Renewal
from msp_desk.values.enums import (
    Address,
    ClientStatus,
    Influence,
    Level,
    Moment,
    PersonStatus,
    Side,
    Tier,
    Urgency,
)
from msp_desk.values.times import instant_of, position_at

_LATELY = 6
_MONTHS = 12
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class WhoRow:
    """Somebody of the client on its page: what they are and when we last spoke (None: never)."""

    key: UUID
    name: str
    title: str
    level: Level | None
    influence: Influence | None
    is_key: bool
    status: PersonStatus
    photo_key: UUID | None
    last_contact: datetime | None


@dataclass(frozen=True, slots=True)
class MomentRow:
    """How often there was contact on a front (None: on none of the three) in twelve months, and when last.

    `by_month` are twelve numbers, the present month last.
    """

    moment: Moment | None
    count: int
    last: datetime | None
    by_month: tuple[int, ...] = (0,) * _MONTHS


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A place where the client works."""

    key: UUID
    name: str
    street: str
    city: str
    region: str
    postcode: str
    country: str


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A check-in clock: of a level (with whom to call), or of a key person (`own`); `paused` where a pause says its day."""

    person_key: UUID
    person: str
    level: Level
    own: bool
    last_position: int | None
    last_contact: datetime | None
    ideal_days: int
    max_days: int
    ideal_on: date
    max_on: date
    tried_position: int | None = None
    excepted: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class RenewalAhead:
    """The next renewal to be decided: the end of the term, and the last day for notice.

    `notice_on` is None where none was agreed, and where it is counted in working days and no calendar was given.
    """

    end_on: date
    notice_on: date | None


@dataclass(frozen=True, slots=True)
class ClientCard:
    """All that the client's first tab shows.

    `people` are by level, then the most influential and the most lately spoken to first; `moments` has the three fronts
    in their order; `about_to_bite` are overdue and due check-ins and promises, most pressing first.
    """

    key: UUID
    version: int
    side: Side
    name: str
    legal_name: str
    tax_id: str
    sector: str
    size: int | None
    status: ClientStatus
    tier: Tier
    owner_key: UUID | None
    owner: str
    deputy_key: UUID | None
    deputy: str
    since: date | None
    country: str
    language: str
    time_zone: str
    address: Address | None
    warning: str
    notes: str
    logo_key: UUID | None
    archived: bool
    tags: tuple[str, ...]
    next_check_in: date | None
    last_contact: datetime | None
    people: tuple[WhoRow, ...]
    lately: tuple[InteractionRow, ...]
    moments: tuple[MomentRow, ...]
    clocks: tuple[ClockRow, ...]
    promises: tuple[PromiseRow, ...]
    about_to_bite: tuple[DueItem, ...]
    sites: tuple[SiteRow, ...]
    points: tuple[PointRow, ...]
    channels: tuple[ChannelRow, ...]
    renewal: RenewalAhead | None = None


@cache
def _header_asked() -> Asked:
    """The client itself."""
    owner, deputy, c = aliased(Person), aliased(Person), Client
    return (
        select(
            c.key,
            c.version,
            c.side,
            c.name,
            c.legal_name,
            c.tax_id,
            c.sector,
            c.size,
            c.status,
            c.tier,
            c.owner_key,
            func.coalesce(owner.name, "").label("owner"),
            c.deputy_key,
            func.coalesce(deputy.name, "").label("deputy"),
            c.since,
            c.country,
            c.language,
            c.time_zone,
            c.address,
            c.warning,
            c.notes,
            c.logo_key,
            c.archived,
            c.tags,
        )
        .outerjoin(owner, owner.key == c.owner_key)
        .outerjoin(deputy, deputy.key == c.deputy_key)
        .where(c.key == bindparam("client"))
    )


@cache
def _people_asked() -> Asked:
    """Their people."""
    return (
        select(
            Person.key,
            Person.name,
            func.coalesce(Position.title, Person.job_title),
            Position.level,
            Person.influence,
            Person.is_key,
            Person.status,
            Person.photo_key,
            last_spoken_to(Person),
        )
        .outerjoin(Position, Position.key == seat_of(Person))
        .where(Person.client_key == bindparam("client"), ~Person.archived)
    )


@cache
def _parts_asked() -> CompoundSelect[Any]:
    """The small things around it."""
    client: ColumnElement[Any] = bindparam("client")
    return parts.gathered(
        parts.last_part("last"),
        parts.moments_part("moment"),
        parts.clocks_part("clock", CheckInClock.client_key == client),
        parts.promises_part("promise", Promise.client_key == client),
        parts.sites_part("site"),
        parts.points_part("point", ContactPoint.client_key == client),
        parts.channels_part("channel", ChannelChoice.client_key == client),
        parts.contracts_part("contract"),
    )


_LEVELS = {level: place for place, level in enumerate(Level)}
_WEIGHT = {influence: place for place, influence in enumerate(Influence)}


def client_card(
    connection: Connection, key: UUID, on: date, calendar: WorkCalendar | None = None
) -> ClientCard | None:
    """All that the client's first tab shows on a day; None where the client is gone. Five statements.

    `calendar` is when the firm works, for notice that is counted in working days.
    """
    header: Any = connection.execute(_header_asked(), {"client": key}).one_or_none()
    if header is None:
        return None
    year = position_at(datetime.combine(on - _YEAR, time(), UTC))
    found = parts.by_part(connection.execute(_parts_asked(), {"client": key, "year": year}).all())
    clocks = _clocks(found["clock"])
    promises = parts.promises(found["promise"], key, header.name)
    people = _people(connection.execute(_people_asked(), {"client": key, "on": on}).all())
    values: dict[str, Any] = {**header._mapping, "tags": tuple(header.tags)}
    return ClientCard(
        **values,
        next_check_in=min((c.ideal_on for c in clocks), default=None),
        last_contact=_instant(found["last"][0].position),
        people=people,
        lately=latest(connection, _LATELY, client=key),
        moments=_moments(found["moment"]),
        clocks=clocks,
        promises=promises,
        about_to_bite=_about_to_bite(
            header, people, clocks, promises, on, calendar.zone if calendar else "UTC"
        ),
        sites=_sites(found["site"]),
        points=parts.points(found["point"]),
        channels=parts.channels([], found["channel"]),
        renewal=_renewal(found["contract"], on, calendar, header.country),
    )


def _renewal(
    rows: Iterable[Any], on: date, calendar: WorkCalendar | None, country: str
) -> RenewalAhead | None:
    """The one that comes first among a client's contracts."""
    ahead = [a for a in (_ahead(r, on, calendar, country) for r in rows) if a is not None]
    return min(ahead, key=lambda a: a.notice_on or a.end_on, default=None)


def _ahead(row: Any, on: date, calendar: WorkCalendar | None, country: str) -> RenewalAhead | None:
    unit = NoticeUnit(row.text)
    terms = ContractTerms(date.fromisoformat(row.a), row.day, Renewal(row.kind), row.n, row.m, unit)
    stands = standing(terms, row.until, None, on, calendar or PLAIN_CALENDAR, country)
    if stands is None:
        return None
    told = row.m and (calendar is not None or unit is not NoticeUnit.WORKING_DAYS)
    return RenewalAhead(stands.end_on, stands.notice_on if told else None)


def _instant(position: int | None) -> datetime | None:
    return None if position is None else instant_of(position)


def _people(rows: Iterable[Any]) -> tuple[WhoRow, ...]:
    people = [WhoRow(*(*r, _instant(last))) for *r, last in rows]
    people.sort(key=_standing)
    return tuple(people)


def _standing(person: WhoRow) -> tuple[Any, ...]:
    """Those who are there first, the highest level first, then those who weigh most, then who was spoken to last."""
    lately = -person.last_contact.timestamp() if person.last_contact else 0.0
    level = len(_LEVELS) if person.level is None else _LEVELS[person.level]
    weight = len(_WEIGHT) if person.influence is None else _WEIGHT[person.influence]
    return (
        person.status is PersonStatus.LEFT,
        level,
        not person.is_key,
        weight,
        lately,
        person.name,
        person.key,
    )


def _moments(rows: list[Any]) -> tuple[MomentRow, ...]:
    """The fronts in their order, from the rows of each month."""
    found: list[MomentRow] = []
    for moment in Moment:
        months = [r for r in rows if r.kind == moment.value]
        counts = [0] * _MONTHS
        for row in months:
            counts[min(row.m, _MONTHS - 1)] += row.n  # who logs ahead of today counts for today's month
        last = max((r.position for r in months), default=None)
        found.append(MomentRow(moment, sum(counts), _instant(last), tuple(counts)))
    return tuple(found)


def _clocks(rows: list[Any]) -> tuple[ClockRow, ...]:
    clocks = [
        ClockRow(
            r.person,
            r.name,
            Level(r.kind),
            r.flag,
            r.position,
            _instant(r.position),
            r.n,
            r.m,
            r.day,
            r.until,
            r.tried,
            r.excepted,
            r.paused,
        )
        for r in rows
    ]
    clocks.sort(key=lambda c: (_LEVELS[c.level], c.own, c.person, c.person_key))
    return tuple(clocks)


def _sites(rows: list[Any]) -> tuple[SiteRow, ...]:
    rows.sort(key=lambda r: r.n)
    return tuple(SiteRow(r.key, r.name, r.text, r.a, r.b, r.c, r.d) for r in rows)


def _about_to_bite(
    header: Any,
    people: Iterable[WhoRow],
    clocks: Iterable[ClockRow],
    promises: Iterable[PromiseRow],
    on: date,
    zone: str,
) -> tuple[DueItem, ...]:
    """What of Today is this client's and presses now."""
    known = {p.key: p for p in people}
    records: list[Record] = [_check_in(header, c, known.get(c.person_key), zone) for c in clocks]
    records += [_promise(header, p, p.due_on) for p in promises if p.due_on]
    return tuple(i for i in due_items(records, on) if i.urgency in (Urgency.OVERDUE, Urgency.TODAY))


def _check_in(header: Any, clock: ClockRow, person: WhoRow | None, zone: str) -> CheckInRecord:
    photo, title = (person.photo_key, person.title) if person else (None, "")
    about = _about(header, clock.person_key, clock.person, photo, clock.level)
    position, ideal, most = clock.last_position, clock.ideal_days, clock.max_days
    days = clock.ideal_on, clock.max_on
    other = clock.tried_position, clock.excepted
    return CheckInRecord(about, title, clock.own, position, ideal, most, *days, *other, zone)


def _promise(header: Any, promise: PromiseRow, due_on: date) -> PromiseRecord:
    about = _about(header, promise.person_key, promise.person)
    return PromiseRecord(about, promise.key, promise.promiser, promise.what, promise.made_on, due_on)


def _about(
    header: Any, key: UUID | None, name: str, photo: UUID | None = None, level: Level | None = None
) -> About:
    return About(header.key, header.name, header.tier, None, header.country, key, name, photo, level)
