"""Hours and worth of some months, per client and for the firm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from msp_desk.commands.contracts import decide_renewal, save_contract, save_hours
from msp_desk.queries.margins import ClientMargin, FirmMargins, Hours, client_margin, firm_margins
from msp_desk.rules.margins import Months
from msp_desk.store.desk import Desk
from msp_desk.values.contracts import (
    ContractDraft,
    ContractTerms,
    Decision,
    DecisionDraft,
    HoursDraft,
    Per,
)
from msp_desk.values.enums import Side
from msp_desk.values.money import Money
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, an_interaction, statements

OCTOBER = Months(date(2026, 10, 1), 1)
TERMS = ContractTerms(
    starts_on=date(2025, 2, 1),
    first_end_on=date(2026, 1, 31),
    value=100_000,
    value_per=Per.MONTH,
    currency="EUR",
    minutes_included=600,
)


def a_contract(desk: Desk, client: UUID, terms: ContractTerms = TERMS) -> UUID:
    return desk.do(DOING, save_contract, ContractDraft(client, "Services", terms=terms))


def hours(desk: Desk, client: UUID, side: Side, day: date, minutes: int) -> None:
    desk.do(DOING, save_hours, HoursDraft(client, side, day, minutes))


def of(desk: Desk, client: UUID, months: Months = OCTOBER) -> ClientMargin:
    found = desk.ask(client_margin, client, months, 5_000, "EUR", "Europe/Madrid")
    assert found is not None
    return found


def of_firm(desk: Desk, owner: UUID | None = None) -> FirmMargins:
    return desk.ask(firm_margins, OCTOBER, 5_000, "EUR", "Europe/Madrid", owner)


@pytest.fixture
def desk(made: MadeDesk) -> Desk:
    return made.desk


def test_a_client_brings_its_worth_and_costs_its_hours(desk: Desk) -> None:
    client = a_client(desk)
    a_contract(desk, client)
    an_interaction(desk, (), client, at=datetime(2026, 10, 5, 9, tzinfo=UTC), minutes=90)
    an_interaction(desk, (), client, at=datetime(2026, 10, 6, 9, tzinfo=UTC))
    hours(desk, client, Side.OURS, date(2026, 10, 31), 30)
    hours(desk, client, Side.THEIRS, date(2026, 10, 1), 45)
    hours(desk, client, Side.OURS, date(2026, 11, 1), 1000)
    found = of(desk, client)
    assert found.hours == Hours(contacts=90, noted=30, theirs=45)
    assert (found.margin.included, found.margin.spent) == (600, 120)
    assert found.margin.margin == Money("EUR", 100_000 - 10_000)


def test_a_month_begins_and_ends_where_the_firm_is(desk: Desk) -> None:
    client = a_client(desk)
    # Half past eleven in the evening of 30 September in London is October in Madrid.
    an_interaction(desk, (), client, at=datetime(2026, 9, 30, 22, 30, tzinfo=UTC), minutes=1)
    an_interaction(desk, (), client, at=datetime(2026, 9, 30, 21, 30, tzinfo=UTC), minutes=10)
    # On 31 October Madrid is an hour nearer to London.
    an_interaction(desk, (), client, at=datetime(2026, 10, 31, 22, 30, tzinfo=UTC), minutes=100)
    an_interaction(desk, (), client, at=datetime(2026, 10, 31, 23, 0, tzinfo=UTC), minutes=1000)
    assert of(desk, client).hours.contacts == 101


def test_conditions_of_before_count_until_their_last_day(desk: Desk) -> None:
    client = a_client(desk)
    key = a_contract(desk, client)
    new = replace(TERMS, starts_on=date(2026, 11, 1), first_end_on=date(2028, 1, 31), value=200_000)
    draft = DecisionDraft(key, date(2027, 1, 31), Decision.RENEGOTIATED, TODAY, terms=new)
    desk.do(DOING, decide_renewal, draft)
    assert of(desk, client).margin.worth == (Money("EUR", 100_000),)
    assert of(desk, client, Months(date(2026, 10, 1), 2)).margin.worth == (Money("EUR", 300_000),)


def test_what_was_closed_before_brings_nothing(desk: Desk) -> None:
    client = a_client(desk)
    key = a_contract(desk, client, replace(TERMS, first_end_on=date(2026, 9, 30)))
    end = date(2026, 9, 30)
    draft = DecisionDraft(key, end, Decision.LOST, date(2026, 9, 1), "Sold")
    desk.do(DOING, decide_renewal, draft)
    assert of(desk, client).margin.worth == ()


def test_the_firm_is_its_clients_together_each_currency_alone(made: MadeDesk, desk: Desk) -> None:
    pere = a_person(desk, "Pere Vidal", made.firm)
    aero, zeta, dollar = (
        a_client(desk, n, owner_key=o) for n, o in (("aero", made.me), ("Zeta", pere), ("Dollar", pere))
    )
    a_client(desk, "Without anything")
    a_contract(desk, aero)
    a_contract(desk, dollar, replace(TERMS, currency="USD"))
    hours(desk, zeta, Side.OURS, date(2026, 10, 2), 60)
    hours(desk, zeta, Side.THEIRS, date(2026, 10, 2), 20)
    found = of_firm(desk)
    assert [c.client for c in found.clients] == ["aero", "Dollar", "Zeta"]
    assert found.margin.worth == (Money("EUR", 100_000), Money("USD", 100_000))
    assert found.margin.untold == 1
    assert found.hours == Hours(noted=60, theirs=20)
    assert [c.client for c in of_firm(desk, pere).clients] == ["Dollar", "Zeta"]
    assert [of(desk, c.client_key) for c in found.clients] == list(found.clients)


def test_two_statements_whatever_the_number_of_clients(made: MadeDesk, desk: Desk) -> None:
    for number in range(3):
        client = a_client(desk, f"Client {number}")
        a_contract(desk, client)
        an_interaction(desk, (), client, minutes=5)
        for ask in (lambda: of_firm(desk), lambda key=client: of(desk, key)):
            with statements(desk.engine) as sent:
                ask()
            assert len(sent) == 2
    assert desk.ask(client_margin, made.firm, OCTOBER, None, "EUR") is None
