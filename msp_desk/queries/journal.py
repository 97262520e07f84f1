"""Who changed what, read from the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from msp_desk.models.desk import Deed, JournalEntry
from msp_desk.models.people import Person
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class DeedRow:
    """Something that somebody did; `undone` where it was reversed since."""

    key: UUID
    at: datetime
    who: str
    what: Phrase
    undone: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a deed did to one record: the columns before and after."""

    at: datetime
    who: str
    what: Phrase
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def deeds(connection: Connection, limit: int = 100, before: UUID | None = None) -> tuple[DeedRow, ...]:
    """What was done in the desk, the last first; those before a deed. Two statements."""
    asked = select(Deed.key, Deed.at, func.coalesce(Person.name, ""), Deed.what, Deed.params).outerjoin(
        Person, Person.key == Deed.who
    )
    if before is not None:
        asked = asked.where(Deed.key < before)
    found = connection.execute(asked.order_by(Deed.key.desc()).limit(limit)).all()
    reversals = dict(connection.execute(_REVERSALS).all())
    return tuple(
        DeedRow(k, at, who, _phrase(what, told), _is_undone(k, reversals)) for k, at, who, what, told in found
    )


_REVERSALS = select(Deed.key, Deed.undone_by).where(Deed.undone_by.is_not(None))


def _is_undone(deed: UUID, reversals: Mapping[UUID, UUID | None]) -> bool:
    """Whether a deed was reversed, and what reversed it not in its turn."""
    undone, by = False, reversals.get(deed)
    while by is not None:
        undone, by = not undone, reversals.get(by)
    return undone


def changes_of(connection: Connection, record: UUID, limit: int = 100) -> tuple[ChangeRow, ...]:
    """Who changed a record, the last change first."""
    asked = (
        select(
            Deed.at,
            func.coalesce(Person.name, ""),
            Deed.what,
            Deed.params,
            JournalEntry.before,
            JournalEntry.after,
        )
        .join(JournalEntry, JournalEntry.deed_key == Deed.key)
        .outerjoin(Person, Person.key == Deed.who)
        .where(JournalEntry.record_key == record)
        .order_by(Deed.key.desc())
        .limit(limit)
    )
    return tuple(
        ChangeRow(at, who, _phrase(what, told), before or {}, after or {})
        for at, who, what, told, before, after in connection.execute(asked)
    )


def _phrase(what: str, told: dict[str, Any]) -> Phrase:
    """A deed's words, ready to be put into any language."""
    params = {k: v for k, v in told.items() if k != "_plural"}
    count = params.get("n", 0)
    return Phrase(what, params, told.get("_plural"), count if isinstance(count, int) else 0)
