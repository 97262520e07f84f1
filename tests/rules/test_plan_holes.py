"""The holes in a plan: each is found where it is, stops publishing or not, and nothing else is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from msp_desk.rules.plan_holes import Hole, HoleKind, Severity, errors_in, holes_in
from msp_desk.rules.plan_reach import heads
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel, Level, PointKind, Side
from msp_desk.values.plan_content import LadderSaid, NumberSaid, PlanContent, RoleSaid, RungSaid
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Impact,
    ImpactKind,
    StepSaid,
    Target,
    TargetKind,
    TimeUnit,
)
from tests.plan_contents import (
    DIRECTOR,
    MANAGER,
    TECHNICIAN,
    THEIR_DIRECTOR,
    THEIR_IT,
    TODAY,
    a_commitment,
    a_content,
    a_large_content,
    a_seat,
    contents,
    key,
)

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PLAN = a_content()
LADDER = PLAN.ladders[0]
LOW, MIDDLE, TOP = LADDER.rungs
EMAILED = (NumberSaid(PointKind.EMAIL, "a@norte.example"),)


def found(content: PlanContent, today: date = TODAY) -> list[tuple[HoleKind, Severity]]:
    return [(hole.kind, hole.severity) for hole in holes_in(content, today)]


def seated(seat: str, **fields: Any) -> PlanContent:
    """The plan with a position that is otherwise."""
    return replace(
        PLAN,
        seats=tuple(replace(one, **fields) if one.key == seat else one for one in PLAN.seats),
    )


def laddered(*rungs: RungSaid) -> PlanContent:
    """The plan with one ladder of these steps."""
    return replace(PLAN, ladders=(replace(LADDER, rungs=rungs),))


def timed(*times: Duration) -> PlanContent:
    """The plan with a ladder whose steps come at these times, the last to the top."""
    rungs = [replace(MIDDLE, after=time) for time in times]
    return laddered(*rungs[:-1], replace(rungs[-1], ours=DIRECTOR))


def minutes(n: int) -> Duration:
    return Duration(n, TimeUnit.MINUTES)


def test_a_good_plan_has_none() -> None:
    assert holes_in(PLAN, TODAY) == ()
    assert holes_in(a_large_content(), TODAY) == ()


def test_an_empty_plan_lacks_everything() -> None:
    empty = replace(
        PLAN,
        review_on=None,
        scope=(),
        seats=(),
        roles=(),
        counterparts=(),
        procedures=(),
        commitments=(),
        ladders=(),
    )
    assert found(empty) == [
        (HoleKind.NO_REVIEW_DATE, WARNING),
        (HoleKind.NO_SCOPE, ERROR),
        (HoleKind.NO_ROLES, WARNING),
        (HoleKind.NO_PROCEDURES, WARNING),
        (HoleKind.NO_COMMITMENTS, WARNING),
        (HoleKind.NO_LADDERS, ERROR),
    ]


def test_the_review_is_due_the_day_after() -> None:
    on = PLAN.review_on
    assert on is not None
    assert found(PLAN, on) == []
    assert found(PLAN, on + timedelta(days=1)) == [(HoleKind.REVIEW_PAST, WARNING)]


def test_what_is_in_the_scope_has_hours_and_what_is_out_need_not() -> None:
    first, out, second = PLAN.scope
    plan = replace(PLAN, scope=(replace(first, hours=" "), out, second))
    (hole,) = holes_in(plan, TODAY)
    assert (hole.kind, hole.severity, hole.key) == (HoleKind.SCOPE_NO_HOURS, WARNING, first.key)
    assert (HoleKind.NO_SCOPE, ERROR) in found(replace(PLAN, scope=(out,)))


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"holder": ""}, [HoleKind.ROLE_VACANT, HoleKind.RUNG_VACANT]),
        ({"gone": True}, [HoleKind.ROLE_GONE, HoleKind.RUNG_GONE]),
        ({"numbers": ()}, [HoleKind.ROLE_NO_NUMBER, HoleKind.RUNG_NO_NUMBER]),
        ({"numbers": EMAILED}, [HoleKind.ROLE_NO_NUMBER, HoleKind.RUNG_NO_NUMBER]),
    ],
)
def test_ours_that_cannot_be_reached_stops_a_step_and_only_warns_of_a_role(
    fields: dict[str, Any], kinds: list[HoleKind]
) -> None:
    holes = holes_in(seated(MANAGER, **fields), TODAY)
    assert [hole.kind for hole in holes] == kinds
    assert [hole.severity for hole in holes] == [WARNING, ERROR]
    assert [hole.section for hole in holes] == [Section.ORGANISATION, Section.ESCALATION]
    assert (holes[0].key, holes[1].key, holes[1].place) == (key(41), LADDER.key, 1)
    assert all(hole.title == "Service manager" for hole in holes)


@pytest.mark.parametrize(
    ("fields", "kind", "severity"),
    [
        ({"holder": ""}, HoleKind.RUNG_VACANT, WARNING),
        ({"gone": True}, HoleKind.RUNG_GONE, ERROR),
        ({"numbers": ()}, HoleKind.RUNG_NO_NUMBER, WARNING),
    ],
)
def test_what_the_client_has_to_mend_only_warns(
    fields: dict[str, Any], kind: HoleKind, severity: Severity
) -> None:
    assert found(seated(THEIR_DIRECTOR, **fields)) == [(kind, severity)]


def test_a_position_that_is_not_in_the_charts_is_gone() -> None:
    plan = laddered(LOW, replace(MIDDLE, ours=key(999), theirs=key(998)), TOP)
    assert found(plan) == [(HoleKind.RUNG_GONE, ERROR), (HoleKind.RUNG_GONE, ERROR)]
    assert found(replace(PLAN, roles=(RoleSaid(key(41), key(999)),))) == [(HoleKind.ROLE_GONE, WARNING)]


def test_a_step_reaches_somebody_of_ours_by_some_channel() -> None:
    assert found(laddered(LOW, replace(MIDDLE, ours=""), TOP)) == [(HoleKind.RUNG_NOBODY, ERROR)]
    assert found(laddered(LOW, replace(MIDDLE, channel=None), TOP)) == [(HoleKind.RUNG_NO_CHANNEL, ERROR)]
    assert found(laddered(LOW, replace(MIDDLE, theirs=""), TOP)) == []


def test_a_number_of_its_own_is_number_enough() -> None:
    plan = seated(MANAGER, numbers=())
    numbered = replace(
        plan, ladders=(replace(LADDER, rungs=(LOW, replace(MIDDLE, number="+34 900 1"), TOP)),)
    )
    assert found(numbered) == [(HoleKind.ROLE_NO_NUMBER, WARNING)]
    bare = replace(
        numbered, ladders=(replace(LADDER, rungs=(LOW, replace(MIDDLE, channel=None, number="1"), TOP)),)
    )
    assert found(bare) == [(HoleKind.ROLE_NO_NUMBER, WARNING)]


@pytest.mark.parametrize(
    ("channel", "point"),
    [
        (Channel.CALL, PointKind.MOBILE),
        (Channel.MESSAGE, PointKind.WHATSAPP),
        (Channel.VIDEO, PointKind.TEAMS),
        (Channel.PORTAL, PointKind.PORTAL),
        (Channel.VISIT, None),
        (Channel.MEETING, None),
        (Channel.LETTER, None),
        (None, PointKind.PHONE),
    ],
)
def test_a_channel_needs_its_number(channel: Channel | None, point: PointKind | None) -> None:
    plan = seated(TECHNICIAN, numbers=(NumberSaid(point, "1"),) if point else ())
    role = RoleSaid(key(41), TECHNICIAN, "Help", channel)
    kinds = [kind for kind, _ in found(replace(plan, roles=(role,), ladders=PLAN.ladders))]
    assert HoleKind.ROLE_NO_NUMBER not in kinds
    bare = seated(TECHNICIAN, numbers=(NumberSaid(PointKind.FAX, "1"),))
    kinds = [kind for kind, _ in found(replace(bare, roles=(role,)))]
    assert (HoleKind.ROLE_NO_NUMBER in kinds) is (channel is not None and point is not None)


def test_procedures_say_by_which_channel_and_how() -> None:
    first, second = PLAN.procedures
    step = StepSaid("Do it", seat=THEIR_IT)
    lost = StepSaid("Do it", seat=key(999))
    plan = replace(
        seated(THEIR_IT, holder=""),
        roles=PLAN.roles[:1],
        ladders=(replace(LADDER, rungs=(LOW, replace(MIDDLE, theirs=""), TOP)),),
        procedures=(replace(first, channel=None, steps=()), replace(second, steps=(step, lost))),
    )
    assert found(plan) == [
        (HoleKind.PROCEDURE_NO_CHANNEL, ERROR),
        (HoleKind.PROCEDURE_NO_STEPS, WARNING),
        (HoleKind.STEP_VACANT, WARNING),
        (HoleKind.STEP_GONE, WARNING),
    ]
    assert [hole.place for hole in holes_in(plan, TODAY)] == [None, None, 0, 1]


@pytest.mark.parametrize(
    ("fields", "kind", "severity"),
    [
        ({"impacts": ()}, HoleKind.COMMITMENT_NO_IMPACT, ERROR),
        ({"measured_how": " "}, HoleKind.COMMITMENT_NOT_MEASURED, ERROR),
        ({"service": "Telephony"}, HoleKind.COMMITMENT_OUT_OF_SCOPE, ERROR),
        ({"service": "Cabling"}, HoleKind.COMMITMENT_OUT_OF_SCOPE, ERROR),
        ({"service": ""}, HoleKind.COMMITMENT_NO_SERVICE, WARNING),
        ({"impacts": (Impact(ImpactKind.CREDIT_PERCENT),)}, HoleKind.IMPACT_EMPTY, ERROR),
        ({"impacts": (Impact(ImpactKind.CREDIT_AMOUNT, amount=5),)}, HoleKind.IMPACT_EMPTY, ERROR),
        ({"impacts": (Impact(ImpactKind.OTHER, text=" "),)}, HoleKind.IMPACT_EMPTY, ERROR),
        ({"impacts": (Impact(ImpactKind.MEETING, beyond=30),)}, HoleKind.IMPACT_WITHIN_TARGET, WARNING),
    ],
)
def test_commitments_are_measured_cost_something_and_are_about_the_scope(
    fields: dict[str, Any], kind: HoleKind, severity: Severity
) -> None:
    (hole,) = holes_in(replace(PLAN, commitments=(a_commitment(**fields),)), TODAY)
    assert (hole.kind, hole.severity, hole.key) == (kind, severity, key(31))


@pytest.mark.parametrize("service", ["MANAGED network", "managed nétwork", "switches and access points"])
def test_a_service_is_found_in_the_scope_however_it_is_spelled(service: str) -> None:
    assert found(replace(PLAN, commitments=(a_commitment(service=service),))) == []


def test_an_impact_below_the_target_of_a_minimum_is_beyond_it() -> None:
    target = Target(TargetKind.PERCENT, Comparison.AT_LEAST, 99_000)
    for beyond, holes in ((98_999, []), (99_000, [(HoleKind.IMPACT_WITHIN_TARGET, WARNING)])):
        impacts = (Impact(ImpactKind.RIGHT_TO_END, beyond=beyond),)
        assert found(replace(PLAN, commitments=(a_commitment(target=target, impacts=impacts),))) == holes


def test_some_ladder_reaches_the_general_director() -> None:
    short = replace(LADDER, rungs=(LOW, MIDDLE))
    (hole,) = holes_in(replace(PLAN, ladders=(short,)), TODAY)
    assert hole == Hole(
        HoleKind.NOT_TO_THE_TOP,
        ERROR,
        Section.ESCALATION,
        LADDER.key,
        name="Critical",
        side=Side.OURS,
        title="General director",
        holder="Elena Soto",
    )
    second = replace(short, key=key(72), severity="Low")
    (hole,) = holes_in(replace(PLAN, ladders=(LADDER, second)), TODAY)
    assert (hole.severity, hole.key) == (WARNING, second.key)
    assert found(replace(PLAN, ladders=(short, second))) == [(HoleKind.NOT_TO_THE_TOP, ERROR)] * 2


def test_a_ladder_has_steps_and_a_chart_a_top() -> None:
    empty = LadderSaid(key(72), "Low")
    assert found(replace(PLAN, ladders=(LADDER, empty))) == [(HoleKind.LADDER_NO_STEPS, ERROR)]
    theirs = tuple(seat for seat in PLAN.seats if seat.side is Side.THEIRS)
    assert (HoleKind.NO_HEAD, ERROR) in found(replace(PLAN, seats=theirs))


@pytest.mark.parametrize(
    ("times", "severities"),
    [
        ((minutes(0), minutes(0), minutes(30)), [ERROR]),
        ((minutes(30), minutes(30), minutes(20)), [ERROR, ERROR]),
        ((minutes(90), Duration(1, TimeUnit.HOURS)), [ERROR]),
        ((Duration(12, TimeUnit.HOURS), Duration(1, TimeUnit.WORKING_DAYS)), [WARNING]),
        ((Duration(0, TimeUnit.WORKING_HOURS), minutes(0)), [ERROR]),
        ((minutes(0), minutes(59), Duration(1, TimeUnit.HOURS), Duration(1, TimeUnit.WEEKS)), []),
        ((minutes(30), Duration(4, TimeUnit.WORKING_HOURS), Duration(1, TimeUnit.WORKING_DAYS)), []),
    ],
)
def test_times_rise_up_the_ladder(times: tuple[Duration, ...], severities: list[Severity]) -> None:
    assert found(timed(*times)) == [(HoleKind.TIMES_NOT_RISING, severity) for severity in severities]


def test_only_errors_stop() -> None:
    plan = replace(PLAN, review_on=None, commitments=(a_commitment(impacts=()),))
    holes = holes_in(plan, TODAY)
    assert [hole.severity for hole in holes] == [WARNING, ERROR]
    assert errors_in(holes) == holes[1:]


@given(contents())
def test_any_plan_can_be_checked(content: PlanContent) -> None:
    items = {
        item.key
        for name in ("scope", "roles", "procedures", "commitments", "ladders")
        for item in getattr(content, name)
    }
    assert all(hole.key in items or not hole.key for hole in holes_in(content, TODAY))


def test_the_top_is_the_topmost_executive() -> None:
    assert heads(PLAN.seats) == {DIRECTOR}
    finance = a_seat(4, "Finance director", Level.EXECUTIVE, boss=DIRECTOR)
    helper = a_seat(5, "Assistant", Level.EXECUTIVE, is_assistant=True)
    assert heads((*PLAN.seats, finance, helper)) == {DIRECTOR}


def test_a_general_director_under_a_board_is_head_enough() -> None:
    board = a_seat(6, "Chair", Level.EXECUTIVE)
    director = replace(PLAN.seats[0], boss=board.key)
    assert heads((board, director)) == {board.key, DIRECTOR}
    for title in ("Directora general", "CEO", "Managing director", "Gerente"):
        assert heads((board, replace(director, title=title))) == {board.key, DIRECTOR}


def test_without_executives_the_highest_of_those_without_a_boss_count() -> None:
    lead = a_seat(7, "Lead", Level.MANAGEMENT)
    worker = a_seat(8, "Technician", Level.TECHNICAL)
    assert heads((worker, lead, replace(worker, key=key(9), boss=lead.key))) == {lead.key}
    assert heads((worker,)) == {worker.key}
    assert heads(()) == frozenset()
    assert heads((replace(lead, gone=True),)) == frozenset()


def test_a_chart_that_turns_in_a_circle_has_heads_too() -> None:
    one = a_seat(1, "A", Level.EXECUTIVE, boss=key(2))
    other = a_seat(2, "B", Level.EXECUTIVE, boss=key(1))
    assert heads((one, other)) == {key(1), key(2)}
    assert heads((replace(one, boss=key(1)),)) == {key(1)}
