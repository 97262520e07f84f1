"""Which contact point to use now."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from msp_desk.queries.points import PointRow
from msp_desk.rules.channels import Reach, best_point, reach_at
from msp_desk.values.enums import PointKind
from msp_desk.values.keys import new_key

MONDAY_TEN = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Madrid"))


def _point(kind: PointKind, hours: str = "", preferred: bool = False) -> PointRow:
    return PointRow(new_key(), kind, kind.value, "", hours, preferred)


def test_says_open_until_when_and_closed_until_when() -> None:
    assert reach_at("9-14", MONDAY_TEN) == (Reach.OPEN, MONDAY_TEN.replace(hour=14))
    assert reach_at("16-19", MONDAY_TEN) == (Reach.CLOSED, MONDAY_TEN.replace(hour=16))
    friday_night = MONDAY_TEN.replace(day=27, hour=20)
    assert reach_at("9-14", friday_night) == (Reach.CLOSED, MONDAY_TEN.replace(day=30, hour=9))


def test_the_night_into_monday_belongs_to_sunday() -> None:
    assert reach_at("Sun 22-6", MONDAY_TEN.replace(hour=5)) == (Reach.OPEN, MONDAY_TEN.replace(hour=6))


def test_office_hours_do_not_move_with_summer_time() -> None:
    before = datetime(2026, 10, 24, 20, tzinfo=ZoneInfo("Europe/Madrid"))
    _, until = reach_at("Sun 9-14", before)
    assert until is not None
    assert (until.day, until.hour) == (25, 9)


def test_what_they_prefer_comes_first() -> None:
    phone, mail = _point(PointKind.PHONE), _point(PointKind.EMAIL, preferred=True)
    best = best_point([phone, mail], MONDAY_TEN)
    assert best is not None
    assert (best.key, best.reach) == (mail.key, Reach.UNKNOWN)


def test_outside_its_hours_another_is_better() -> None:
    phone, mail = _point(PointKind.PHONE, "16-19", preferred=True), _point(PointKind.EMAIL)
    best = best_point([phone, mail], MONDAY_TEN)
    assert best is not None
    assert best.key == mail.key


def test_if_all_are_closed_it_says_when_the_preferred_opens() -> None:
    phone = _point(PointKind.PHONE, "16-19", preferred=True)
    best = best_point([_point(PointKind.MOBILE, "18-19"), phone], MONDAY_TEN)
    assert best is not None
    assert (best.key, best.reach, best.until) == (phone.key, Reach.CLOSED, MONDAY_TEN.replace(hour=16))


def test_a_letter_is_no_way_to_reach_somebody_now_unless_they_prefer_it() -> None:
    assert best_point([_point(PointKind.LETTER), _point(PointKind.FAX)], MONDAY_TEN) is None
    assert best_point([_point(PointKind.LETTER, preferred=True)], MONDAY_TEN) is not None
    assert best_point([], MONDAY_TEN) is None
