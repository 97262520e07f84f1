"""Keeping the check-in clocks up to date with the rules, what was agreed otherwise, the people and the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from msp_desk.commands.records import day_here, today
from msp_desk.models.base import table_of
from msp_desk.models.checkins import CheckInClock, CheckInException, CheckInRule
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import Holding, Person, Position
from msp_desk.rules.clocks import NOTHING_AGREED, Agreed, Clock, Interval, Reachable, clocks_of
from msp_desk.values.enums import ClientStatus, Level, Side, Tier
from msp_desk.values.keys import new_key
from msp_desk.values.times import instant_of

_clock, _rule = table_of(CheckInClock), table_of(CheckInRule)
_exception = table_of(CheckInException)
_client, _person = table_of(Client), table_of(Person)
_holding, _position = table_of(Holding), table_of(Position)
_interaction, _part = table_of(Interaction), table_of(Participation)
_BATCH = 400


def all_clients(session: Session) -> set[UUID]:
    """Every client that clocks could run for."""
    return set(session.scalars(select(Client.key).where(Client.side == Side.THEIRS)))


def rewind(session: Session, clients: Collection[UUID], levels: Collection[Level] = tuple(Level)) -> None:
    """Work the clocks of these levels of these clients out again from what is kept now, and write those that differ.

    After every deed, so in as few statements as there can be, on what is flushed already.
    """
    connection = session.connection()
    for batch in batches(clients):
        where = {"clients": batch, "levels": list(levels)}
        _wind(session, where, connection.execute(_KEPT, where).mappings().all())


def rewind_for(session: Session, people: Collection[UUID], done: Collection[UUID]) -> None:
    """The same for the levels of these people's seats, at clients that are not done already: somebody was spoken to."""
    connection = session.connection()
    levels: dict[UUID, set[Level]] = defaultdict(set)
    kept: dict[UUID, dict[UUID, RowMapping]] = defaultdict(dict)
    for batch in batches(people):
        for row in connection.execute(_SEATS_OF, {"people": batch}).mappings():
            client = row["of_client"]
            levels[client].add(row["of_level"])
            if row["key"] is not None:
                kept[client][row["key"]] = row
    for client in levels.keys() - set(done):
        where = {"clients": [client], "levels": list(levels[client])}
        _wind(session, where, kept[client].values())


def _wind(session: Session, where: dict[str, Any], kept: Collection[RowMapping]) -> None:
    """Write those of the clocks kept there that differ from how they ought to stand."""
    connection = session.connection()
    fresh = _fresh(session, where)
    stale: list[UUID] = []
    moved: list[dict[str, Any]] = []
    for row in kept:
        values = fresh.pop(_identity(row), None)
        if values is None:
            stale.append(row["key"])
        elif any(row[name] != value for name, value in values.items()):
            moved.append({"of": row["key"], **{n: v for n, v in values.items() if n not in _SAME}})
    if stale:
        connection.execute(_DROP, [{"of": key} for key in stale])
    if moved:
        connection.execute(_MOVE, moved)
    if fresh:
        connection.execute(insert(_clock), [{"key": new_key(), **values} for values in fresh.values()])


def clients_of(session: Session, people: Collection[UUID]) -> set[UUID]:
    """The clients that these people belong to."""
    found: set[UUID] = set()
    for batch in batches(people):
        found.update(session.connection().execute(_CLIENTS_OF, {"people": batch}).scalars())
    return found


def participants(session: Session, interactions: Collection[UUID]) -> set[UUID]:
    """Who took part in these interactions."""
    found: set[UUID] = set()
    for batch in batches(interactions):
        asked = select(Participation.person_key).where(Participation.interaction_key.in_(batch))
        found.update(session.scalars(asked))
    return found


def batches(keys: Collection[UUID]) -> Iterator[list[UUID]]:
    """Keys in portions that one statement can take."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


def _identity(values: Mapping[str, Any] | RowMapping) -> tuple[Any, ...]:
    """What makes a clock that clock: whose level it is, or which key person's own."""
    return values["client_key"], values["level"], values["person_key"] if values["own"] else None


