"""Somebody at work in a desk, with a model of dictionaries beside it and the way back remembered."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection, select

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import ContactPoint, Person
from msp_desk.values.enums import Tier
from msp_desk.values.folding import fold
from msp_desk.values.hits import HitKind
from msp_desk.values.phrases import Phrase
from tests.builders import DOING, MadeDesk, a_desk
from tests.round_trips import Contents, check_whole, dump

UNDO = Phrase("Undo")


@dataclass
class Model:
    """What ought to be kept, as plainly as can be."""

    clients: dict[UUID, tuple[str, Tier, bool]] = field(default_factory=dict)
    people: dict[UUID, tuple[str, UUID | None, bool, frozenset[str]]] = field(default_factory=dict)
    contacts: dict[UUID, tuple[str, UUID | None, frozenset[UUID]]] = field(default_factory=dict)


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


class AtWork(RuleBasedStateMachine):
    """A desk, what it ought to hold, and the way back; after every step both are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.made: MadeDesk = a_desk(Path(self.folder.name))
        self.desk = self.made.desk
        self.model = Model()
        # What can be undone and done again: the deed, and model and contents on the other side of it.
        self.undos: list[tuple[UUID, Model, Contents]] = []
        self.redos: list[tuple[UUID, Model, Contents]] = []

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    def _do(self, command: Callable[..., Any], *args: Any) -> Any:
        """Do it; remember how it was before, unless it changed nothing."""
        before, contents, last = deepcopy(self.model), self.desk.ask(dump), self.desk.last_deed
        self.made.clock.now += timedelta(minutes=7)
        result = self.desk.do(DOING, command, *args)
        if self.desk.last_deed is not None and self.desk.last_deed != last:
            self.undos.append((self.desk.last_deed, before, contents))
            self.redos.clear()
        return result

    def _one(self, data: st.DataObject, among: dict[UUID, Any]) -> UUID:
        return data.draw(st.sampled_from(sorted(among)))

    @precondition(lambda self: self.undos)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.undos))):
            self._step(self.undos, self.redos)

    @precondition(lambda self: self.redos)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.redos))):
            self._step(self.redos, self.undos)

    def _step(
        self, there: list[tuple[UUID, Model, Contents]], back: list[tuple[UUID, Model, Contents]]
    ) -> None:
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
    def is_whole(self) -> None:
        check_whole(self.desk)

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
