"""Service plans as drafts: begun, written section by section, put in order, given up; every deed undone and done again."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from msp_desk.commands.clients import archive_client, merge_clients
from msp_desk.commands.plan_items import save_commitment, save_procedure, save_role, save_scope
from msp_desk.commands.plan_ladders import save_ladder
from msp_desk.commands.plan_places import drop_item, move_item, move_service
from msp_desk.commands.plans import drop_plan, save_plan
from msp_desk.queries.plans import (
    commitment_draft,
    ladder_draft,
    plan_draft,
    plan_of,
    procedure_draft,
    role_draft,
    scope_draft,
)
from msp_desk.rules.plan_sections import Section
from msp_desk.store.desk import Desk
from msp_desk.values.enums import Channel, Language
from msp_desk.values.errors import Refused, Stale
from msp_desk.values.plan_drafts import (
    CommitmentDraft,
    LadderDraft,
    ProcedureDraft,
    RoleDraft,
    RungDraft,
    ScopeDraft,
)
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Impact,
    ImpactKind,
    RequestKind,
    StepSaid,
    TargetKind,
    TimeUnit,
)
from tests.builders import DOING, MadeDesk, a_client, a_seat
from tests.plan_desks import WholePlan, a_plan, a_whole_plan, content_of
from tests.round_trips import there_and_back


@pytest.fixture
def whole(made: MadeDesk) -> WholePlan:
    return a_whole_plan(made)


def names(made: MadeDesk, plan: UUID) -> list[str]:
    return [s.name for s in content_of(made, plan).scope]


def test_a_plan_is_begun_changed_and_given_up(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk)
    there_and_back(desk, lambda: a_plan(desk, client))
    row = desk.ask(plan_of, client)
    assert row is not None
    assert (row.number, row.version_key, row.others) == (0, None, ())
    draft = desk.ask(plan_draft, row.key)
    assert draft is not None
    changed = replace(draft, introduction=" Two\r\nlines ", review_months=6, language=Language.SPANISH)
    there_and_back(desk, lambda: desk.do(DOING, save_plan, changed))
    assert content_of(made, row.key).introduction == "Two\nlines"
    there_and_back(desk, lambda: desk.do(DOING, drop_plan, row.key))
    assert desk.ask(plan_of, client) is None


def test_a_client_has_one_plan_and_our_firm_none(made: MadeDesk, desk: Desk) -> None:
    client = a_client(desk)
    a_plan(desk, client)
    with pytest.raises(Refused, match="has a service plan already"):
        a_plan(desk, client)
    with pytest.raises(Refused, match="not for your own firm"):
        a_plan(desk, made.firm)
    with pytest.raises(Refused, match="too long for a service plan"):
        a_plan(desk, a_client(desk, "Third"), introduction="a" * 20_001)
    with pytest.raises(Refused, match="1 to 120 months"):
        a_plan(desk, a_client(desk, "Other"), review_months=0)


def test_whoever_saves_last_does_not_overwrite_the_other(desk: Desk) -> None:
    plan = a_plan(desk, a_client(desk))
    key = desk.do(DOING, save_scope, ScopeDraft(plan, "Support", "Servers"))
    loaded = desk.ask(scope_draft, key)
    assert loaded is not None
    desk.do(DOING, save_scope, replace(loaded, quantity="6"))
    current = desk.ask(scope_draft, key)
    desk.do(DOING, save_scope, replace(loaded, hours="always"), loaded, current)
    both = desk.ask(scope_draft, key)
    assert both is not None
    assert (both.quantity, both.hours) == ("6", "always")
    with pytest.raises(Stale) as stale:
        desk.do(DOING, save_scope, replace(loaded, hours="never"), loaded, both)
    assert stale.value.fields == ("hours",)


def test_scope_is_written_and_put_in_order(made: MadeDesk, desk: Desk) -> None:
    plan = a_plan(desk, a_client(desk))
    for service, name in (("A", "one"), ("B", "two"), ("A", "three"), ("A", "four")):
        there_and_back(desk, lambda: desk.do(DOING, save_scope, ScopeDraft(plan, service, name)))  # noqa: B023
    assert names(made, plan) == ["one", "three", "four", "two"]
    four = UUID(content_of(made, plan).scope[2].key)
    there_and_back(desk, lambda: desk.do(DOING, move_item, Section.SCOPE, four, 0))
    assert names(made, plan) == ["four", "one", "three", "two"]
    there_and_back(desk, lambda: desk.do(DOING, move_service, Section.SCOPE, plan, "B", 0))
    assert names(made, plan) == ["two", "four", "one", "three"]
    desk.do(DOING, save_scope, ScopeDraft(plan, "A", "five", place=1))
    assert names(made, plan) == ["two", "four", "five", "one", "three"]
    there_and_back(desk, lambda: desk.do(DOING, drop_item, Section.SCOPE, four))
    assert names(made, plan) == ["two", "five", "one", "three"]
    with pytest.raises(Refused, match="what it is about"):
        desk.do(DOING, save_scope, ScopeDraft(plan, "A", " "))


def test_sites_are_told_once(made: MadeDesk, desk: Desk) -> None:
    plan = a_plan(desk, a_client(desk))
    desk.do(DOING, save_scope, ScopeDraft(plan, "A", "one", sites=(" Madrid", "", "Vigo", "Madrid")))
    assert content_of(made, plan).scope[0].sites == ("Madrid", "Vigo")


def test_positions_of_both_sides_appear_once(made: MadeDesk, desk: Desk) -> None:
    client, other = a_client(desk), a_client(desk, "Other")
    plan, theirs = a_plan(desk, client), a_seat(desk, client)
    there_and_back(desk, lambda: desk.do(DOING, save_role, RoleDraft(plan, theirs, "IT", Channel.CALL)))
    desk.do(DOING, save_role, RoleDraft(plan, a_seat(desk, made.firm)))
    with pytest.raises(Refused, match="is in the plan already"):
        desk.do(DOING, save_role, RoleDraft(plan, theirs))
    with pytest.raises(Refused, match="belongs to neither"):
        desk.do(DOING, save_role, RoleDraft(plan, a_seat(desk, other)))
    with pytest.raises(Refused, match="Choose a position"):
        desk.do(DOING, save_role, RoleDraft(plan))
    key = UUID(content_of(made, plan).roles[0].key)
    draft = desk.ask(role_draft, key)
    assert draft is not None
    there_and_back(desk, lambda: desk.do(DOING, save_role, replace(draft, hours="9-17")))
    there_and_back(desk, lambda: desk.do(DOING, move_item, Section.ORGANISATION, key, 1))
    assert content_of(made, plan).roles[1].hours == "9-17"


def test_a_procedure_keeps_its_steps(made: MadeDesk, desk: Desk) -> None:
    plan = a_plan(desk, a_client(desk))
    steps = (
        StepSaid("Call us", "Whoever notices it"),
        StepSaid("  "),
        StepSaid("We answer", seat=a_seat(desk, made.firm).hex, takes=Duration(30, TimeUnit.MINUTES)),
    )
    draft = ProcedureDraft(plan, RequestKind.INCIDENT, channel=Channel.CALL, steps=steps)
    there_and_back(desk, lambda: desk.do(DOING, save_procedure, draft))
    (kept,) = content_of(made, plan).procedures
    assert kept.steps == (steps[0], steps[2])
    loaded = desk.ask(procedure_draft, UUID(kept.key))
    assert loaded is not None
    assert loaded.steps == kept.steps
    there_and_back(desk, lambda: desk.do(DOING, save_procedure, replace(loaded, steps=steps[:1])))
    with pytest.raises(Refused, match="is called"):
        desk.do(DOING, save_procedure, ProcedureDraft(plan, RequestKind.OTHER))
    wrong = replace(steps[0], takes=Duration(-1, TimeUnit.DAYS))
    with pytest.raises(Refused, match="length of time"):
        desk.do(DOING, save_procedure, replace(draft, steps=(wrong,)))


def test_a_commitment_keeps_its_target_and_impacts(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    loaded = desk.ask(commitment_draft, whole.commitments[0])
    assert loaded is not None
    assert [i.beyond for i in loaded.impacts] == [None, 60]
    more = (*loaded.impacts, Impact(ImpactKind.CREDIT_AMOUNT, 120, 50_000, " eur "))
    there_and_back(desk, lambda: desk.do(DOING, save_commitment, replace(loaded, impacts=more)))
    said = content_of(made, whole.plan).commitments[0]
    assert said.impacts[2] == Impact(ImpactKind.CREDIT_AMOUNT, 120, 50_000, "EUR")
    there_and_back(desk, lambda: desk.do(DOING, drop_item, Section.COMMITMENTS, whole.commitments[0]))


GOOD = CommitmentDraft(indicator="Reports delivered", kind=TargetKind.COUNT, amount=12, unit="reports")


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (replace(GOOD, indicator=""), "what is measured"),
        (replace(GOOD, amount=None), "needs a target"),
        (replace(GOOD, kind=TargetKind.TIME), "minutes, hours"),
        (replace(GOOD, kind=TargetKind.PERCENT, amount=100_001), "makes no sense"),
        (replace(GOOD, kind=TargetKind.YES_NO, amount=2), "makes no sense"),
        (replace(GOOD, kind=TargetKind.DATE, amount=0), "makes no sense"),
        (replace(GOOD, amount=10**20), "makes no sense"),
        (replace(GOOD, impacts=(Impact(ImpactKind.CREDIT_PERCENT),)), "how much"),
        (replace(GOOD, impacts=(Impact(ImpactKind.CREDIT_AMOUNT, amount=5, currency="€"),)), "currency"),
        (replace(GOOD, impacts=(Impact(ImpactKind.CREDIT_PERCENT, amount=100_001),)), "no sense"),
        (replace(GOOD, impacts=(Impact(ImpactKind.MEETING, beyond=-1),)), "no sense"),
        (replace(GOOD, impacts=(Impact(ImpactKind.OTHER),)), "what follows"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Desk, draft: CommitmentDraft, why: str) -> None:
    plan = a_plan(desk, a_client(desk))
    with pytest.raises(Refused, match=why):
        desk.do(DOING, save_commitment, replace(draft, plan_key=plan))


def test_what_a_kind_of_target_has_no_use_for_is_not_kept(made: MadeDesk, desk: Desk) -> None:
    plan = a_plan(desk, a_client(desk))
    draft = replace(GOOD, plan_key=plan, unit_of_time=TimeUnit.DAYS, comparison=Comparison.AT_LEAST)
    desk.do(DOING, save_commitment, draft)
    desk.do(DOING, save_commitment, replace(draft, kind=TargetKind.YES_NO, amount=1))
    count, yes = (c.target for c in content_of(made, plan).commitments)
    assert (count.unit_of_time, count.unit) == (None, "reports")
    assert (yes.comparison, yes.unit) == (Comparison.EXACTLY, "")


def test_a_ladder_keeps_its_steps_in_order(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    loaded = desk.ask(ladder_draft, whole.ladder)
    assert loaded is not None
    first, second, third = loaded.rungs
    changed = replace(loaded, rungs=(second, replace(third, after=3), RungDraft(after=1)))
    there_and_back(desk, lambda: desk.do(DOING, save_ladder, changed))
    (ladder,) = content_of(made, whole.plan).ladders
    assert [r.after.amount for r in ladder.rungs] == [30, 3, 1]
    assert ladder.rungs[0].ours == whole.seats.manager.hex
    there_and_back(desk, lambda: desk.do(DOING, drop_item, Section.ESCALATION, whole.ladder))
    new = LadderDraft(whole.plan, "Low", rungs=(RungDraft(first.ours_key),), place=0)
    there_and_back(desk, lambda: desk.do(DOING, save_ladder, new))


def test_a_step_of_a_ladder_names_the_right_side(desk: Desk, whole: WholePlan) -> None:
    wrong = LadderDraft(whole.plan, "Low", rungs=(RungDraft(theirs_key=whole.seats.manager),))
    with pytest.raises(Refused, match="of the other side"):
        desk.do(DOING, save_ladder, wrong)
    with pytest.raises(Refused, match="severity"):
        desk.do(DOING, save_ladder, LadderDraft(whole.plan))
    with pytest.raises(Refused, match="length of time"):
        desk.do(DOING, save_ladder, LadderDraft(whole.plan, "Low", rungs=(RungDraft(after=-1),)))


def test_plans_outlive_merging_and_archiving(made: MadeDesk, desk: Desk, whole: WholePlan) -> None:
    kept = a_client(desk, "Aero Group")
    own = a_plan(desk, kept)
    before = replace(content_of(made, whole.plan), client=content_of(made, own).client)
    there_and_back(desk, lambda: desk.do(DOING, merge_clients, kept, whole.client))
    row = desk.ask(plan_of, kept)
    assert row is not None
    assert {row.key, *row.others} == {own, whole.plan}
    assert content_of(made, whole.plan) == before
    there_and_back(desk, lambda: desk.do(DOING, archive_client, kept))
    assert content_of(made, whole.plan) == before
