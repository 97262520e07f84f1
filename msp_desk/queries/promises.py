"""Promises of both sides: open, kept and broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.values.enums import Promiser, PromiseState


@dataclass(frozen=True, slots=True)
class PromiseFilter:
    """Which promises; what is None does not matter. `due_until` leaves out those without a day."""

    states: tuple[PromiseState, ...] = (PromiseState.OPEN,)
    client: UUID | None = None
    person: UUID | None = None
    promiser: Promiser | None = None
    owner: UUID | None = None
    due_until: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise, with the names around it."""

    key: UUID
    what: str
    promiser: Promiser
    state: PromiseState
    made_on: date
    due_on: date | None
    closed_on: date | None
    client_key: UUID | None
    client: str
    person_key: UUID | None
    person: str
    interaction_key: UUID | None

    def late_on(self, day: date) -> bool:
        """Whether it is open past its day."""
        return self.state is PromiseState.OPEN and self.due_on is not None and self.due_on < day
