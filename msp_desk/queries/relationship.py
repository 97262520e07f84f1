"""The card of the client relationship report: who is who, what happened in a period, what was promised, who is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import ChannelChoice, Client, Site
from msp_desk.models.interactions import Interaction, Participation, Promise, StoredFile
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.rules.relationship import Contact, Feeling, Tally, feelings, tally
from msp_desk.values.enums import (
    Channel,
    ClientStatus,
    Initiative,
    Level,
    Moment,
    PersonStatus,
    PointKind,
    PromiseState,
    Promiser,
    Side,
    Situation,
    Tier,
)
from msp_desk.values.errors import Refused
from msp_desk.values.times import instant_of, position_at, zone_named

#: No report tells more contacts than these one by one.
MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class FirmRow:
    """Our firm, as a paper shows it; `logo` is the picture's bytes as they were kept."""

    name: str
    country: str = ""
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A place where the client works."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A way to reach somebody; phones in E.164."""

    kind: PointKind
    value: str
    label: str = ""
    hours: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """The right channel in a situation."""

    situation: Situation
    channel: Channel
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A position that somebody holds."""

    title: str
    unit: str
    level: Level
    contact_for: str = ""


@dataclass(frozen=True, slots=True)
class ClientRow:
    """The client's own facts, with the names of who looks after them."""

    key: UUID
    name: str
    status: ClientStatus = ClientStatus.ACTIVE
    tier: Tier = Tier.B
    legal_name: str = ""
    tax_id: str = ""
    sector: str = ""
    size: int | None = None
    since: date | None = None
    country: str = ""
    language: str = ""
    owner: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class InterlocutorRow:
    """Somebody of the client: every position held now, and how to reach them, the preferred way first."""

    key: UUID
    name: str
    level: Level | None = None
    seats: tuple[SeatRow, ...] = ()
    status: PersonStatus = PersonStatus.ACTIVE
    back_on: date | None = None
    is_key: bool = False
    points: tuple[PointRow, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class FeelingRow:
    """What was perceived in a moment over the period, and what was last said."""

    feeling: Feeling
    mark: int
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise of either side; `person` is theirs whom it concerns."""

    what: str
    promiser: Promiser
    state: PromiseState
    made_on: date
    due_on: date | None = None
    closed_on: date | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class ClockRow:
    """Whom to speak to next, and by when; a level's turn, or (`own`) a key person's."""

    person: str
    level: Level
    own: bool
    last_on: date | None
    max_days: int
    ideal_on: date
    max_on: date


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A contact of the period, told one by one."""

    at: datetime
    channel: Channel
    initiative: Initiative
    moment: Moment | None = None
    reached: bool = True
    minutes: int | None = None
    subject: str = ""
    notes: str = ""
    perceived: int | None = None
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationshipCard:
    """Everything that a client relationship report shows; days of the period are told in `zone`.

    `promises` are all that are open and those that ended in the period; `entries` the latest of the period, newest first.
    """

    firm: FirmRow
    client: ClientRow
    since: date
    until: date
    today: date
    tally: Tally
    zone: str = "UTC"
    sites: tuple[SiteRow, ...] = ()
    points: tuple[PointRow, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()
    people: tuple[InterlocutorRow, ...] = ()
    feelings: tuple[FeelingRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    due: tuple[ClockRow, ...] = ()
    entries: tuple[EntryRow, ...] = ()


def relationship_card(
    connection: Connection, client_key: UUID, since: date, until: date, today: date, zone: str = "UTC"
) -> RelationshipCard:
    """The card of one client for a period of whole days, both ends included; always in eleven statements.

    Errors: Refused for a client that is not there, or a period that ends before it begins.
    """
    if until < since:
        raise Refused("The period ends before it begins.")
    period = _Period(since, until, zone)
    firm, client = _firm_and_client(connection, client_key)
    points, choices = _points(connection, client_key), _choices(connection, client_key)
    contacts = _contacts(connection, client_key, period)
    return RelationshipCard(
        firm=firm,
        client=client,
        since=since,
        until=until,
        today=today,
        zone=zone,
        tally=tally(contacts, since, until),
        sites=_sites(connection, client_key),
        points=points.get(None, ()),
        choices=choices.get(None, ()),
        people=_people(connection, client_key, today, period, points, choices),
        feelings=_feelings(connection, feelings(contacts, since, until), contacts),
        promises=_promises(connection, client_key, since, until),
        due=_due(connection, client_key, period),
        entries=_entries(connection, client_key, period),
    )


class _Period:
    """A period of whole days as timeline positions: from `first`, before `end`."""

    def __init__(self, since: date, until: date, zone: str) -> None:
        self._zone = zone_named(zone)
        self.first = position_at(datetime.combine(since, time.min, self._zone))
        self.end = position_at(datetime.combine(until + timedelta(days=1), time.min, self._zone))

    def day(self, position: int) -> date:
        """The day of a position for the reader."""
        return instant_of(position).astimezone(self._zone).date()

    def day_or_none(self, position: int | None) -> date | None:
        """The day of a position that may be missing."""
        return None if position is None else self.day(position)


def _firm_and_client(connection: Connection, client_key: UUID) -> tuple[FirmRow, ClientRow]:
    owner, deputy, ours = aliased(Person), aliased(Person), aliased(Client)
    row = connection.execute(
        select(
            Client.key, Client.name, Client.status, Client.tier, Client.legal_name, Client.tax_id, Client.sector,
            Client.size, Client.since, Client.country, Client.language,
            owner.name, deputy.name, ours.name, ours.country, StoredFile.content,
        )
        .outerjoin(owner, owner.key == Client.owner_key)
        .outerjoin(deputy, deputy.key == Client.deputy_key)
        .outerjoin(ours, ours.side == Side.OURS)
        .outerjoin(StoredFile, StoredFile.key == ours.logo_key)
        .where(Client.key == client_key)
    ).first()  # fmt: skip
    if row is None:
        raise Refused("This client is not in the desk any more.")
    *facts, owner_name, deputy_name, firm, country, logo = row
    return FirmRow(firm or "", country or "", logo), ClientRow(*facts, owner_name or "", deputy_name or "")


def _sites(connection: Connection, client_key: UUID) -> tuple[SiteRow, ...]:
    rows = connection.execute(
        select(Site.name, Site.street, Site.postcode, Site.city, Site.region, Site.country)
        .where(Site.client_key == client_key)
        .order_by(Site.place, Site.key)
    )
    return tuple(SiteRow(*row) for row in rows)


def _those_of(client_key: UUID) -> Select[tuple[UUID]]:
    return select(Person.key).where(Person.client_key == client_key, ~Person.archived)


def _points(connection: Connection, client_key: UUID) -> Mapping[UUID | None, tuple[PointRow, ...]]:
    """Ways to reach the client (under None) and each of its people, the preferred first."""
    point = ContactPoint
    rows = connection.execute(
        select(point.person_key, point.kind, point.value, point.label, point.hours, point.preferred)
        .where(or_(point.client_key == client_key, point.person_key.in_(_those_of(client_key))))
        .order_by(point.preferred.desc(), point.place, point.key)
    )
    return _grouped(rows, PointRow)


def _choices(connection: Connection, client_key: UUID) -> Mapping[UUID | None, tuple[ChoiceRow, ...]]:
    """The right channels of the client (under None) and each of its people, urgent things first."""
    choice = ChannelChoice
    order = case({s.value: i for i, s in enumerate(Situation)}, value=choice.situation)
    rows = connection.execute(
        select(choice.person_key, choice.situation, choice.channel, choice.note)
        .where(or_(choice.client_key == client_key, choice.person_key.in_(_those_of(client_key))))
        .order_by(order, choice.key)
    )
    return _grouped(rows, ChoiceRow)


def _grouped[T](rows: Iterable[Row[Any]], kind: type[T]) -> Mapping[UUID | None, tuple[T, ...]]:
    found: dict[UUID | None, list[T]] = defaultdict(list)
    for owner, *values in rows:
        found[owner].append(kind(*values))
    return {owner: tuple(kept) for owner, kept in found.items()}
