"""That nobody has asked for long how a client feels: about which fronts, for how long, and once for each silence."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from msp_desk.rules.today import About, due_items
from msp_desk.rules.today_perception import Front, PerceptionRecord
from msp_desk.values.enums import Moment, Urgency

ON = date(2026, 11, 23)
ABOUT = About(client_key=UUID(int=1), client="Aero")
OPERATION, EVOLUTION, INNOVATION = Moment


def _record(*fronts: tuple[Moment, date, bool]) -> PerceptionRecord:
    return PerceptionRecord(ABOUT, tuple(Front(day, moment, asked) for moment, day, asked in fronts), 6)


APRIL, MAY, JULY = date(2026, 4, 20), date(2026, 5, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (_record((EVOLUTION, APRIL, True)), "Nobody has asked for 7 months how they feel about evolution"),
        (_record((EVOLUTION, JULY, True)), "Nobody has asked for 4 months how they feel about evolution"),
        (
            _record((INNOVATION, APRIL, True), (OPERATION, MAY, True), (EVOLUTION, JULY, True)),
            "Nobody has asked for 6 months how they feel about operation and innovation",
        ),
        (_record((INNOVATION, APRIL, False)), "Nobody has asked yet how they feel about innovation"),
        (
            _record(*((moment, APRIL, False) for moment in Moment)),
            "Nobody has asked yet how they feel about operation, evolution and innovation",
        ),
    ],
)
def test_for_how_long_nobody_asked(record: PerceptionRecord, why: str) -> None:
    assert record.why(ON).in_english() == why


def test_looking_further_ahead_makes_no_other_item_of_it() -> None:
    near, far = (
        _record((INNOVATION, APRIL, True)),
        _record((INNOVATION, APRIL, True), (EVOLUTION, JULY, True)),
    )
    (one,), (other,) = due_items([near], ON), due_items([far], ON)
    assert one.identity == other.identity
    assert (one.due_on, one.limit_on) == (date(2026, 10, 20), date(2026, 11, 20))
    assert (one.urgency, one.record.movable, one.record.drop_days()) == (Urgency.OVERDUE, True, 180)
