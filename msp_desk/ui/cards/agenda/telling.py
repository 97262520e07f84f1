"""What the agenda says of a day and of an item, in few words and in all of them."""

from __future__ import annotations

from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import PlannedDay
from msp_desk.rules.today import DueItem
from msp_desk.ui.looks import URGENCY_TONE
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Urgency

_SHORT = 3


def name_of(item: DueItem, words: Words) -> str:
    """Whom or what it is about."""
    return str(words.value(item.title))


def first_name_of(item: DueItem, words: Words) -> str:
    """The first name of whom it is about, where there is room for no more."""
    name = name_of(item, words)
    return item.person.split(maxsplit=1)[0] if name == item.person and item.person.split() else name


def whole(item: DueItem, words: Words) -> str:
    """Everything about it: who, of which client, and why."""
    name = name_of(item, words)
    who = (
        words.t("%(name)s, %(client)s", name=name, client=item.client)
        if item.client not in {"", name}
        else name
    )
    return f"{who}\n{words.say(item.why)}"


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
