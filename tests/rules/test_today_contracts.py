"""What Today says of a renewal: before the last day for notice, after it, and of contracts that end or go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from msp_desk.rules.contracts import standing
from msp_desk.rules.renewals import decide_by
from msp_desk.rules.today import About, Action, DueItem, due_items
from msp_desk.rules.today_contracts import ContractRecord
from msp_desk.rules.workdays import WorkCalendar
from msp_desk.values.contracts import ContractTerms, NoticeUnit, NoticeWay, Renewal
from msp_desk.values.enums import Reason, Urgency
from msp_desk.values.phrases import Phrase

MAINTENANCE = ContractTerms(
    starts_on=date(2024, 5, 1),
    first_end_on=date(2027, 4, 30),
    notice_amount=3,
    notice_way=NoticeWay.REGISTERED_LETTER,
    notice_to="the board",
    lead_days=60,
)
CONTRACT = UUID(int=7)
ABOUT = About(client_key=UUID(int=1), client="Hotel Miramar")
#: The last day for notice is Sunday 31 January 2027, the conversation begins on 2 December.
TALK, NOTICE = date(2026, 12, 2), date(2027, 1, 31)


EVERY_DAY = WorkCalendar(work_days=frozenset())


def _item(on: date, calendar: WorkCalendar = EVERY_DAY, **changed: object) -> DueItem:
    terms = replace(MAINTENANCE, **changed)  # type: ignore[arg-type]
    at = standing(terms, None, None, on)
    assert at is not None
    record = ContractRecord(ABOUT, CONTRACT, "Maintenance 24×7", terms, at)
    (item,) = due_items([record], on, calendar=calendar)
    return item


def test_between_the_last_working_day_and_the_last_day_the_line_says_why_it_is_late() -> None:
    calendar = WorkCalendar()
    saturday, monday = _item(date(2027, 1, 30), calendar), _item(date(2027, 2, 1), calendar)
    assert (saturday.late, monday.late) == (1, 3)
    assert "the last working day before it is" in saturday.why.text
    assert "the last working day" not in monday.why.text


@pytest.mark.parametrize("way", [None, *NoticeWay])
def test_today_and_renewals_have_the_same_last_day(way: NoticeWay | None) -> None:
    calendar = WorkCalendar()
    item = _item(date(2027, 1, 28), calendar, notice_way=way)  # notice counts until Sunday the 31st
    terms = replace(MAINTENANCE, notice_way=way)
    at = standing(terms, None, None, item.on)
    assert at is not None
    assert item.limit_on == decide_by(terms, at, calendar)


@pytest.mark.parametrize(
    ("on", "changed", "why"),
    [
        (
            date(2026, 11, 22),
            {},
            "Last day to give notice is 2027-01-31 by registered letter to the board; start the conversation on 2026-12-02",
        ),
        (
            TALK,
            {"notice_to": " "},
            "Last day to give notice is 2027-01-31 by registered letter; start the conversation now",
        ),
        (
            TALK,
            {"notice_way": None},
            "Last day to give notice is 2027-01-31 to the board; start the conversation now",
        ),
        (
            NOTICE,
            {"notice_way": None, "notice_to": ""},
            "Last day to give notice is 2027-01-31; start the conversation now",
        ),
        (
            date(2027, 2, 1),
            {},
            "Notice was possible until 2027-01-31; it renews by itself on 2027-05-01",
        ),
        (
            date(2027, 4, 2),
            {"notice_amount": 0},
            "It renews by itself on 2027-05-01, without a notice period; start the conversation now",
        ),
        (
            TALK,
            {"renewal": Renewal.ENDS},
            "Ends on 2027-04-30 unless both agree by 2027-01-31; start the conversation now",
        ),
        (
            date(2027, 2, 1),
            {"renewal": Renewal.ENDS},
            "Ends on 2027-04-30 unless both agree; it was to be settled by 2027-01-31",
        ),
        (
            date(2027, 4, 30),
            {"renewal": Renewal.ENDS, "notice_amount": 0},
            "Ends on 2027-04-30 unless both agree; start the conversation now",
        ),
        (
            date(2027, 5, 1),
            {"renewal": Renewal.ENDS},
            "Ended on 2027-04-30; say what became of it",
        ),
        (
            TALK,
            {"renewal": Renewal.EVERGREEN, "notice_way": NoticeWay.EMAIL},
            "Anniversary on 2027-05-01; notice until 2027-01-31 by email to the board; start the conversation now",
        ),
        (
            TALK,
            {"renewal": Renewal.EVERGREEN, "notice_way": None, "notice_to": ""},
            "Anniversary on 2027-05-01; notice until 2027-01-31; start the conversation now",
        ),
        (
            date(2027, 2, 1),
            {"renewal": Renewal.EVERGREEN},
            "Anniversary on 2027-05-01; notice for it was possible until 2027-01-31",
        ),
        (
            date(2027, 1, 1),
            {"renewal": Renewal.EVERGREEN, "notice_amount": 0},
            "Anniversary on 2027-05-01; start the conversation on 2027-03-01",
        ),
    ],
)
def test_it_says_until_when_and_what_happens_then(on: date, changed: dict[str, object], why: str) -> None:
    assert _item(on, EVERY_DAY, **changed).why.in_english() == why


def test_it_is_known_by_contract_and_term() -> None:
    item = _item(TALK)
    assert item.identity == (Reason.RENEWAL, CONTRACT, "2027-04-30")
    assert _item(date(2027, 5, 1)).identity == (Reason.RENEWAL, CONTRACT, "2028-04-30")
    assert (item.action, item.action_words.in_english()) == (Action.RENEW, "Open the renewal")
    assert item.title == Phrase("Renewal of %(name)s", {"name": "Maintenance 24×7"})


def test_it_is_red_once_notice_is_no_longer_possible() -> None:
    on = (TALK - timedelta(days=1), TALK, NOTICE, NOTICE + timedelta(days=1))
    assert [_item(day).urgency for day in on] == [
        Urgency.THIS_WEEK,
        Urgency.TODAY,
        Urgency.TODAY,
        Urgency.OVERDUE,
    ]


def test_a_letter_that_is_not_posted_on_a_sunday_is_due_on_the_friday() -> None:
    item = _item(TALK, WorkCalendar())
    assert item.limit_on == date(2027, 1, 29)
    assert item.record.limit_on == NOTICE


def test_a_notice_day_that_is_a_public_holiday_is_brought_forward() -> None:
    calendar = WorkCalendar(country="ES", days_off=_candlemas)
    item = _item(
        date(2027, 1, 25),
        calendar,
        first_end_on=date(2027, 2, 17),
        notice_amount=15,
        notice_unit=NoticeUnit.DAYS,
    )
    assert item.record.limit_on == date(2027, 2, 2)
    assert item.limit_on == date(2027, 2, 1)


def _candlemas(country: str, region: str, year: int) -> set[date]:
    return {date(year, 2, 2)}
