"""The positions of an organisation: who holds each, and whom it reports to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.values.enums import Level


@dataclass(frozen=True, slots=True)
class HolderRow:
    """Who holds a position, from when to when."""

    person_key: UUID
    name: str
    photo_key: UUID | None
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A seat of an organisation; without holders it is vacant. `boss` is who holds the position it reports to."""

    key: UUID
    title: str
    unit: str
    level: Level
    contact_for: str
    reports_to_key: UUID | None
    reports_to: str
    boss: str
    holders: tuple[HolderRow, ...]
