"""Every record of the desk, table by table, to be taken out; nothing here knows what a table is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, LargeBinary, Table, select

from msp_desk.models.base import Base, Key, table_of
from msp_desk.models.checkins import CheckInClock
from msp_desk.models.desk import FormDraft
from msp_desk.models.plans import PlanMoved, PlanNamed
from msp_desk.models.reminders import PerceptionClock

T = TypeVar("T")
Record = Mapping[str, object]
Tables = Mapping[str, Iterable[Record]]

#: What is not told: clocks are made anew from rules and history, and a form half filled in is nothing that was kept.
_UNTOLD = {table_of(kind).name for kind in (CheckInClock, FormDraft, PerceptionClock, PlanMoved, PlanNamed)}
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class _Records:
    """The records of a table in the order in which they were made, read while they are told."""

    connection: Connection
    table: Table

    def __iter__(self) -> Iterator[Record]:
        asked = select(self.table).order_by(*self.table.primary_key)
        # Of what holds whole files only one is in memory at a time.
        size = 1 if any(_holds_files(column.type) for column in self.table.columns) else _AT_ONCE
        for row in self.connection.execute(asked).yield_per(size).mappings():
            yield dict(row)


def tell_everything(connection: Connection, tell: Callable[[Tables], T]) -> T:
    """What `tell` makes of all tables by name; it reads the records one after the other, in one view of the file."""
    tables = sorted(Base.metadata.tables.values(), key=_name)
    return tell({t.name: _Records(connection, t) for t in tables if t.name not in _UNTOLD})


def _name(table: Table) -> str:
    return table.name


def _holds_files(kind: object) -> bool:
    return isinstance(kind, LargeBinary) and not isinstance(kind, Key)
