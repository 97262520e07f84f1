"""The chart of an organisation on a day, asked of a real desk: as it is, and as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from msp_desk.commands.holdings import hold_position, replace_holder, vacate
from msp_desk.commands.people import archive_person, merge_people, move_person, save_person
from msp_desk.commands.positions import drop_position, insert_boss, report_to
from msp_desk.queries.orgchart import ChartSeat, OrgChart, org_chart
from msp_desk.queries.people import person_draft
from msp_desk.values.drafts import HoldingDraft, PointDraft
from msp_desk.values.enums import Level, PersonStatus, PointKind, Side
from msp_desk.values.keys import new_key
from tests.builders import (
    DOING,
    NOW,
    TODAY,
    MadeDesk,
    a_client,
    a_person,
    a_seat,
    an_interaction,
    statements,
)

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def client(made: MadeDesk) -> UUID:
    """A client that came in half a year ago; the clock stands at its first day, for `later` to set on."""
    made.clock.now = NOW - timedelta(days=180)
    return a_client(made.desk)


def later(made: MadeDesk) -> None:
    made.clock.now = NOW


def chart(made: MadeDesk, client: UUID, on: date = TODAY) -> OrgChart:
    found = made.desk.ask(org_chart, client, on, "Europe/Madrid")
    assert found is not None
    return found


def shape(made: MadeDesk, client: UUID, on: date = TODAY) -> dict[str, tuple[str, list[str]]]:
    """Each seat's title with that of its boss and the names of its holders."""
    seats: dict[object, ChartSeat] = {s.key: s for s in chart(made, client, on).seats}
    return {
        s.title: (seats[s.boss_key].title if s.boss_key else "", [h.name for h in s.holders])
        for s in seats.values()
    }


def test_no_chart_of_nothing_and_an_empty_one_of_nobody(made: MadeDesk) -> None:
    assert made.desk.ask(org_chart, new_key(), TODAY) is None
    empty = chart(made, a_client(made.desk))
    assert (empty.seats, empty.unplaced, empty.side) == ((), (), Side.THEIRS)


def test_what_is_told_of_a_seat_and_its_holder(made: MadeDesk, client: UUID) -> None:
    later(made)
    points = (PointDraft(PointKind.PHONE, "971 000 001"), PointDraft(PointKind.TEAMS, "ana", preferred=True))
    ana = a_person(made.desk, "Ana", client, points=points, is_key=True)
    an_interaction(made.desk, [ana], days_ago=9)
    an_interaction(made.desk, [ana], days_ago=2, reached=False)
    seat = a_seat(made.desk, client, "CEO", ana, unit="Board", contact_for="Money", is_assistant=True)
    (told,) = chart(made, client).seats
    assert (told.key, told.unit, told.level, told.contact_for, told.is_assistant) == (
        seat,
        "Board",
        Level.EXECUTIVE,
        "Money",
        True,
    )
    (holder,) = told.holders
    assert (holder.key, holder.preferred, holder.is_key) == (ana, PointKind.TEAMS, True)
    assert holder.last_contact == TODAY - timedelta(days=9)
    before = chart(made, client, TODAY - timedelta(days=10)).seats[0].holders[0]
    assert before.last_contact is None, "that contact had not happened yet"


