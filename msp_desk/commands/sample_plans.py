"""Writes the sample's service plans as they came about: each edition drafted, published on its day, answered on another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from msp_desk.commands.plan_answers import take_answer
from msp_desk.commands.plan_items import save_commitment, save_procedure, save_role, save_scope
from msp_desk.commands.plan_ladders import save_ladder
from msp_desk.commands.plan_measures import keep_measures
from msp_desk.commands.plan_places import drop_item
from msp_desk.commands.plan_starting import start_plan
from msp_desk.commands.plan_versions import publish_plan
from msp_desk.commands.plans import save_plan
from msp_desk.commands.promises import settle_promise
from msp_desk.commands.records import put, record
from msp_desk.models.clients import Client
from msp_desk.models.interactions import Promise
from msp_desk.models.people import Holding, Person, Position
from msp_desk.models.plans import Plan, PlanAnswer, PlanVersion
from msp_desk.rules.plan_answers import CommentSaid, PlanAnswerFile, answer_checksum
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import PromiseState
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import (
    CommitmentSaid,
    LadderSaid,
    PlanContent,
    ProcedureSaid,
    RoleSaid,
    ScopeSaid,
)
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    MeasureDraft,
    PlanDraft,
    ProcedureDraft,
    RoleDraft,
    RungDraft,
    ScopeDraft,
)
from msp_desk.values.sample_plans import SampleAnswer, SampleEdition, SamplePlan

_TEN = time(10)


@dataclass(frozen=True, slots=True)
class Outside:
    """What plans need that a command does not have: their content on a day (queries/plan_content.py), and words."""

    content: Callable[[Connection, UUID, date, str], PlanContent]
    say: Callable[[Phrase], str]


@dataclass(slots=True)
class PlanFilling:
    """Brings plans in; clients, people and seats are known by `name` and `client/name`."""

    session: Session
    outside: Outside
    clients: Mapping[str, UUID]
    people: Mapping[str, UUID]
    seats: Mapping[str, UUID]
    written: dict[tuple[Section, str], tuple[UUID, Any]] = field(default_factory=dict)

    def bring(self, plan: SamplePlan) -> None:
        """A client's plan with its versions, answers and measured values, or one that was just begun."""
        client = self.clients[plan.client]
        with self._on(plan.begun_on, self.people.get(plan.author)):
            if plan.template is not None:
                begun = start_plan(self.session, client, plan.template)
                if plan.review_on is not None:
                    put(record(self.session, Plan, begun), review_on=plan.review_on)
                return
        self.written.clear()
        key: UUID | None = None
        for edition in plan.editions:
            key = self._bring_edition(plan, client, key, edition)
        if key is not None:
            drafts = [
                MeasureDraft(self.written[Section.COMMITMENTS, m.commitment][0], m.period, m.amount, m.note)
                for m in plan.measures
            ]
            keep_measures(self.session, key, drafts)

    @contextmanager
    def _on(self, day: date | None, who: UUID | None) -> Iterator[None]:
        """The session as if it were that day, and somebody else sat at the desk."""
        info = self.session.info
        now: datetime = info["now"]
        before = (now, info["who"])
        self.session.flush()
        if day is not None:
            info["now"] = min(now, datetime.combine(day, _TEN, now.tzinfo))
        info["who"] = who if who is not None else info["who"]
        try:
            yield
            self.session.flush()
        finally:
            info["now"], info["who"] = before

    def _bring_edition(
        self, plan: SamplePlan, client: UUID, key: UUID | None, edition: SampleEdition
    ) -> UUID:
        said, author = edition.content, self.people.get(plan.author)
        with self._on(edition.published_on, author):
            about = PlanDraft(
                client, said.language, said.introduction, said.review_on, said.review_months, key
            )
            key = save_plan(self.session, about)
            self._write(key, said)
            if edition.published_on is None:
                return key
            zone = getattr(self.session.info.get("here"), "key", "UTC")
            content = self.outside.content(self.session.connection(), key, edition.published_on, zone)
            version = publish_plan(self.session, key, content, edition.note)
        for answer in edition.answers:
            self._bring_answer(plan, version, answer, author)
        return key

    def _write(self, plan: UUID, said: PlanContent) -> None:
        """Let the rows of a plan say this: what is new or changed is saved, what is not there any more is dropped."""
        sections: tuple[tuple[Section, tuple[Any, ...], Callable[..., UUID]], ...] = (
            (Section.SCOPE, said.scope, self._scope),
            (Section.ORGANISATION, said.roles, self._role),
            (Section.PROCEDURES, said.procedures, self._procedure),
            (Section.COMMITMENTS, said.commitments, self._commitment),
            (Section.ESCALATION, said.ladders, self._ladder),
        )
        there = {(section, item.key) for section, items, _ in sections for item in items}
        for section, name in [known for known in self.written if known not in there]:
            drop_item(self.session, section, self.written.pop((section, name))[0])
        for section, items, save in sections:
            for item in items:
                key, before = self.written.get((section, item.key), (None, None))
                if item != before:
                    self.written[section, item.key] = (save(plan, key, item), item)

    def _scope(self, plan: UUID, key: UUID | None, s: ScopeSaid) -> UUID:
        what = (s.service, s.name, s.is_in, s.quantity, s.unit, s.sites, s.hours, s.limits, s.notes)
        return save_scope(self.session, ScopeDraft(plan, *what, key=key))

    def _role(self, plan: UUID, key: UUID | None, r: RoleSaid) -> UUID:
        what = (r.contact_for, r.channel, r.hours)
        return save_role(self.session, RoleDraft(plan, self.seats[r.seat], *what, key=key))

    def _procedure(self, plan: UUID, key: UUID | None, p: ProcedureSaid) -> UUID:
        steps = tuple(replace(s, seat=self.seats[s.seat].hex if s.seat else "") for s in p.steps)
        what = (p.kind, p.name, p.channel, p.needed, p.hours, steps)
        return save_procedure(self.session, ProcedureDraft(plan, *what, key=key))

    def _commitment(self, plan: UUID, key: UUID | None, c: CommitmentSaid) -> UUID:
        t = c.target
        how = (c.measured_how, c.measured_from, c.exclusions)
        draft = CommitmentDraft(
            *(plan, c.service, c.indicator, t.kind, t.comparison, t.amount, t.unit_of_time, t.unit),
            *(c.frequency, c.hours, *how, c.impacts),
            key=key,
        )
        return save_commitment(self.session, draft)

    def _ladder(self, plan: UUID, key: UUID | None, ladder: LadderSaid) -> UUID:
        rungs = tuple(
            RungDraft(self.seats[r.ours], self.seats[r.theirs], r.after.amount, r.after.unit, r.channel)
            for r in ladder.rungs
        )
        draft = LadderDraft(plan, ladder.severity, ladder.description, rungs, key=key)
        return save_ladder(self.session, draft)

    def _bring_answer(
        self, plan: SamplePlan, version: UUID, answer: SampleAnswer, author: UUID | None
    ) -> None:
        """An answer as the client's file would say it; its promises are kept on the day it was settled."""
        with self._on(answer.on, author):
            file = self._answer_file(plan, record(self.session, PlanVersion, version), answer)
            taken = take_answer(self.session, file, self.outside.say)
        if answer.settled_on is None:
            return
        with self._on(answer.settled_on, author):
            contact = record(self.session, PlanAnswer, taken).interaction_key
            made = select(Promise.key).where(Promise.interaction_key == contact)
            for promise in self.session.scalars(made).all():
                settle_promise(self.session, promise, PromiseState.KEPT)

    def _answer_file(self, plan: SamplePlan, version: PlanVersion, answer: SampleAnswer) -> PlanAnswerFile:
        person = self.people[answer.person]
        held = (
            select(Position.title)
            .join(Holding, Holding.position_key == Position.key)
            .where(Holding.person_key == person, Holding.ends_on.is_(None))
        )
        file = PlanAnswerFile(
            sha256=version.sha256,
            number=version.number,
            client=record(self.session, Client, self.clients[plan.client]).name,
            accepted=answer.accepted,
            name=record(self.session, Person, person).name,
            title=self.session.scalars(held).first() or "",
            answered_on=answer.on,
            comments=tuple(CommentSaid(Section(section), text) for section, text in answer.comments),
        )
        return replace(file, checksum=answer_checksum(file))
