"""What the sample firm has agreed: contracts with how each renewal went, hours noted by hand, other days for check-ins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msp_desk.values.checkins import CheckInTerms
from msp_desk.values.contracts import ContractDraft, ContractTerms, Decision, HoursDraft
from msp_desk.values.enums import Level, Promiser


@dataclass(frozen=True, slots=True)
class SampleDecision:
    """How the renewal at the end of a term was decided; with new conditions where it was renegotiated."""

    for_end: date
    decision: Decision
    decided_on: date
    reason: str
    by_side: Promiser
    terms: ContractTerms | None = None


@dataclass(frozen=True, slots=True)
class SampleContract:
    """A contract with a client as it was first agreed, and what was decided since, the oldest first."""

    client: str
    draft: ContractDraft
    decisions: tuple[SampleDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleHours:
    """Hours noted for a client."""

    client: str
    draft: HoursDraft


@dataclass(frozen=True, slots=True)
class SampleException:
    """What is agreed about check-ins with a client, at one level or at all, or with a person (`client/name`)."""

    client: str
    person: str
    level: Level | None
    terms: CheckInTerms


@dataclass(frozen=True, slots=True)
class SampleAgreed:
    """All of it."""

    contracts: tuple[SampleContract, ...] = ()
    hours: tuple[SampleHours, ...] = ()
    exceptions: tuple[SampleException, ...] = ()
