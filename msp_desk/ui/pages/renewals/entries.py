"""What the forms of contracts and decisions hold: all conditions in one row of fields, and back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msp_desk.rules.workdays import months_after
from msp_desk.values.contracts import (
    ContractDraft,
    ContractTerms,
    Decision,
)
from msp_desk.values.enums import Promiser

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Conditions(ContractTerms):
    """The conditions of a contract as a form shows them.

    `term_months` only helps to fill in `first_end_on`: it is never kept.
    """

    term_months: int | None = None


@dataclass(frozen=True, slots=True)
class ContractEntry(Conditions):
    """A contract as its form shows it; the other names are those of ContractDraft."""

    client_key: UUID | None = None
    name: str = ""
    reference: str = ""
    notes: str = ""
    key: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class DecisionEntry(Conditions):
    """A decision about a renewal as its form shows it; the conditions count where new ones are agreed."""

    contract_key: UUID | None = None
    for_end: date | None = None
    decision: Decision = Decision.RENEWED
    by_side: Promiser = Promiser.US
    decided_on: date | None = None
    reason: str = ""
    last_day: date | None = None


_TERMS = tuple(f.name for f in fields(ContractTerms))
_CONTRACT = tuple(f.name for f in fields(ContractDraft) if f.name != "terms")


def entry_of(draft: ContractDraft) -> ContractEntry:
    """A contract as its form begins with it."""
    told: dict[str, Any] = {name: getattr(draft, name) for name in _CONTRACT}
    return ContractEntry(**told, **terms_in(draft.terms))


def draft_of(entry: ContractEntry) -> ContractDraft:
    """What is kept of it."""
    told: dict[str, Any] = {name: getattr(entry, name) for name in _CONTRACT}
    return ContractDraft(**told, terms=terms_of(entry))


def terms_of(entry: Conditions) -> ContractTerms:
    """The conditions in a form; the currency in capitals."""
    told: dict[str, Any] = {name: getattr(entry, name) for name in _TERMS}
    return ContractTerms(**{**told, "currency": entry.currency.strip().upper()})


def terms_in(terms: ContractTerms) -> dict[str, Any]:
    """Conditions as the fields of a form."""
    told: dict[str, Any] = {name: getattr(terms, name) for name in _TERMS}
    return {**told, "term_months": months_between(terms.starts_on, terms.first_end_on)}


def end_after(starts_on: date | None, months: int | None) -> date | None:
    """The last day of a term of so many months; the last of the month, where that has no such day to begin anew on."""
    if starts_on is None or not months:
        return None
    later = months_after(starts_on, months)
    return later if later.day < starts_on.day else later - _DAY


def months_between(starts_on: date | None, ends_on: date | None) -> int | None:
    """How many whole months a term has; None where it is no whole number of them."""
    if starts_on is None or ends_on is None or ends_on == date.max or ends_on < starts_on:
        return None
    after = ends_on + _DAY
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    return next((m for m in (months, months - 1) if m > 0 and end_after(starts_on, m) == ends_on), None)
