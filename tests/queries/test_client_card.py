"""The client's first tab, asked of a real desk."""

from __future__ import annotations

from datetime import date, timedelta

from msp_desk.commands.people import archive_person
from msp_desk.queries.client_card import RenewalAhead, client_card
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.contracts import NoticeUnit
from msp_desk.values.drafts import ChannelDraft, PointDraft, SiteDraft
from msp_desk.values.enums import (
    Channel,
    Influence,
    Level,
    Moment,
    PersonStatus,
    PointKind,
    Promiser,
    Reason,
    Situation,
    Tier,
)
from msp_desk.values.keys import new_key
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, a_promise, an_interaction, statements
from tests.contract_desks import a_contract, terms_to


def test_nothing_is_there_for_a_client_that_is_gone(made: MadeDesk) -> None:
    assert made.desk.ask(client_card, new_key(), TODAY) is None


def test_the_header(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis Gil", made.firm)
    client = a_client(
        made.desk,
        tier=Tier.A,
        owner_key=made.me,
        deputy_key=luis,
        tags=("airport", "vip"),
        warning="Be gentle",
        sites=(SiteDraft(city="Palma"), SiteDraft(city="Ibiza")),
        points=(
            PointDraft(PointKind.PHONE, "971 55 01 33"),
            PointDraft(PointKind.EMAIL, "hola@aero.example", preferred=True),
        ),
        channels=(
            ChannelDraft(Situation.BAD_NEWS, Channel.VISIT),
            ChannelDraft(Situation.URGENT_INCIDENT, Channel.CALL),
        ),
    )
    card = made.desk.ask(client_card, client, TODAY)
    assert card is not None
    assert (card.name, card.owner, card.deputy, card.tags) == (
        "Aero Handling",
        "Marta Ruiz",
        "Luis Gil",
        ("airport", "vip"),
    )
    assert [s.city for s in card.sites] == ["Palma", "Ibiza"]
    assert [p.value for p in card.points] == ["hola@aero.example", "+34971550133"]
    assert [c.situation for c in card.channels] == [Situation.URGENT_INCIDENT, Situation.BAD_NEWS]
    assert (card.next_check_in, card.last_contact, card.about_to_bite) == (None, None, ())


def test_who_is_who_by_level_then_weight_with_their_last_contact(made: MadeDesk) -> None:
    client = a_client(made.desk)
    tech = a_person(made.desk, "Iker", client, level=Level.TECHNICAL, title="Systems")
    uses = a_person(
        made.desk, "Berta", client, level=Level.EXECUTIVE, title="Assistant", influence=Influence.USES
    )
    boss = a_person(
        made.desk, "Zoe", client, level=Level.EXECUTIVE, title="Director", influence=Influence.DECIDES
    )
    left = a_person(
        made.desk, "Ana", client, level=Level.EXECUTIVE, title="Founder", status=PersonStatus.LEFT
    )
    gone = a_person(made.desk, "Gone", client)
    made.desk.do(DOING, archive_person, gone)
    an_interaction(made.desk, [tech, boss, made.me], days_ago=9)
    an_interaction(made.desk, [tech], days_ago=2, reached=False)
    card = made.desk.ask(client_card, client, TODAY)
    assert card is not None
    assert [p.key for p in card.people] == [boss, uses, tech, left]
    spoken = {p.key: p.last_contact.date() for p in card.people if p.last_contact}
    assert spoken == {boss: TODAY - timedelta(days=9), tech: TODAY - timedelta(days=9)}
    assert card.people[0].title == "Director"


def test_lately_moments_and_what_bites(made: MadeDesk) -> None:
    client = a_client(made.desk, tier=Tier.A)
    ana = a_person(made.desk, "Ana", client, title="General director")
    for days in (100, 120, 130, 140, 150, 160):
        an_interaction(made.desk, [ana, made.me], days_ago=days, moment=Moment.OPERATION, subject=f"{days}")
    an_interaction(made.desk, [ana], days_ago=500, moment=Moment.INNOVATION)
    a_promise(made.desk, "Quote", client, days_ago=170, due_on=TODAY - timedelta(days=3))
    a_promise(
        made.desk, "Later", client, days_ago=170, due_on=TODAY + timedelta(days=90), promiser=Promiser.THEM
    )
    card = made.desk.ask(client_card, client, TODAY)
    assert card is not None
    assert [i.subject for i in card.lately] == ["100", "120", "130", "140", "150", "160"]
    assert (card.lately[0].theirs, card.lately[0].ours) == (("Ana",), ("Marta Ruiz",))
    assert [(m.moment, m.count) for m in card.moments] == [
        (Moment.OPERATION, 6),
        (Moment.EVOLUTION, 0),
        (Moment.INNOVATION, 0),
    ]
    assert card.moments[0].last is not None
    assert card.moments[0].last.date() == TODAY - timedelta(days=100)
    assert [p.what for p in card.promises] == ["Quote", "Later"]
    assert [i.reason for i in card.about_to_bite] == [Reason.CHECK_IN, Reason.PROMISE]
    assert "the general director for 100 days" in card.about_to_bite[0].why.in_english()
    assert card.next_check_in == TODAY - timedelta(days=25)


def _in_december(country: str, region: str, year: int) -> tuple[date, ...]:
    return (date(year, 12, 8),) if country == "PT" else ()


def test_the_next_renewal_tells_notice_in_working_days_where_the_calendar_is_known(made: MadeDesk) -> None:
    desk, end = made.desk, date(2026, 12, 9)
    client = a_client(desk, country="PT")
    terms = terms_to(end, notice_amount=2, notice_unit=NoticeUnit.WORKING_DAYS)
    a_contract(desk, client, terms=terms)
    without = desk.ask(client_card, client, TODAY)
    known = desk.ask(client_card, client, TODAY, WorkCalendar(country="ES", days_off=_in_december))
    assert without is not None
    assert known is not None
    assert without.renewal == RenewalAhead(end, None)
    assert known.renewal == RenewalAhead(end, date(2026, 12, 6))


def test_five_statements(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana", client, title="Director", phone="600 100 200")
    an_interaction(made.desk, [ana, made.me], days_ago=9)
    with statements(made.desk.engine) as sent:
        made.desk.ask(client_card, client, TODAY)
    assert len(sent) <= 5
