"""Instants, days and the number that orders a timeline: by when it happened, then by when it was noted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.values.keys import new_key
from msp_desk.values.times import (
    TIES,
    day_of,
    in_utc,
    instant_of,
    position_at,
    timeline_position,
    zone_named,
)

INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2106, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - drawn in UTC


@given(INSTANTS)
def test_a_position_tells_its_instant_to_the_second(at: datetime) -> None:
    position = timeline_position(at, new_key())
    assert abs(instant_of(position) - at) < timedelta(seconds=1)
    assert position_at(at) <= position
    assert -(2**63) <= position < 2**63


@given(INSTANTS, INSTANTS)
def test_what_happened_later_comes_after(one: datetime, other: datetime) -> None:
    if abs(one - other) >= timedelta(seconds=1):
        assert (timeline_position(one, new_key()) < timeline_position(other, new_key())) == (one < other)


def test_of_one_instant_the_one_noted_later_comes_after() -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    start = UUID(int=1_760_000_000_000 << 80)
    keys = [start, start, *(UUID(int=start.int + (minutes * 60_000 << 80)) for minutes in (1, 30, 69, 100))]
    positions = [timeline_position(at, start)]
    for key in keys:
        positions.append(timeline_position(at, key, positions[-1]))
    assert all(earlier < later for earlier, later in pairwise(positions))
    assert position_at(at) <= positions[0]


def test_a_second_has_as_many_places_as_it_says() -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert position_at(at + timedelta(seconds=1)) == position_at(at) + TIES
    assert timeline_position(at, new_key(), position_at(at) + TIES - 1) == position_at(at) + TIES
    assert all(position_at(at) <= timeline_position(at, new_key()) < position_at(at) + TIES for _ in range(9))


def test_a_day_is_the_day_of_who_is_asked() -> None:
    at = datetime(2026, 3, 29, 23, 30, tzinfo=UTC)
    assert day_of(at, "Europe/Madrid") == date(2026, 3, 30)
    assert day_of(at, "America/Bogota") == day_of(at, "UTC") == date(2026, 3, 29)
    assert day_of(at, "") == day_of(at, "Nowhere/Land") == date(2026, 3, 29)


@pytest.mark.parametrize("name", ["Nowhere/Land", "", "../etc/passwd", "a\0b", "Europe/Madrid/"])
def test_a_zone_that_nobody_knows_is_utc(name: str) -> None:
    assert zone_named(name) == ZoneInfo("UTC")
    assert zone_named("Europe/Madrid").key == "Europe/Madrid"


def test_an_instant_has_a_zone() -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=2)))
    assert in_utc(at) == at
    assert in_utc(at).tzinfo is UTC
    with pytest.raises(ValueError, match="needs a time zone"):
        in_utc(datetime(2026, 11, 23))  # noqa: DTZ001 - what is refused
