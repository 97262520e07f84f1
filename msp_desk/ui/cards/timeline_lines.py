"""The entries of a history as lines of a list, under the month that they belong to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msp_desk.i18n.words import Words
from msp_desk.queries.timeline import InteractionRow
from msp_desk.ui.looks import CHANNEL_ICON, PERCEIVED_ICON, PERCEIVED_TONE
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Initiative
from msp_desk.values.times import instant_of, position_at, zone_named

_A_MONTH_AND_MORE = timedelta(days=32)


def line_of(entry: InteractionRow, words: Words, today: date, *, with_client: bool) -> Line:
    """What it was about, with whom, how it felt, when."""
    ours = ", ".join(n.split()[0] for n in entry.ours if n.split())
    both = " ↔ ".join(filter(None, (", ".join(entry.theirs), ours)))
    felt = entry.perceived or 0
    day = words.local_day(entry.at)
    near = abs((today - day).days) <= 1
    return Line(
        key=entry.position,
        bold=entry.subject or words.term(entry.channel),
        quiet=entry.client if with_client else "",
        second=" · ".join(filter(None, (both, *_remarks(entry, words)))),
        icon=CHANNEL_ICON[entry.channel],
        icon_tone=Tone.TEXT2 if entry.reached else Tone.TEXT3,
        chip=f"{felt}" if felt else "",
        chip_icon=PERCEIVED_ICON.get(felt, ""),
        chip_tone=PERCEIVED_TONE.get(felt, Tone.TEXT2),
        right=words.relative(day, today) if near else words.day_here(day, today),
        faded=not entry.reached,
        hint=" · ".join((words.term(entry.channel), words.moment(entry.at))),
    )


def gone_line(position: int) -> Line:
    """An entry that was deleted elsewhere a moment ago."""
    return Line(key=position, bold="–", faded=True)


def _remarks(entry: InteractionRow, words: Words) -> list[str]:
    told = [words.t("no answer")] if not entry.reached else []
    told += [words.term(entry.initiative).lower()] if entry.initiative is Initiative.PROACTIVE else []
    told += [words.term(entry.moment)] if entry.moment is not None else []
    told += [words.n("%(n)d promise", "%(n)d promises", entry.promises)] if entry.promises else []
    told += [words.n("%(n)d file", "%(n)d files", entry.attachments)] if entry.attachments else []
    first = " ".join(entry.notes.split())
    return [*told, first] if first and first != entry.subject else told


class Months:
    """The month of each place in a history; walking through them, most are those of the place before."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._zone = zone_named(words.zone)
        self._from, self._until = 0, 0
        self._group = Group("")

    def __call__(self, position: int) -> Group:
        if not self._from <= position < self._until:
            first = instant_of(position).astimezone(self._zone).date().replace(day=1)
            self._from = self._start(first)
            self._until = self._start((first + _A_MONTH_AND_MORE).replace(day=1))
            self._group = Group(self._words.month(first))
        return self._group

    def _start(self, day: date) -> int:
        return position_at(datetime.combine(day, time(), self._zone))
