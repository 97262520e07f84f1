"""When terms end and until when notice can be given: worked examples, and a walk through the calendar day by day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.contracts import Standing, check_terms, standing, term_begin, term_end
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.contracts import ContractTerms, NoticeUnit, Renewal
from msp_desk.values.errors import Refused

DAY = timedelta(days=1)
HOLIDAYS = frozenset({(1, 1), (1, 6), (5, 1), (8, 15), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25)})


def _days_off(country: str, region: str, year: int) -> set[date]:
    extra = {(6, 24)} if region == "CT" else {(4, 25)} if country == "PT" else set()
    return {date(year, month, day) for month, day in HOLIDAYS | extra}


CALENDAR = WorkCalendar(country="ES", region="CT", days_off=_days_off)


def _terms(first_end: date | None, **changed: object) -> ContractTerms:
    start = None if first_end is None else date(first_end.year - 2, 1, 1)
    return replace(ContractTerms(starts_on=start, first_end_on=first_end, lead_days=30), **changed)  # type: ignore[arg-type]


THREE_YEARS = ContractTerms(
    starts_on=date(2024, 2, 1), first_end_on=date(2027, 1, 31), notice_amount=3, lead_days=60
)


def test_three_years_then_year_by_year_with_three_months_of_notice() -> None:
    first = standing(THREE_YEARS, None, None, date(2026, 11, 22))
    assert first == Standing(0, date(2024, 2, 1), date(2027, 1, 31), date(2026, 10, 31), date(2026, 9, 1))
    later = standing(THREE_YEARS, None, None, date(2029, 2, 1))
    assert later == Standing(3, date(2029, 2, 1), date(2030, 1, 31), date(2029, 10, 31), date(2029, 9, 1))
    assert later.next_on == date(2030, 2, 1)


def test_what_was_decided_is_past() -> None:
    decided = standing(THREE_YEARS, date(2027, 1, 31), None, date(2026, 11, 22))
    assert decided is not None
    assert (decided.term, decided.end_on) == (1, date(2028, 1, 31))


def test_a_closed_contract_waits_for_nothing() -> None:
    assert standing(THREE_YEARS, None, date(2027, 1, 31), date(2026, 11, 22)) is None


def test_a_first_end_on_the_last_of_february_stays_on_the_last_of_february() -> None:
    terms = _terms(date(2026, 2, 28), notice_amount=1)
    assert [term_end(terms, n) for n in range(4)] == [
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
        date(2029, 2, 28),
    ]
    assert standing(terms, None, None, date(2028, 1, 1)) == Standing(
        2, date(2027, 3, 1), date(2028, 2, 29), date(2028, 1, 31), date(2028, 1, 1)
    )


def test_terms_that_begin_on_the_31st_do_not_drift() -> None:
    terms = ContractTerms(starts_on=date(2026, 1, 31), first_end_on=date(2026, 3, 30), further_months=1)
    ends = [term_end(terms, n) for n in range(1, 5)]
    assert ends == [date(2026, 4, 29), date(2026, 5, 30), date(2026, 6, 29), date(2026, 7, 30)]
    assert [term_begin(terms, n) for n in (0, 1, 2)] == [
        date(2026, 1, 31),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_a_term_that_begins_on_29_february_is_a_day_longer_in_leap_years() -> None:
    terms = ContractTerms(starts_on=date(2023, 3, 1), first_end_on=date(2024, 2, 28), notice_amount=2)
    assert [term_end(terms, n) for n in (1, 4)] == [date(2025, 2, 27), date(2028, 2, 28)]
    at = standing(terms, None, None, date(2026, 12, 1))
    assert at is not None
    assert (at.end_on, at.notice_on) == (date(2027, 2, 27), date(2026, 12, 27))


def test_notice_in_days_and_in_working_days() -> None:
    terms = _terms(date(2026, 12, 31), notice_amount=15, notice_unit=NoticeUnit.DAYS)
    at = standing(terms, None, None, date(2026, 11, 1))
    assert at is not None
    assert at.notice_on == date(2026, 12, 16)
    # 31, 30, 29, 28, 24, 23, 22, 21, 18, 17 December: ten days on which we work, without Christmas.
    terms = replace(terms, notice_amount=10, notice_unit=NoticeUnit.WORKING_DAYS)
    at = standing(terms, None, None, date(2026, 11, 1), CALENDAR)
    assert at is not None
    assert at.notice_on == date(2026, 12, 16)


def test_the_clients_country_has_its_holidays_too() -> None:
    terms = _terms(date(2025, 4, 28), notice_amount=2, notice_unit=NoticeUnit.WORKING_DAYS)
    ours = standing(terms, None, None, date(2025, 4, 1), CALENDAR)
    theirs = standing(terms, None, None, date(2025, 4, 1), CALENDAR, "PT")
    assert ours is not None
    assert theirs is not None
    assert (ours.notice_on, theirs.notice_on) == (date(2025, 4, 24), date(2025, 4, 23))


def test_a_contract_that_ends_waits_beyond_its_end_until_it_is_decided() -> None:
    terms = _terms(date(2026, 6, 30), renewal=Renewal.ENDS, notice_amount=0)
    at = standing(terms, None, None, date(2026, 11, 22))
    assert at is not None
    assert (at.term, at.end_on, at.notice_on, at.talk_on) == (
        0,
        date(2026, 6, 30),
        date(2026, 6, 30),
        date(2026, 5, 31),
    )
    assert standing(terms, date(2026, 6, 30), None, date(2026, 6, 1)) is None


def test_an_evergreen_has_anniversaries_of_its_start_or_of_its_least_term() -> None:
    start = date(2020, 2, 29)
    terms = ContractTerms(starts_on=start, renewal=Renewal.EVERGREEN, further_months=None, notice_amount=1)
    assert [term_end(terms, n) for n in (0, 3)] == [date(2021, 2, 27), date(2024, 2, 28)]
    least = replace(terms, first_end_on=date(2023, 6, 30))
    assert [term_end(least, n) for n in (0, 1)] == [date(2023, 6, 30), date(2024, 6, 30)]
    at = standing(least, None, None, date(2026, 11, 22))
    assert at is not None
    assert (at.begins_on, at.end_on, at.notice_on) == (
        date(2026, 7, 1),
        date(2027, 6, 30),
        date(2027, 5, 31),
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"starts_on": None}, "Say on which day the contract starts."),
        ({"first_end_on": None}, "Say on which day its first term ends."),
        ({"first_end_on": date(2024, 1, 31)}, "Its first term cannot end before it starts."),
        ({"first_end_on": date(2999, 1, 1)}, "Give a year from 1900 to 2200."),
        ({"further_months": None}, "Say for how many months it renews each time, from 1 to 240."),
        ({"notice_amount": 37}, "Give a notice period from 0 to 36."),
        ({"notice_amount": -1}, "Give a notice period from 0 to 36."),
        ({"value": -1}, "The value of a contract cannot be below zero."),
        ({"value": 100, "currency": "€"}, "Say in which currency its value is, as three letters: EUR."),
        ({"minutes_included": -1}, "The hours included cannot be below zero."),
        (
            {"lead_days": 1000},
            "The conversation can begin up to 730 days before the last day for notice.",
        ),
    ],
)
def test_conditions_that_cannot_be_are_refused(changed: dict[str, object], sentence: str) -> None:
    check_terms(replace(THREE_YEARS, value=1_200_00, currency="EUR", minutes_included=600))
    with pytest.raises(Refused, match=sentence.replace("(", r"\(")):
        check_terms(replace(THREE_YEARS, **changed))  # type: ignore[arg-type]


def test_each_renewal_date_is_that_of_a_walk_through_the_calendar() -> None:
    random = Random(20261122)
    for _ in range(10_000):
        terms = _some_terms(random)
        assert terms.starts_on is not None
        on = terms.starts_on + timedelta(days=random.randrange(-200, 4_000))
        decided = random.choice([None, None, on + timedelta(days=random.randrange(-900, 900))])
        country = random.choice(["", "ES", "PT"])
        found = standing(terms, decided, None, on, CALENDAR, country)
        assert found == _walked(terms, decided, on, country), (terms, decided, on)


def _some_terms(random: Random) -> ContractTerms:
    start = date(random.randrange(2015, 2029), random.randrange(1, 13), 1)
    turn = random.random()
    if turn < 0.3:  # the ends of months, where it is hard
        start = start.replace(day=monthrange(start.year, start.month)[1])
    elif turn < 0.4:
        start = random.choice([date(2016, 2, 29), date(2020, 2, 29), date(2019, 2, 28), date(2023, 3, 1)])
    elif turn < 0.8:
        start += timedelta(days=random.randrange(31))
    renewal = random.choice([*Renewal, Renewal.TACIT])
    first_end = start + timedelta(days=random.randrange(1_500))
    if random.random() < 0.5:  # whole months, to the day before
        first_end = _same_day(start, random.choice([1, 3, 6, 12, 24, 36])) - DAY
    unit = random.choice(list(NoticeUnit))
    return ContractTerms(
        starts_on=start,
        first_end_on=None if renewal is Renewal.EVERGREEN and random.random() < 0.5 else first_end,
        renewal=renewal,
        further_months=random.choice([1, 2, 3, 6, 12, 12, 24, 36]) if renewal is Renewal.TACIT else None,
        notice_amount=random.choice([0, 1, 2, 3, 6])
        * (1 if unit is NoticeUnit.MONTHS else random.randrange(1, 20)),
        notice_unit=unit,
        lead_days=random.randrange(120),
    )


def _same_day(day: date, months: int) -> date:
    """That many months on, a month's step at a time, with the day of the month looked for again at the end."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        elif month == 0:
            year, month = year - 1, 12
    for wanted in range(day.day, 0, -1):
        try:
            return date(year, month, wanted)
        except ValueError:
            continue
    raise AssertionError("every month has a first")


