"""People of both sides as lists, for pickers and for their form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from msp_desk.values.enums import Influence, Level, PersonStatus, Side


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people; what is None or empty does not matter.

    `unplaced`: only who has no client. `text` is folded words that name, title and client must have; across all
    people it is `keys`, found by `Desk.find`, that answers what is typed. `archived` shows those put away, and only them.
    """

    client: UUID | None = None
    side: Side | None = None
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
