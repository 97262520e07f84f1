"""The gaps of a client, and whom to call for what, asked of a real desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest

from msp_desk.commands.holdings import vacate
from msp_desk.queries.gaps import gaps_of
from msp_desk.queries.person_card import person_card
from msp_desk.queries.who import OurCounterpart, who_rows
from msp_desk.queries.whom_to_call import CallRow, whom_to_call
from msp_desk.rules.gaps import Gap, GapKind
from msp_desk.values.drafts import PointDraft
from msp_desk.values.enums import Channel, Influence, PointKind, Side, Tier
from msp_desk.values.keys import new_key
from tests.builders import (
    DOING,
    NOW,
    TODAY,
    MadeDesk,
    a_client,
    a_line,
    a_person,
    a_seat,
    an_interaction,
    statements,
)


@dataclass(slots=True)
class Two:
    """A client of three seats and our firm of two, without lines."""

    made: MadeDesk
    client: UUID = field(init=False)
    ceo: UUID = field(init=False)
    cio: UUID = field(init=False)
    tech: UUID = field(init=False)
    marta: UUID = field(init=False)
    raquel: UUID = field(init=False)
    people: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        desk = self.made.desk
        self.client = a_client(
            desk, tier=Tier.A, points=(PointDraft(PointKind.PHONE, "971 000 120", hours="24/7"),)
        )
        numbers = (
            PointDraft(PointKind.PHONE, "971 000 121"),
            PointDraft(PointKind.EMAIL, "pilar@aero.example"),
            PointDraft(PointKind.MOBILE, "600 100 210", hours="9:00-11:00", preferred=True),
        )
        self.people["Pilar"] = a_person(
            desk, "Pilar", self.client, influence=Influence.DECIDES, points=numbers
        )
        self.people["Sara"] = a_person(desk, "Sara", self.client, email="sara@aero.example")
        self.people["Iker"] = a_person(desk, "Iker", self.client)
        self.people["Raquel"] = a_person(desk, "Raquel", self.made.firm, phone="600 100 106")
        self.ceo = a_seat(desk, self.client, "General director", self.people["Pilar"], contact_for="Renewal")
        self.cio = a_seat(
            desk,
            self.client,
            "IT manager",
            self.people["Sara"],
            reports_to_key=self.ceo,
            contact_for="Changes",
        )
        self.tech = a_seat(desk, self.client, "Technician", self.people["Iker"], reports_to_key=self.cio)
        self.marta = a_seat(desk, self.made.firm, "Client manager", self.made.me)
        self.raquel = a_seat(desk, self.made.firm, "Service technician", self.people["Raquel"])

    def gaps(self) -> list[Gap]:
        card = self.made.desk.ask(gaps_of, self.client, TODAY, "Europe/Madrid")
        assert card is not None
        return list(card.gaps)

    def kinds(self) -> list[tuple[GapKind, str]]:
        return [(g.kind, g.name or g.title) for g in self.gaps()]

    def calls(self) -> tuple[CallRow, ...]:
        return self.made.desk.ask(whom_to_call, self.client, TODAY, "Europe/Madrid")


@pytest.fixture
def two(made: MadeDesk) -> Two:
    return Two(made)


def test_a_client_that_is_not_there_and_our_own_firm_have_none(made: MadeDesk) -> None:
    assert made.desk.ask(gaps_of, new_key(), TODAY) is None
    own = made.desk.ask(gaps_of, made.firm, TODAY)
    assert own is not None
    assert (own.gaps, own.ties, own.theirs.side) == ((), (), Side.OURS)
    bare = made.desk.ask(gaps_of, a_client(made.desk, "Bare"), TODAY)
    assert bare is not None
    assert bare.gaps == ()


def test_from_nothing_drawn_to_nothing_missing(two: Two) -> None:
    desk, spoken = two.made.desk, two.people["Pilar"]
    assert two.kinds() == [(GapKind.NOT_SPOKEN, "Pilar"), (GapKind.NO_LINES, "")]
    an_interaction(desk, [spoken], days_ago=3)
    a_line(desk, two.client, two.ceo, two.marta)
    assert two.kinds() == [(GapKind.UNCOVERED_LEVEL, "Sara"), (GapKind.UNCOVERED_LEVEL, "Iker")]
    a_line(desk, two.client, two.cio, two.marta, "projects")
    a_line(desk, two.client, two.tech, two.raquel, "incidents")
    assert two.gaps() == []
    a_line(desk, two.client, two.tech, two.marta, "Incidents, radio")
    assert two.kinds() == [(GapKind.TWO_FOR_TOPIC, "Iker")]
    desk.do(DOING, vacate, two.raquel)
    gaps = two.gaps()
    assert (GapKind.COUNTERPART_EMPTY, two.raquel, Side.OURS) in [(g.kind, g.seat_key, g.side) for g in gaps]


def test_days_are_those_of_the_check_in_rules(two: Two) -> None:
    desk = two.made.desk
    for theirs, ours in ((two.ceo, two.marta), (two.cio, two.marta), (two.tech, two.raquel)):
        a_line(desk, two.client, theirs, ours)
    an_interaction(desk, [two.people["Pilar"]], days_ago=91)
    (gap,) = two.gaps()
    assert (gap.kind, gap.days, gap.limit) == (GapKind.NOT_SPOKEN, 91, 90)
    assert gap.person_key == two.people["Pilar"]


def test_a_client_that_only_one_of_ours_speaks_with(two: Two) -> None:
    desk = two.made.desk
    for theirs, ours in ((two.ceo, two.marta), (two.cio, two.marta), (two.tech, two.raquel)):
        a_line(desk, two.client, theirs, ours)
    for days, whom in ((2, "Pilar"), (3, "Sara"), (4, "Iker"), (400, "Pilar")):
        an_interaction(desk, [two.people[whom], two.made.me], days_ago=days)
    assert two.gaps() == [], "three are too few"
    an_interaction(desk, [two.people["Sara"], two.made.me], days_ago=9)
    an_interaction(desk, [two.people["Sara"], two.people["Raquel"]], days_ago=400)
    an_interaction(desk, [two.people["Sara"], two.people["Raquel"]], days_ago=5, reached=False)
    (gap,) = two.gaps()
    assert (gap.kind, gap.person_key, gap.count) == (GapKind.ONE_OF_OURS, two.made.me, 4)


def test_thirteen_statements_however_large(two: Two) -> None:
    boss = two.cio
    for number in range(12):
        who = a_person(two.made.desk, f"P{number}", two.client)
        boss = a_seat(two.made.desk, two.client, f"S{number}", who, reports_to_key=boss)
        a_line(two.made.desk, two.client, boss, two.raquel, f"topic {number}")
    with statements(two.made.desk.engine) as sent:
        two.gaps()
    assert len(sent) == 13


def test_whom_to_call_for_what_both_ways(two: Two) -> None:
    desk = two.made.desk
    a_line(desk, two.client, two.ceo, two.marta, "Contract", channel=Channel.MEETING)
    a_line(desk, two.client, two.tech, two.raquel)
    contract, everything, alone = two.calls()
    assert (contract.topic, contract.channel, contract.theirs.name) == ("Contract", Channel.MEETING, "Pilar")
    assert (contract.theirs.phone, contract.theirs.hours) == ("+34600100210", "9:00-11:00")
    assert (contract.theirs.email, contract.theirs.kind) == ("pilar@aero.example", PointKind.MOBILE)
    assert contract.ours is not None
    assert (contract.ours.title, contract.ours.name) == ("Client manager", "Marta Ruiz")
    assert (everything.topic, everything.theirs.title) == ("", "Technician")
    assert everything.theirs.phone == "+34971000120", "the house's number, where they have none"
    assert everything.ours is not None
    assert everything.ours.phone == "+34600100106"
    assert (alone.topic, alone.theirs.name, alone.ours, alone.tie_key) == ("Changes", "Sara", None, None)


def test_an_empty_seat_is_called_at_the_house(two: Two) -> None:
    a_line(two.made.desk, two.client, two.ceo, two.marta)
    two.made.desk.do(DOING, vacate, two.ceo)
    renewal = next(c for c in two.calls() if c.topic == "Renewal")
    assert (renewal.theirs.name, renewal.theirs.phone, renewal.theirs.hours) == ("", "+34971000120", "24/7")
    assert renewal.tie_key is not None, "the topic is the seat's where the line says none"


def test_nothing_to_call_where_there_is_nothing(made: MadeDesk) -> None:
    assert made.desk.ask(whom_to_call, new_key(), TODAY) == ()
    assert made.desk.ask(whom_to_call, made.firm, TODAY) == ()
    assert made.desk.ask(whom_to_call, a_client(made.desk), TODAY) == ()


def test_whom_to_call_costs_two_statements_beside_the_charts(two: Two) -> None:
    a_line(two.made.desk, two.client, two.ceo, two.marta)
    with statements(two.made.desk.engine) as sent:
        two.calls()
    assert len(sent) == 5 + 5 + 3


def test_the_card_of_somebody_says_who_of_ours_answers_to_them(two: Two) -> None:
    desk, sara = two.made.desk, two.people["Sara"]
    a_line(desk, two.client, two.cio, two.marta)
    a_line(desk, two.client, two.cio, two.raquel, "Incidents", channel=Channel.CALL)
    a_line(desk, two.client, two.ceo, two.marta, "Contract")
    card = desk.ask(person_card, sara, NOW)
    assert card is not None
    assert [(a.topic, a.name, a.channel) for a in card.answers] == [
        ("Incidents", "Raquel", Channel.CALL),
        ("", "Marta Ruiz", None),
    ]
    (row,) = desk.ask(who_rows, desk.find("sara")[:1], NOW)
    assert row.counterparts == (OurCounterpart("Incidents", "Raquel"), OurCounterpart("", "Marta Ruiz"))
    desk.do(DOING, vacate, two.raquel)
    two.made.clock.now = NOW + timedelta(days=1)
    card = desk.ask(person_card, sara, two.made.clock.now)
    assert card is not None
    assert (card.answers[0].name, card.answers[0].seat_title) == ("", "Service technician")
    (row,) = desk.ask(who_rows, desk.find("sara")[:1], two.made.clock.now)
    assert row.counterparts[0].name == "Service technician"
