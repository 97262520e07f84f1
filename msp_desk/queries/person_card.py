"""The pre-call card: all that one should know in the second before picking up the phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msp_desk.queries.points import ChannelRow, PointRow
from msp_desk.queries.promises import PromiseRow
from msp_desk.queries.timeline import InteractionRow
from msp_desk.rules.channels import BestPoint
from msp_desk.values.enums import Address, Influence, Level, PersonStatus, Side


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
    with the client, theirs first. `ours` has the account's owner and deputy first, then who speaks with them most.
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
