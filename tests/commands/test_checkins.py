"""Check-in clocks in the desk: wound by every deed that matters, and the same as made from scratch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select

from msp_desk.commands.checkins import set_rule
from msp_desk.commands.clients import save_client
from msp_desk.commands.clocks import all_clients, rewind
from msp_desk.commands.interactions import change_interaction, delete_interaction
from msp_desk.commands.people import merge_people, save_person
from msp_desk.commands.positions import report_to, save_position
from msp_desk.models.checkins import CheckInClock
from msp_desk.queries.clients import client_draft
from msp_desk.queries.interactions import interaction_draft
from msp_desk.queries.people import person_draft
from msp_desk.queries.today import due_records
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Influence, Level, PersonStatus, Reason, Tier
from msp_desk.values.errors import Refused
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, an_interaction, statements
from tests.round_trips import check_whole, there_and_back

_SHOWN = (CheckInClock.level, CheckInClock.person_key, CheckInClock.own, CheckInClock.ideal_on)


def _clocks(connection: Connection) -> set[tuple[Level, UUID, bool, date]]:
    return {(r[0], r[1], r[2], r[3]) for r in connection.execute(select(*_SHOWN))}


def _in(days: int) -> date:
    return TODAY + timedelta(days=days)


def _correct(desk: Desk, key: UUID, **changed: object) -> None:
    loaded = desk.ask(interaction_draft, key)
    assert loaded is not None
    desk.do(DOING, change_interaction, replace(loaded, **changed))  # type: ignore[arg-type]


def _change(desk: Desk, person: UUID, **changed: object) -> None:
    loaded = desk.ask(person_draft, person, TODAY)
    assert loaded is not None
    desk.do(DOING, save_person, replace(loaded, **changed))  # type: ignore[arg-type]


def test_any_contact_restarts_the_clock_of_the_level(made: MadeDesk) -> None:
    desk = made.desk
    client = a_client(desk, tier=Tier.A)
    ana, rosa = (a_person(desk, name, client, title="IT manager") for name in ("Ana", "Rosa"))
    assert desk.ask(_clocks) == {(Level.MANAGEMENT, ana, False, _in(30))}
    there_and_back(desk, lambda: an_interaction(desk, [ana, made.me], days_ago=2))
    assert desk.ask(_clocks) == {(Level.MANAGEMENT, rosa, False, _in(28))}
    key = an_interaction(desk, [rosa], days_ago=1)
    assert desk.ask(_clocks) == {(Level.MANAGEMENT, ana, False, _in(29))}
    there_and_back(desk, lambda: desk.do(DOING, delete_interaction, key))
    assert desk.ask(_clocks) == {(Level.MANAGEMENT, rosa, False, _in(28))}


def test_a_contact_that_did_not_reach_anybody_restarts_nothing(desk: Desk) -> None:
    ana = a_person(desk, "Ana", a_client(desk, tier=Tier.A), title="CEO")
    before = desk.ask(_clocks)
    key = an_interaction(desk, [ana], days_ago=3, reached=False)
    assert desk.ask(_clocks) == before
    there_and_back(desk, lambda: _correct(desk, key, reached=True))
    assert desk.ask(_clocks) == {(Level.EXECUTIVE, ana, False, _in(72))}
    there_and_back(desk, lambda: _correct(desk, key, people=(), client_key=desk.find("aero")[0].client))
    assert desk.ask(_clocks) == before


def test_all_clients_of_who_took_part_are_wound(desk: Desk) -> None:
    one, two = a_client(desk, "One", tier=Tier.A), a_client(desk, "Two", tier=Tier.C)
    ana, rosa = a_person(desk, "Ana", one, title="CEO"), a_person(desk, "Rosa", two, title="Technician")
    key = an_interaction(desk, [ana, rosa], client=one, reached=False, days_ago=1)
    _correct(desk, key, reached=True)
    assert desk.ask(_clocks) == {
        (Level.EXECUTIVE, ana, False, _in(74)),
        (Level.TECHNICAL, rosa, False, _in(89)),
    }
    check_whole(desk)


def test_key_people_have_their_own_clock(desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A)
    ana, rosa = (a_person(desk, name, client, title="CEO") for name in ("Ana", "Rosa"))
    there_and_back(desk, lambda: _change(desk, ana, is_key=True))
    an_interaction(desk, [rosa])
    assert desk.ask(_clocks) == {
        (Level.EXECUTIVE, ana, True, _in(75)),
        (Level.EXECUTIVE, ana, False, _in(75)),
    }
    an_interaction(desk, [ana], days_ago=1)
    assert (Level.EXECUTIVE, ana, True, _in(74)) in desk.ask(_clocks)


def test_what_changes_about_people_changes_whom_to_call(desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A)
    ana, rosa = (a_person(desk, name, client, title="CEO") for name in ("Ana", "Rosa"))
    for change, call in (
        ({"influence": Influence.USES}, rosa),
        ({"influence": Influence.DECIDES}, ana),
        ({"status": PersonStatus.ON_LEAVE}, rosa),
        ({"status": PersonStatus.LEFT}, rosa),
        ({"status": PersonStatus.ACTIVE, "title": "Technician", "level": Level.TECHNICAL}, rosa),
    ):
        there_and_back(desk, lambda change=change: _change(desk, ana, **change))  # type: ignore[misc]
        assert (Level.EXECUTIVE, call, False, _in(75)) in desk.ask(_clocks)
    assert len(desk.ask(_clocks)) == 2


def test_a_merge_takes_the_later_contact(desk: Desk) -> None:
    client = a_client(desk, tier=Tier.A)
    ana, other = a_person(desk, "Ana", client, title="CEO"), a_person(desk, "Ana N", client, title="CEO")
    an_interaction(desk, [other], days_ago=5)
    there_and_back(desk, lambda: desk.do(DOING, merge_people, ana, other))
    assert desk.ask(_clocks) == {(Level.EXECUTIVE, ana, False, _in(70))}


def test_a_rule_that_changes_moves_every_clock_of_its_tier(desk: Desk) -> None:
    first, other = a_client(desk, "One", tier=Tier.A), a_client(desk, "Two", tier=Tier.B)
    ana, rosa = a_person(desk, "Ana", first, title="CEO"), a_person(desk, "Rosa", other, title="CEO")
    there_and_back(desk, lambda: desk.do(DOING, set_rule, Tier.A, Level.EXECUTIVE, 7, 9))
    assert desk.ask(_clocks) == {
        (Level.EXECUTIVE, ana, False, _in(7)),
        (Level.EXECUTIVE, rosa, False, _in(120)),
    }
    loaded = desk.ask(client_draft, other)
    assert loaded is not None
    there_and_back(desk, lambda: desk.do(DOING, save_client, replace(loaded, tier=Tier.A)))
    assert (Level.EXECUTIVE, rosa, False, _in(7)) in desk.ask(_clocks)


@pytest.mark.parametrize(("ideal", "most"), [(0, 5), (9, 8), (1, 3651), (-1, -1)])
def test_days_that_make_no_sense_are_refused(desk: Desk, ideal: int, most: int) -> None:
    with pytest.raises(Refused, match=r"^Give days from 1 to 3650, the ideal no more than the most\.$"):
        desk.do(DOING, set_rule, Tier.A, Level.EXECUTIVE, ideal, most)


def test_winding_twice_writes_nothing(made: MadeDesk) -> None:
    desk = made.desk
    for name in ("One", "Two"):
        an_interaction(desk, [a_person(desk, "Ana", a_client(desk, name), title="CEO", is_key=True)])

    def wind(session: object) -> None:
        rewind(session, all_clients(session))  # type: ignore[arg-type]

    desk.rehearse(wind)
    with statements(desk.engine) as sent:
        desk.rehearse(wind)
    assert all(statement.startswith("SELECT") for statement in sent)


def test_a_seat_that_reports_elsewhere_or_stands_empty_moves_no_clock(desk: Desk) -> None:
    client = a_client(desk)
    ana = a_person(desk, "Ana", client, title="CEO")
    before = desk.ask(_clocks)
    seat = desk.do(DOING, save_position, client, "Chair", Level.TECHNICAL)
    kept = desk.ask(person_draft, ana, TODAY)
    assert kept is not None
    assert kept.position_key is not None
    desk.do(DOING, report_to, kept.position_key, seat)
    assert desk.ask(_clocks) == before
    check_whole(desk)


def test_an_evening_west_of_greenwich_is_of_its_own_day(made: MadeDesk) -> None:
    new_york = ZoneInfo("America/New_York")
    made.clock.now = datetime(2026, 11, 23, 21, 30, tzinfo=new_york)  # Tuesday already, in UTC
    client = a_client(made.desk, tier=Tier.A)
    ana = a_person(made.desk, "Ana", client, title="IT manager")
    an_interaction(made.desk, [ana])
    assert made.desk.ask(_clocks) == {(Level.MANAGEMENT, ana, False, date(2026, 12, 23))}
    calendar = WorkCalendar(zone="America/New_York")
    due = made.desk.ask(due_records, date(2026, 11, 30), 60, calendar=calendar)
    (why,) = {r.why(date(2026, 11, 30)).in_english() for r in due.records if r.reason is Reason.CHECK_IN}
    assert why.startswith("7 days since anybody spoke to")
