"""Contracts, decisions and hours for the tests and pictures of their screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msp_desk.commands.contracts import decide_renewal, save_contract, save_hours
from msp_desk.rules.workdays import months_after
from msp_desk.store.desk import Desk
from msp_desk.values.contracts import (
    ContractDraft,
    ContractTerms,
    Decision,
    DecisionDraft,
    HoursDraft,
    NoticeUnit,
    NoticeWay,
    Per,
    Renewal,
)
from msp_desk.values.enums import Promiser, Side
from tests.builders import DOING

_DAY = timedelta(days=1)


def terms_to(end: date, months: int = 12, **others: Any) -> ContractTerms:
    """A yearly contract (or of so many months) whose term ends on a day; other conditions as in ContractTerms."""
    usual = ContractTerms(
        starts_on=months_after(end + _DAY, -months),
        first_end_on=end,
        renewal=Renewal.TACIT,
        further_months=12,
        notice_amount=2,
        notice_unit=NoticeUnit.MONTHS,
        notice_way=NoticeWay.EMAIL,
        value=1_200_000,
        value_per=Per.YEAR,
        currency="EUR",
        minutes_included=600,
        minutes_per=Per.MONTH,
    )
    return replace(usual, **others)


def a_contract(
    desk: Desk, client: UUID, name: str = "Managed service", terms: ContractTerms | None = None, **others: Any
) -> UUID:
    """A contract; others as in ContractDraft."""
    held = terms_to(date(2027, 1, 31)) if terms is None else terms
    return desk.do(DOING, save_contract, ContractDraft(client, name, terms=held, **others))


def a_decision(
    desk: Desk,
    contract: UUID,
    end: date,
    decision: Decision,
    on: date,
    reason: str = "As agreed",
    **others: Any,
) -> UUID:
    """How a renewal was decided; others as in DecisionDraft."""
    return desk.do(DOING, decide_renewal, DecisionDraft(contract, end, decision, on, reason, **others))


def some_hours(
    desk: Desk, client: UUID, day: date, minutes: int, note: str = "", side: Side = Side.OURS
) -> UUID:
    """Hours noted by hand."""
    return desk.do(DOING, save_hours, HoursDraft(client, side, day, minutes, note))


def fill_with_contracts(desk: Desk, clients: Sequence[UUID], on: date) -> tuple[UUID, ...]:
    """Contracts of all kinds for the first clients, around a day: late, near, far, decided, ending, under water."""
    month = on.replace(day=1)
    late = terms_to(months_after(month, 2) - _DAY, notice_amount=3, notice_way=NoticeWay.REGISTERED_LETTER, notice_to="Calle Mayor 4, Madrid")  # fmt: skip
    near = terms_to(
        months_after(month, 3) - _DAY, value=186_000, value_per=Per.MONTH, indexation="CPI, each January"
    )
    soon = terms_to(on + timedelta(days=52), renewal=Renewal.ENDS, further_months=None, notice_amount=0, value=450_000)  # fmt: skip
    far = terms_to(months_after(month, 9) - _DAY, notice_amount=20, notice_unit=NoticeUnit.WORKING_DAYS)
    endless = replace(late, renewal=Renewal.EVERGREEN, further_months=None, first_end_on=None, notice_amount=30, notice_unit=NoticeUnit.DAYS, value=90_000, minutes_included=None)  # fmt: skip
    names = ("Managed service", "Support hours", "Fibre lines", "Telephony", "Backup")
    made = [a_contract(desk, c, n, t) for c, n, t in zip(clients, names, (late, near, soon, far, endless), strict=False)]  # fmt: skip
    if len(clients) > 6:
        renewed = a_contract(desk, clients[5], "Cloud", terms_to(on + timedelta(days=20)))
        better = terms_to(on + timedelta(days=385), value=1_500_000)
        a_decision(desk, renewed, on + timedelta(days=20), Decision.RENEGOTIATED, on, "Two more sites", by_side=Promiser.THEM, terms=replace(better, starts_on=on + timedelta(days=21)))  # fmt: skip
        ending = a_contract(desk, clients[6], "Printers", terms_to(on + timedelta(days=40)))
        a_decision(desk, ending, on + timedelta(days=40), Decision.NOTICE_GIVEN, on, "They buy their own", by_side=Promiser.THEM)  # fmt: skip
        made += [renewed, ending]
    some_hours(desk, clients[0], on, 90, "On site for the new switch")
    some_hours(desk, clients[0], on - timedelta(days=9), 3_000, "Moved the server room")
    some_hours(desk, clients[0], on - timedelta(days=3), 150, "Waited for the line to be mended", Side.THEIRS)
    some_hours(desk, clients[1], on - timedelta(days=2), 260, "Review of the firewall")
    return tuple(made)
