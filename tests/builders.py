"""Valid things in a line, made with the program's own commands in a real encrypted desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, event, select

from msp_desk.commands.clients import save_client
from msp_desk.commands.counterparts import save_counterpart
from msp_desk.commands.derive import refresh
from msp_desk.commands.desk import found_desk
from msp_desk.commands.interactions import log_interaction
from msp_desk.commands.people import save_person
from msp_desk.commands.positions import change_position
from msp_desk.models.people import Person
from msp_desk.store.desk import Desk
from msp_desk.store.opening import create_desk_file
from msp_desk.values.drafts import (
    ClientDraft,
    CounterpartDraft,
    HoldingDraft,
    InteractionDraft,
    PersonDraft,
    PointDraft,
    PositionDraft,
    PromiseDraft,
)
from msp_desk.values.enums import Language, PointKind
from msp_desk.values.phrases import Phrase
from tests.keystores import MemoryKeyStore

#: A Monday morning in Madrid, in winter.
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TODAY = NOW.date()
DOING = Phrase("A test does something")


@dataclass(slots=True)
class SetClock:
    """A clock that tells what it is set to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class MadeDesk:
    """A desk of a test, founded: with our firm, me, and a clock to set."""

    desk: Desk
    clock: SetClock
    path: Path
    firm: UUID = field(init=False)
    me: UUID = field(init=False)


def a_desk(
    folder: Path, now: datetime = NOW, firm: str = "Norte Sistemas", me: str = "Marta Ruiz"
) -> MadeDesk:
    """A new desk in an encrypted file in that folder; close it with `made.desk.close()`."""
    path = folder / "desk.mspdesk"
    opened = create_desk_file(path, MemoryKeyStore())
    clock = SetClock(now)
    made = MadeDesk(Desk(opened.engine, clock, refresh), clock, path)
    made.me = made.desk.do(DOING, found_desk, firm, me, Language.ENGLISH, country="ES", zone="Europe/Madrid")
    made.desk.who = made.me
    made.firm = made.desk.ask(_firm_of, made.me)
    return made


def _firm_of(connection: Connection, person: UUID) -> UUID:
    return connection.execute(select(Person.client_key).where(Person.key == person)).scalar_one() or person


def a_client(desk: Desk, name: str = "Aero Handling", **fields: Any) -> UUID:
    """A client; fields as in ClientDraft."""
    return desk.do(DOING, save_client, ClientDraft(**{"name": name, "country": "ES", **fields}))


def a_person(
    desk: Desk,
    name: str = "Ana Núñez",
    client: UUID | None = None,
    *,
    phone: str = "",
    email: str = "",
    **fields: Any,
) -> UUID:
    """Somebody of a client, of our firm, or without a client; fields as in PersonDraft."""
    points: tuple[PointDraft, ...] = fields.pop("points", ())
    points += (PointDraft(PointKind.MOBILE, phone),) if phone else ()
    points += (PointDraft(PointKind.EMAIL, email),) if email else ()
    return desk.do(DOING, save_person, PersonDraft(name=name, client_key=client, points=points, **fields))


def an_interaction(
    desk: Desk, people: Sequence[UUID] = (), client: UUID | None = None, *, days_ago: float = 0, **fields: Any
) -> UUID:
    """A logged contact, so many days before the desk's now; fields as in InteractionDraft."""
    at = fields.pop("at", desk.clock() - timedelta(days=days_ago))
    draft = InteractionDraft(
        client_key=client, at=at, people=tuple(people), **{"subject": "A call", **fields}
    )
    return desk.do(DOING, log_interaction, draft)


def a_promise(
    desk: Desk, what: str, client: UUID, *, days_ago: float = 0, person: UUID | None = None, **fields: Any
) -> UUID:
    """A contact in which something was promised; returns the contact's key. Fields as in PromiseDraft."""
    promise = PromiseDraft(what, person_key=person, **fields)
    people = () if person is None else (person,)
    return an_interaction(desk, people, client, days_ago=days_ago, promises=(promise,))


def a_seat(desk: Desk, client: UUID, title: str = "Head of IT", *holders: UUID, **fields: Any) -> UUID:
    """A position of an organisation, held by these; fields as in PositionDraft."""
    holdings = tuple(HoldingDraft(h) for h in holders)
    return desk.do(DOING, change_position, PositionDraft(client, title, holdings=holdings, **fields))


def a_line(desk: Desk, client: UUID, theirs: UUID, ours: UUID, topic: str = "", **fields: Any) -> UUID:
    """A counterpart line; fields as in CounterpartDraft."""
    return desk.do(DOING, save_counterpart, CounterpartDraft(client, theirs, ours, topic, **fields))


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """The statements sent while the block runs, without those that begin and end transactions."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.split(maxsplit=1)[0] not in ("BEGIN", "PRAGMA"):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
