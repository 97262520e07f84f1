"""Leads the window to contracts and renewals: the list, the margins, the client's tab, the forms."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from msp_desk.commands.desk import set_setting
from msp_desk.queries.clients import client_names
from msp_desk.queries.contracts import RenewalRow, renewals
from msp_desk.rules.workdays import PLAIN_CALENDAR
from msp_desk.values.contracts import ContractDraft, Decision, DecisionDraft, HoursDraft
from msp_desk.values.phrases import Phrase
from tests.contract_desks import fill_with_contracts
from tests.shots.studio import Studio, morning

_PAUSE_MS = 150
_HOUR_COST = 4_200


def _rows(studio: Studio) -> tuple[RenewalRow, ...]:
    """The contracts of the sample firm; where it has none, some are made."""
    desk, today = studio.opened.desk, studio.scene.words.local_day(morning())
    found = desk.ask(renewals, today, PLAIN_CALENDAR).pending
    if not found:
        fill_with_contracts(desk, [c.key for c in desk.ask(client_names)], today)
        desk.do(Phrase("Change a setting"), set_setting, "hour_cost", _HOUR_COST)
        found = desk.ask(renewals, today, PLAIN_CALENDAR).pending
    return tuple(r for r in found if r.standing is not None)


def pending(studio: Studio) -> None:
    """What is to be decided, for everybody."""
    row = _rows(studio)[0]
    page: Any = studio.window.go("renewals")
    page.whose.set_value(False)
    page.refresh()
    studio.settle()
    page.show_contract(row.key)
    studio.settle(_PAUSE_MS)


def margins(studio: Studio) -> None:
    """What all clients leave."""
    pending(studio)
    page: Any = studio.window.page("renewals")
    page.show_view("margins")
    studio.settle(_PAUSE_MS)


def of_client(studio: Studio) -> None:
    """The tab of a client."""
    row = _rows(studio)[0]
    studio.wires.show_client(row.client_key, "contracts")
    studio.settle(_PAUSE_MS)


def of_nobody(studio: Studio) -> None:
    """The tab of a client without a contract."""
    with_one = {r.client_key for r in _rows(studio)}
    without = [c.key for c in studio.opened.desk.ask(client_names) if c.key not in with_one]
    studio.wires.show_client(without[-1], "contracts")
    studio.settle(_PAUSE_MS)


def form(studio: Studio) -> None:
    """A contract."""
    row = _rows(studio)[0]
    pending(studio)
    studio.ways.edit_contract.emit(ContractDraft(key=row.key))


def new(studio: Studio) -> None:
    """A new contract."""
    pending(studio)
    studio.ways.edit_contract.emit(ContractDraft())


def decision(studio: Studio) -> None:
    """How a renewal was decided, with new conditions."""
    _decide(studio, Decision.RENEGOTIATED)


def notice(studio: Studio) -> None:
    """The same where notice was given."""
    _decide(studio, Decision.NOTICE_GIVEN)


def _decide(studio: Studio, how: Decision) -> None:
    row = _rows(studio)[0]
    pending(studio)
    end = row.standing.end_on if row.standing is not None else studio.scene.words.local_day(morning())
    today = studio.scene.words.local_day(morning()) - timedelta(days=1)
    studio.ways.edit_contract.emit(DecisionDraft(row.key, end, how, today))


def hours(studio: Studio) -> None:
    """Hours noted by hand."""
    row = _rows(studio)[0]
    of_client(studio)
    studio.ways.edit_contract.emit(HoursDraft(client_key=row.client_key))


CONTRACT_SCREENS = (
    ("renewals", pending),
    ("renewals-margins", margins),
    ("client-contracts", of_client),
    ("client-contracts-none", of_nobody),
    ("contract-new", new),
    ("contract-edit", form),
    ("renewal-decision", decision),
    ("renewal-notice", notice),
    ("hours", hours),
)
