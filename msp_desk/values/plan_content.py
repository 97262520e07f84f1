"""What a service plan says, whole and frozen: what is published, printed, compared and answered is this and nothing live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msp_desk.values.enums import Channel, Language, Level, PointKind, Side
from msp_desk.values.plans import Duration, Frequency, Impact, RequestKind, StepSaid, Target

#: The version of this document's shape; a reader refuses a greater one.
PLAN_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class PartySaid:
    """One of the two firms, as the cover names it; `address` in lines."""

    name: str
    legal_name: str = ""
    tax_id: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """A way to reach somebody, as it is shown."""

    kind: PointKind
    value: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class SeatSaid:
    """A position named in the plan, with who holds it that day; `holder` empty: nobody. `key` is stable (32 hex digits).

    `boss` is the key of the position it reports to, or empty; the charts are drawn from it.
    """

    key: str
    side: Side
    title: str
    unit: str
    level: Level
    boss: str
    is_assistant: bool
    holder: str
    holder_key: str
    numbers: tuple[NumberSaid, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class ScopeSaid:
    """Something that is in the scope, or expressly out of it."""

    key: str
    service: str
    name: str
    is_in: bool
    quantity: str = ""
    unit: str = ""
    sites: tuple[str, ...] = ()
    hours: str = ""
    limits: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """A position that appears in the plan's organisation: what to contact it for, how, when. `seat` is its key."""

    key: str
    seat: str
    contact_for: str = ""
    channel: Channel | None = None
    hours: str = ""


@dataclass(frozen=True, slots=True)
class CounterpartSaid:
    """Which of theirs and which of ours turn to each other, for what."""

    key: str
    theirs: str
    ours: str
    topic: str = ""
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class ProcedureSaid:
    """How something is asked for. `name` is the firm's own word for it, or empty; `needed` what must be told."""

    key: str
    kind: RequestKind
    name: str = ""
    channel: Channel | None = None
    needed: str = ""
    hours: str = ""
    steps: tuple[StepSaid, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentSaid:
    """What is promised about a service, how it is measured, and what missing it leads to."""

    key: str
    service: str
    indicator: str
    target: Target
    frequency: Frequency
    hours: str = ""
    measured_how: str = ""
    measured_from: str = ""
    exclusions: str = ""
    impacts: tuple[Impact, ...] = ()


@dataclass(frozen=True, slots=True)
class RungSaid:
    """A step of a ladder: after how long, whom of ours and of theirs it reaches (keys of seats, or empty), by what."""

    ours: str
    theirs: str
    after: Duration
    channel: Channel | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class LadderSaid:
    """How far and how fast something is taken up, for one severity."""

    key: str
    severity: str
    description: str = ""
    rungs: tuple[RungSaid, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanContent:
    """The plan itself. `seats` are all positions of both charts that day; everything else names them by key."""

    language: Language
    firm: PartySaid
    client: PartySaid
    introduction: str = ""
    review_on: date | None = None
    review_months: int | None = None
    scope: tuple[ScopeSaid, ...] = ()
    seats: tuple[SeatSaid, ...] = ()
    roles: tuple[RoleSaid, ...] = ()
    counterparts: tuple[CounterpartSaid, ...] = ()
    procedures: tuple[ProcedureSaid, ...] = ()
    commitments: tuple[CommitmentSaid, ...] = ()
    ladders: tuple[LadderSaid, ...] = ()

    def seat(self, key: str) -> SeatSaid | None:
        """A position by its key."""
        return next((s for s in self.seats if s.key == key), None)


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A published version: its number, when, by whom, with what note, and the content as it was."""

    number: int
    published_on: date
    author: str
    note: str
    content: PlanContent
