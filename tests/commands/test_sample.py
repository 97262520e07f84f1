"""The sample firm in a desk: one deed, whole, found by words, and Today alive on any day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from msp_desk.commands.sample import fill_with_sample
from msp_desk.exchange.sample_in import read_sample
from msp_desk.models.base import table_of
from msp_desk.models.checkins import CheckInClock
from msp_desk.models.clients import Client
from msp_desk.models.desk import Deed
from msp_desk.models.interactions import Interaction, Opportunity, Promise
from msp_desk.models.people import Holding, Person, Position
from msp_desk.queries.clients import client_rows
from msp_desk.queries.contracts import client_contracts, renewals
from msp_desk.queries.desk import desk_card
from msp_desk.queries.gaps import GapsCard, gaps_of
from msp_desk.queries.margins import firm_margins
from msp_desk.queries.orgchart import OrgChart, org_chart
from msp_desk.queries.person_card import person_card
from msp_desk.queries.today import due_records
from msp_desk.rules.gaps import GapKind
from msp_desk.rules.margins import Months
from msp_desk.rules.today import due_items
from msp_desk.rules.workdays import PLAIN_CALENDAR
from msp_desk.store.desk import Desk
from msp_desk.values.contracts import Decision, Renewal
from msp_desk.values.enums import (
    Language,
    Level,
    Reason,
    Urgency,
)
from msp_desk.values.errors import Refused
from msp_desk.values.hits import HitKind
from tests.builders import NOW, TODAY
from tests.samples import FOLDER, LOOK, MADRID, OUTSIDE, an_empty_desk, everybody, sample


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk full of the sample, in English."""
    made = an_empty_desk(tmp_path, NOW)
    made.do(LOOK, fill_with_sample, sample(), OUTSIDE)
    yield made
    made.close()


#: A leap day, the first and the last of a year, a Sunday, the end of winter time.
DAYS = (date(2028, 2, 29), date(2027, 1, 1), date(2026, 12, 31), date(2026, 11, 29), date(2027, 3, 29))


@pytest.mark.parametrize("today", DAYS)
def test_today_is_alive_on_any_day(tmp_path: Path, today: date) -> None:
    made = an_empty_desk(tmp_path, datetime(today.year, today.month, today.day, 8, tzinfo=UTC))
    language = Language.SPANISH if today.day == 1 else Language.ENGLISH
    try:
        made.do(LOOK, fill_with_sample, read_sample(FOLDER, language, today, MADRID), OUTSIDE)
        card = made.ask(desk_card, today)
        assert card is not None
        assert card.me is not None
        due = made.ask(due_records, today, owner=card.me.key)
        mine = Counter(i.urgency for i in due_items(due.records, today, due.marks, owner=card.me.key))
        assert 3 <= mine[Urgency.OVERDUE] <= 6
        assert 5 <= mine[Urgency.TODAY] <= 11
        assert 2 <= mine[Urgency.THIS_WEEK] <= 7
        assert 1 <= mine[Urgency.LATER] <= 7
        everybody = made.ask(due_records, today)
        told = due_items(everybody.records, today, everybody.marks)
        assert {i.reason for i in told} == set(Reason)
        assert any(i.mark is not None and i.mark.handed_to for i in told)
        assert any(m.hidden_until is not None for _, m in everybody.marks)
    finally:
        made.close()


def test_contracts_are_of_every_kind(desk: Desk) -> None:
    found = desk.ask(renewals, TODAY, PLAIN_CALENDAR)
    assert {r.terms.renewal for r in found.pending} == set(Renewal)
    assert {r.client for r in found.pending} >= {"Aero Handling", "Hotel Miramar", "Clínica Ponent"}
    days = [r.standing.notice_on for r in found.pending if r.standing is not None]
    assert any(d < TODAY for d in days)
    talks = [r.standing for r in found.pending if r.standing is not None and r.standing.talk_on <= TODAY]
    assert any(timedelta(days=60) < s.notice_on - TODAY < timedelta(days=75) for s in talks)
    assert {p.decision for p in found.past} >= {Decision.LOST, Decision.RENEWED, Decision.RENEGOTIATED}
    clinic = next(r for r in found.pending if r.client == "Clínica Ponent")
    (card,) = desk.ask(client_contracts, clinic.client_key, TODAY, PLAIN_CALENDAR)
    assert len(card.before) == len(card.decisions) == 2


