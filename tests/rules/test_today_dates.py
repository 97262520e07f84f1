"""Birthdays and anniversaries of clients: on their day, before and shortly after it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from msp_desk.rules.today import About, due_items
from msp_desk.rules.today_dates import AnniversaryRecord, BirthdayRecord
from msp_desk.values.enums import Urgency

DAY = date(2026, 11, 25)
ABOUT = About(client_key=UUID(int=1), client="Aero", person_key=UUID(int=2), person="Ana")


@pytest.mark.parametrize(
    ("days", "why", "urgency"),
    [
        (-2, "Has a birthday on 2026-11-25", Urgency.THIS_WEEK),
        (0, "Has a birthday today; a call says more than a card", Urgency.TODAY),
        (3, "Had a birthday on 2026-11-25; good wishes are still welcome", Urgency.TODAY),
    ],
)
def test_a_birthday(days: int, why: str, urgency: Urgency) -> None:
    (item,) = due_items([BirthdayRecord(ABOUT, DAY)], DAY + timedelta(days=days))
    assert (item.why.in_english(), item.urgency, item.title) == (why, urgency, "Ana")


def test_a_birthday_on_a_sunday_is_due_on_friday() -> None:
    (item,) = due_items([BirthdayRecord(ABOUT, date(2026, 11, 29))], date(2026, 11, 27))
    assert item.urgency is Urgency.TODAY


def test_a_client_of_years() -> None:
    record = AnniversaryRecord(ABOUT, DAY, 5)
    assert record.why(DAY).in_english() == "Our client for 5 years today; a good day to say thank you"
    assert record.why(date(2026, 11, 20)).in_english().startswith("Our client for 5 years on 2026-11-25")
    assert (record.title.in_english(), record.subject, record.occurrence) == (
        "Anniversary as a client", UUID(int=1), "2026-11-25"
    )  # fmt: skip
