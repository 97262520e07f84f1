"""Whatever is done in a desk, undone and done again, a published version stays what it was, byte for byte."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection, select

from msp_desk.commands.clients import archive_client, merge_clients, save_client
from msp_desk.commands.holdings import hold_position, vacate
from msp_desk.commands.people import archive_person, merge_people
from msp_desk.commands.plan_answers import take_answer
from msp_desk.commands.plan_items import save_commitment, save_scope
from msp_desk.commands.plan_ladders import save_ladder
from msp_desk.commands.plan_measures import keep_measures
from msp_desk.commands.plan_places import drop_item, move_item
from msp_desk.commands.plan_starting import start_plan
from msp_desk.commands.plan_versions import publish_plan
from msp_desk.commands.plans import drop_plan
from msp_desk.commands.positions import drop_position
from msp_desk.models.base import table_of
from msp_desk.models.clients import Client
from msp_desk.models.people import Person
from msp_desk.models.plans import Plan, PlanVersion
from msp_desk.queries.clients import client_draft
from msp_desk.queries.plan_versions import version_document, versions_of
from msp_desk.queries.plans import commitment_draft, ladder_draft
from msp_desk.rules.plan_answers import PlanAnswerFile
from msp_desk.rules.plan_canon import canonical, content_sha256
from msp_desk.rules.plan_holes import errors_in, holes_in
from msp_desk.rules.plan_sections import Section
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import PlanContent
from msp_desk.values.plan_drafts import MeasureDraft, ScopeDraft
from tests.builders import DOING, MadeDesk, a_client, a_desk, a_person
from tests.plan_desks import a_whole_plan, content_of, planned_seats
from tests.round_trips import check_whole, dump

PICK = st.integers(0, 50)


def _versions(connection: Connection) -> dict[UUID, tuple[Any, ...]]:
    return {row[0]: tuple(row) for row in connection.execute(select(table_of(PlanVersion)))}


def _plans(connection: Connection) -> list[UUID]:
    return list(connection.scalars(select(Plan.key).order_by(Plan.key)))


def _clients(connection: Connection) -> list[UUID]:
    return list(connection.scalars(select(Client.key).where(Client.side == Side.THEIRS).order_by(Client.key)))


def _people(connection: Connection) -> list[UUID]:
    return list(connection.scalars(select(Person.key).order_by(Person.key)))


class PlanDeeds(RuleBasedStateMachine):
    """Somebody who writes and publishes plans while clients, people and positions come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.made: MadeDesk = a_desk(Path(self.folder.name))
        self.desk = self.made.desk
        self.published: dict[UUID, tuple[Any, ...]] = {}
        self.undos: list[UUID] = []
        self.redos: list[UUID] = []

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        first = a_whole_plan(self.made)
        self.publish(0)
        other = a_client(self.desk, "Other")
        planned_seats(self.made, other)
        self.desk.do(DOING, start_plan, other, content_of(self.made, first.plan))

    def _do(self, command: Callable[..., Any], *args: Any) -> Any:
        """One deed; a refused one changes nothing."""
        last = self.desk.last_deed
        self.made.clock.now += timedelta(hours=5)
        try:
            result = self.desk.do(DOING, command, *args)
        except Refused:
            return None
        if self.desk.last_deed is not None and self.desk.last_deed != last:
            self.undos.append(self.desk.last_deed)
            self.redos.clear()
        return result

    def _content(self, plan: int) -> tuple[UUID, PlanContent] | None:
        plans = self.desk.ask(_plans)
        if not plans:
            return None
        key = plans[plan % len(plans)]
        return key, content_of(self.made, key)

    @rule(plan=PICK)
    def publish(self, plan: int) -> None:
        found = self._content(plan)
        if found is None:
            return
        key, content = found
        rows = self.desk.ask(versions_of, key)
        version = self._do(publish_plan, key, content, "A note")
        errors = errors_in(holes_in(content, self.made.clock.now.date()))
        same = bool(rows) and rows[0].content_sha256 == content_sha256(content)
        assert (version is None) == (bool(errors) or same)
        if version is not None:
            self.published[version] = self.desk.ask(_versions)[version]
            document = self.desk.ask(version_document, version)
            assert document.number == len(rows) + 1
            assert document.content == content
            again = self.desk.ask(dump)
            assert self._do(publish_plan, key, content_of(self.made, key), "Again") is None
            assert self.desk.ask(dump) == again

    @rule(plan=PICK, name=st.text(max_size=5))
    def widen(self, plan: int, name: str) -> None:
        if found := self._content(plan):
            self._do(save_scope, ScopeDraft(found[0], "Support", f"More {name}", hours="always"))

    @rule(plan=PICK, item=PICK, section=st.sampled_from([s for s in Section if s is not Section.PLAN]))
    def drop(self, plan: int, item: int, section: Section) -> None:
        if (found := self._content(plan)) and (items := _items(found[1])[section]):
            self._do(drop_item, section, UUID(items[item % len(items)].key))

    @rule(plan=PICK, item=PICK, place=st.integers(0, 3), section=st.sampled_from(list(Section)[1:]))
    def move(self, plan: int, item: int, place: int, section: Section) -> None:
        if (found := self._content(plan)) and (items := _items(found[1])[section]):
            self._do(move_item, section, UUID(items[item % len(items)].key), place)

    @rule(plan=PICK, amount=st.integers(1, 90))
    def promise_otherwise(self, plan: int, amount: int) -> None:
        if (found := self._content(plan)) and found[1].commitments:
            draft = self.desk.ask(commitment_draft, UUID(found[1].commitments[0].key))
            assert draft is not None
            self._do(save_commitment, replace(draft, amount=amount))

    @rule(plan=PICK)
    def shorten_the_ladder(self, plan: int) -> None:
        if (found := self._content(plan)) and found[1].ladders:
            draft = self.desk.ask(ladder_draft, UUID(found[1].ladders[0].key))
            assert draft is not None
            self._do(save_ladder, replace(draft, rungs=draft.rungs[1:]))

    @rule(plan=PICK, amount=st.one_of(st.none(), st.integers(0, 90)), days=st.integers(0, 200))
    def measure(self, plan: int, amount: int | None, days: int) -> None:
        if (found := self._content(plan)) and found[1].commitments:
            day = self.made.clock.now.date() - timedelta(days=days)
            key = UUID(found[1].commitments[0].key)
            self._do(keep_measures, found[0], (MeasureDraft(key, day, amount),))

    @precondition(lambda self: self.published)
    @rule(version=PICK, accepted=st.booleans())
    def hear(self, version: int, accepted: bool) -> None:
        row = self.desk.ask(_versions)[sorted(self.published)[version % len(self.published)]]
        sha256 = next(v for v in row if isinstance(v, str) and len(v) == 64)
        day = self.made.clock.now.date()
        answer = PlanAnswerFile(sha256, 1, "Aero", accepted, "Ana", "", day, (), new_key().hex * 2)
        self._do(take_answer, answer, Phrase.in_english)

    @rule(plan=PICK)
    def give_up(self, plan: int) -> None:
        if found := self._content(plan):
            published = self.desk.ask(versions_of, found[0])
            self._do(drop_plan, found[0])
            assert (found[0] in self.desk.ask(_plans)) == bool(published)

    @rule(client=PICK, plan=PICK)
    def start(self, client: int, plan: int) -> None:
        found = self._content(plan)
        clients = self.desk.ask(_clients)
        self._do(start_plan, clients[client % len(clients)], found[1] if found else None)

    @rule(name=st.sampled_from(["Aero", "Bora", "Cielo"]))
    def meet(self, name: str) -> None:
        client = self._do(save_client, ClientDraft(name))
        a_person(self.desk, "Somebody", client)
        self.undos.clear()
        self.redos.clear()

    @rule(client=PICK, name=st.text(min_size=1, max_size=5))
    def rename(self, client: int, name: str) -> None:
        clients = self.desk.ask(_clients)
        draft = self.desk.ask(client_draft, clients[client % len(clients)])
        assert draft is not None
        self._do(save_client, replace(draft, name=name))

    @rule(kept=PICK, other=PICK)
    def merge(self, kept: int, other: int) -> None:
        clients = self.desk.ask(_clients)
        before = len(self.desk.ask(_plans))
        self._do(merge_clients, clients[kept % len(clients)], clients[other % len(clients)])
        assert len(self.desk.ask(_plans)) == before

    @rule(client=PICK, away=st.booleans())
    def archive(self, client: int, away: bool) -> None:
        clients = self.desk.ask(_clients)
        self._do(archive_client, clients[client % len(clients)], away)

    @rule(plan=PICK, seat=PICK, person=PICK, drop=st.booleans())
    def change_the_charts(self, plan: int, seat: int, person: int, drop: bool) -> None:
        if not (found := self._content(plan)) or not found[1].seats:
            return
        key = UUID(found[1].seats[seat % len(found[1].seats)].key)
        people = self.desk.ask(_people)
        self._do(vacate, key)
        self._do(drop_position, key) if drop else self._do(hold_position, key, people[person % len(people)])

    @rule(one=PICK, other=PICK, merged=st.booleans())
    def lose_somebody(self, one: int, other: int, merged: bool) -> None:
        people = [p for p in self.desk.ask(_people) if p != self.made.me]
        a, b = people[one % len(people)], people[other % len(people)]
        self._do(merge_people, a, b) if merged else self._do(archive_person, a, True)

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

    @precondition(lambda self: len(self.undos) > 2)
    @rule(place=PICK)
    def undo_something_older(self, place: int) -> None:
        deed = self.undos.pop(place % len(self.undos))
        self._step([deed], self.redos)
        self.redos.clear()

    def _step(self, there: list[UUID], back: list[UUID]) -> None:
        deed, before = there.pop(), self.desk.ask(dump)
        try:
            undone = self.desk.undo(deed, Phrase("Undo"))
        except Refused:
            assert self.desk.ask(dump) == before
            return
        if undone is not None:
            back.append(undone)

    @invariant()
    def versions_are_what_they_were(self) -> None:
        assert self.desk.ask(_versions) == self.published

    @invariant()
    def versions_can_be_read(self) -> None:
        for key, row in self.published.items():
            document = self.desk.ask(version_document, key)
            assert canonical(document) in row
            assert content_sha256(document.content) in row

    @invariant()
    def versions_are_counted_plan_by_plan(self) -> None:
        for plan in self.desk.ask(_plans):
            numbers = [v.number for v in self.desk.ask(versions_of, plan)]
            assert numbers == list(range(len(numbers), 0, -1))

    @invariant()
    def is_whole(self) -> None:
        check_whole(self.desk)


def _items(content: PlanContent) -> dict[Section, tuple[Any, ...]]:
    return {
        Section.SCOPE: content.scope,
        Section.ORGANISATION: content.roles,
        Section.PROCEDURES: content.procedures,
        Section.COMMITMENTS: content.commitments,
        Section.ESCALATION: content.ladders,
    }


TestPlanDeeds = PlanDeeds.TestCase
# Without shrinking, which would take minutes: the steps printed are few enough to read.
TestPlanDeeds.settings = settings(
    max_examples=8, stateful_step_count=50, deadline=None, phases=(Phase.generate,)
)