def _walked(terms: ContractTerms, decided: date | None, on: date, country: str) -> Standing | None:
    """The renewal that waits, found by going through the contract's life a day at a time."""
    begins = today = terms.starts_on
    assert begins is not None
    assert today is not None
    last_days = _last_days(terms)
    term, last = 0, next(last_days)
    while True:
        if today == last:
            ended = today < on and terms.renewal is not Renewal.ENDS
            if not ended and (decided is None or today > decided):
                notice = _noticed(terms, last, country)
                return Standing(term, begins, last, notice, notice - terms.lead_days * DAY)
            following = next(last_days, None)
            if following is None:
                return None
            term, begins, last = term + 1, today + DAY, following
        today += DAY


def _last_days(terms: ContractTerms) -> Iterator[date]:
    assert terms.starts_on is not None
    if terms.first_end_on is None:
        yield _same_day(terms.starts_on, 12) - DAY
        second = terms.starts_on
        passed = 12
    else:
        yield terms.first_end_on
        second, passed = terms.first_end_on + DAY, 0
    step = 12 if terms.renewal is Renewal.EVERGREEN else terms.further_months
    while terms.renewal is not Renewal.ENDS and step:
        passed += step
        yield _same_day(second, passed) - DAY


def _noticed(terms: ContractTerms, last: date, country: str) -> date:
    """The last day on which notice still leaves the whole period."""
    if terms.notice_amount == 0:
        return last
    if terms.notice_unit is NoticeUnit.MONTHS:
        return _same_day(last + DAY, -terms.notice_amount) - DAY
    day, left = last, 0
    while left < terms.notice_amount:
        free = terms.notice_unit is NoticeUnit.WORKING_DAYS and _free(day, country)
        left += not free
        day -= DAY
    return day


