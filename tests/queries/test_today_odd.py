"""Today of a desk that is not as one expects: nobody at it, no working days, places that nobody knows; on any day there is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from msp_desk.commands.contracts import save_contract
from msp_desk.commands.desk import set_setting
from msp_desk.program import days_off
from msp_desk.queries.desk import calendar_of, desk_card
from msp_desk.queries.today import due_records
from msp_desk.rules.agenda import plan_days, planned_until
from msp_desk.rules.today import due_items
from msp_desk.rules.workdays import days_after
from msp_desk.values.contracts import ContractDraft, ContractTerms, NoticeUnit
from msp_desk.values.enums import Reason, Tier
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_desk, a_person, a_promise, an_interaction
from tests.round_trips import clocks_as_kept, clocks_from_scratch


@pytest.fixture
def odd(tmp_path: Path) -> MadeDesk:
    made = a_desk(tmp_path)
    for name, value in (("me", None), ("region", "ZZ"), ("work_days", []), ("calls_a_day", 1)):
        made.desk.do(DOING, set_setting, name, value)
    client = a_client(made.desk, "Far Away", country="QQ", tier=Tier.A)
    an_interaction(made.desk, [a_person(made.desk, client=client, title="Clerk")], days_ago=400)
    a_promise(made.desk, "Quote", client, days_ago=9, due_on=TODAY)
    first, last = days_after(TODAY, -300), days_after(TODAY, 65)
    for unit in NoticeUnit:
        terms = ContractTerms(first, last, notice_amount=30, notice_unit=unit)
        made.desk.do(DOING, save_contract, ContractDraft(client, unit.value, terms=terms))
    return made


def _due(made: MadeDesk, on: date, owner: UUID | None, horizon: int = 14) -> set[Reason]:
    calendar = calendar_of(made.desk.ask(desk_card, on), days_off)
    due = made.desk.ask(due_records, on, horizon, owner, calendar=calendar)
    items = due_items(due.records, on, due.marks, owner=owner, calendar=calendar)
    planned = plan_days(items, calendar, on, planned_until(on, days_after(on, horizon)), 1)
    placed = [i for day in planned.days for i in day.items]
    assert Counter(i.identity for i in (*placed, *planned.unplaced)) == Counter(i.identity for i in items)
    assert all(i.why.in_english() for i in items)
    return {i.reason for i in items}


def test_all_that_is_due_is_told_to_everybody(odd: MadeDesk) -> None:
    every = {Reason.CHECK_IN, Reason.PROMISE, Reason.RENEWAL}
    assert every <= _due(odd, TODAY, None)
    assert every <= _due(odd, TODAY, odd.me)


@pytest.mark.parametrize("on", [date.min, date(1900, 2, 28), date(2200, 12, 31), date.max])
@pytest.mark.parametrize("horizon", [1, 366])
def test_any_day_can_be_asked_about(odd: MadeDesk, on: date, horizon: int) -> None:
    assert (Reason.PROMISE in _due(odd, on, None, horizon)) == (on > TODAY)


def test_what_is_derived_comes_out_the_same_from_nothing(odd: MadeDesk) -> None:
    assert odd.desk.rehearse(clocks_from_scratch) == odd.desk.ask(clocks_as_kept)
