"""Who changed what, read from the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class DeedRow:
    """Something that somebody did; `undone` where it was reversed since."""

    key: UUID
    at: datetime
    who: str
    what: Phrase
    undone: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a deed did to one record: the columns before and after."""

    at: datetime
    who: str
    what: Phrase
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
