"""The desk as the window's frame needs it: our firm, who sits here, our people, the settings."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from msp_desk.values.enums import Level
from msp_desk.values.settings import Settings


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
