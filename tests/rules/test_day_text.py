"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.day_text import read_day, read_time

TODAY = date(2026, 11, 23)
NEAR = {"hoy": 0, "mañana": 1}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23/11/2026", TODAY),
        ("9.11.26", date(2026, 11, 9)),
        ("2026-01-31", date(2026, 1, 31)),
        ("30/11", date(2026, 11, 30)),
        ("2/1", date(2027, 1, 2)),  # the closest, not this year's
        ("+7", date(2026, 11, 30)),
        ("-1", date(2026, 11, 22)),
        ("Mañana", date(2026, 11, 24)),
        ("31/2/2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert read_day(text, TODAY, NEAR) == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9 pm", time(21)),
        ("12am", time(0)),
        ("24:00", None),
        ("9:75", None),
        ("x", None),
    ],
)
def test_times(text: str, hour: time | None) -> None:
    assert read_time(text) == hour


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_is_written_is_read(day: date) -> None:
    assert read_day(f"{day:%d/%m/%Y}", TODAY, NEAR) == day
    assert read_day(day.isoformat(), TODAY, NEAR) == day


@given(st.text(max_size=12))
def test_nothing_typed_breaks_it(text: str) -> None:
    read_day(text, TODAY, NEAR)
    read_time(text)
