"""What contracts bring in some months, against the hours that went into them: included, spent, worth, cost and margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from msp_desk.rules.workdays import months_after
from msp_desk.values.contracts import MONTHS_PER, ContractTerms, Renewal
from msp_desk.values.money import Money

_HOUR = 60


@dataclass(frozen=True, slots=True)
class Months:
    """A period of whole months: any day of its first, and how many."""

    start: date
    count: int

    @property
    def first(self) -> date:
        """The first day."""
        return self.start.replace(day=1)

    @property
    def last(self) -> date:
        """The last day."""
        return self.last_day(self.count - 1)

    def last_day(self, number: int) -> date:
        """The last day of one of its months (0 is the first)."""
        return months_after(self.start.replace(month=1, day=31), self.start.month - 1 + number)


def whole_months(since: date, until: date) -> Months:
    """The whole months of a period, so that what is counted by the month meets what is counted by the day.

    Those that the period touches, where it has no whole one.
    """
    first = _month_of(since) + (since.day > 1)
    last = _month_of(until) - (until < Months(until, 1).last)
    if last < first:
        first, last = _month_of(since), _month_of(until)
    return Months(date(first // 12, first % 12 + 1, 1), last - first + 1)


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of a contract, and their last day, where they have one: it was closed, or others came after them."""

    terms: ContractTerms
    until: date | None = None

    def hold_on(self, day: date) -> bool:
        """Whether they hold on a day; what ends holds until it does, what renews until somebody says otherwise."""
        starts, ends = self.terms.starts_on, self.terms.first_end_on
        if starts is None or day < starts or (self.until is not None and day > self.until):
            return False
        return self.terms.renewal is not Renewal.ENDS or ends is None or day <= ends


@dataclass(frozen=True, slots=True)
class Margin:
    """What some months brought: minutes included (None: none were agreed) and spent, worth per currency, cost and margin.

    `cost` is None where nobody said what an hour costs. `margin` is None where there is no cost, or part of the worth is in
    another currency; `untold` counts the clients of a sum for which it is so.
    """

    included: int | None
    spent: int
    worth: tuple[Money, ...]
    cost: Money | None
    margin: Money | None
    untold: int = 0

    @property
    def used(self) -> float | None:
        """Which part of the hours included was spent: 1 is all of them."""
        return self.spent / self.included if self.included else None


def margin_of(
    conditions: Iterable[Conditions], spent: int, hour_cost: int | None, currency: str, months: Months
) -> Margin:
    """What a client's contracts brought in some months, for so many minutes of ours at so much an hour.

    A month counts for the conditions that hold on its last day, so that each counts once, and twelve are a year.
    """
    included: int | None = None
    worth: dict[str, int] = defaultdict(int)
    for held in conditions:
        terms = held.terms
        count = sum(held.hold_on(months.last_day(n)) for n in range(months.count))
        if terms.minutes_included is not None and count:
            included = (included or 0) + _rounded(
                terms.minutes_included * count, MONTHS_PER[terms.minutes_per]
            )
        if terms.value is not None and count:
            worth[terms.currency] += _rounded(terms.value * count, MONTHS_PER[terms.value_per])
    cost = None if hour_cost is None else Money(currency, _rounded(spent * hour_cost, _HOUR))
    margin = None
    if cost is not None and not worth.keys() - {currency}:
        margin = Money(currency, worth.get(currency, 0) - cost.minor)
    return Margin(included, spent, _moneys(worth), cost, margin, untold=int(margin is None))


def together(margins: Iterable[Margin]) -> Margin:
    """The firm's: its clients' added up, each currency alone; the margin is that of the clients for which it can be told."""
    included: int | None = None
    spent = untold = 0
    worth: dict[str, int] = defaultdict(int)
    cost: Money | None = None
    told: Money | None = None
    for one in margins:
        if one.included is not None:
            included = (included or 0) + one.included
        spent += one.spent
        untold += one.untold
        for money in one.worth:
            worth[money.currency] += money.minor
        cost = _added(cost, one.cost)
        told = _added(told, one.margin)
    return Margin(included, spent, _moneys(worth), cost, told, untold)


def _moneys(worth: dict[str, int]) -> tuple[Money, ...]:
    return tuple(Money(currency, worth[currency]) for currency in sorted(worth))


def _added(so_far: Money | None, more: Money | None) -> Money | None:
    if so_far is None or more is None:
        return more if so_far is None else so_far
    return so_far + more


def _rounded(amount: int, by: int) -> int:
    """Divided, to the nearest whole; halves up. Neither is negative."""
    return (2 * amount + by) // (2 * by)
