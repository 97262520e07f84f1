"""Contracts with how they stand, what was decided about them and what held before; and hours noted by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from msp_desk.models.clients import Client
from msp_desk.models.contracts import Contract, ContractBefore, ContractDecision, HoursEntry
from msp_desk.models.people import Person
from msp_desk.queries.expressions import Asked
from msp_desk.rules.contracts import Standing, standing
from msp_desk.rules.workdays import WorkCalendar, months_after
from msp_desk.values.contracts import ContractDraft, ContractTerms, Decision, HoursDraft
from msp_desk.values.enums import Promiser, Side, Tier

_TERMS = tuple(f.name for f in fields(ContractTerms))
_NOW: tuple[Any, ...] = tuple(getattr(Contract, name) for name in _TERMS)
#: So many columns of a renewal come before its conditions.
_ABOUT = 11
#: For how many months what was decided is told.
_TOLD_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """How the renewal at the end of a term was decided, and who of ours noted it."""

    key: UUID
    for_end: date
    decision: Decision
    by_side: Promiser
    decided_on: date
    reason: str
    by_key: UUID | None
    by: str


@dataclass(frozen=True, slots=True)
class TermsBefore:
    """Conditions of before, and their last day."""

    terms: ContractTerms
    until: date


@dataclass(frozen=True, slots=True)
class ContractCard:
    """A contract as its client's page shows it; decisions and conditions of before newest first.

    `standing` is the renewal that waits to be decided; None where none does.
    """

    draft: ContractDraft
    standing: Standing | None
    decided_end: date | None
    closed_on: date | None
    decisions: tuple[DecisionRow, ...] = ()
    before: tuple[TermsBefore, ...] = ()


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """A contract on the page of renewals; without `standing` there is nothing to decide: notice was given."""

    key: UUID
    name: str
    reference: str
    client_key: UUID
    client: str
    tier: Tier
    owner_key: UUID | None
    owner: str
    country: str
    decided_end: date | None
    closed_on: date | None
    terms: ContractTerms
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class PastRow:
    """A renewal that was decided."""

    key: UUID
    contract_key: UUID
    name: str
    client_key: UUID
    client: str
    owner_key: UUID | None
    for_end: date
    decision: Decision
    by_side: Promiser
    decided_on: date
    reason: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Renewals:
    """What is to be decided, the first day for notice first, and what was decided in the last year, the latest first."""

    pending: tuple[RenewalRow, ...] = ()
    past: tuple[PastRow, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours noted by hand: of ours, or the client's own."""

    key: UUID
    side: Side
    day: date
    minutes: int
    note: str
    by_key: UUID | None
    by: str


def contract_draft(connection: Connection, key: UUID) -> ContractDraft | None:
    """A contract as its form edits it; None where it is gone."""
    row = connection.execute(_contracts().where(Contract.key == key)).one_or_none()
    return None if row is None else _draft(tuple(row))


def client_contracts(
    connection: Connection, client: UUID, on: date, calendar: WorkCalendar
) -> tuple[ContractCard, ...]:
    """The contracts of a client as they stand on a day: the one to be decided first at the top, what has ended at the bottom.

    Three statements.
    """
    rows = connection.execute(_contracts().where(Contract.client_key == client)).all()
    if not rows:
        return ()
    decisions, before = _decisions(connection, client), _before(connection, client)
    cards = []
    for row in rows:
        draft, (decided_end, closed_on, country) = _draft(tuple(row)), row[-3:]
        stands = standing(draft.terms, decided_end, closed_on, on, calendar, country)
        key = row.key
        cards.append(
            ContractCard(draft, stands, decided_end, closed_on, tuple(decisions[key]), tuple(before[key]))
        )
    return tuple(sorted(cards, key=lambda c: _order(c.closed_on, c.standing, c.draft.name)))


def renewals(connection: Connection, on: date, calendar: WorkCalendar, owner: UUID | None = None) -> Renewals:
    """The renewals of all clients, or of those whose account somebody owns, as they stand on a day. Two statements.

    A contract that is over is told among what was decided alone; of clients that were put away nothing is told.
    """
    asked = {"on": on, "owner": owner}
    pending = [
        _renewal(tuple(r), on, calendar) for r in connection.execute(_pending(owned=owner is not None), asked)
    ]
    pending.sort(key=lambda r: (*_order(r.closed_on, r.standing, r.client), r.name))
    asked["since"] = months_after(on, -_TOLD_MONTHS)
    past = connection.execute(_past(owned=owner is not None), asked)
    return Renewals(tuple(pending), tuple(PastRow(*r) for r in past))


def hours_draft(connection: Connection, key: UUID) -> HoursDraft | None:
    """Noted hours as their form edits them; None where they are gone."""
    h = HoursEntry
    asked = select(h.client_key, h.side, h.day, h.minutes, h.note, h.key, h.version).where(h.key == key)
    row = connection.execute(asked).one_or_none()
    return None if row is None else HoursDraft(*row)