def test_some_clients_are_under_water_and_some_are_well(desk: Desk) -> None:
    card = desk.ask(desk_card, TODAY)
    assert card is not None
    cost = card.settings.hour_cost
    found = desk.ask(firm_margins, Months(date(2026, 8, 1), 3), cost, "EUR", MADRID)
    used = {c.client: c.margin.used or 0 for c in found.clients}
    assert used["Aero Handling"] > 1
    assert 0 < used["Churrería Sol"] < 0.7
    assert found.hours.theirs > 0
    year = desk.ask(firm_margins, Months(date(2025, 12, 1), 12), cost, "EUR", MADRID)
    left = {c.client: c.margin.margin.minor for c in year.clients if c.margin.margin and c.margin.worth}
    assert [client for client, minor in left.items() if minor < 0] == ["Notaría Salas Bennàssar"]
    assert sum(left.values()) > 0


def count(connection: Connection, kind: type) -> int:
    return connection.execute(select(func.count()).select_from(table_of(kind))).scalar_one()


def test_it_comes_in_as_one_deed_and_whole(desk: Desk) -> None:
    told = sample()
    people = [p for p in everybody(told) if not p.vacant]
    assert desk.ask(count, Deed) == 1
    assert desk.ask(count, Client) == 13
    assert desk.ask(count, Person) == len(people) + len(told.unplaced)
    answers = [a for p in told.plans for e in p.editions for a in e.answers]
    comments = sum(len(a.comments) for a in answers)
    assert desk.ask(count, Interaction) == len(told.contacts) + len(answers)
    assert desk.ask(count, Promise) == sum(len(c.promises) for c in told.contacts) + comments
    assert desk.ask(count, Opportunity) == sum(len(c.opportunities) for c in told.contacts)
    assert desk.ask(count, CheckInClock) > 30


def test_the_desk_belongs_to_the_firm(desk: Desk) -> None:
    card = desk.ask(desk_card, TODAY)
    assert card is not None
    assert card.firm == "Norte Sistemas"
    assert card.me is not None
    assert card.me.name == "Marta Ruiz Coll"
    assert len(card.people) == 9
    assert card.logo_key is not None
    assert card.settings.report_colour == sample().settings["report_colour"]


def test_it_goes_into_an_empty_desk_only(desk: Desk) -> None:
    with pytest.raises(Refused, match="belongs to a firm"):
        desk.do(LOOK, fill_with_sample, sample(), OUTSIDE)


def test_whoever_takes_over_a_seat_sits_where_the_other_sat(desk: Desk) -> None:
    def holders(connection: Connection, title: str) -> list[tuple[str, bool]]:
        asked = (
            select(Person.name, Holding.ends_on)
            .join(Holding, Holding.person_key == Person.key)
            .join(Position, Position.key == Holding.position_key)
            .where(Position.title == title)
            .order_by(Holding.ends_on)
        )
        return [(name, ends is None) for name, ends in connection.execute(asked)]

    directors = sorted(desk.ask(holders, "Hotel director"))
    assert directors == [("Aina Colom Vicens", False), ("Ramon Estelrich Durán", True)]
    counters = dict(desk.ask(holders, "Check-in supervisor"))
    assert counters == {"Ana Núñez Rey": False, "Óscar Díaz Mas": True}


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("nunez", HitKind.PERSON, "Ana Núñez Rey"),
        ("+34 600 100 200", HitKind.PERSON, "Óscar Díaz Mas"),
        ("conceicao", HitKind.PERSON, "Maria da Conceição Teles Brandão"),
        ("obrien", HitKind.PERSON, "Maureen O'Brien"),
        ("churreria", HitKind.CLIENT, "Churrería Sol"),
        ("green outside red inside", HitKind.NOTE, "Quarterly review: green outside, red inside"),
        ("napkin kiosks", HitKind.NOTE, "Iker's idea: kiosks where people check in themselves"),
    ],
)
def test_search_finds_people_and_stories(desk: Desk, typed: str, kind: HitKind, title: str) -> None:
    assert (kind, title) in [(h.kind, h.title) for h in desk.find(typed)]


