"""The records that Today is made of, from a real desk."""

from __future__ import annotations

from datetime import timedelta

from msp_desk.queries.today import due_records
from msp_desk.rules.today import DueItem, due_items
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.values.enums import Tier
from tests.builders import TODAY, MadeDesk, a_client, a_person, a_promise, an_interaction, statements


def _items(made: MadeDesk) -> tuple[DueItem, ...]:
    due = made.desk.ask(due_records, TODAY)
    return due_items(due.records, TODAY, due.marks)


def test_a_check_in_and_a_promise_are_due(made: MadeDesk) -> None:
    client = a_client(made.desk, "Hotel Miramar", tier=Tier.A, owner_key=made.me)
    carmen = a_person(made.desk, "Carmen Ortega", client, title="Finance director", is_key=True)
    an_interaction(made.desk, [carmen], days_ago=104)
    a_promise(made.desk, "Quote", client, days_ago=110, person=carmen, due_on=TODAY - timedelta(days=3))
    a_promise(made.desk, "Some day", client, days_ago=110)
    a_promise(made.desk, "Far off", client, days_ago=110, due_on=TODAY + timedelta(days=99))
    told = [(i.late, i.why.in_english()) for i in _items(made)]
    assert told == [
        (20, f"Some day, promised on {TODAY - timedelta(days=110)}; open for 110 days without a date"),
        (14, "Nobody has spoken to the finance director for 104 days; tier A executives: every 90"),
        (3, f"Quote, promised to Carmen Ortega on {TODAY - timedelta(days=110)}"),
    ]


def test_only_those_of_an_account_owner(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis", made.firm)
    for name, owner in (("Mine", made.me), ("His", luis), ("Nobody's", None)):
        client = a_client(made.desk, name, owner_key=owner)
        person = a_person(made.desk, f"Of {name}", client, title="Clerk")
        an_interaction(made.desk, [person], days_ago=400)
        a_promise(made.desk, "Quote", client, days_ago=410, due_on=TODAY)
    assert {r.about.client for r in made.desk.ask(due_records, TODAY, 14, luis).records} == {
        "His",
        "Nobody's",
    }
    assert {r.about.client for r in made.desk.ask(due_records, TODAY, 14).records} == {
        "Mine",
        "His",
        "Nobody's",
    }


def test_the_earliest_are_kept_where_there_are_too_many(made: MadeDesk) -> None:
    client = a_client(made.desk)
    for days in (5, 1, 3):
        a_promise(made.desk, f"{days}", client, due_on=TODAY + timedelta(days=days))
    records = made.desk.ask(due_records, TODAY, 14, None, 2).records
    assert [r.due_on for r in records if not isinstance(r, CheckInRecord)] == [
        TODAY + timedelta(days=d) for d in (1, 3)
    ]


def test_two_statements(made: MadeDesk) -> None:
    a_promise(made.desk, "Quote", a_client(made.desk), due_on=TODAY)
    with statements(made.desk.engine) as sent:
        made.desk.ask(due_records, TODAY, 14, made.me)
    assert len(sent) <= 2
