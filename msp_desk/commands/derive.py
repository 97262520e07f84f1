"""After every deed: what follows from what was touched. Check-in clocks are wound again, and the search index told what to learn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from msp_desk.commands.clocks import all_clients, batches, clients_of, participants, rewind, rewind_for
from msp_desk.commands.perception import count_anew, keep_asked
from msp_desk.commands.plan_moved import check_plans
from msp_desk.commands.records import today
from msp_desk.models.clients import Client, Site
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.rules.phones import PHONE_KINDS, shown_number, shown_value
from msp_desk.values.enums import PointKind, Side
from msp_desk.values.folding import digits_of, fold
from msp_desk.values.hits import HitKind, SearchEntry

_SHOWN = PHONE_KINDS | {PointKind.EMAIL}


class Touched(Protocol):
    """What a deed touched, as the store's watch tells it."""

    def keys(self, table: str) -> set[UUID]:
        """Keys of the records of a table that were touched."""
        ...

    def changed(self, table: str) -> set[UUID]:
        """Keys of the records that were touched and had been there before."""
        ...

    def pointed_at(self, target: str, *sources: str) -> set[UUID]:
        """Keys of a table's records that touched records of other tables point at."""
        ...

    def made(self, table: str) -> Iterator[Mapping[str, Any]]:
        """What the new records of a table hold, with their keys, as far as it was noted."""
        ...


def refresh(session: Session, touched: Touched) -> tuple[set[UUID], list[SearchEntry]]:
    """Wind the clocks of the clients concerned; returns the keys to forget and the entries to learn in the search index."""
    _rewind(session, touched)
    keep_asked(session, touched)
    check_plans(session, touched)
    named = touched.keys("client")
    clients = named | touched.pointed_at("client", "contact_point", "site")
    people = touched.keys("person") | touched.pointed_at("person", "contact_point", "holding")
    people |= _listed(session, Person.key, Person.client_key, named)
    people |= _listed(session, Holding.person_key, Holding.position_key, touched.keys("position"))
    entries = [*_client_entries(session, clients), *_person_entries(session, people)]
    return (clients | people) - {e.key for e in entries}, entries


def derive_anew(session: Session) -> None:
    """Work out again all that follows from the people and the history, for every client."""
    clients = all_clients(session)
    rewind(session, clients)
    count_anew(session, clients)


def every_entry(session: Session) -> list[SearchEntry]:
    """All that the search index should know; for making it anew."""
    clients = set(session.scalars(select(Client.key)))
    people = set(session.scalars(select(Person.key)))
    return [*_client_entries(session, clients), *_person_entries(session, people)]


def _rewind(session: Session, touched: Touched) -> None:
    """All clocks where a rule changed, a client's where it or its people did, those of a level where somebody was spoken to."""
    if touched.keys("check_in_rule"):
        rewind(session, all_clients(session))
        return
    clients = touched.keys("client") | touched.pointed_at(
        "client", "position", "person", "check_in_exception"
    )
    clients |= clients_of(session, touched.pointed_at("person", "holding", "check_in_exception"))
    rewind(session, clients)
    spoken_to = touched.pointed_at("person", "participation")
    spoken_to |= participants(session, touched.changed("interaction"))
    rewind_for(session, spoken_to, clients)


def _listed(session: Session, wanted: Any, among: Any, keys: Collection[UUID]) -> set[UUID]:
    """What is wanted of the records that point at one of these keys."""
    found: set[UUID] = set()
    for batch in batches(keys):
        found.update(session.scalars(select(wanted).where(among.in_(batch))))
    return found


def _client_entries(session: Session, keys: Collection[UUID]) -> Iterator[SearchEntry]:
    for batch in batches(keys):
        points = _points(session, ContactPoint.client_key, batch)
        cities = dict(
            session.execute(
                select(Site.client_key, Site.city)
                .where(Site.client_key.in_(batch))
                .order_by(Site.place.desc())
            ).all()
        )
        asked = select(
            Client.key, Client.name, Client.legal_name, Client.sector, Client.country, Client.tags
        ).where(Client.key.in_(batch), ~Client.archived)
        for key, name, legal, sector, country, tags in session.execute(asked):
            city = cities.get(key, "")
            lines, digits = _shown(points[key], country)
            yield SearchEntry(
                kind=HitKind.CLIENT,
                key=key,
                client=key,
                title=name,
                subtitle=" · ".join(filter(None, (sector, city))),
                detail="\n".join(lines),
                level="",
                words=fold(name),
                about=fold(" ".join(filter(None, (legal, sector, city, *tags, *lines)))),
                digits=digits,
            )


def _person_entries(session: Session, keys: Collection[UUID]) -> Iterator[SearchEntry]:
    for batch in batches(keys):
        points = _points(session, ContactPoint.person_key, batch)
        seats = _seats(session, batch)
        asked = (
            select(
                Person.key,
                Person.name,
                Person.nickname,
                Person.job_title,
                Person.client_key,
                Client.name,
                Client.country,
                Client.side,
            )
            .outerjoin(Client, Client.key == Person.client_key)
            .where(Person.key.in_(batch), ~Person.archived)
        )
        for key, name, nickname, told, client, client_name, country, side in session.execute(asked):
            title, level = seats.get(key, (told, ""))
            lines, digits = _shown(points[key], country or "")
            yield SearchEntry(
                kind=HitKind.PERSON,
                key=key,
                client=client if side is Side.THEIRS else None,
                title=name,
                subtitle=" · ".join(filter(None, (client_name, title))),
                detail="\n".join(lines),
                level=level,
                words=fold(f"{name} {nickname}"),
                about=fold(" ".join(filter(None, (client_name, title, *lines)))),
                digits=digits,
            )


def _seats(session: Session, people: list[UUID]) -> dict[UUID, tuple[str, str]]:
    asked = (
        select(Holding.person_key, Position.title, Position.level)
        .join(Position, Position.key == Holding.position_key)
        .where(
            Holding.person_key.in_(people), or_(Holding.ends_on.is_(None), Holding.ends_on >= today(session))
        )
        .order_by(Holding.key.desc())
    )
    return {person: (title, level.value) for person, title, level in session.execute(asked)}


def _points(session: Session, owner: Any, keys: list[UUID]) -> dict[UUID, list[Any]]:
    asked = (
        select(owner, ContactPoint.kind, ContactPoint.value, ContactPoint.digits)
        .where(owner.in_(keys))
        .order_by(ContactPoint.preferred.desc(), ContactPoint.place)
    )
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in session.execute(asked):
        found[row[0]].append(row)
    return found


def _shown(points: list[Any], country: str) -> tuple[list[str], str]:
    """The numbers and addresses as lines to show, and all digits to match: as kept and as dialled at home."""
    lines = [shown_value(p.kind, p.value, country) for p in points if p.kind in _SHOWN]
    digits = dict.fromkeys(
        d for p in points if p.digits for d in (p.digits, digits_of(shown_number(p.value, country)))
    )
    return lines, " ".join(digits)
