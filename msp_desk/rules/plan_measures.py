"""How a commitment went: its periods, whether each was met, what missing it costs, and which is not measured yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from msp_desk.rules.plan_periods import RUN, last_day, periods
from msp_desk.values.enums import Word
from msp_desk.values.plan_content import CommitmentSaid
from msp_desk.values.plans import Comparison, Impact, ImpactKind, Target, TargetKind


class Outcome(Word):
    """How a period went."""

    MET = "met"
    MISSED = "missed"
    NOT_MEASURED = "not_measured"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Credit:
    """What is owed: thousandths of a percent of the fees of the periods, and money by currency in minor units."""

    percent: int = 0
    amounts: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.percent or self.amounts)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period of a commitment, by its first day: what was measured, how it went, what follows from it."""

    period: date
    amount: int | None
    outcome: Outcome
    impacts: tuple[Impact, ...] = ()


def met(target: Target, amount: int) -> bool:
    """Whether a measured value keeps what was promised."""
    if target.comparison is Comparison.EXACTLY or target.kind is TargetKind.YES_NO:
        return amount == target.amount
    return amount <= target.amount if target.comparison is Comparison.AT_MOST else amount >= target.amount


def impacts_due(commitment: CommitmentSaid, amount: int) -> tuple[Impact, ...]:
    """What follows from a measured value, in the plan's order: of the tiers of a kind, the furthest that applies.

    Consequences in the firm's own words are no tiers of each other: all that apply follow.
    """
    target = commitment.target
    if met(target, amount):
        return ()
    applying = [impact for impact in commitment.impacts if _applies(impact, target, amount)]
    furthest: dict[object, Impact] = {}
    for impact in applying:
        tier = (impact.kind, impact.text if impact.kind is ImpactKind.OTHER else impact.currency)
        if tier not in furthest or _reach(impact, target) > _reach(furthest[tier], target):
            furthest[tier] = impact
    return tuple(impact for impact in applying if any(impact is one for one in furthest.values()))


def _applies(impact: Impact, target: Target, amount: int) -> bool:
    if impact.beyond is None:
        return True
    return amount <= impact.beyond if target.comparison is Comparison.AT_LEAST else amount >= impact.beyond


def _reach(impact: Impact, target: Target) -> tuple[bool, int]:
    """How far from the target an impact begins, for comparing; what applies as soon as it is missed, the nearest."""
    if impact.beyond is None:
        return False, 0
    return True, -impact.beyond if target.comparison is Comparison.AT_LEAST else impact.beyond


def credit_of(impacts: Iterable[Impact]) -> Credit:
    """What the impacts of one period, or of many, come to."""
    percent = 0
    amounts: dict[str, int] = {}
    for impact in impacts:
        if impact.kind is ImpactKind.CREDIT_PERCENT:
            percent += impact.amount or 0
        elif impact.kind is ImpactKind.CREDIT_AMOUNT and impact.amount:
            amounts[impact.currency] = amounts.get(impact.currency, 0) + impact.amount
    return Credit(percent, tuple(sorted(amounts.items())))


def run_of(
    commitment: CommitmentSaid,
    measured: Mapping[date, int],
    today: date,
    since: date | None = None,
    count: int = RUN,
) -> tuple[PeriodRow, ...]:
    """The last periods of a commitment, the oldest first, the running one last.

    `measured` is by the first day of the period; periods that ended before `since` (when it was first promised) are left
    out unless they were measured.
    """
    rows = (
        _row(commitment, period, measured.get(period), today)
        for period in periods(commitment.frequency, today, count)
    )
    return tuple(
        row
        for row in rows
        if row.amount is not None or since is None or last_day(commitment.frequency, row.period) >= since
    )


def _row(commitment: CommitmentSaid, period: date, amount: int | None, today: date) -> PeriodRow:
    if amount is not None:
        outcome = Outcome.MET if met(commitment.target, amount) else Outcome.MISSED
        return PeriodRow(period, amount, outcome, impacts_due(commitment, amount))
    ended = last_day(commitment.frequency, period) < today
    return PeriodRow(period, None, Outcome.NOT_MEASURED if ended else Outcome.RUNNING)


def not_measured(run: Iterable[PeriodRow]) -> tuple[date, ...]:
    """The periods of a run that ended without a measured value."""
    return tuple(row.period for row in run if row.outcome is Outcome.NOT_MEASURED)


def credit_due(run: Iterable[PeriodRow]) -> Credit:
    """What is owed for a run."""
    return credit_of(impact for row in run for impact in row.impacts)
