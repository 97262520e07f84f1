"""Whom to call for what, both ways, as a section of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.i18n.words import Words
from msp_desk.queries.both_charts import ChartsCard
from msp_desk.queries.whom_to_call import CallEnd, CallRow
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Layout, Paragraph, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.links import link_to
from msp_desk.reports.kit.theme import LEVEL_COLOURS, LEVEL_SHAPES, SECOND, STRONG, THIRD, VALUE
from msp_desk.rules.phones import shown_number
from msp_desk.values.enums import PointKind


def calls_section(layout: Layout, card: ChartsCard, words: Words) -> Iterator[Band]:
    """A heading on a page of its own, and the table."""
    ours = card.ours.name if card.ours is not None else ""
    columns = [
        Column(words.t("For what"), 0.2),
        Column(card.theirs.name, 0.3),
        Column(ours, 0.3),
        Column(words.t("Channel"), 0.2),
    ]
    lead = words.t("Both ways: each topic has a person on either side.")
    yield layout.heading("calls", words.t("Whom to call for what"), lead).opening_page()
    yield from layout.table(columns, [_row(row, words) for row in card.calls])


def _row(row: CallRow, words: Words) -> Row:
    nobody: Sequence[Paragraph] = [[Run(words.t("nobody yet"), THIRD)]]
    return Row(
        (
            [[Run(row.topic or words.t("Everything"), STRONG)]],
            _end(row.theirs, words),
            _end(row.ours, words) if row.ours is not None else nobody,
            [[Run(channel_told(row, words), SECOND)]],
        )
    )


def channel_told(row: CallRow, words: Words) -> str:
    """The channel of a line; without one, how they like best to be reached, and when."""
    end = row.theirs
    told = words.term(row.channel) if row.channel is not None else words.term(end.kind) if end.kind else ""
    return ", ".join(t for t in (told, end.hours) if t)


def _end(end: CallEnd, words: Words) -> list[Paragraph]:
    shape = Run(LEVEL_SHAPES[end.level] + "\xa0\xa0", THIRD.in_colour(LEVEL_COLOURS[end.level]))
    told: list[Paragraph] = [(shape, Run(end.name or words.t("Seat empty"), STRONG if end.name else THIRD))]
    told.append((Run(end.title, SECOND),))
    if end.phone:
        told.append((Run(shown_number(end.phone, ""), VALUE, link_to(PointKind.PHONE, end.phone)),))
    if end.email:
        told.append((Run(end.email, VALUE, link_to(PointKind.EMAIL, end.email)),))
    return told
