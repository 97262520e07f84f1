"""What is due and why: one line per reason to act, most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.values.enums import Level, Promiser, Reason, Tier, Urgency, Word
from msp_desk.values.phrases import Phrase


class Action(Word):
    """The one thing to do about a line on Today."""

    LOG = "log"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class CheckInRecord:
    """A check-in clock, with the names around it; `last_position` is the last contact's place in the timeline."""

    client_key: UUID
    client: str
    tier: Tier
    person_key: UUID
    person: str
    photo_key: UUID | None
    title: str
    level: Level
    own: bool
    last_position: int | None
    ideal_days: int
    max_days: int
    ideal_on: date
    max_on: date


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """An open promise that has a day."""

    key: UUID
    client_key: UUID | None
    client: str
    tier: Tier | None
    person_key: UUID | None
    person: str
    photo_key: UUID | None
    promiser: Promiser
    what: str
    made_on: date
    due_on: date


Record = CheckInRecord | PromiseRecord


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of Today.

    (`reason`, `subject`, `occurrence`) is its identity, the same whenever the list is made from the same facts.
    `due_on` is when it is due (amber), `limit_on` the last good day (red after it); `late` counts days past that.
    `title` is a name, or words where there is nobody; `action` is the one thing to do, `action_words` what the button says.
    """

    reason: Reason
    subject: UUID
    occurrence: str
    urgency: Urgency
    due_on: date
    limit_on: date
    late: int
    title: str | Phrase
    why: Phrase
    action: Action
    action_words: Phrase
    client_key: UUID | None
    client: str
    tier: Tier | None
    person_key: UUID | None
    person: str
    photo_key: UUID | None
    level: Level | None

    @property
    def identity(self) -> tuple[Reason, UUID, str]:
        """What it is known by: later decisions about it (snoozed, dropped) refer to this."""
        return self.reason, self.subject, self.occurrence
