"""Today's items as lines of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.rules.today import DueItem
from msp_desk.ui.looks import URGENCY_TONE, level_tone
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Reason, Urgency
from msp_desk.values.folding import initials

_ICON = {
    Reason.PROMISE: "handshake",
    Reason.PLAN_REVIEW: "calendar-clock",
    Reason.PLAN_MOVED: "triangle-alert",
}


def line_of(item: DueItem, words: Words, today: date, photo: bytes = b"") -> Line:
    """Who and of which client, the sentence why, and how late or how soon."""
    title = str(words.value(item.title))
    chip, tone = _when(item, words, today)
    return Line(
        key=item.identity,
        bold=title,
        quiet=item.client,
        second=words.say(item.why),
        bar=URGENCY_TONE[item.urgency] if item.urgency is not Urgency.LATER else Tone.LINE,
        avatar=initials(item.person) if item.reason is Reason.CHECK_IN else "",
        avatar_tone=level_tone(item.about.level),
        photo=photo,
        icon=_ICON.get(item.reason, ""),
        chip=chip,
        chip_tone=tone,
        hint=words.day(item.limit_on, "full"),
    )


def _when(item: DueItem, words: Words, today: date) -> tuple[str, Tone]:
    if item.urgency is Urgency.OVERDUE:
        return words.n("%(n)d day late", "%(n)d days late", item.late), Tone.BAD
    if item.urgency is Urgency.TODAY:
        left = (item.limit_on - today).days
        return (
            (words.t("last day"), Tone.WARN)
            if left == 0
            else (words.n("%(n)d day left", "%(n)d days left", left), Tone.WARN)
        )
    return words.relative(item.due_on, today), Tone.TEXT2


def grouping(items: Sequence[DueItem], words: Words) -> Callable[[DueItem], Group]:
    """The heading of each item, with how many stand under it."""
    counts = Counter(item.urgency for item in items)
    groups = {
        urgency: Group(words.term(urgency), str(n), Tone.BAD if urgency is Urgency.OVERDUE else Tone.TEXT2)
        for urgency, n in counts.items()
    }

    def group_of(item: DueItem) -> Group:
        return groups[item.urgency]

    return group_of
