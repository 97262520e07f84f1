"""One interaction, whole: to read, and to edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Attachment, Interaction, Opportunity, Participation, StoredFile
from msp_desk.models.people import Person
from msp_desk.queries.expressions import Asked
from msp_desk.queries.files import FileRow
from msp_desk.queries.promises import PromiseRow, promises_of_interaction
from msp_desk.values.drafts import FileDraft, InteractionDraft, OpportunityDraft, PromiseDraft
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


@cache
def _whole_asked() -> Asked:
    """An interaction by itself."""
    i, noted_by = Interaction, aliased(Person)
    return (
        select(
            i.key,
            i.version,
            i.position,
            i.at,
            i.zone,
            i.channel,
            i.initiative,
            i.moment,
            i.reached,
            i.minutes,
            i.subject,
            i.notes,
            i.perceived,
            i.client_key,
            func.coalesce(Client.name, "").label("client"),
            i.created_at.label("noted_at"),
            func.coalesce(noted_by.name, "").label("noted_by"),
        )
        .outerjoin(Client, Client.key == i.client_key)
        .outerjoin(noted_by, noted_by.key == i.created_by)
    )


def interaction_card(connection: Connection, key: UUID) -> InteractionCard | None:
    """All of an interaction; None where it is gone. Five statements."""
    row: Any = connection.execute(_whole_asked().where(Interaction.key == key)).one_or_none()
    if row is None:
        return None
    values: dict[str, Any] = dict(row._mapping)
    people = _participants(connection, key)
    return InteractionCard(
        **values,
        theirs=tuple(p for p in people if p.side is Side.THEIRS),
        ours=tuple(p for p in people if p.side is Side.OURS),
        promises=promises_of_interaction(connection, key),
        opportunities=_opportunities(connection, key),
        attachments=_attachments(connection, key),
    )


def interaction_draft(connection: Connection, key: UUID) -> InteractionDraft | None:
    """An interaction as its form edits it; attachments come by key, without their bytes."""
    card = interaction_card(connection, key)
    if card is None:
        return None
    return InteractionDraft(
        client_key=card.client_key,
        at=card.at,
        zone=card.zone,
        channel=card.channel,
        initiative=card.initiative,
        moment=card.moment,
        reached=card.reached,
        minutes=card.minutes,
        subject=card.subject,
        notes=card.notes,
        perceived=card.perceived,
        people=tuple(p.key for p in (*card.theirs, *card.ours)),
        promises=tuple(
            PromiseDraft(p.what, p.promiser, p.due_on, p.person_key, p.state, p.key) for p in card.promises
        ),
        opportunities=tuple(OpportunityDraft(o.what, o.moment, o.key) for o in card.opportunities),
        attachments=tuple(FileDraft(f.name, f.media_type, b"", f.key) for f in card.attachments),
        key=card.key,
        version=card.version,
    )


def _participants(connection: Connection, key: UUID) -> list[ParticipantRow]:
    asked = (
        select(Person.key, Person.name, Client.side, Person.photo_key)
        .join(Participation, Participation.person_key == Person.key)
        .outerjoin(Client, Client.key == Person.client_key)
        .where(Participation.interaction_key == key)
        .order_by(Participation.person_key)
    )
    found: list[Any] = list(connection.execute(asked))
    return [ParticipantRow(k, name, side or Side.THEIRS, photo) for k, name, side, photo in found]


def _opportunities(connection: Connection, key: UUID) -> tuple[OpportunityRow, ...]:
    o = Opportunity
    asked = select(o.key, o.what, o.moment, o.state, o.heard_on).where(o.interaction_key == key)
    return tuple(OpportunityRow(*r) for r in connection.execute(asked.order_by(o.key)))


def _attachments(connection: Connection, key: UUID) -> tuple[FileRow, ...]:
    f = StoredFile
    asked = (
        select(f.key, f.name, f.media_type, f.size)
        .join(Attachment, Attachment.file_key == f.key)
        .where(Attachment.interaction_key == key)
        .order_by(Attachment.key)
    )
    return tuple(FileRow(*r) for r in connection.execute(asked))
