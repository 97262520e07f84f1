"""Expressions that many questions share: the seat somebody holds, when they were last spoken to, whose side they are on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Row,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
)

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import Holding, Position
from msp_desk.values.enums import Side

#: A statement, and a row of its answer, whose columns are told by the row class that they are put into.
Asked = Select[*tuple[Any, ...]]
Found = Row[*tuple[Any, ...]]

#: The day that "now" means in a question.
ON: ColumnElement[Any] = bindparam("on", type_=Date())

#: Whose side somebody of a client is on; theirs, who has none yet.
SIDE: ColumnElement[Any] = func.coalesce(Client.side, literal(Side.THEIRS, Client.side.type))


def held_now(holding: Any = Holding) -> ColumnElement[bool]:
    """Whether a holding lasts on the day of the question."""
    return or_(holding.ends_on.is_(None), holding.ends_on >= ON)


def held_on(holding: Any = Holding) -> ColumnElement[bool]:
    """Whether a holding had begun and not ended on the day of the question."""
    return _spans(holding)


def stood() -> ColumnElement[bool]:
    """Whether a position was there on the day of the question."""
    return _spans(Position)


def _spans(kind: Any) -> ColumnElement[bool]:
    return and_(
        or_(kind.starts_on.is_(None), kind.starts_on <= ON), or_(kind.ends_on.is_(None), kind.ends_on >= ON)
    )


def seat_of(person: Any) -> ScalarSelect[Any]:
    """The key of the position that a person holds now: the first, where they hold several."""
    return (
        select(Holding.position_key)
        .where(Holding.person_key == person.key, held_now())
        .order_by(Holding.key)
        .limit(1)
        .correlate(person)
        .scalar_subquery()
    )


def holder_of(position: Any) -> ScalarSelect[Any]:
    """The key of the person who holds a position now: the first, where several do."""
    return (
        select(Holding.person_key)
        .where(Holding.position_key == position.key, held_now())
        .order_by(Holding.key)
        .limit(1)
        .correlate(position)
        .scalar_subquery()
    )


def last_spoken_to(person: Any) -> ScalarSelect[Any]:
    """The timeline position of the last interaction that reached a person."""
    return (
        select(Participation.position)
        .join(Interaction, Interaction.key == Participation.interaction_key)
        .where(Participation.person_key == person.key, Interaction.reached)
        .order_by(Participation.position.desc())
        .limit(1)
        .correlate(person)
        .scalar_subquery()
    )


def last_spoken_with(client: Any) -> ScalarSelect[Any]:
    """The timeline position of the last interaction that reached a client."""
    return (
        select(Interaction.position)
        .where(Interaction.client_key == client.key, Interaction.reached)
        .order_by(Interaction.position.desc())
        .limit(1)
        .correlate(client)
        .scalar_subquery()
    )


def our_firm() -> ScalarSelect[Any]:
    """The key of our own firm."""
    ours = Client.__table__.alias("ours")
    return select(ours.c.key).where(ours.c.side == "ours").scalar_subquery()
