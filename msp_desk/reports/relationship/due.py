"""Next contacts: who is to be spoken to, by when, and why."""

from __future__ import annotations

from collections.abc import Iterator

from msp_desk.queries.relationship_rows import ClockRow, RelationshipCard
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Layout, Paragraph, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import BAD, LEVEL_COLOURS, LEVEL_SHAPES, SECOND, STRONG, THIRD, WARN


def due_section(layout: Layout, card: RelationshipCard, title: str) -> Iterator[Band]:
    """The most pressing first."""
    words = layout.words
    if not card.due:
        yield layout.heading("due", title, words.t("No check-in is planned for this client."), alone=True)
        return
    late = sum(clock.max_on < card.today for clock in card.due)
    yield layout.heading(
        "due",
        title,
        words.n("%(n)d contact is overdue.", "%(n)d contacts are overdue.", late) if late else "",
    )
    columns = (
        Column(words.t("Whom"), 0.48),
        Column(words.t("Last contact"), 0.16),
        Column(words.t("Ideally by"), 0.16),
        Column(words.t("No later than"), 0.20, right=True),
    )
    yield from layout.table(columns, [_row(layout, clock, card) for clock in card.due])


def _row(layout: Layout, clock: ClockRow, card: RelationshipCard) -> Row:
    words = layout.words
    last = words.day_here(clock.last_on, card.today) or words.t("none yet")
    return Row(
        (
            _whom(layout, clock, card),
            [(Run(last, SECOND),)],
            [(Run(words.day_here(clock.ideal_on, card.today), SECOND),)],
            _limit(layout, clock, card),
        )
    )


def _whom(layout: Layout, clock: ClockRow, card: RelationshipCard) -> list[Paragraph]:
    words = layout.words
    shape = Run(f"{LEVEL_SHAPES[clock.level]}\xa0\xa0", STRONG.in_colour(LEVEL_COLOURS[clock.level]))
    sentence = (
        words.t("Key person, %(tier)s: every %(days)d days", tier=card.client.tier, days=clock.max_days)
        if clock.own
        else words.t(
            "%(level)s, %(tier)s: every %(days)d days",
            level=clock.level,
            tier=card.client.tier,
            days=clock.max_days,
        )
    )
    return [(shape, Run(clock.person, STRONG)), (Run(sentence, THIRD),)]


def _limit(layout: Layout, clock: ClockRow, card: RelationshipCard) -> list[Paragraph]:
    words = layout.words
    late, near = clock.max_on < card.today, clock.ideal_on <= card.today
    colour = BAD if late else WARN if near else SECOND.colour
    told = words.relative(clock.max_on, card.today)
    if late:
        told = words.n("%(n)d day late", "%(n)d days late", (card.today - clock.max_on).days)
    return [
        (Run(words.day_here(clock.max_on, card.today), SECOND.in_colour(colour)),),
        (Run(told, THIRD.in_colour(colour)),),
    ]
