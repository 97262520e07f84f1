"""The pre-call card, asked of a real desk."""

from __future__ import annotations

from datetime import timedelta

from msp_desk.commands.holdings import hold_position
from msp_desk.commands.positions import save_position
from msp_desk.queries.person_card import person_card
from msp_desk.rules.channels import Reach
from msp_desk.values.drafts import ChannelDraft, PointDraft
from msp_desk.values.enums import Address, Channel, Level, PointKind, Side, Situation, Tier
from msp_desk.values.keys import new_key
from tests.builders import (
    DOING,
    NOW,
    TODAY,
    MadeDesk,
    a_client,
    a_person,
    a_promise,
    an_interaction,
    statements,
)


def test_nobody_is_there_who_is_gone(made: MadeDesk) -> None:
    assert made.desk.ask(person_card, new_key(), NOW) is None


def test_who_they_are_and_their_boss(made: MadeDesk) -> None:
    client = a_client(
        made.desk,
        tier=Tier.A,
        address=Address.FORMAL,
        language="es",
        time_zone="Europe/Lisbon",
        warning="Pays late",
    )
    chief = made.desk.do(DOING, save_position, client, "Operations manager", Level.MANAGEMENT)
    ana = a_person(made.desk, "Ana Núñez", client)
    made.desk.do(DOING, hold_position, chief, ana)
    oscar = a_person(
        made.desk,
        "Óscar Díaz",
        client,
        title="Check-in supervisor",
        level=Level.OPERATIONAL,
        reports_to_key=chief,
        warning="Be patient",
    )
    second = made.desk.do(DOING, save_position, client, "Night shift lead", Level.OPERATIONAL)
    made.desk.do(DOING, hold_position, second, oscar)
    card = made.desk.ask(person_card, oscar, NOW)
    assert card is not None
    assert (card.name, card.client, card.side) == ("Óscar Díaz", "Aero Handling", Side.THEIRS)
    assert (card.title, card.level, card.boss, card.boss_title) == (
        "Check-in supervisor",
        Level.OPERATIONAL,
        "Ana Núñez",
        "Operations manager",
    )
    assert [s.title for s in card.seats] == ["Check-in supervisor", "Night shift lead"]
    assert (card.address, card.language, card.zone, card.zone_known) == (
        Address.FORMAL,
        "es",
        "Europe/Lisbon",
        True,
    )
    assert (card.local.hour, card.local.minute) == (8, 30)
    assert card.warnings == ("Be patient", "Pays late")


def test_somebody_without_a_client_has_a_card_too(made: MadeDesk) -> None:
    person = a_person(made.desk, "Rosa", title="Plumber", phone="600 111 222")
    a_promise(made.desk, "Of somebody else", a_client(made.desk))
    card = made.desk.ask(person_card, person, NOW)
    assert card is not None
    assert (card.title, card.client, card.side, card.level) == ("Plumber", "", Side.THEIRS, None)
    assert card.promises == ()
    assert (card.zone, card.zone_known) == ("Europe/Madrid", False)


def test_how_to_reach_them_now(made: MadeDesk) -> None:
    client = a_client(
        made.desk,
        points=(PointDraft(PointKind.PHONE, "971 55 01 33", "counter"),),
        channels=(
            ChannelDraft(Situation.BAD_NEWS, Channel.VISIT),
            ChannelDraft(Situation.PROPOSAL, Channel.EMAIL),
        ),
    )
    person = a_person(
        made.desk,
        "Óscar",
        client,
        points=(
            PointDraft(PointKind.EMAIL, "o@aero.example"),
            PointDraft(PointKind.MOBILE, "600 100 200", hours="L-V 9-13", preferred=True),
        ),
        channels=(ChannelDraft(Situation.BAD_NEWS, Channel.CALL),),
    )
    card = made.desk.ask(person_card, person, NOW)
    assert card is not None
    assert [p.value for p in card.points] == ["+34600100200", "o@aero.example"]
    assert [p.label for p in card.client_points] == ["counter"]
    assert card.best is not None
    assert (card.best.kind, card.best.reach) == (PointKind.MOBILE, Reach.OPEN)
    assert card.best.until == card.local.replace(hour=13, minute=0)
    assert [(c.situation, c.channel, c.own) for c in card.channels] == [
        (Situation.PROPOSAL, Channel.EMAIL, False),
        (Situation.BAD_NEWS, Channel.CALL, True),
    ]


def test_last_contacts_promises_and_whom_of_ours(made: MadeDesk) -> None:
    luis = a_person(made.desk, "Luis Gil", made.firm)
    raquel = a_person(made.desk, "Raquel Amo", made.firm)
    client = a_client(made.desk, tier=Tier.A, owner_key=made.me)
    ana = a_person(made.desk, "Ana", client, title="Director", is_key=True)
    other = a_person(made.desk, "Iker", client)
    for days in (2, 3, 20, 30):
        an_interaction(made.desk, [ana, raquel], days_ago=days, subject=f"{days}")
    an_interaction(made.desk, [ana, luis, other], days_ago=40)
    an_interaction(made.desk, [ana, luis], days_ago=600)
    a_promise(made.desk, "To the other", client, days_ago=50, person=other, due_on=TODAY)
    a_promise(made.desk, "To her", client, days_ago=50, person=ana)
    card = made.desk.ask(person_card, ana, NOW)
    assert card is not None
    assert [i.subject for i in card.lately] == ["2", "3", "20"]
    assert card.lately[0].ours == ("Raquel Amo",)
    assert [p.what for p in card.promises] == ["To her", "To the other"]
    assert [(o.name, o.count, o.owner) for o in card.ours] == [
        ("Marta Ruiz", 0, True),
        ("Raquel Amo", 4, False),
        ("Luis Gil", 1, False),
    ]
    assert card.next_check_in == TODAY + timedelta(days=73)


def test_five_statements(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana", client, title="Director", phone="600 100 200")
    an_interaction(made.desk, [ana, made.me], days_ago=9)
    with statements(made.desk.engine) as sent:
        made.desk.ask(person_card, ana, NOW)
    assert len(sent) <= 5