def _free(day: date, country: str) -> bool:
    theirs = day in _days_off(country, "", day.year) if country not in ("", "ES") else False
    return day.isoweekday() > 5 or day in _days_off("ES", "CT", day.year) or theirs


@given(
    st.dates(),
    st.dates() | st.none(),
    st.sampled_from(Renewal),
    st.integers(1, 240),
    st.integers(0, 36),
    st.sampled_from(NoticeUnit),
    st.dates(),
    st.dates() | st.none(),
)
def test_no_day_is_outside_the_calendar(
    starts: date,
    first_end: date | None,
    renewal: Renewal,
    further: int,
    amount: int,
    unit: NoticeUnit,
    on: date,
    decided: date | None,
) -> None:
    terms = ContractTerms(starts, first_end, renewal, further, amount, unit, lead_days=700)
    at = standing(terms, decided, None, on)
    if at is not None:
        assert at.notice_on <= at.end_on
        assert at.talk_on <= at.notice_on
        assert renewal is Renewal.ENDS or at.end_on >= on
        assert at.next_on >= at.end_on


@pytest.mark.parametrize("last", [date.max, date.max - DAY, date(9999, 1, 1)])
def test_the_end_of_the_calendar_is_the_end(last: date) -> None:
    terms = ContractTerms(starts_on=date(2020, 1, 1), first_end_on=last, notice_amount=1)
    assert term_end(terms, 5) == date.max
    at = standing(terms, None, None, date.max)
    assert at is not None
    assert at.end_on == date.max
    assert standing(terms, date.max, None, date.max) is None
