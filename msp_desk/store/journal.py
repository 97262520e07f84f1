"""Who changed what: each deed is written down with before and after, and can be reversed from that."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, func, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from msp_desk.models.base import Base, table_of
from msp_desk.models.desk import Deed, JournalEntry
from msp_desk.store.watch import Touch, Watch
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.phrases import Phrase

_deed = table_of(Deed)
_entry = table_of(JournalEntry)
_NEW_DEED, _NEW_ENTRY = insert(_deed), insert(_entry)
#: Keys of records, by table, that something points at.
Pointed = dict[str, set[UUID]]
#: Where a table says that its records stay.
_LASTING = "lasting"
_STAMPS = frozenset({"version", "created_at", "created_by", "updated_at", "updated_by"})


def write(connection: Connection, what: Phrase, watch: Watch, now: datetime, who: UUID | None) -> UUID | None:
    """Write a deed down; None when it touched nothing."""
    if not watch.touches:
        return None
    deed = new_key()
    params = {k: _plain(v) for k, v in what.params.items()}
    if what.plural is not None:
        params["_plural"] = what.plural
    connection.execute(_NEW_DEED, {"key": deed, "at": now, "who": who, "what": what.text, "params": params})
    connection.execute(_NEW_ENTRY, list(_rows(deed, watch.touches)))
    return deed


def _rows(deed: UUID, touches: Iterable[Touch]) -> Iterable[dict[str, Any]]:
    """One row per changed or deleted record; new records of a table are one row together (10,000 imported people: one)."""
    made: dict[str, list[Any]] = {}
    rows: list[dict[str, Any]] = []
    for touch in _one_a_record(touches):
        if touch.before is not None:
            rows.append(
                _row(
                    deed, touch.table.name, touch.identity[0], _state(touch, "before"), _state(touch, "after")
                )
            )
            continue
        if touch.table.name not in made:
            rows.append(_row(deed, touch.table.name, None, None, made.setdefault(touch.table.name, [])))
        made[touch.table.name].append([_plain(v) for v in touch.identity])
    for place, row in enumerate(rows):
        row["place"] = place
    return rows


def _one_a_record(touches: Iterable[Touch]) -> Iterable[Touch]:
    """Several touches of a record in one deed are one: how it was before the first, how it is after the last."""
    kept: dict[tuple[str, Any], Touch] = {}
    for touch in touches:
        known = kept.get((touch.table.name, touch.identity))
        if known is None:
            kept[touch.table.name, touch.identity] = Touch(
                touch.table, touch.identity, touch.before, touch.after
            )
            continue
        if known.before is not None and touch.before is not None:
            known.before = {**touch.before, **known.before}
        known.after = None if touch.after is None else {**(known.after or {}), **touch.after}
    return [t for t in kept.values() if t.before is not None or t.after is not None]


def _row(deed: UUID, table: str, record: UUID | None, before: Any, after: Any) -> dict[str, Any]:
    return {"deed_key": deed, "table_name": table, "record_key": record, "before": before, "after": after}


def _state(touch: Touch, when: str) -> dict[str, Any] | None:
    values = touch.before if when == "before" else touch.after
    if values is None:
        return None
    other = touch.after if when == "before" else touch.before
    whole = other is None
    told = {
        k: _plain(v)
        for k, v in values.items()
        if whole or (k not in _STAMPS and other is not None and other[k] != v)
    }
    return {
        **{c.name: _plain(v) for c, v in zip(touch.table.primary_key, touch.identity, strict=True)},
        **told,
    }


def _plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, Phrase):
        return value.in_english()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def _typed(column: Column[Any], value: Any) -> Any:
    """The reverse of _plain, by the column's type."""
    if value is None:
        return None
    kind = _python_type(column)
    if kind is UUID:
        return UUID(value)
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if kind is bytes:
        return base64.b64decode(value)
    return value


def _python_type(column: Column[Any]) -> type:
    name = type(column.type).__name__
    named = {"Key": UUID, "Instant": datetime, "Date": date, "LargeBinary": bytes}
    return named.get(name, object)


def reverse(session: Session, deed: UUID) -> None:
    """Put back what a deed changed. The session notes it like any deed, so that it can be reversed in its turn.

    Errors: Refused where a record was changed or used since, the deed was undone already, or nothing takes it back.
    """
    row = session.execute(select(Deed.undone_by).where(Deed.key == deed)).one_or_none()
    if row is None or row.undone_by is not None:
        raise Refused("This has been undone already.")
    entries = session.execute(select(_entry).where(_entry.c.deed_key == deed)).all()
    _refuse_lasting(entries)
    kinds: dict[str, type[Base]] = {
        m.local_table.name: m.class_ for m in Base.registry.mappers if isinstance(m.local_table, Table)
    }
    pointed: Pointed = defaultdict(set)
    for entry in entries:
        if entry.before is not None:
            put_back = _remake if entry.after is None else _turn_back
            put_back(session, kinds[entry.table_name], entry, pointed)
    try:
        session.flush()
    except IntegrityError as taken:  # its place (a second of the timeline, a name) belongs to another now
        raise _changed_since() from taken
    made = {e.table_name: e.after for e in entries if e.before is None}
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in made:
            _unmake(session, kinds[table.name], made[table.name], deed)
    for name, keys in pointed.items():
        _must_be_there(session, table_of(kinds[name]), keys)


