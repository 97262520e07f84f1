"""An org chart that comes in: people, seats and reporting lines; duplicates, unknown bosses and loops by line."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.orgchart_import import ChartResult, import_chart
from msp_desk.exchange.orgchart_in import read_chart
from msp_desk.models.people import Position
from msp_desk.queries.orgchart import OrgChart, org_chart
from msp_desk.rules.positions import loops, would_loop
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import ChartDraft
from msp_desk.values.enums import Level
from tests.builders import DOING, TODAY, a_client, a_person
from tests.round_trips import there_and_back


def _come_in(desk: Desk, client: UUID, table: str) -> ChartResult:
    return desk.do(DOING, import_chart, client, read_chart("c.csv", table.encode()).drafts)


def _chart(desk: Desk, client: UUID) -> OrgChart:
    chart = desk.ask(org_chart, client, TODAY)
    assert chart is not None
    return chart


def _drawn(desk: Desk, client: UUID) -> dict[str, str]:
    """Who reports to whom, by name or else title."""
    seats = _chart(desk, client).seats
    called = {s.key: s.holders[0].name if s.holders else s.title for s in seats}
    return {called[s.key]: called[s.boss_key] if s.boss_key else "" for s in seats}


def _told(result: ChartResult) -> list[tuple[int, str]]:
    return [(b.origin.line, b.reason % b.params) for b in result.bad]


TABLE = """id,name,title,manager,department,email
1,Ana Ruiz,General director,,Board,ana@x.example
2,Bea Gil,IT manager,1,IT,bea@x.example
3,Carl Vidal,Technician,bea@x.example,IT,
4,Dan Soler,Technician,Bea Gil,IT,
5,,Night shift lead,2,IT,
"""


def test_bosses_are_found_by_number_email_and_name(desk: Desk) -> None:
    client = a_client(desk)
    result = _come_in(desk, client, TABLE)
    assert (result.people, result.merged, result.positions, result.lines, result.bad) == (4, 0, 5, 4, ())
    assert _drawn(desk, client) == {
        "Ana Ruiz": "",
        "Bea Gil": "Ana Ruiz",
        "Carl Vidal": "Bea Gil",
        "Dan Soler": "Bea Gil",
        "Night shift lead": "Bea Gil",
    }
    levels = {s.title: (s.level, s.unit) for s in _chart(desk, client).seats}
    assert levels["General director"] == (Level.EXECUTIVE, "Board")


def test_names_with_the_family_first_are_understood(desk: Desk) -> None:
    client = a_client(desk)
    _come_in(
        desk, client, 'name;manager\nAna Ruiz;\n"Gil, Bea";"Ruiz, Ana"\nCarl Vidal;Bea Gil\nDan;"GIL, BEA"\n'
    )
    assert list(_drawn(desk, client).values()) == ["", "Ana Ruiz", "Bea Gil", "Bea Gil"]


def test_every_line_is_told_as_it_stands_in_the_chart(desk: Desk) -> None:
    client = a_client(desk)
    a_person(desk, "Bea Gil", client, title="Head of systems")
    result = _come_in(desk, client, TABLE)
    assert [(s.origin.line, s.name, s.title, s.boss, s.known) for s in result.seats] == [
        (2, "Ana Ruiz", "General director", "", False),
        (3, "Bea Gil", "Head of systems", "Ana Ruiz", True),
        (4, "Carl Vidal", "Technician", "Bea Gil", False),
        (5, "Dan Soler", "Technician", "Bea Gil", False),
        (6, "", "Night shift lead", "Bea Gil", False),
    ]


def test_it_is_one_deed_that_can_be_undone_and_done_again(desk: Desk) -> None:
    client = a_client(desk)
    a_person(desk, "Bea Gil", client, title="IT manager")
    there_and_back(desk, lambda: _come_in(desk, client, TABLE))


def test_who_is_known_keeps_record_and_seat(desk: Desk) -> None:
    client = a_client(desk)
    bea = a_person(desk, "Bea Gil", client, title="Head of systems")
    result = _come_in(desk, client, TABLE)
    assert (result.people, result.merged) == (3, 1)
    seat = next(s for s in _chart(desk, client).seats if s.holders and s.holders[0].key == bea)
    assert seat.title == "Head of systems"
    again = _come_in(desk, client, TABLE)
    # An empty seat has nobody to be known by.
    assert (again.people, again.merged, again.positions) == (0, 4, 1)


def test_what_is_wrong_is_told_by_line_and_the_rest_comes_in(desk: Desk) -> None:
    client = a_client(desk)
    result = _come_in(
        desk,
        client,
        "id,name,title,manager\n"
        "1,Ana,CEO,\n"
        "2,Bea,Clerk,99\n"
        "2,Carl,Clerk,1\n"
        "4,Dan,Clerk,5\n"
        "5,Eva,Clerk,4\n"
        "6,Fito,Clerk,Sam\n"
        "7,Sam,Clerk,1\n"
        "8,Sam,Clerk,1\n",
    )
    assert _told(result) == [
        (3, "There is nobody called 99; the line comes in without a boss."),
        (4, "The number 2 is in line 3 already; this line is left out."),
        (6, "Eva would end up reporting to themselves; the line comes in without a boss."),
        (7, "Several are called Sam; the line comes in without a boss."),
    ]
    assert result.people == 7
    assert _drawn(desk, client)["Dan"] == "Eva"


def test_who_is_known_at_another_client_stays_there_and_the_seat_is_empty(desk: Desk) -> None:
    client = a_client(desk)
    bea = a_person(desk, "Bea Gil", a_client(desk, "Other"), title="CIO", email="bea@x.example")
    result = _come_in(desk, client, TABLE)
    assert _told(result) == [(3, "Bea Gil is known at another client; the position came in empty.")]
    seats = {s.title: [h.key for h in s.holders] for s in _chart(desk, client).seats}
    assert seats["IT manager"] == []
    assert all(bea not in holders for holders in seats.values())


def test_the_same_name_twice_without_numbers_is_a_duplicate(desk: Desk) -> None:
    client = a_client(desk)
    result = _come_in(desk, client, "name,title,manager\nAna,CEO,\nBea,Clerk,Ana\nána,Clerk,\n")
    assert _told(result) == [(4, "ána is in line 2 already; this line is left out.")]


def test_the_head_of_a_house_may_report_to_themselves_and_bosses_be_in_the_desk_already(desk: Desk) -> None:
    client = a_client(desk)
    a_person(desk, "Zoe Mas", client, title="Owner")
    result = _come_in(
        desk, client, 'id,name,title,manager\n1,Ana,CEO,1\n2,Bea,Clerk,"Mas, Zoe"\n3,Carl,Clerk,Zoe Mas\n'
    )
    assert _drawn(desk, client) == {"Zoe Mas": "", "Ana": "", "Bea": "Zoe Mas", "Carl": "Zoe Mas"}
    assert not result.bad


def test_real_tables(desk: Desk, shared_samples: Path) -> None:
    client = a_client(desk)
    content = (shared_samples / "orgcharts" / "hr-107-employees.csv").read_bytes()
    result = desk.do(DOING, import_chart, client, read_chart("hr.csv", content).drafts)
    assert (result.people, result.positions, result.lines, result.bad) == (107, 107, 106, ())
    drawn = _drawn(desk, client)
    assert (drawn["Steven King"], drawn["Alexander James"]) == ("", "Lex Garcia")


@given(st.dictionaries(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 30)), max_size=30))
def test_loops_are_those_that_walking_up_finds(bosses: dict[int, int | None]) -> None:
    reports = {UUID(int=k): None if b is None else UUID(int=b) for k, b in bosses.items()}
    in_loops = {key for loop in loops(reports) for key in loop}
    assert in_loops == {key for key in reports if would_loop(key, reports[key], reports)}


_WORDS = st.sampled_from(
    ["", "Ana", "Bea", "Gil, Bea", "Bea Gil", "1", "2", "3", "0", "ana@x.example", "مريم", "N" * 200]
)


def _rehearsed(
    session: Session, client: UUID, drafts: tuple[ChartDraft, ...]
) -> tuple[ChartResult, dict[UUID, UUID | None]]:
    """What came in, and who reports to whom after it."""
    result = import_chart(session, client, drafts)
    asked = select(Position.key, Position.reports_to_key).where(Position.client_key == client)
    return result, {row.key: row.reports_to_key for row in session.execute(asked)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.tuples(_WORDS, _WORDS, _WORDS, _WORDS), max_size=12))
def test_every_line_comes_in_or_is_told_and_nobody_ends_up_below_themselves(
    desk: Desk, lines: list[tuple[str, ...]]
) -> None:
    client = a_client(desk)
    table = "\n".join(";".join(line) for line in [("id", "name", "title", "manager"), *lines])
    drafts = read_chart("c.csv", table.encode()).drafts
    result, reports = desk.rehearse(_rehearsed, client, drafts)
    told = {seat.origin.line for seat in result.seats} | {bad.origin.line for bad in result.bad}
    assert told == {draft.origin.line for draft in drafts}
    assert not loops(reports)
    assert len(reports) == result.positions
    assert sum(boss is not None for boss in reports.values()) == result.lines
