"""The positions of an organisation: who holds each, and whom it reports to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from msp_desk.models.people import DottedLine, Holding, Person, Position
from msp_desk.queries.expressions import Asked, held_now, stood
from msp_desk.values.drafts import HoldingDraft, PositionDraft
from msp_desk.values.enums import Level
from msp_desk.values.folding import fold


@dataclass(frozen=True, slots=True)
class HolderRow:
    """Who holds a position, from when to when."""

    person_key: UUID
    name: str
    photo_key: UUID | None
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A seat of an organisation; without holders it is vacant. `boss` is who holds the position it reports to."""

    key: UUID
    title: str
    unit: str
    level: Level
    contact_for: str
    reports_to_key: UUID | None
    reports_to: str
    boss: str
    holders: tuple[HolderRow, ...]


_SEATS: Asked = select(
    Position.key,
    Position.title,
    Position.unit,
    Position.level,
    Position.contact_for,
    Position.reports_to_key,
).where(Position.client_key == bindparam("client"), stood())
_HOLDERS: Asked = (
    select(
        Holding.position_key,
        Holding.person_key,
        Person.name,
        Person.photo_key,
        Holding.starts_on,
        Holding.ends_on,
    )
    .join(Position, Position.key == Holding.position_key)
    .join(Person, Person.key == Holding.person_key)
    .where(Position.client_key == bindparam("client"), held_now())
    .order_by(Holding.key)
)
_LEVELS = {level: place for place, level in enumerate(Level)}
_DRAFT: Asked = select(
    Position.key,
    Position.version,
    Position.client_key,
    Position.title,
    Position.unit,
    Position.level,
    Position.reports_to_key,
    Position.contact_for,
    Position.is_assistant,
).where(Position.key == bindparam("position"))
_DOTTED: Asked = (
    select(DottedLine.boss_key)
    .where(DottedLine.position_key == bindparam("position"))
    .order_by(DottedLine.key)
)
_HOLDINGS: Asked = (
    select(Holding.person_key, Holding.starts_on, Holding.ends_on, Holding.key)
    .where(Holding.position_key == bindparam("position"))
    .order_by(Holding.key)
)
_EVER: Asked = (
    select(Person.key, Person.name)
    .join(Holding, Holding.person_key == Person.key)
    .where(Holding.position_key == bindparam("position"))
)


def position_draft(connection: Connection, key: UUID) -> PositionDraft | None:
    """A seat as its form edits it, with all who hold or held it; None where it is gone. Three statements."""
    asked = {"position": key}
    row = connection.execute(_DRAFT, asked).one_or_none()
    if row is None:
        return None
    dotted = connection.execute(_DOTTED, asked).scalars().all()
    holdings = tuple(HoldingDraft(*h) for h in connection.execute(_HOLDINGS, asked))
    return PositionDraft(**row._mapping, dotted=tuple(dotted), holdings=holdings)


def holders_ever(connection: Connection, position: UUID) -> dict[UUID, str]:
    """The names of all who hold or ever held a position, wherever they are now. One statement."""
    found = connection.execute(_EVER, {"position": position})
    return {row.key: row.name for row in found}


def positions_of(connection: Connection, client: UUID, on: date) -> tuple[PositionRow, ...]:
    """The seats of a client, or of our firm, with who holds them on a day; the highest level first. Two statements."""
    seats: list[Any] = list(connection.execute(_SEATS, {"client": client, "on": on}))
    holders: dict[UUID, list[HolderRow]] = defaultdict(list)
    for position, *holder in connection.execute(_HOLDERS, {"client": client, "on": on}):
        holders[position].append(HolderRow(*holder))
    titles = {s.key: s.title for s in seats}
    rows = [
        PositionRow(
            *(
                *s,
                titles.get(s.reports_to_key, ""),
                next((h.name for h in holders.get(s.reports_to_key, ())), ""),
                tuple(holders.get(s.key, ())),
            )
        )
        for s in seats
    ]
    rows.sort(key=lambda r: (_LEVELS[r.level], fold(r.title), r.key))
    return tuple(rows)
