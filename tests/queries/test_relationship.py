"""The card of the relationship report, asked of a real desk."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from msp_desk.commands.clients import save_client
from msp_desk.commands.promises import settle_promise
from msp_desk.models.interactions import Promise
from msp_desk.queries.relationship import MOST_ENTRIES, RelationshipCard, relationship_card
from msp_desk.queries.relationship_contracts import ContractsSaid
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.contracts import Decision, NoticeUnit
from msp_desk.values.drafts import ChannelDraft, ClientDraft, PointDraft, SiteDraft
from msp_desk.values.enums import (
    Channel,
    Initiative,
    Level,
    Moment,
    PersonStatus,
    PointKind,
    Promiser,
    PromiseState,
    Side,
    Situation,
    Tier,
)
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, a_promise, an_interaction, statements
from tests.contract_desks import a_contract, a_decision, some_hours, terms_to

SINCE = TODAY - timedelta(days=365)


def _card(made: MadeDesk, client: UUID, since: date = SINCE, until: date = TODAY) -> RelationshipCard:
    return made.desk.ask(relationship_card, client, since, until, TODAY, "Europe/Madrid")


def test_the_cover_has_the_clients_facts_and_who_looks_after_it(made: MadeDesk) -> None:
    deputy = a_person(made.desk, "Luis Gil", made.firm)
    client = a_client(
        made.desk,
        legal_name="Aero Handling Baleares, S.L.",
        tier=Tier.A,
        owner_key=made.me,
        deputy_key=deputy,
        sites=(SiteDraft("Terminal", city="Palma"), SiteDraft("Cargo")),
        channels=(
            ChannelDraft(Situation.REPORT, Channel.EMAIL),
            ChannelDraft(Situation.URGENT_INCIDENT, Channel.CALL),
        ),
        points=(PointDraft(PointKind.PHONE, "971 55 01 33"),),
    )
    card = _card(made, client)
    assert (card.firm.name, card.firm.country, card.firm.logo) == ("Norte Sistemas", "ES", None)
    assert (card.client.name, card.client.legal_name) == ("Aero Handling", "Aero Handling Baleares, S.L.")
    assert (card.client.owner, card.client.deputy, card.client.tier) == ("Marta Ruiz", "Luis Gil", Tier.A)
    assert [site.name for site in card.sites] == ["Terminal", "Cargo"]
    assert [c.situation for c in card.choices] == [Situation.URGENT_INCIDENT, Situation.REPORT]
    assert [p.value for p in card.points] == ["+34971550133"]


def test_people_come_by_level_with_the_preferred_way_first(made: MadeDesk) -> None:
    client = a_client(made.desk)
    technician = a_person(made.desk, "Óscar Díaz", client, title="Technician", level=Level.TECHNICAL)
    director = a_person(
        made.desk, "Pilar Sanz", client, title="General director", level=Level.EXECUTIVE, contact_for="budgets",
        points=(PointDraft(PointKind.EMAIL, "pilar@aero.example"), PointDraft(PointKind.MOBILE, "600 100 400", preferred=True)),
        channels=(ChannelDraft(Situation.BAD_NEWS, Channel.VISIT),),
    )  # fmt: skip
    a_person(made.desk, "Ana Núñez", client)
    a_person(made.desk, "Gone Away", client, status=PersonStatus.LEFT)
    a_person(made.desk, "Somebody Else", a_client(made.desk, "Another"))
    an_interaction(made.desk, [director], client, days_ago=40)
    an_interaction(made.desk, [director], client, days_ago=3, reached=False)
    people = _card(made, client).people
    assert [(p.name, p.level) for p in people] == [
        ("Pilar Sanz", Level.EXECUTIVE), ("Óscar Díaz", Level.TECHNICAL), ("Ana Núñez", None),
    ]  # fmt: skip
    assert [(s.title, s.contact_for) for s in people[0].seats] == [("General director", "budgets")]
    assert [p.value for p in people[0].points] == ["+34600100400", "pilar@aero.example"]
    assert [c.channel for c in people[0].choices] == [Channel.VISIT]
    assert people[0].last_on == TODAY - timedelta(days=40)
    assert (people[1].key, people[1].last_on) == (technician, None)


def test_contacts_of_the_period_are_counted_and_told(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana Núñez", client)
    an_interaction(
        made.desk, [ana, made.me], client, days_ago=5, subject="Review", initiative=Initiative.PROACTIVE,
        moment=Moment.EVOLUTION, perceived=4, notes="She wants numbers.",
    )  # fmt: skip
    an_interaction(made.desk, [ana], client, days_ago=30, moment=Moment.EVOLUTION, perceived=2)
    an_interaction(made.desk, [ana], client, days_ago=400, subject="Too long ago")
    an_interaction(made.desk, [], a_client(made.desk, "Another"), days_ago=5)
    card = _card(made, client)
    assert card.tally.total == 2
    assert [e.subject for e in card.entries] == ["Review", "A call"]
    assert (card.entries[0].theirs, card.entries[0].ours) == (("Ana Núñez",), ("Marta Ruiz",))
    (felt,) = card.feelings
    assert (felt.feeling.moment, felt.feeling.average, felt.mark) == (Moment.EVOLUTION, 3, 4)
    assert (felt.notes, felt.on) == ("She wants numbers.", TODAY - timedelta(days=5))


def test_promises_that_are_open_or_ended_in_the_period(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana Núñez", client)
    a_promise(made.desk, "No day", client, days_ago=500)
    a_promise(made.desk, "Send costs", client, days_ago=20, person=ana, due_on=TODAY)
    a_promise(made.desk, "Name a deputy", client, days_ago=20, promiser=Promiser.THEM)
    kept = made.desk.ask(_promise_called, "Name a deputy")
    made.desk.do(DOING, settle_promise, kept, PromiseState.KEPT)
    card = _card(made, client)
    assert [(p.what, p.state, p.person) for p in card.promises] == [
        ("Send costs", PromiseState.OPEN, "Ana Núñez"),
        ("No day", PromiseState.OPEN, ""),
        ("Name a deputy", PromiseState.KEPT, ""),
    ]
    assert card.promises[-1].closed_on == TODAY
    earlier = _card(made, client, until=TODAY - timedelta(days=30))
    assert [p.what for p in earlier.promises] == ["No day"]


def _promise_called(connection: object, what: str) -> UUID:
    return connection.execute(select(Promise.key).where(Promise.what == what)).scalar_one()  # type: ignore[attr-defined,no-any-return]


def test_who_is_due_a_key_person_speaks_for_the_level(made: MadeDesk) -> None:
    client = a_client(made.desk, tier=Tier.A)
    pilar = a_person(made.desk, "Pilar Sanz", client, title="Director", level=Level.EXECUTIVE, is_key=True)
    a_person(made.desk, "Óscar Díaz", client, title="Technician", level=Level.TECHNICAL)
    an_interaction(made.desk, [pilar], client, days_ago=10)
    due = _card(made, client).due
    assert [(c.person, c.own, c.last_on) for c in due] == [
        ("Óscar Díaz", False, None),
        ("Pilar Sanz", True, TODAY - timedelta(days=10)),
    ]
    assert due[1].max_on == TODAY - timedelta(days=10) + timedelta(days=due[1].max_days)


def test_a_client_without_anything_has_a_card(made: MadeDesk) -> None:
    card = _card(made, a_client(made.desk, "Talleres Ibarra"))
    assert (card.people, card.entries, card.promises, card.due, card.feelings) == ((), (), (), (), ())
    assert card.tally.total == 0


def test_what_cannot_be_asked_is_refused(made: MadeDesk) -> None:
    with pytest.raises(Refused):
        _card(made, new_key())
    with pytest.raises(Refused):
        _card(made, a_client(made.desk), TODAY, SINCE)


def test_it_takes_twelve_statements_and_scans_nothing(made: MadeDesk) -> None:
    client = a_client(made.desk, owner_key=made.me)
    for number in range(3):
        an_interaction(made.desk, [a_person(made.desk, f"Person {number}", client)], client, perceived=3)
    with statements(made.desk.engine) as sent:
        _card(made, client)
    assert len(sent) == 12
    with statements(made.desk.engine) as sent:
        _card(made, a_client(made.desk, "Nobody"), TODAY, TODAY)
    assert len([s for s in sent if s.startswith("SELECT")]) >= 12


def test_entries_have_a_limit(made: MadeDesk) -> None:
    assert MOST_ENTRIES == 200
    client = a_client(made.desk)
    made.desk.do(DOING, save_client, ClientDraft(name="Another"))
    for _ in range(3):
        an_interaction(made.desk, [], client)
    assert len(_card(made, client).entries) == 3


def test_contracts_come_with_what_is_next_and_the_hours_of_the_period(made: MadeDesk) -> None:
    desk = made.desk
    client = a_client(desk)
    assert _card(made, client).contracts == ContractsSaid()
    end = date(2027, 1, 31)
    key = a_contract(desk, client, terms=terms_to(end))
    a_contract(
        desk, client, "Lines", terms_to(end, notice_unit=NoticeUnit.WORKING_DAYS, minutes_included=None)
    )
    some_hours(desk, client, TODAY, 7_000)
    some_hours(desk, client, date(2026, 10, 31), 60)
    some_hours(desk, client, date(2026, 10, 31), 600, side=Side.THEIRS)
    an_interaction(desk, client=client, days_ago=(TODAY - date(2026, 9, 1)).days, minutes=30)
    an_interaction(desk, client=client, days_ago=(TODAY - date(2026, 8, 30)).days, minutes=7_000)
    said = _card(made, client, date(2026, 8, 30)).contracts
    assert said.months is not None
    assert (said.months.first, said.months.last) == (date(2026, 9, 1), date(2026, 10, 31))
    assert (said.spent, said.included) == (90, 2 * 600)
    assert [(c.name, c.end_on, c.notice_on) for c in said.contracts] == [
        ("Managed service", end, date(2026, 11, 30)),
        ("Lines", end, None),
    ]
    told = desk.ask(relationship_card, client, SINCE, TODAY, TODAY, "UTC", WorkCalendar()).contracts
    assert [c.notice_on for c in told.contracts] == [date(2026, 11, 30), date(2027, 1, 27)]
    a_decision(desk, key, end, Decision.LOST, TODAY, last_day=date(2026, 12, 31))
    ended = _card(made, client, date(2026, 9, 1)).contracts.contracts
    assert [(c.name, c.closed_on) for c in ended] == [
        ("Lines", None),
        ("Managed service", date(2026, 12, 31)),
    ]