def client_hours(connection: Connection, client: UUID, first: date, last: date) -> tuple[HoursRow, ...]:
    """The hours noted for a client from a day to another, the latest first."""
    h = HoursEntry
    asked = (
        select(h.key, h.side, h.day, h.minutes, h.note, h.created_by, func.coalesce(Person.name, ""))
        .outerjoin(Person, Person.key == h.created_by)
        .where(h.client_key == client, h.day >= first, h.day <= last)
        .order_by(h.day.desc(), h.key.desc())
    )
    return tuple(HoursRow(*r) for r in connection.execute(asked))


def terms_from(columns: tuple[Any, ...]) -> ContractTerms:
    """Conditions from their columns, in the order in which ContractTerms has them."""
    return ContractTerms(*columns)


@cache
def _contracts() -> Asked:
    c = Contract
    return select(
        *(c.client_key, c.name, c.reference, c.notes, c.key, c.version),
        *_NOW,
        *(c.decided_end, c.closed_on, Client.country),
    ).join(Client, Client.key == c.client_key)


def _draft(row: tuple[Any, ...]) -> ContractDraft:
    client, name, reference, notes, key, version = row[:6]
    return ContractDraft(client, name, reference, notes, terms_from(row[6:-3]), key, version)


def _order(closed_on: date | None, stands: Standing | None, name: str) -> tuple[Any, ...]:
    if stands is not None:
        return 0, stands.notice_on.toordinal(), name
    return 1, 0 if closed_on is None else -closed_on.toordinal(), name


def _decisions(connection: Connection, client: UUID) -> defaultdict[UUID, list[DecisionRow]]:
    d = ContractDecision
    asked: Asked = (
        select(
            *(d.contract_key, d.key, d.for_end, d.decision, d.by_side, d.decided_on, d.reason),
            *(d.created_by, func.coalesce(Person.name, "")),
        )
        .join(Contract, Contract.key == d.contract_key)
        .outerjoin(Person, Person.key == d.created_by)
        .where(Contract.client_key == client)
        .order_by(d.decided_on.desc(), d.key.desc())
    )
    found: defaultdict[UUID, list[DecisionRow]] = defaultdict(list)
    for row in connection.execute(asked).all():
        found[row[0]].append(DecisionRow(*row[1:]))
    return found


def _before(connection: Connection, client: UUID) -> defaultdict[UUID, list[TermsBefore]]:
    b = ContractBefore
    asked = (
        select(b.contract_key, b.until, *(getattr(b, name) for name in _TERMS))
        .join(Contract, Contract.key == b.contract_key)
        .where(Contract.client_key == client)
        .order_by(b.until.desc(), b.key.desc())
    )
    found: defaultdict[UUID, list[TermsBefore]] = defaultdict(list)
    for contract, until, *terms in connection.execute(asked):
        found[contract].append(TermsBefore(terms_from(tuple(terms)), until))
    return found


def _theirs_to_do() -> ColumnElement[bool]:
    """Of whose account it is, and of nobody's, as on Today."""
    return or_(Client.owner_key == bindparam("owner"), Client.owner_key.is_(None))


@cache
def _pending(*, owned: bool) -> Asked:
    c, owner = Contract, aliased(Person)
    asked = (
        select(
            *(c.key, c.name, c.reference, c.client_key, Client.name, Client.tier, Client.owner_key),
            *(func.coalesce(owner.name, ""), Client.country, c.decided_end, c.closed_on),
            *_NOW,
        )
        .join(Client, Client.key == c.client_key)
        .outerjoin(owner, owner.key == Client.owner_key)
        .where(~Client.archived, or_(c.closed_on.is_(None), c.closed_on >= bindparam("on")))
    )
    return asked.where(_theirs_to_do()) if owned else asked


def _renewal(row: tuple[Any, ...], on: date, calendar: WorkCalendar) -> RenewalRow:
    about, terms = row[:_ABOUT], terms_from(row[_ABOUT:])
    country, decided_end, closed_on = about[-3:]
    stands = standing(terms, decided_end, closed_on, on, calendar, country)
    told = (*about, terms, stands)
    return RenewalRow(*told)


@cache
def _past(*, owned: bool) -> Asked:
    d, c = ContractDecision, Contract
    asked = (
        select(
            *(d.key, d.contract_key, c.name, c.client_key, Client.name, Client.owner_key),
            *(d.for_end, d.decision, d.by_side, d.decided_on, d.reason, c.closed_on),
        )
        .join(c, c.key == d.contract_key)
        .join(Client, Client.key == c.client_key)
        .where(~Client.archived, d.decided_on >= bindparam("since"))
        .order_by(d.decided_on.desc(), d.key.desc())
    )
    return asked.where(_theirs_to_do()) if owned else asked
