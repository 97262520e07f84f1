"""The desk as the window's frame needs it: our firm, who sits here, our people, the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, func, select

from msp_desk.models.clients import Client
from msp_desk.models.desk import Setting
from msp_desk.models.people import Person, Position
from msp_desk.queries.expressions import our_firm, seat_of
from msp_desk.rules.workdays import PLAIN_CALENDAR, DaysOff, WorkCalendar
from msp_desk.values.enums import Level, PersonStatus, Side
from msp_desk.values.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class OurPersonRow:
    """Somebody of ours."""

    key: UUID
    name: str
    title: str
    level: Level | None
    photo_key: UUID | None


@dataclass(frozen=True, slots=True)
class DeskCard:
    """Our firm, me, our people (those who are still with us, by name) and the settings."""

    firm_key: UUID
    firm: str
    country: str
    language: str
    time_zone: str
    logo_key: UUID | None
    me: OurPersonRow | None
    people: tuple[OurPersonRow, ...]
    settings: Settings


_OUR_PEOPLE = (
    select(
        Person.key,
        Person.name,
        func.coalesce(Position.title, Person.job_title),
        Position.level,
        Person.photo_key,
    )
    .outerjoin(Position, Position.key == seat_of(Person))
    .where(Person.client_key == our_firm(), ~Person.archived, Person.status != PersonStatus.LEFT)
    .order_by(Person.folded, Person.key)
)
_FIRM = select(
    Client.key, Client.name, Client.country, Client.language, Client.time_zone, Client.logo_key
).where(Client.side == Side.OURS)


def desk_card(connection: Connection, on: date) -> DeskCard | None:
    """The desk's frame; None where no firm was founded in it yet. Three statements."""
    firm = connection.execute(_FIRM).one_or_none()
    if firm is None:
        return None
    settings = desk_settings(connection)
    people = our_people(connection, on)
    me = next((p for p in people if p.key == settings.me), None)
    return DeskCard(*firm, me=me, people=people, settings=settings)


def calendar_of(card: DeskCard | None, days_off: DaysOff) -> WorkCalendar:
    """When our firm works: its days of the week, without the holidays of its country and region."""
    if card is None:
        return PLAIN_CALENDAR
    region, zone = card.settings.region, card.time_zone or "UTC"
    return WorkCalendar(card.settings.work_days, card.country, region, days_off, zone)


def our_people(connection: Connection, on: date) -> tuple[OurPersonRow, ...]:
    """Our people who are still with us, by name."""
    return tuple(OurPersonRow(*r) for r in connection.execute(_OUR_PEOPLE, {"on": on}))


def desk_settings(connection: Connection) -> Settings:
    """The settings of the desk."""
    return read_settings(dict(connection.execute(select(Setting.name, Setting.value)).all()))
