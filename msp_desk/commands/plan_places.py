"""The order of what stands in a section of a service plan: new items come last in their group, and can be moved in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from msp_desk.commands.records import delete, put, record
from msp_desk.models.plans import Plan, PlanCommitment, PlanLadder, PlanProcedure, PlanRole, PlanScope
from msp_desk.rules.plan_sections import Section

Item = PlanScope | PlanRole | PlanProcedure | PlanCommitment | PlanLadder

_KINDS: dict[Section, type[Item]] = {
    Section.SCOPE: PlanScope,
    Section.ORGANISATION: PlanRole,
    Section.PROCEDURES: PlanProcedure,
    Section.COMMITMENTS: PlanCommitment,
    Section.ESCALATION: PlanLadder,
}


def move_item(session: Session, section: Section, key: UUID, place: int) -> None:
    """Make an item the `place`-th (from 0) of its section; in scope and commitments, of its service."""
    line_up(session, record(session, _KINDS[section], key), place)


def move_service(session: Session, section: Section, plan: UUID, service: str, place: int) -> None:
    """Make a service with all its items the `place`-th of the scope, or of the commitments."""
    kind = _KINDS[section]
    groups = _groups(session, kind, plan)
    moved = groups.pop(service, [])
    order = list(groups.values())
    order.insert(place, moved)
    _number(item for group in order for item in group)


def drop_item(session: Session, section: Section, key: UUID) -> None:
    """Take an item out of the plan; of a commitment, what was measured stays."""
    delete(session, record(session, _KINDS[section], key))


def line_up(session: Session, item: Any, place: int) -> None:
    """Number a section anew, this item at its place in its group."""
    session.flush()
    groups = _groups(session, type(item), item.plan_key)
    own = groups[_group(item)]
    own.remove(item)
    own.insert(max(place, 0), item)
    _number(each for group in groups.values() for each in group)
    session.flush()


def last_place(session: Session, kind: type[Any], plan: UUID) -> int:
    """The place behind all items of a section."""
    record(session, Plan, plan)
    last = session.scalars(select(func.max(kind.place)).where(kind.plan_key == plan)).one()
    return 0 if last is None else int(last) + 1


def _groups(session: Session, kind: type[Any], plan: UUID) -> dict[str, list[Any]]:
    """The items of a section by their service, in the order in which they are told."""
    asked = select(kind).where(kind.plan_key == plan).order_by(kind.place, kind.key)
    groups: dict[str, list[Any]] = {}
    for item in session.scalars(asked):
        groups.setdefault(_group(item), []).append(item)
    return groups


def _group(item: Any) -> str:
    return str(getattr(item, "service", ""))


def _number(items: Iterable[Any]) -> None:
    for number, each in enumerate(items):
        put(each, place=number)
