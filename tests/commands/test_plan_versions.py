"""Publishing: numbered, signed, hashed; refused with errors or without a change; not undone, and not altered by SQL either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from msp_desk.commands.clients import merge_clients
from msp_desk.commands.holdings import vacate
from msp_desk.commands.plan_items import save_scope
from msp_desk.commands.plan_places import drop_item
from msp_desk.commands.plan_versions import publish_plan
from msp_desk.commands.plans import drop_plan
from msp_desk.models.base import table_of
from msp_desk.models.plans import FROZEN, PlanVersion
from msp_desk.queries.plan_versions import (
    version_by_number,
    version_by_sha256,
    version_bytes,
    version_document,
    versions_of,
)
from msp_desk.queries.plans import plan_of
from msp_desk.rules.plan_canon import canonical, content_sha256, sha256_of
from msp_desk.rules.plan_sections import Section
from msp_desk.store.desk import Desk
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Blocked, Refused
from msp_desk.values.keys import new_key
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import ScopeDraft
from tests.builders import DOING, TODAY, MadeDesk, a_client
from tests.plan_desks import WholePlan, a_plan, a_whole_plan, content_of, publish
from tests.round_trips import check_whole, dump

_version = table_of(PlanVersion)


@pytest.fixture
def whole(made: MadeDesk) -> WholePlan:
    return a_whole_plan(made)


def add_scope(desk: Desk, plan: UUID, name: str = "Laptops") -> UUID:
    return desk.do(DOING, save_scope, ScopeDraft(plan, "Support", name, hours="always"))


def test_a_version_is_what_the_plan_said_that_day(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    content = content_of(made, whole.plan)
    version = publish(made, whole.plan, " First\r\nversion ")
    document = desk.ask(version_document, version)
    assert document.content == content
    assert (document.number, document.published_on) == (1, TODAY)
    assert (document.author, document.note) == ("Marta Ruiz", "First\nversion")
    (row,) = desk.ask(versions_of, whole.plan)
    data = desk.ask(version_bytes, version)
    assert (row.sha256, row.content_sha256) == (sha256_of(data), content_sha256(content))
    assert data == canonical(document)
    assert desk.ask(version_by_sha256, row.sha256) == row
    assert desk.ask(version_by_number, whole.plan, 1) == row
    assert desk.ask(version_by_number, whole.plan, 2) is None
    assert desk.ask(version_by_sha256, "0" * 64) is None
    check_whole(desk)


def test_versions_are_counted(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    publish(made, whole.plan)
    made.clock.now += timedelta(days=30)
    add_scope(desk, whole.plan)
    publish(made, whole.plan, "Laptops come in")
    rows = desk.ask(versions_of, whole.plan)
    assert [(r.number, r.note) for r in rows] == [(2, "Laptops come in"), (1, "")]
    row = desk.ask(plan_of, whole.client)
    assert row is not None
    assert (row.number, row.version_key) == (2, rows[0].key)
    assert row.published_on == TODAY + timedelta(days=30)


def test_an_unchanged_plan_is_not_published_again(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    version = publish(made, whole.plan)
    made.clock.now += timedelta(days=1)
    with pytest.raises(Refused, match="Nothing has changed since version 1"):
        publish(made, whole.plan, "Another note")
    content = desk.ask(version_document, version).content
    assert content_sha256(content) == content_sha256(content_of(made, whole.plan))
    with pytest.raises(Refused, match="Nothing has changed"):
        desk.do(DOING, publish_plan, whole.plan, content, "")
    added = add_scope(desk, whole.plan)
    desk.do(DOING, drop_item, Section.SCOPE, added)
    with pytest.raises(Refused, match="Nothing has changed"):
        publish(made, whole.plan)


def test_errors_stop_publishing_warnings_do_not(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    empty = a_plan(desk, a_client(desk, "Empty"))
    with pytest.raises(Refused, match=r"cannot be published yet: it has \d errors"):
        publish(made, empty)
    desk.do(DOING, vacate, whole.seats.director)
    with pytest.raises(Refused, match="cannot be published yet"):
        publish(made, whole.plan)
    assert desk.ask(versions_of, whole.plan) == ()
    unreviewed = replace(content_of(made, a_whole_plan(made, a_client(desk, "B")).plan), review_on=None)
    desk.do(DOING, publish_plan, whole.plan, unreviewed, "")
    assert len(desk.ask(versions_of, whole.plan)) == 1


def test_publishing_is_announced_and_not_undone(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    heard: list[Changes] = []
    desk.listen(heard.append)
    version = publish(made, whole.plan)
    assert heard[-1].keys("plan_version") == {version}
    deed, before = desk.last_deed, desk.ask(dump)
    assert deed is not None
    with pytest.raises(Refused, match="A published version stays"):
        desk.undo(deed, Phrase("Undo"))
    assert desk.ask(dump) == before


def test_what_a_version_needs_is_not_undone_either(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    client = a_client(desk, "Other")
    a_plan(desk, client)
    begun = desk.last_deed
    assert begun is not None
    row = desk.ask(plan_of, client)
    assert row is not None
    desk.do(DOING, publish_plan, row.key, content_of(made, whole.plan), "")
    with pytest.raises(Refused, match="cannot be undone"):
        desk.undo(begun, Phrase("Undo"))
    with pytest.raises(Refused, match="was published, so it stays"):
        desk.do(DOING, drop_plan, row.key)


def test_without_anybody_at_the_desk_the_firm_signs(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    desk.who = None
    assert desk.ask(version_document, publish(made, whole.plan)).author == "Norte Sistemas"


def _set_note(session: Session, version: UUID) -> None:
    session.get_one(PlanVersion, version).note = "Nothing was promised"


def _delete(session: Session, version: UUID) -> None:
    session.delete(session.get_one(PlanVersion, version))


def _update_by_sql(session: Session, version: UUID) -> None:
    session.connection().execute(update(_version).where(_version.c.key == version).values(number=7))


def _delete_by_sql(session: Session, version: UUID) -> None:
    session.connection().execute(delete(_version).where(_version.c.key == version))


def _replace(session: Session, *columns: str) -> None:
    """Another row that has the same in these columns, put in the place of the first."""
    connection = session.connection()
    row = dict(connection.execute(select(_version)).mappings().one())
    other = {"key": new_key(), "sha256": "0" * 64, "number": 9}
    row |= {name: value for name, value in other.items() if name not in columns}
    statement = insert(_version).prefix_with("OR REPLACE")
    connection.execute(statement, row)


def _replace_key(session: Session, version: UUID) -> None:
    _replace(session, "key")


def _replace_number(session: Session, version: UUID) -> None:
    _replace(session, "number")


def _replace_hash(session: Session, version: UUID) -> None:
    _replace(session, "sha256")


def _upsert(session: Session, version: UUID) -> None:
    session.connection().execute(
        text(
            "INSERT INTO plan_version SELECT * FROM plan_version WHERE true"
            " ON CONFLICT DO UPDATE SET note = 'Nothing was promised'"
        )
    )


def _update_or_replace(session: Session, version: UUID) -> None:
    session.connection().execute(text("UPDATE OR REPLACE plan_version SET document = x'00'"))


def _replace_rowid(session: Session, version: UUID) -> None:
    session.connection().execute(
        text(
            "INSERT OR REPLACE INTO plan_version (rowid, key, plan_key, number, published_at, published_on,"
            " author, note, sha256, content_sha256, document)"
            " SELECT rowid, x'00', plan_key, 9, published_at, published_on, author, note, 'x', 'x', x'00'"
            " FROM plan_version"
        )
    )


@pytest.mark.parametrize(
    "alter",
    [
        _set_note,
        _delete,
        _update_by_sql,
        _delete_by_sql,
        _replace_key,
        _replace_number,
        _replace_hash,
        _replace_rowid,
        _upsert,
        _update_or_replace,
    ],
)
def test_a_version_is_not_altered_by_any_means(
    made: MadeDesk, desk: Desk, whole: WholePlan, alter: Callable[[Session, UUID], None]
) -> None:
    version = publish(made, whole.plan)
    before = desk.ask(dump)
    with pytest.raises(DBAPIError, match=FROZEN):
        desk.do(DOING, alter, version)
    assert desk.ask(dump) == before
    assert desk.ask(version_document, version).number == 1


@pytest.mark.parametrize("parent", ["plan", "client"])
def test_a_version_does_not_go_with_what_it_belongs_to(
    made: MadeDesk, desk: Desk, whole: WholePlan, parent: str
) -> None:
    version = publish(made, whole.plan)
    before = desk.ask(dump)

    def delete_all(session: Session) -> None:
        session.connection().execute(text(f"DELETE FROM {parent}"))

    with pytest.raises(DBAPIError):
        desk.do(DOING, delete_all)
    assert desk.ask(dump) == before
    assert desk.ask(version_document, version).number == 1


def _without_triggers(connection: Connection, statement: str) -> None:
    for name in ("update", "delete", "replace"):
        connection.exec_driver_sql(f"DROP TRIGGER plan_version_no_{name}")
    connection.exec_driver_sql(statement)
    connection.commit()


@pytest.mark.parametrize(
    "altered",
    [
        "document = replace(document, 'Workstations', 'Workstation')",
        "number = 2",
        "content_sha256 = 'abc'",
        "document = x''",
    ],
)
def test_a_version_that_was_altered_in_the_file_is_not_shown(
    made: MadeDesk, desk: Desk, whole: WholePlan, altered: str
) -> None:
    version = publish(made, whole.plan)
    with desk.engine.connect() as connection:
        _without_triggers(connection, f"UPDATE plan_version SET {altered}")
    with pytest.raises(Blocked, match="is not what was published"):
        desk.ask(version_document, version)


def test_a_version_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(Refused, match="not there any more"):
        desk.ask(version_document, new_key())


def test_published_plans_outlive_merging(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    version = publish(made, whole.plan)
    document = desk.ask(version_document, version)
    kept = a_client(desk, "Aero Group")
    own = a_plan(desk, kept)
    desk.do(DOING, merge_clients, kept, whole.client)
    row = desk.ask(plan_of, kept)
    assert row is not None
    assert (row.key, row.others) == (whole.plan, (own,)), "the published one is the plan"
    assert desk.ask(version_document, version) == document
