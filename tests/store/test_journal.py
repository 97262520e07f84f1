"""What cannot be undone and why, in a sentence; what the journal keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from msp_desk.commands.clients import save_client
from msp_desk.commands.people import merge_people, save_person
from msp_desk.queries.clients import client_draft
from msp_desk.queries.people import person_draft
from msp_desk.values.errors import Refused
from tests.builders import DOING, MadeDesk, a_client, a_desk, a_person, an_interaction
from tests.round_trips import dump
from tests.store.at_work import UNDO


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeDesk]:
    """A founded desk in an encrypted file."""
    desk = a_desk(tmp_path)
    yield desk
    desk.desk.close()


def _refused(made: MadeDesk, deed: UUID | None, sentence: str) -> None:
    assert deed is not None
    before = made.desk.ask(dump)
    with pytest.raises(Refused) as told:
        made.desk.undo(deed, UNDO)
    assert str(told.value) == sentence
    assert made.desk.ask(dump) == before


SINCE = "It cannot be undone: something of it was changed or used since."


def test_nothing_is_undone_twice(made: MadeDesk) -> None:
    a_client(made.desk)
    deed = made.desk.last_deed
    assert deed is not None
    made.desk.undo(deed, UNDO)
    _refused(made, deed, "This has been undone already.")


def test_what_was_used_since_is_not_taken_away(made: MadeDesk) -> None:
    client = a_client(made.desk)
    added = made.desk.last_deed
    ana = a_person(made.desk, "Ana", client)
    met = made.desk.last_deed
    an_interaction(made.desk, [ana])
    logged = made.desk.last_deed
    _refused(made, added, SINCE)
    _refused(made, met, SINCE)
    for deed in (logged, met, added):
        assert deed is not None
        made.desk.undo(deed, UNDO)
    assert made.desk.ask(client_draft, client) is None


def test_what_was_changed_since_is_neither_taken_away_nor_turned_back(made: MadeDesk) -> None:
    key = a_client(made.desk)
    added = made.desk.last_deed
    for sector in ("Air", "Sea", "Air"):
        draft = made.desk.ask(client_draft, key)
        assert draft is not None
        made.desk.do(DOING, save_client, replace(draft, sector=sector))
        if sector == "Air" and draft.sector == "":
            first = made.desk.last_deed
    _refused(made, added, SINCE)
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Rail"))
    _refused(made, first, SINCE)


def test_a_change_on_another_field_does_not_stand_in_the_way(made: MadeDesk) -> None:
    key = a_client(made.desk)
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Air"))
    changed = made.desk.last_deed
    made.desk.do(DOING, save_client, replace(draft, sector="Air", notes="New"))
    assert changed is not None
    made.desk.undo(changed, UNDO)
    kept = made.desk.ask(client_draft, key)
    assert kept is not None
    assert (kept.sector, kept.notes) == ("", "New")


def test_a_change_that_was_done_again_stands_in_the_way(made: MadeDesk) -> None:
    key = a_client(made.desk)
    added = made.desk.last_deed
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Air"))
    turn = made.desk.last_deed
    for _ in range(2):
        assert turn is not None
        turn = made.desk.undo(turn, UNDO)
    _refused(made, added, SINCE)
    assert turn is not None
    made.desk.undo(turn, UNDO)
    assert added is not None
    made.desk.undo(added, UNDO)


def test_a_merge_is_not_undone_over_what_came_after(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana, other = a_person(made.desk, "Ana", client), a_person(made.desk, "Ana N", client, phone="600100200")
    made.desk.do(DOING, merge_people, ana, other)
    merged = made.desk.last_deed
    draft = made.desk.ask(person_draft, ana, made.clock.now.date())
    assert draft is not None
    made.desk.do(DOING, save_person, replace(draft, points=()))
    _refused(made, merged, SINCE)


def test_the_journal_is_lean_and_says_what_changed(made: MadeDesk) -> None:
    key = a_client(made.desk, notes="Long " * 500)
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Air"))
    with made.desk.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT table_name, before, after FROM journal_entry ORDER BY deed_key DESC, place LIMIT 2"
        ).all()
    assert rows[0][1:] == (
        f'{{"key": "{key.hex}", "sector": ""}}',
        f'{{"key": "{key.hex}", "sector": "Air"}}',
    )
    assert rows[1] == ("client", None, f'[["{key.hex}"]]')
    with suppress(Refused):
        made.desk.undo(key, UNDO)
