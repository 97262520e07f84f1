"""Any run of deeds, undone and done again, in turn and out of turn, leaves what a plain model says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from msp_desk.commands.clients import archive_client, merge_clients, save_client
from msp_desk.commands.interactions import change_interaction, delete_interaction, log_interaction
from msp_desk.commands.people import archive_person, merge_people, move_person, save_person
from msp_desk.queries.clients import client_draft
from msp_desk.queries.interactions import interaction_draft
from msp_desk.queries.people import person_draft
from msp_desk.values.drafts import ClientDraft, InteractionDraft, PersonDraft, PointDraft, PromiseDraft
from msp_desk.values.enums import PointKind, Tier
from msp_desk.values.errors import Refused
from tests.round_trips import dump
from tests.store.at_work import UNDO, AtWork, model_of

NAMES = st.sampled_from(["Ana", "Óscar", "Rosa Vidal", "O'Brien", "María-José", "Łukasz", "Iker", "d’Àvila"])
TITLES = st.sampled_from(["", "CEO", "IT manager", "Technician"])


class Deeds(AtWork):
    """Somebody at work, who changes their mind now and then."""

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
        self.model = self.desk.ask(model_of, self.made.firm, self.made.me)
        self.undos.clear()
        self.redos.clear()
        if not self.model.clients or not self.model.people:
            self.begin()


TestDeeds = Deeds.TestCase
# Without shrinking, which would take minutes: the steps printed are few enough to read.
TestDeeds.settings = settings(
    max_examples=12, stateful_step_count=60, deadline=None, phases=(Phase.generate,)
)
