"""Where life moves away from a published plan: what it leans on, once, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from msp_desk.rules.plan_drift import Drift, DriftKind, drift
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel, Level, PointKind, Side
from msp_desk.values.plan_content import NumberSaid, PlanContent
from msp_desk.values.plans import StepSaid
from tests.plan_contents import (
    MANAGER,
    TECHNICIAN,
    THEIR_OPERATIONS,
    a_content,
    a_large_content,
    a_seat,
    contents,
    key,
)

PLAN = a_content()
PHONE, MAIL = PLAN.seats[1].numbers


def living(seat: str, **fields: Any) -> PlanContent:
    """Life as it is when a position is otherwise."""
    return replace(PLAN, seats=tuple(replace(s, **fields) if s.key == seat else s for s in PLAN.seats))


def moved(live: PlanContent) -> list[tuple[DriftKind, str, str]]:
    return [(found.kind, found.was, found.now) for found in drift(PLAN, live)]


@given(contents())
def test_what_was_just_published_holds(content: PlanContent) -> None:
    assert drift(content, content) == ()


@given(contents(), contents())
def test_any_two_can_be_held_against_each_other(published: PlanContent, live: PlanContent) -> None:
    for found in drift(published, live):
        assert found.seat in {seat.key for seat in published.seats}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"holder": "Olga Rey", "holder_key": key(5)}, (DriftKind.REPLACED, "Marta Ruiz", "Olga Rey")),
        ({"holder": "", "holder_key": "", "numbers": ()}, (DriftKind.LEFT, "Marta Ruiz", "")),
        ({"holder": "Marta Ruiz Gil"}, (DriftKind.RENAMED_PERSON, "Marta Ruiz", "Marta Ruiz Gil")),
        ({"title": "Head of service"}, (DriftKind.RENAMED_SEAT, "Service manager", "Head of service")),
        ({"gone": True}, (DriftKind.SEAT_GONE, "Marta Ruiz", "")),
        (
            {"numbers": (NumberSaid(PointKind.PHONE, "+34 911"), MAIL)},
            (DriftKind.NUMBER_CHANGED, PHONE.value, "+34 911"),
        ),
        ({"numbers": (MAIL,)}, (DriftKind.NUMBER_GONE, PHONE.value, "")),
    ],
)
def test_what_moves_is_told_once(fields: dict[str, Any], found: tuple[DriftKind, str, str]) -> None:
    assert moved(living(MANAGER, **fields)) == [found]


def test_it_says_where_the_plan_leans_on_it() -> None:
    assert drift(PLAN, living(MANAGER, title="Head of service")) == (
        Drift(
            DriftKind.RENAMED_SEAT,
            Section.ESCALATION,
            MANAGER,
            Side.OURS,
            "Service manager",
            "Service manager",
            "Head of service",
            "Critical",
        ),
    )


def test_a_position_that_was_taken_away_is_gone() -> None:
    seats = tuple(seat for seat in PLAN.seats if seat.key != MANAGER)
    assert moved(replace(PLAN, seats=seats)) == [(DriftKind.SEAT_GONE, "Marta Ruiz", "")]


def test_an_empty_seat_that_is_filled_is_told() -> None:
    published = living(THEIR_OPERATIONS, holder="", holder_key="", numbers=())
    (found,) = drift(published, PLAN)
    assert (found.kind, found.now, found.side) == (DriftKind.FILLED, "Luis Gil", Side.THEIRS)


@pytest.mark.parametrize(
    "fields",
    [
        {"unit": "Another"},
        {"boss": ""},
        {"level": Level.EXECUTIVE},
        {"numbers": (MAIL, PHONE)},
        {"numbers": (replace(PHONE, hours="8-20"), MAIL)},
        {"numbers": (PHONE, MAIL, NumberSaid(PointKind.MOBILE, "+34 600"))},
    ],
)
def test_what_nobody_leans_on_may_change(fields: dict[str, Any]) -> None:
    assert moved(living(MANAGER, **fields)) == []


def test_a_position_that_the_plan_does_not_name_may_do_as_it_likes() -> None:
    published = a_large_content()
    others = tuple(replace(seat, holder="X", holder_key=key(5), title="Y") for seat in published.seats[6:])
    assert drift(published, replace(published, seats=published.seats[:6] + others)) == ()
    assert (
        drift(published, replace(published, seats=(*published.seats, a_seat(8, "New", Level.TECHNICAL))))
        == ()
    )


def test_at_a_step_only_the_number_that_is_used_counts() -> None:
    plan = replace(PLAN, roles=(), procedures=(), counterparts=())
    assert drift(plan, living(TECHNICIAN, numbers=(PLAN.seats[2].numbers[0],))) == ()
    (found,) = drift(plan, living(TECHNICIAN, numbers=(PLAN.seats[2].numbers[1],)))
    assert found.kind is DriftKind.NUMBER_GONE
    ladder = plan.ladders[0]
    rungs = tuple(replace(rung, theirs="", number="+34 900 1") for rung in ladder.rungs)
    fixed = replace(plan, ladders=(replace(ladder, rungs=rungs),))
    assert drift(fixed, living(TECHNICIAN, numbers=())) == ()


def test_who_does_a_step_of_a_procedure_is_leant_on_but_not_their_number() -> None:
    procedure = replace(PLAN.procedures[0], steps=(StepSaid("Do", seat=TECHNICIAN),), channel=Channel.CALL)
    plan = replace(PLAN, roles=(), counterparts=(), ladders=(), procedures=(procedure,))
    assert drift(plan, living(TECHNICIAN, numbers=())) == ()
    (found,) = drift(plan, living(TECHNICIAN, holder="Olga", holder_key=key(5)))
    assert (found.section, found.severity) == (Section.PROCEDURES, "")
