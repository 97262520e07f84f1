"""Who holds a seat: seated, leaving, replaced, corrected; every deed undone and done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from msp_desk.commands.holdings import hold_position, leave_positions, replace_holder, vacate
from msp_desk.commands.people import archive_person, merge_people, move_person, save_person
from msp_desk.commands.positions import change_position, drop_position
from msp_desk.models.people import Holding
from msp_desk.queries.people import person_draft
from msp_desk.queries.positions import position_draft
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import HoldingDraft, PositionDraft
from msp_desk.values.enums import PersonStatus
from msp_desk.values.errors import Refused
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, a_seat
from tests.round_trips import there_and_back

YESTERDAY = TODAY - timedelta(days=1)
SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 30)


@pytest.fixture
def client(desk: Desk) -> UUID:
    return a_client(desk)


def held(desk: Desk, seat: UUID) -> list[tuple[UUID, date | None, date | None]]:
    """Who holds or held a seat, from when to when."""
    asked = select(Holding.person_key, Holding.starts_on, Holding.ends_on).where(Holding.position_key == seat)
    rows = desk.ask(lambda connection: connection.execute(asked.order_by(Holding.key)).all())
    return [(r[0], r[1], r[2]) for r in rows]


def draft_of(desk: Desk, seat: UUID) -> PositionDraft:
    draft = desk.ask(position_draft, seat)
    assert draft is not None
    return draft


def change(desk: Desk, seat: UUID, *holdings: HoldingDraft) -> None:
    draft = draft_of(desk, seat)
    desk.do(DOING, change_position, replace(draft, holdings=holdings), draft, draft)


def test_somebody_is_seated_leaves_and_is_replaced(desk: Desk, client: UUID) -> None:
    ana, rosa = (a_person(desk, name, client) for name in ("Ana", "Rosa"))
    seat = a_seat(desk, client, "CEO")
    there_and_back(desk, lambda: desk.do(DOING, hold_position, seat, ana, SPRING))
    there_and_back(desk, lambda: desk.do(DOING, replace_holder, seat, rosa))
    assert held(desk, seat) == [(ana, SPRING, YESTERDAY), (rosa, TODAY, None)]
    there_and_back(desk, lambda: desk.do(DOING, vacate, seat))
    assert held(desk, seat) == [(ana, SPRING, YESTERDAY)], "who came today was never there"


def test_one_of_several_leaves_or_stays_alone(desk: Desk, client: UUID) -> None:
    ana, rosa, iker = (a_person(desk, name, client) for name in ("Ana", "Rosa", "Iker"))
    seat = a_seat(desk, client, "Partners", ana, rosa, iker)
    there_and_back(desk, lambda: desk.do(DOING, vacate, seat, iker))
    assert [h[2] for h in held(desk, seat)] == [None, None, YESTERDAY]
    there_and_back(desk, lambda: desk.do(DOING, replace_holder, seat, rosa))
    assert [(h[0], h[2]) for h in held(desk, seat)] == [(ana, YESTERDAY), (rosa, None), (iker, YESTERDAY)]


def test_nobody_holds_a_seat_twice(desk: Desk, client: UUID) -> None:
    ana = a_person(desk, "Ana", client)
    seat = a_seat(desk, client, "CEO", ana)
    for command in (hold_position, replace_holder):
        with pytest.raises(Refused, match=r"^Ana holds this position already\.$"):
            desk.do(DOING, command, seat, ana)
    with pytest.raises(Refused, match="Ana holds this position already"):
        change(desk, seat, HoldingDraft(ana, SPRING, SUMMER), HoldingDraft(ana, SUMMER))
    change(desk, seat, HoldingDraft(ana, SPRING, SUMMER), HoldingDraft(ana, SUMMER + timedelta(days=1)))
    assert len(held(desk, seat)) == 2, "there, gone, and there again"


def test_the_days_of_a_seat_are_corrected(desk: Desk, client: UUID) -> None:
    ana, rosa = (a_person(desk, name, client) for name in ("Ana", "Rosa"))
    seat = a_seat(desk, client, "CEO", ana)
    kept = draft_of(desk, seat).holdings
    assert kept is not None
    ends = replace(kept[0], ends_on=SPRING)
    there_and_back(desk, lambda: change(desk, seat, ends, HoldingDraft(rosa, SUMMER)))
    assert held(desk, seat) == [(ana, None, SPRING), (rosa, SUMMER, None)]
    there_and_back(desk, lambda: change(desk, seat))
    assert held(desk, seat) == []
    with pytest.raises(Refused, match="last day in a position cannot be before the first"):
        change(desk, seat, HoldingDraft(ana, SUMMER, SPRING))


def test_who_once_held_a_seat_may_have_gone_elsewhere_but_nobody_comes_from_there(
    desk: Desk, client: UUID
) -> None:
    ana = a_person(desk, "Ana", client)
    stranger = a_person(desk, "Iker", a_client(desk, "Other"))
    seat = a_seat(desk, client, "CEO", ana)
    desk.do(DOING, move_person, ana, None)
    kept = draft_of(desk, seat).holdings
    assert kept is not None
    there_and_back(desk, lambda: change(desk, seat, replace(kept[0], starts_on=SPRING)))
    for command in (hold_position, replace_holder):
        with pytest.raises(Refused, match="Iker belongs to another organisation"):
            desk.do(DOING, command, seat, stranger)
    with pytest.raises(Refused, match="Iker belongs to another organisation"):
        change(desk, seat, HoldingDraft(stranger))


def test_a_seat_that_was_taken_away_is_held_by_nobody_again(desk: Desk, client: UUID) -> None:
    ana = a_person(desk, "Ana", client)
    seat = a_seat(desk, client, "CEO", ana)
    desk.do(DOING, vacate, seat)
    there_and_back(desk, lambda: desk.do(DOING, drop_position, seat))
    with pytest.raises(Refused, match="«CEO» was taken away"):
        desk.do(DOING, hold_position, seat, ana)


def test_whoever_has_left_or_is_put_away_frees_their_seats(desk: Desk, client: UUID) -> None:
    ana, rosa, iker = (a_person(desk, name, client, title=f"Head {name}") for name in ("Ana", "Rosa", "Iker"))
    for person, since, last in ((ana, SUMMER, SUMMER), (rosa, None, YESTERDAY), (iker, TODAY, YESTERDAY)):
        draft = desk.ask(person_draft, person, TODAY)
        assert draft is not None
        assert draft.position_key is not None
        gone = replace(draft, status=PersonStatus.LEFT, status_since=since)
        there_and_back(desk, lambda gone=gone: desk.do(DOING, save_person, gone))  # type: ignore[misc]
        assert held(desk, draft.position_key) == [(person, None, last)]
    jon = a_person(desk, "Jon", client)
    seats = [a_seat(desk, client, title, jon) for title in ("One", "Two")]
    there_and_back(desk, lambda: desk.do(DOING, archive_person, jon))
    assert [held(desk, s)[0][2] for s in seats] == [YESTERDAY, YESTERDAY]
    desk.do(DOING, archive_person, jon, False)
    assert [held(desk, s)[0][2] for s in seats] == [YESTERDAY, YESTERDAY]


def test_all_seats_are_left_at_once(desk: Desk, client: UUID) -> None:
    ana = a_person(desk, "Ana", client)
    seats = [a_seat(desk, client, title, ana) for title in ("One", "Two")]
    there_and_back(desk, lambda: desk.do(DOING, leave_positions, ana))
    assert [held(desk, s)[0][2] for s in seats] == [YESTERDAY, YESTERDAY]


def test_two_people_who_are_one_hold_what_either_held(made: MadeDesk, desk: Desk, client: UUID) -> None:
    ana, double = (a_person(desk, name, client) for name in ("Ana", "Anna"))
    seat = a_seat(desk, client, "CEO", ana, double)
    old = a_seat(desk, client, "CIO", double)
    desk.do(DOING, vacate, old)
    there_and_back(desk, lambda: desk.do(DOING, merge_people, ana, double))
    assert held(desk, seat) == [(ana, None, None)]
    assert held(desk, old) == [(ana, None, YESTERDAY)]


@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        ("America/New_York", datetime(2026, 11, 24, 1, 30, tzinfo=UTC)),  # 20:30 of the 23rd
        ("Europe/Madrid", datetime(2026, 11, 22, 23, 30, tzinfo=UTC)),  # 0:30 of the 23rd
    ],
)
def test_a_day_is_that_of_whoever_sits_at_the_desk(
    made: MadeDesk, desk: Desk, client: UUID, zone: str, instant: datetime
) -> None:
    ana = a_person(desk, "Ana", client)
    seat = a_seat(desk, client, "CEO", ana)
    made.clock.now = instant.astimezone(ZoneInfo(zone))
    there_and_back(desk, lambda: desk.do(DOING, vacate, seat))
    assert held(desk, seat) == [(ana, None, YESTERDAY)]
    there_and_back(desk, lambda: desk.do(DOING, replace_holder, seat, ana))
    assert held(desk, seat)[1] == (ana, TODAY, None)
