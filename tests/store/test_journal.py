"""The journal: any run of deeds, undone and done again, against a model of dictionaries; and what cannot be undone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import Phase as HypothesisPhase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection, select

from msp_desk.commands.clients import archive_client, merge_clients, save_client
from msp_desk.commands.interactions import change_interaction, delete_interaction, log_interaction
from msp_desk.commands.people import archive_person, merge_people, move_person, save_person
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Interaction, Participation
from msp_desk.models.people import ContactPoint, Person
from msp_desk.queries.clients import client_draft
from msp_desk.queries.interactions import interaction_draft
from msp_desk.queries.people import person_draft
from msp_desk.values.drafts import ClientDraft, InteractionDraft, PersonDraft, PointDraft, PromiseDraft
from msp_desk.values.enums import PointKind, Tier
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold
from msp_desk.values.hits import HitKind
from msp_desk.values.phrases import Phrase
from tests.builders import DOING, MadeDesk, a_client, a_desk, a_person, an_interaction
from tests.round_trips import Contents, check_whole, dump

UNDO = Phrase("Undo")
NAMES = st.sampled_from(["Ana", "Óscar", "Rosa Vidal", "O'Brien", "María-José", "Łukasz", "Iker", "d’Àvila"])
TITLES = st.sampled_from(["", "CEO", "IT manager", "Technician"])


@dataclass
class Model:
    """What ought to be kept, as plainly as can be."""

    clients: dict[UUID, tuple[str, Tier, bool]] = field(default_factory=dict)
    people: dict[UUID, tuple[str, UUID | None, bool, frozenset[str]]] = field(default_factory=dict)
    contacts: dict[UUID, tuple[str, UUID | None, frozenset[UUID]]] = field(default_factory=dict)


def _model_of(connection: Connection, firm: UUID, me: UUID) -> Model:
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


class Deeds(RuleBasedStateMachine):
    """Somebody at work, who changes their mind now and then."""

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

    @initialize()
    def begin(self) -> None:
        self.add_client("Aero", Tier.A)
        self.add_person(next(iter(self.model.clients)), "Ana", "CEO", 1)
        self.undos.clear()

    @rule(name=NAMES, tier=st.sampled_from(Tier))
    def add_client(self, name: str, tier: Tier) -> None:
        key = self._do(save_client, ClientDraft(name, tier=tier, country="ES"))
        self.model.clients[key] = (name, tier, False)

    @rule(data=st.data(), name=NAMES, tier=st.sampled_from(Tier))
    def change_client(self, data: st.DataObject, name: str, tier: Tier) -> None:
        key = self._one(data, self.model.clients)
        draft = self.desk.ask(client_draft, key)
        assert draft is not None
        self._do(save_client, replace(draft, name=name, tier=tier))
        self.model.clients[key] = (name, tier, self.model.clients[key][2])

    @rule(data=st.data(), away=st.booleans())
    def archive_client(self, data: st.DataObject, away: bool) -> None:
        key = self._one(data, self.model.clients)
        self._do(archive_client, key, away)
        self.model.clients[key] = (*self.model.clients[key][:2], away)

    @precondition(lambda self: len(self.model.clients) > 1)
    @rule(data=st.data())
    def merge_clients(self, data: st.DataObject) -> None:
        kept, other = data.draw(st.permutations(sorted(self.model.clients)))[:2]
        self._do(merge_clients, kept, other)
        del self.model.clients[other]
        for person, (name, client, away, numbers) in self.model.people.items():
            self.model.people[person] = (name, kept if client == other else client, away, numbers)
        for contact, (subject, client, there) in self.model.contacts.items():
            self.model.contacts[contact] = (subject, kept if client == other else client, there)

    def add_person(self, client: UUID | None, name: str, title: str, number: int) -> None:
        phone = f"+346001002{number:02}"
        draft = PersonDraft(name, client, title=title, points=(PointDraft(PointKind.MOBILE, phone),))
        key = self._do(save_person, draft)
        self.model.people[key] = (name, client, False, frozenset({phone}))

    @rule(data=st.data(), name=NAMES, title=TITLES, number=st.integers(0, 9), placed=st.booleans())
    def meet(self, data: st.DataObject, name: str, title: str, number: int, placed: bool) -> None:
        self.add_person(self._one(data, self.model.clients) if placed else None, name, title, number)

    @rule(data=st.data(), name=NAMES, title=TITLES, key_person=st.booleans())
    def change_person(self, data: st.DataObject, name: str, title: str, key_person: bool) -> None:
        key = self._one(data, self.model.people)
        draft = self.desk.ask(person_draft, key, self.made.clock.now.date())
        assert draft is not None
        self._do(
            save_person, replace(draft, name=name, title=title, level=None, is_key=key_person, points=())
        )
        self.model.people[key] = (name, *self.model.people[key][1:3], frozenset())

    @rule(data=st.data(), away=st.booleans())
    def archive_person(self, data: st.DataObject, away: bool) -> None:
        key = self._one(data, self.model.people)
        self._do(archive_person, key, away)
        name, client, _, numbers = self.model.people[key]
        self.model.people[key] = (name, client, away, numbers)

    @rule(data=st.data(), title=TITLES)
    def move_person(self, data: st.DataObject, title: str) -> None:
        key = self._one(data, self.model.people)
        to = data.draw(st.sampled_from([None, *sorted(self.model.clients)]))
        name, client, away, numbers = self.model.people[key]
        if to != client:
            self._do(move_person, key, to, title)
            self.model.people[key] = (name, to, away, numbers)

    @precondition(lambda self: len(self.model.people) > 1)
    @rule(data=st.data())
    def merge_people(self, data: st.DataObject) -> None:
        kept, other = data.draw(st.permutations(sorted(self.model.people)))[:2]
        self._do(merge_people, kept, other)
        name, client, away, numbers = self.model.people[kept]
        _, theirs, _, more = self.model.people.pop(other)
        self.model.people[kept] = (name, client or theirs, away, numbers | more)
        for contact, (subject, of, there) in self.model.contacts.items():
            if other in there:
                self.model.contacts[contact] = (subject, of, there - {other} | {kept})

    @rule(data=st.data(), subject=NAMES, promised=st.booleans(), reached=st.booleans())
    def log(self, data: st.DataObject, subject: str, promised: bool, reached: bool) -> None:
        client = self._one(data, self.model.clients)
        people = data.draw(st.sets(st.sampled_from([*sorted(self.model.people), self.made.me]), max_size=3))
        promises = (PromiseDraft("Send it", person_key=next(iter(people), None)),) if promised else ()
        draft = InteractionDraft(client, subject=subject, people=tuple(people), promises=promises)
        key = self._do(log_interaction, replace(draft, reached=reached))
        self.model.contacts[key] = (subject, client, frozenset(people))

    @precondition(lambda self: self.model.contacts)
    @rule(data=st.data(), subject=NAMES, days=st.integers(0, 400))
    def correct(self, data: st.DataObject, subject: str, days: int) -> None:
        key = self._one(data, self.model.contacts)
        draft = self.desk.ask(interaction_draft, key)
        assert draft is not None
        people = data.draw(st.sets(st.sampled_from(sorted(self.model.people)), max_size=3))
        at = self.made.clock.now - timedelta(days=days)
        client = self.model.contacts[key][1] or self._one(data, self.model.clients)
        draft = replace(draft, client_key=client, people=tuple(people), subject=subject, at=at)
        self._do(change_interaction, replace(draft, promises=()))
        self.model.contacts[key] = (subject, client, frozenset(people))

    @precondition(lambda self: self.model.contacts)
    @rule(data=st.data())
    def delete_contact(self, data: st.DataObject) -> None:
        key = self._one(data, self.model.contacts)
        self._do(delete_interaction, key)
        del self.model.contacts[key]

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

    @precondition(lambda self: len(self.undos) > 2)
    @rule(data=st.data())
    def undo_something_older(self, data: st.DataObject) -> None:
        """Out of turn it is refused, or leaves a desk that is whole; then the model begins from what there is."""
        place = data.draw(st.integers(0, len(self.undos) - 3))
        before = self.desk.ask(dump)
        try:
            self.desk.undo(self.undos[place][0], UNDO)
        except Refused:
            assert self.desk.ask(dump) == before
            return
        self.model = self.desk.ask(_model_of, self.made.firm, self.made.me)
        self.undos.clear()
        self.redos.clear()
        if not self.model.clients or not self.model.people:
            self.begin()

    @invariant()
    def is_as_the_model_says(self) -> None:
        assert self.desk.ask(_model_of, self.made.firm, self.made.me) == self.model

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


TestDeeds = Deeds.TestCase
# Without shrinking, which would take minutes: the steps printed are few enough to read.
TestDeeds.settings = settings(
    max_examples=12, stateful_step_count=60, deadline=None, phases=(HypothesisPhase.generate,)
)


@pytest.fixture
def made(tmp_path: Path) -> Any:
    """A founded desk in an encrypted file."""
    desk = a_desk(tmp_path)
    yield desk
    desk.desk.close()


def _refused(made: MadeDesk, deed: UUID | None, sentence: str) -> None:
    assert deed is not None
    before = made.desk.ask(dump)
    with pytest.raises(Refused) as told:
        made.desk.undo(deed, UNDO)
    assert str(told.value) == sentence
    assert made.desk.ask(dump) == before


SINCE = "It cannot be undone: something of it was changed or used since."


def test_nothing_is_undone_twice(made: MadeDesk) -> None:
    a_client(made.desk)
    deed = made.desk.last_deed
    assert deed is not None
    made.desk.undo(deed, UNDO)
    _refused(made, deed, "This has been undone already.")


def test_what_was_used_since_is_not_taken_away(made: MadeDesk) -> None:
    client = a_client(made.desk)
    added = made.desk.last_deed
    ana = a_person(made.desk, "Ana", client)
    met = made.desk.last_deed
    an_interaction(made.desk, [ana])
    logged = made.desk.last_deed
    _refused(made, added, SINCE)
    _refused(made, met, SINCE)
    for deed in (logged, met, added):
        assert deed is not None
        made.desk.undo(deed, UNDO)
    assert made.desk.ask(client_draft, client) is None


def test_what_was_changed_since_is_neither_taken_away_nor_turned_back(made: MadeDesk) -> None:
    key = a_client(made.desk)
    added = made.desk.last_deed
    for sector in ("Air", "Sea", "Air"):
        draft = made.desk.ask(client_draft, key)
        assert draft is not None
        made.desk.do(DOING, save_client, replace(draft, sector=sector))
        if sector == "Air" and draft.sector == "":
            first = made.desk.last_deed
    _refused(made, added, SINCE)
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Rail"))
    _refused(made, first, SINCE)


def test_a_change_on_another_field_does_not_stand_in_the_way(made: MadeDesk) -> None:
    key = a_client(made.desk)
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Air"))
    changed = made.desk.last_deed
    made.desk.do(DOING, save_client, replace(draft, sector="Air", notes="New"))
    assert changed is not None
    made.desk.undo(changed, UNDO)
    kept = made.desk.ask(client_draft, key)
    assert kept is not None
    assert (kept.sector, kept.notes) == ("", "New")


def test_a_change_that_was_done_again_stands_in_the_way(made: MadeDesk) -> None:
    key = a_client(made.desk)
    added = made.desk.last_deed
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Air"))
    turn = made.desk.last_deed
    for _ in range(2):
        assert turn is not None
        turn = made.desk.undo(turn, UNDO)
    _refused(made, added, SINCE)
    assert turn is not None
    made.desk.undo(turn, UNDO)
    assert added is not None
    made.desk.undo(added, UNDO)


def test_a_merge_is_not_undone_over_what_came_after(made: MadeDesk) -> None:
    client = a_client(made.desk)
    ana, other = a_person(made.desk, "Ana", client), a_person(made.desk, "Ana N", client, phone="600100200")
    made.desk.do(DOING, merge_people, ana, other)
    merged = made.desk.last_deed
    draft = made.desk.ask(person_draft, ana, made.clock.now.date())
    assert draft is not None
    made.desk.do(DOING, save_person, replace(draft, points=()))
    _refused(made, merged, SINCE)


def test_the_journal_is_lean_and_says_what_changed(made: MadeDesk) -> None:
    key = a_client(made.desk, notes="Long " * 500)
    draft = made.desk.ask(client_draft, key)
    assert draft is not None
    made.desk.do(DOING, save_client, replace(draft, sector="Air"))
    with made.desk.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT table_name, before, after FROM journal_entry ORDER BY deed_key DESC, place LIMIT 2"
        ).all()
    assert rows[0][1:] == (
        f'{{"key": "{key.hex}", "sector": ""}}',
        f'{{"key": "{key.hex}", "sector": "Air"}}',
    )
    assert rows[1] == ("client", None, f'[["{key.hex}"]]')
    with suppress(Refused):
        made.desk.undo(key, UNDO)
