"""Contracts and renewals as their pages ask for them, in a few statements whatever the number of clients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from msp_desk.commands.clients import archive_client
from msp_desk.commands.contracts import decide_renewal, save_contract, save_hours
from msp_desk.queries.contracts import client_contracts, client_hours, renewals
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar
from msp_desk.store.desk import Desk
from msp_desk.values.contracts import (
    ContractDraft,
    ContractTerms,
    Decision,
    DecisionDraft,
    HoursDraft,
    NoticeUnit,
)
from msp_desk.values.enums import Side, Tier
from tests.builders import DOING, NOW, TODAY, MadeDesk, a_client, a_person, statements

TERMS = ContractTerms(starts_on=date(2025, 2, 1), first_end_on=date(2026, 1, 31), notice_amount=1)
END = date(2027, 1, 31)


def a_contract(desk: Desk, client: UUID, name: str, terms: ContractTerms = TERMS) -> UUID:
    return desk.do(DOING, save_contract, ContractDraft(client, name, terms=terms))


def decide(desk: Desk, contract: UUID, decision: Decision, end: date = END, on: date = TODAY) -> None:
    desk.do(DOING, decide_renewal, DecisionDraft(contract, end, decision, on, "A reason"))


@pytest.fixture
def desk(made: MadeDesk) -> Desk:
    return made.desk


def test_renewals_come_by_the_last_day_for_notice_and_what_ends_last(made: MadeDesk, desk: Desk) -> None:
    aero, bodega, closed = (a_client(desk, n) for n in ("Aero", "Bodega", "Closed"))
    a_contract(desk, aero, "Later", replace(TERMS, first_end_on=date(2026, 6, 30)))
    soon = a_contract(desk, bodega, "Sooner")
    ending = a_contract(desk, closed, "Ends")
    decide(desk, ending, Decision.NOTICE_GIVEN)
    found = desk.ask(renewals, TODAY, PLAIN_CALENDAR)
    assert [r.name for r in found.pending] == ["Sooner", "Later", "Ends"]
    assert [r.standing and r.standing.notice_on for r in found.pending] == [
        date(2026, 12, 31),
        date(2027, 5, 31),
        None,
    ]
    assert found.pending[-1].closed_on == END
    over = desk.ask(renewals, END + timedelta(days=1), PLAIN_CALENDAR)
    assert [r.name for r in over.pending] == ["Later", "Sooner"]
    assert over.pending[1].key == soon


def test_what_was_decided_is_told_for_a_year(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A)
    key = a_contract(desk, client, "Services")
    decide(desk, key, Decision.RENEWED, date(2026, 1, 31), TODAY - timedelta(days=300))
    decide(desk, key, Decision.LOST)
    found = desk.ask(renewals, TODAY, PLAIN_CALENDAR)
    assert [(p.decision, p.for_end, p.reason) for p in found.past] == [
        (Decision.LOST, END, "A reason"),
        (Decision.RENEWED, date(2026, 1, 31), "A reason"),
    ]
    later = desk.ask(renewals, TODAY + timedelta(days=100), PLAIN_CALENDAR)
    assert [p.decision for p in later.past] == [Decision.LOST]
    assert later.pending == ()


def test_of_one_owner_and_none_that_was_put_away(made: MadeDesk, desk: Desk) -> None:
    pere = a_person(desk, "Pere Vidal", made.firm)
    mine, theirs, away = (
        a_client(desk, n, owner_key=o) for n, o in (("Mine", made.me), ("Theirs", pere), ("Away", pere))
    )
    for client in (mine, theirs, away):
        decide(desk, a_contract(desk, client, "Services"), Decision.RENEWED)
    desk.do(DOING, archive_client, away)
    everything = desk.ask(renewals, TODAY, PLAIN_CALENDAR)
    assert sorted(r.client for r in everything.pending) == ["Mine", "Theirs"]
    assert sorted(p.client for p in everything.past) == ["Mine", "Theirs"]
    of_pere = desk.ask(renewals, TODAY, PLAIN_CALENDAR, pere)
    assert [(r.client, r.owner) for r in of_pere.pending] == [("Theirs", "Pere Vidal")]
    assert [p.client for p in of_pere.past] == ["Theirs"]


def test_working_days_leave_out_the_holidays_of_the_client(desk: Desk) -> None:
    calendar = WorkCalendar(
        country="ES",
        days_off=lambda country, _region, year: {date(year, 1, 29)} if country == "PT" else set(),
    )
    terms = replace(TERMS, notice_amount=1, notice_unit=NoticeUnit.WORKING_DAYS)
    spanish, portuguese = a_client(desk, "Here"), a_client(desk, "There", country="PT")
    for client in (spanish, portuguese):
        a_contract(desk, client, "Services", terms)
    found = desk.ask(renewals, TODAY, calendar)
    assert {r.client: r.standing and r.standing.notice_on for r in found.pending} == {
        "Here": date(2027, 1, 28),
        "There": date(2027, 1, 27),
    }
    (card,) = desk.ask(client_contracts, portuguese, TODAY, calendar)
    assert card.standing is not None
    assert card.standing.notice_on == date(2027, 1, 27)


def test_the_number_of_statements_does_not_grow(made: MadeDesk, desk: Desk) -> None:
    for number in range(3):
        client = a_client(desk, f"Client {number}")
        for name in ("One", "Two"):
            decide(desk, a_contract(desk, client, name), Decision.RENEWED)
        with statements(made.desk.engine) as sent:
            desk.ask(renewals, TODAY, PLAIN_CALENDAR, made.me)
            assert len(sent) == 2
        with statements(made.desk.engine) as sent:
            desk.ask(client_contracts, client, TODAY, PLAIN_CALENDAR)
            assert len(sent) == 3


def test_hours_of_a_period_come_latest_first(desk: Desk) -> None:
    client = a_client(desk)
    for days, side in ((0, Side.OURS), (10, Side.THEIRS), (40, Side.OURS)):
        draft = HoursDraft(client, side, NOW.date() - timedelta(days=days), 30 + days)
        desk.do(DOING, save_hours, draft)
    found = desk.ask(client_hours, client, TODAY - timedelta(days=30), TODAY)
    assert [(h.side, h.minutes) for h in found] == [(Side.OURS, 30), (Side.THEIRS, 40)]
