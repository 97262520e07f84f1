"""How commitments went: periods, met or missed, tiers of what follows, what is not measured."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.plan_measures import (
    Credit,
    Outcome,
    credit_due,
    credit_of,
    impacts_due,
    met,
    not_measured,
    run_of,
)
from msp_desk.rules.plan_periods import last_day, moved, period_of, periods
from msp_desk.values.plans import Comparison, Frequency, Impact, ImpactKind, Target, TargetKind, TimeUnit
from tests.plan_contents import TODAY, a_commitment, a_content

MONTH, QUARTER, YEAR = Frequency
AVAILABILITY = a_content().commitments[1]
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("frequency", "day", "first", "last"),
    [
        (MONTH, date(2026, 11, 23), date(2026, 11, 1), date(2026, 11, 30)),
        (MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (QUARTER, date(2026, 11, 23), date(2026, 10, 1), date(2026, 12, 31)),
        (QUARTER, date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        (YEAR, date(2026, 11, 23), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_period(frequency: Frequency, day: date, first: date, last: date) -> None:
    assert period_of(frequency, day) == first
    assert last_day(frequency, first) == last


@given(st.sampled_from(Frequency), DAYS, st.integers(-40, 40))
def test_periods_follow_each_other(frequency: Frequency, day: date, by: int) -> None:
    period = period_of(frequency, day)
    assert period <= day <= last_day(frequency, period)
    assert moved(frequency, moved(frequency, period, by), -by) == period
    run = periods(frequency, day)
    assert len(run) == 12
    assert run[-1] == period
    assert [moved(frequency, one, 1) for one in run[:-1]] == list(run[1:])


@pytest.mark.parametrize(
    ("target", "kept", "broken"),
    [
        (Target(TargetKind.TIME, Comparison.AT_MOST, 30, TimeUnit.MINUTES), (0, 30), (31,)),
        (Target(TargetKind.PERCENT, Comparison.AT_LEAST, 99_950), (99_950, 100_000), (99_949, 0)),
        (Target(TargetKind.COUNT, Comparison.EXACTLY, 4), (4,), (3, 5)),
        (Target(TargetKind.DATE, Comparison.AT_MOST, 740_000), (739_999,), (740_001,)),
        (Target(TargetKind.YES_NO, Comparison.AT_MOST, 1), (1,), (0,)),
    ],
)
def test_a_value_keeps_a_target_or_not(
    target: Target, kept: tuple[int, ...], broken: tuple[int, ...]
) -> None:
    assert all(met(target, amount) for amount in kept)
    assert not any(met(target, amount) for amount in broken)


@pytest.mark.parametrize(
    ("amount", "percent", "kinds"),
    [
        (99_950, 0, []),
        (99_900, 5_000, [ImpactKind.CREDIT_PERCENT]),
        (99_000, 10_000, [ImpactKind.CREDIT_PERCENT]),
        (95_000, 10_000, [ImpactKind.CREDIT_PERCENT, ImpactKind.RIGHT_TO_END]),
    ],
)
def test_of_the_tiers_the_furthest_applies(amount: int, percent: int, kinds: list[ImpactKind]) -> None:
    due = impacts_due(AVAILABILITY, amount)
    assert [impact.kind for impact in due] == kinds
    assert credit_of(due).percent == percent


def test_tiers_go_up_where_less_is_better_and_own_words_are_no_tiers() -> None:
    first = Impact(ImpactKind.CREDIT_AMOUNT, None, 10_000, "EUR")
    second = Impact(ImpactKind.CREDIT_AMOUNT, 60, 25_000, "EUR")
    report = Impact(ImpactKind.OTHER, text="A written report")
    call = Impact(ImpactKind.OTHER, 40, text="A call")
    commitment = a_commitment(impacts=(second, first, report, call))
    assert impacts_due(commitment, 31) == (first, report)
    assert impacts_due(commitment, 59) == (first, report, call)
    assert impacts_due(commitment, 60) == (second, report, call)
    assert credit_of(impacts_due(commitment, 600)) == Credit(0, (("EUR", 25_000),))


def test_a_run_tells_met_missed_unmeasured_and_running() -> None:
    measured = {date(2026, 8, 1): 99_990, date(2026, 9, 1): 99_900, date(2025, 1, 1): 0}
    run = run_of(AVAILABILITY, measured, TODAY, since=date(2026, 7, 15))
    assert [(row.period.month, row.outcome) for row in run] == [
        (7, Outcome.NOT_MEASURED),
        (8, Outcome.MET),
        (9, Outcome.MISSED),
        (10, Outcome.NOT_MEASURED),
        (11, Outcome.RUNNING),
    ]
    assert not_measured(run) == (date(2026, 7, 1), date(2026, 10, 1))
    assert credit_due(run) == Credit(5_000)


def test_a_period_that_was_measured_counts_though_nothing_was_promised_yet() -> None:
    run = run_of(AVAILABILITY, {date(2026, 2, 1): 0}, TODAY, since=date(2026, 11, 2))
    assert [row.period.month for row in run] == [2, 11]
    assert len(run_of(AVAILABILITY, {}, TODAY)) == 12


def test_nothing_owed_is_nothing() -> None:
    assert not Credit()
    assert not credit_due(run_of(AVAILABILITY, {}, TODAY))
    assert Credit(1)
