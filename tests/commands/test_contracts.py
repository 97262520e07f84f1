"""Contracts kept, renewals decided and hours noted; every deed undone and done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from msp_desk.commands.clients import merge_clients
from msp_desk.commands.contracts import (
    MOST_MINUTES,
    decide_renewal,
    delete_contract,
    delete_hours,
    save_contract,
    save_hours,
)
from msp_desk.commands.records import delete, record
from msp_desk.models.clients import Client
from msp_desk.queries.contracts import (
    ContractCard,
    client_contracts,
    client_hours,
    contract_draft,
    hours_draft,
)
from msp_desk.rules.contract_decisions import terms_again
from msp_desk.rules.workdays import PLAIN_CALENDAR
from msp_desk.store.desk import Desk
from msp_desk.values.contracts import (
    ContractDraft,
    ContractTerms,
    Decision,
    DecisionDraft,
    HoursDraft,
    NoticeWay,
    Renewal,
)
from msp_desk.values.enums import Promiser, Side
from msp_desk.values.errors import Refused, Stale
from tests.builders import DOING, TODAY, MadeDesk, a_client
from tests.round_trips import there_and_back

#: Three years, then yearly; three months' notice by registered letter. The second term ends on 31 January 2027.
TERMS = ContractTerms(
    starts_on=date(2023, 2, 1),
    first_end_on=date(2026, 1, 31),
    notice_amount=3,
    notice_way=NoticeWay.REGISTERED_LETTER,
    value=1_200_000,
    currency="EUR",
    minutes_included=600,
)
END = date(2027, 1, 31)


def a_contract(desk: Desk, client: UUID, terms: ContractTerms = TERMS, **fields: Any) -> UUID:
    draft = ContractDraft(client_key=client, name="Managed services", terms=terms, **fields)
    return desk.do(DOING, save_contract, draft)


def the_card(desk: Desk, client: UUID) -> ContractCard:
    (card,) = desk.ask(client_contracts, client, TODAY, PLAIN_CALENDAR)
    return card


def decide(desk: Desk, contract: UUID, decision: Decision, **fields: Any) -> UUID:
    draft = DecisionDraft(
        **{"contract_key": contract, "for_end": END, "decided_on": TODAY, **fields}, decision=decision
    )
    return desk.do(DOING, decide_renewal, draft)


@pytest.fixture
def client(desk: Desk) -> UUID:
    return a_client(desk)


@pytest.fixture
def contract(desk: Desk, client: UUID) -> UUID:
    return a_contract(desk, client)


def test_a_contract_is_kept_changed_and_taken_away(desk: Desk, client: UUID) -> None:
    there_and_back(desk, lambda: a_contract(desk, client, reference=" C-17 ", notes="One\r\ntwo"))
    card = the_card(desk, client)
    assert (card.draft.reference, card.draft.notes, card.draft.terms) == ("C-17", "One\ntwo", TERMS)
    assert card.standing is not None
    assert (card.standing.end_on, card.standing.notice_on) == (END, date(2026, 10, 31))
    key = card.draft.key
    assert key is not None
    changed = replace(card.draft, name="Services", terms=replace(TERMS, lead_days=90, currency="usd "))
    there_and_back(desk, lambda: desk.do(DOING, save_contract, changed))
    kept = desk.ask(contract_draft, key)
    assert kept is not None
    assert kept == replace(changed, terms=replace(TERMS, lead_days=90, currency="USD"), version=kept.version)
    decide(desk, key, Decision.LOST, reason="Sold")
    there_and_back(desk, lambda: desk.do(DOING, delete_contract, key))
    assert desk.ask(client_contracts, client, TODAY, PLAIN_CALENDAR) == ()
    assert desk.ask(contract_draft, key) is None


def test_what_others_changed_meanwhile_is_taken_in_condition_by_condition(desk: Desk, contract: UUID) -> None:
    loaded = desk.ask(contract_draft, contract)
    assert loaded is not None
    theirs = replace(loaded, notes="Theirs", terms=replace(loaded.terms, value=1))
    desk.do(DOING, save_contract, theirs)
    current = desk.ask(contract_draft, contract)
    assert current is not None
    mine = replace(loaded, name="Mine", terms=replace(loaded.terms, lead_days=30))
    desk.do(DOING, save_contract, mine, loaded, current)
    both = desk.ask(contract_draft, contract)
    assert both is not None
    assert (both.name, both.notes, both.terms.value, both.terms.lead_days) == ("Mine", "Theirs", 1, 30)
    clashing = replace(loaded, notes="Mine, too", terms=replace(loaded.terms, value=2))
    with pytest.raises(Stale) as stale:
        desk.do(DOING, save_contract, clashing, loaded, both)
    assert stale.value.fields == ("notes", "value")


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_on": None},
        {"first_end_on": None},
        {"first_end_on": date(2023, 1, 31)},
        {"further_months": 0},
        {"further_months": None},
        {"notice_amount": -1},
        {"notice_amount": 100_000},
        {"lead_days": -1},
        {"value": -1},
        {"value": 10**18},
        {"currency": ""},
        {"currency": "EURO"},
        {"minutes_included": -1},
        {"minutes_included": 10**12},
    ],
)
def test_conditions_that_make_no_sense_are_refused(desk: Desk, client: UUID, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        a_contract(desk, client, replace(TERMS, **wrong))
    assert str(refused.value).endswith((".", "EUR."))


def test_a_contract_needs_a_name_and_a_client(made: MadeDesk, desk: Desk, client: UUID) -> None:
    for key, name in ((None, "A name"), (made.firm, "A name"), (client, " ")):
        with pytest.raises(Refused):
            desk.do(DOING, save_contract, ContractDraft(key, name, terms=TERMS))


def test_a_tacit_renewal_is_decided_and_the_next_end_waits(desk: Desk, client: UUID, contract: UUID) -> None:
    there_and_back(desk, lambda: decide(desk, contract, Decision.RENEWED, reason="They are content"))
    card = the_card(desk, client)
    assert card.decided_end == END
    assert card.standing is not None
    assert card.standing.end_on == date(2028, 1, 31)
    (row,) = card.decisions
    assert (row.for_end, row.decision, row.reason, row.by) == (
        END,
        Decision.RENEWED,
        "They are content",
        "Marta Ruiz",
    )
    assert card.before == ()


def test_what_would_end_is_agreed_anew_for_as_long_again(desk: Desk, client: UUID) -> None:
    ending = replace(TERMS, renewal=Renewal.ENDS, starts_on=date(2026, 1, 1), first_end_on=date(2026, 12, 31))
    key = a_contract(desk, client, ending)
    end = date(2026, 12, 31)
    there_and_back(desk, lambda: decide(desk, key, Decision.RENEWED, for_end=end))
    card = the_card(desk, client)
    assert (card.draft.terms.starts_on, card.draft.terms.first_end_on) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    assert [(b.terms, b.until) for b in card.before] == [(ending, end)]
    assert card.standing is not None
    assert card.standing.end_on == date(2027, 12, 31)


def test_new_conditions_take_the_place_of_the_old_ones_which_are_kept(
    desk: Desk, client: UUID, contract: UUID
) -> None:
    first = replace(terms_again(TERMS, END), value=1_300_000)
    there_and_back(desk, lambda: decide(desk, contract, Decision.RENEGOTIATED, terms=first, reason="Index"))
    card = the_card(desk, client)
    assert card.draft.terms == first
    assert first.first_end_on == date(2030, 1, 31)
    second = replace(first, starts_on=date(2030, 2, 1), first_end_on=date(2032, 1, 31), value=1)
    there_and_back(
        desk,
        lambda: decide(desk, contract, Decision.RENEGOTIATED, for_end=date(2030, 1, 31), terms=second),
    )
    card = the_card(desk, client)
    assert card.draft.terms == second
    assert [(b.terms, b.until) for b in card.before] == [(first, date(2030, 1, 31)), (TERMS, END)]
    assert [d.for_end for d in card.decisions] == [date(2030, 1, 31), END]


def test_conditions_may_change_within_a_term(desk: Desk, client: UUID, contract: UUID) -> None:
    new = replace(TERMS, starts_on=date(2026, 12, 1), first_end_on=date(2028, 11, 30))
    decide(desk, contract, Decision.RENEGOTIATED, terms=new)
    card = the_card(desk, client)
    assert [b.until for b in card.before] == [date(2026, 11, 30)]
    assert card.standing is not None
    assert card.standing.end_on == date(2028, 11, 30)


@pytest.mark.parametrize("decision", [Decision.NOTICE_GIVEN, Decision.LOST])
def test_it_ends_with_its_term_or_on_a_day_of_its_own(
    desk: Desk, client: UUID, contract: UUID, decision: Decision
) -> None:
    there_and_back(
        desk, lambda: decide(desk, contract, decision, reason="A cheaper offer", by_side=Promiser.THEM)
    )
    card = the_card(desk, client)
    assert (card.closed_on, card.standing, card.decisions[0].by_side) == (END, None, Promiser.THEM)
    other = a_contract(desk, a_client(desk, "Other"))
    decide(desk, other, decision, reason="Sold", last_day=date(2026, 12, 15))
    (gone,) = desk.ask(client_contracts, _client_of(desk, other), TODAY, PLAIN_CALENDAR)
    assert gone.closed_on == date(2026, 12, 15)


def _client_of(desk: Desk, contract: UUID) -> UUID:
    draft = desk.ask(contract_draft, contract)
    assert draft is not None
    assert draft.client_key is not None
    return draft.client_key


def test_notice_may_be_taken_back(desk: Desk, client: UUID, contract: UUID) -> None:
    decide(desk, contract, Decision.NOTICE_GIVEN, reason="Too dear", by_side=Promiser.THEM)
    there_and_back(
        desk,
        lambda: decide(desk, contract, Decision.RENEGOTIATED, terms=terms_again(TERMS, END), reason="Stay"),
    )
    card = the_card(desk, client)
    assert card.closed_on is None
    assert card.standing is not None
    assert card.standing.end_on == date(2030, 1, 31)
    assert [d.decision for d in card.decisions] == [Decision.RENEGOTIATED, Decision.NOTICE_GIVEN]


WRONG: list[tuple[Decision, dict[str, Any], str]] = [
    (Decision.RENEWED, {"for_end": date(2027, 1, 30)}, "No term of this contract ends"),
    (Decision.RENEWED, {"for_end": date(2028, 1, 31)}, "Decide the renewal of"),
    (Decision.RENEWED, {"decided_on": TODAY + timedelta(days=1)}, "still to come"),
    (Decision.LOST, {"reason": "  "}, "why it ends"),
    (Decision.NOTICE_GIVEN, {}, "why it ends"),
    (
        Decision.LOST,
        {"reason": "Sold", "last_day": TODAY - timedelta(days=1)},
        "before the day of the decision",
    ),
    (
        Decision.LOST,
        {"reason": "Sold", "decided_on": date(2020, 1, 1), "last_day": date(2021, 1, 1)},
        "before its first",
    ),
    (Decision.RENEGOTIATED, {}, "new conditions"),
    (Decision.RENEGOTIATED, {"terms": TERMS}, "begin after"),
    (
        Decision.RENEGOTIATED,
        {"terms": replace(TERMS, starts_on=date(2026, 12, 1), first_end_on=END)},
        "longer than",
    ),
    (Decision.RENEGOTIATED, {"terms": replace(terms_again(TERMS, END), value=-1)}, "below zero"),
]


@pytest.mark.parametrize(("decision", "fields", "sentence"), WRONG)
def test_decisions_that_make_no_sense_are_refused(
    desk: Desk, contract: UUID, decision: Decision, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        decide(desk, contract, decision, **fields)


def test_a_renewal_is_decided_once(desk: Desk, contract: UUID) -> None:
    decide(desk, contract, Decision.RENEWED)
    with pytest.raises(Refused, match="decided already"):
        decide(desk, contract, Decision.RENEWED)
    decide(desk, contract, Decision.LOST, for_end=date(2028, 1, 31), reason="Sold")
    with pytest.raises(Refused, match="has ended"):
        decide(desk, contract, Decision.RENEWED, for_end=date(2029, 1, 31))
    assert desk.last_deed is not None


def test_what_ended_without_a_word_is_decided_late(desk: Desk, client: UUID) -> None:
    end = date(2026, 9, 30)
    key = a_contract(desk, client, replace(TERMS, renewal=Renewal.ENDS, first_end_on=end))
    decide(desk, key, Decision.LOST, for_end=end, reason="They never answered")
    assert the_card(desk, client).closed_on == end


def test_hours_are_noted_changed_and_taken_away(desk: Desk, client: UUID) -> None:
    there_and_back(
        desk,
        lambda: desk.do(DOING, save_hours, HoursDraft(client, Side.OURS, TODAY, 90, " Migration ")),
    )
    (row,) = desk.ask(client_hours, client, TODAY, TODAY)
    assert (row.side, row.minutes, row.note, row.by) == (Side.OURS, 90, "Migration", "Marta Ruiz")
    draft = desk.ask(hours_draft, row.key)
    assert draft is not None
    there_and_back(
        desk,
        lambda: desk.do(DOING, save_hours, replace(draft, side=Side.THEIRS, minutes=30), draft, draft),
    )
    there_and_back(desk, lambda: desk.do(DOING, delete_hours, row.key))
    assert desk.ask(hours_draft, row.key) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_key": None},
        {"day": None},
        {"day": TODAY + timedelta(days=1)},
        {"minutes": None},
        {"minutes": 0},
        {"minutes": MOST_MINUTES + 1},
    ],
)
def test_hours_that_make_no_sense_are_refused(desk: Desk, client: UUID, wrong: dict[str, Any]) -> None:
    good = HoursDraft(client, Side.OURS, TODAY, 60)
    with pytest.raises(Refused):
        desk.do(DOING, save_hours, replace(good, **wrong))


def test_a_merge_carries_contracts_and_hours_along(desk: Desk, client: UUID) -> None:
    other = a_client(desk, "Aero Handling SL")
    key = a_contract(desk, other)
    decide(desk, key, Decision.RENEWED)
    desk.do(DOING, save_hours, HoursDraft(other, Side.THEIRS, TODAY, 45))
    there_and_back(desk, lambda: desk.do(DOING, merge_clients, client, other))
    assert the_card(desk, client).decisions[0].decision is Decision.RENEWED
    assert [h.minutes for h in desk.ask(client_hours, client, TODAY, TODAY)] == [45]


def test_what_is_of_a_client_goes_with_it(desk: Desk, client: UUID) -> None:
    key = a_contract(desk, client)
    decide(desk, key, Decision.RENEGOTIATED, terms=terms_again(TERMS, END))
    desk.do(DOING, save_hours, HoursDraft(client, Side.OURS, TODAY, 45))
    there_and_back(
        desk, lambda: desk.do(DOING, lambda session: delete(session, record(session, Client, client)))
    )
    assert desk.ask(contract_draft, key) is None
