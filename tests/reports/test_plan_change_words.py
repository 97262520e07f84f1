"""Differences between two plans as a client reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from msp_desk.reports.plan.change_words import change_row, change_told
from msp_desk.reports.plan.excerpts import excerpts
from msp_desk.rules.plan_diff import ChangeKind, compare
from msp_desk.values.enums import Channel, Language, Level, PointKind
from msp_desk.values.plan_content import NumberSaid, PlanContent, RoleSaid
from msp_desk.values.plans import (
    Comparison,
    Duration,
    Frequency,
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
    a_commitment,
    a_content,
    a_large_content,
    a_seat,
    contents,
    key,
)
from tests.plan_mutations import mutations
from tests.reports.reading import words_in

EN = words_in()
PLAN = a_content()
LADDER = PLAN.ladders[0]
LOW, MIDDLE, TOP = LADDER.rungs
SWITCHES, CABLING, DESK = PLAN.scope
RESPONSE, AVAILABILITY = PLAN.commitments
INCIDENT, LOAN = PLAN.procedures
MINUTES = TimeUnit.MINUTES
#: Fields that say nothing beside what else is said there: the currency of a percentage, the unit of no time at all.
UNSEEN = (
    "holder_key",
    "target.unit",
    "target.unit_of_time",
    ".currency",
    "impacts[2].amount",
    "rungs[0].after.unit",
)


def told(after: PlanContent, before: PlanContent = PLAN) -> list[str]:
    return [change_told(change, EN) for change in compare(before, after)]


def promising(**fields: Any) -> PlanContent:
    return replace(PLAN, commitments=(replace(RESPONSE, **fields), AVAILABILITY))


def climbing(**fields: Any) -> PlanContent:
    return replace(PLAN, ladders=(replace(LADDER, rungs=(LOW, replace(MIDDLE, **fields), TOP)),))


def including(**fields: Any) -> PlanContent:
    return replace(PLAN, scope=(replace(SWITCHES, **fields), CABLING, DESK))


def seating(**fields: Any) -> PlanContent:
    return replace(PLAN, seats=tuple(replace(s, **fields) if s.key == MANAGER else s for s in PLAN.seats))


def asking(**fields: Any) -> PlanContent:
    return replace(PLAN, procedures=(replace(INCIDENT, **fields), LOAN))


def test_a_faster_response_reads_as_a_client_would_say_it() -> None:
    slower = promising(target=replace(RESPONSE.target, amount=60))
    assert told(PLAN, slower) == ["Response to urgent incidents: 30 minutes, was 60 minutes"]


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (
            promising(target=Target(TargetKind.PERCENT, Comparison.AT_LEAST, 95_000)),
            "Response to urgent incidents: At least 95 %, was at most 30 minutes",
        ),
        (
            promising(frequency=Frequency.QUARTER),
            "Response to urgent incidents, how often it is measured: every quarter, was every month",
        ),
        (
            promising(hours=""),
            "Response to urgent incidents, hours: no longer stated, was Mon-Fri 8:00-20:00",
        ),
        (
            promising(exclusions="Planned works"),
            "Response to urgent incidents, exclusions: Planned works, was not stated",
        ),
        (
            promising(impacts=(replace(RESPONSE.impacts[0], amount=10_000),)),
            "Response to urgent incidents, impact 1: Credit of 10 % of the month's fee, was Credit of 5 % of the month's fee",
        ),
        (
            promising(impacts=(*RESPONSE.impacts, Impact(ImpactKind.CREDIT_AMOUNT, 60, 20_000, "EUR"))),
            "New: Response to urgent incidents, impact 2: Credit of €200.00, from 60 minutes on",
        ),
        (
            promising(impacts=()),
            "No longer there: Response to urgent incidents, impact 1: Credit of 5 % of the month's fee",
        ),
        (
            climbing(after=Duration(1, TimeUnit.HOURS)),
            "Escalation «Critical», step 2: after 1 hour, was after 30 minutes",
        ),
        (
            climbing(after=Duration(0, MINUTES)),
            "Escalation «Critical», step 2: at once, was after 30 minutes",
        ),
        (
            climbing(ours=DIRECTOR),
            "Escalation «Critical», step 2, position of ours: General director (Elena Soto), was Service manager (Marta Ruiz)",
        ),
        (
            climbing(theirs=""),
            "Escalation «Critical», step 2, position of the client: no longer stated, was Head of IT (Ana Núñez)",
        ),
        (
            climbing(ours=key(999)),
            "Escalation «Critical», step 2, position of ours: a position that is no longer there, was Service manager (Marta Ruiz)",
        ),
        (climbing(channel=Channel.EMAIL), "Escalation «Critical», step 2, channel: email, was call"),
        (including(hours="8x5"), "Switches and access points, hours: 8x5, was 24x7"),
        (including(is_in=False), "Switches and access points: not included, was included"),
        (
            including(sites=("Terminal 2", "Hangar")),
            "Switches and access points, sites: Terminal 2, Hangar, was Terminal 2",
        ),
        (seating(holder="Olga Rey"), "Service manager: Olga Rey, was Marta Ruiz"),
        (seating(holder=""), "Service manager: seat empty, was Marta Ruiz"),
        (seating(holder_key=key(5)), "Service manager: changed in a detail"),
        (seating(gone=True), "Service manager: no longer there, was part of the org chart"),
        (
            seating(boss=""),
            "Service manager, reports to: no longer stated, was General director (Elena Soto)",
        ),
        (seating(level=Level.EXECUTIVE), "Service manager, level: executive, was management"),
        (seating(title="Head of service"), "Service manager, title: Head of service, was Service manager"),
        (
            seating(numbers=(NumberSaid(PointKind.MOBILE, "+34 600"), PLAN.seats[1].numbers[1])),
            "Service manager, how to reach them: Mobile +34 600, was Phone +34 910 000 002 (9-18)",
        ),
        (asking(channel=None), "Procedure «Incident», channel: no longer stated, was call"),
        (
            asking(steps=(INCIDENT.steps[0], replace(INCIDENT.steps[1], takes=Duration(1, TimeUnit.HOURS)))),
            "Procedure «Incident», step 2, time it takes: 1 hour, was 15 minutes",
        ),
        (
            asking(steps=(*INCIDENT.steps, StepSaid("Close it"))),
            "New: Procedure «Incident», step 3: Close it",
        ),
        (replace(PLAN, scope=(CABLING, DESK)), "No longer there: Switches and access points: 24 devices"),
        (replace(PLAN, scope=PLAN.scope[::-1]), "The items of the scope stand in another order"),
        (
            replace(PLAN, commitments=(RESPONSE,)),
            "No longer there: Availability of the network: at least 99.95 %",
        ),
        (replace(PLAN, procedures=(INCIDENT,)), "No longer there: Procedure «A loan device»"),
        (replace(PLAN, ladders=()), "No longer there: Escalation «Critical»"),
        (replace(PLAN, counterparts=()), "No longer there: Counterparts Head of IT and Service manager"),
        (
            replace(PLAN, roles=(*PLAN.roles, RoleSaid(key(43), TECHNICIAN))),
            "New: Contact Network technician",
        ),
        (
            replace(PLAN, seats=(*PLAN.seats, a_seat(9, "Night lead", Level.OPERATIONAL, holder=""))),
            "New: Position «Night lead»: Seat empty",
        ),
        (
            replace(PLAN, ladders=(replace(LADDER, rungs=(LOW, MIDDLE)),)),
            "No longer there: Escalation «Critical», step 3: after 2 hours, General director (Elena Soto)",
        ),
        (replace(PLAN, language=Language.SPANISH), "Language of the plan: Spanish, was English"),
        (replace(PLAN, review_on=date(2027, 3, 1)), "Next review: 1 Mar 2027, was 2 Nov 2027"),
        (replace(PLAN, review_months=6), "Reviewed every: 6 months, was 12 months"),
        (replace(PLAN, review_months=None), "Reviewed every: no longer stated, was 12 months"),
        (replace(PLAN, firm=replace(PLAN.firm, tax_id="B9")), "Our firm, tax number: B9, was B00000001"),
    ],
)
def test_a_change_is_a_sentence(after: PlanContent, sentence: str) -> None:
    assert told(after) == [sentence]


def test_a_tier_is_told_in_the_measure_that_it_had() -> None:
    before = promising(impacts=(Impact(ImpactKind.MEETING, beyond=60),))
    after = promising(
        target=Target(TargetKind.PERCENT, Comparison.AT_LEAST, 95_000),
        impacts=(Impact(ImpactKind.MEETING, beyond=90_000),),
    )
    assert told(after, before)[1] == (
        "Response to urgent incidents, impact 1: Meeting with a director, at 90 % or less, "
        "was Meeting with a director, from 60 minutes on"
    )


@pytest.mark.parametrize("language", Language)
def test_every_change_of_a_field_is_told_with_both_values(language: Language) -> None:
    words = words_in(language)
    for content in (PLAN, a_large_content(2, 2, 4, 2, 1)):
        for place, changed in mutations(content):
            (change,) = compare(content, changed)
            sentence, row = change_told(change, words), change_row(change, words)
            assert "%(" not in sentence, place
            assert row.what, place
            if not place.endswith(UNSEEN):
                assert row.now != row.was, place
                assert row.now in sentence, place
                assert row.was in sentence, place


@given(contents(), contents())
def test_any_change_is_told(before: PlanContent, after: PlanContent) -> None:
    for change in compare(before, after):
        row = change_row(change, EN)
        assert change_told(change, EN)
        assert not (row.was and change.kind is ChangeKind.ADDED)
        assert not (row.now and change.kind is ChangeKind.REMOVED)


# Long texts


def test_short_texts_stand_whole_in_a_line() -> None:
    assert excerpts("a\nb", "c  d") == ("a b", "c d")


def test_of_long_texts_the_part_that_differs_is_told() -> None:
    same = "All that was agreed before stays as it is. " * 10
    now, was = excerpts(same + "Two visits a month.", same + "One visit a month.")
    assert now == "…before stays as it is. Two visits a month."
    assert was == "…before stays as it is. One visit a month."


def test_long_texts_that_differ_all_along_are_cut() -> None:
    now, was = excerpts("A" * 500, "B" * 500)
    assert now == "A" * 160 + "…"
    assert was == "B" * 160 + "…"
    now, was = excerpts("word " * 100, "")
    assert now.endswith("…")
    assert was == ""
    now, was = excerpts("x" * 300, "x" * 299)
    assert (now, was) == ("…" + "x" * 31, "…" + "x" * 30)


def test_what_a_person_wrote_is_no_format() -> None:
    plan = promising(indicator="100 %(done)s %", service=a_commitment().service)
    assert told(plan) == [
        "Response to urgent incidents, indicator: 100 %(done)s %, was Response to urgent incidents"
    ]
