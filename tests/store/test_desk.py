"""The one door to the desk file: one commit and one announcement a deed, nothing of a deed that fails, others' deeds noticed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, event, insert, update
from sqlalchemy.orm import Session

from msp_desk.commands.clients import save_client
from msp_desk.commands.derive import every_entry, refresh
from msp_desk.commands.people import archive_person, save_person
from msp_desk.models.base import table_of
from msp_desk.models.clients import Client
from msp_desk.models.people import Person
from msp_desk.queries.clients import client_draft
from msp_desk.store.desk import Desk
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import ClientDraft, PersonDraft
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from tests.builders import DOING, MadeDesk, SetClock, a_client, a_desk, a_person, an_interaction
from tests.round_trips import check_whole, dump


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeDesk]:
    """A founded desk in an encrypted file."""
    desk = a_desk(tmp_path)
    yield desk
    desk.desk.close()


@contextmanager
def _commits(engine: Engine) -> Iterator[list[int]]:
    """How often something was committed while the block runs."""
    counted: list[int] = []

    def count(_connection: object) -> None:
        counted.append(1)

    event.listen(engine, "commit", count)
    yield counted
    event.remove(engine, "commit", count)


def test_a_deed_is_one_commit_and_one_announcement(made: MadeDesk) -> None:
    desk = made.desk
    client = a_client(desk)
    ana = a_person(desk, "Ana", client, title="CEO")
    heard: list[Changes] = []
    desk.listen(heard.append)
    with _commits(desk.engine) as commits:
        key = an_interaction(desk, [ana, made.me])
    assert len(commits) == 1
    (changes,) = heard
    assert changes.deed == desk.last_deed
    assert set(changes.touched) == {"interaction", "participation"}
    assert changes.keys("interaction") == {key}
    assert changes.touch("interaction", "promise")
    assert not changes.touch("client", "person")


def test_an_announcement_comes_after_the_commit_and_the_index(made: MadeDesk) -> None:
    found: list[int] = []

    def look(_changes: Changes) -> None:
        found.append(len(made.desk.find("aero handling")))

    made.desk.listen(look)
    a_client(made.desk)
    assert found == [1]


def test_undoing_is_announced_as_a_deed(made: MadeDesk) -> None:
    key = a_client(made.desk)
    deed = made.desk.last_deed
    assert deed is not None
    heard: list[Changes] = []
    made.desk.listen(heard.append)
    undone = made.desk.undo(deed, Phrase("Undo"))
    (changes,) = heard
    assert (changes.deed, changes.keys("client")) == (undone, frozenset({key}))
    assert made.desk.last_deed == undone != deed


def test_a_deed_that_changes_nothing_is_neither_kept_nor_announced(made: MadeDesk) -> None:
    key = a_client(made.desk)
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    heard: list[Changes] = []
    made.desk.listen(heard.append)
    last = made.desk.last_deed
    made.desk.do(DOING, save_client, draft)
    made.desk.do(DOING, archive_person, made.me, False)
    assert (heard, made.desk.last_deed) == ([], last)


def test_a_deed_that_fails_half_way_leaves_nothing(made: MadeDesk) -> None:
    desk = made.desk
    before, last = desk.ask(dump), desk.last_deed
    heard: list[Changes] = []
    desk.listen(heard.append)

    def half(session: Session) -> None:
        client = save_client(session, ClientDraft("Half"))
        save_person(session, PersonDraft("Half", client))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.do(DOING, half)
    assert desk.ask(dump) == before
    assert (desk.find("half"), heard, desk.last_deed) == ((), [], last)


def test_deeds_compose_and_are_undone_as_one(made: MadeDesk) -> None:
    desk = made.desk
    before = desk.ask(dump)

    def both(session: Session) -> None:
        client = save_client(session, ClientDraft("Whole"))
        save_person(session, PersonDraft("Ana", client, title="CEO"))

    desk.do(DOING, both)
    assert desk.last_deed is not None
    assert len(desk.find("whole")) == 2
    desk.undo(desk.last_deed, DOING)
    assert desk.ask(dump) == before


def test_a_rehearsal_answers_and_leaves_nothing(made: MadeDesk) -> None:
    desk = made.desk
    before, last = desk.ask(dump), desk.last_deed
    heard: list[Changes] = []
    desk.listen(heard.append)
    key = desk.rehearse(save_client, ClientDraft("Only tried"))
    assert desk.ask(client_draft, key) is None
    with pytest.raises(Refused):
        desk.rehearse(save_client, ClientDraft(" "))
    assert (desk.ask(dump), heard, desk.last_deed) == (before, [], last)


def test_a_desk_that_cannot_be_saved_in_says_why(made: MadeDesk) -> None:
    why = Phrase("This is only a copy of “%(file)s”.", {"file": "x"})
    reader = Desk(made.desk.engine, SetClock(), refresh, readonly=why)
    for deed in (a_client, lambda desk: desk.undo(made.desk.last_deed, DOING)):
        with pytest.raises(Refused) as told:
            deed(reader)
        assert told.value.phrase == why
    assert [h.title for h in reader.find("marta")] == ["Marta Ruiz"]


def test_who_did_it_and_when_is_stamped_and_kept_by_undoing(made: MadeDesk) -> None:
    key = a_client(made.desk)
    deed, made_at = made.desk.last_deed, made.clock.now
    assert deed is not None
    made.clock.now = made_at.replace(hour=20)
    made.desk.do(DOING, save_client, replace(made.desk.ask(client_draft, key) or ClientDraft(), sector="Air"))
    row = made.desk.rehearse(_stamps, key)
    assert row == (made_at, made.me, made.clock.now, made.me, 2)


def _stamps(session: Session, key: object) -> tuple[object, ...]:
    kept = session.get_one(Client, key)
    names = ("created_at", "created_by", "updated_at", "updated_by", "version")
    return tuple(getattr(kept, n) for n in names)


def test_what_escapes_the_journal_is_a_mistake_of_the_program(made: MadeDesk) -> None:
    person = table_of(Person)
    for statement in (
        update(Person).values(name="x"),
        delete(Person),
        update(person).values(name="x"),
        delete(person),
    ):
        with pytest.raises(TypeError, match="person would not be journalled"):
            made.desk.do(DOING, Session.execute, statement)
    with pytest.raises((KeyError, TypeError)):
        made.desk.do(DOING, Session.execute, insert(person).values(name="x", folded="x"))


def test_deeds_of_another_program_are_noticed_once(made: MadeDesk) -> None:
    here = made.desk
    there = Desk(here.engine, SetClock(), refresh)
    a_client(here, "Mine")
    assert not here.changed_elsewhere()
    assert there.changed_elsewhere()
    a_client(there, "Theirs")
    a_client(here, "Mine again")
    assert here.changed_elsewhere()
    assert not here.changed_elsewhere()
    assert there.changed_elsewhere()
    assert not Desk(here.engine, SetClock(), refresh).changed_elsewhere()


def test_the_search_index_is_made_anew_from_what_is_kept(made: MadeDesk) -> None:
    ana = a_person(made.desk, "Ana", a_client(made.desk), title="CEO", phone="600 100 200")
    an_interaction(made.desk, [ana], notes="counters")
    whole = made.desk.ask(dump)
    with made.desk.engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE search_entry SET title = 'spoilt', words = 'spoilt'")
        connection.exec_driver_sql(
            "INSERT INTO search_entry (kind, key, title, subtitle, detail, level, words, about, digits)"
            " VALUES ('person', x'00', 'ghost', '', '', '', 'ghost', '', '')"
        )
    made.desk.reindex(every_entry)
    assert made.desk.ask(dump) == whole
    check_whole(made.desk)
    assert (made.desk.find("ghost"), len(made.desk.find("ana")), len(made.desk.find("counters"))) == (
        (),
        1,
        1,
    )
