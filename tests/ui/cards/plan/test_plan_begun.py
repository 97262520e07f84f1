"""A plan is begun: from a template, from another client's, from nothing; and all of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from msp_desk.commands.plan_templates import save_template
from msp_desk.queries.plans import plan_of
from msp_desk.ui.cards.plan.beginning import PlanBeginning
from msp_desk.values.enums import Side
from tests.builders import DOING, a_client
from tests.plan_desks import a_whole_plan, content_of, planned_seats
from tests.ui.cards.plan.desk import choose, only, shown, texts
from tests.ui.pages.conftest import Scene


def test_a_client_without_a_plan_is_told_what_one_is_for(scene: Scene) -> None:
    planned = shown(scene, a_client(scene.made.desk))
    assert "No service plan yet" in texts(planned.view)
    assert only(planned.view, PlanBeginning).isVisible()


def test_ctrl_n_begins_one_from_a_template_with_the_people_of_both_charts(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    planned_seats(scene.made, client)
    planned = shown(scene, client)
    planned.view.make_new()
    choose("infra")
    content = planned.seen().content
    assert content.scope
    assert content.ladders[0].rungs[0].ours
    sides = {s.key: s.side for s in content.seats}
    assert {sides[r.seat] for r in content.roles} == {Side.OURS, Side.THEIRS}
    scene.around.desk.undo()
    assert planned.view.seen is None
    assert "No service plan yet" in texts(planned.view)


def test_the_keyboard_goes_on_in_the_plan_that_was_begun(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    planned_seats(scene.made, client)
    planned = shown(scene, client)
    only(planned.view, PlanBeginning).setFocus()
    planned.view.make_new()
    choose("infra")
    assert planned.pane().list.hasFocus()
    planned.view.nav.setFocus()
    planned.view.make_new()
    assert planned.pane().list.hasFocus()


def test_the_firms_own_templates_are_offered_first(scene: Scene) -> None:
    desk = scene.made.desk
    desk.do(DOING, save_template, "Airports", content_of(scene.made, a_whole_plan(scene.made).plan))
    planned = shown(scene, a_client(desk, "Bodegas Arín"), name="Bodegas Arín")
    planned.view.make_new()
    choose("")
    assert [i.name for i in planned.seen().content.scope] == ["Workstations", "Servers", "Printers"]


def test_another_clients_plan_is_copied_with_this_clients_people(scene: Scene) -> None:
    whole = a_whole_plan(scene.made)
    client = a_client(scene.made.desk, "Bodegas Arín")
    planned = shown(scene, client, name="Bodegas Arín")
    only(planned.view, PlanBeginning).from_client.emit()
    choose("aero")
    assert [c.indicator for c in planned.seen().content.commitments] == [
        "Response to urgent incidents",
        "Availability of servers",
    ]
    assert planned.seen().plan.client_key == client
    theirs = {s.key for s in content_of(scene.made, whole.plan).seats if s.side is Side.THEIRS}
    assert not theirs & {r.seat for r in planned.seen().content.roles}


def test_where_nobody_else_has_a_plan_that_is_told(answering: Callable[..., Scene]) -> None:
    scene = answering()
    planned = shown(scene, a_client(scene.made.desk))
    only(planned.view, PlanBeginning).from_client.emit()
    assert scene.ask.asked == ["No other client has a service plan yet. Start from a template."]


def test_an_empty_plan_says_what_it_lacks_and_can_be_deleted(scene: Scene) -> None:
    client = a_client(scene.made.desk)
    planned = shown(scene, client)
    only(planned.view, PlanBeginning).from_nothing.emit()
    assert "Draft, never published" in texts(planned.view)
    assert "Nothing here yet" in texts(planned.pane())
    assert planned.view.nav.place("scope").mark == "circle-alert"
    assert planned.missing()
    planned.view.head.give_up_asked.emit()
    assert scene.made.desk.ask(plan_of, client) is None
    scene.around.desk.undo()
    assert scene.made.desk.ask(plan_of, client) is not None


def test_another_client_is_shown_in_the_same_place(scene: Scene) -> None:
    whole = a_whole_plan(scene.made)
    planned = shown(scene, a_client(scene.made.desk, "Bodegas Arín"), name="Bodegas Arín")
    assert planned.view.seen is None
    planned.view.show_client(whole.client, "Aero Handling")
    assert planned.lines()[0] == "Support 3"
