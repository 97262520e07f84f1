"""Whatever is done in a desk, undone and done again, a published version stays what it was, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

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
from msp_desk.queries.clients import client_draft
from msp_desk.queries.plan_versions import version_document, versions_of
from msp_desk.queries.plans import commitment_draft, ladder_draft
from msp_desk.rules.plan_answers import PlanAnswerFile
from msp_desk.rules.plan_canon import content_sha256
from msp_desk.rules.plan_holes import errors_in, holes_in
from msp_desk.rules.plan_sections import Section
from msp_desk.values.keys import new_key
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_drafts import MeasureDraft, ScopeDraft
from tests.builders import DOING, a_client
from tests.plan_desks import a_whole_plan, content_of, planned_seats
from tests.round_trips import dump
from tests.store.plans_at_work import (
    PICK,
    PlansAtWork,
    clients_kept,
    items_of,
    people_kept,
    plans_kept,
    versions_kept,
)


class PlanDeeds(PlansAtWork):
    """Somebody who writes and publishes plans while clients, people and positions come and go."""

    @initialize()
    def begin(self) -> None:
        first = a_whole_plan(self.made)
        self.publish(0)
        other = a_client(self.desk, "Other")
        planned_seats(self.made, other)
        self.desk.do(DOING, start_plan, other, content_of(self.made, first.plan))

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
            self.published[version] = self.desk.ask(versions_kept)[version]
            document = self.desk.ask(version_document, version)
            assert document.number == len(rows) + 1
            assert document.content == content
            again = self.desk.ask(dump)
            assert self._do(publish_plan, key, content_of(self.made, key), "Again") is None
            assert self.desk.ask(dump) == again

    @rule(plan=PICK, name=st.text(max_size=5), publish=st.booleans())
    def widen(self, plan: int, name: str, publish: bool) -> None:
        if found := self._content(plan):
            self._do(save_scope, ScopeDraft(found[0], "Support", f"More {name}", hours="always"))
            if publish:
                self.publish(plan)

    @rule(plan=PICK, item=PICK, section=st.sampled_from([s for s in Section if s is not Section.PLAN]))
    def drop(self, plan: int, item: int, section: Section) -> None:
        if (found := self._content(plan)) and (items := items_of(found[1])[section]):
            self._do(drop_item, section, UUID(items[item % len(items)].key))

    @rule(plan=PICK, item=PICK, place=st.integers(0, 3), section=st.sampled_from(list(Section)[1:]))
    def move(self, plan: int, item: int, place: int, section: Section) -> None:
        if (found := self._content(plan)) and (items := items_of(found[1])[section]):
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
        row = self.desk.ask(versions_kept)[sorted(self.published)[version % len(self.published)]]
        sha256 = next(v for v in row if isinstance(v, str) and len(v) == 64)
        day = self.made.clock.now.date()
        answer = PlanAnswerFile(sha256, 1, "Aero", accepted, "Ana", "", day, (), new_key().hex * 2)
        self._do(take_answer, answer, Phrase.in_english)

    @rule(plan=PICK)
    def give_up(self, plan: int) -> None:
        if found := self._content(plan):
            published = self.desk.ask(versions_of, found[0])
            self._do(drop_plan, found[0])
            assert (found[0] in self.desk.ask(plans_kept)) == bool(published)

    @rule(client=PICK, plan=PICK)
    def start(self, client: int, plan: int) -> None:
        found = self._content(plan)
        clients = self.desk.ask(clients_kept)
        self._do(start_plan, clients[client % len(clients)], found[1] if found else None)

    @precondition(lambda self: len(self.desk.ask(clients_kept)) < 5)
    @rule(name=st.sampled_from(["Aero", "Bora", "Cielo"]))
    def meet(self, name: str) -> None:
        """Another client, with a plan that can be published and people of its own."""
        whole = a_whole_plan(self.made, a_client(self.desk, name))
        self.undos.clear()
        self.redos.clear()
        self.publish(self.desk.ask(plans_kept).index(whole.plan))

    @rule(client=PICK, name=st.text(min_size=1, max_size=5))
    def rename(self, client: int, name: str) -> None:
        clients = self.desk.ask(clients_kept)
        draft = self.desk.ask(client_draft, clients[client % len(clients)])
        assert draft is not None
        self._do(save_client, replace(draft, name=name))

    @rule(kept=PICK, other=PICK)
    def merge(self, kept: int, other: int) -> None:
        clients = self.desk.ask(clients_kept)
        before = len(self.desk.ask(plans_kept))
        self._do(merge_clients, clients[kept % len(clients)], clients[other % len(clients)])
        assert len(self.desk.ask(plans_kept)) == before

    @rule(client=PICK, away=st.booleans())
    def archive(self, client: int, away: bool) -> None:
        clients = self.desk.ask(clients_kept)
        self._do(archive_client, clients[client % len(clients)], away)

    @rule(plan=PICK, seat=PICK, person=PICK, drop=st.booleans())
    def change_the_charts(self, plan: int, seat: int, person: int, drop: bool) -> None:
        if not (found := self._content(plan)) or not found[1].seats:
            return
        key = UUID(found[1].seats[seat % len(found[1].seats)].key)
        people = self.desk.ask(people_kept)
        self._do(vacate, key)
        self._do(drop_position, key) if drop else self._do(hold_position, key, people[person % len(people)])

    @rule(one=PICK, other=PICK, merged=st.booleans())
    def lose_somebody(self, one: int, other: int, merged: bool) -> None:
        people = [p for p in self.desk.ask(people_kept) if p != self.made.me]
        a, b = people[one % len(people)], people[other % len(people)]
        self._do(merge_people, a, b) if merged else self._do(archive_person, a, True)


TestPlanDeeds = PlanDeeds.TestCase
# Without shrinking, which would take minutes: the steps printed are few enough to read.
TestPlanDeeds.settings = settings(
    max_examples=8, stateful_step_count=50, deadline=None, phases=(Phase.generate,)
)
