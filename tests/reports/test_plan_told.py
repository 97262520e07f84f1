"""The values of a plan in words: whole numbers told as what they stand for, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from msp_desk.reports.plan.measure_words import credit_told, outcome_told, period_told
from msp_desk.reports.plan.told import (
    after_told,
    amount_told,
    channel_told,
    duration_told,
    frequency_told,
    holder_told,
    impact_told,
    impacts_told,
    money_told,
    percent_told,
    procedure_name,
    quantity_told,
    review_told,
    seat_told,
    section_told,
    step_who,
    target_told,
)
from msp_desk.rules.plan_measures import Credit, Outcome
from msp_desk.rules.plan_sections import NUMBERED, Section
from msp_desk.values.enums import Channel, Language
from msp_desk.values.plan_content import PlanContent
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
from tests.plan_contents import MANAGER, TECHNICIAN, a_content, contents, key
from tests.reports.reading import words_in

EN, ES = words_in(), words_in(Language.SPANISH)
PLAN = a_content()
AT_MOST, AT_LEAST, EXACTLY = Comparison
DAY = date(2026, 12, 31).toordinal()


@pytest.mark.parametrize(
    ("amount", "unit", "told"),
    [
        (1, TimeUnit.MINUTES, "1 minute"),
        (30, TimeUnit.MINUTES, "30 minutes"),
        (2, TimeUnit.HOURS, "2 hours"),
        (4, TimeUnit.WORKING_HOURS, "4 working hours"),
        (1, TimeUnit.DAYS, "1 day"),
        (2, TimeUnit.WORKING_DAYS, "2 working days"),
        (1, TimeUnit.WEEKS, "1 week"),
    ],
)
def test_times_are_told_in_their_unit(amount: int, unit: TimeUnit, told: str) -> None:
    assert duration_told(Duration(amount, unit), EN) == told
    assert duration_told(None, EN) == ""


def test_a_step_comes_at_once_or_after_a_while() -> None:
    assert after_told(Duration(0, TimeUnit.HOURS), EN) == "At once"
    assert after_told(Duration(2, TimeUnit.HOURS), EN) == "After 2 hours"


@pytest.mark.parametrize(
    ("thousandths", "english", "spanish"),
    [
        (99_950, "99.95 %", "99,95 %"),
        (5_000, "5 %", "5 %"),
        (99_999, "99.999 %", "99,999 %"),
        (500, "0.5 %", "0,5 %"),
        (0, "0 %", "0 %"),
        (1_000_000_000, "1,000,000 %", "1.000.000 %"),
    ],
)
def test_percentages_have_as_many_decimals_as_they_need(thousandths: int, english: str, spanish: str) -> None:
    assert percent_told(thousandths, EN) == english
    assert percent_told(thousandths, ES).replace("\xa0", " ") == spanish


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (Target(TargetKind.TIME, AT_MOST, 30, TimeUnit.MINUTES), "At most 30 minutes"),
        (Target(TargetKind.PERCENT, AT_LEAST, 99_950), "At least 99.95 %"),
        (Target(TargetKind.PERCENT, AT_LEAST, 100_000), "100 %"),
        (Target(TargetKind.COUNT, EXACTLY, 4, unit="visits"), "Exactly 4 visits"),
        (Target(TargetKind.COUNT, AT_LEAST, 1_200), "At least 1,200"),
        (Target(TargetKind.DATE, AT_MOST, DAY), "By 31 Dec 2026"),
        (Target(TargetKind.DATE, AT_LEAST, DAY), "Not before 31 Dec 2026"),
        (Target(TargetKind.DATE, EXACTLY, DAY), "On 31 Dec 2026"),
        (Target(TargetKind.YES_NO, EXACTLY, 1), "Yes"),
        (Target(TargetKind.YES_NO, AT_MOST, 0), "No"),
    ],
)
def test_targets_are_told_with_their_comparison(target: Target, told: str) -> None:
    assert target_told(target, EN) == told


@pytest.mark.parametrize(
    ("impact", "told"),
    [
        (Impact(ImpactKind.CREDIT_PERCENT, amount=5_000), "Credit of 5 % of the month's fee"),
        (
            Impact(ImpactKind.CREDIT_PERCENT, 99_000, 10_000),
            "Credit of 10 % of the month's fee, at 99 % or less",
        ),
        (Impact(ImpactKind.CREDIT_AMOUNT, amount=20_050, currency="EUR"), "Credit of €200.50"),
        (Impact(ImpactKind.CREDIT_AMOUNT, amount=20_050), "Credit of 200.50"),
        (Impact(ImpactKind.CREDIT_AMOUNT, amount=500, currency="JPY"), "Credit of ¥500"),
        (Impact(ImpactKind.MEETING, text="within a week"), "Meeting with a director (within a week)"),
        (Impact(ImpactKind.RIGHT_TO_END, beyond=95_000), "Right to end the contract, at 95 % or less"),
        (Impact(ImpactKind.OTHER, text="A written report"), "A written report"),
        (Impact(ImpactKind.OTHER), "Another consequence"),
    ],
)
def test_impacts_say_what_follows_and_from_where(impact: Impact, told: str) -> None:
    assert impact_told(impact, Target(TargetKind.PERCENT, AT_LEAST, 99_950), Frequency.MONTH, EN) == told


def test_tiers_rise_or_fall_with_the_target() -> None:
    late = Impact(ImpactKind.MEETING, beyond=60)
    target = Target(TargetKind.TIME, AT_MOST, 30, TimeUnit.MINUTES)
    assert impact_told(late, target, Frequency.YEAR, EN) == "Meeting with a director, from 60 minutes on"
    early = Impact(ImpactKind.MEETING, beyond=DAY)
    assert (
        impact_told(early, Target(TargetKind.DATE, AT_LEAST, DAY + 9), Frequency.YEAR, EN)
        == "Meeting with a director, on 31 Dec 2026 or before"
    )
    assert impacts_told(PLAN.commitments[0], EN) == ("Credit of 5 % of the month's fee",)


@pytest.mark.parametrize("frequency", Frequency)
def test_fees_and_frequencies_are_of_the_period(frequency: Frequency) -> None:
    impact = Impact(ImpactKind.CREDIT_PERCENT, amount=5_000)
    told = impact_told(impact, PLAN.commitments[0].target, frequency, EN)
    assert frequency.value in told
    assert frequency.value in frequency_told(frequency, EN)


def test_people_are_told_with_their_position() -> None:
    assert seat_told(PLAN, MANAGER, EN) == "Marta Ruiz, Service manager"
    assert seat_told(PLAN, "", EN) == ""
    assert seat_told(PLAN, key(999), EN) == "No longer there"
    assert seat_told(PLAN, "level:technical", EN) == "Technical"
    seat = PLAN.seats[0]
    assert holder_told(replace(seat, holder=""), EN) == "Seat empty"
    assert holder_told(replace(seat, gone=True), EN) == "No longer there"
    assert step_who(PLAN, StepSaid("Do", who="You"), EN) == "You"
    assert step_who(PLAN, StepSaid("Do", who="You", seat=TECHNICIAN), EN) == "Iván Peña, Network technician"


def test_small_things_are_told() -> None:
    assert channel_told(Channel.CALL, EN) == "Call"
    assert channel_told(None, EN) == ""
    assert quantity_told(PLAN.scope[0]) == "24 devices"
    assert quantity_told(PLAN.scope[1]) == ""
    assert [procedure_name(procedure, EN) for procedure in PLAN.procedures] == ["Incident", "A loan device"]
    assert money_told(1_234_56, "EUR", ES).replace("\xa0", " ") == "1.234,56 €"


def test_the_review_is_told_with_its_rhythm() -> None:
    assert review_told(PLAN, EN) == "2 Nov 2027, then every 12 months"
    assert review_told(replace(PLAN, review_months=1), EN) == "2 Nov 2027, then every month"
    assert review_told(replace(PLAN, review_months=None), EN) == "2 Nov 2027"
    assert review_told(replace(PLAN, review_on=None), EN) == ""


def test_periods_outcomes_and_credits_are_told() -> None:
    day = date(2026, 10, 1)
    assert [period_told(frequency, day, EN) for frequency in Frequency] == ["October 2026", "Q4 2026", "2026"]
    assert len({outcome_told(outcome, EN) for outcome in Outcome}) == len(Outcome)
    assert credit_told(Credit(), EN) == ""
    assert credit_told(Credit(5_000), EN) == "5 % of the fee"
    assert credit_told(Credit(5_000, (("EUR", 100), ("GBP", 200))), EN) == "5 % of the fee, €1.00 and £2.00"


def test_sections_have_titles() -> None:
    assert len({section_told(section, EN) for section in Section}) == len(Section)
    assert section_told(NUMBERED[0], EN) == "Service definition"


@pytest.mark.parametrize("language", Language)
@given(content=contents())
def test_any_plan_can_be_told(language: Language, content: PlanContent) -> None:
    words = words_in(language)
    for commitment in content.commitments:
        assert target_told(commitment.target, words)
        assert amount_told(commitment.target, commitment.target.amount, words)
        assert all(impacts_told(commitment, words))
    for procedure in content.procedures:
        assert procedure_name(procedure, words)
        for step in procedure.steps:
            step_who(content, step, words)
    review_told(content, words)
