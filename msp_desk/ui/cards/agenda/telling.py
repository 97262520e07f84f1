"""What the agenda says of a day and of an item, in few words and in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import Agenda, PlannedDay
from msp_desk.rules.today import DueItem
from msp_desk.ui.looks import URGENCY_TONE
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Urgency

_SHORT = 3


def name_of(item: DueItem, words: Words) -> str:
    """Whom it is about, else what."""
    return item.person or str(words.value(item.title))


def short_name_of(item: DueItem, words: Words) -> str:
    """The first name of whom it is about, else the client, where there is room for no more."""
    first = item.person.split(maxsplit=1)[:1]
    return first[0] if first else item.client or str(words.value(item.title))


def whole(item: DueItem, words: Words) -> str:
    """Everything about it, line by line: who, of which client, what, and why."""
    name, title = name_of(item, words), str(words.value(item.title))
    who = (
        words.t("%(name)s, %(client)s", name=name, client=item.client)
        if item.client not in {"", name}
        else name
    )
    return "\n".join([who, *([title] if title not in {name, item.client} else []), words.say(item.why)])


def edge_of(item: DueItem) -> Tone:
    """The colour of its edge: how pressing it is."""
    return Tone.LINE if item.urgency is Urgency.LATER else URGENCY_TONE[item.urgency]


def short_weekday(day: date, words: Words) -> str:
    """Mon, Tue…"""
    told = words.weekday(day, alone=True)[:_SHORT]
    return told[:1].upper() + told[1:]


def day_told(planned: PlannedDay, holiday: str, words: Words) -> str:
    """A day as it is read out: its date, why it is free, how much stands on it."""
    told = words.weekday(planned.day)
    if holiday:
        told = words.t("%(day)s, %(holiday)s", day=told, holiday=holiday)
    elif planned.free:
        told = words.t("%(day)s, no working day", day=told)
    n = len(planned.items)
    return words.n("%(day)s: %(n)d thing to do", "%(day)s: %(n)d things to do", n, day=told) if n else told


def remark(agenda: Agenda, days: Sequence[PlannedDay], words: Words) -> str:
    """That there is nothing on these days, or how much found no day in all that was planned."""
    last = agenda.days[-1].day if agenda.days else date.min
    left = sum(item.due_on <= last for item in agenda.unplaced)
    if left:
        return words.n("%(n)d found no day", "%(n)d found no day", left)
    unknown = any(planned.day > last for planned in days)  # they are asked for meanwhile
    return (
        "" if unknown or any(planned.items for planned in days) else words.t("Nothing is due in these days")
    )
