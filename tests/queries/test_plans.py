"""No question that answers a key or opens a page goes through all people or the whole history."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from msp_desk.queries.addresses import people_at
from msp_desk.queries.client_card import client_card
from msp_desk.queries.clients import client_rows
from msp_desk.queries.counterparts import ties_of
from msp_desk.queries.desk import desk_card
from msp_desk.queries.gaps import gaps_of
from msp_desk.queries.interactions import interaction_card
from msp_desk.queries.orgchart import org_chart
from msp_desk.queries.people import PeopleFilter, find_people, people_rows, person_draft
from msp_desk.queries.person_card import person_card
from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plan_measures import measures_of
from msp_desk.queries.plan_promised import promised
from msp_desk.queries.plan_versions import answers_of, version_by_sha256, versions_of
from msp_desk.queries.plans import plan_of
from msp_desk.queries.positions import positions_of
from msp_desk.queries.timeline import TimelineFilter, timeline_page, timeline_rows, timeline_stretch
from msp_desk.queries.today import due_records
from msp_desk.queries.who import who_rows
from msp_desk.queries.whom_to_call import whom_to_call
from msp_desk.values.enums import Channel, Side
from tests.builders import NOW, TODAY, MadeDesk, a_client, a_person, a_promise, an_interaction
from tests.plan_desks import a_plan

#: The tables that grow; a client list may go through the clients.
_BIG = re.compile(
    r"SCAN (person|interaction|participation|holding|contact_point|promise|check_in_clock"
    r"|position|former_boss|dotted_line|counterpart"
    r"|plan_(scope|role|procedure|commitment|ladder|rung|measure|version|answer))(_\d+)?\b"
)

QUESTIONS: dict[str, Callable[[MadeDesk, Any], tuple[Any, ...]]] = {
    "client card": lambda m, k: (client_card, k["client"], TODAY),
    "person card": lambda m, k: (person_card, k["person"], NOW),
    "clients": lambda m, k: (client_rows,),
    "people": lambda m, k: (people_rows, PeopleFilter(), TODAY),
    "their people": lambda m, k: (people_rows, PeopleFilter(side=Side.THEIRS), TODAY),
    "our people": lambda m, k: (people_rows, PeopleFilter(side=Side.OURS), TODAY),
    "people without a client": lambda m, k: (people_rows, PeopleFilter(unplaced=True), TODAY),
    "next people": lambda m, k: (people_rows, PeopleFilter(), TODAY, 5, ("b", k["person"])),
    "people of a client": lambda m, k: (people_rows, PeopleFilter(client=k["client"]), TODAY),
    "a picker": lambda m, k: (find_people, "an", TODAY),
    "a picker of a client": lambda m, k: (find_people, "an", TODAY, k["client"], [k["person"]]),
    "a person's form": lambda m, k: (person_draft, k["person"], TODAY),
    "an interaction": lambda m, k: (interaction_card, k["interaction"]),
    "a chart": lambda m, k: (org_chart, k["client"], TODAY),
    "our chart": lambda m, k: (org_chart, m.firm, TODAY),
    "lines": lambda m, k: (ties_of, k["client"], TODAY),
    "gaps": lambda m, k: (gaps_of, k["client"], TODAY),
    "whom to call": lambda m, k: (whom_to_call, k["client"], TODAY),
    "positions": lambda m, k: (positions_of, k["client"], TODAY),
    "a client's plan": lambda m, k: (plan_of, k["client"]),
    "what a plan says": lambda m, k: (plan_content, a_plan(m.desk, k["client"]), TODAY),
    "versions": lambda m, k: (versions_of, a_plan(m.desk, k["client"])),
    "a version by its hash": lambda m, k: (version_by_sha256, "0" * 64),
    "answers": lambda m, k: (answers_of, a_plan(m.desk, k["client"])),
    "measured values": lambda m, k: (measures_of, a_plan(m.desk, k["client"])),
    "what is promised": lambda m, k: (promised, a_plan(m.desk, k["client"]), TODAY, "UTC"),
    "history": lambda m, k: (timeline_page, TimelineFilter(), 1 << 62),
    "history, sieved": lambda m, k: (timeline_page, TimelineFilter(channel=Channel.CALL), 1 << 62),
    "history of a client": lambda m, k: (timeline_page, TimelineFilter(client=k["client"])),
    "history of a person": lambda m, k: (timeline_page, TimelineFilter(person=k["person"])),
    "places": lambda m, k: (timeline_stretch, TimelineFilter(), 1 << 62),
    "places, sieved": lambda m, k: (timeline_stretch, TimelineFilter(channel=Channel.CALL), 1 << 62),
    "places of a client": lambda m, k: (timeline_stretch, TimelineFilter(client=k["client"])),
    "places of a person": lambda m, k: (timeline_stretch, TimelineFilter(person=k["person"])),
    "entries at places": lambda m, k: (timeline_rows, [1, 2, 3]),
    "people at addresses": lambda m, k: (people_at, ["ana@aero.example"]),
    "words of a person": lambda m, k: (timeline_page, TimelineFilter(person=k["person"], text="call")),
    "today": lambda m, k: (due_records, TODAY),
    "my today": lambda m, k: (due_records, TODAY, 14, m.me),
    "who": lambda m, k: (who_rows, m.desk.find("ana"), NOW),
    "the desk": lambda m, k: (desk_card, TODAY),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_gone_through_whole(made: MadeDesk, question: str) -> None:
    client = a_client(made.desk, owner_key=made.me)
    person = a_person(made.desk, "Ana", client, title="Director", phone="600 100 200")
    keys = {"client": client, "person": person, "interaction": an_interaction(made.desk, [person, made.me])}
    a_promise(made.desk, "Quote", client, person=person, due_on=TODAY)
    asked, *rest = QUESTIONS[question](made, keys)
    plans: list[str] = []
    with made.desk.engine.connect() as connection:

        def explain(_c: Any, cursor: Any, statement: str, values: Any, *_: Any) -> None:
            if statement.startswith("SELECT"):
                plan = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
                plans.extend(row[3] for row in plan)

        event.listen(connection, "before_cursor_execute", explain)
        asked(connection, *rest)
    assert plans
    assert [p for p in plans if _BIG.search(p)] == []
