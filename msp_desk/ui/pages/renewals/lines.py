"""Renewals as lines of a list: whose contract, why it stands there, what it is worth, and what happens by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from msp_desk.i18n.words import Words
from msp_desk.queries.contracts import PastRow
from msp_desk.reports.contract_words import decided_told, silence_in_short, value_told, why_told
from msp_desk.rules.renewals import Near
from msp_desk.ui.cards.contracts.blocks import NEAR_TONE, days_told
from msp_desk.ui.pages.renewals.asking import Pending
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.theme import Tone
from msp_desk.values.folding import initials
from msp_desk.values.phrases import N_

#: The headings of the list.
_GROUPS = {
    Near.OVERDUE: N_("Overdue"),
    Near.SOON: N_("In the next 30 days"),
    Near.NEXT: N_("In the next 90 days"),
    Near.LATER: N_("Later"),
    Near.NOTHING: N_("Nothing to decide"),
}
#: From 90 days on the day itself says more than how many days are left.
_FAR = {Near.LATER, Near.NOTHING}

Entry = Pending | PastRow


def key_of(entry: Entry) -> object:
    """What a line is known by."""
    return entry.row.key if isinstance(entry, Pending) else entry.key


def line_of(entry: Entry, on: date, words: Words, *, narrow: bool = False) -> Line:
    """A renewal that waits, or one that was decided; where it is narrow, the day of decision comes first and once."""
    return _pending(entry, on, words, narrow) if isinstance(entry, Pending) else _past(entry, on, words)


def _pending(entry: Pending, on: date, words: Words, narrow: bool) -> Line:
    row, terms = entry.row, entry.row.terms
    second, third, chip = _ended(entry, words), "", ""
    if row.standing is not None and entry.decide_by is not None:
        second = why_told(terms, row.standing, entry.decide_by, on, words)
        third = silence_in_short(terms, row.standing, on, words)
        far = entry.near in _FAR
        if narrow and terms.notice_amount and not far:
            second = words.t("Notice by %(day)s", day=words.day_here(entry.decide_by, on))
        chip = "" if narrow else words.day_here(entry.decide_by, on)
        chip = chip if far else days_told(entry.decide_by, on, words)
    bar = NEAR_TONE[entry.near] if entry.near in (Near.OVERDUE, Near.SOON) else Tone.LINE
    return Line(
        row.key,
        row.client,
        quiet=" · ".join(t for t in (row.name, value_told(terms, words)) if t),
        second=second,
        third=third,
        bar=bar,
        avatar=initials(row.client),
        square=True,
        chip=chip,
        chip_tone=NEAR_TONE[entry.near],
        hint=words.day(entry.decide_by, "full"),
    )


def _ended(entry: Pending, words: Words) -> str:
    row = entry.row
    if row.closed_on is None:
        return words.t("No renewal waits to be decided.")
    return words.t("It ends on %(day)s: that is decided.", day=words.day(row.closed_on, "long"))


def _past(row: PastRow, on: date, words: Words) -> Line:
    told = {"how": decided_told(row.decision, row.by_side, words), "end": words.day(row.for_end)}
    return Line(
        row.key,
        row.client,
        quiet=row.name,
        second=words.t("%(how)s; the term until %(end)s", **told),
        third=row.reason,
        bar=Tone.LINE,
        avatar=initials(row.client),
        square=True,
        right=words.day_here(row.decided_on, on),
        faded=True,
        hint=words.day(row.decided_on, "full"),
    )


def grouping(entries: Sequence[Entry], words: Words) -> Callable[[Entry], Group]:
    """The heading of each line, with how many stand under it."""
    counts = Counter(_near(e) for e in entries)
    groups = {near: _group(near, n, words) for near, n in counts.items()}

    def group_of(entry: Entry) -> Group:
        return groups[_near(entry)]

    return group_of


def _near(entry: Entry) -> Near | None:
    return entry.near if isinstance(entry, Pending) else None


def _group(near: Near | None, count: int, words: Words) -> Group:
    title = words.t("Decided in the last 12 months") if near is None else words.t(_GROUPS[near])
    return Group(title, str(count), Tone.BAD if near is Near.OVERDUE else Tone.TEXT2)