def _refuse_lasting(entries: Iterable[Any]) -> None:
    """What a table says of its records that nothing takes back."""
    for entry in entries:
        table = Base.metadata.tables.get(entry.table_name)
        why = table.info.get(_LASTING) if table is not None else None
        if why is not None:
            raise Refused(why)


def _changed_since() -> Refused:
    return Refused("It cannot be undone: something of it was changed or used since.")


def _remake(session: Session, kind: type[Base], entry: Any, pointed: Pointed) -> None:
    columns = table_of(kind).columns
    values = {k: _typed(columns[k], v) for k, v in entry.before.items() if k in columns and k != "version"}
    session.add(kind(**values))
    for name, value in values.items():
        _note_pointer(columns[name], value, pointed)


def _turn_back(session: Session, kind: type[Base], entry: Any, pointed: Pointed) -> None:
    columns = table_of(kind).columns
    record = session.get(kind, tuple(_typed(c, entry.before[c.name]) for c in table_of(kind).primary_key))
    if record is None:
        raise _changed_since()
    for name in entry.before.keys() & entry.after.keys():
        if columns[name].primary_key:
            continue
        if _plain(getattr(record, name)) != entry.after[name]:
            raise _changed_since()
        value = _typed(columns[name], entry.before[name])
        setattr(record, name, value)
        _note_pointer(columns[name], value, pointed)


def _note_pointer(column: Column[Any], value: Any, pointed: Pointed) -> None:
    for fk in column.foreign_keys:
        if value is not None:
            pointed[fk.column.table.name].add(value)


def _must_be_there(session: Session, table: Table, keys: set[UUID]) -> None:
    """What was put back may point at something that went since."""
    wanted = iter(keys)
    while batch := list(islice(wanted, 400)):
        found = select(func.count()).select_from(table).where(table.c.key.in_(batch))
        if session.execute(found).scalar_one() < len(batch):
            raise _changed_since()


def _unmake(session: Session, kind: type[Base], identities: list[list[Any]], deed: UUID) -> None:
    columns = list(table_of(kind).primary_key.columns)
    wanted = iter([tuple(_typed(c, v) for c, v in zip(columns, i, strict=True)) for i in identities])
    while batch := list(islice(wanted, 400)):
        found = session.scalars(select(kind).where(tuple_(*columns).in_(batch))).all()
        if len(found) < len(batch) or (
            len(columns) == 1 and _touched_later(session, [i[0] for i in batch], deed)
        ):
            raise _changed_since()
        if len(columns) == 1 and _still_used(session, table_of(kind).name, [i[0] for i in batch]):
            raise _changed_since()
        for record in found:
            session.delete(record)
        session.flush()


def _touched_later(session: Session, records: list[UUID], deed: UUID) -> bool:
    """Whether a later deed that still stands changed any of these records."""
    reversals = select(_deed.c.undone_by).where(_deed.c.undone_by.is_not(None))
    later = (
        select(_deed.c.undone_by)
        .join(_entry, _deed.c.key == _entry.c.deed_key)
        .where(_entry.c.record_key.in_(records), _deed.c.key > deed, _deed.c.key.not_in(reversals))
    )
    return any(_stands(session, undone_by) for undone_by in session.scalars(later).all())


def _stands(session: Session, undone_by: UUID | None) -> bool:
    """Whether a deed is in force: not undone, or what undid it was undone in its turn."""
    stands = True
    while undone_by is not None:
        stands = not stands
        undone_by = session.scalars(select(_deed.c.undone_by).where(_deed.c.key == undone_by)).one()
    return stands


def _still_used(session: Session, table: str, records: list[UUID]) -> bool:
    """Whether any record that is not derived points at these."""
    for other in Base.metadata.sorted_tables:
        if other.info.get("derived"):
            continue
        for column in other.columns:
            if any(fk.column.table.name == table for fk in column.foreign_keys):
                used = select(column).where(column.in_(records))
                if other.name == table:
                    used = used.where(other.c.key.not_in(records))
                if session.execute(used.limit(1)).first() is not None:
                    return True
    return False


def newest(connection: Connection) -> UUID | None:
    """The last deed written down."""
    return connection.execute(select(func.max(_deed.c.key))).scalar_one_or_none()


def deeds_after(connection: Connection, deed: UUID | None) -> list[UUID]:
    """The deeds written down after that one (or all), in their order."""
    asked = select(_deed.c.key).order_by(_deed.c.key)
    return list(connection.scalars(asked.where(_deed.c.key > deed) if deed is not None else asked))


def mark_undone(connection: Connection, deed: UUID, by: UUID | None) -> None:
    """Note that a deed was reversed by another."""
    connection.execute(update(_deed).where(_deed.c.key == deed).values(undone_by=by))
