"""Who is new in a post, who leaves one, and a post that nobody holds: when it is due, and the sentence why."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from msp_desk.rules.today import About, Action, due_items
from msp_desk.rules.today_people import (
    LeavingRecord,
    NewcomerRecord,
    OurLeavingRecord,
    OurNewcomerRecord,
    SeatEmptyRecord,
)
from msp_desk.values.enums import Urgency

ON = date(2026, 11, 23)
ABOUT = About(client_key=UUID(int=1), client="Hotel Miramar", person_key=UUID(int=2), person="Ana Núñez")
KEY = UUID(int=9)


def _day(days: int) -> date:
    return ON + timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "who", "why", "urgency"),
    [
        (3, "Marta", "Takes the post of finance director on 2026-11-26; be among the first to say hello", Urgency.THIS_WEEK),
        (-7, "Marta", "In the post of finance director since 2026-11-16; introduce Marta within 7 days", Urgency.TODAY),
        (-13, "Marta", "In the post of finance director since 2026-11-10; introduce Marta within 1 day", Urgency.TODAY),
        (-7, "", "In the post of finance director since 2026-11-16; say hello within 7 days", Urgency.TODAY),
        (-14, "Marta", "In the post of finance director since 2026-11-09; say hello today", Urgency.TODAY),
        (-20, "Marta", "In the post of finance director since 2026-11-03, and nobody of ours has spoken to them yet", Urgency.OVERDUE),
    ],
)  # fmt: skip
def test_somebody_new_of_theirs(days: int, who: str, why: str, urgency: Urgency) -> None:
    (item,) = due_items([NewcomerRecord(ABOUT, KEY, "Finance director", _day(days), 14, who)], ON)
    assert (item.why.in_english(), item.urgency, item.title) == (why, urgency, "Ana Núñez")


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (3, "Takes the post of client manager on 2026-11-26; tell Hotel Miramar who comes"),
        (-7, "Our client manager since 2026-11-16; introduce them to Hotel Miramar within 7 days"),
        (-14, "Our client manager since 2026-11-09; introduce them to Hotel Miramar today"),
        (-20, "Our client manager since 2026-11-03, and Hotel Miramar has not met them yet"),
    ],
)
def test_somebody_new_of_ours(days: int, why: str) -> None:
    assert OurNewcomerRecord(ABOUT, KEY, "Client manager", _day(days), 14).why(ON).in_english() == why


@pytest.mark.parametrize(
    ("days", "why", "our_why", "urgency"),
    [
        (7, "Leaves the post of CEO; the last day is 2026-11-30: ask who follows", "Our CEO until 2026-11-30; hand Hotel Miramar over before then", Urgency.TODAY),
        (0, "Today is the last day as CEO; ask who follows, and say goodbye", "Today is the last day of our CEO; is Hotel Miramar handed over?", Urgency.TODAY),
        (33, "Leaves the post of CEO; the last day is 2026-12-26: ask who follows", "Our CEO until 2026-12-26; hand Hotel Miramar over before then", Urgency.THIS_WEEK),
    ],
)  # fmt: skip
def test_who_leaves(days: int, why: str, our_why: str, urgency: Urgency) -> None:
    theirs, ours = (kind(ABOUT, KEY, "CEO", _day(days), 30) for kind in (LeavingRecord, OurLeavingRecord))
    assert (theirs.why(ON).in_english(), ours.why(ON).in_english()) == (why, our_why)
    (item,) = due_items([theirs], ON)
    assert item.urgency is urgency


def test_who_leaves_on_a_sunday_is_to_be_spoken_to_on_friday() -> None:
    (item,) = due_items([LeavingRecord(ABOUT, KEY, "CEO", date(2026, 11, 29), 30)], ON)
    assert item.limit_on == date(2026, 11, 27)


def test_each_client_of_somebody_of_ours_is_a_thing_of_its_own() -> None:
    other = About(client_key=UUID(int=3), client="Aero", person_key=UUID(int=2), person="Ana")
    records = [OurNewcomerRecord(a, KEY, "Clerk", ON, 14) for a in (ABOUT, other, ABOUT)]
    assert [i.client for i in due_items(records, ON)] == ["Aero", "Hotel Miramar"]


def test_an_empty_post() -> None:
    record = SeatEmptyRecord(About(UUID(int=1), "Aero"), KEY, "IT manager", "Luis Gil", _day(-10), 30)
    (item,) = due_items([record], ON)
    assert item.why.in_english() == "Nobody holds it since Luis Gil left on 2026-11-13; ask who follows"
    assert (item.title, item.action, item.urgency) == ("IT manager", Action.CHART, Urgency.TODAY)
    assert due_items([record], _day(21))[0].urgency is Urgency.OVERDUE
    ours = SeatEmptyRecord(About(), KEY, "Technician", "Luis Gil", _day(-10), 30)
    assert ours.why(ON).in_english().startswith("Nobody of ours holds it since Luis Gil left")
