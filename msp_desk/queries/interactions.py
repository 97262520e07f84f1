"""One interaction, whole: to read, and to edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msp_desk.queries.files import FileRow
from msp_desk.queries.promises import PromiseRow
from msp_desk.values.enums import Channel, Initiative, Moment, OpportunityState, Side


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Somebody who took part."""

    key: UUID
    name: str
    side: Side
    photo_key: UUID | None


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """An opportunity heard."""

    key: UUID
    what: str
    moment: Moment
    state: OpportunityState
    heard_on: date


@dataclass(frozen=True, slots=True)
class InteractionCard:
    """All of an interaction."""

    key: UUID
    version: int
    position: int
    at: datetime
    zone: str
    channel: Channel
    initiative: Initiative
    moment: Moment | None
    reached: bool
    minutes: int | None
    subject: str
    notes: str
    perceived: int | None
    client_key: UUID | None
    client: str
    noted_at: datetime
    noted_by: str
    theirs: tuple[ParticipantRow, ...]
    ours: tuple[ParticipantRow, ...]
    promises: tuple[PromiseRow, ...]
    opportunities: tuple[OpportunityRow, ...]
    attachments: tuple[FileRow, ...]
