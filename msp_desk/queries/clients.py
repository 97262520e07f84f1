"""Clients as lists, for pickers and for their form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msp_desk.values.enums import ClientStatus, Tier


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
