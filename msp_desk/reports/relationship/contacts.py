"""Contacts of the period: how many, month by month, on which channel, in which moment and by whose initiative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msp_desk.queries.relationship_rows import RelationshipCard
from msp_desk.reports.kit.bands import Band, Drawing
from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.lines import Line
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import COLUMN, LINE, SECOND, SUNKEN, TEXT, THIRD, paled
from msp_desk.rules.charts import Columns, bar_lengths, stacked_columns
from msp_desk.rules.relationship import Tally
from msp_desk.values.enums import Initiative

_CHART = 76.0
_AXIS = 22.0


def contacts_section(layout: Layout, card: RelationshipCard, title: str) -> Iterator[Band]:
    """A chart by month and three lists of bars."""
    tally = card.tally
    yield layout.heading("contacts", title, _lead(layout, tally), alone=not tally.total)
    if tally.total:
        yield _chart(layout, tally)
        yield _lists(layout, tally)


def share_of_ours(tally: Tally) -> int:
    """How many of a hundred contacts began with us."""
    ours = dict(tally.by_initiative).get(Initiative.PROACTIVE, 0)
    return round(100 * ours / tally.total) if tally.total else 0


def _lead(layout: Layout, tally: Tally) -> str:
    words = layout.words
    if not tally.total:
        told = words.t("There was no contact in this period.")
    else:
        told = words.n(
            "%(n)d contact in this period, %(share)d %% by our initiative.",
            "%(n)d contacts in this period, %(share)d %% by our initiative.",
            tally.total,
            share=share_of_ours(tally),
        )
    if tally.tries:
        told += " " + words.n(
            "%(n)d more time nobody was reached.", "%(n)d more times nobody was reached.", tally.tries
        )
    return told


def _span(layout: Layout, starts: date, tally: Tally) -> str:
    """What stands under a column: the month, the month that a quarter begins with, or the year."""
    if tally.months >= 12:
        return str(starts.year)
    year_too = starts == tally.spans[0].starts or starts.month == 1
    return layout.words.day(starts, "LLL yyyy" if year_too else "LLL")


def _chart(layout: Layout, tally: Tally) -> Band:
    """The columns: ours below, theirs on top."""
    setter, words = layout.setter, layout.words
    chart = stacked_columns(
        [(span.proactive, span.reactive) for span in tally.spans], layout.width - _AXIS, _CHART
    )
    colours = (layout.accent, paled(layout.accent, 0.35))
    tags = [(t.x, setter.line(_span(layout, tally.spans[t.index].starts, tally), THIRD)) for t in chart.tags]
    scale = [(r.y, setter.line(words.number(r.value), THIRD)) for r in chart.rules]
    legend = [
        (colour, setter.line(text, THIRD.in_colour(TEXT)))
        for colour, text in zip(
            colours, (words.t("Our initiative"), words.t("Their initiative")), strict=True
        )
    ]

    def paint(sheet: Sheet, x: float, top: float) -> None:
        _paint_legend(sheet, legend, x + _AXIS, top)
        _paint_columns(sheet, chart, colours, x + _AXIS, top + 24, layout.width - _AXIS)
        for y, line in scale:
            sheet.line(line, x + _AXIS - 6 - line.width, top + 24 + y - 5.5)
        for middle, line in tags:
            sheet.line(line, x + _AXIS + middle - line.width / 2, top + 24 + _CHART + 4)

    return Drawing(height=24 + _CHART + 20, before=4, keep=True, painter=paint)


def _paint_legend(sheet: Sheet, legend: Sequence[tuple[str, Line]], x: float, top: float) -> None:
    for colour, line in legend:
        sheet.box(x, top + 2, 7, 7, colour)
        sheet.line(line, x + 11, top)
        x += 11 + line.width + 16


def _paint_columns(
    sheet: Sheet, chart: Columns, colours: Sequence[str], x: float, top: float, width: float
) -> None:
    for rule in chart.rules:
        sheet.rule(x, top + rule.y, width, LINE)
    for bar in chart.bars:
        sheet.box(x + bar.x, top + bar.y, bar.width, bar.height, colours[bar.series])


def _lists(layout: Layout, tally: Tally) -> Band:
    """Three lists side by side, so that they are seen at once."""
    words = layout.words
    lists = (
        (words.t("By channel"), [(words.term(c), n) for c, n in tally.by_channel]),
        (
            words.t("By moment"),
            [(words.term(m) or words.t("No moment noted"), n) for m, n in tally.by_moment],
        ),
        (words.t("By initiative"), [(words.term(i), n) for i, n in tally.by_initiative]),
    )
    gap = 26.0
    width = (layout.width - 2 * gap) / 3
    prepared = [_prepared(layout, title, counted, width) for title, counted in lists]

    def paint(sheet: Sheet, x: float, top: float) -> None:
        for title, rows in prepared:
            sheet.line(title, x, top)
            for number, (name, count, length) in enumerate(rows):
                y = top + 16 + 21 * number
                sheet.line(name, x, y)
                sheet.line(count, x + width - count.width, y)
                sheet.bar(x, y + 13, width, 3, SUNKEN)
                if length:
                    sheet.bar(x, y + 13, length, 3, layout.accent)
            x += width + gap

    return Drawing(height=18 + 21 * max(len(rows) for _, rows in prepared), before=14, painter=paint)


def _prepared(
    layout: Layout, title: str, counted: Sequence[tuple[str, int]], width: float
) -> tuple[Line, list[tuple[Line, Line, float]]]:
    setter = layout.setter
    lengths = bar_lengths([n for _, n in counted], width)
    rows = [
        (
            setter.line(name, SECOND.in_colour(TEXT), width - 30),
            setter.line(layout.words.number(n), SECOND),
            length,
        )
        for (name, n), length in zip(counted, lengths, strict=True)
    ]
    return setter.line(title, COLUMN), rows
