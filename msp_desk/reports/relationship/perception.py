"""Perception: what the client's people felt about us, moment by moment, and what they last said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msp_desk.queries.relationship_rows import FeelingRow, RelationshipCard
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Layout, Paragraph, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.prose import plain
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import BAD, BODY, GOOD, LINE, STRONG, THIRD, WARN
from msp_desk.reports.relationship.options import RelationshipOptions
from msp_desk.rules.charts import spark

Painter = Callable[[Sheet, float, float], None]

_LONGEST_QUOTE = 280
_SPARK = 14.0


def colour_of(mark: float) -> str:
    """Green from 3.5, red below 2.5: always beside the number, never alone."""
    return GOOD if mark >= 3.5 else WARN if mark >= 2.5 else BAD


def perception_section(
    layout: Layout, card: RelationshipCard, title: str, options: RelationshipOptions
) -> Iterator[Band]:
    """A row for each moment in which something was perceived."""
    words = layout.words
    if not card.feelings:
        yield layout.heading(
            "perception", title, words.t("Nothing was noted about how they felt in this period."), alone=True
        )
        return
    yield layout.heading(
        "perception", title, words.t("What was perceived in contacts, from 1 (bad) to 5 (very good).")
    )
    columns = (
        Column(words.t("Moment"), 0.17),
        Column(words.t("Average"), 0.13),
        Column(words.t("Course"), 0.20),
        Column(words.t("Last words") if options.notes else words.t("Last contact"), 0.50),
    )
    place = layout.column_at(columns, 2)
    yield from layout.table(columns, [_row(layout, row, card, options, place) for row in card.feelings])


def _row(
    layout: Layout,
    row: FeelingRow,
    card: RelationshipCard,
    options: RelationshipOptions,
    place: tuple[float, float],
) -> Row:
    words, feeling = layout.words, row.feeling
    moment = words.term(feeling.moment) or words.t("No moment noted")
    average: Paragraph = (
        Run(words.number(feeling.average, 1), STRONG.in_colour(colour_of(feeling.average))),
        Run("  " + words.n("%(n)d time", "%(n)d times", feeling.count), THIRD),
    )
    when = words.t("%(day)s, %(mark)d of 5", day=words.day_here(row.on, card.today), mark=row.mark)
    quote = plain((row.notes if options.notes else "") or row.subject, _LONGEST_QUOTE)
    said: list[Paragraph] = [(Run(quote, BODY),)] if quote else []
    return Row(
        ([(Run(moment, STRONG),)], [average], [], [*said, (Run(when, THIRD),)]),
        drawn=_course(row, place),
    )


def _course(row: FeelingRow, place: tuple[float, float]) -> Painter:
    x, wide = place
    points = spark(row.feeling.course, 1, 5, wide - 8, _SPARK)
    colour = colour_of(row.mark)

    def paint(sheet: Sheet, left: float, top: float) -> None:
        moved = [(left + x + 4 + px, top + py) for px, py in points]
        sheet.rule(left + x, top + _SPARK / 2, wide, LINE)
        if len(moved) > 1:
            sheet.path(moved, colour, 1.2)
        sheet.dot(*moved[-1], 2, colour)

    return paint
