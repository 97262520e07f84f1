"""Positions: taken, held, left, put under each other; a seat outlives whoever holds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.holdings import hold_position, leave_positions
from msp_desk.commands.people import archive_person, move_person, save_person
from msp_desk.commands.positions import change_position, drop_position, insert_boss, report_to, save_position
from msp_desk.models.people import Holding, Position
from msp_desk.queries.people import person_draft
from msp_desk.queries.positions import position_draft, positions_of
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import PersonDraft, PositionDraft
from msp_desk.values.enums import Level
from msp_desk.values.errors import Refused, Stale
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, a_seat
from tests.round_trips import dump, there_and_back


def _kept(desk: Desk, key: UUID) -> PersonDraft:
    draft = desk.ask(person_draft, key, TODAY)
    assert draft is not None
    return draft


def _seat(desk: Desk, person: UUID) -> UUID:
    key = _kept(desk, person).position_key
    assert key is not None
    return key


def _seats(desk: Desk) -> list[str]:
    at = list(Position.__table__.columns.keys()).index("title")
    return sorted(row[at] for row in desk.ask(dump)["position"])


def test_a_loop_is_refused(desk: Desk) -> None:
    client = a_client(desk)
    ceo = a_person(desk, "Ana", client, title="CEO")
    cio = a_person(desk, "Rosa", client, title="CIO", reports_to_key=_seat(desk, ceo))
    tech = a_person(desk, "Iker", client, title="Technician", reports_to_key=_seat(desk, cio))
    before = desk.ask(dump)
    for boss in (ceo, cio, tech):
        with pytest.raises(Refused, match="«CEO» would end up reporting to itself"):
            desk.do(DOING, report_to, _seat(desk, ceo), _seat(desk, boss))
    with pytest.raises(Refused, match="reporting to itself"):
        desk.do(DOING, save_person, replace(_kept(desk, ceo), reports_to_key=_seat(desk, tech)))
    assert desk.ask(dump) == before
    there_and_back(desk, lambda: desk.do(DOING, report_to, _seat(desk, tech), _seat(desk, ceo)))
    there_and_back(desk, lambda: desk.do(DOING, report_to, _seat(desk, tech), None))


def test_a_boss_and_a_holder_are_of_the_same_organisation(desk: Desk) -> None:
    ana = a_person(desk, "Ana", a_client(desk, "One"), title="CEO")
    rosa = a_person(desk, "Rosa", a_client(desk, "Two"), title="CIO")
    with pytest.raises(Refused, match="only report to one of the same organisation"):
        desk.do(DOING, report_to, _seat(desk, rosa), _seat(desk, ana))
    with pytest.raises(Refused, match="Rosa belongs to another organisation"):
        desk.do(DOING, hold_position, _seat(desk, ana), rosa)


def test_a_vacant_seat_is_taken_as_it_is(desk: Desk) -> None:
    client = a_client(desk)
    boss = desk.do(DOING, save_position, client, "CEO")
    seat = desk.do(DOING, save_position, client, "IT Manager", Level.EXECUTIVE, "Systems", boss)
    there_and_back(desk, lambda: a_person(desk, "Ana", client, title="it  manager"))
    ana = desk.find("ana")[0].key
    kept = _kept(desk, ana)
    assert (kept.position_key, kept.level, kept.unit, kept.reports_to_key) == (
        seat,
        Level.EXECUTIVE,
        "Systems",
        boss,
    )
    rosa = a_person(desk, "Rosa", client, title="IT manager")
    assert _seat(desk, rosa) != seat


def test_a_seat_outlives_who_holds_it(made: MadeDesk) -> None:
    desk = made.desk
    client, other = a_client(desk), a_client(desk, "Other")
    ana = a_person(desk, "Ana", client, title="CEO")
    seat = _seat(desk, ana)
    there_and_back(desk, lambda: desk.do(DOING, move_person, ana, other))
    assert _seats(desk) == ["CEO"]
    rosa = a_person(desk, "Rosa", client, title="CEO")
    assert _seat(desk, rosa) == seat
    there_and_back(desk, lambda: desk.do(DOING, leave_positions, rosa))
    there_and_back(desk, lambda: desk.do(DOING, archive_person, rosa))
    assert _seats(desk) == ["CEO"]
    made.clock.now += timedelta(days=30)
    iker = a_person(desk, "Iker", client, title="CEO")
    assert _seat(desk, iker) == seat


def test_an_emptied_title_leaves_the_seat_and_a_new_one_renames_it(desk: Desk) -> None:
    ana = a_person(desk, "Ana", a_client(desk), title="CEO", unit="Board", contact_for="Money")
    renamed = replace(_kept(desk, ana), title="Chair", unit="", contact_for="")
    there_and_back(desk, lambda: desk.do(DOING, save_person, renamed))
    kept = _kept(desk, ana)
    assert (kept.title, kept.unit, kept.contact_for, kept.level) == ("Chair", "", "", Level.EXECUTIVE)
    there_and_back(desk, lambda: desk.do(DOING, save_person, replace(kept, title=" ")))
    assert _kept(desk, ana).position_key is None
    assert _seats(desk) == ["Chair"]


def test_a_seat_held_until_some_day_is_left_too(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk)
    ana = a_person(desk, "Ana", client, title="CEO")
    until = made.clock.now.date() + timedelta(days=9)
    desk.do(DOING, _hold_until, ana, until)
    rosa = a_person(desk, "Rosa", client, title="CEO")
    assert _seat(desk, rosa) != _seat(desk, ana)
    desk.do(DOING, move_person, ana, None)
    assert _kept(desk, ana).position_key is None
    assert len(desk.ask(dump)["check_in_clock"]) == 1


def _hold_until(session: Session, person: UUID, until: date) -> None:
    session.scalars(select(Holding).where(Holding.person_key == person)).one().ends_on = until


def test_a_seat_of_its_own_is_added_changed_and_taken_away(desk: Desk) -> None:
    client = a_client(desk)
    boss = a_person(desk, "Ana", client, title="CEO")
    draft = PositionDraft(client, "Head of IT", "Systems", None, _seat(desk, boss), "Outages")
    there_and_back(desk, lambda: desk.do(DOING, change_position, draft))
    (head,) = (p for p in desk.ask(positions_of, client, TODAY) if p.title == "Head of IT")
    assert (head.level, head.boss, head.contact_for, head.holders) == (Level.MANAGEMENT, "Ana", "Outages", ())
    below = desk.do(DOING, save_position, client, "Technician", boss=head.key)
    loaded = desk.ask(position_draft, head.key)
    assert loaded is not None
    there_and_back(
        desk, lambda: desk.do(DOING, change_position, replace(loaded, title="CIO"), loaded, loaded)
    )
    current = desk.ask(position_draft, head.key)
    with pytest.raises(Stale):
        desk.do(DOING, change_position, replace(loaded, title="CTO"), loaded, current)
    with pytest.raises(Refused, match="Somebody holds «CEO»"):
        desk.do(DOING, drop_position, _seat(desk, boss))
    there_and_back(desk, lambda: desk.do(DOING, drop_position, head.key))
    left = {p.key: p.boss for p in desk.ask(positions_of, client, TODAY)}
    assert left == {_seat(desk, boss): "", below: "Ana"}


def test_a_seat_needs_a_title_and_an_organisation(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"^A position needs a title\.$"):
        desk.do(DOING, save_position, a_client(desk), " ")
    with pytest.raises(Refused, match=r"^A position belongs to an organisation\.$"):
        desk.do(DOING, change_position, PositionDraft(title="CEO"))


def test_a_boss_is_put_in_between(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk)
    top = a_seat(desk, client, "CEO")
    others = [a_seat(desk, client, title, reports_to_key=top) for title in ("A", "B")]
    made.clock.now += timedelta(days=9)
    there_and_back(desk, lambda: desk.do(DOING, insert_boss, others[0], "CIO"))
    rows = {p.title: p.reports_to for p in desk.ask(positions_of, client, made.clock.now.date())}
    assert rows == {"CEO": "", "A": "CIO", "B": "CEO", "CIO": "CEO"}
    there_and_back(desk, lambda: desk.do(DOING, insert_boss, top, "Board"))
    rows = {p.title: p.reports_to for p in desk.ask(positions_of, client, made.clock.now.date())}
    assert rows["CEO"] == "Board"
    with pytest.raises(Refused, match="A position needs a title"):
        desk.do(DOING, insert_boss, top, " ")


def test_every_move_on_a_later_day_goes_there_and_back(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk)
    top, other = (a_seat(desk, client, title) for title in ("CEO", "CIO"))
    seat = a_seat(desk, client, "Tech", reports_to_key=top)
    for boss in (other, None, top, other, top):
        made.clock.now += timedelta(days=3)
        there_and_back(desk, lambda boss=boss: desk.do(DOING, report_to, seat, boss))  # type: ignore[misc]
    there_and_back(desk, lambda: desk.do(DOING, report_to, seat, other))
    there_and_back(desk, lambda: desk.do(DOING, report_to, seat, top))
    there_and_back(desk, lambda: desk.do(DOING, drop_position, seat))
    there_and_back(desk, lambda: desk.do(DOING, drop_position, other))


def test_dotted_lines_come_and_go_with_the_form(desk: Desk) -> None:
    client = a_client(desk)
    one, other, seat = (a_seat(desk, client, title) for title in ("One", "Two", "Tech"))
    for dotted in ((one, other), (other,), ()):
        loaded = desk.ask(position_draft, seat)
        assert loaded is not None
        changed = replace(loaded, dotted=dotted)
        there_and_back(
            desk,
            lambda changed=changed, loaded=loaded: desk.do(  # type: ignore[misc]
                DOING, change_position, changed, loaded, loaded
            ),
        )
        kept = desk.ask(position_draft, seat)
        assert kept is not None
        assert kept.dotted == dotted
    stranger = a_seat(desk, a_client(desk, "Other"), "CEO")
    assert kept is not None
    for wrong in (seat, stranger):
        with pytest.raises(Refused, match="dotted line leads to another position of the same organisation"):
            desk.do(DOING, change_position, replace(kept, dotted=(wrong,)), None, kept)


def test_a_boss_of_the_past_only_is_refused(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk)
    old, seat = a_seat(desk, client, "Old"), a_seat(desk, client, "Tech")
    desk.do(DOING, report_to, seat, old)
    made.clock.now += timedelta(days=3)
    desk.do(DOING, drop_position, old)
    with pytest.raises(Refused, match="«Old» was taken away"):
        desk.do(DOING, report_to, seat, old)
