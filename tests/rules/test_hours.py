"""Hours as people write them, in both languages; what is not understood is left alone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.channels import Reach, reach_at
from msp_desk.rules.hours import DAY, WEEK, read_hours

MADRID = ZoneInfo("Europe/Madrid")
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _told(text: str) -> list[str] | None:
    """The spans as «Mon 9:00-14:00»."""
    hours = read_hours(text)
    if hours is None:
        return None
    return [f"{NAMES[a // DAY]} {_clock(a)}-{_clock(b)}" for a, b in hours.spans]


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60}:{minute % 60:02}"


def _every(days: str, *spans: str) -> list[str]:
    return [f"{day} {span}" for day in days.split() for span in spans]


WORKING = "Mon Tue Wed Thu Fri"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9-14", _every(WORKING, "9:00-14:00")),
        ("Mon-Fri 8:00-15:00", _every(WORKING, "8:00-15:00")),
        ("L-V 9-14 y 16-19", _every(WORKING, "9:00-14:00", "16:00-19:00")),
        ("L-V de 9 a 14 y de 16 a 19h", _every(WORKING, "9:00-14:00", "16:00-19:00")),
        (
            "Lunes a jueves de 9:00 a 18:00, viernes de 8 a 15",
            [*_every("Mon Tue Wed Thu", "9:00-18:00"), "Fri 8:00-15:00"],
        ),
        ("Mo–Fr 08:00–17:00; Sa 9–12", [*_every(WORKING, "8:00-17:00"), "Sat 9:00-12:00"]),
        ("L, X y V 9-14", _every("Mon Wed Fri", "9:00-14:00")),
        ("M-F 9-5", _every(WORKING, "9:00-17:00")),
        ("9am-5pm", _every(WORKING, "9:00-17:00")),
        ("2-5pm", _every(WORKING, "14:00-17:00")),
        ("8.30-15.00", _every(WORKING, "8:30-15:00")),
        ("Fri-Mon 10-12", _every("Mon Fri Sat Sun", "10:00-12:00")),
        ("sábados 9-13", ["Sat 9:00-13:00"]),
        ("todos los días 9-20", _every("Mon Tue Wed Thu Fri Sat Sun", "9:00-20:00")),
        ("Sun 22-6", ["Sun 22:00-6:00"]),
    ],
)
def test_hours_are_read(text: str, spans: list[str]) -> None:
    assert _told(text) == spans


@pytest.mark.parametrize("text", ["24/7", "24h", "24 horas", "Mon-Sun 0-24", "siempre"])
def test_round_the_clock(text: str) -> None:
    hours = read_hours(text)
    assert hours is not None
    assert hours.always


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mañanas",
        "not Fridays",
        "9-",
        "L-V",
        "25-26",
        "9:75-10",
        "600 100 200",
        "9-14 L-V",
        "by appointment",
        "9-14" * 60,
    ],
)
def test_what_is_not_understood_is_not_guessed(text: str) -> None:
    assert read_hours(text) is None


@given(st.text() | st.text(alphabet="0123456789:-.,;/ lmxjvsdaymonfrituehpáñ–", max_size=40))
def test_reading_never_fails_and_spans_are_in_order(text: str) -> None:
    hours = read_hours(text)
    if hours is None:
        return
    flat = [edge for span in hours.spans for edge in span]
    assert flat == sorted(set(flat))
    assert 0 <= flat[0] < WEEK
    assert flat[-1] <= flat[0] + WEEK


@given(
    st.sampled_from(["9-14", "L-V 9-14 y 16-19", "Sun 22-6", "Fri-Mon 10-12", "24/7", "?"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 - local time, the zone is added
)
def test_until_lies_ahead_and_there_it_turns(hours: str, moment: datetime) -> None:
    local = moment.replace(tzinfo=MADRID)
    reach, until = reach_at(hours, local)
    if until is None:
        assert (reach, hours) in ((Reach.OPEN, "24/7"), (Reach.UNKNOWN, "?"))
        return
    assert until.replace(tzinfo=None) > moment.replace(second=0, microsecond=0)
    assert {reach, reach_at(hours, until)[0]} == {Reach.OPEN, Reach.CLOSED}
