"""What can be done with a person: save, archive, move to another client, merge two who are one."""

from __future__ import annotations

from calendar import monthrange
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.checkins import merge_exceptions, set_exceptions
from msp_desk.commands.clients import joined
from msp_desk.commands.files import keep_file
from msp_desk.commands.holdings import end_holding, held_now, leave_positions
from msp_desk.commands.points import merge_channels, merge_points, save_channels, save_points
from msp_desk.commands.positions import hold_as_drafted
from msp_desk.commands.records import delete, line, merged, name_of, prose, put, record, repoint
from msp_desk.commands.reminders import merge_marks, take_back
from msp_desk.models.checkins import CheckInException
from msp_desk.models.clients import ChannelChoice, Client
from msp_desk.models.interactions import Participation
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.values.checkins import CheckInTarget, CheckInTerms
from msp_desk.values.drafts import PersonDraft
from msp_desk.values.enums import PersonStatus, Side
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold

_PLAIN = (
    "client_key",
    "address",
    "birth_day",
    "birth_month",
    "birth_year",
    "influence",
    "is_key",
    "status",
    "status_since",
    "status_until",
)
_LINES = ("prefix", "given", "additional", "family", "suffix", "nickname", "language", "time_zone", "warning")
#: What a merge fills from the record that goes.
_FILLED = (
    *("client_key", "prefix", "given", "additional", "family", "suffix", "nickname", "job_title", "address"),
    *("language", "time_zone", "influence", "photo_key"),
)


def save_person(
    session: Session,
    draft: PersonDraft,
    loaded: PersonDraft | None = None,
    current: PersonDraft | None = None,
) -> UUID:
    """Add somebody, or change them, with how to reach them and the position they hold; returns their key.

    `loaded` is what the form began with, `current` what is kept now. Errors: Refused (no name, a birthday that does
    not exist, a boss of another organisation, a loop), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    name = name_of(
        draft.name or " ".join(filter(None, (draft.given, draft.family))), "A person needs a name."
    )
    _check_birthday(draft)
    client = record(session, Client, draft.client_key) if draft.client_key else None
    person = record(session, Person, draft.key) if draft.key else Person(name=name, folded=fold(name))
    if draft.key is None:
        session.add(person)
    elif person.client_key != draft.client_key:
        _leave(session, person.key)
    put(
        person,
        name=name,
        folded=fold(name),
        job_title="" if client else line(draft.title),
        warm_notes=prose(draft.warm_notes),
        notes=prose(draft.notes),
        photo_key=keep_file(session, draft.photo, draft.photo_key),
        **{n: getattr(draft, n) for n in _PLAIN},
        **{n: line(getattr(draft, n)) for n in _LINES},
    )
    session.flush()
    if client is not None:
        hold_as_drafted(session, person.key, client.key, draft)
    if draft.status is PersonStatus.LEFT:
        leave_positions(session, person.key, draft.status_since)
        take_back(session, person.key)
    save_points(session, draft.points, client.country if client else "", person_key=person.key)
    save_channels(session, draft.channels, person_key=person.key)
    terms = CheckInTerms(draft.ideal_days, draft.max_days, draft.paused_until)
    if (client is None or client.side is Side.THEIRS) and (terms != CheckInTerms() or draft.key is not None):
        set_exceptions(session, {CheckInTarget(person_key=person.key): terms})
    return person.key


def _check_birthday(draft: PersonDraft) -> None:
    if draft.birth_day is None and draft.birth_month is None:
        day, month = 1, 1  # a year alone is known of some
    else:
        day, month = draft.birth_day or 0, draft.birth_month or 0
    year = draft.birth_year or 2024  # a leap year: 29 February is a birthday
    if not (1850 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        raise Refused("That birthday is not a day of the calendar.")


def archive_person(session: Session, person: UUID, archived: bool = True) -> None:
    """Put somebody away, out of lists and reminders, or take them back; their seats stay, empty."""
    put(record(session, Person, person), archived=archived)
    if archived:
        leave_positions(session, person)
        take_back(session, person)


def move_person(session: Session, person: UUID, client: UUID | None, title: str = "") -> None:
    """Somebody goes to another client (or to none yet): their history stays theirs, their seats stay with the old client."""
    moved = record(session, Person, person)
    if moved.client_key == client:
        raise Refused("%(name)s is there already.", name=moved.name)
    if client is not None:
        record(session, Client, client)
    _leave(session, person)
    put(moved, client_key=client, job_title="" if client else line(title), is_key=False, influence=None)
    session.flush()
    if client is not None and title:
        hold_as_drafted(session, person, client, PersonDraft(title=title))


def _leave(session: Session, person: UUID) -> None:
    """Leave an organisation: its seats, and the accounts that one of ours looked after."""
    leave_positions(session, person)
    take_back(session, person)
    asked = select(Client).where(or_(Client.owner_key == person, Client.deputy_key == person))
    for owned in session.scalars(asked).all():
        put(owned, owner_key=None if owned.owner_key == person else owned.owner_key)
        put(owned, deputy_key=None if owned.deputy_key == person else owned.deputy_key)
    session.flush()


def merge_people(session: Session, kept: UUID, other: UUID) -> None:
    """Make two records of one person one; the first stays, its empty fields filled from the other.

    Errors: Refused for the same person twice, or where who sits at the desk would go.
    """
    if kept == other:
        raise Refused("Choose two different people to merge.")
    if other == session.info["who"]:
        raise Refused("You are at this desk: keep your own record and merge the other into it.")
    stays, goes = record(session, Person, kept), record(session, Person, other)
    for name in _FILLED:
        if not getattr(stays, name) and getattr(goes, name):
            setattr(stays, name, getattr(goes, name))
    birthday = ("birth_day", "birth_month", "birth_year")
    if stays.birth_day is None or (stays.birth_day, stays.birth_month) == (goes.birth_day, goes.birth_month):
        put(stays, **{n: getattr(goes, n) or getattr(stays, n) for n in birthday})
    put(stays, is_key=stays.is_key or goes.is_key)
    for name in ("warm_notes", "notes", "warning"):
        put(stays, **{name: joined(getattr(stays, name), getattr(goes, name))})
    merge_points(session, ContactPoint.person_key, kept, other)
    merge_channels(session, ChannelChoice.person_key, kept, other)
    _merge_participations(session, kept, other)
    _merge_holdings(session, stays, other)
    merge_exceptions(session, CheckInException.person_key, kept, other)
    merge_marks(session, kept, other)
    repoint(session, "person", other, kept, skip=frozenset({"participation"}))
    delete(session, goes)


def _merge_participations(session: Session, kept: UUID, other: UUID) -> None:
    present = set(
        session.scalars(select(Participation.interaction_key).where(Participation.person_key == kept))
    )
    for part in session.scalars(select(Participation).where(Participation.person_key == other)).all():
        session.delete(part)
        if part.interaction_key not in present:
            session.add(
                Participation(interaction_key=part.interaction_key, person_key=kept, position=part.position)
            )
    session.flush()


def _merge_holdings(session: Session, stays: Person, other: UUID) -> None:
    """A seat that both hold is held once; of two present seats, and of one at another client, the second is left."""
    asked = select(Holding).where(Holding.person_key == stays.key, held_now(session))
    held = {h.position_key for h in session.scalars(asked)}
    asked = select(Holding).where(Holding.person_key == other, held_now(session))
    for holding in session.scalars(asked).all():
        seat = record(session, Position, holding.position_key)
        if seat.key in held:
            session.delete(holding)
        elif held or seat.client_key != stays.client_key:
            end_holding(session, holding)
    session.flush()
