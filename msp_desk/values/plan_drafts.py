"""What the editors of a service plan give to commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.values.enums import Channel, Language
from msp_desk.values.plans import Comparison, Frequency, Impact, RequestKind, StepSaid, TargetKind, TimeUnit


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What holds for the plan as a whole."""

    client_key: UUID | None = None
    language: Language = Language.ENGLISH
    introduction: str = ""
    review_on: date | None = None
    review_months: int | None = 12
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class ScopeDraft:
    """An item of the scope; `place` orders it within its service (None: the last)."""

    plan_key: UUID | None = None
    service: str = ""
    name: str = ""
    is_in: bool = True
    quantity: str = ""
    unit: str = ""
    sites: tuple[str, ...] = ()
    hours: str = ""
    limits: str = ""
    notes: str = ""
    place: int | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """A position that appears in the plan; what is empty is taken from the position and its holder."""

    plan_key: UUID | None = None
    position_key: UUID | None = None
    contact_for: str = ""
    channel: Channel | None = None
    hours: str = ""
    place: int | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class ProcedureDraft:
    """How something is asked for; steps in their order."""

    plan_key: UUID | None = None
    kind: RequestKind = RequestKind.INCIDENT
    name: str = ""
    channel: Channel | None = None
    needed: str = ""
    hours: str = ""
    steps: tuple[StepSaid, ...] = ()
    place: int | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class CommitmentDraft:
    """A promise about a service; `amount` as in values/plans.py Target."""

    plan_key: UUID | None = None
    service: str = ""
    indicator: str = ""
    kind: TargetKind = TargetKind.TIME
    comparison: Comparison = Comparison.AT_MOST
    amount: int | None = None
    unit_of_time: TimeUnit | None = None
    unit: str = ""
    frequency: Frequency = Frequency.MONTH
    hours: str = ""
    measured_how: str = ""
    measured_from: str = ""
    exclusions: str = ""
    impacts: tuple[Impact, ...] = ()
    place: int | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class RungDraft:
    """A step of a ladder; `number` is empty to take the holder's own for that channel."""

    ours_key: UUID | None = None
    theirs_key: UUID | None = None
    after: int = 0
    unit: TimeUnit = TimeUnit.MINUTES
    channel: Channel | None = None
    number: str = ""
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class LadderDraft:
    """A ladder for one severity, with its steps from the first up."""

    plan_key: UUID | None = None
    severity: str = ""
    description: str = ""
    rungs: tuple[RungDraft, ...] = ()
    place: int | None = None
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """The value of a commitment in a period, by the period's first day; `amount` None: not measured."""

    commitment_key: UUID
    period: date
    amount: int | None
    note: str = ""
