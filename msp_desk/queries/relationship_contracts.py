"""What the client relationship report tells of contracts: terms, what comes next, hours against those included; never a cost."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, null, select, union_all

from msp_desk.models.clients import Client
from msp_desk.models.contracts import Contract, ContractBefore, HoursEntry
from msp_desk.models.interactions import Interaction
from msp_desk.rules.contracts import standing
from msp_desk.rules.margins import Conditions, Months, margin_of, whole_months
from msp_desk.rules.relationship import Period
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar
from msp_desk.values.contracts import ContractTerms, NoticeUnit
from msp_desk.values.enums import Side

_TERMS = tuple(f.name for f in fields(ContractTerms))


@dataclass(frozen=True, slots=True)
class ContractSaid:
    """A contract that holds; its next end, and the last day for notice.

    `notice_on` is None where none was agreed, and where it is counted in working days and no calendar was given.
    """

    name: str
    reference: str
    terms: ContractTerms
    end_on: date | None
    notice_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class ContractsSaid:
    """The contracts of a client, and the minutes of ours in the whole months of a period, spent and included.

    `included` is None where none were agreed.
    """

    contracts: tuple[ContractSaid, ...] = ()
    spent: int = 0
    included: int | None = None
    months: Months | None = None


def contracts_said(
    connection: Connection, client: UUID, period: Period, today: date, calendar: WorkCalendar | None = None
) -> ContractsSaid:
    """The contracts of a client for a period. One statement.

    `calendar` is when the firm works, for notice that is counted in working days.
    """
    months = whole_months(period.since, period.until)
    rows = connection.execute(_asked(client, Period(months.first, months.last, period.zone))).all()
    if not rows:
        return ContractsSaid()
    held = [Conditions(_terms(r), r.until) for r in rows]
    included = margin_of(held, 0, None, "", months).included
    now = [_said(r, today, calendar) for r in rows if r.name is not None]
    shown = [c for c in now if c.closed_on is None or c.closed_on >= period.since]
    shown.sort(key=lambda c: (c.notice_on or c.end_on or date.max, c.name))
    return ContractsSaid(tuple(shown), rows[0].contacts + rows[0].noted, included, months)


def _asked(client: UUID, period: Period) -> Any:
    """Conditions now and before, each with the minutes of the period and the client's country."""
    contacts = select(func.coalesce(func.sum(Interaction.minutes), 0)).where(
        Interaction.client_key == client,
        and_(Interaction.position >= period.first, Interaction.position < period.end),
    )
    noted = select(func.coalesce(func.sum(HoursEntry.minutes), 0)).where(
        HoursEntry.client_key == client,
        HoursEntry.side == Side.OURS,
        HoursEntry.day.between(period.since, period.until),
    )
    country = select(Client.country).where(Client.key == client)
    spent = (
        contacts.scalar_subquery().label("contacts"),
        noted.scalar_subquery().label("noted"),
        country.scalar_subquery().label("country"),
    )
    c, b = Contract, ContractBefore
    now = select(
        *(c.name.label("name"), c.reference.label("reference")),
        *(c.closed_on.label("until"), c.decided_end.label("decided_end")),
        *(getattr(c, name).label(name) for name in _TERMS),
        *spent,
    ).where(c.client_key == client)
    before = (
        select(
            *(
                null().label("name"),
                null().label("reference"),
                b.until.label("until"),
                null().label("decided_end"),
            ),
            *(getattr(b, name).label(name) for name in _TERMS),
            *spent,
        )
        .join(c, c.key == b.contract_key)
        .where(c.client_key == client)
    )
    return union_all(now, before)


def _terms(row: Any) -> ContractTerms:
    return ContractTerms(**{name: getattr(row, name) for name in _TERMS})


def _said(row: Any, today: date, calendar: WorkCalendar | None) -> ContractSaid:
    terms = _terms(row)
    stands = standing(terms, row.decided_end, row.until, today, calendar or PLAIN_CALENDAR, row.country)
    working = terms.notice_unit is NoticeUnit.WORKING_DAYS
    counted = terms.notice_amount and (calendar is not None or not working)
    return ContractSaid(
        row.name,
        row.reference,
        terms,
        stands.end_on if stands is not None else None,
        stands.notice_on if stands is not None and counted else None,
        row.until,
    )
