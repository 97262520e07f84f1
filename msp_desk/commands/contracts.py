"""What can be done with contracts, with their renewals, and with hours noted by hand."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from msp_desk.commands.records import delete, line, merged, name_of, prose, put, record, today
from msp_desk.models.clients import Client
from msp_desk.models.contracts import Contract, ContractBefore, ContractDecision, HoursEntry
from msp_desk.rules.contract_decisions import ENDING, check_decision, last_day_of
from msp_desk.rules.contracts import check_terms
from msp_desk.values.contracts import ContractDraft, ContractTerms, DecisionDraft, HoursDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused, Stale

_TERMS = tuple(f.name for f in fields(ContractTerms))
#: Of one note of hours: a person's working hours of many weeks.
MOST_MINUTES = 60_000
_MOST_VALUE = 10**13
_MOST_INCLUDED = 10**8


def save_contract(
    session: Session,
    draft: ContractDraft,
    loaded: ContractDraft | None = None,
    current: ContractDraft | None = None,
) -> UUID:
    """Add a contract, or change what it says; returns its key. What was renegotiated is told by `decide_renewal`.

    `loaded` is what the form began with, `current` what is kept now, for merging with changes made meanwhile.
    Errors: Refused (no name, no client, conditions that make no sense), Stale.
    """
    if draft.key is not None and loaded is not None and current is not None:
        draft = _merged(draft, loaded, current)
    terms = _clean(draft.terms)
    check_terms(terms)
    client = _client(session, draft.client_key)
    values: dict[str, Any] = {
        "client_key": client.key,
        "name": name_of(draft.name, "A contract needs a name."),
        "reference": line(draft.reference),
        "notes": prose(draft.notes),
        **_columns(terms),
    }
    if draft.key is None:
        contract = Contract(**values)
        session.add(contract)
    else:
        contract = record(session, Contract, draft.key)
        put(contract, **values)
    session.flush()
    return contract.key


def delete_contract(session: Session, contract: UUID) -> None:
    """Take a contract away with its history, as if it had never been noted."""
    delete(session, record(session, Contract, contract))


def decide_renewal(session: Session, draft: DecisionDraft) -> UUID:
    """Say how the renewal at the end of a term was decided; returns the decision's key.

    New conditions take the place of the old ones, which are kept with their last day. Errors: Refused, as
    rules/contract_decisions.py says.
    """
    contract = record(session, Contract, draft.contract_key)
    terms = _terms_of(contract)
    if draft.terms is not None:
        draft = replace(draft, terms=_clean(draft.terms))
    new = check_decision(terms, contract.decided_end, contract.closed_on, draft, today(session))
    if new is not None:
        _take_place(session, contract, new, draft.for_end)
    ends = (draft.last_day or draft.for_end) if draft.decision in ENDING else None
    put(contract, decided_end=draft.for_end, closed_on=ends)
    decision = ContractDecision(
        contract_key=contract.key,
        for_end=draft.for_end,
        decision=draft.decision,
        by_side=draft.by_side,
        decided_on=draft.decided_on,
        reason=prose(draft.reason),
    )
    session.add(decision)
    session.flush()
    return decision.key


def save_hours(
    session: Session,
    draft: HoursDraft,
    loaded: HoursDraft | None = None,
    current: HoursDraft | None = None,
) -> UUID:
    """Note hours, ours or theirs, or change what was noted; returns the key.

    Errors: Refused (no client, no day or one still to come, no hours or too many), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    client = _client(session, draft.client_key)
    if draft.day is None:
        raise Refused("Say on which day the hours were spent.")
    if draft.day > today(session):
        raise Refused("Hours can be noted once they are spent, not before.")
    if draft.minutes is None or draft.minutes < 1:
        raise Refused("Say how many hours it took.")
    if draft.minutes > MOST_MINUTES:
        raise Refused("More than %(n)d hours at once are not to be believed.", n=MOST_MINUTES // 60)
    values: dict[str, Any] = {
        "client_key": client.key,
        "side": draft.side,
        "day": draft.day,
        "minutes": draft.minutes,
        "note": prose(draft.note),
    }
    if draft.key is None:
        entry = HoursEntry(**values)
        session.add(entry)
    else:
        entry = record(session, HoursEntry, draft.key)
        put(entry, **values)
    session.flush()
    return entry.key


def delete_hours(session: Session, entry: UUID) -> None:
    """Take noted hours away."""
    delete(session, record(session, HoursEntry, entry))


def _merged(draft: ContractDraft, loaded: ContractDraft, current: ContractDraft) -> ContractDraft:
    """With what others changed meanwhile, condition by condition."""
    clashes: tuple[str, ...] = ()
    terms = current.terms
    try:
        terms = merged(draft.terms, loaded.terms, current.terms)
    except Stale as stale:
        clashes = stale.fields
    try:
        rest: ContractDraft = merged(
            replace(draft, terms=terms), replace(loaded, terms=terms), replace(current, terms=terms)
        )
    except Stale as stale:
        clashes = (*stale.fields, *clashes)
    if clashes:
        raise Stale(clashes)
    return rest


def _client(session: Session, key: UUID | None) -> Client:
    if key is None:
        raise Refused("Choose the client.")
    client = record(session, Client, key)
    if client.side is Side.OURS:
        raise Refused("Choose a client; this is your own firm.")
    return client


def _clean(terms: ContractTerms) -> ContractTerms:
    if (terms.value or 0) > _MOST_VALUE or (terms.minutes_included or 0) > _MOST_INCLUDED:
        raise Refused("This number is too large to be true.")
    return replace(
        terms,
        notice_to=line(terms.notice_to),
        indexation=prose(terms.indexation),
        currency=line(terms.currency).upper(),
    )


def _columns(terms: ContractTerms) -> dict[str, Any]:
    return {name: getattr(terms, name) for name in _TERMS}


def _terms_of(contract: Contract) -> ContractTerms:
    return ContractTerms(**{name: getattr(contract, name) for name in _TERMS})


def _take_place(session: Session, contract: Contract, new: ContractTerms, for_end: date) -> None:
    """New conditions hold; those of before are kept with their last day."""
    before = _terms_of(contract)
    until = last_day_of(before, new, for_end)
    session.add(ContractBefore(contract_key=contract.key, until=until, **_columns(before)))
    put(contract, **_columns(new))
