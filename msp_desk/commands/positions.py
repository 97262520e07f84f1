"""What can be done with positions: make one, hold it, leave it empty, put it under another."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.records import delete, line, merged, name_of, prose, put, record, today
from msp_desk.models.people import Holding, Person, Position
from msp_desk.rules.levels import level_for_title
from msp_desk.rules.positions import would_loop
from msp_desk.values.drafts import PersonDraft, PositionDraft
from msp_desk.values.enums import Level
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold


def hold_as_drafted(session: Session, person: UUID, client: UUID, draft: PersonDraft) -> None:
    """Give a person the position that their form says: the one they hold is changed, a vacant one of that title taken, else a new one made.

    An emptied title leaves the seat.
    """
    title = line(draft.title)
    held = _held(session, person, draft.position_key)
    if not title:
        if held is not None:
            end_holding(session, held[0])
        return
    position = held[1] if held is not None else _vacant(session, client, title)
    if position is None:
        position = Position(client_key=client, title=title, level=draft.level or level_for_title(title))
        session.add(position)
        session.flush()
    put(position, title=title, level=draft.level or position.level)
    # A vacant seat keeps what the form of the newcomer leaves empty.
    if draft.unit or held:
        put(position, unit=line(draft.unit))
    if draft.contact_for or held:
        put(position, contact_for=prose(draft.contact_for))
    if draft.reports_to_key or held:
        report_to(session, position.key, draft.reports_to_key)
    if held is None:
        hold_position(session, position.key, person)


def hold_position(session: Session, position: UUID, person: UUID, since: date | None = None) -> None:
    """Seat somebody from a day on. Errors: Refused where they belong to another organisation."""
    seat, holder = record(session, Position, position), record(session, Person, person)
    if holder.client_key != seat.client_key:
        raise Refused("%(name)s belongs to another organisation than this position.", name=holder.name)
    session.add(Holding(position_key=position, person_key=person, starts_on=since))
    session.flush()


def leave_positions(session: Session, person: UUID) -> None:
    """Leave every seat that somebody holds; the seats stay, empty."""
    for holding in session.scalars(
        select(Holding).where(Holding.person_key == person, held_now(session))
    ).all():
        end_holding(session, holding)
    session.flush()


def report_to(session: Session, position: UUID, boss: UUID | None) -> None:
    """Put a position under another (or at the top). Errors: Refused for a loop or a boss of another organisation."""
    seat = record(session, Position, position)
    if boss is not None:
        above = record(session, Position, boss)
        if above.client_key != seat.client_key:
            raise Refused("A position can only report to one of the same organisation.")
        lines = session.execute(
            select(Position.key, Position.reports_to_key).where(Position.client_key == seat.client_key)
        )
        if would_loop(position, boss, {r.key: r.reports_to_key for r in lines}):
            raise Refused("«%(title)s» would end up reporting to itself.", title=seat.title)
    put(seat, reports_to_key=boss)


def save_position(
    session: Session,
    client: UUID,
    title: str,
    level: Level | None = None,
    unit: str = "",
    boss: UUID | None = None,
) -> UUID:
    """Add a vacant position; returns its key."""
    named = name_of(title, "A position needs a title.")
    seat = Position(client_key=client, title=named, unit=line(unit), level=level or level_for_title(named))
    session.add(seat)
    session.flush()
    if boss is not None:
        report_to(session, seat.key, boss)
    return seat.key


def change_position(
    session: Session,
    draft: PositionDraft,
    loaded: PositionDraft | None = None,
    current: PositionDraft | None = None,
) -> UUID:
    """Add a seat as its form says, or change one; returns its key.

    Errors: Refused (no title, a boss of another organisation, a loop), Stale.
    """
    if draft.key is not None and current is not None:
        draft = merged(draft, loaded, current)
    if draft.client_key is None:
        raise Refused("A position belongs to an organisation.")
    key = draft.key or save_position(session, draft.client_key, draft.title, draft.level)
    seat = record(session, Position, key)
    title = name_of(draft.title, "A position needs a title.")
    put(
        seat,
        title=title,
        unit=line(draft.unit),
        level=draft.level or level_for_title(title),
        contact_for=prose(draft.contact_for),
    )
    report_to(session, key, draft.reports_to_key)
    return key


def drop_position(session: Session, position: UUID) -> None:
    """Take an empty seat away; who reported to it reports to the one above. Errors: Refused while somebody holds it."""
    seat = record(session, Position, position)
    held = select(Holding.key).where(Holding.position_key == position, held_now(session))
    if session.scalars(held).first() is not None:
        raise Refused("Somebody holds «%(title)s»; only an empty position can be removed.", title=seat.title)
    for below in session.scalars(select(Position).where(Position.reports_to_key == position)).all():
        put(below, reports_to_key=seat.reports_to_key)
    session.flush()
    delete(session, seat)


def _held(session: Session, person: UUID, position: UUID | None) -> tuple[Holding, Position] | None:
    """The seat that a person holds now: the one named, else the first."""
    asked = (
        select(Holding, Position)
        .join(Position, Position.key == Holding.position_key)
        .where(Holding.person_key == person, held_now(session))
        .order_by(Holding.key)
    )
    rows = session.execute(asked).all()
    found = next((r for r in rows if r[1].key == position), rows[0] if rows else None)
    return (found[0], found[1]) if found is not None else None


def _vacant(session: Session, client: UUID, title: str) -> Position | None:
    """An empty seat of that title: whoever comes takes it rather than doubling it."""
    taken = select(Holding.position_key).where(held_now(session))
    seats = session.scalars(
        select(Position).where(Position.client_key == client, Position.key.not_in(taken))
    ).all()
    return next((s for s in seats if fold(s.title) == fold(title)), None)


def held_now(session: Session) -> ColumnElement[bool]:
    """That a seat is held on the day of the deed."""
    return or_(Holding.ends_on.is_(None), Holding.ends_on >= today(session))


def end_holding(session: Session, holding: Holding) -> None:
    """Yesterday was the last day; a seat taken today was never held."""
    yesterday = today(session) - timedelta(days=1)
    if holding.starts_on is not None and holding.starts_on > yesterday:
        session.delete(holding)
    else:
        put(holding, ends_on=yesterday)
