"""What a desk holds, told whole; and the proof that a deed can be undone and done again without a trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.orm import Session

from msp_desk.commands.derive import derive_anew, every_entry
from msp_desk.models.base import Base, table_of
from msp_desk.models.checkins import CheckInClock
from msp_desk.models.reminders import PerceptionClock
from msp_desk.store.desk import Desk
from msp_desk.values.hits import SearchEntry
from msp_desk.values.phrases import Phrase

#: Counters and stamps say that something was touched, not what is kept; the last two tables tell of deeds and forms.
_STAMPS = frozenset({"version", "updated_at", "updated_by"})
_TOLD_OF = frozenset({"deed", "journal_entry", "form_draft"})
_CLOCK, _ASKED = table_of(CheckInClock), table_of(PerceptionClock)
_ENTRY = sa.table(
    "search_entry",
    *map(
        sa.column,
        (
            "kind",
            "key",
            "client",
            "title",
            "subtitle",
            "detail",
            "level",
            "words",
            "about",
            "digits",
        ),
    ),
)

Contents = dict[str, list[tuple[Any, ...]]]


def dump(connection: Connection) -> Contents:
    """All that is kept and all that follows from it, table by table, without stamps."""
    found = {t.name: _rows(connection, t) for t in Base.metadata.sorted_tables if t.name not in _TOLD_OF}
    return found | {"search_entry": index_as_kept(connection)}


def _rows(connection: Connection, table: Table) -> list[tuple[Any, ...]]:
    left_out = _STAMPS | {"key"} if table is _CLOCK else _STAMPS
    columns = [c for c in table.columns if c.name not in left_out]
    return sorted((tuple(r) for r in connection.execute(select(*columns))), key=repr)


def clocks_as_kept(connection: Connection) -> list[tuple[Any, ...]]:
    """The check-in clocks without their keys, and since when nobody was asked about a front."""
    return _rows(connection, _CLOCK) + _rows(connection, _ASKED)


def clocks_from_scratch(session: Session) -> list[tuple[Any, ...]]:
    """The same as they come out when none is there; to be rehearsed, not done."""
    session.connection().execute(delete(_CLOCK))
    session.connection().execute(delete(_ASKED))
    derive_anew(session)
    return clocks_as_kept(session.connection())


def index_as_kept(connection: Connection) -> list[tuple[Any, ...]]:
    """What the search index knows."""
    return sorted((tuple(r) for r in connection.execute(select(_ENTRY))), key=repr)


def index_from_scratch(session: Session) -> list[tuple[Any, ...]]:
    """What the search index ought to know."""
    return sorted((_as_kept(e) for e in every_entry(session)), key=repr)


def _as_kept(e: SearchEntry) -> tuple[Any, ...]:
    client = e.client.bytes if e.client else None
    told = (e.title, e.subtitle, e.detail, e.level, e.words, e.about, e.digits)
    return (e.kind.value, e.key.bytes, client, *told)


def check_whole(desk: Desk) -> None:
    """Nothing points at nothing, and what is derived is what comes out from scratch."""
    assert desk.ask(_dangling) == []
    assert desk.ask(clocks_as_kept) == desk.rehearse(clocks_from_scratch)
    assert desk.ask(index_as_kept) == desk.rehearse(index_from_scratch)
    desk.rehearse(_check_full_text)


def _dangling(connection: Connection) -> list[Any]:
    return list(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def _check_full_text(session: Session) -> None:
    """SQLite's own comparison of the full-text tables with what they index; raises where they differ."""
    for table in ("search_parts", "search_starts", "note_index"):
        session.connection().exec_driver_sql(
            f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)"
        )


def there_and_back(desk: Desk, do: Callable[[], object]) -> None:
    """Do something; undone, the desk is as it was before; done again, as it was after; and whole every time."""
    before = desk.ask(dump)
    do()
    done = desk.last_deed
    assert done is not None
    after = desk.ask(dump)
    assert after != before
    undone = desk.undo(done, Phrase("Undo"))
    assert undone is not None
    assert desk.ask(dump) == before
    check_whole(desk)
    desk.undo(undone, Phrase("Redo"))
    assert desk.ask(dump) == after
    check_whole(desk)
