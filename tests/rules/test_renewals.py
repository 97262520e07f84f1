"""How near a renewal is, until when it is to be decided, and what comes by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from msp_desk.rules.contracts import standing
from msp_desk.rules.renewals import Near, decide_by, nearness, next_end, waits
from msp_desk.rules.workdays import PLAIN_CALENDAR, WorkCalendar
from msp_desk.values.contracts import ContractTerms, NoticeWay, Renewal

ON = date(2026, 11, 23)
TERMS = ContractTerms(date(2026, 3, 1), date(2027, 2, 28), notice_amount=1)


@pytest.mark.parametrize(
    ("days", "near"),
    [(-1, Near.OVERDUE), (0, Near.SOON), (30, Near.SOON), (31, Near.NEXT), (90, Near.NEXT), (91, Near.LATER)],
)
def test_near_is_told_by_days(days: int, near: Near) -> None:
    assert nearness(ON + timedelta(days=days), ON) is near
    assert nearness(None, ON) is Near.NOTHING


def stands(terms: ContractTerms) -> date:
    """The day until which these are to be decided."""
    found = standing(terms, None, None, ON)
    assert found is not None
    return decide_by(terms, found, PLAIN_CALENDAR)


def test_a_letter_is_sent_on_a_working_day() -> None:
    by_letter = ContractTerms(date(2026, 3, 1), date(2027, 2, 28), notice_amount=1, notice_way=NoticeWay.REGISTERED_LETTER)  # fmt: skip
    assert stands(TERMS) == date(2027, 1, 31)  # a Sunday, by whatever way
    assert stands(by_letter) == date(2027, 1, 29)


def test_the_holidays_of_both_sides_count() -> None:
    def off(country: str, region: str, year: int) -> list[date]:
        return [date(2027, 1, 29)] if country == "PT" else []

    calendar = WorkCalendar(country="ES", days_off=off)
    fax = ContractTerms(
        date(2026, 3, 1), date(2027, 2, 28), notice_amount=1, notice_way=NoticeWay.CERTIFIED_FAX
    )
    found = standing(fax, None, None, ON)
    assert found is not None
    assert decide_by(fax, found, calendar, "PT") == date(2027, 1, 28)


def test_a_renewal_waits_from_the_day_the_conversation_begins() -> None:
    found = standing(TERMS, None, None, ON)
    assert found is not None
    assert not waits(found, found.talk_on - timedelta(days=1))
    assert waits(found, found.talk_on)
    assert not waits(None, ON)


def test_the_term_after_this_one() -> None:
    ends = ContractTerms(date(2026, 3, 1), date(2027, 2, 28), Renewal.ENDS)
    for terms, expected in ((TERMS, date(2028, 2, 29)), (ends, None)):
        found = standing(terms, None, None, ON)
        assert found is not None
        assert next_end(terms, found) == expected
