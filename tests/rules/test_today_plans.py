"""What was promised and not measured; how long a plan may be out of date; promises that nobody gave a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from msp_desk.rules.today import About, Action, due_items
from msp_desk.rules.today_plans import PlanRecord, Unmeasured, UnmeasuredRecord, unmeasured
from msp_desk.rules.today_promises import OldPromiseRecord
from msp_desk.values.enums import Promiser, Urgency
from msp_desk.values.plans import Frequency

ON = date(2026, 11, 23)
ABOUT = About(client_key=UUID(int=1), client="Aero")
KEY = UUID(int=9)


@pytest.mark.parametrize(
    ("frequency", "since", "measured", "first", "last"),
    [
        (Frequency.MONTH, date(2026, 9, 14), None, date(2026, 9, 1), date(2026, 10, 1)),
        (Frequency.MONTH, date(2026, 1, 1), date(2026, 9, 1), date(2026, 10, 1), date(2026, 10, 1)),
        (Frequency.MONTH, date(2020, 1, 1), None, date(2025, 11, 1), date(2026, 10, 1)),
        (Frequency.QUARTER, date(2026, 5, 2), None, date(2026, 4, 1), date(2026, 7, 1)),
        (Frequency.YEAR, date(2025, 5, 2), None, date(2025, 1, 1), date(2025, 1, 1)),
    ],
)
def test_what_lacks(
    frequency: Frequency, since: date, measured: date | None, first: date, last: date
) -> None:
    found = unmeasured(frequency, since, measured, ON)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("frequency", "since", "measured"),
    [
        (Frequency.MONTH, date(2026, 11, 2), None),
        (Frequency.MONTH, date(2026, 1, 1), date(2026, 10, 1)),
        (Frequency.YEAR, date(2026, 1, 1), None),
    ],
)
def test_what_lacks_nothing(frequency: Frequency, since: date, measured: date | None) -> None:
    assert unmeasured(frequency, since, measured, ON) is None


def test_one_line_for_a_plan() -> None:
    lacking = (
        Unmeasured(date(2026, 9, 1), date(2026, 10, 1), date(2026, 9, 30)),
        Unmeasured(date(2026, 10, 1), date(2026, 10, 1), date(2026, 10, 31)),
    )
    (item,) = due_items([UnmeasuredRecord(ABOUT, KEY, lacking, 15)], ON)
    assert item.why.in_english() == "2 commitments have not been measured for the time since 2026-09-01"
    assert (item.record.due_on, item.limit_on) == (date(2026, 10, 1), date(2026, 10, 16))
    assert (item.urgency, item.action) == (Urgency.OVERDUE, Action.PLAN)
    assert item.record.occurrence == "2026-10-01"


def test_the_firm_says_how_long_a_plan_may_be_out_of_date() -> None:
    assert PlanRecord(ABOUT, KEY, ON, 1, 2, 20).limit_on == date(2026, 12, 13)
    assert PlanRecord(ABOUT, KEY, ON, 0, 0, 20).limit_on == ON


def test_a_promise_without_a_day() -> None:
    made = date(2026, 9, 1)
    record = OldPromiseRecord(ABOUT, KEY, Promiser.THEM, "The list of users", made, made, 45)
    (item,) = due_items([record], ON)
    assert item.why.in_english() == (
        "The list of users, promised to us on 2026-09-01; open for 83 days without a date"
    )
    assert (record.due_on, item.limit_on) == (date(2026, 10, 16), date(2026, 11, 30))
    assert (item.urgency, item.action) == (Urgency.TODAY, Action.KEEP)
