"""When a birthday comes round next."""

from __future__ import annotations

from datetime import date

import pytest

from msp_desk.rules.birthdays import next_birthday


@pytest.mark.parametrize(
    ("day", "month", "today", "told"),
    [
        (23, 11, date(2026, 11, 23), date(2026, 11, 23)),
        (22, 11, date(2026, 11, 23), date(2027, 11, 22)),
        (1, 1, date(2026, 12, 31), date(2027, 1, 1)),
        (29, 2, date(2027, 1, 5), date(2027, 2, 28)),
        (29, 2, date(2028, 1, 5), date(2028, 2, 29)),
        (None, 2, date(2028, 1, 5), None),
        (31, 4, date(2028, 1, 5), None),
    ],
)
def test_the_next_birthday(day: int | None, month: int, today: date, told: date | None) -> None:
    assert next_birthday(day, month, today) == told
