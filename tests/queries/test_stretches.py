"""Where the entries of a history are; whose addresses those are; which forms were left half filled."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from msp_desk.commands.desk import keep_form
from msp_desk.queries.addresses import people_at
from msp_desk.queries.forms import kept_form, kept_forms
from msp_desk.queries.timeline import TimelineFilter, timeline_page, timeline_rows, timeline_stretch
from msp_desk.values.enums import Channel, Moment, Side
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_person, an_interaction, statements


@pytest.fixture
def client(made: MadeDesk) -> UUID:
    """A client with ten contacts, one a day; another has one."""
    client = a_client(made.desk)
    ana = a_person(made.desk, "Ana Núñez", client, email="Ana@Aero.example")
    for day in range(10):
        channel = Channel.VISIT if day % 5 == 0 else Channel.CALL
        an_interaction(made.desk, [ana], days_ago=day, subject=f"day {day}", channel=channel, notes="router")
    an_interaction(made.desk, client=a_client(made.desk, "Hotel Miramar"), days_ago=2.5, notes="a router too")
    return client


def walked(made: MadeDesk, wanted: TimelineFilter, limit: int = 3) -> list[int]:
    """All the places of a history, a stretch at a time."""
    places: list[int] = []
    before: int | None = None
    while True:
        stretch = made.desk.ask(timeline_stretch, wanted, before, limit)
        places += stretch.positions
        before = stretch.before
        if before is None:
            return places


@pytest.mark.parametrize("field", ["nothing", "client", "person", "channel", "moment", "since"])
def test_the_places_are_those_of_the_pages(made: MadeDesk, client: UUID, field: str) -> None:
    ana = next(h.key for h in made.desk.find("ana"))
    wanted = {
        "nothing": TimelineFilter(),
        "client": TimelineFilter(client=client),
        "person": TimelineFilter(person=ana),
        "channel": TimelineFilter(channel=Channel.VISIT),
        "moment": TimelineFilter(moment=Moment.INNOVATION),
        "since": TimelineFilter(since=TODAY - timedelta(days=3), zone="Europe/Madrid"),
    }[field]
    page = made.desk.ask(timeline_page, wanted, None, 100)
    assert walked(made, wanted) == [r.position for r in page.rows]


def test_found_notes_are_put_through_the_filter(made: MadeDesk, client: UUID) -> None:
    found = made.desk.find_notes("router")
    assert len(found) == 11
    stretch = made.desk.ask(timeline_stretch, TimelineFilter(client=client), None, 5, found)
    assert stretch.positions == tuple(walked(made, TimelineFilter(client=client), 50))
    assert stretch.before == found[-1]
    assert made.desk.ask(timeline_stretch, TimelineFilter(), None, 5, ()).before is None


def test_entries_are_read_by_their_places(made: MadeDesk, client: UUID) -> None:
    places = walked(made, TimelineFilter(), 50)
    with statements(made.desk.engine) as sent:
        rows = made.desk.ask(timeline_rows, places[2:5])
    assert [r.position for r in rows] == places[2:5]
    assert len(sent) == 2
    assert made.desk.ask(timeline_rows, []) == ()


def test_people_are_known_by_their_addresses(made: MadeDesk, client: UUID) -> None:
    luis = a_person(made.desk, "Luis Gil", made.firm, email="luis@norte.example")
    asked = ["ANA@aero.example", "luis@norte.example", "nobody@x.example"]
    with statements(made.desk.engine) as sent:
        known = {row.person: row for row in made.desk.ask(people_at, asked)}
    assert len(sent) == 1
    ana = next(row for key, row in known.items() if key != luis)
    assert (ana.address, ana.client, ana.side) == ("ana@aero.example", client, Side.THEIRS)
    assert (known[luis].client, known[luis].side) == (None, Side.OURS)


def test_forms_that_were_left_come_latest_first(made: MadeDesk) -> None:
    for name in ("log/new/a", "log/new/b", "log_x", "client/c"):
        made.desk.do(DOING, keep_form, name, {"draft": name})
        made.clock.now += timedelta(minutes=1)
    assert [f.name for f in made.desk.ask(kept_forms, "log/")] == ["log/new/b", "log/new/a"]
    kept = made.desk.ask(kept_form, "client/c")
    assert kept is not None
    assert kept.content == {"draft": "client/c"}
    assert made.desk.ask(kept_form, "client/d") is None
