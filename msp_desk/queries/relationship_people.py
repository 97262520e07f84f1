"""Who is who at a client, and how each is best reached, as the relationship report tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select

from msp_desk.models.clients import ChannelChoice
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.queries.relationship_rows import ChoiceRow, InterlocutorRow, PointRow, SeatRow
from msp_desk.rules.relationship import Period
from msp_desk.values.enums import Level, PersonStatus, Situation
from msp_desk.values.folding import fold

_Row = TypeVar("_Row")
_LEVELS: dict[Level | None, int] = {level: i for i, level in enumerate((*Level, None))}
_SITUATIONS = {situation: i for i, situation in enumerate(Situation)}


def _those_of(client_key: UUID) -> Any:
    return select(Person.key).where(Person.client_key == client_key, ~Person.archived)


def points_of(connection: Connection, client_key: UUID) -> Mapping[UUID | None, tuple[PointRow, ...]]:
    """Ways to reach the client (under None) and each of its people, the preferred first."""
    point = ContactPoint
    rows = connection.execute(
        select(point.person_key, point.kind, point.value, point.label, point.hours, point.preferred)
        .where(or_(point.client_key == client_key, point.person_key.in_(_those_of(client_key))))
        .order_by(point.preferred.desc(), point.place, point.key)
    )
    return _grouped(rows, PointRow)


def choices_of(connection: Connection, client_key: UUID) -> Mapping[UUID | None, tuple[ChoiceRow, ...]]:
    """The right channels of the client (under None) and each of its people, urgent things first."""
    choice = ChannelChoice
    rows = connection.execute(
        select(choice.person_key, choice.situation, choice.channel, choice.note).where(
            or_(choice.client_key == client_key, choice.person_key.in_(_those_of(client_key)))
        )
    ).all()
    return _grouped(sorted(rows, key=lambda row: _SITUATIONS[row[1]]), ChoiceRow)


def _grouped(
    rows: Iterable[Sequence[Any]], kind: Callable[..., _Row]
) -> Mapping[UUID | None, tuple[_Row, ...]]:
    found: dict[UUID | None, list[_Row]] = defaultdict(list)
    for owner, *values in rows:
        found[owner].append(kind(*values))
    return {owner: tuple(kept) for owner, kept in found.items()}


def interlocutors(
    connection: Connection,
    client_key: UUID,
    today: date,
    period: Period,
    points: Mapping[UUID | None, tuple[PointRow, ...]],
    choices: Mapping[UUID | None, tuple[ChoiceRow, ...]],
) -> tuple[InterlocutorRow, ...]:
    """Who is there to be spoken to: executives first, at each level the key people, then by name."""
    held = and_(Holding.person_key == Person.key, or_(Holding.ends_on.is_(None), Holding.ends_on >= today))
    last = (
        select(func.max(Participation.position))
        .join(Interaction, Interaction.key == Participation.interaction_key)
        .where(Participation.person_key == Person.key, Interaction.reached)
        .correlate(Person)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            Person.key, Person.name, Person.job_title, Person.status, Person.status_until, Person.is_key, last,
            Position.title, Position.unit, Position.level, Position.contact_for,
        )
        .outerjoin(Holding, held)
        .outerjoin(Position, Position.key == Holding.position_key)
        .where(Person.client_key == client_key, ~Person.archived, Person.status != PersonStatus.LEFT)
    )  # fmt: skip
    facts: dict[UUID, Sequence[Any]] = {}
    seats: dict[UUID, list[SeatRow]] = defaultdict(list)
    for key, name, told, status, back_on, is_key, position, *seat in rows:
        facts[key] = (name, status, back_on, is_key, None if position is None else period.day(position), told)
        if seat[2] is not None:
            seats[key].append(SeatRow(*seat))
    people = [
        _interlocutor(key, fact, seats[key], points.get(key, ()), choices.get(key, ()))
        for key, fact in facts.items()
    ]
    return tuple(sorted(people, key=lambda p: (_LEVELS[p.level], not p.is_key, fold(p.name), p.key)))


def _interlocutor(
    key: UUID,
    fact: Sequence[Any],
    seats: Sequence[SeatRow],
    points: tuple[PointRow, ...],
    choices: tuple[ChoiceRow, ...],
) -> InterlocutorRow:
    name, status, back_on, is_key, last_on, told = fact
    ordered = tuple(sorted(seats, key=lambda seat: (_LEVELS[seat.level], fold(seat.title))))
    return InterlocutorRow(
        key=key,
        name=name,
        level=ordered[0].level if ordered else None,
        title="" if ordered else told,
        seats=ordered,
        status=status,
        back_on=back_on if status is PersonStatus.ON_LEAVE else None,
        is_key=is_key,
        points=points,
        choices=choices,
        last_on=last_on,
    )
