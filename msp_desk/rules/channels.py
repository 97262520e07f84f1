"""How to reach somebody now: reads the hours that people write beside a number, and picks the right contact point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from msp_desk.values.enums import PointKind, Word


class Reach(Word):
    """Whether a contact point answers now."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BestPoint:
    """The contact point to use now; `until` is when its hours end if open, or begin if closed (in their own zone)."""

    key: UUID
    kind: PointKind
    value: str
    label: str
    hours: str
    reach: Reach
    until: datetime | None
