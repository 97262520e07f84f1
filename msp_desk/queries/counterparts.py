"""Who answers to whom for what: the counterpart lines between a client's chart and ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, and_, bindparam, or_, select

from msp_desk.models.counterparts import Counterpart
from msp_desk.models.people import Holding, Position
from msp_desk.queries.expressions import ON, Asked
from msp_desk.values.drafts import CounterpartDraft
from msp_desk.values.enums import Channel


@dataclass(frozen=True, slots=True)
class TieRow:
    """A counterpart line: the two seats, the topic (empty: everything), and the channel where a special one suits."""

    key: UUID
    theirs_key: UUID
    ours_key: UUID
    topic: str
    channel: Channel | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Who of ours answers to somebody: for a topic (empty: for everything); nobody holds the seat where `name` is empty."""

    tie_key: UUID
    topic: str
    seat_title: str
    person_key: UUID | None
    name: str
    channel: Channel | None


def ties_of(connection: Connection, client: UUID, on: date) -> tuple[TieRow, ...]:
    """The lines between a client's chart and ours on a day. One statement."""
    return tuple(TieRow(*row) for row in connection.execute(_ties(), {"client": client, "on": on}))


def counterpart_draft(connection: Connection, key: UUID) -> CounterpartDraft | None:
    """A line as its form edits it; None where it is gone."""
    row = connection.execute(_draft(), {"tie": key}).one_or_none()
    return None if row is None else CounterpartDraft(**row._mapping)


@cache
def _ties() -> Asked:
    c = Counterpart
    return (
        select(c.key, c.theirs_key, c.ours_key, c.topic, c.channel)
        .where(c.client_key == bindparam("client"), lasted())
        .order_by(c.key)
    )


def lasted() -> ColumnElement[bool]:
    """Whether a line was there on the day of the question."""
    c = Counterpart
    return and_(or_(c.starts_on.is_(None), c.starts_on <= ON), or_(c.ends_on.is_(None), c.ends_on >= ON))


def answering() -> FromClause:
    """The seats somebody holds, with the lines from them and the seats of ours at the other end; to be asked with `lasted()`."""
    seat = Position.__table__
    return Holding.__table__.join(Counterpart.__table__, Counterpart.theirs_key == Holding.position_key).join(
        seat, Position.key == Counterpart.ours_key
    )


@cache
def _draft() -> Asked:
    c = Counterpart
    return select(c.key, c.version, c.client_key, c.theirs_key, c.ours_key, c.topic, c.channel).where(
        c.key == bindparam("tie")
    )
