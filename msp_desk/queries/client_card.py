"""The client's page at a glance: who is who, what was said lately, what is about to bite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.rules.today import DueItem
from msp_desk.values.enums import Address, ClientStatus, Influence, Level, Moment, PersonStatus, Side, Tier


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
    """How often there was contact on a front (None: on none of the three) in twelve months, and when last."""

    moment: Moment | None
    count: int
    last: datetime | None


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
    """A check-in clock: of a level (with whom to call), or of a key person (`own`)."""

    person_key: UUID
    person: str
    level: Level
    own: bool
    last_contact: datetime | None
    ideal_days: int
    max_days: int
    ideal_on: date
    max_on: date


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
    tags: tuple[str, ...]
    country: str
    language: str
    time_zone: str
    address: Address | None
    warning: str
    notes: str
    logo_key: UUID | None
    archived: bool
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
