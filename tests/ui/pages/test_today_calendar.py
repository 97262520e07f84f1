"""The week of Today and the calendar file say the same day, however far each of them looks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar
from PySide6.QtCore import QObject

from msp_desk.exchange.desk_calendar import CalendarWish, desk_calendar
from msp_desk.ui.pages.today.asking import Answer, TodaysQuestions, Wish
from msp_desk.values.enums import Tier
from tests.builders import TODAY, a_client
from tests.ui.pages.conftest import Scene
from tests.ui.pages.todays import a_finance_director


def the_week(scene: Scene) -> dict[str, date]:
    """Whom the agenda has on which day, asked for this week alone."""
    answers: list[Answer] = []
    parent = QObject()
    questions = TodaysQuestions(scene.around, parent)
    questions.answered.connect(answers.append)
    questions.ask(Wish(None, TODAY + timedelta(days=6)))
    scene.qtbot.waitUntil(lambda: bool(answers))
    agenda = answers[-1].agenda
    assert agenda is not None
    return {i.client: day.day for day in agenda.days for i in day.items if i.record.movable}


def the_file(scene: Scene, days: int) -> dict[str, date]:
    """Whom the file has on which day, of those to call."""
    around = scene.around
    wish = CalendarWish(TODAY, days, None, around.clock())
    made = desk_calendar(around.desk.ask, wish, around.words, around.days_off)
    events = Calendar.from_ical(made.content).walk("VEVENT")
    assert made.events == len(events)
    starts = ((str(e["SUMMARY"]).rpartition(" · ")[2], e.start) for e in events)  # type: ignore[attr-defined]
    return {name: at.date() for name, at in starts if isinstance(at, datetime)}


def test_the_calendar_file_and_the_week_have_the_same_days(scene: Scene) -> None:
    for number in range(60):
        client = a_client(scene.made.desk, f"Hotel {number}", tier=Tier.A)
        a_finance_director(scene, client, f"Elena {number}", 60 + number // 2)
    week, files = the_week(scene), [the_file(scene, days) for days in (6, 30, 62, 200)]
    assert len(week) == 60
    for found, days in zip(files, (6, 30, 62, 200), strict=True):
        last = TODAY + timedelta(days=days)
        assert found == {name: day for name, day in week.items() if day <= last}
