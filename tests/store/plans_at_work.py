"""Somebody who writes service plans, with every version they published remembered, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from sqlalchemy import Connection, select

from msp_desk.models.base import table_of
from msp_desk.models.clients import Client
from msp_desk.models.people import Person
from msp_desk.models.plans import Plan, PlanVersion
from msp_desk.queries.plan_versions import version_document, versions_of
from msp_desk.rules.plan_canon import canonical, content_sha256
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Side
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import PlanContent
from tests.builders import DOING
from tests.plan_desks import content_of
from tests.round_trips import dump
from tests.store.way_back import WayBack

PICK = st.integers(0, 50)


def versions_kept(connection: Connection) -> dict[UUID, tuple[Any, ...]]:
    return {row[0]: tuple(row) for row in connection.execute(select(table_of(PlanVersion)))}


def plans_kept(connection: Connection) -> list[UUID]:
    return list(connection.scalars(select(Plan.key).order_by(Plan.key)))


def clients_kept(connection: Connection) -> list[UUID]:
    return list(connection.scalars(select(Client.key).where(Client.side == Side.THEIRS).order_by(Client.key)))


def people_kept(connection: Connection) -> list[UUID]:
    return list(connection.scalars(select(Person.key).order_by(Person.key)))


class PlansAtWork(WayBack[UUID]):
    """A desk, the versions published in it, and the way back; after every step the versions are what they were."""

    def __init__(self) -> None:
        super().__init__()
        self.published: dict[UUID, tuple[Any, ...]] = {}

    def _do(self, command: Callable[..., Any], *args: Any) -> Any:
        """One deed; a refused one changes nothing."""
        last = self.desk.last_deed
        self.made.clock.now += timedelta(hours=5)
        try:
            result = self.desk.do(DOING, command, *args)
        except Refused:
            return None
        if (deed := self._did_something(last)) is not None:
            self.undos.append(deed)
            self.redos.clear()
        return result

    def _content(self, plan: int) -> tuple[UUID, PlanContent] | None:
        plans = self.desk.ask(plans_kept)
        if not plans:
            return None
        key = plans[plan % len(plans)]
        return key, content_of(self.made, key)

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
        assert self.desk.ask(versions_kept) == self.published

    @invariant()
    def versions_can_be_read(self) -> None:
        for key, row in self.published.items():
            document = self.desk.ask(version_document, key)
            assert canonical(document) in row
            assert content_sha256(document.content) in row

    @invariant()
    def versions_are_counted_plan_by_plan(self) -> None:
        for plan in self.desk.ask(plans_kept):
            numbers = [v.number for v in self.desk.ask(versions_of, plan)]
            assert numbers == list(range(len(numbers), 0, -1))


def items_of(content: PlanContent) -> dict[Section, tuple[Any, ...]]:
    return {
        Section.SCOPE: content.scope,
        Section.ORGANISATION: content.roles,
        Section.PROCEDURES: content.procedures,
        Section.COMMITMENTS: content.commitments,
        Section.ESCALATION: content.ladders,
    }
