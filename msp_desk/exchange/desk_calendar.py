"""What is due in a desk as a calendar file, for whichever door asks for it.

Its library takes a tenth of a second to load: whoever writes a calendar imports this when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msp_desk.exchange.calendar_events import Telling, events_of, is_call
from msp_desk.exchange.calendar_out import write_calendar
from msp_desk.i18n.words import Words
from msp_desk.queries.calendar import callees, open_promises
from msp_desk.queries.desk import DeskCard, calendar_of, desk_card
from msp_desk.queries.reminders import reason_rules
from msp_desk.queries.today import due_records
from msp_desk.rules.agenda import MOST_PLANNED, known_until, plan_days, planned_until
from msp_desk.rules.call_times import Office
from msp_desk.rules.today import DueItem, due_items
from msp_desk.rules.workdays import DaysOff

#: How a desk is asked: a question of queries/, and what it takes beside the connection.
AskDesk = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class CalendarWish:
    """From which day on and for how many, for whom (None: for all); `now` is in the zone of the reader."""

    on: date
    days: int
    owner: UUID | None
    now: datetime


@dataclass(frozen=True, slots=True)
class DeskCalendar:
    """The file, how many events it has, and for how many things there was no room in these days."""

    content: bytes
    events: int = 0
    left: int = 0


def desk_calendar(ask: AskDesk, wish: CalendarWish, words: Words, days_off: DaysOff) -> DeskCalendar:
    """What is due in the days to come, each on its day or the one that the agenda has for it; in these words."""
    card: DeskCard | None = ask(desk_card, wish.on)
    if card is None:
        return DeskCalendar(write_calendar((), words.t("MSP Desk"), wish.now))
    calendar = calendar_of(card, days_off)
    rules = ask(reason_rules)
    last = wish.on + timedelta(days=min(wish.days, (date.max - wish.on).days))
    ahead = (known_until(wish.on, last) - wish.on).days
    due = ask(due_records, wish.on, ahead, wish.owner, MOST_PLANNED, rules, calendar)
    items = due_items(due.records, wish.on, due.marks, wish.now, wish.owner, rules, calendar)
    agenda = plan_days(items, calendar, wish.on, planned_until(wish.on, last), card.settings.calls_a_day)
    days = tuple((day.day, day.items) for day in agenda.days if day.day <= last)
    events = events_of(days, _telling(ask, card, [i for _, here in days for i in here], wish.now, words))
    content = write_calendar(events, _name(card, wish.owner, words), wish.now)
    return DeskCalendar(content, len(events), sum(i.due_on <= last for i in agenda.unplaced))


def _telling(
    ask: AskDesk, card: DeskCard, items: Collection[DueItem], now: datetime, words: Words
) -> Telling:
    people = {i.person_key for i in items if is_call(i) and i.person_key is not None}
    clients = {i.client_key for i in items if i.client_key is not None}
    settings = card.settings
    office = Office(settings.work_starts, settings.work_ends, card.time_zone or words.zone)
    return Telling(words, office, card.country, now, ask(callees, people), ask(open_promises, clients))


def _name(card: DeskCard, owner: UUID | None, words: Words) -> str:
    """What the calendar is called, by whose list it is."""
    whose = next((p.name for p in card.people if p.key == owner), card.firm)
    return words.t("MSP Desk · %(name)s", name=whose)