def test_the_card_of_somebody_who_calls_is_full(desk: Desk) -> None:
    found = next(h for h in desk.find("600100200") if h.kind is HitKind.PERSON)
    card = desk.ask(person_card, found.key, NOW)
    assert card is not None
    assert card.boss == "Ana Núñez Rey"
    assert card.level is Level.OPERATIONAL
    assert card.warnings
    assert len(card.lately) >= 3
    assert card.promises
    assert card.ours
    assert card.ours[0].owner


def test_history_moves_with_who_moved(desk: Desk) -> None:
    found = next(h for h in desk.find("capllonch") if h.kind is HitKind.PERSON)
    card = desk.ask(person_card, found.key, NOW)
    assert card is not None
    assert card.client == "Notaría Salas Bennàssar"
    assert len(card.seats) == 1


def cards(connection: Connection) -> list[GapsCard]:
    found = (gaps_of(connection, c.key, TODAY, MADRID) for c in client_rows(connection))
    return [card for card in found if card is not None]


def test_charts_are_worth_showing_on_both_sides(desk: Desk) -> None:
    shown = desk.ask(cards)
    assert max(len(card.theirs.seats) for card in shown) >= 25
    assert sum(bool(card.ties) for card in shown) >= 9
    for chart in (shown[0].ours, next(c.theirs for c in shown if c.theirs.name == "Aero Handling")):
        assert any(s.is_assistant for s in chart.seats)
        assert any(s.dotted for s in chart.seats)
        assert any(not s.holders for s in chart.seats)
    for card in shown:
        assert len(_titles_of_empty(card.theirs)) == len(set(_titles_of_empty(card.theirs)))


def _titles_of_empty(chart: OrgChart) -> list[str]:
    return [s.title for s in chart.seats if not s.holders]


def test_gaps_of_every_kind_are_seen_at_one_client_or_another(desk: Desk) -> None:
    shown = desk.ask(cards)
    assert {g.kind for card in shown for g in card.gaps} == set(GapKind)
    assert all(len(card.gaps) <= 9 for card in shown)


def test_half_a_year_ago_the_charts_were_others(desk: Desk) -> None:
    def lines(connection: Connection, client: str, on: date) -> dict[str, tuple[str | None, tuple[str, ...]]]:
        key = next(c.key for c in client_rows(connection) if c.name == client)
        chart = org_chart(connection, key, on, MADRID)
        assert chart is not None
        titles = {s.key: s.title for s in chart.seats}
        return {s.title: (titles.get(s.boss_key), tuple(h.name for h in s.holders)) for s in chart.seats}  # type: ignore[arg-type]

    now = desk.ask(lines, "Aero Handling", TODAY)
    then = desk.ask(lines, "Aero Handling", TODAY - timedelta(days=180))
    assert now["Night shift lead"] == ("Operations manager", ())
    assert then["Night shift lead"] == ("Operations manager", ("Bernat Pol Riera",))
    assert (then["Passenger services manager"][0], now["Passenger services manager"][0]) == (
        "General director",
        "Operations manager",
    )
    assert then["Lost luggage desk lead"][1] == now["Boarding gates coordinator"][1] == ("Gabriel Oms Fiol",)
