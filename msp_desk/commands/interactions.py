"""What can be done with the history: log a contact, correct it, delete it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.files import keep_file
from msp_desk.commands.promises import save_opportunities, save_promises
from msp_desk.commands.records import delete, line, merged, now, prose, put, record
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Attachment, Interaction, Participation
from msp_desk.models.people import Person
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.times import in_utc, timeline_position

#: Later than this after the deed, a contact has not happened yet.
_AHEAD_SECONDS = 86_400


def log_interaction(session: Session, draft: InteractionDraft) -> UUID:
    """Log a contact with who took part, promises, opportunities and attachments; returns its key.

    Without a client, the client of the first of their people is taken. Errors: Refused (nobody and no client, a feeling
    outside 1 to 5, a time that has not come).
    """
    at = in_utc(draft.at or now(session))
    key = new_key()
    values = _values(session, draft, at)
    interaction = Interaction(key=key, position=timeline_position(at, key), at=at, **values)
    session.add(interaction)
    session.flush()
    session.add_all(
        Participation(interaction_key=key, person_key=p, position=interaction.position)
        for p in dict.fromkeys(draft.people)
    )
    _keep_belongings(session, interaction, draft)
    return key


def change_interaction(
    session: Session,
    draft: InteractionDraft,
    loaded: InteractionDraft | None = None,
    current: InteractionDraft | None = None,
) -> UUID:
    """Correct a logged contact. Errors: as for logging, and Stale."""
    if current is not None:
        draft = merged(draft, loaded, current)
    interaction = record(session, Interaction, draft.key)
    at = in_utc(draft.at or interaction.at)
    values = _values(session, draft, at)
    position = timeline_position(at, interaction.key)
    put(interaction, at=at, position=position, **values)
    session.flush()
    wanted = set(draft.people)
    for part in session.scalars(
        select(Participation).where(Participation.interaction_key == interaction.key)
    ).all():
        if part.person_key not in wanted:
            session.delete(part)
        elif part.position != position:
            part.position = position
        wanted.discard(part.person_key)
    session.add_all(
        Participation(interaction_key=interaction.key, person_key=p, position=position) for p in wanted
    )
    _keep_belongings(session, interaction, draft)
    return interaction.key


def delete_interaction(session: Session, interaction: UUID) -> None:
    """Take a contact out of the history, with its attachments; promises made in it stay."""
    delete(session, record(session, Interaction, interaction))


def _values(session: Session, draft: InteractionDraft, at: datetime) -> dict[str, Any]:
    if draft.perceived is not None and not 1 <= draft.perceived <= 5:
        raise Refused("What was perceived goes from 1 to 5.")
    if draft.minutes is not None and draft.minutes < 0:
        raise Refused("A contact cannot last less than nothing.")
    if (at - now(session)).total_seconds() > _AHEAD_SECONDS:
        raise Refused("A contact is logged once it has happened; this one lies ahead.")
    return {
        "client_key": _client_of(session, draft),
        "zone": draft.zone,
        "channel": draft.channel,
        "initiative": draft.initiative,
        "moment": draft.moment,
        "reached": draft.reached,
        "minutes": draft.minutes,
        "subject": line(draft.subject),
        "notes": prose(draft.notes),
        "perceived": draft.perceived,
    }


def _client_of(session: Session, draft: InteractionDraft) -> UUID | None:
    """The client said, else that of the people of theirs."""
    if draft.client_key is not None:
        return record(session, Client, draft.client_key).key
    if not draft.people:
        raise Refused("Say with whom: a client or a person.")
    found = session.execute(
        select(Person.client_key, Client.side)
        .outerjoin(Client, Client.key == Person.client_key)
        .where(Person.key.in_(draft.people))
    ).all()
    return next((r.client_key for r in found if r.side is Side.THEIRS), None)


def _keep_belongings(session: Session, interaction: Interaction, draft: InteractionDraft) -> None:
    save_promises(session, interaction, draft.promises)
    save_opportunities(session, interaction, draft.opportunities)
    wanted = {f.key for f in draft.attachments if f.key is not None}
    for kept in session.scalars(
        select(Attachment).where(Attachment.interaction_key == interaction.key)
    ).all():
        if kept.file_key not in wanted:
            session.delete(kept)
        wanted.discard(kept.file_key)
    for file in draft.attachments:
        if file.key is None:
            stored = keep_file(session, file)
            session.add(Attachment(interaction_key=interaction.key, file_key=stored))
