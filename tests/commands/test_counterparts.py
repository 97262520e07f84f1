"""Counterpart lines: drawn, led elsewhere, ended, kept through merges; every deed undone and done again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from msp_desk.commands.clients import archive_client, merge_clients
from msp_desk.commands.counterparts import end_counterpart, save_counterpart
from msp_desk.commands.holdings import vacate
from msp_desk.commands.people import archive_person, merge_people, move_person
from msp_desk.commands.positions import drop_position, report_to
from msp_desk.queries.counterparts import TieRow, counterpart_draft, ties_of
from msp_desk.queries.orgchart import org_chart
from msp_desk.store.desk import Desk
from msp_desk.values.drafts import CounterpartDraft
from msp_desk.values.enums import Channel
from msp_desk.values.errors import Refused, Stale
from msp_desk.values.keys import new_key
from tests.builders import DOING, NOW, TODAY, MadeDesk, a_client, a_line, a_person, a_seat
from tests.round_trips import dump, there_and_back

YESTERDAY = TODAY - timedelta(days=1)


@dataclass(slots=True)
class Drawn:
    """A client's IT manager tied to our client manager for projects, thirty days ago."""

    made: MadeDesk
    client: UUID = field(init=False)
    theirs: UUID = field(init=False)
    ours: UUID = field(init=False)
    other: UUID = field(init=False)
    tie: UUID = field(init=False)

    def __post_init__(self) -> None:
        desk = self.made.desk
        self.made.clock.now = NOW - timedelta(days=30)
        self.client = a_client(desk)
        self.theirs = a_seat(desk, self.client, "IT manager", a_person(desk, "Sara", self.client))
        self.ours = a_seat(desk, self.made.firm, "Client manager", self.made.me)
        self.other = a_seat(desk, self.made.firm, "Consultant", a_person(desk, "Luis", self.made.firm))
        self.tie = a_line(desk, self.client, self.theirs, self.ours, "projects")
        self.made.clock.now = NOW

    def draft(self) -> CounterpartDraft:
        draft = self.made.desk.ask(counterpart_draft, self.tie)
        assert draft is not None
        return draft

    def lines(self, on: date = TODAY) -> list[tuple[UUID, str]]:
        ties: tuple[TieRow, ...] = self.made.desk.ask(ties_of, self.client, on)
        return [(t.ours_key, t.topic) for t in ties]


@pytest.fixture
def drawn(made: MadeDesk) -> Drawn:
    return Drawn(made)


def test_a_line_is_drawn_and_ended(drawn: Drawn, desk: Desk) -> None:
    draft = CounterpartDraft(drawn.client, drawn.theirs, drawn.other, "  quotes \n", Channel.EMAIL)
    there_and_back(desk, lambda: desk.do(DOING, save_counterpart, draft))
    assert drawn.lines() == [(drawn.ours, "projects"), (drawn.other, "quotes")]
    assert drawn.lines(YESTERDAY) == [(drawn.ours, "projects")]
    new = next(t for t in desk.ask(ties_of, drawn.client, TODAY) if t.topic == "quotes")
    assert new.channel is Channel.EMAIL
    there_and_back(desk, lambda: desk.do(DOING, end_counterpart, new.key))
    there_and_back(desk, lambda: desk.do(DOING, end_counterpart, drawn.tie))
    assert drawn.lines() == []
    assert drawn.lines(YESTERDAY) == [(drawn.ours, "projects")], "the one of today never was"


def test_a_line_is_changed_in_place_and_led_elsewhere_with_a_past(drawn: Drawn, desk: Desk) -> None:
    loaded = drawn.draft()
    said = replace(loaded, topic="projects, changes", channel=Channel.CALL)
    there_and_back(desk, lambda: desk.do(DOING, save_counterpart, said, loaded, loaded))
    assert drawn.lines(YESTERDAY) == [(drawn.ours, "projects, changes")]
    loaded = drawn.draft()
    led = replace(loaded, ours_key=drawn.other)
    there_and_back(desk, lambda: desk.do(DOING, save_counterpart, led, loaded, loaded))
    assert drawn.lines() == [(drawn.other, "projects, changes")]
    assert drawn.lines(YESTERDAY) == [(drawn.ours, "projects, changes")]


def test_what_two_change_at_once_is_merged_or_told(drawn: Drawn, desk: Desk) -> None:
    loaded = drawn.draft()
    desk.do(DOING, save_counterpart, replace(loaded, channel=Channel.CALL), loaded, loaded)
    desk.do(DOING, save_counterpart, replace(loaded, topic="plans"), loaded, drawn.draft())
    assert (drawn.draft().topic, drawn.draft().channel) == ("plans", Channel.CALL)
    with pytest.raises(Stale):
        desk.do(DOING, save_counterpart, replace(loaded, topic="other"), loaded, drawn.draft())


