"""What a full service plan costs on paper, as a page, published and checked: 30 items of scope, 20 commitments, two org charts of 40, 6 procedures."""

from __future__ import annotations

import time
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from msp_desk.commands.plan_starting import start_plan
from msp_desk.commands.plan_versions import publish_plan
from msp_desk.commands.plans import save_plan
from msp_desk.models.clients import Client
from msp_desk.program import words_in
from msp_desk.queries.plan_content import plan_content
from msp_desk.queries.plans import plan_draft
from msp_desk.reports.plan_html import plan_html
from msp_desk.reports.plan_pdf import PlanPaperOptions, plan_pdf
from msp_desk.rules.plan_diff import compare
from msp_desk.rules.plan_holes import holes_in
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Language, Level, Side
from msp_desk.values.phrases import Phrase
from msp_desk.values.plan_content import PlanContent
from tests.bench.sampling import timed
from tests.bench.trial import Count, Ground, Samplers, Trial, nothing
from tests.builders import a_client, a_person, a_seat
from tests.plan_contents import a_content, a_document, a_large_content

_SEATS, _ZONE, _DOING = 40, "Europe/Madrid", Phrase("A trial")


def app(ground: Ground) -> Samplers:
    """The plan of the goal, with what changed since a small one as its appendix; and the same plan as rows of a desk."""
    words, content = words_in(Language.ENGLISH), a_large_content()
    document = a_document(content, 2)
    options = PlanPaperOptions(changes=compare(a_content(), content), before=1)
    kept = _Kept(ground, content)
    return {
        "plan_pdf": timed(lambda _: plan_pdf(document, words, options)),
        "plan_html": timed(lambda _: plan_html(document, words, options, answerable=True)),
        "plan_publish": kept.publish,
        "plan_check": timed(kept.check),
    }


TRIAL = Trial("plan", nothing, app, Count.SLOW, sizes=("S",))


class _Kept:
    """The full plan in a copy of the desk, both charts grown to their size."""

    def __init__(self, ground: Ground, content: PlanContent) -> None:
        made = ground.made.copied_to(ground.scratch)
        self._desk, self._day = made.open(), made.day
        client = a_client(self._desk, "Aero Handling Trial")
        for side in (client, self._desk.ask(_our_firm)):
            _grow(self._desk, side)
        self._plan = self._desk.do(_DOING, start_plan, client, content)

    def publish(self, number: int) -> float:
        """As the window does it: what the plan says today is asked for, checked, frozen and kept."""
        draft = self._desk.ask(plan_draft, self._plan)
        assert draft is not None
        changed = replace(draft, introduction=f"Trial {number} at {time.monotonic_ns()}")
        self._desk.do(_DOING, save_plan, changed, draft)
        return timed(self._publish)(number)

    def _publish(self, number: int) -> None:
        self._desk.do(_DOING, publish_plan, self._plan, self._content(), f"Trial {number}")

    def check(self, _: int) -> None:
        """What the plan says today is asked for, and what is missing in it is found."""
        holes_in(self._content(), self._day)

    def _content(self) -> PlanContent:
        return self._desk.ask(plan_content, self._plan, self._day, _ZONE)


def _our_firm(connection: sa.Connection) -> UUID:
    return connection.scalars(sa.select(Client.key).where(Client.side == Side.OURS)).one()


def _grow(desk: Desk, side: UUID) -> None:
    """Forty more positions, four below each, all held, with numbers."""
    seats: list[UUID] = []
    for n in range(_SEATS):
        phone, email = f"+34600{n:06}", f"person{n}@trial.example"
        person = a_person(desk, f"Person {n}", side, phone=phone, email=email)
        boss = seats[(n - 1) // 4] if seats else None
        seats.append(a_seat(desk, side, f"Position {n}", person, reports_to_key=boss, level=_level_at(n)))


def _level_at(place: int) -> Level:
    """Somebody of every level on top, so that the ladders find whom they ask for."""
    return tuple(Level)[place] if place < len(Level) else Level.OPERATIONAL
