"""The forms of a plan's items, filled in as a person would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from msp_desk.commands.plan_items import save_commitment
from msp_desk.queries.plans import (
    commitment_draft,
    ladder_draft,
    plan_draft,
    procedure_draft,
    role_draft,
    scope_draft,
)
from msp_desk.ui.forms.record_fields import RecordsEditor
from msp_desk.ui.pages.plans.commitment_form import CommitmentForm
from msp_desk.ui.pages.plans.forms import form_of
from msp_desk.values.enums import Channel, Language
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    PlanDraft,
    ProcedureDraft,
    RoleDraft,
    ScopeDraft,
)
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Frequency,
    Impact,
    ImpactKind,
    RequestKind,
    TargetKind,
    TimeUnit,
)
from tests.builders import DOING
from tests.plan_desks import WholePlan, a_whole_plan
from tests.ui.cards.plan.desk import complaints, line_of, pick, select, write
from tests.ui.pages.conftest import Scene


@pytest.fixture
def whole(scene: Scene) -> WholePlan:
    """A plan with nothing missing."""
    return a_whole_plan(scene.made)


def opened(scene: Scene, begin: Any) -> Any:
    """The form of a draft, on the screen."""
    form = form_of(scene.around, begin)
    scene.show(form, form.panel_width, 720)
    return form


def saved(scene: Scene, form: Any) -> Any:
    """Ctrl+S; the key of what was saved."""
    with scene.qtbot.waitSignal(form.saved) as said:
        form.form.save()
    return said.args[0]


def records(form: Any, name: str) -> RecordsEditor:
    """The steps or impacts."""
    editor = form.form.editor(name)
    assert isinstance(editor, RecordsEditor)
    return editor


def test_an_item_of_the_scope_is_written(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, ScopeDraft(whole.plan, "Support"))
    assert form.title == "New scope item"
    write(form.form.editor("name"), "Firewall")
    write(form.form.editor("quantity"), "2")
    write(form.form.editor("unit"), "devices")
    line = line_of(form.form.editor("sites"))
    QTest.keyClicks(line, "Madrid,Palma,")
    write(form.form.editor("hours"), "always")
    form.form.change("is_in", False)
    kept = scene.made.desk.ask(scope_draft, saved(scene, form))
    assert kept is not None
    assert (kept.name, kept.quantity, kept.unit, kept.is_in) == ("Firewall", "2", "devices", False)
    assert (kept.service, kept.sites, kept.hours) == ("Support", ("Madrid", "Palma"), "always")


def test_an_item_without_a_name_is_not_saved_and_says_where(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, ScopeDraft(whole.plan))
    form.form.save()
    assert complaints(form) == ["This is needed."]


def test_a_position_of_either_side_is_put_into_the_plan(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, RoleDraft(whole.plan))
    pick(form.form.editor("position_key"), "nuria")
    write(form.form.editor("contact_for"), "Faults")
    select(form.form.editor("channel"), Channel.CALL)
    kept = scene.made.desk.ask(role_draft, saved(scene, form))
    assert kept is not None
    assert (kept.position_key, kept.contact_for, kept.channel) == (
        whole.seats.technician,
        "Faults",
        Channel.CALL,
    )


def test_the_same_position_twice_is_refused_beside_the_field(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, RoleDraft(whole.plan))
    pick(form.form.editor("position_key"), "client manager")
    form.form.save()
    assert complaints(form) == ["«Client manager» is in the plan already."]


def test_a_procedure_gets_a_step_and_its_steps_are_ordered(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, ProcedureDraft(whole.plan, key=whole.procedures[0]))
    steps = records(form, "steps")
    QTest.keyClick(
        form.focusWidget(),
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    new = steps.each()[2]
    write(new["text"], "We tell you that it is done")
    pick(new["seat"], "luis")
    write(new["takes"], "2")
    select(new["takes"].unit, TimeUnit.WORKING_DAYS)  # type: ignore[attr-defined]
    QTest.qWait(1)
    line_of(new["text"]).setFocus()
    QTest.keyClick(line_of(new["text"]), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    kept = scene.made.desk.ask(procedure_draft, saved(scene, form))
    assert kept is not None
    assert [s.text for s in kept.steps] == [
        "Tell us what is wanted",
        "We tell you that it is done",
        "We answer",
    ]
    assert kept.steps[1].seat == whole.seats.manager.hex
    assert kept.steps[1].takes == Duration(2, TimeUnit.WORKING_DAYS)


def test_a_request_of_the_firms_own_needs_a_name(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, ProcedureDraft(whole.plan))
    select(form.form.editor("kind"), RequestKind.OTHER)
    form.form.save()
    assert complaints(form) == ["Say what this kind of request is called."]
    write(form.form.editor("name"), "Somebody starts")
    assert saved(scene, form) is not None


def test_a_percentage_with_two_tiers_of_credit_is_promised(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, CommitmentDraft(whole.plan))
    write(form.form.editor("indicator"), "Availability")
    select(form.form.editor("kind"), TargetKind.PERCENT)
    select(form.form.editor("comparison"), Comparison.AT_LEAST)
    write(form.form.editor("amount"), "99,95")
    impacts = records(form, "impacts")
    impacts.add_one()
    first = impacts.each()[0]
    write(first["amount"], "5")
    impacts.add_one()
    second = impacts.each()[1]
    select(second["kind"], ImpactKind.CREDIT_AMOUNT)
    assert not second["currency"].isHidden()
    write(second["amount"], "1.250,5")
    write(second["currency"], "EUR")
    write(second["beyond"], "99.5 %")
    kept = scene.made.desk.ask(commitment_draft, saved(scene, form))
    assert kept is not None
    assert (kept.kind, kept.comparison, kept.amount) == (TargetKind.PERCENT, Comparison.AT_LEAST, 99_950)
    assert kept.impacts == (
        Impact(ImpactKind.CREDIT_PERCENT, amount=5_000),
        Impact(ImpactKind.CREDIT_AMOUNT, beyond=99_500, amount=125_050, currency="EUR"),
    )


def test_what_is_typed_stays_when_it_is_counted_otherwise(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, CommitmentDraft(whole.plan, key=whole.commitments[0]))
    assert line_of(form.form.editor("amount")).text() == "30"
    assert form.form.editor("unit_of_time").isVisible()
    select(form.form.editor("kind"), TargetKind.COUNT)
    assert not form.form.editor("unit_of_time").isVisible()
    write(form.form.editor("unit"), "visits")
    kept = scene.made.desk.ask(commitment_draft, saved(scene, form))
    assert kept is not None
    assert (kept.amount, kept.unit, kept.unit_of_time) == (30, "visits", None)


def test_a_day_is_promised(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, CommitmentDraft(whole.plan, indicator="Plan of the year"))
    select(form.form.editor("kind"), TargetKind.DATE)
    write(form.form.editor("amount"), "31/12/2026")
    kept = scene.made.desk.ask(commitment_draft, saved(scene, form))
    assert kept is not None
    assert kept.amount == date(2026, 12, 31).toordinal()
    again = opened(scene, CommitmentDraft(whole.plan, key=kept.key))
    assert line_of(again.form.editor("amount")).text() == "31/12/2026"


def test_what_happens_or_not_needs_no_number(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, CommitmentDraft(whole.plan, indicator="A report each month"))
    select(form.form.editor("kind"), TargetKind.YES_NO)
    select(form.form.editor("frequency"), Frequency.MONTH)
    assert not form.form.editor("amount").isVisible()
    kept = scene.made.desk.ask(commitment_draft, saved(scene, form))
    assert kept is not None
    assert (kept.amount, kept.comparison) == (1, Comparison.EXACTLY)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(TargetKind.PERCENT, "99.9999"), (TargetKind.TIME, "soon"), (TargetKind.DATE, "31/31")],
)
def test_what_is_no_such_amount_is_told(scene: Scene, whole: WholePlan, kind: TargetKind, typed: str) -> None:
    form = opened(scene, CommitmentDraft(whole.plan, indicator="Anything"))
    select(form.form.editor("kind"), kind)
    write(form.form.editor("amount"), typed)
    form.form.save()
    assert len(complaints(form)) == 1


def test_a_commitment_without_a_target_is_refused_beside_it(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, CommitmentDraft(whole.plan, indicator="Anything"))
    form.form.save()
    assert complaints(form) == ["Say what is promised: a commitment needs a target."]


def test_a_ladder_gets_a_step_on_both_sides(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, LadderDraft(whole.plan, key=whole.ladder))
    rungs = records(form, "rungs")
    assert [line_of(r["after"]).text() for r in rungs.each()] == ["0", "30", "2"]
    rungs.add_one()
    new = rungs.each()[3]
    pick(new["ours_key"], "general")
    pick(new["theirs_key"], "ceo")
    write(new["after"], "1")
    select(new["unit"], TimeUnit.DAYS)
    select(new["channel"], Channel.CALL)
    write(new["number"], "+34 600 99 99 99")
    kept = scene.made.desk.ask(ladder_draft, saved(scene, form))
    assert kept is not None
    last = kept.rungs[3]
    assert (last.ours_key, last.theirs_key) == (whole.seats.director, whole.seats.ceo)
    assert (last.after, last.unit, last.channel, last.number) == (
        1,
        TimeUnit.DAYS,
        Channel.CALL,
        "+34 600 99 99 99",
    )
    assert [r.key for r in kept.rungs[:3]] == [r.key for r in form.form.loaded.rungs]


def test_only_positions_of_the_right_side_are_offered_on_a_ladder(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, LadderDraft(whole.plan, key=whole.ladder))
    first = records(form, "rungs").each()[0]
    pick(first["ours_key"], "ceo")
    form.form.save()
    assert complaints(form) == ["Choose one from the list."]


def test_the_plan_as_a_whole_is_changed(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, PlanDraft(whole.client, key=whole.plan))
    write(form.form.editor("review_on"), "1/3/2027")
    write(form.form.editor("review_months"), "6")
    select(form.form.editor("language"), Language.SPANISH)
    saved(scene, form)
    kept = scene.made.desk.ask(plan_draft, whole.plan)
    assert kept is not None
    assert (kept.review_on, kept.review_months, kept.language) == (date(2027, 3, 1), 6, Language.SPANISH)


def test_what_was_typed_and_not_saved_is_back(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, CommitmentDraft(whole.plan, key=whole.commitments[1]))
    write(form.form.editor("amount"), "99.5")
    form.close()
    again = opened(scene, CommitmentDraft(whole.plan, key=whole.commitments[1]))
    assert line_of(again.form.editor("amount")).text() == "99.5 %"
    again._begin_anew()
    assert line_of(again.form.editor("amount")).text() == "99.9 %"
    assert not again.form.is_dirty()


def test_what_somebody_else_changed_meanwhile_is_not_lost(scene: Scene, whole: WholePlan) -> None:
    form = opened(scene, CommitmentDraft(whole.plan, key=whole.commitments[1]))
    assert isinstance(form, CommitmentForm)
    kept = scene.made.desk.ask(commitment_draft, whole.commitments[1])
    assert kept is not None
    scene.made.desk.do(DOING, save_commitment, replace(kept, hours="Mon-Fri"), kept, kept)
    write(form.form.editor("measured_from"), "Another monitor")
    now = scene.made.desk.ask(commitment_draft, saved(scene, form))
    assert now is not None
    assert (now.hours, now.measured_from) == ("Mon-Fri", "Another monitor")


def test_a_form_that_is_opened_and_saved_changes_nothing(scene: Scene, whole: WholePlan) -> None:
    for draft, ask in (
        (CommitmentDraft(whole.plan, key=whole.commitments[0]), commitment_draft),
        (LadderDraft(whole.plan, key=whole.ladder), ladder_draft),
        (ProcedureDraft(whole.plan, key=whole.procedures[0]), procedure_draft),
    ):
        before: Any = scene.made.desk.ask(ask, draft.key)  # type: ignore[arg-type]
        form = opened(scene, draft)
        assert not form.form.is_dirty()
        saved(scene, form)
        after: Any = scene.made.desk.ask(ask, draft.key)  # type: ignore[arg-type]
        assert replace(after, version=before.version) == before


def test_numbers_in_conflict_are_told_as_they_are_counted(
    answering: Callable[..., Scene],
) -> None:
    scene = answering({"amount"})
    whole = a_whole_plan(scene.made)
    key = whole.commitments[1]
    mine = opened(scene, CommitmentDraft(plan_key=whole.plan, key=key))
    draft = scene.around.desk.ask(commitment_draft, key)
    assert draft is not None
    theirs = replace(draft, amount=99_500, impacts=(Impact(ImpactKind.CREDIT_PERCENT, 99_000, 5_000),))
    scene.around.desk.do(DOING, save_commitment, theirs, draft, draft)
    write(mine.form.editor("amount"), "99.95")
    mine.form.save_asked.emit(mine.form.draft())
    assert scene.ask.asked == ["amount"]
    assert [mine.field_told(d, "amount") for d in (mine.form.draft(), theirs)] == ["99.95 %", "99.5 %"]
    assert mine.field_told(theirs, "impacts") == "Credit of 5 % of the month's fee, at 99 % or less"


def test_steps_in_conflict_are_told_by_names(scene: Scene, whole: WholePlan) -> None:
    ladder = opened(scene, LadderDraft(plan_key=whole.plan, key=whole.ladder))
    told = ladder.field_told(ladder.form.draft(), "rungs")
    assert told.startswith("At once, ")
    assert "After " in told
    procedure = opened(scene, ProcedureDraft(plan_key=whole.plan, key=whole.procedures[0]))
    steps = procedure.form.draft().steps
    said = procedure.field_told(procedure.form.draft(), "steps")
    assert steps[0].text in said
    assert not any(s.seat and s.seat in said for s in steps)
