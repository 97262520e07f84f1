"""An item of Today as a deed refers to it: by what it is known by, and nothing of what it says."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from msp_desk.values.enums import Reason


@dataclass(frozen=True, slots=True)
class ItemRef:
    """What an item is known by; `drop_days` is for how many days it stays away where it is dropped."""

    reason: Reason
    subject: UUID
    occurrence: str
    drop_days: int = 366
