"""Plans begun from templates and from other clients' plans, with the people of the client in them; templates of the firm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from msp_desk.commands.clients import save_client
from msp_desk.commands.plan_items import save_role
from msp_desk.commands.plan_starting import start_plan
from msp_desk.commands.plan_templates import delete_template, rename_template, save_template
from msp_desk.queries.clients import client_draft
from msp_desk.queries.plans import plan_draft, template_content, templates_of
from msp_desk.rules.plan_canon import without_people
from msp_desk.rules.plan_holes import errors_in, holes_in
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Language, Level
from msp_desk.values.errors import Refused
from msp_desk.values.plan_content import LadderSaid, PlanContent
from msp_desk.values.plan_drafts import RoleDraft
from tests.builders import DOING, TODAY, MadeDesk, a_client, a_line, a_person, a_seat
from tests.plan_desks import REVIEW_ON, WholePlan, a_plan, a_whole_plan, content_of
from tests.round_trips import there_and_back


@pytest.fixture
def whole(made: MadeDesk) -> WholePlan:
    return a_whole_plan(made)


def keyless(content: PlanContent) -> tuple[object, ...]:
    """Scope, procedures and commitments without their keys, which are anew in each plan."""
    return (
        *(replace(item, key="") for item in content.scope),
        *(replace(item, key="") for item in content.procedures),
        *(replace(item, key="") for item in content.commitments),
    )


def test_a_plan_is_begun_from_a_template(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    template = desk.do(DOING, save_template, "Support", content_of(made, whole.plan))
    content = desk.ask(template_content, template)
    client = a_client(desk, "New client")
    boss = a_seat(desk, client, "CEO", a_person(desk, "Bea", client, phone="+34 600 200 100"))
    head = a_seat(
        desk, client, "IT manager", a_person(desk, "Teo", client, phone="+34 600 200 101"), reports_to_key=boss
    )  # fmt: skip
    a_line(desk, client, head, whole.seats.manager)
    plan = None

    def start() -> None:
        nonlocal plan
        plan = desk.do(DOING, start_plan, client, content)

    there_and_back(desk, start)
    assert plan is not None
    begun = content_of(made, plan)
    assert begun.client.name == "New client"
    assert begun.introduction == "How we work together."
    assert (begun.review_on, begun.review_months) == (REVIEW_ON, 12)
    assert keyless(begun) == keyless(content)
    assert [r.seat for r in begun.roles] == [whole.seats.manager.hex, head.hex]
    (ladder,) = begun.ladders
    assert [(r.ours, r.theirs) for r in ladder.rungs] == [
        (whole.seats.technician.hex, head.hex),
        (whole.seats.manager.hex, head.hex),
        (whole.seats.director.hex, boss.hex),
    ]
    assert errors_in(holes_in(begun, TODAY)) == ()


def test_a_plan_is_begun_from_another_clients(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    client = a_client(desk, "New client")
    plan = desk.do(DOING, start_plan, client, content_of(made, whole.plan))
    begun, before = content_of(made, plan), content_of(made, whole.plan)
    assert [replace(s, key="") for s in begun.scope] == [replace(s, key="", sites=()) for s in before.scope]
    assert begun.procedures[0].steps == before.procedures[0].steps, "ours are still there"
    assert [(r.ours, r.theirs) for r in begun.ladders[0].rungs] == [
        (r.ours, "") for r in before.ladders[0].rungs
    ]
    assert [r.seat for r in begun.roles] == [whole.seats.manager.hex]


def test_who_looks_after_the_client_comes_before_others(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    owner = a_person(desk, "Olga", made.firm)
    other = a_seat(desk, made.firm, "Client manager", owner, level=Level.MANAGEMENT)
    client = a_client(desk, "New client")
    draft = desk.ask(client_draft, client)
    assert draft is not None
    desk.do(DOING, save_client, replace(draft, owner_key=owner))
    template = without_people(content_of(made, whole.plan))
    begun = content_of(made, desk.do(DOING, start_plan, client, template))
    assert begun.ladders[0].rungs[1].ours == other.hex
    assert other.hex in {r.seat for r in begun.roles}


def test_a_plan_is_begun_with_nothing_in_it(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk)
    plan = desk.do(DOING, start_plan, client, None, Language.SPANISH)
    begun = content_of(made, plan)
    assert (begun.language, begun.scope, begun.ladders) == (Language.SPANISH, (), ())
    draft = desk.ask(plan_draft, plan)
    assert draft is not None
    assert draft.review_on == REVIEW_ON
    with pytest.raises(Refused, match="has a service plan already"):
        desk.do(DOING, start_plan, client)


def test_an_empty_desk_has_nobody_for_the_ladder(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    other = replace(content_of(made, whole.plan), seats=())
    begun = content_of(made, desk.do(DOING, start_plan, a_client(desk, "New"), other))
    ladder: LadderSaid = begun.ladders[0]
    assert len(ladder.rungs) == 3
    assert {r.theirs for r in ladder.rungs} == {""}


def test_templates_are_saved_renamed_and_deleted(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    content = content_of(made, whole.plan)
    there_and_back(desk, lambda: desk.do(DOING, save_template, " Support ", content))
    first = desk.ask(templates_of)[0]
    assert (first.name, first.language) == ("Support", Language.ENGLISH)
    assert desk.ask(template_content, first.key) == without_people(content)
    with pytest.raises(Refused, match="«Support» already"):
        desk.do(DOING, save_template, "SUPPORT", content)
    with pytest.raises(Refused, match="needs a name"):
        desk.do(DOING, save_template, " ", content)
    desk.do(DOING, save_template, "Basic", content)
    with pytest.raises(Refused, match="«Basic» already"):
        desk.do(DOING, rename_template, first.key, "basic")
    there_and_back(desk, lambda: desk.do(DOING, rename_template, first.key, "support"))
    assert [t.name for t in desk.ask(templates_of)] == ["Basic", "support"]
    there_and_back(desk, lambda: desk.do(DOING, delete_template, first.key))
    with pytest.raises(Refused, match="not there any more"):
        desk.ask(template_content, first.key)


def test_roles_of_a_begun_plan_can_be_changed(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    plan = a_plan(desk, a_client(desk, "Other"))
    there_and_back(desk, lambda: desk.do(DOING, save_role, RoleDraft(plan, whole.seats.director)))
    assert [r.seat for r in content_of(made, plan).roles] == [whole.seats.director.hex]
