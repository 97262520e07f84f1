"""History: the latest contacts of the period, one by one, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msp_desk.queries.relationship_rows import EntryRow, RelationshipCard
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Layout, Paragraph, Row, brief
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.prose import plain
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import BODY, SECOND, STRONG, SUNKEN, THIRD
from msp_desk.reports.relationship.options import RelationshipOptions
from msp_desk.reports.relationship.perception import colour_of

_LONGEST_NOTES = 1_200
_MOST_NAMES = 8


def history_section(
    layout: Layout, card: RelationshipCard, title: str, options: RelationshipOptions
) -> Iterator[Band]:
    """The contacts, as many as the options allow."""
    words = layout.words
    entries = card.entries[: options.entries]
    if not entries:
        yield layout.heading("history", title, words.t("There was no contact in this period."), alone=True)
        return
    every = card.tally.total + card.tally.tries
    lead = (
        words.t("The latest %(shown)d of %(all)d contacts.", shown=len(entries), all=every)
        if every > len(entries)
        else ""
    )
    yield layout.heading("history", title, lead)
    columns = (
        Column(words.t("When"), 0.15),
        Column(words.t("What"), 0.72),
        Column(words.t("Perceived"), 0.13, right=True),
    )
    right = sum(layout.column_at(columns, 2))
    yield from layout.table(columns, [_row(layout, e, card, options, right) for e in entries])


def _row(
    layout: Layout, entry: EntryRow, card: RelationshipCard, options: RelationshipOptions, right: float
) -> Row:
    words = layout.words
    when: list[Paragraph] = [
        (Run(words.day_here(words.local_day(entry.at), card.today), SECOND),),
        (Run(words.time(entry.at), THIRD),),
    ]
    what: list[Paragraph] = [(Run(entry.subject or words.t("(no subject)"), STRONG),)]
    what.append((Run(_facts(layout, entry), THIRD),))
    who = " ↔ ".join(filter(None, (_names(layout, entry.theirs), _names(layout, entry.ours))))
    if who:
        what.append((Run(who, SECOND),))
    notes = plain(entry.notes, _LONGEST_NOTES) if options.notes else ""
    if notes:
        what.append((Run(notes, BODY),))
    if entry.perceived is None:
        return Row((when, what, ()))
    felt = (Run(words.t("%(mark)d of 5", mark=entry.perceived), THIRD),)
    return Row((when, what, ((Run(" ", SECOND),), felt)), drawn=_dots(entry.perceived, right))


def _names(layout: Layout, names: Sequence[str]) -> str:
    """Who took part; of a crowd, the first."""
    told = ", ".join(brief(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return told
    return layout.words.n("%(names)s and %(n)d more", "%(names)s and %(n)d more", more, names=told)


def _facts(layout: Layout, entry: EntryRow) -> str:
    words = layout.words
    facts = [words.term(entry.channel), words.term(entry.initiative), words.term(entry.moment)]
    if entry.minutes:
        facts.append(words.t("%(n)d min", n=entry.minutes))
    if not entry.reached:
        facts.append(words.t("nobody reached"))
    return " · ".join(filter(None, facts))


def _dots(mark: int, right: float) -> Callable[[Sheet, float, float], None]:
    """Five dots, as many of them filled as the mark says; they end at the column's right edge."""
    colour = colour_of(mark)

    def paint(sheet: Sheet, left: float, top: float) -> None:
        for place in range(5):
            sheet.dot(
                left + right - 2.4 - 7 * (4 - place), top + 6.5, 2.2, colour if place < mark else SUNKEN
            )

    return paint
