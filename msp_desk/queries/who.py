"""The answer to `msp-desk who`: everything about who was found, as plain as a script wants it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msp_desk.values.enums import Address, Influence, Level
from msp_desk.values.hits import HitKind


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A person or client that was found, best first; `boss` is a name, `channel` the point to use now."""

    kind: HitKind
    key: UUID
    name: str
    client: str
    title: str
    level: Level | None
    boss: str
    influence: Influence | None
    address: Address | None
    language: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    channel: str
    warnings: tuple[str, ...]
    warm_notes: str
    owner: str
    last_contact: datetime | None
    next_check_in: date | None
    open_promises: tuple[str, ...]
