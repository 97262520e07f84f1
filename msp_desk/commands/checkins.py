"""Check-in rules, and keeping the clocks that follow from them up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.records import today
from msp_desk.models.base import table_of
from msp_desk.models.checkins import CheckInClock, CheckInRule
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import Holding, Person, Position
from msp_desk.rules.clocks import FIRST_RULES, Clock, Interval, Reachable, Rules, clocks_of
from msp_desk.values.enums import ClientStatus, Level, Side, Tier
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.times import instant_of

_clock = table_of(CheckInClock)
_BATCH = 400


def make_first_rules(session: Session) -> None:
    """The rules that a new desk begins with."""
    session.add_all(
        CheckInRule(tier=tier, level=level, ideal_days=i.ideal_days, max_days=i.max_days)
        for (tier, level), i in FIRST_RULES.items()
    )


def set_rule(session: Session, tier: Tier, level: Level, ideal_days: int, max_days: int) -> None:
    """Say how often. Errors: Refused where the days make no sense."""
    if not 1 <= ideal_days <= max_days <= 3650:
        raise Refused("Give days from 1 to 3650, the ideal no more than the most.")
    rule = session.scalars(
        select(CheckInRule).where(CheckInRule.tier == tier, CheckInRule.level == level)
    ).one()
    rule.ideal_days, rule.max_days = ideal_days, max_days


def all_clients(session: Session) -> list[UUID]:
    """Every client that clocks could run for."""
    return list(session.scalars(select(Client.key).where(Client.side == Side.THEIRS)))


def rewind(session: Session, clients: Collection[UUID]) -> None:
    """Work the clocks of these clients out again from what is kept now, and write those that differ."""
    if not clients:
        return
    rules = {
        (r.tier, r.level): Interval(r.ideal_days, r.max_days) for r in session.execute(select(*_RULE)).all()
    }
    for batch in _batches(sorted(clients)):
        fresh = set(_fresh_rows(session, batch, rules))
        kept = {
            tuple(r[1:]): r.key
            for r in session.execute(select(_clock).where(_clock.c.client_key.in_(batch))).all()
        }
        gone = [key for values, key in kept.items() if values not in fresh]
        for keys in _batches(gone):
            session.connection().execute(delete(_clock).where(_clock.c.key.in_(keys)))
        new = [
            dict(zip(_FIELDS, values, strict=True)) | {"key": new_key()}
            for values in fresh
            if values not in kept
        ]
        if new:
            session.connection().execute(insert(_clock), new)


_RULE = (CheckInRule.tier, CheckInRule.level, CheckInRule.ideal_days, CheckInRule.max_days)
_FIELDS = tuple(c.name for c in _clock.columns)[1:]


def _fresh_rows(session: Session, clients: list[UUID], rules: Rules) -> Iterator[tuple[Any, ...]]:
    tiers = dict(
        session.execute(
            select(Client.key, Client.tier).where(
                Client.key.in_(clients), ~Client.archived, Client.status == ClientStatus.ACTIVE
            )
        )
        .tuples()
        .all()
    )
    people = _reachable(session, list(tiers))
    for client, tier in tiers.items():
        for clock in clocks_of(tier, people[client], rules):
            yield _row(client, clock)


def _row(client: UUID, clock: Clock) -> tuple[Any, ...]:
    i = clock.interval
    return (
        client,
        clock.level,
        clock.person,
        clock.own,
        clock.last_position,
        i.ideal_days,
        i.max_days,
        clock.ideal_on,
        clock.max_on,
    )


def _reachable(session: Session, clients: list[UUID]) -> dict[UUID, list[Reachable]]:
    """Who holds a position at these clients now, each at their first seat's level, with their last contact."""
    last = (
        select(Participation.position)
        .join(Interaction, Interaction.key == Participation.interaction_key)
        .where(Participation.person_key == Person.key, Interaction.reached)
        .order_by(Participation.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    asked = (
        select(
            Person.key,
            Person.client_key,
            Position.level,
            Person.influence,
            Person.is_key,
            Person.status,
            Person.created_at,
            last,
        )
        .join(Holding, Holding.person_key == Person.key)
        .join(Position, Position.key == Holding.position_key)
        .where(
            Person.client_key.in_(clients),
            Position.client_key == Person.client_key,
            ~Person.archived,
            or_(Holding.ends_on.is_(None), Holding.ends_on >= today(session)),
        )
        .order_by(Holding.key)
    )
    people: dict[UUID, dict[UUID, Reachable]] = defaultdict(dict)
    for key, client, level, influence, is_key, status, created, position in session.execute(asked):
        last_on = instant_of(position).date() if position is not None else None
        found = Reachable(key, level, influence, is_key, status, position, last_on, created.date())
        people[client].setdefault(key, found)
    return defaultdict(list, {c: list(there.values()) for c, there in people.items()})


def _batches(items: Iterable[UUID]) -> Iterator[list[UUID]]:
    whole = list(items)
    for start in range(0, len(whole), _BATCH):
        yield whole[start : start + _BATCH]
