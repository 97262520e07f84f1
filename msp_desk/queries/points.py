"""How somebody is reached: contact points and channels by situation, as rows that several cards share."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

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