def test_a_line_needs_a_seat_on_each_side(drawn: Drawn, desk: Desk) -> None:
    stranger = a_seat(desk, a_client(desk, "Other"), "CEO")
    before = desk.ask(dump)
    for theirs, ours, why in (
        (None, drawn.ours, "Choose a position on both sides"),
        (drawn.theirs, None, "Choose a position on both sides"),
        (drawn.ours, drawn.theirs, "from a position of the client to one of ours"),
        (drawn.theirs, drawn.theirs, "from a position of the client to one of ours"),
        (stranger, drawn.ours, "from a position of the client to one of ours"),
        (drawn.theirs, new_key(), "not there any more"),
        (drawn.theirs, drawn.ours, "counterparts for this already"),
    ):
        with pytest.raises(Refused, match=why):
            desk.do(DOING, save_counterpart, CounterpartDraft(drawn.client, theirs, ours, " PROJECTS"))
    assert desk.ask(dump) == before


def test_a_line_outlives_who_holds_its_seats(drawn: Drawn, desk: Desk) -> None:
    there_and_back(desk, lambda: desk.do(DOING, vacate, drawn.theirs))
    luis = a_person(desk, "Jon", drawn.made.firm)
    for deed in (
        lambda: desk.do(DOING, move_person, luis, None),
        lambda: desk.do(DOING, archive_person, luis),
    ):
        there_and_back(desk, deed)
    there_and_back(desk, lambda: desk.do(DOING, archive_client, drawn.client))
    assert drawn.lines() == [(drawn.ours, "projects")]


def test_a_line_ends_with_a_seat_that_is_taken_away(drawn: Drawn, desk: Desk) -> None:
    desk.do(DOING, vacate, drawn.theirs)
    today = a_line(desk, drawn.client, drawn.theirs, drawn.other)
    there_and_back(desk, lambda: desk.do(DOING, drop_position, drawn.theirs))
    assert drawn.lines() == []
    assert drawn.lines(YESTERDAY) == [(drawn.ours, "projects")]
    assert desk.ask(counterpart_draft, today) is None, "drawn and gone on one day"
    with pytest.raises(Refused, match="«IT manager» was taken away"):
        a_line(desk, drawn.client, drawn.theirs, drawn.other)
    below = a_seat(desk, drawn.client, "Technician")
    with pytest.raises(Refused, match="«IT manager» was taken away"):
        desk.do(DOING, report_to, below, drawn.theirs)


def test_two_clients_who_are_one_keep_their_charts_and_lines(drawn: Drawn, desk: Desk) -> None:
    made, kept = drawn.made, a_client(desk, "Aero Handling Ponent")
    made.clock.now = NOW - timedelta(days=10)
    boss = a_seat(desk, drawn.client, "CEO")
    desk.do(DOING, report_to, drawn.theirs, boss)
    quality = a_seat(desk, drawn.client, "Quality", dotted=(drawn.theirs,))
    a_line(desk, kept, a_seat(desk, kept, "IT manager"), drawn.ours, "projects")
    made.clock.now = NOW
    there_and_back(desk, lambda: desk.do(DOING, merge_clients, kept, drawn.client))
    ties = desk.ask(ties_of, kept, TODAY)
    assert [(t.ours_key, t.topic) for t in ties] == [(drawn.ours, "projects")] * 2
    for day, above in ((TODAY, boss), (TODAY - timedelta(days=11), None)):
        chart = desk.ask(org_chart, kept, day, "Europe/Madrid")
        assert chart is not None
        seats = {s.key: s for s in chart.seats}
        assert (seats[drawn.theirs].boss_key, seats[quality].dotted) == (above, (drawn.theirs,))


def test_two_of_ours_who_are_one_keep_the_lines_of_their_seats(drawn: Drawn, desk: Desk) -> None:
    double = a_person(desk, "Marta R.", drawn.made.firm, title="Account manager")
    chart = desk.ask(org_chart, drawn.made.firm, TODAY)
    assert chart is not None
    seat = next(s.key for s in chart.seats if s.title == "Account manager")
    a_line(desk, drawn.client, drawn.theirs, seat, "renewal")
    there_and_back(desk, lambda: desk.do(DOING, merge_people, drawn.made.me, double))
    assert drawn.lines() == [(drawn.ours, "projects"), (seat, "renewal")]
