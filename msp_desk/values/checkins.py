"""What a firm agrees with a client, or with one of its people, about check-ins: other days than the rule's, a pause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.values.enums import Level


@dataclass(frozen=True, slots=True)
class CheckInTarget:
    """Whom it is agreed with: a client as a whole (no `level`) or at one of its levels, else a person."""

    client_key: UUID | None = None
    level: Level | None = None
    person_key: UUID | None = None


@dataclass(frozen=True, slots=True)
class CheckInTerms:
    """What is agreed: both days or none (those of the rule), and nothing due before `paused_until`."""

    ideal_days: int | None = None
    max_days: int | None = None
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class CheckInDraft:
    """What is agreed at a level of a client (none: at all of them), as a form shows it."""

    level: Level | None = None
    ideal_days: int | None = None
    max_days: int | None = None
    paused_until: date | None = None
