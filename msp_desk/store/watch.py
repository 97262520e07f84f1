"""What a session touched, gathered by the session itself while it flushes: the source of announcements, journal and index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.base import LoaderCallableStatus

from msp_desk.models.base import Base, Kept
from msp_desk.values.changes import Changes

Identity = tuple[Any, ...]


@dataclass(slots=True)
class Touch:
    """One record touched: its identity and the changed columns; `before` is None for a new one, `after` for a deleted one."""

    table: Table
    identity: Identity
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(slots=True)
class Watch:
    """All that a deed touched, in order, and which records those point at (`related[source, target]`)."""

    touches: list[Touch] = field(default_factory=list)
    related: dict[tuple[str, str], set[UUID]] = field(default_factory=lambda: defaultdict(set))

    def keys(self, table: str) -> set[UUID]:
        """The keys of the records of a table that were touched."""
        return {t.identity[0] for t in self.touches if t.table.name == table}

    def changed(self, table: str) -> set[UUID]:
        """The keys of those that had been there before."""
        return {t.identity[0] for t in self.touches if t.before is not None and t.table.name == table}

    def made(self, table: str) -> Iterator[Mapping[str, Any]]:
        """What the new ones hold, with their keys, as far as it was noted: rows that were written whole, of others what they point at."""
        for touch in self.touches:
            if touch.before is None and touch.after is not None and touch.table.name == table:
                yield touch.after if "key" in touch.after else {"key": touch.identity[0], **touch.after}

    def pointed_at(self, target: str, *sources: str) -> set[UUID]:
        """The keys of a table's records that touched records of the sources point at, or pointed at before."""
        return set().union(*(self.related.get((s, target), ()) for s in sources))

    def changes(self, deed: UUID | None) -> Changes:
        """What to announce."""
        keys: dict[str, set[UUID]] = defaultdict(set)
        for touch in self.touches:
            keys[touch.table.name].add(touch.identity[0])
        lasting = any("lasting" in touch.table.info for touch in self.touches)
        return Changes({name: frozenset(k) for name, k in keys.items()}, deed, lasting)

    def note(self, touch: Touch) -> None:
        """Keep a touch and what it points at."""
        if touch.table.info.get("derived"):
            return
        self.touches.append(touch)
        for values in (touch.before, touch.after):
            for name, target in _pointers(touch.table):
                if values and values.get(name) is not None:
                    self.related[touch.table.name, target].add(values[name])

    def note_made(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Keep that rows were written that are new, which nobody changes any more."""
        if table.info.get("derived"):
            return
        names = [c.name for c in table.primary_key]
        self.touches.extend([Touch(table, tuple([row[n] for n in names]), None, row) for row in rows])
        for name, target in _pointers(table):
            found = {row[name] for row in rows if row.get(name) is not None}
            if found:
                self.related[table.name, target] |= found


_pointer_cache: dict[str, list[tuple[str, str]]] = {}


def _pointers(table: Table) -> list[tuple[str, str]]:
    if table.name not in _pointer_cache:
        _pointer_cache[table.name] = [
            (c.name, fk.column.table.name)
            for c in table.columns
            for fk in c.foreign_keys
            if not c.name.endswith("_by")
        ]
    return _pointer_cache[table.name]


class WatchedSession(Session):
    """A session that stamps what it saves (`info`: now, who) and notes what it touches (`info`: watch)."""


@event.listens_for(WatchedSession, "before_flush")
def _stamp(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    now: datetime = session.info["now"]
    who: UUID | None = session.info["who"]
    for record in session.new:
        if isinstance(record, Kept):
            if getattr(record, "created_at", None) is None:  # one that comes back was made before
                record.created_at, record.created_by = now, who
            record.updated_at, record.updated_by = now, who
    for record in session.dirty:
        if isinstance(record, Kept) and session.is_modified(record):
            record.updated_at, record.updated_by = now, who
    for record in session.deleted:
        # What was never loaded of it (the bytes of a file) could not be read any more after the flush.
        session.info["watch"].note(Touch(_table(record), _identity(record), _values(record), None))


@event.listens_for(WatchedSession, "after_flush")
def _note(session: Session, _context: UOWTransaction) -> None:
    watch: Watch = session.info["watch"]
    for record in session.new:
        watch.note(Touch(_table(record), _identity(record), None, _pointing(record)))
    for record in session.dirty:
        before, after = _changed(record)
        if after:
            # Unchanged pointers ride along so that `related` knows whose record this is.
            keep = {n: v for n, v in _pointing(record).items() if n not in after}
            watch.note(Touch(_table(record), _identity(record), {**keep, **before}, {**keep, **after}))


@event.listens_for(WatchedSession, "do_orm_execute")
def _note_bulk(state: ORMExecuteState) -> None:
    """Bulk inserts give their rows; bulk updates and deletes would escape the journal and are a programming error."""
    if not state.is_insert and not state.is_update and not state.is_delete:
        return
    table = cast(Table, cast(Any, state.statement).table)
    if table.info.get("derived"):
        return
    if not state.is_insert:
        raise TypeError(f"a bulk update or delete of {table.name} would not be journalled")
    given = state.parameters or {}
    watch: Watch = state.session.info["watch"]
    watch.note_made(table, [dict(row) for row in ([given] if isinstance(given, Mapping) else given)])


def _table(record: Any) -> Table:
    return cast(Table, inspect(type(record)).local_table)


def _identity(record: Any) -> Identity:
    return tuple(inspect(type(record)).primary_key_from_instance(record))


def _pointing(record: Base) -> dict[str, Any]:
    """What a record points at; of a new one nothing else needs to be noted, for the journal keeps its key alone."""
    return {name: getattr(record, name) for name, _ in _pointers(_table(record))}


def _values(record: Base) -> dict[str, Any]:
    """Every column of a record as it is kept; a deferred one is loaded now (a deletion must be able to come back)."""
    values = {
        attribute.key: getattr(record, attribute.key) for attribute in inspect(type(record)).column_attrs
    }
    return values | _changed(record)[0] if inspect(record).modified else values


def _changed(record: Base) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = inspect(record)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            before[attribute.key] = None if old is LoaderCallableStatus.NO_VALUE else old
            after[attribute.key] = history.added[0] if history.added else None
    return before, after
