"""What can be done with who holds a position: seat somebody, leave, replace, correct the days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.records import delete, put, record, today
from msp_desk.models.people import Holding, Person, Position
from msp_desk.values.drafts import HoldingDraft
from msp_desk.values.errors import Refused


def hold_position(
    session: Session,
    position: UUID,
    person: UUID,
    since: date | None = None,
    until: date | None = None,
) -> None:
    """Seat somebody from a day on. Errors: Refused where they belong to another organisation, or hold the seat already."""
    _same_organisation(session, standing(session, position), person, None)
    asked = select(Holding.key).where(
        Holding.position_key == position, Holding.person_key == person, held_now(session)
    )
    if session.scalars(asked).first() is not None:
        raise _held_already(session, person)
    session.add(Holding(position_key=position, person_key=person, starts_on=since, ends_on=until))
    session.flush()


def leave_positions(session: Session, person: UUID, last: date | None = None) -> None:
    """Leave every seat that somebody holds; the seats stay, empty. The last day was yesterday, unless one is said."""
    for holding in session.scalars(
        select(Holding).where(Holding.person_key == person, held_now(session))
    ).all():
        if last is not None and last != today(session) and (holding.starts_on or last) <= last:
            put(holding, ends_on=last)
        else:
            end_holding(session, holding)
    session.flush()


def vacate(session: Session, position: UUID, person: UUID | None = None) -> None:
    """Let a seat be empty from today: whoever holds it leaves it, or only that person."""
    record(session, Position, position)
    asked = select(Holding).where(Holding.position_key == position, held_now(session))
    if person is not None:
        asked = asked.where(Holding.person_key == person)
    for holding in session.scalars(asked).all():
        end_holding(session, holding)
    session.flush()


def replace_holder(session: Session, position: UUID, person: UUID) -> None:
    """Somebody holds a seat from today instead of whoever did. Errors: Refused where they alone hold it already."""
    asked = select(Holding).where(Holding.position_key == position, held_now(session))
    holdings = session.scalars(asked).all()
    if any(h.person_key == person for h in holdings):
        if len(holdings) == 1:
            raise _held_already(session, person)
        for holding in holdings:
            if holding.person_key != person:
                end_holding(session, holding)
        return
    vacate(session, position)
    hold_position(session, position, person, today(session))


def keep_holdings(session: Session, seat: Position, drafts: Sequence[HoldingDraft]) -> None:
    """Let just these people hold or have held a seat.

    Errors: Refused where a last day is before the first, or somebody would hold it twice at once.
    """
    _refuse_twice(session, drafts)
    kept = {h.key: h for h in session.scalars(select(Holding).where(Holding.position_key == seat.key))}
    for draft in drafts:
        if draft.person_key is None:
            raise Refused("Say who holds the position.")
        if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
            raise Refused("The last day in a position cannot be before the first.")
        holding = kept.pop(draft.key, None) if draft.key is not None else None
        if holding is None:
            holding = Holding(position_key=seat.key, person_key=draft.person_key)
            _same_organisation(session, seat, draft.person_key, None)
            session.add(holding)
        else:
            _same_organisation(session, seat, draft.person_key, holding)
        put(holding, person_key=draft.person_key, starts_on=draft.starts_on, ends_on=draft.ends_on)
    for gone in kept.values():
        delete(session, gone)
    session.flush()


def _refuse_twice(session: Session, drafts: Sequence[HoldingDraft]) -> None:
    spans = sorted(
        (d.person_key, d.starts_on or date.min, d.ends_on or date.max)
        for d in drafts
        if d.person_key is not None
    )
    for (one, _, ends), (other, starts, _) in pairwise(spans):
        if one == other and ends >= starts:
            raise _held_already(session, one)


def _held_already(session: Session, person: UUID) -> Refused:
    return Refused("%(name)s holds this position already.", name=record(session, Person, person).name)


def standing(session: Session, position: UUID) -> Position:
    """A position that is on today's chart. Errors: Refused for one that is gone, or was taken away."""
    seat = record(session, Position, position)
    if seat.ends_on is not None and seat.ends_on < today(session):
        raise Refused("«%(title)s» was taken away; it is on the charts of the past only.", title=seat.title)
    return seat


def _same_organisation(session: Session, seat: Position, person: UUID, holding: Holding | None) -> None:
    """Who comes must belong to the seat's organisation; who once held it may have gone elsewhere."""
    if holding is not None and holding.person_key == person:
        return
    holder = record(session, Person, person)
    if holder.client_key != seat.client_key:
        raise Refused("%(name)s belongs to another organisation than this position.", name=holder.name)


def held_now(session: Session) -> ColumnElement[bool]:
    """That a seat is held on the day of the deed."""
    return or_(Holding.ends_on.is_(None), Holding.ends_on >= today(session))


def first_holders(session: Session, seats: ColumnElement[bool]) -> dict[UUID, Any]:
    """Who holds each of these positions today (key, name): the first, where several do."""
    asked = (
        select(Holding.position_key, Person.key, Person.name)
        .join(Position, Position.key == Holding.position_key)
        .join(Person, Person.key == Holding.person_key)
        .where(seats, held_now(session))
        .where(or_(Holding.starts_on.is_(None), Holding.starts_on <= today(session)))
        .order_by(Holding.key.desc())
    )
    return {row.position_key: row for row in session.execute(asked)}


def end_holding(session: Session, holding: Holding) -> None:
    """Yesterday was the last day; a seat taken today was never held."""
    yesterday = today(session) - timedelta(days=1)
    if holding.starts_on is not None and holding.starts_on > yesterday:
        session.delete(holding)
    else:
        put(holding, ends_on=yesterday)
