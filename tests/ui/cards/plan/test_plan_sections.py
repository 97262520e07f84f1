"""The sections of a plan: listed, walked, edited, ordered and taken out with the keyboard; what is missing leads there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from msp_desk.commands.holdings import vacate
from msp_desk.commands.plan_items import save_commitment, save_scope
from msp_desk.commands.plan_ladders import save_ladder
from msp_desk.queries.plans import commitment_draft
from msp_desk.rules.plan_sections import Section
from msp_desk.ui.cards.plan.ladder_cards import LadderCard, LadderCards
from msp_desk.ui.pages.plans.ladder_form import LadderForm
from msp_desk.ui.surroundings import At
from msp_desk.values.plan_drafts import CommitmentDraft, LadderDraft, PlanDraft, RoleDraft, ScopeDraft
from tests.builders import DOING
from tests.ui.cards.plan.desk import Planned, a_planned_client, only, texts
from tests.ui.pages.conftest import Scene


@pytest.fixture
def planned(scene: Scene) -> Planned:
    """A client whose plan has nothing missing."""
    return a_planned_client(scene)


def test_the_scope_is_listed_by_service_in_and_out(planned: Planned) -> None:
    assert planned.lines() == [
        "Support 3",
        "Workstations · 45 devices. Mon-Fri 8-18",
        "Servers · 6 servers. always · Madrid",
        "Printers. The maker looks after them.. Not included",
    ]
    assert planned.view.nav.place("scope").count == "3"
    assert not planned.view.nav.place("scope").mark


def test_the_organisation_is_listed_by_side_with_who_turns_to_whom(planned: Planned) -> None:
    planned.go("organisation")
    assert planned.lines() == [
        "Norte Sistemas 1",
        "Client manager · Luis. anything that does not fit elsewhere. Call · 600 10 02 02",
        "Aero Handling 1",
        "IT manager · Sara. decisions on IT. Call · 600 10 02 05 · Mon-Fri 9-17",
        "Who turns to whom, from the org charts 1",
        "Sara · Luis. projects",
    ]


def test_commitments_tell_target_and_impact(planned: Planned) -> None:
    planned.go("commitments")
    assert planned.lines()[1].startswith(
        "Response to urgent incidents · At most 30 minutes. Missed: Credit of 5 % of the month's fee; Credit of 10 %"
    )


def test_ladders_are_drawn_and_walked(planned: Planned) -> None:
    pane = planned.go("escalation")
    assert isinstance(pane.list, LadderCards)
    card = only(pane.list, LadderCard)
    assert card.accessibleName() == (
        "Urgent. At once: Nuria, Technician. After 30 minutes: Luis, Client manager. After 2 hours: Elena, General director"
    )
    pane.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert isinstance(planned.form(), LadderForm)


def test_the_arrows_lead_from_section_to_section(planned: Planned) -> None:
    nav = planned.view.nav
    nav.setFocus()
    QTest.keyClick(nav.focusWidget(), Qt.Key.Key_Down)
    assert planned.pane().section is Section.ORGANISATION
    QTest.keyClick(nav.focusWidget(), Qt.Key.Key_Up)
    assert planned.pane().section is Section.SCOPE


def test_ctrl_n_adds_to_the_section_that_is_shown(planned: Planned) -> None:
    planned.view.make_new()
    assert planned.asked == [ScopeDraft(planned.plan().plan, "Support")]
    planned.go("organisation")
    planned.view.make_new()
    assert planned.asked[-1] == RoleDraft(planned.plan().plan)


def test_enter_opens_and_delete_takes_out_what_the_toast_brings_back(planned: Planned) -> None:
    pane = planned.pane()
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert planned.asked == [ScopeDraft(planned.plan().plan, key=planned.plan().scope[1])]
    with planned.scene.qtbot.waitSignal(planned.scene.around.desk.told) as told:
        QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert told.args[0].in_english() == "Take Servers out of the plan"
    assert len(planned.lines()) == 3
    planned.scene.around.desk.undo()
    assert planned.lines()[2].startswith("Servers")


def test_a_line_of_the_org_charts_is_not_taken_out_here(planned: Planned) -> None:
    pane = planned.go("organisation")
    pane.list.choose(planned.seen().content.counterparts[0].key)
    with planned.scene.qtbot.waitSignal(planned.scene.around.desk.refused):
        QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    with planned.scene.qtbot.waitSignal(planned.scene.around.ways.edit_counterpart):
        QTest.keyClick(pane.list, Qt.Key.Key_Return)


def test_alt_and_the_arrows_order_items_and_services(planned: Planned) -> None:
    desk = planned.scene.around.desk
    desk.do(DOING, save_scope, ScopeDraft(planned.plan().plan, "Telephones", "Handsets", hours="always"))
    pane = planned.pane()
    pane.choose(planned.plan().scope[0].hex)
    pane._down()
    assert [line.split(" ·")[0] for line in planned.lines()[1:3]] == ["Servers", "Workstations"]
    pane._service_down()
    assert planned.lines()[0] == "Telephones 1"
    desk.undo()
    desk.undo()
    assert planned.lines()[1].startswith("Workstations")


def test_ladders_are_ordered_and_the_keyboard_stays_with_the_one_that_moves(planned: Planned) -> None:
    desk = planned.scene.around.desk
    desk.do(DOING, save_ladder, LadderDraft(planned.plan().plan, "Normal"))
    desk.do(DOING, save_ladder, LadderDraft(planned.plan().plan, "Low"))
    pane = planned.go("escalation")
    assert isinstance(pane.list, LadderCards)
    pane.choose(planned.plan().ladder.hex)
    QTest.qWait(1)
    for _ in range(2):
        QTest.keyClick(pane.list.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        QTest.qWait(1)
    assert [ladder.severity for ladder in planned.seen().content.ladders] == ["Normal", "Low", "Urgent"]
    QTest.keyClick(pane.list.focusWidget(), Qt.Key.Key_Up)
    assert pane.current_key() == planned.seen().content.ladders[1].key
    QTest.keyClick(pane.list.focusWidget(), Qt.Key.Key_Delete)
    assert [ladder.severity for ladder in planned.seen().content.ladders] == ["Normal", "Urgent"]


def test_tab_goes_from_the_sections_to_the_items_to_what_is_missing(planned: Planned) -> None:
    desk = planned.scene.around.desk
    desk.do(DOING, vacate, planned.plan().seats.manager)
    QTest.qWait(1)
    planned.view.nav.setFocus()
    stops = []
    for _ in range(4):
        QTest.keyClick(planned.view.focusWidget(), Qt.Key.Key_Tab)
        stops.append(type(planned.view.focusWidget()).__name__)
    assert stops == ["Button", "RowList", "TellingLine", "TellingLine"]


def test_what_was_added_is_chosen(planned: Planned) -> None:
    desk = planned.scene.around.desk
    key = desk.do(
        DOING, save_scope, ScopeDraft(planned.plan().plan, "Telephones", "Handsets", hours="always")
    )
    assert planned.pane().current_key() == key.hex


def test_what_is_missing_is_told_and_leads_to_the_item(planned: Planned) -> None:
    assert "Nothing: it can be published" in texts(planned.view.missing)
    key = planned.plan().commitments[1]
    draft = planned.scene.made.desk.ask(commitment_draft, key)
    assert draft is not None
    planned.scene.around.desk.do(DOING, save_commitment, replace(draft, impacts=()), draft, draft)
    assert planned.view.nav.place("commitments").mark == "circle-alert"
    (hole,) = planned.missing()
    planned.view.mend(hole)
    assert planned.pane().section is Section.COMMITMENTS
    assert planned.pane().current_key() == key.hex
    assert planned.asked == [CommitmentDraft(planned.plan().plan, key=key)]


def test_an_empty_seat_on_a_ladder_leads_to_its_step(planned: Planned) -> None:
    planned.scene.around.desk.do(DOING, vacate, planned.plan().seats.manager)
    hole = next(h for h in planned.missing() if h.section is Section.ESCALATION)
    planned.view.mend(hole)
    begin = planned.asked[-1]
    assert isinstance(begin, At)
    assert begin.place == 1
    form = planned.form()
    assert form.form.editor("rungs").each()[1]["ours_key"].isAncestorOf(form.focusWidget())  # type: ignore[attr-defined]


def test_the_review_date_is_mended_in_the_form_of_the_whole(planned: Planned) -> None:
    planned.view.edit_plan()
    assert planned.asked == [PlanDraft(planned.client, key=planned.plan().plan)]


def test_where_it_is_narrow_the_editor_has_most_of_the_room(scene: Scene) -> None:
    planned = a_planned_client(scene)
    planned.go("escalation")
    planned.view.resize(700, 380)
    QApplication.processEvents()
    pane = planned.pane()
    assert pane.width() > max(planned.view.nav.width(), planned.view.missing.width()) + 60
    assert pane.add.geometry().right() <= pane.width()
    planned.view.resize(1040, 620)
    QApplication.processEvents()
    assert "Whom an incident reaches" in " ".join(texts(pane))
