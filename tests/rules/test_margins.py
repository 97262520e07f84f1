"""Hours, worth, cost and margin of contracts over whole months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.margins import Conditions, Margin, Months, margin_of, together, whole_months
from msp_desk.rules.workdays import months_after
from msp_desk.values.contracts import ContractTerms, Per, Renewal
from msp_desk.values.money import Money

SUPPORT = ContractTerms(
    starts_on=date(2026, 1, 1),
    first_end_on=date(2026, 12, 31),
    value=1_200_000,
    value_per=Per.YEAR,
    currency="EUR",
    minutes_included=600,
    minutes_per=Per.MONTH,
)
QUARTER = Months(date(2026, 7, 14), 3)
HOUR = 4_500


def test_a_quarter_of_a_yearly_contract() -> None:
    found = margin_of([Conditions(SUPPORT)], 1_500, HOUR, "EUR", QUARTER)
    assert found == Margin(
        included=1_800,
        spent=1_500,
        worth=(Money("EUR", 300_000),),
        cost=Money("EUR", 112_500),
        margin=Money("EUR", 187_500),
    )
    assert found.used == pytest.approx(1_500 / 1_800)


def test_months_begin_and_end_with_the_month() -> None:
    assert (QUARTER.first, QUARTER.last) == (date(2026, 7, 1), date(2026, 9, 30))
    across = Months(date(2027, 12, 31), 3)
    assert (across.first, across.last) == (date(2027, 12, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2025, 11, 23), date(2026, 11, 22), date(2025, 12, 1), date(2026, 10, 31)),
        (date(2026, 1, 31), date(2028, 2, 29), date(2026, 2, 1), date(2028, 2, 29)),
        (date(2026, 11, 3), date(2026, 11, 22), date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 10, 3), date(2026, 11, 22), date(2026, 10, 1), date(2026, 11, 30)),
        (date(1, 1, 1), date(9999, 12, 31), date(1, 1, 1), date(9999, 12, 31)),
    ],
)
def test_the_whole_months_of_a_period_are_counted_or_those_it_touches(
    since: date, until: date, first: date, last: date
) -> None:
    found = whole_months(since, until)
    assert (found.first, found.last) == (first, last)


def test_new_conditions_take_the_month_in_which_they_begin() -> None:
    old = Conditions(SUPPORT, until=date(2026, 8, 14))
    new = Conditions(replace(SUPPORT, starts_on=date(2026, 8, 15), value=2_400_000))
    assert margin_of([old, new], 0, None, "EUR", QUARTER).worth == (Money("EUR", 500_000),)


def test_what_ended_brings_nothing_and_what_renews_goes_on() -> None:
    later = Months(date(2027, 1, 1), 1)
    ended = Conditions(replace(SUPPORT, renewal=Renewal.ENDS))
    assert margin_of([ended], 60, HOUR, "EUR", later) == Margin(
        None, 60, (), Money("EUR", HOUR), Money("EUR", -HOUR)
    )
    assert margin_of([Conditions(SUPPORT)], 60, HOUR, "EUR", later).worth == (Money("EUR", 100_000),)
    assert margin_of([Conditions(SUPPORT, until=date(2026, 12, 31))], 60, HOUR, "EUR", later).worth == ()


def test_currencies_are_never_added() -> None:
    dollars = Conditions(replace(SUPPORT, currency="USD"))
    found = margin_of([Conditions(SUPPORT), dollars], 60, HOUR, "EUR", QUARTER)
    assert found.worth == (Money("EUR", 300_000), Money("USD", 300_000))
    assert (found.cost, found.margin, found.untold) == (Money("EUR", HOUR), None, 1)


def test_the_firm_is_its_clients_and_says_how_many_it_cannot_tell() -> None:
    euro = margin_of([Conditions(SUPPORT)], 1_500, HOUR, "EUR", QUARTER)
    dollar = margin_of([Conditions(replace(SUPPORT, currency="USD"))], 60, HOUR, "EUR", QUARTER)
    none = margin_of([], 0, HOUR, "EUR", QUARTER)
    firm = together([euro, dollar, none])
    assert firm == Margin(
        included=3_600,
        spent=1_560,
        worth=(Money("EUR", 300_000), Money("USD", 300_000)),
        cost=Money("EUR", 117_000),
        margin=Money("EUR", 187_500),
        untold=1,
    )
    assert together([]) == Margin(None, 0, (), None, None)


def test_without_what_an_hour_costs_there_is_no_margin() -> None:
    found = margin_of([Conditions(SUPPORT)], 60, None, "EUR", QUARTER)
    assert (found.cost, found.margin, found.spent) == (None, None, 60)
    nothing = margin_of([Conditions(replace(SUPPORT, minutes_included=0))], 60, None, "EUR", QUARTER)
    assert (nothing.included, nothing.used) == (0, None)


_terms = st.builds(
    ContractTerms,
    starts_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    value=st.integers(0, 10**9) | st.none(),
    value_per=st.sampled_from(Per),
    currency=st.sampled_from(["EUR", "USD", "GBP"]),
    minutes_included=st.integers(0, 10**5) | st.none(),
    minutes_per=st.sampled_from(Per),
)
_held = st.lists(
    st.builds(Conditions, _terms, st.dates(date(2021, 1, 1), date(2035, 1, 1)) | st.none()), max_size=5
)
_months = st.builds(Months, st.dates(date(2020, 1, 1), date(2034, 1, 1)), st.integers(1, 24))


@given(_held, st.integers(0, 10**6), st.integers(0, 10**5), _months)
def test_what_comes_in_is_cost_and_margin(
    held: list[Conditions], spent: int, cost: int, months: Months
) -> None:
    found = margin_of(held, spent, cost, "EUR", months)
    assert found.cost is not None
    assert len({money.currency for money in found.worth}) == len(found.worth)
    if found.margin is not None:
        assert sum(m.minor for m in found.worth) == found.margin.minor + found.cost.minor
    assert margin_of(held[::-1], spent, cost, "EUR", months) == found


@given(_terms, _months, st.integers(1, 23))
def test_a_period_is_worth_its_parts_but_for_the_rounding(
    terms: ContractTerms, months: Months, cut: int
) -> None:
    cut = min(cut, months.count)
    first, rest = Months(months.start, cut), Months(months_after(months.first, cut), months.count - cut)
    whole = _worth([Conditions(terms)], months)
    assert abs(_worth([Conditions(terms)], first) + _worth([Conditions(terms)], rest) - whole) <= 1


@given(_terms, st.dates(date(2020, 1, 2), date(2034, 1, 1)), _months)
def test_a_change_of_conditions_to_the_same_ones_changes_nothing(
    terms: ContractTerms, changed_on: date, months: Months
) -> None:
    old = Conditions(terms, until=changed_on - timedelta(days=1))
    new = Conditions(replace(terms, starts_on=max(changed_on, terms.starts_on or changed_on)))
    assert abs(_worth([old, new], months) - _worth([Conditions(terms)], months)) <= 1


def _worth(held: list[Conditions], months: Months) -> int:
    return sum(m.minor for m in margin_of(held, 0, None, "EUR", months).worth)
