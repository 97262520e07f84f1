"""The words of contracts: how they renew, how notice is given, what they are worth, how a renewal ended; and their drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from msp_desk.values.enums import Promiser, Side, Word


class Renewal(Word):
    """What happens at the end of a term when nobody does anything."""

    ENDS = "ends"
    TACIT = "tacit"
    EVERGREEN = "evergreen"


class NoticeUnit(Word):
    """What a notice period is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class NoticeWay(Word):
    """How notice must be given to count."""

    REGISTERED_LETTER = "registered_letter"
    CERTIFIED_FAX = "certified_fax"
    EMAIL = "email"
    PORTAL = "portal"
    WRITING = "writing"


class Per(Word):
    """The span that a price, or the hours included, are told for."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


#: How many months each span has.
MONTHS_PER = {Per.MONTH: 1, Per.QUARTER: 3, Per.YEAR: 12}


class Decision(Word):
    """How a renewal ended."""

    RENEWED = "renewed"
    RENEGOTIATED = "renegotiated"
    NOTICE_GIVEN = "notice_given"
    LOST = "lost"


#: How long before the last day for notice the conversation begins, where a contract does not say.
LEAD_DAYS = 60


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """The conditions of a contract as they hold from a day.

    `first_end_on` is the last day of the first term (None: no end was agreed; an evergreen may have a minimum term).
    `further_months` is the length of each further term of a tacit renewal. `value` is in minor units of `currency` per
    `value_per`; `minutes_included` are of work per `minutes_per`. `lead_days` are how long before the last day for notice
    the conversation begins.
    """

    starts_on: date | None = None
    first_end_on: date | None = None
    renewal: Renewal = Renewal.TACIT
    further_months: int | None = 12
    notice_amount: int = 0
    notice_unit: NoticeUnit = NoticeUnit.MONTHS
    notice_way: NoticeWay | None = None
    notice_to: str = ""
    lead_days: int = LEAD_DAYS
    value: int | None = None
    value_per: Per = Per.YEAR
    currency: str = ""
    indexation: str = ""
    minutes_included: int | None = None
    minutes_per: Per = Per.MONTH


@dataclass(frozen=True, slots=True)
class ContractDraft:
    """A contract as its form shows it: what it is called, and the conditions that hold now."""

    client_key: UUID | None = None
    name: str = ""
    reference: str = ""
    notes: str = ""
    terms: ContractTerms = field(default_factory=ContractTerms)
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """How the renewal at the end of a term was decided: when, by which side, and why.

    `for_end` is the last day of the term that it is about. `terms` are the new conditions, of what was renegotiated, or
    agreed anew where it would have ended; `last_day` is the contract's last, where notice was given or it was lost.
    """

    contract_key: UUID
    for_end: date
    decision: Decision
    decided_on: date
    reason: str = ""
    by_side: Promiser = Promiser.US
    terms: ContractTerms | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class HoursDraft:
    """Hours noted beside the contacts: ours that went into the service, or the client's own (their hidden cost)."""

    client_key: UUID | None = None
    side: Side = Side.OURS
    day: date | None = None
    minutes: int | None = None
    note: str = ""
    key: UUID | None = None
    version: int = 0
