"""Somebody at work in a desk, with a model of dictionaries beside it and the way back remembered."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant
from sqlalchemy import Connection, select

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import ContactPoint, Person
from msp_desk.values.enums import Tier
from msp_desk.values.folding import fold
from msp_desk.values.hits import HitKind
from msp_desk.values.phrases import Phrase
from tests.builders import DOING
from tests.round_trips import Contents, dump
from tests.store.way_back import WayBack

UNDO = Phrase("Undo")


@dataclass
class Model:
    """What ought to be kept, as plainly as can be."""

    clients: dict[UUID, tuple[str, Tier, bool]] = field(default_factory=dict)
    people: dict[UUID, tuple[str, UUID | None, bool, frozenset[str]]] = field(default_factory=dict)
    contacts: dict[UUID, tuple[str, UUID | None, frozenset[UUID]]] = field(default_factory=dict)


#: A deed, and model and contents on the other side of it.
Before = tuple[UUID, Model, Contents]


def model_of(connection: Connection, firm: UUID, me: UUID) -> Model:
    """What is kept, in the model's terms."""
    model = Model()
    for key, *values in connection.execute(select(Client.key, Client.name, Client.tier, Client.archived)):
        model.clients[key] = tuple(values)  # type: ignore[assignment]
    numbers: dict[UUID | None, set[str]] = {}
    for owner, value in connection.execute(select(ContactPoint.person_key, ContactPoint.value)):
        numbers.setdefault(owner, set()).add(value)
    for key, name, client, gone in connection.execute(
        select(Person.key, Person.name, Person.client_key, Person.archived)
    ):
        model.people[key] = (name, client, gone, frozenset(numbers.get(key, ())))
    there: dict[UUID, set[UUID]] = {}
    for contact, person in connection.execute(
        select(Participation.interaction_key, Participation.person_key)
    ):
        there.setdefault(contact, set()).add(person)
    for key, subject, client in connection.execute(
        select(Interaction.key, Interaction.subject, Interaction.client_key)
    ):
        model.contacts[key] = (subject, client, frozenset(there.get(key, ())))
    del model.clients[firm], model.people[me]
    return model


class AtWork(WayBack[Before]):
    """A desk, what it ought to hold, and the way back; after every step both are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()

    def _do(self, command: Callable[..., Any], *args: Any) -> Any:
        """Do it; remember how it was before, unless it changed nothing."""
        before, contents, last = deepcopy(self.model), self.desk.ask(dump), self.desk.last_deed
        self.made.clock.now += timedelta(minutes=7)
        result = self.desk.do(DOING, command, *args)
        if (deed := self._did_something(last)) is not None:
            self.undos.append((deed, before, contents))
            self.redos.clear()
        return result

    def _one(self, data: st.DataObject, among: dict[UUID, Any]) -> UUID:
        return data.draw(st.sampled_from(sorted(among)))

    def _step(self, there: list[Before], back: list[Before]) -> None:
        deed, model, contents = there.pop()
        now = self.desk.ask(dump)
        undone = self.desk.undo(deed, UNDO)
        assert undone is not None
        assert self.desk.ask(dump) == contents
        back.append((undone, self.model, now))
        self.model = model

    @invariant()
    def is_as_the_model_says(self) -> None:
        assert self.desk.ask(model_of, self.made.firm, self.made.me) == self.model

    @invariant()
    def finds_whom_the_model_has(self) -> None:
        for typed in ("ana", "brien", "rosa vi"):
            words = fold(typed).split()
            people = {
                key
                for key, (name, client, away, _) in self.model.people.items()
                if not away and all(w in self._shown(name, client) for w in words)
            }
            found = {h.key for h in self.desk.find(typed, 500) if h.kind is HitKind.PERSON}
            assert people <= found

    def _shown(self, name: str, client: UUID | None) -> str:
        return fold(f"{name} {self.model.clients[client][0] if client in self.model.clients else ''}")
