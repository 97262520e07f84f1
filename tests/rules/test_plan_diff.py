"""What differs between two plans: nothing where they say the same, each difference once, and items found by their key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.plan_canon import canonical, content_sha256, read_document
from msp_desk.rules.plan_diff import ChangeKind, PlanChange, Subject, compare
from msp_desk.values.plan_content import PlanContent, RoleSaid
from msp_desk.values.plans import Duration, Impact, ImpactKind, StepSaid, TimeUnit
from tests.plan_contents import (
    DIRECTOR,
    MANAGER,
    TECHNICIAN,
    a_commitment,
    a_content,
    a_document,
    a_large_content,
    a_seat,
    contents,
    key,
)
from tests.plan_mutations import mutations

PLAN = a_content()
LADDER = PLAN.ladders[0]
LOW, MIDDLE, TOP = LADDER.rungs
ADDED, REMOVED, CHANGED, REORDERED = ChangeKind


def told(before: PlanContent, after: PlanContent) -> list[tuple[ChangeKind, Subject, str]]:
    return [(change.kind, change.subject, change.field) for change in compare(before, after)]


@given(contents())
def test_equal_plans_do_not_differ(content: PlanContent) -> None:
    assert compare(content, content) == ()
    assert compare(content, read_document(canonical(a_document(content))).content) == ()


@given(contents(), contents())
def test_plans_differ_exactly_where_their_hashes_do(before: PlanContent, after: PlanContent) -> None:
    assert bool(compare(before, after)) is (content_sha256(before) != content_sha256(after))


@given(contents(), contents(), st.data())
def test_whatever_is_taken_from_another_plan_differs(
    before: PlanContent, after: PlanContent, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(("scope", "seats", "procedures", "commitments", "ladders", "firm")))
    mixed = replace(before, **{name: getattr(after, name)})
    assert bool(compare(before, mixed)) is (content_sha256(before) != content_sha256(mixed))


@pytest.mark.parametrize("content", [PLAN, a_large_content(2, 2, 5, 2, 1)])
def test_each_field_that_changes_is_one_difference(content: PlanContent) -> None:
    places = []
    for place, changed in mutations(content):
        forth, back = compare(content, changed), compare(changed, content)
        assert len(forth) == len(back) == 1, (place, forth)
        assert forth[0].kind is CHANGED
        places.append(place)
    assert len(places) == len(set(places)) > 150


def test_a_difference_carries_the_item_as_it_was_and_is() -> None:
    slower = a_commitment(target=replace(a_commitment().target, amount=60))
    (change,) = compare(replace(PLAN, commitments=(slower, PLAN.commitments[1])), PLAN)
    assert change == PlanChange(
        CHANGED,
        change.section,
        Subject.COMMITMENT,
        slower.key,
        "target",
        slower.target,
        PLAN.commitments[0].target,
        slower,
        PLAN.commitments[0],
    )


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda p: replace(p, scope=p.scope[1:]), [(REMOVED, Subject.SCOPE, "")]),
        (lambda p: replace(p, scope=p.scope[::-1]), [(REORDERED, Subject.SCOPE, "")]),
        (
            lambda p: replace(p, seats=(*p.seats, a_seat(9, "New", p.seats[0].level))),
            [(ADDED, Subject.SEAT, "")],
        ),
        (lambda p: replace(p, roles=(*p.roles, RoleSaid(key(43), TECHNICIAN))), [(ADDED, Subject.ROLE, "")]),
        (lambda p: replace(p, counterparts=()), [(REMOVED, Subject.COUNTERPART, "")]),
        (lambda p: replace(p, procedures=p.procedures[:1]), [(REMOVED, Subject.PROCEDURE, "")]),
        (lambda p: replace(p, commitments=()), [(REMOVED, Subject.COMMITMENT, "")] * 2),
        (lambda p: replace(p, ladders=()), [(REMOVED, Subject.LADDER, "")]),
    ],
)
def test_items_come_go_and_change_places(
    change: Callable[[PlanContent], PlanContent], found: list[tuple[ChangeKind, Subject, str]]
) -> None:
    after = change(PLAN)
    assert told(PLAN, after) == found
    opposite = {ADDED: REMOVED, REMOVED: ADDED}
    assert told(after, PLAN) == [(opposite.get(kind, kind), subject, name) for kind, subject, name in found]


def test_an_item_that_moves_and_changes_is_told_for_both() -> None:
    first, *others = PLAN.scope
    after = replace(PLAN, scope=(*others, replace(first, hours="8x5")))
    assert told(PLAN, after) == [(CHANGED, Subject.SCOPE, "hours"), (REORDERED, Subject.SCOPE, "")]


def test_a_step_put_in_between_is_one_difference() -> None:
    between = replace(MIDDLE, ours=key(4), after=Duration(10, TimeUnit.MINUTES))
    after = replace(PLAN, ladders=(replace(LADDER, rungs=(LOW, between, MIDDLE, TOP)),))
    (change,) = compare(PLAN, after)
    assert (change.kind, change.subject, change.place, change.now) == (ADDED, Subject.RUNG, 1, between)
    (change,) = compare(after, PLAN)
    assert (change.kind, change.place, change.was) == (REMOVED, 1, between)


def test_a_step_of_a_procedure_that_is_put_first_moves_no_other() -> None:
    first, other = PLAN.procedures
    after = replace(PLAN, procedures=(replace(first, steps=(StepSaid("Look"), *first.steps)), other))
    assert told(PLAN, after) == [(ADDED, Subject.STEP, "")]


def test_tiers_are_found_again_by_where_they_begin() -> None:
    first, availability = PLAN.commitments
    tier = Impact(ImpactKind.CREDIT_PERCENT, beyond=99_500, amount=7_000)
    more = replace(availability, impacts=(availability.impacts[0], tier, *availability.impacts[1:]))
    assert told(PLAN, replace(PLAN, commitments=(first, more))) == [(ADDED, Subject.IMPACT, "")]


def test_fields_that_name_a_position_hold_it() -> None:
    after = replace(PLAN, ladders=(replace(LADDER, rungs=(LOW, replace(MIDDLE, ours=DIRECTOR), TOP)),))
    (change,) = compare(PLAN, after)
    assert (change.field, change.was, change.now) == ("ours", PLAN.seat(MANAGER), PLAN.seat(DIRECTOR))
    unknown = replace(PLAN, ladders=(replace(LADDER, rungs=(LOW, replace(MIDDLE, ours=key(999)), TOP)),))
    assert compare(PLAN, unknown)[0].now == key(999)


def test_a_new_holder_is_one_difference_and_their_number_another() -> None:
    seats = tuple(
        replace(seat, holder="Olga Rey", holder_key=key(1999), numbers=()) if seat.key == MANAGER else seat
        for seat in PLAN.seats
    )
    assert told(PLAN, replace(PLAN, seats=seats)) == [
        (CHANGED, Subject.SEAT, "holder"),
        (CHANGED, Subject.SEAT, "numbers"),
    ]
