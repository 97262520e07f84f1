"""What is due in the desk that a command opened: for today, reminders and the calendar alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from msp_desk.cli.context import Context
from msp_desk.cli.finding import one_of
from msp_desk.program import Opened, days_off
from msp_desk.queries.desk import DeskCard, calendar_of, desk_card, our_people
from msp_desk.queries.reminders import reason_rules
from msp_desk.queries.today import due_records
from msp_desk.rules.today import DueItem, due_items
from msp_desk.values.settings import Settings


@dataclass(frozen=True, slots=True)
class DueFor:
    """What is due for somebody (None: for all), most pressing first, and the desk that it is of."""

    items: tuple[DueItem, ...]
    owner: UUID | None
    card: DeskCard | None


def due_for(
    opened: Opened,
    context: Context,
    owner: str | None,
    on: date | None = None,
) -> DueFor:
    """What is due for whom was named on a day (today), as far ahead as the desk says.

    Errors: Refused where there is nobody of that name.
    """
    now = context.now()
    day = on or context.today()
    card = opened.desk.ask(desk_card, day)
    whose = owner_named(owner, opened, context)
    calendar = calendar_of(card, days_off)
    ahead = (Settings() if card is None else card.settings).horizon_days
    rules = opened.desk.ask(reason_rules)
    due = opened.desk.ask(due_records, day, ahead, whose, rules=rules, calendar=calendar)
    items = due_items(due.records, day, due.marks, _moment(now, day, context), whose, rules, calendar)
    return DueFor(items, whose, card)


def owner_named(name: str | None, opened: Opened, context: Context) -> UUID | None:
    """Whose: of the person named; everybody's for “all” and where nobody is."""
    if name is None or name.casefold() in {"all", "todos"}:
        return None
    return one_of(((p.key, p.name) for p in opened.desk.ask(our_people, context.today())), name)


def _moment(now: datetime, day: date, context: Context) -> datetime | None:
    """What is hidden until an hour of today is not told before; of another day nobody can say."""
    return now if day == context.today() else None
