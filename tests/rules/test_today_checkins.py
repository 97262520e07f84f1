"""What Today says of somebody who was tried in vain, and of whom other days are agreed with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from msp_desk.rules.today import About
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.values.enums import Level, Tier
from msp_desk.values.times import position_at

ON = date(2026, 11, 23)
_ABOUT = About(
    UUID(int=1), "Aero", Tier.A, person_key=UUID(int=2), person="Carmen Ortega", level=Level.EXECUTIVE
)


def _position(days_ago: int) -> int:
    return position_at(datetime(2026, 11, 23, 9, tzinfo=UTC) - timedelta(days=days_ago))


def _why(days_ago: int | None, tried: int | None, excepted: bool = False) -> str:
    start = ON - timedelta(days=days_ago or 0)
    record = CheckInRecord(
        _ABOUT,
        "CFO",
        False,
        None if days_ago is None else _position(days_ago),
        75,
        90,
        start + timedelta(days=75),
        start + timedelta(days=90),
        None if tried is None else _position(tried),
        excepted,
    )
    return record.why(ON).in_english()


def test_an_attempt_in_vain_is_told() -> None:
    assert _why(104, 11) == (
        "Nobody has spoken to the CFO for 104 days; tier A executives: every 90; "
        "tried on 2026-11-12, nobody answered"
    )
    assert _why(None, 1).endswith("yet; tier A executives: every 75; tried on 2026-11-22, nobody answered")


def test_an_attempt_of_this_evening_is_not_told_as_of_tomorrow() -> None:
    assert _why(104, -1).endswith("tried on 2026-11-23, nobody answered")


def test_other_days_than_the_rules_are_told_as_agreed() -> None:
    assert _why(80, None, True) == (
        "Nobody has spoken to the CFO for 80 days; agreed for them: ideally every 75"
    )
