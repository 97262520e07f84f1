"""Fills a desk with an invented story in bulk, and has the program derive what it keeps beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from msp_desk.commands.derive import derive_anew, every_entry, refresh
from msp_desk.commands.desk import found_desk
from msp_desk.models.base import Base, table_of
from msp_desk.models.checkins import CheckInException
from msp_desk.models.clients import ChannelChoice, Client, Site
from msp_desk.models.contracts import Contract
from msp_desk.models.interactions import Interaction, Participation, Promise
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.models.reminders import ItemMark
from msp_desk.store import search_index
from msp_desk.store.desk import Desk
from msp_desk.store.engine import WRITE
from msp_desk.store.opening import create_desk_file
from msp_desk.store.watch import Watch, WatchedSession
from msp_desk.values.enums import Language
from msp_desk.values.phrases import Phrase
from tests.bench.reminding import Reminding
from tests.bench.rows import Invention
from tests.bench.sizes import Size
from tests.keystores import MemoryKeyStore

FIRM, ME = "Norte Sistemas", "Marta Ruiz"
_BATCH = 10_000
_COLLEAGUES = 8
_DOING = Phrase("Make a desk to be measured")


def noon_of(day: date) -> datetime:
    """The present instant of a desk whose story ends on that day."""
    return datetime.combine(day, time(12), UTC)


def make_desk(size: Size, path: Path, day: date) -> tuple[bytes, bytes]:
    """Make the desk of that size, whose story ends on that day; returns its key and salt."""
    opened = create_desk_file(path, MemoryKeyStore())
    desk = Desk(opened.engine, lambda: noon_of(day), refresh)
    me = desk.do(_DOING, found_desk, FIRM, ME, Language.ENGLISH, "ES", "Europe/Madrid")
    with opened.engine.connect().execution_options(**WRITE) as connection:
        with connection.begin():
            search_index.drop(connection)
            _fill(connection, Invention(size, day, (me, *_colleagues(connection, me))))
            search_index.create(connection)
            search_index.rebuild(connection)
        _derive(opened.engine, noon_of(day))
    with opened.engine.connect() as connection:
        bare: Any = connection.connection.dbapi_connection
        bare.execute("VACUUM")
        bare.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        bare.execute("PRAGMA optimize")
    opened.close()
    return opened.key, opened.header.desk.bytes


def _colleagues(connection: sa.Connection, me: UUID) -> list[UUID]:
    """More people of ours, beside who is at the desk."""
    person = table_of(Person)
    mine = connection.execute(sa.select(person).where(person.c.key == me)).mappings().one()
    keys = [UUID(int=me.int + number) for number in range(1, _COLLEAGUES + 1)]
    people = [{**mine, "key": k, "name": f"Colega {k.int % 97}", "folded": "colega"} for k in keys]
    connection.execute(sa.insert(person), people)
    return keys


def _fill(connection: sa.Connection, story: Invention) -> None:
    _pour(connection, Client, story.client_rows())
    _pour(connection, Site, story.site_rows())
    names: dict[UUID, str] = {}
    _pour(connection, Person, _noting_names(story.person_rows(), names))
    _pour(connection, Position, story.position_rows())
    more = Reminding(story)
    _pour(connection, Holding, map(more.move, story.holding_rows()))
    _pour(connection, ContactPoint, story.point_rows(names))
    _pour(connection, ChannelChoice, story.channel_rows())
    _pour(connection, Promise, story.promise_rows())
    _pour_more(connection, more)
    contacts = story.interactions()
    while batch := list(islice(contacts, _BATCH)):
        _pour(connection, Interaction, (contact for contact, _ in batch))
        _pour(connection, Participation, (part for _, parts in batch for part in parts))


def _pour_more(connection: sa.Connection, more: Reminding) -> None:
    _tell(connection, Client, ("since",), more.came_rows())
    _tell(connection, Person, ("birth_month", "birth_day"), more.birthday_rows())
    _pour(connection, Contract, more.contract_rows())
    _pour(connection, CheckInException, more.exception_rows())
    _pour(connection, ItemMark, more.mark_rows())


def _noting_names(rows: Iterable[dict[str, Any]], names: dict[UUID, str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        names[row["key"]] = row["name"]
        yield row


def _pour(connection: sa.Connection, kind: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    statement, waiting = sa.insert(table_of(kind)), iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        connection.execute(statement, batch)


def _tell(
    connection: sa.Connection, kind: type[Base], names: tuple[str, ...], rows: Iterable[dict[str, Any]]
) -> None:
    """Tell more of what is there already: of whose key is `of`."""
    table = table_of(kind)
    statement = sa.update(table).where(table.c.key == sa.bindparam("of"))
    statement, waiting = statement.values({n: sa.bindparam(n) for n in names}), iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        connection.execute(statement, batch)


def _derive(engine: sa.Engine, now: datetime) -> None:
    """What the program itself would have kept up to date: clocks and the search index."""
    with WatchedSession(engine.execution_options(**WRITE), expire_on_commit=False) as session:
        session.info.update(now=now, who=None, watch=Watch())
        derive_anew(session)
        search_index.update(session.connection(), (), every_entry(session))
        session.commit()
