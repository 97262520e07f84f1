"""Today's items as lines of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.reminders import HiddenItem
from msp_desk.rules.today import DueItem, Identity
from msp_desk.rules.today_checkins import CheckInRecord
from msp_desk.ui.looks import REASON_ICON, URGENCY_TONE, level_tone
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Reason, Urgency
from msp_desk.values.folding import initials

#: Who handed over what, as far as it is known.
Handed = Mapping[Identity, HiddenItem]


def line_of(
    item: DueItem, words: Words, today: date, photo: bytes = b"", handed: Handed | None = None
) -> Line:
    """Who and of which client, the sentence why, how late or how soon, and what was done with it before."""
    chip, tone = _when(item, words, today)
    about_person = item.reason is Reason.CHECK_IN
    return Line(
        key=item.identity,
        bold=str(words.value(item.title)),
        quiet=item.client,
        second=_why(item, words, handed or {}),
        bar=URGENCY_TONE[item.urgency] if item.urgency is not Urgency.LATER else Tone.LINE,
        avatar=initials(item.person) if about_person else "",
        avatar_tone=level_tone(item.about.level),
        photo=photo,
        icon="" if about_person else REASON_ICON[item.reason],
        chip=chip,
        chip_tone=tone,
        chip_icon=_sign(item),
        hint="\n".join(
            filter(None, (words.day(item.limit_on, "full"), handed_words(item, words, handed or {})))
        ),
    )


def handed_words(item: DueItem, words: Words, handed: Handed) -> str:
    """Who handed it to whom, with the note; or that it was put off before; nothing where nothing was done with it."""
    mark, told = item.mark, handed.get(item.identity)
    if mark is None:
        return ""
    if mark.handed_to is None:
        return words.t("It was snoozed before")
    if told is None:
        return ""
    said: dict[str, object] = {"by": told.by, "to": told.handed_to, "note": mark.note}
    if mark.note:
        return words.t("%(by)s hands it to %(to)s: %(note)s", **said)
    return words.t("%(by)s hands it to %(to)s", **said)


def _why(item: DueItem, words: Words, handed: Handed) -> str:
    """Why it is there; and from whom, where somebody handed it over."""
    mark, told, why = item.mark, handed.get(item.identity), words.say(item.why)
    if mark is None or mark.handed_to is None or told is None or not told.by:
        return why
    return words.t("From %(name)s: %(why)s", name=_first(told.by), why=why)


def _sign(item: DueItem) -> str:
    """A quiet sign that it was handed over, or is back after it was put off, or that somebody called in vain."""
    if item.mark is not None and item.mark.handed_to is not None:
        return "forward"
    if item.mark is not None and (item.mark.hidden_until is not None or item.mark.hidden_at is not None):
        return "alarm-clock"
    tried = isinstance(item.record, CheckInRecord) and item.record.tried_position is not None
    return "phone-outgoing" if tried else ""


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name


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
