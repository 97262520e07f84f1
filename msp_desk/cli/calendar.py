"""msp-desk calendar: what is due as a file that calendar programs take in."""

from __future__ import annotations

import argparse

from msp_desk.cli.context import Context, say
from msp_desk.cli.due import owner_named
from msp_desk.exchange.desk_calendar import CalendarWish, DeskCalendar, desk_calendar
from msp_desk.program import days_off, words_in
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private
from msp_desk.values.phrases import Phrase

_MOST_DAYS = 366


def calendar(wish: argparse.Namespace, context: Context) -> int:
    """Write what is due in the days to come, in the desk's language."""
    if wish.output.suffix.lower() != ".ics":
        raise Refused("A calendar is written as iCalendar: give the file a name that ends in .ics.")
    if wish.days > _MOST_DAYS:
        raise Refused("A calendar reaches %(most)d days ahead at most.", most=_MOST_DAYS)
    with context.opened() as opened:
        owner = owner_named(wish.owner, opened, context)
        wanted = CalendarWish(context.today(), wish.days, owner, context.now())
        made = desk_calendar(opened.desk.ask, wanted, words_in(opened.language), days_off)
    with told_of(wish.output):
        write_private(wish.output, made.content)
    _report(made, wish, context)
    return 0


def _report(made: DeskCalendar, wish: argparse.Namespace, context: Context) -> None:
    told = Phrase.counted(
        "%(n)d event written to %(file)s",
        "%(n)d events written to %(file)s",
        made.events,
        {"file": wish.output},
    )
    say(context.words.say(told))
    if made.left:
        say(
            context.words.n(
                "%(n)d more has no room in these days.", "%(n)d more have no room in these days.", made.left
            )
        )
