"""The conditions that hold after a renewal was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.contract_decisions import check_decision, last_day_of, terms_again
from msp_desk.values.contracts import ContractTerms, Decision, DecisionDraft, Renewal
from msp_desk.values.errors import Refused
from msp_desk.values.keys import new_key

DAY = timedelta(days=1)
TERMS = ContractTerms(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("starts", "ends", "for_end", "then"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), date(2026, 12, 31), date(2027, 12, 31)),
        (date(2024, 3, 1), date(2024, 8, 31), date(2024, 8, 31), date(2025, 2, 28)),
        (date(2023, 8, 16), date(2024, 2, 15), date(2024, 2, 15), date(2024, 8, 15)),
        (date(2025, 1, 10), date(2025, 2, 20), date(2025, 2, 20), date(2025, 4, 3)),
    ],
)
def test_another_term_is_as_long_as_the_first_was(
    starts: date, ends: date, for_end: date, then: date
) -> None:
    again = terms_again(replace(TERMS, starts_on=starts, first_end_on=ends, value=5), for_end)
    assert (again.starts_on, again.first_end_on, again.value) == (for_end + DAY, then, 5)


@given(
    starts=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    days=st.integers(0, 4000),
    for_end=st.dates(date(1990, 1, 1)),
)
def test_another_term_never_leaves_the_calendar(starts: date, days: int, for_end: date) -> None:
    terms = replace(TERMS, starts_on=starts, first_end_on=starts + timedelta(days=days))
    again = terms_again(terms, for_end)
    if for_end < date.max:
        assert again.starts_on == for_end + DAY
        assert again.first_end_on is not None
        assert again.first_end_on >= for_end


def test_without_an_end_there_is_none_again() -> None:
    terms = replace(TERMS, renewal=Renewal.EVERGREEN, first_end_on=None)
    assert terms_again(terms, date(2025, 12, 31)).first_end_on is None


def test_conditions_last_until_others_begin_but_what_was_to_end_ended() -> None:
    new = replace(TERMS, starts_on=date(2026, 3, 1))
    assert last_day_of(TERMS, new, date(2025, 12, 31)) == date(2026, 2, 28)
    ending = replace(TERMS, renewal=Renewal.ENDS)
    assert last_day_of(ending, new, date(2025, 12, 31)) == date(2025, 12, 31)
    early = replace(TERMS, starts_on=date(2025, 11, 1))
    assert last_day_of(ending, early, date(2025, 12, 31)) == date(2025, 10, 31)


def test_an_evergreen_is_renewed_for_another_year_as_it_is() -> None:
    terms = replace(TERMS, renewal=Renewal.EVERGREEN, first_end_on=None)
    draft = DecisionDraft(new_key(), date(2025, 12, 31), Decision.RENEWED, date(2025, 11, 1))
    assert check_decision(terms, None, None, draft, date(2025, 11, 1)) is None
    wrong = replace(draft, for_end=date(2025, 12, 30))
    with pytest.raises(Refused, match="No term"):
        check_decision(terms, None, None, wrong, date(2025, 11, 1))