def _fresh(session: Session, where: dict[str, Any]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The clocks as they ought to stand, by what makes each that clock; days are those of the desk's clock."""
    connection, on = session.connection(), today(session)
    people: dict[tuple[UUID, Tier], dict[UUID, Reachable]] = defaultdict(dict)
    rules: dict[tuple[Tier, Level], Interval] = {}
    excepted = False
    for row in _asked(connection, where, on):
        key, client, tier, level, influence, is_key, status, created, position, tried, ideal, most, other = (
            row
        )
        last_on = None if position is None else day_here(session, instant_of(position))
        since = day_here(session, created)
        found = Reachable(key, level, influence, is_key, status, position, last_on, since, tried)
        people[client, tier].setdefault(key, found)
        if (tier, level) not in rules:
            rules[tier, level] = Interval(ideal, most)
        excepted = excepted or other
    agreed: dict[UUID, dict[Level, Agreed]] = {}
    if excepted:
        agreed = _take_in_exceptions(connection, where["clients"], people)
    rows = [
        _values(client, clock)
        for (client, tier), there in people.items()
        for clock in clocks_of(tier, there.values(), rules, agreed.get(client), on)
        if clock.level in where["levels"]
    ]
    return {_identity(values): values for values in rows}


def _asked(connection: Connection, where: dict[str, Any], on: date) -> Iterable[Any]:
    if len(where["clients"]) == len(where["levels"]) == 1:
        this = {"client": where["clients"][0], "level": where["levels"][0], "on": on}
        return connection.execute(_REACHABLE_AT, this)
    return connection.execute(_REACHABLE, {**where, "on": on})


def _take_in_exceptions(
    connection: Connection, clients: Collection[UUID], people: Mapping[Any, dict[UUID, Reachable]]
) -> dict[UUID, dict[Level, Agreed]]:
    """What is agreed for these clients' levels; what is agreed for one of the people is put to them."""
    agreed: dict[UUID, dict[Level, Agreed]] = defaultdict(dict)
    alike: dict[UUID, Agreed] = {}
    own: dict[UUID, Agreed] = {}
    for client, level, person, ideal, most, until in connection.execute(_EXCEPTIONS, {"clients": clients}):
        said = Agreed(Interval(ideal, most) if ideal else None, until)
        if person is not None:
            own[person] = said
        elif level is None:
            alike[client] = said
        else:
            agreed[client][level] = said
    for client, said in alike.items():
        levels = agreed[client]
        levels.update({level: levels.get(level, NOTHING_AGREED).over(said) for level in Level})
    for there in people.values():
        there.update({key: replace(there[key], agreed=own[key]) for key in there.keys() & own.keys()})
    return agreed


def _values(client: UUID, clock: Clock) -> dict[str, Any]:
    return {
        "client_key": client,
        "level": clock.level,
        "person_key": clock.person,
        "own": clock.own,
        "last_position": clock.last_position,
        "tried_position": clock.tried_position,
        "excepted": clock.excepted,
        "ideal_days": clock.interval.ideal_days,
        "max_days": clock.interval.max_days,
        "ideal_on": clock.ideal_on,
        "max_on": clock.max_on,
    }


#: That a column is what is asked for.
_Are = Callable[[Any], ColumnElement[bool]]
_SAME = ("client_key", "level", "own")
_CLIENTS: BindParameter[Any] = bindparam("clients", expanding=True)
_LEVELS: BindParameter[Any] = bindparam("levels", expanding=True)
_LAST = (
    select(_part.c.position)
    .join(_interaction, _interaction.c.key == _part.c.interaction_key)
    .where(_part.c.person_key == _person.c.key, _interaction.c.reached)
    .order_by(_part.c.position.desc())
    .limit(1)
    .scalar_subquery()
)
_TRIED = select(func.max(_part.c.position)).where(_part.c.person_key == _person.c.key).scalar_subquery()
_EXCEPTED = or_(
    exists().where(_exception.c.client_key == _client.c.key),
    exists().where(_exception.c.person_key == _person.c.key),
)
_seat, _seated = _position.alias(), _holding.alias()


def _reachable(of_client: _Are, of_level: _Are) -> Select[Any]:
    """Who holds a position of these levels at these clients now, each at their first seat's level, with their last contact and the rule for it."""
    at_those = (
        select(_seated.c.person_key)
        .join(_seat, _seat.c.key == _seated.c.position_key)
        .where(of_client(_seat.c.client_key), of_level(_seat.c.level))
    )
    p, c, held, place = _person.c, _client.c, _holding.c, _position.c
    return (
        select(
            *(p.key, p.client_key, c.tier, place.level, p.influence, p.is_key, p.status, p.created_at),
            *(_LAST, _TRIED, _rule.c.ideal_days, _rule.c.max_days, _EXCEPTED),
        )
        .select_from(_person)
        .join(_client, c.key == p.client_key)
        .join(_holding, held.person_key == p.key)
        .join(_position, and_(place.key == held.position_key, place.client_key == c.key))
        .join(_rule, and_(_rule.c.tier == c.tier, _rule.c.level == place.level))
        .where(
            *(of_client(c.key), p.key.in_(at_those)),
            *(c.side == Side.THEIRS, c.status == ClientStatus.ACTIVE, ~c.archived, ~p.archived),
            or_(held.ends_on.is_(None), held.ends_on >= bindparam("on")),
        )
        .order_by(held.key)
    )


def _among(name: str) -> _Are:
    asked: BindParameter[Any] = bindparam(name, expanding=True)
    return lambda column: column.in_(asked)


def _is(name: str) -> _Are:
    return lambda column: column == bindparam(name, type_=column.type)


_REACHABLE = _reachable(_among("clients"), _among("levels"))
#: The same for one level of one client, as after most contacts: a list in a statement has to be written out each time.
_REACHABLE_AT = _reachable(_is("client"), _is("level"))
#: What is agreed for these clients, and for their people.
_EXCEPTIONS = (
    select(
        *(_exception.c.client_key, _exception.c.level, _exception.c.person_key),
        *(_exception.c.ideal_days, _exception.c.max_days, _exception.c.paused_until),
    )
    .outerjoin(_person, _person.c.key == _exception.c.person_key)
    .where(or_(_exception.c.client_key.in_(_CLIENTS), _person.c.client_key.in_(_CLIENTS)))
)
_CLIENTS_OF = (
    select(_person.c.client_key)
    .where(_person.c.key.in_(bindparam("people", expanding=True)), _person.c.client_key.is_not(None))
    .distinct()
)
#: The clients where people have, or had, a position, with its level and the clocks of that level.
_SEATS_OF = (
    select(_position.c.client_key.label("of_client"), _position.c.level.label("of_level"), _clock)
    .join(_holding, _holding.c.position_key == _position.c.key)
    .join(_client, _client.c.key == _position.c.client_key)
    .outerjoin(
        _clock, and_(_clock.c.client_key == _position.c.client_key, _clock.c.level == _position.c.level)
    )
    .where(_client.c.side == Side.THEIRS, _holding.c.person_key.in_(bindparam("people", expanding=True)))
)
_KEPT = select(_clock).where(_clock.c.client_key.in_(_CLIENTS), _clock.c.level.in_(_LEVELS))
_DROP = delete(_clock).where(_clock.c.key == bindparam("of"))
_MOVE = (
    update(_clock)
    .where(_clock.c.key == bindparam("of"))
    # What makes it that clock stays out of it: setting a column writes its index, whether it differs or not.
    .values({c.name: bindparam(c.name) for c in _clock.columns if c.name not in ("key", *_SAME)})
)
