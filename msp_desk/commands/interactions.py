"""What can be done with the history: log a contact, correct it, delete it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from msp_desk.commands.files import keep_file
from msp_desk.commands.promises import save_opportunities, save_promises
from msp_desk.commands.records import add_rows, delete, gone, line, merged, now, prose, put, record
from msp_desk.models.base import table_of
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Attachment, Interaction, Participation
from msp_desk.models.people import Person
from msp_desk.rules.logging import subject_of
from msp_desk.values.drafts import FileDraft, InteractionDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.times import TIES, in_utc, instant_of, position_at, timeline_position

_client, _person, _interaction = table_of(Client), table_of(Person), table_of(Interaction)

#: Later than this after the deed, a contact has not happened yet.
_AHEAD_SECONDS = 86_400
#: Before this, somebody mistyped; and a timeline has no room for it.
_FIRST_YEAR = 1900


def log_interaction(session: Session, draft: InteractionDraft) -> UUID:
    """Log a contact with who took part, promises, opportunities and attachments; returns its key.

    Without a client, the client of the first of their people is taken. Errors: Refused (nobody and no client, a feeling
    outside 1 to 5, a time that has not come, somebody who is gone).
    """
    at = in_utc(draft.at or now(session))
    key, known = new_key(), _known(session, draft, at)
    position = _free_position(session, at, key, known.last)
    values = {"key": key, "position": position, "at": at, **_values(session, draft, at, known)}
    # As rows, not mapped objects, and asking for nothing that cannot be there yet: this is the deed done most often.
    add_rows(session, Interaction, [values])
    add_rows(session, Participation, _participations(key, draft.people, position))
    if draft.promises or draft.opportunities:
        made_in = Interaction(**values)  # to read from alone: it is written already
        save_promises(session, made_in, draft.promises, new=True)
        save_opportunities(session, made_in, draft.opportunities, new=True)
    _attach(session, key, draft.attachments)
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
    known = _known(session, draft, at)
    values = _values(session, draft, at, known)
    position = interaction.position
    if position_at(at) != position_at(instant_of(position)):
        position = _free_position(session, at, interaction.key, known.last)
    put(interaction, at=at, position=position, **values)
    session.flush()
    wanted = dict.fromkeys(draft.people)
    asked = select(Participation).where(Participation.interaction_key == interaction.key)
    for part in session.scalars(asked).all():
        if part.person_key not in wanted:
            session.delete(part)
        elif part.position != position:
            part.position = position
        wanted.pop(part.person_key, None)
    add_rows(session, Participation, _participations(interaction.key, wanted, position))
    save_promises(session, interaction, draft.promises)
    save_opportunities(session, interaction, draft.opportunities)
    _change_attachments(session, interaction.key, draft.attachments)
    return interaction.key


def delete_interaction(session: Session, interaction: UUID) -> None:
    """Take a contact out of the history, with its attachments; promises made in it stay.

    The bytes of what was attached stay too, unseen: undoing needs them, and in the journal they would take a third more.
    """
    delete(session, record(session, Interaction, interaction))


def _values(session: Session, draft: InteractionDraft, at: datetime, known: _Known) -> dict[str, Any]:
    if draft.perceived is not None and not 1 <= draft.perceived <= 5:
        raise Refused("What was perceived goes from 1 to 5.")
    if draft.minutes is not None and draft.minutes < 0:
        raise Refused("A contact cannot last less than nothing.")
    if (at - now(session)).total_seconds() > _AHEAD_SECONDS:
        raise Refused("A contact is logged once it has happened; this one lies ahead.")
    if at.year < _FIRST_YEAR:
        raise Refused("This contact lies too far back. Check its year.")
    return {
        "client_key": _client_of(draft, known),
        "zone": draft.zone,
        "channel": draft.channel,
        "initiative": draft.initiative,
        "moment": draft.moment,
        "reached": draft.reached,
        "minutes": draft.minutes,
        "subject": line(subject_of(draft.subject, draft.notes)),
        "notes": prose(draft.notes),
        "perceived": draft.perceived,
    }


@dataclass(slots=True)
class _Known:
    """What the desk knows of a draft: its client, whose its people are and of which side, the last contact of its second."""

    clients: set[UUID] = field(default_factory=set)
    people: dict[UUID, tuple[UUID | None, Side | None]] = field(default_factory=dict)
    last: int | None = None


def _known(session: Session, draft: InteractionDraft, at: datetime) -> _Known:
    """All that is asked before a contact is written, in one statement."""
    known, first = _Known(), position_at(at)
    asked = {"client": draft.client_key, "people": list(draft.people), "first": first, "end": first + TIES}
    for what, key, client, side, last in session.connection().execute(_KNOWN, asked):
        if what == _CLIENT:
            known.clients.add(key)
        elif what == _PERSON:
            known.people[key] = client, side
        else:
            known.last = last
    return known


def _client_of(draft: InteractionDraft, known: _Known) -> UUID | None:
    """The client said, else that of the first of their people."""
    if draft.client_key is not None and draft.client_key not in known.clients:
        raise gone()
    if any(key not in known.people for key in draft.people):
        raise gone()
    if draft.client_key is None and all(side is Side.OURS for _, side in known.people.values()):
        raise Refused("Say with whom: a client or a person.")
    those = (known.people[key] for key in draft.people)
    return draft.client_key or next((client for client, side in those if side is Side.THEIRS), None)


def _free_position(session: Session, at: datetime, key: UUID, last: int | None) -> int:
    """Where a contact of that time comes in the timeline: after the last of the same second, or where there is a gap."""
    position, first = timeline_position(at, key, last), position_at(at)
    if position < first + TIES:
        return position
    taken = set(session.connection().execute(_OF_SECOND, {"first": first, "end": first + TIES}).scalars())
    gap = next((p for p in range(first, first + TIES) if p not in taken), None)
    if gap is None:
        raise Refused("There are too many contacts at this very second. Give it another time.")
    return gap


def _participations(interaction: UUID, people: Iterable[UUID], position: int) -> list[dict[str, Any]]:
    return [
        {"interaction_key": interaction, "person_key": person, "position": position}
        for person in dict.fromkeys(people)
    ]


def _attach(session: Session, interaction: UUID, files: Iterable[FileDraft]) -> None:
    for file in files:
        session.add(Attachment(interaction_key=interaction, file_key=keep_file(session, file)))


def _change_attachments(session: Session, interaction: UUID, files: Sequence[FileDraft]) -> None:
    """Make an interaction's attachments be these; those with a key are in the desk already."""
    wanted = {file.key for file in files if file.key is not None}
    attached = set()
    for kept in session.scalars(select(Attachment).where(Attachment.interaction_key == interaction)).all():
        attached.add(kept.file_key)
        if kept.file_key not in wanted:
            session.delete(kept)
    _attach(session, interaction, [file for file in files if file.key not in attached])


_CLIENT, _PERSON, _LAST = 0, 1, 2
_place = _interaction.c.position
_OF_SECOND = select(_place).where(_place >= bindparam("first"), _place < bindparam("end"))
_KNOWN = union_all(
    select(literal(_CLIENT), _client.c.key, _client.c.key, _client.c.side, null()).where(
        _client.c.key == bindparam("client")
    ),
    select(literal(_PERSON), _person.c.key, _person.c.client_key, _client.c.side, null())
    .outerjoin(_client, _client.c.key == _person.c.client_key)
    .where(_person.c.key.in_(bindparam("people", expanding=True))),
    select(literal(_LAST), null(), null(), null(), func.max(_place)).where(
        _place >= bindparam("first"), _place < bindparam("end")
    ),
)
