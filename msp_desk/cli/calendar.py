"""msp-desk calendar: what is due as a file that calendar programs take in."""

from __future__ import annotations

import argparse
from datetime import timedelta

from msp_desk.cli.context import Context, say
from msp_desk.cli.due import DueFor, due_for
from msp_desk.exchange.calendar_events import Telling, events_of, is_call
from msp_desk.exchange.calendar_out import write_calendar
from msp_desk.host.clock import zone_name
from msp_desk.program import Opened, words_in
from msp_desk.queries.calendar import callees, open_promises
from msp_desk.rules.agenda import plan_days
from msp_desk.rules.call_times import Office
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private
from msp_desk.values.phrases import Phrase

#: How far ahead, and how many items of one kind, at most.
_MOST_DAYS, _MOST = 366, 2_000


def calendar(wish: argparse.Namespace, context: Context) -> int:
    """Write what is due in the days to come, each on the day that the agenda has it."""
    if wish.output.suffix.lower() != ".ics":
        raise Refused("A calendar is written as iCalendar: give the file a name that ends in .ics.")
    if wish.days > _MOST_DAYS:
        raise Refused("A calendar reaches %(most)d days ahead at most.", most=_MOST_DAYS)
    with context.opened() as opened:
        due = due_for(opened, context, wish.owner, days=wish.days, limit=_MOST)
        last = due.on + timedelta(days=wish.days)
        agenda = plan_days(due.items, due.calendar, due.on, last, due.settings.calls_a_day)
        telling = _telling(opened, due, context)
    events = events_of(((day.day, day.items) for day in agenda.days), telling)
    with told_of(wish.output):
        write_private(wish.output, write_calendar(events, _name(due, telling), context.now()))
    _report(len(events), len(agenda.unplaced), wish, context)
    return 0


def _telling(opened: Opened, due: DueFor, context: Context) -> Telling:
    """What the events are told with, in the desk's language."""
    people = {i.person_key for i in due.items if is_call(i) and i.person_key is not None}
    clients = {i.client_key for i in due.items if is_call(i) and i.client_key is not None}
    settings, card = due.settings, due.card
    zone = (card.time_zone if card is not None else "") or zone_name()
    return Telling(
        words_in(opened.language),
        Office(settings.work_starts, settings.work_ends, zone),
        card.country if card is not None else "",
        context.now(),
        opened.desk.ask(callees, people),
        opened.desk.ask(open_promises, clients),
    )


def _name(due: DueFor, telling: Telling) -> str:
    people = due.card.people if due.card is not None else ()
    whose = next(
        (p.name for p in people if p.key == due.owner), due.card.firm if due.card is not None else ""
    )
    return telling.words.t("MSP Desk · %(name)s", name=whose)


def _report(written: int, left: int, wish: argparse.Namespace, context: Context) -> None:
    told = Phrase.counted(
        "%(n)d event written to %(file)s",
        "%(n)d events written to %(file)s",
        written,
        {"file": wish.output},
    )
    say(context.words.say(told))
    if left:
        say(
            context.words.n(
                "%(n)d more has no room in these days.", "%(n)d more have no room in these days.", left
            )
        )
