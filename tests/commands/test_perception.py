"""When each client was last asked about each front: kept by every deed that matters, and the same as counted from scratch."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from msp_desk.commands.clients import merge_clients, save_client
from msp_desk.commands.derive import derive_anew
from msp_desk.commands.interactions import change_interaction, delete_interaction
from msp_desk.commands.sample import fill_with_sample
from msp_desk.models.reminders import PerceptionClock
from msp_desk.queries.clients import client_draft
from msp_desk.queries.interactions import interaction_draft
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Moment
from msp_desk.values.phrases import Phrase
from tests.builders import DOING, NOW, TODAY, MadeDesk, a_client, a_person, an_interaction, statements
from tests.round_trips import check_whole, there_and_back
from tests.samples import LOOK, OUTSIDE, an_empty_desk, sample

OPERATION, EVOLUTION, INNOVATION = Moment


def _asked(connection: Connection, client: UUID) -> dict[Moment, tuple[int, bool]]:
    """How many days ago, and whether somebody was asked then, by front."""
    p = PerceptionClock
    found = connection.execute(select(p.moment, p.last_on, p.asked).where(p.client_key == client))
    return {moment: ((TODAY - last_on).days, asked) for moment, last_on, asked in found}


def _feeling(desk: Desk, client: UUID, days_ago: int, moment: Moment | None = OPERATION) -> UUID:
    return an_interaction(desk, (), client, days_ago=days_ago, moment=moment, perceived=4)


def _correct(desk: Desk, key: UUID, **changed: object) -> None:
    loaded = desk.ask(interaction_draft, key)
    assert loaded is not None
    desk.do(DOING, change_interaction, replace(loaded, **changed))  # type: ignore[arg-type]


def test_a_client_begins_unasked_on_the_day_it_came(made: MadeDesk) -> None:
    desk = made.desk
    new = a_client(desk)
    old = a_client(desk, "Old", since=TODAY - timedelta(days=900))
    assert desk.ask(_asked, new) == dict.fromkeys(Moment, (0, False))
    assert desk.ask(_asked, old) == dict.fromkeys(Moment, (900, False))
    assert desk.ask(_asked, made.firm) == {}
    draft = desk.ask(client_draft, old)
    assert draft is not None
    there_and_back(desk, lambda: desk.do(DOING, save_client, replace(draft, since=TODAY)))
    assert desk.ask(_asked, old) == dict.fromkeys(Moment, (0, False))


def test_an_answer_restarts_its_front_alone_and_an_older_one_moves_nothing(desk: Desk) -> None:
    client = a_client(desk, since=TODAY - timedelta(days=30))
    there_and_back(desk, lambda: _feeling(desk, client, 50))
    assert desk.ask(_asked, client) == {
        OPERATION: (50, True),
        EVOLUTION: (30, False),
        INNOVATION: (30, False),
    }
    there_and_back(desk, lambda: _feeling(desk, client, 5))
    _feeling(desk, client, 20)
    assert desk.ask(_asked, client)[OPERATION] == (5, True)
    an_interaction(desk, (), client, moment=OPERATION)
    _feeling(desk, client, 0, None)
    assert desk.ask(_asked, client)[OPERATION] == (5, True)
    check_whole(desk)


def test_what_is_corrected_moved_or_deleted_counts_no_more(desk: Desk) -> None:
    one, two = a_client(desk, "One"), a_client(desk, "Two")
    _feeling(desk, one, 40)
    key = _feeling(desk, one, 5)
    there_and_back(desk, lambda: _correct(desk, key, perceived=None))
    assert desk.ask(_asked, one)[OPERATION] == (40, True)
    there_and_back(desk, lambda: _correct(desk, key, perceived=2, moment=INNOVATION))
    assert desk.ask(_asked, one)[INNOVATION] == (5, True)
    there_and_back(desk, lambda: _correct(desk, key, client_key=two))
    assert desk.ask(_asked, one)[INNOVATION] == (0, False)
    assert desk.ask(_asked, two)[INNOVATION] == (5, True)
    there_and_back(desk, lambda: desk.do(DOING, delete_interaction, key))
    assert desk.ask(_asked, two)[INNOVATION] == (0, False)


def test_clients_that_become_one_were_asked_when_either_was(desk: Desk) -> None:
    one, two = a_client(desk, "One"), a_client(desk, "Two")
    _feeling(desk, one, 40)
    _feeling(desk, two, 5)
    _feeling(desk, two, 9, INNOVATION)
    there_and_back(desk, lambda: desk.do(DOING, merge_clients, one, two))
    assert desk.ask(_asked, one) == {OPERATION: (5, True), EVOLUTION: (0, False), INNOVATION: (9, True)}
    assert desk.ask(_asked, two) == {}


def test_a_contact_costs_one_statement_with_a_feeling_and_none_without(desk: Desk) -> None:
    client = a_client(desk)
    ana = a_person(desk, "Ana", client)
    an_interaction(desk, [ana])
    _feeling(desk, client, 2)
    with statements(desk.engine) as sent:
        an_interaction(desk, [ana])
    with statements(desk.engine) as felt:
        an_interaction(desk, [ana], perceived=3, moment=OPERATION)
    assert not any("perception_clock" in s for s in sent)
    assert sum("perception_clock" in s for s in felt) == 1
    assert len(felt) == len(sent) + 1


def test_counting_anew_writes_nothing_where_all_is_right(desk: Desk) -> None:
    for n in range(3):
        _feeling(desk, a_client(desk, f"Client {n}"), n)
    desk.rehearse(derive_anew)
    with statements(desk.engine) as sent:
        desk.rehearse(derive_anew)
    assert all(s.startswith("SELECT") for s in sent)


def test_the_sample_firm_comes_out_as_counted_from_scratch(tmp_path: Path) -> None:
    desk = an_empty_desk(tmp_path, NOW)
    try:
        desk.do(LOOK, fill_with_sample, sample(), OUTSIDE)
        check_whole(desk)
    finally:
        desk.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 400), st.sampled_from([*Moment, None])), max_size=8)
)
def test_whatever_is_done_in_whatever_order_it_is_as_counted_from_scratch(
    desk: Desk, deeds: list[tuple[int, int, Moment | None]]
) -> None:
    client = a_client(desk, f"Client {len(deeds)}")
    keys: list[UUID] = []
    for what, days, moment in deeds:
        if what < 2 or not keys:
            keys.append(_feeling(desk, client, days, moment))
        elif what == 2:
            _correct(desk, keys[days % len(keys)], moment=moment)
        elif what == 3:
            desk.do(DOING, delete_interaction, keys.pop(days % len(keys)))
        else:
            assert desk.last_deed is not None
            undone = desk.undo(desk.last_deed, Phrase("Undo"))
            assert undone is not None
            desk.undo(undone, Phrase("Redo"))
    check_whole(desk)
