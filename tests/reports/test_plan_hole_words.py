"""Holes in a plan in sentences: with the item, the step and the person, in every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from msp_desk.reports.plan.hole_words import hole_told, severity_told
from msp_desk.rules.plan_holes import Hole, HoleKind, Severity, holes_in
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel, Language, Side
from msp_desk.values.plan_content import LadderSaid, PlanContent
from msp_desk.values.plans import RequestKind
from tests.plan_contents import TODAY, a_commitment, a_content, contents
from tests.reports.reading import words_in

EN = words_in()
RUNG = Hole(
    HoleKind.RUNG_NO_NUMBER,
    Severity.ERROR,
    Section.ESCALATION,
    "a",
    1,
    "Critical",
    side=Side.OURS,
    title="Service manager",
    holder="Marta Ruiz",
    channel=Channel.CALL,
)


@pytest.mark.parametrize(
    ("hole", "told"),
    [
        (RUNG, "Critical, step 2: Marta Ruiz (Service manager) has no phone number"),
        (
            replace(RUNG, channel=Channel.EMAIL),
            "Critical, step 2: Marta Ruiz (Service manager) has no email address",
        ),
        (
            replace(RUNG, channel=Channel.VIDEO),
            "Critical, step 2: Marta Ruiz (Service manager) cannot be reached by this channel: video call",
        ),
        (replace(RUNG, name=""), "Step 2: Marta Ruiz (Service manager) has no phone number"),
        (
            replace(RUNG, kind=HoleKind.RUNG_VACANT),
            "Critical, step 2: nobody holds the position Service manager",
        ),
        (
            replace(RUNG, kind=HoleKind.RUNG_GONE),
            "Critical, step 2: the position Service manager is no longer there",
        ),
        (
            replace(RUNG, kind=HoleKind.RUNG_GONE, title="", side=Side.THEIRS),
            "Critical, step 2: the client's position that it names is no longer there",
        ),
        (
            Hole(
                HoleKind.STEP_GONE, Severity.WARNING, Section.PROCEDURES, "a", 0, request=RequestKind.INCIDENT
            ),
            "Incident, step 1: the position that it names is no longer there",
        ),
        (
            Hole(HoleKind.ROLE_VACANT, Severity.WARNING, Section.ORGANISATION, "a", title="Head of IT"),
            "Nobody holds the position Head of IT",
        ),
        (
            Hole(
                HoleKind.ROLE_NO_NUMBER,
                Severity.WARNING,
                Section.ORGANISATION,
                "a",
                title="CIO",
                holder="Ana",
            ),
            "Ana (CIO) has neither number nor address",
        ),
        (
            Hole(HoleKind.REVIEW_PAST, Severity.WARNING, Section.PLAN, day=date(2026, 11, 2)),
            "The review was due on 2 Nov 2026",
        ),
        (Hole(HoleKind.LADDER_NO_STEPS, Severity.ERROR, Section.ESCALATION, "a"), "It has no steps"),
        (
            Hole(HoleKind.IMPACT_EMPTY, Severity.ERROR, Section.COMMITMENTS, "a", 2, "Response"),
            "Response: an impact says nothing",
        ),
    ],
)
def test_a_hole_is_a_sentence(hole: Hole, told: str) -> None:
    assert hole_told(hole, EN) == told


def test_the_holes_of_a_plan_read_well() -> None:
    plan = a_content()
    ladder = plan.ladders[0]
    plan = replace(
        plan,
        review_on=None,
        commitments=(a_commitment(service="Telephony", measured_how="", impacts=()),),
        ladders=(replace(ladder, rungs=ladder.rungs[:2]), LadderSaid("b", "Low")),
    )
    assert [hole_told(hole, EN) for hole in holes_in(plan, TODAY)] == [
        "The plan has no review date",
        "Response to urgent incidents: its service is not in the scope: Telephony",
        "Response to urgent incidents: it does not say how it is measured",
        "Response to urgent incidents: missing it has no impact",
        "Critical: no step reaches the top of our firm: General director, Elena Soto",
        "Low: it has no steps",
    ]


@pytest.mark.parametrize("language", Language)
def test_every_hole_has_a_sentence(language: Language) -> None:
    words = words_in(language)
    for kind in HoleKind:
        told = hole_told(
            Hole(kind, Severity.ERROR, Section.PLAN, "a", 0, "Name", day=TODAY, title="T", holder="H"), words
        )
        assert told
        assert "%(" not in told
        assert kind.value not in told
    assert severity_told(Severity.ERROR, words) != severity_told(Severity.WARNING, words)


@given(contents())
def test_any_hole_is_told(content: PlanContent) -> None:
    for hole in holes_in(content, TODAY):
        assert hole_told(hole, EN)


def test_a_vacant_top_is_named_by_its_title() -> None:
    plan = a_content()
    seats = tuple(replace(seat, holder="") for seat in plan.seats)
    ladders = (replace(plan.ladders[0], rungs=plan.ladders[0].rungs[:1]),)
    told = [hole_told(hole, EN) for hole in holes_in(replace(plan, seats=seats, ladders=ladders), TODAY)]
    assert "Critical: no step reaches the top of our firm: General director" in told
