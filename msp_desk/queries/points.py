"""How somebody is reached: contact points and channels by situation, as rows that several cards share."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from msp_desk.models.clients import ChannelChoice
from msp_desk.models.people import ContactPoint
from msp_desk.values.drafts import ChannelDraft, PointDraft
from msp_desk.values.enums import Channel, PointKind, Situation


@dataclass(frozen=True, slots=True)
class PointRow:
    """One way to reach a person or client; phones are E.164 (rules/phones.py gives the national spelling)."""

    key: UUID
    kind: PointKind
    value: str
    label: str
    hours: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """The right channel in a situation; `own` where it is the person's own and not the client's default."""

    situation: Situation
    channel: Channel
    note: str
    own: bool


def point_drafts(connection: Connection, owner: ColumnElement[bool]) -> tuple[PointDraft, ...]:
    """The contact points of an owner as a form edits them, in their order."""
    p = ContactPoint
    asked = select(p.kind, p.value, p.label, p.hours, p.preferred, p.key).where(owner)
    return tuple(PointDraft(*r) for r in connection.execute(asked.order_by(p.place, p.key)))


def channel_drafts(connection: Connection, owner: ColumnElement[bool]) -> tuple[ChannelDraft, ...]:
    """The channels by situation of an owner as a form edits them, in the order of the situations."""
    c = ChannelChoice
    asked = select(c.situation, c.channel, c.note).where(owner)
    found = {r.situation: ChannelDraft(*r) for r in connection.execute(asked)}
    return tuple(found[s] for s in Situation if s in found)
