"""What a period of contacts adds up to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from msp_desk.rules.relationship import Contact, Period, feelings, span_starts, tally
from msp_desk.values.enums import Channel, Initiative, Moment
from msp_desk.values.times import timeline_position

SINCE, UNTIL = date(2026, 1, 15), date(2026, 3, 10)


def _contact(on: date, **facts: object) -> Contact:
    told = {
        "position": on.toordinal(),
        "on": on,
        "channel": Channel.CALL,
        "initiative": Initiative.REACTIVE,
        "moment": None,
        "reached": True,
        "perceived": None,
    }
    return Contact(**{**told, **facts})  # type: ignore[arg-type]


def test_contacts_are_counted_by_month_channel_moment_and_initiative() -> None:
    counted = tally(
        [
            _contact(date(2026, 1, 20), initiative=Initiative.PROACTIVE, moment=Moment.EVOLUTION),
            _contact(date(2026, 3, 1), channel=Channel.VISIT),
            _contact(date(2026, 3, 2), channel=Channel.VISIT),
            _contact(date(2026, 3, 3), reached=False),
        ],
        SINCE,
        UNTIL,
    )
    assert (counted.total, counted.tries, counted.months) == (3, 1, 1)
    assert [(s.starts, s.proactive, s.reactive, s.total) for s in counted.spans] == [
        (date(2026, 1, 1), 1, 0, 1),
        (date(2026, 2, 1), 0, 0, 0),
        (date(2026, 3, 1), 0, 2, 2),
    ]
    assert counted.by_channel == ((Channel.VISIT, 2), (Channel.CALL, 1))
    assert counted.by_moment == (
        (Moment.OPERATION, 0),
        (Moment.EVOLUTION, 1),
        (Moment.INNOVATION, 0),
        (None, 2),
    )
    assert counted.by_initiative == ((Initiative.PROACTIVE, 1), (Initiative.REACTIVE, 2))


@pytest.mark.parametrize(
    ("since", "months", "count", "first"),
    [
        (date(2026, 11, 22), 1, 1, date(2026, 11, 1)),
        (date(2024, 12, 1), 1, 24, date(2024, 12, 1)),
        (date(2024, 11, 30), 3, 9, date(2024, 10, 1)),
        (date(2016, 3, 1), 12, 11, date(2016, 1, 1)),
        (date(1990, 3, 1), 60, 8, date(1990, 1, 1)),
        (date(1900, 1, 1), 120, 13, date(1900, 1, 1)),
        (date(1, 1, 1), 1_200, 21, date(1, 1, 1)),
    ],
)
def test_a_long_period_has_longer_columns(since: date, months: int, count: int, first: date) -> None:
    step, starts = span_starts(since, date(2026, 11, 22))
    assert (step, len(starts), starts[0]) == (months, count, first)


def test_feelings_are_averaged_by_moment_and_by_span() -> None:
    felt = feelings(
        [
            _contact(date(2026, 3, 1), moment=Moment.OPERATION, perceived=2),
            _contact(date(2026, 1, 20), moment=Moment.OPERATION, perceived=5),
            _contact(date(2026, 1, 21), moment=Moment.OPERATION, perceived=4),
            _contact(date(2026, 1, 22), moment=Moment.EVOLUTION),
            _contact(date(2026, 2, 22), perceived=3),
        ],
        SINCE,
        UNTIL,
    )
    assert [(f.moment, round(f.average, 2), f.count, f.course) for f in felt] == [
        (Moment.OPERATION, 3.67, 3, (4.5, None, 2)),
        (None, 3, 1, (None, 3, None)),
    ]
    assert felt[0].latest == date(2026, 3, 1).toordinal()


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_period_may_be_all_the_days_there_are(zone: str) -> None:
    period = Period(date.min, date.max, zone)
    assert period.first < timeline_position(datetime(2026, 1, 1, tzinfo=UTC), UUID(int=1)) < period.end


def test_a_period_is_whole_days_where_its_reader_lives() -> None:
    period = Period(date(2026, 11, 22), date(2026, 11, 22), "Europe/Madrid")
    evening = datetime(2026, 11, 21, 23, 0, tzinfo=UTC)
    inside = timeline_position(evening, UUID(int=1))
    after = timeline_position(datetime(2026, 11, 22, 23, 0, tzinfo=UTC), UUID(int=1))
    assert period.first <= inside < period.end <= after
    assert period.day(inside) == date(2026, 11, 22)
