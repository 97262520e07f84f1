"""What can be done with positions: make one, put it under another, take it away; it outlives whoever holds it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.counterparts import end_tie, lasts
from msp_desk.commands.holdings import end_holding, held_now, hold_position, keep_holdings, standing
from msp_desk.commands.records import (
    day_here,
    delete,
    line,
    merged,
    name_of,
    prose,
    put,
    record,
    today,
)
from msp_desk.models.counterparts import Counterpart
from msp_desk.models.people import DottedLine, FormerBoss, Holding, Position
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
        hold_position(session, position.key, person, _since(session, position.key, person))


def _since(session: Session, position: UUID, person: UUID) -> date | None:
    """From when somebody holds a seat whose form does not say: always, unless either was held, or sat, otherwise before."""
    before = select(Holding.key).where(or_(Holding.position_key == position, Holding.person_key == person))
    return today(session) if session.scalars(before).first() is not None else None


def report_to(session: Session, position: UUID, boss: UUID | None, place: int | None = None) -> None:
    """Put a position under another (or at the top), as the `place`-th of its reports (else the last).

    Whom it reported to until yesterday is kept, so that the chart can be shown as it was. Errors: Refused for a loop or
    a boss of another organisation.
    """
    seat = record(session, Position, position)
    if boss is not None:
        above = standing(session, boss)
        if above.client_key != seat.client_key:
            raise Refused("A position can only report to one of the same organisation.")
        lines = session.execute(
            select(Position.key, Position.reports_to_key).where(Position.client_key == seat.client_key)
        )
        if would_loop(position, boss, {r.key: r.reports_to_key for r in lines}):
            raise Refused("«%(title)s» would end up reporting to itself.", title=seat.title)
    moved = boss != seat.reports_to_key
    if moved:
        remember_boss(session, seat, boss)
        put(seat, reports_to_key=boss)
        session.flush()
    if moved or place is not None:
        _line_up(session, seat, place)


def remember_boss(session: Session, seat: Position, boss: UUID | None) -> None:
    """Keep whom a seat reported to (or that it stood at the top) until yesterday; what was only set today is no history."""
    yesterday = today(session) - timedelta(days=1)
    asked = select(FormerBoss).where(FormerBoss.position_key == seat.key, FormerBoss.until == yesterday)
    kept = session.scalars(asked).first()
    if kept is not None:
        if kept.boss_key == boss:
            delete(session, kept)
    elif day_here(session, seat.created_at) <= yesterday:
        session.add(FormerBoss(position_key=seat.key, boss_key=seat.reports_to_key, until=yesterday))


def _line_up(session: Session, seat: Position, place: int | None) -> None:
    """Number the reports of a seat's boss anew, the seat itself at its place among them."""
    others = session.scalars(
        select(Position)
        .where(
            Position.client_key == seat.client_key,
            Position.reports_to_key.is_(None)
            if seat.reports_to_key is None
            else Position.reports_to_key == seat.reports_to_key,
            Position.key != seat.key,
            stands(session),
        )
        .order_by(Position.place, Position.key)
    ).all()
    order = list(others)
    order.insert(len(order) if place is None else place, seat)
    for number, each in enumerate(order):
        put(each, place=number)


def stands(session: Session) -> ColumnElement[bool]:
    """That a seat has not been taken away on the day of the deed."""
    return or_(Position.ends_on.is_(None), Position.ends_on >= today(session))


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


def insert_boss(session: Session, position: UUID, title: str) -> UUID:
    """Put a new, vacant position between a position and its boss; returns the new one's key.

    Under a position that was there before, it begins today: on the charts of the past that one reports to whom it did.
    """
    seat = record(session, Position, position)
    above = seat.reports_to_key
    made = save_position(session, seat.client_key, title, boss=above)
    new = day_here(session, seat.created_at) == today(session)
    put(record(session, Position, made), place=seat.place, starts_on=None if new else today(session))
    report_to(session, position, made)
    return made


def change_position(
    session: Session,
    draft: PositionDraft,
    loaded: PositionDraft | None = None,
    current: PositionDraft | None = None,
) -> UUID:
    """Add a seat as its form says, or change one; returns its key.

    Errors: Refused (no title, a boss of another organisation, a loop, days in the wrong order), Stale.
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
        is_assistant=draft.is_assistant,
    )
    report_to(session, key, draft.reports_to_key)
    _keep_dotted(session, seat, draft.dotted)
    if draft.holdings is not None:
        keep_holdings(session, seat, draft.holdings)
    return key


def _keep_dotted(session: Session, seat: Position, bosses: Collection[UUID]) -> None:
    """Let a seat have just these dotted lines. Errors: Refused for itself or one of another organisation."""
    kept = session.scalars(select(DottedLine).where(DottedLine.position_key == seat.key)).all()
    for gone in kept:
        if gone.boss_key not in bosses:
            delete(session, gone)
    for boss in dict.fromkeys(bosses):
        if boss == seat.key or record(session, Position, boss).client_key != seat.client_key:
            raise Refused("A dotted line leads to another position of the same organisation.")
        if boss not in {k.boss_key for k in kept}:
            session.add(DottedLine(position_key=seat.key, boss_key=boss))
    session.flush()


def drop_position(session: Session, position: UUID) -> None:
    """Take an empty seat away; who reported to it reports to the one above.

    A seat that somebody ever held, or that has a history, ended yesterday and stays on the charts of the past; one
    without is deleted. Errors: Refused while somebody holds it.
    """
    seat = record(session, Position, position)
    held = select(Holding.key).where(Holding.position_key == position, held_now(session))
    if session.scalars(held).first() is not None:
        raise Refused("Somebody holds «%(title)s»; only an empty position can be removed.", title=seat.title)
    for below in session.scalars(select(Position).where(Position.reports_to_key == position)).all():
        report_to(session, below.key, seat.reports_to_key)
    session.flush()
    if _has_a_past(session, position):
        put(seat, ends_on=today(session) - timedelta(days=1))
        _end_ties(session, position)
    else:
        delete(session, seat)


def _has_a_past(session: Session, position: UUID) -> bool:
    asked = (
        select(Holding.key).where(Holding.position_key == position),
        select(FormerBoss.key).where(
            or_(FormerBoss.position_key == position, FormerBoss.boss_key == position)
        ),
    )
    return any(session.scalars(each).first() is not None for each in asked)


def _end_ties(session: Session, position: UUID) -> None:
    """The counterpart lines of a seat that is taken away end with it; the dotted ones are of today only."""
    tied = select(Counterpart).where(
        or_(Counterpart.theirs_key == position, Counterpart.ours_key == position), lasts(session)
    )
    for tie in session.scalars(tied).all():
        end_tie(session, tie)
    dotted = select(DottedLine).where(
        or_(DottedLine.position_key == position, DottedLine.boss_key == position)
    )
    for each in session.scalars(dotted).all():
        delete(session, each)
    session.flush()


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
        select(Position).where(Position.client_key == client, Position.key.not_in(taken), stands(session))
    ).all()
    return next((s for s in seats if fold(s.title) == fold(title)), None)