def test_the_day_is_that_of_whoever_reads(made: MadeDesk, client: UUID) -> None:
    later(made)
    ana = a_person(made.desk, "Ana", client, title="CEO")
    an_interaction(made.desk, [ana], at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert chart(made, client).seats[0].holders[0].last_contact == TODAY
    assert chart(made, client, YESTERDAY).seats[0].holders[0].last_contact is None


def test_a_seat_that_was_moved_stood_elsewhere_before(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ceo = a_seat(desk, client, "CEO")
    cio = a_seat(desk, client, "CIO", reports_to_key=ceo)
    tech = a_seat(desk, client, "Tech", reports_to_key=ceo)
    made.clock.now = NOW - timedelta(days=30)
    desk.do(DOING, report_to, tech, cio)
    later(made)
    desk.do(DOING, report_to, tech, None)
    bosses = [shape(made, client, TODAY - timedelta(days=n))["Tech"][0] for n in (179, 31, 30, 1, 0)]
    assert bosses == ["CEO", "CEO", "CIO", "CIO", ""]


def test_what_is_moved_to_and_fro_on_a_day_leaves_no_trace(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ceo = a_seat(desk, client, "CEO")
    cio = a_seat(desk, client, "CIO", reports_to_key=ceo)
    tech = a_seat(desk, client, "Tech")
    later(made)
    for boss in (cio, ceo):
        desk.do(DOING, report_to, tech, boss)
    assert shape(made, client, YESTERDAY)["Tech"][0] == "", "it stood at the top, never under the CIO"
    assert shape(made, client)["Tech"][0] == "CEO"
    desk.do(DOING, report_to, tech, None)
    assert shape(made, client, YESTERDAY)["Tech"][0] == shape(made, client)["Tech"][0] == ""


def test_before_a_seat_came_into_the_desk_its_first_boss_counts(made: MadeDesk, client: UUID) -> None:
    ceo, tech = a_seat(made.desk, client, "CEO"), a_seat(made.desk, client, "Tech")
    later(made)
    made.desk.do(DOING, report_to, tech, ceo)
    first_day = TODAY - timedelta(days=180)
    assert shape(made, client, first_day)["Tech"][0] == ""
    assert shape(made, client, first_day - timedelta(days=1))["Tech"][0] == "CEO"


def test_two_who_changed_places_are_no_loop_in_the_past(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    one = a_seat(desk, client, "One")
    other = a_seat(desk, client, "Other", reports_to_key=one)
    made.clock.now = NOW - timedelta(days=20)
    desk.do(DOING, report_to, other, None)
    later(made)
    desk.do(DOING, report_to, one, other)
    for back, (first, second) in {400: ("", "One"), 21: ("", "One"), 20: ("", ""), 0: ("Other", "")}.items():
        was = shape(made, client, TODAY - timedelta(days=back))
        assert (was["One"][0], was["Other"][0]) == (first, second), back


def test_who_held_a_seat_when(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ana, rosa = (a_person(desk, name, client) for name in ("Ana", "Rosa"))
    seat = a_seat(desk, client, "CEO", ana)
    made.clock.now = NOW - timedelta(days=30)
    desk.do(DOING, vacate, seat)
    later(made)
    desk.do(DOING, replace_holder, seat, rosa)
    held = [shape(made, client, TODAY - timedelta(days=n))["CEO"][1] for n in (31, 30, 1, 0)]
    assert held == [["Ana"], [], [], ["Rosa"]]
    assert [p.name for p in chart(made, client).unplaced] == ["Ana"]
    assert [p.name for p in chart(made, client, YESTERDAY).unplaced] == ["Ana", "Rosa"]


def test_whoever_takes_over_by_their_form_did_not_sit_there_before(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ana = a_person(desk, "Ana", client, title="CEO")
    later(made)
    desk.do(DOING, move_person, ana, None)
    a_person(desk, "Rosa", client, title="CEO")
    assert shape(made, client, YESTERDAY) == {"CEO": ("", ["Ana"])}
    assert shape(made, client) == {"CEO": ("", ["Rosa"])}


def test_several_hold_a_seat_and_one_holds_several(made: MadeDesk, client: UUID) -> None:
    ana, rosa = (a_person(made.desk, name, client) for name in ("Ana", "Rosa"))
    a_seat(made.desk, client, "Partners", ana, rosa)
    a_seat(made.desk, client, "Treasurer", rosa)
    assert shape(made, client) == {"Partners": ("", ["Ana", "Rosa"]), "Treasurer": ("", ["Rosa"])}
    assert chart(made, client).unplaced == ()


def test_two_records_of_one_person_hold_a_seat_once(made: MadeDesk, client: UUID) -> None:
    ana, double = (a_person(made.desk, name, client) for name in ("Ana", "Anna"))
    days = (date(2026, 1, 1), date(2026, 3, 1))
    draft = (HoldingDraft(ana, *days), HoldingDraft(double, *days))
    seat = a_seat(made.desk, client, "CEO")
    made.desk.do(DOING, _hold, seat, draft)
    made.desk.do(DOING, merge_people, ana, double)
    assert shape(made, client, date(2026, 2, 1)) == {"CEO": ("", ["Ana"])}


def _hold(session: Session, seat: UUID, drafts: Sequence[HoldingDraft]) -> None:
    for draft in drafts:
        assert draft.person_key is not None
        hold_position(session, seat, draft.person_key, draft.starts_on, draft.ends_on)


def test_a_seat_taken_away_stays_on_the_charts_of_the_past(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ceo = a_seat(desk, client, "CEO")
    cio = a_seat(desk, client, "CIO", reports_to_key=ceo)
    a_seat(desk, client, "Tech", reports_to_key=cio)
    later(made)
    desk.do(DOING, drop_position, cio)
    assert shape(made, client) == {"CEO": ("", []), "Tech": ("CEO", [])}
    assert shape(made, client, YESTERDAY) == {"CEO": ("", []), "CIO": ("CEO", []), "Tech": ("CIO", [])}


def test_a_boss_put_in_between_was_not_there_before(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ceo = a_seat(desk, client, "CEO")
    tech = a_seat(desk, client, "Tech", reports_to_key=ceo)
    desk.do(DOING, insert_boss, tech, "Same day")
    later(made)
    desk.do(DOING, insert_boss, tech, "CIO")
    assert shape(made, client) == {
        "CEO": ("", []),
        "Same day": ("CEO", []),
        "CIO": ("Same day", []),
        "Tech": ("CIO", []),
    }
    assert shape(made, client, YESTERDAY) == {
        "CEO": ("", []),
        "Same day": ("CEO", []),
        "Tech": ("Same day", []),
    }


def test_dotted_lines_lead_to_seats_that_are_there(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ceo = a_seat(desk, client, "CEO")
    tech = a_seat(desk, client, "Tech", reports_to_key=ceo)
    later(made)
    new = desk.do(DOING, insert_boss, tech, "CIO")
    quality = a_seat(desk, client, "Quality", dotted=(ceo, new))
    dotted = {s.key: s.dotted for s in chart(made, client).seats}
    assert dotted[quality] == (ceo, new)
    assert {s.key: s.dotted for s in chart(made, client, YESTERDAY).seats}[quality] == (ceo,)


def test_who_is_gone_is_neither_on_the_chart_nor_beside_it(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ana = a_person(desk, "Ana", client, title="CEO")
    iker = a_person(desk, "Iker", client, title="CIO")
    later(made)
    desk.do(DOING, archive_person, iker)
    left_on = TODAY - timedelta(days=5)
    draft = desk.ask(person_draft, ana, TODAY)
    assert draft is not None
    fields = {n: getattr(draft, n) for n in draft.__dataclass_fields__}
    fields |= {"status": PersonStatus.LEFT, "status_since": left_on}
    desk.do(DOING, save_person, type(draft)(**fields))
    now = chart(made, client)
    assert shape(made, client) == {"CEO": ("", []), "CIO": ("", [])}
    assert now.unplaced == ()
    assert shape(made, client, left_on) == {"CEO": ("", ["Ana"]), "CIO": ("", ["Iker"])}
    assert shape(made, client, left_on + timedelta(days=1))["CEO"][1] == []


def test_the_places_among_those_of_a_boss_are_kept(made: MadeDesk, client: UUID) -> None:
    desk = made.desk
    ceo = a_seat(desk, client, "CEO")
    below = [a_seat(desk, client, t, reports_to_key=ceo) for t in "ABC"]
    desk.do(DOING, report_to, below[2], ceo, 0)
    assert [s.title for s in chart(made, client).seats if s.boss_key] == ["C", "A", "B"]


def test_five_statements_however_large(made: MadeDesk, client: UUID) -> None:
    boss = None
    for number in range(12):
        person = a_person(made.desk, f"P{number}", client)
        boss = a_seat(made.desk, client, f"S{number}", person, reports_to_key=boss)
    with statements(made.desk.engine) as sent:
        assert len(chart(made, client).seats) == 12
    assert len(sent) == 5
