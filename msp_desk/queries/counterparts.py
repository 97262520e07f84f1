"""Who answers to whom for what: the counterpart lines between a client's chart and ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, or_, select

from msp_desk.models.counterparts import Counterpart
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
        .where(
            c.client_key == bindparam("client"),
            and_(or_(c.starts_on.is_(None), c.starts_on <= ON), or_(c.ends_on.is_(None), c.ends_on >= ON)),
        )
        .order_by(c.key)
    )


@cache
def _draft() -> Asked:
    c = Counterpart
    return select(c.key, c.version, c.client_key, c.theirs_key, c.ours_key, c.topic, c.channel).where(
        c.key == bindparam("tie")
    )
