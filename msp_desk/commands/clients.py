"""What can be done with a client, and with our own firm."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.checkins import merge_exceptions, save_exceptions
from msp_desk.commands.files import keep_file
from msp_desk.commands.points import merge_channels, merge_points, save_channels, save_points, save_sites
from msp_desk.commands.records import delete, line, merged, name_of, prose, put, record, repoint
from msp_desk.commands.reminders import merge_marks
from msp_desk.models.checkins import CheckInException
from msp_desk.models.clients import ChannelChoice, Client
from msp_desk.models.people import ContactPoint, Person
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold

_PLAIN = ("side", "size", "status", "tier", "owner_key", "deputy_key", "since", "address")
_LINES = ("legal_name", "tax_id", "sector", "country", "language", "time_zone", "warning")
#: What a merge fills from the record that goes.
_FILLED = (
    *("legal_name", "tax_id", "sector", "size", "owner_key", "deputy_key", "since", "country", "language"),
    *("time_zone", "logo_key", "address"),
)


def save_client(
    session: Session,
    draft: ClientDraft,
    loaded: ClientDraft | None = None,
    current: ClientDraft | None = None,
) -> UUID:
    """Add a client, or change one; returns its key.

    `loaded` is what the form began with, `current` what is kept now, for merging with changes made meanwhile.
    Errors: Refused (no name, a second own firm, an account owner who is not ours), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    name = name_of(draft.name, "A client needs a name.")
    for person in (draft.owner_key, draft.deputy_key):
        _must_be_ours(session, person)
    client = record(session, Client, draft.key) if draft.key else Client(name=name, folded=fold(name))
    if draft.key is None:
        session.add(client)
    put(
        client,
        name=name,
        folded=fold(name),
        notes=prose(draft.notes),
        tags=sorted({t for t in map(line, draft.tags) if t}, key=str.casefold),
        logo_key=keep_file(session, draft.logo, draft.logo_key),
        **{n: getattr(draft, n) for n in _PLAIN},
        **{n: line(getattr(draft, n)) for n in _LINES},
    )
    session.flush()
    save_sites(session, draft.sites, client.key)
    save_points(session, draft.points, draft.country, client_key=client.key)
    save_channels(session, draft.channels, client_key=client.key)
    if draft.side is Side.THEIRS and (draft.check_ins or draft.key is not None):
        save_exceptions(session, client.key, draft.check_ins)
    return client.key


def archive_client(session: Session, client: UUID, archived: bool = True) -> None:
    """Put a client away, out of lists and reminders, or take it back. Errors: Refused for our own firm."""
    kept = record(session, Client, client)
    if kept.side is Side.OURS:
        raise Refused("Your own firm cannot be archived.")
    put(kept, archived=archived)


def merge_clients(session: Session, kept: UUID, other: UUID) -> None:
    """Make two clients one: people, history and all else of the other go to the first, whose empty fields it fills.

    Errors: Refused for the same client twice, or our own firm.
    """
    if kept == other:
        raise Refused("Choose two different clients to merge.")
    stays, goes = record(session, Client, kept), record(session, Client, other)
    if Side.OURS in (stays.side, goes.side):
        raise Refused("Your own firm cannot be merged with a client.")
    for name in _FILLED:
        if not getattr(stays, name) and getattr(goes, name):
            setattr(stays, name, getattr(goes, name))
    for name in ("notes", "warning"):
        put(stays, **{name: joined(getattr(stays, name), getattr(goes, name))})
    put(stays, tags=sorted({*stays.tags, *goes.tags}, key=str.casefold))
    merge_points(session, ContactPoint.client_key, kept, other)
    merge_channels(session, ChannelChoice.client_key, kept, other)
    merge_exceptions(session, CheckInException.client_key, kept, other)
    merge_marks(session, kept, other)
    repoint(session, "client", other, kept)
    delete(session, goes)


def joined(ours: str, theirs: str) -> str:
    """Two texts as one, without saying the same twice."""
    return ours if theirs in ours else f"{ours}\n{theirs}".strip()


def _must_be_ours(session: Session, person: UUID | None) -> None:
    if person is None:
        return
    side = session.execute(
        select(Client.side).join(Person, Person.client_key == Client.key).where(Person.key == person)
    ).scalar_one_or_none()
    if side is not Side.OURS:
        raise Refused("The account owner and the deputy must be people of your own firm.")
