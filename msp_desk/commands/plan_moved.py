"""Notices when life moves away from a published plan: after every deed, for the plans that lean on what it touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from msp_desk.commands.clocks import batches
from msp_desk.commands.holdings import first_holders
from msp_desk.commands.records import today
from msp_desk.models.base import table_of
from msp_desk.models.clients import Client
from msp_desk.models.people import ContactPoint, Holding, Position
from msp_desk.models.plans import Plan, PlanMoved, PlanNamed, PlanVersion
from msp_desk.rules.plan_canon import read_document
from msp_desk.rules.plan_drift import drift, named_seats
from msp_desk.rules.plan_seats import number_said, seat_said
from msp_desk.values.enums import Language
from msp_desk.values.plan_content import NumberSaid, PartySaid, PlanContent


class Touched(Protocol):
    """What a deed touched, as the store's watch tells it."""

    def keys(self, table: str) -> set[UUID]:
        """Keys of the records of a table that were touched."""
        ...

    def pointed_at(self, target: str, *sources: str) -> set[UUID]:
        """Keys of a table's records that touched records of other tables point at."""
        ...


def check_plans(session: Session, touched: Touched) -> None:
    """Hold the plans that a deed may have outdated against their last version; a new version begins anew."""
    published = touched.pointed_at("plan", "plan_version")
    for plan in published:
        _name_seats(session, plan)
    for plan in published | _leaning_on(session, touched):
        _check(session, plan)


def _leaning_on(session: Session, touched: Touched) -> set[UUID]:
    """The plans that name a touched position, or one that a touched person holds or held."""
    seats = touched.keys("position") | touched.pointed_at("position", "holding")
    people = touched.keys("person") | touched.pointed_at("person", "contact_point")
    for batch in batches(people):
        seats |= set(session.scalars(select(Holding.position_key).where(Holding.person_key.in_(batch))))
    found: set[UUID] = set()
    for batch in batches(seats):
        found |= set(session.scalars(select(PlanNamed.plan_key).where(PlanNamed.position_key.in_(batch))))
    return found


def _name_seats(session: Session, plan: UUID) -> None:
    """Remember which positions the last version leans on."""
    last = _last_version(session, plan)
    table = table_of(PlanNamed)
    session.execute(delete(table).where(table.c.plan_key == plan))
    rows = [{"plan_key": plan, "position_key": UUID(key)} for key in named_seats(last[1])] if last else []
    if rows:
        session.execute(insert(table), rows)


def _check(session: Session, plan: UUID) -> None:
    """Count what has moved, and keep since when."""
    last, kept = _last_version(session, plan), session.get(PlanMoved, plan)
    points = 0
    if last is not None:
        points = len(drift(last[1], _live(session, plan, last[1])))
    if not points or last is None:
        if kept is not None:
            session.delete(kept)
    elif kept is None:
        session.add(PlanMoved(plan_key=plan, number=last[0], points=points, since=today(session)))
    else:
        kept.number, kept.points = last[0], points
    session.flush()


def _last_version(session: Session, plan: UUID) -> tuple[int, PlanContent] | None:
    row = session.execute(
        select(PlanVersion.number, PlanVersion.document)
        .where(PlanVersion.plan_key == plan)
        .order_by(PlanVersion.number.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else (row.number, read_document(row.document).content)


def _live(session: Session, plan: UUID, published: PlanContent) -> PlanContent:
    """The positions that a version names, as they are today."""
    keys = [UUID(key) for key in named_seats(published)]
    country = session.scalar(
        select(Client.country).join(Plan, Plan.client_key == Client.key).where(Plan.key == plan)
    )
    holders = first_holders(session, Position.key.in_(keys))
    numbers = _numbers(session, [h.key for h in holders.values()], country or "")
    day = today(session)
    asked = (
        select(Position, Client.side, Client.archived)
        .join(Client, Client.key == Position.client_key)
        .where(Position.key.in_(keys))
    )
    seats = []
    for position, side, archived in session.execute(asked):
        holder = holders.get(position.key)
        gone = archived or (position.ends_on is not None and position.ends_on < day)
        reached = numbers.get(holder.key, ()) if holder is not None else ()
        seats.append(seat_said(position, side, holder, numbers=reached, gone=gone))
    return PlanContent(Language.ENGLISH, PartySaid(""), PartySaid(""), seats=tuple(seats))


def _numbers(session: Session, people: Sequence[UUID], country: str) -> dict[UUID, list[NumberSaid]]:
    """How they are reached, the preferred first, as the client spells it."""
    asked = (
        select(ContactPoint)
        .where(ContactPoint.person_key.in_(people))
        .order_by(ContactPoint.preferred.desc(), ContactPoint.place, ContactPoint.key)
    )
    found: dict[UUID, list[NumberSaid]] = defaultdict(list)
    for point in session.scalars(asked):
        if point.person_key is not None:
            found[point.person_key].append(number_said(point, country))
    return found
