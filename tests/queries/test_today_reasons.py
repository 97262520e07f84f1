"""Each reason to act as it comes from a real desk: who is told of, who is not, and how many statements it takes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, insert

from msp_desk.commands.clients import archive_client
from msp_desk.commands.holdings import vacate
from msp_desk.commands.positions import change_position
from msp_desk.commands.reminders import drop_item, hand_over, snooze
from msp_desk.models.base import table_of
from msp_desk.models.contracts import Contract
from msp_desk.models.people import Person
from msp_desk.queries.today import due_records
from msp_desk.rules.contracts import standing
from msp_desk.rules.reasons import ReasonRule, Rules
from msp_desk.rules.today import DueItem, due_items, ref_of
from msp_desk.rules.workdays import PLAIN_CALENDAR, days_after, months_after
from msp_desk.values.contracts import ContractTerms, NoticeUnit, Per, Renewal
from msp_desk.values.drafts import HoldingDraft, PositionDraft
from msp_desk.values.enums import ClientStatus, Influence, Moment, Reason
from msp_desk.values.keys import new_key
from tests.builders import (
    DOING,
    NOW,
    TODAY,
    MadeDesk,
    a_client,
    a_line,
    a_person,
    a_promise,
    a_seat,
    an_interaction,
    statements,
)
from tests.contract_desks import a_contract, terms_to
from tests.plan_desks import a_whole_plan, publish


def items(made: MadeDesk, reason: Reason, owner: UUID | None = None, rules: Rules | None = None, horizon: int = 14) -> list[DueItem]:  # fmt: skip
    due = made.desk.ask(due_records, TODAY, horizon, owner, 200, rules or {})
    found = due_items(due.records, TODAY, due.marks, NOW, owner, rules or {})
    return [i for i in found if i.reason is reason]


def told(made: MadeDesk, reason: Reason, owner: UUID | None = None) -> list[str]:
    return [f"{i.title}: {i.why.in_english()}" for i in items(made, reason, owner)]


def a_post(made: MadeDesk, client: UUID, title: str, person: UUID, starts: int | None = None, ends: int | None = None) -> UUID:  # fmt: skip
    """A seat that somebody holds from or until so many days from today."""
    from_, to = (None if d is None else TODAY + timedelta(days=d) for d in (starts, ends))
    draft = PositionDraft(client, title, holdings=(HoldingDraft(person, from_, to),))
    return made.desk.do(DOING, change_position, draft)


def test_somebody_new_until_somebody_spoke_to_them(made: MadeDesk) -> None:
    client = a_client(made.desk, "Hotel Miramar", owner_key=made.me)
    ana = a_person(made.desk, "Ana", client)
    an_interaction(made.desk, [ana], days_ago=30)
    a_post(made, client, "Finance director", ana, starts=-7)
    said = ["Ana: In the post of finance director since 2026-11-16; introduce Marta Ruiz within 7 days"]
    assert told(made, Reason.NEWCOMER) == told(made, Reason.NEWCOMER, made.me) == said
    an_interaction(made.desk, [ana], days_ago=3, reached=False)
    assert told(made, Reason.NEWCOMER) == said
    an_interaction(made.desk, [ana], days_ago=2)
    assert told(made, Reason.NEWCOMER) == []


def test_who_has_been_there_for_long_or_comes_much_later_is_not_new(made: MadeDesk) -> None:
    client = a_client(made.desk)
    for name, starts in (("Old", -29), ("Far", 15), ("Late", -20), ("Soon", 14)):
        a_post(made, client, "Clerk", a_person(made.desk, name, client), starts=starts)
    assert [i.title for i in items(made, Reason.NEWCOMER)] == ["Late", "Soon"]
    rules = {Reason.NEWCOMER: ReasonRule(amount=4)}
    assert [i.title for i in items(made, Reason.NEWCOMER, rules=rules)] == ["Soon"]


def test_somebody_new_of_ours_for_each_client(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis Gil", made.firm)
    seat = a_post(made, made.firm, "Client manager", luis, starts=-7)
    lined = a_client(made.desk, "Lined")
    a_client(made.desk, "Owned", owner_key=luis)
    a_client(made.desk, "Other")
    ana = a_person(made.desk, "Ana", lined)
    a_line(made.desk, lined, a_seat(made.desk, lined, "CEO", ana), seat)
    assert [i.client for i in items(made, Reason.NEWCOMER)] == ["Lined", "Owned"]
    assert [i.client for i in items(made, Reason.NEWCOMER, luis)] == ["Lined", "Owned"]
    an_interaction(made.desk, [ana, luis], lined)
    assert [i.client for i in items(made, Reason.NEWCOMER)] == ["Owned"]


def test_who_leaves(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis Gil", made.firm)
    a_post(made, made.firm, "Client manager", luis, ends=21)
    client = a_client(made.desk, "Aero", owner_key=luis)
    a_post(made, client, "CEO", a_person(made.desk, "Ana", client), ends=44)
    a_post(made, client, "CTO", a_person(made.desk, "Eva", client), ends=45)
    assert told(made, Reason.LEAVING) == [
        "Luis Gil: Our client manager until 2026-12-14; hand Aero over before then",
        "Ana: Leaves the post of CEO; the last day is 2027-01-06: ask who follows",
    ]


def test_an_empty_post_of_theirs_and_of_ours(made: MadeDesk) -> None:
    client = a_client(made.desk, "Aero", owner_key=made.me)
    theirs = a_seat(made.desk, client, "IT manager", a_person(made.desk, "Ana", client))
    ours = a_seat(made.desk, made.firm, "Technician", a_person(made.desk, "Luis", made.firm))
    assert items(made, Reason.SEAT_EMPTY) == []
    for seat in (theirs, ours):
        made.desk.do(DOING, vacate, seat)
    assert told(made, Reason.SEAT_EMPTY, made.me) == [
        "IT manager: Nobody holds it since Ana left on 2026-11-22; ask who follows",
        "Technician: Nobody of ours holds it since Luis left on 2026-11-22; who answers meanwhile?",
    ]
    (of_theirs, of_ours) = items(made, Reason.SEAT_EMPTY)
    assert (of_theirs.client_key, of_ours.client_key) == (client, None)


def test_birthdays_of_those_who_matter(made: MadeDesk) -> None:
    client, away = a_client(made.desk), a_client(made.desk, status=ClientStatus.PAUSED)
    near: dict[str, Any] = {"birth_month": 11, "birth_day": 25}
    gone: dict[str, Any] = {"birth_month": 11, "birth_day": 19}
    a_person(made.desk, "Key", client, is_key=True, **near)
    a_person(made.desk, "Approves", client, influence=Influence.APPROVES, **near)
    a_person(made.desk, "Belated", client, is_key=True, birth_month=11, birth_day=20)
    a_person(made.desk, "Ours", made.firm, **near)
    a_person(made.desk, "Somebody", client, **near)
    a_person(made.desk, "Gone by", client, is_key=True, **gone)
    a_person(made.desk, "Paused", away, is_key=True, **near)
    assert [str(i.title) for i in items(made, Reason.BIRTHDAY)] == ["Belated", "Approves", "Key", "Ours"]


def test_my_own_birthday_is_no_news_to_me(made: MadeDesk) -> None:
    people = table_of(Person)
    with made.desk.engine.begin() as connection:
        connection.execute(people.update().where(people.c.key == made.me).values(birth_month=11, birth_day=25))  # fmt: skip
    assert items(made, Reason.BIRTHDAY) == []


@pytest.mark.parametrize(
    ("on", "horizon", "expected"),
    [
        (date(2027, 2, 20), 14, date(2027, 2, 28)),
        (date(2027, 2, 14), 14, date(2027, 2, 28)),
        (date(2027, 3, 3), 14, date(2027, 2, 28)),
        (date(2027, 3, 4), 14, None),
        (date(2028, 2, 20), 14, date(2028, 2, 29)),
        (date(2027, 12, 20), 365, date(2028, 2, 29)),
    ],
)
def test_a_birthday_on_29_february(made: MadeDesk, on: date, horizon: int, expected: date | None) -> None:
    a_person(made.desk, "Leap", a_client(made.desk), is_key=True, birth_month=2, birth_day=29)
    found = made.desk.ask(due_records, on, horizon).records
    assert [r.due_on for r in found if r.reason is Reason.BIRTHDAY] == ([expected] if expected else [])


def test_anniversaries_across_new_year(made: MadeDesk) -> None:
    for name, since in (("Five", date(2022, 1, 2)), ("Two", date(2024, 12, 30)), ("New", date(2026, 12, 28))):
        a_client(made.desk, name, since=since)
    on = date(2026, 12, 27)
    found = made.desk.ask(due_records, on).records
    years = {r.about.client: r.why(on).params["n"] for r in found if r.reason is Reason.ANNIVERSARY}
    assert years == {"Five": 5, "Two": 2}
    every_fifth = {Reason.ANNIVERSARY: ReasonRule(amount=5)}
    found = made.desk.ask(due_records, on, 14, None, 200, every_fifth).records
    assert [r.about.client for r in found if r.reason is Reason.ANNIVERSARY] == ["Five"]


def test_silence_about_a_front(made: MadeDesk) -> None:
    client = a_client(made.desk, "Aero", since=date(2020, 1, 1))
    ana = a_person(made.desk, "Ana", client)
    for moment in (Moment.OPERATION, Moment.INNOVATION):
        an_interaction(made.desk, [ana], client, days_ago=20, moment=moment, perceived=4)
    an_interaction(made.desk, [ana], client, days_ago=220, moment=Moment.EVOLUTION, perceived=4)
    (item,) = items(made, Reason.PERCEPTION)
    assert item.why.in_english() == "Nobody has asked for 7 months how they feel about evolution"
    an_interaction(made.desk, [ana], client, moment=Moment.EVOLUTION, perceived=4)
    assert items(made, Reason.PERCEPTION) == []


def test_what_is_not_measured_of_a_published_plan(made: MadeDesk) -> None:
    whole = a_whole_plan(made)
    assert items(made, Reason.UNMEASURED) == []
    publish(made, whole.plan)
    assert items(made, Reason.UNMEASURED) == []
    december = date(2026, 12, 10)
    (found,) = [r for r in made.desk.ask(due_records, december).records if r.reason is Reason.UNMEASURED]
    assert found.why(december).in_english() == (
        "2 commitments have not been measured for the time since 2026-11-01"
    )
    assert found.due_on == date(2026, 12, 1)


def test_contracts_that_are_to_be_talked_about(made: MadeDesk) -> None:
    client = a_client(made.desk, "Aero", owner_key=made.me)
    a_contract(made.desk, client, "Backups", terms_to(TODAY + timedelta(days=100)))
    a_contract(made.desk, client, "Far off", terms_to(TODAY + timedelta(days=300)))
    assert [str(i.title.in_english()) for i in items(made, Reason.RENEWAL, made.me)] == ["Renewal of Backups"]  # type: ignore[union-attr]
    made.desk.do(DOING, archive_client, client)
    assert items(made, Reason.RENEWAL) == []


def test_no_contract_is_lost_by_reckoning_in_months(made: MadeDesk) -> None:
    client, random = a_client(made.desk), Random(5)
    terms = {new_key(): _any_terms(random) for _ in range(4_000)}
    with made.desk.engine.begin() as connection:
        _keep(connection, client, terms)
    for horizon in (0, 14, 60):
        due = made.desk.ask(due_records, TODAY, horizon).records
        found = {(r.subject, r.occurrence) for r in due if r.reason is Reason.RENEWAL}
        expected = set()
        for key, (agreed, decided) in terms.items():
            stands = standing(agreed, decided, None, TODAY, PLAIN_CALENDAR, "ES")
            if stands is not None and stands.talk_on <= TODAY + timedelta(days=horizon):
                expected.add((key, stands.end_on.isoformat()))
        assert found == expected


def _any_terms(random: Random) -> tuple[ContractTerms, date | None]:
    starts = TODAY - timedelta(days=random.randint(-100, 3000))
    renewal = random.choice(tuple(Renewal))
    first = months_after(starts, random.randint(1, 36)) - timedelta(days=1)
    if random.random() < 0.3:
        first = starts + timedelta(days=random.randint(0, 1000))
    terms = ContractTerms(
        starts_on=starts,
        first_end_on=None if renewal is Renewal.EVERGREEN and random.random() < 0.5 else first,
        renewal=renewal,
        further_months=random.choice((1, 3, 6, 12, 24)) if renewal is Renewal.TACIT else None,
        notice_amount=random.choice((0, 1, 2, 15, 30, 36)),
        notice_unit=random.choice(tuple(NoticeUnit)),
        lead_days=random.choice((0, 30, 60, 200)),
    )
    return terms, _any_decision(random, terms)


def _any_decision(random: Random, terms: ContractTerms) -> date | None:
    """None, the end of the term that is pending, or a day that no term ends on."""
    stands = standing(terms, None, None, TODAY)
    if stands is None or random.random() < 0.3:
        return None
    return stands.end_on if random.random() < 0.7 else days_after(stands.end_on, random.randint(-9, 9))


def _keep(connection: Connection, client: UUID, terms: dict[UUID, tuple[ContractTerms, date | None]]) -> None:
    names = ("starts_on", "first_end_on", "renewal", "further_months", "notice_amount", "notice_unit", "lead_days")  # fmt: skip
    connection.execute(
        insert(table_of(Contract)),
        [
            {"key": key, "client_key": client, "name": "", "created_at": NOW, "updated_at": NOW, "decided_end": decided,
             "value_per": Per.YEAR, "minutes_per": Per.MONTH, **{n: getattr(agreed, n) for n in names}}
            for key, (agreed, decided) in terms.items()
        ],
    )  # fmt: skip


def test_marks_come_along_and_what_is_handed_over_is_on_the_others_list(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis", made.firm)
    client = a_client(made.desk, "Aero", owner_key=made.me)
    a_promise(made.desk, "Quote", client, due_on=TODAY)
    a_promise(made.desk, "Report", client, due_on=TODAY)
    quote, report = (ref_of(i) for i in items(made, Reason.PROMISE))
    made.desk.do(DOING, hand_over, quote, luis, "You know them better")
    assert len(items(made, Reason.PROMISE, made.me)) == 1
    (handed,) = items(made, Reason.PROMISE, luis)
    assert handed.mark is not None
    assert (handed.mark.note, handed.client) == ("You know them better", "Aero")
    made.desk.do(DOING, snooze, report, TODAY + timedelta(days=2))
    assert items(made, Reason.PROMISE, made.me) == []
    made.desk.do(DOING, drop_item, quote, "Done by somebody else")
    assert items(made, Reason.PROMISE, luis) == []


def test_a_check_in_that_was_handed_over_is_on_the_others_list(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis", made.firm)
    client = a_client(made.desk, "Aero", owner_key=made.me)
    an_interaction(made.desk, [a_person(made.desk, "Ana", client, title="Clerk")], days_ago=400)
    (item,) = items(made, Reason.CHECK_IN, made.me)
    made.desk.do(DOING, hand_over, ref_of(item), luis)
    assert items(made, Reason.CHECK_IN, made.me) == []
    assert [i.title for i in items(made, Reason.CHECK_IN, luis)] == ["Ana"]


def test_two_statements_with_every_reason_there(made: MadeDesk) -> None:
    whole = a_whole_plan(made)
    publish(made, whole.plan)
    made.desk.do(DOING, vacate, whole.seats.technician)
    client = a_client(made.desk, "Aero", owner_key=made.me, since=date(2020, 11, 25))
    ana = a_person(made.desk, "Ana", client, is_key=True, birth_month=11, birth_day=25, title="CEO")
    an_interaction(made.desk, [ana], days_ago=500)
    a_post(made, client, "CTO", a_person(made.desk, "Eva", client), starts=-3, ends=20)
    a_promise(made.desk, "Quote", client, due_on=TODAY)
    a_promise(made.desk, "Some day", client, days_ago=90)
    a_contract(made.desk, client, "Backups", terms_to(TODAY + timedelta(days=100)))
    with statements(made.desk.engine) as sent:
        due = made.desk.ask(due_records, date(2026, 12, 2), 14)
    assert len(sent) == 2
    reasons = {r.reason for r in due.records}
    assert set(Reason) - reasons == {Reason.PLAN_REVIEW, Reason.ANNIVERSARY, Reason.BIRTHDAY}
    with statements(made.desk.engine) as sent:
        made.desk.ask(due_records, TODAY, 14, made.me)
    assert len(sent) == 2
