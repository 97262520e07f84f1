"""The entries of a history as lines of a list, under the month or day that they belong to."""

from __future__ import annotations

from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.timeline import InteractionRow
from msp_desk.ui.looks import CHANNEL_ICON, PERCEIVED_ICON, PERCEIVED_TONE
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.theme import Tone


def line_of(entry: InteractionRow, words: Words, *, with_client: bool) -> Line:
    """What it was about, with whom, how it felt."""
    both = " ↔ ".join(filter(None, (", ".join(entry.theirs), ", ".join(n.split()[0] for n in entry.ours))))
    felt = entry.perceived or 0
    return Line(
        key=entry.key,
        bold=entry.subject or words.term(entry.channel),
        quiet=entry.client if with_client else "",
        second=" · ".join(filter(None, (both, *_remarks(entry, words)))),
        icon=CHANNEL_ICON[entry.channel],
        icon_tone=Tone.TEXT2 if entry.reached else Tone.TEXT3,
        chip=f"{felt}" if felt else "",
        chip_icon=PERCEIVED_ICON.get(felt, ""),
        chip_tone=PERCEIVED_TONE.get(felt, Tone.TEXT2),
        right="" if felt else words.term(entry.initiative).lower(),
        faded=not entry.reached,
        hint=words.moment(entry.at),
    )


def _remarks(entry: InteractionRow, words: Words) -> list[str]:
    told = [words.term(entry.moment)] if entry.moment is not None else []
    told += [words.n("%(n)d promise", "%(n)d promises", entry.promises)] if entry.promises else []
    told += [words.n("%(n)d file", "%(n)d files", entry.attachments)] if entry.attachments else []
    told += [words.t("no answer")] if not entry.reached else []
    first = " ".join(entry.notes.split())
    return [*told, first] if first and first != entry.subject else told


def group_of(day: date, today: date, words: Words) -> Group:
    """The day, near to today in words."""
    near = words.relative(day, today) if abs((today - day).days) <= 1 else ""
    told = words.weekday(day) if day.year == today.year else words.day(day, "full")
    return Group(f"{near.capitalize()} · {told}" if near else told)
