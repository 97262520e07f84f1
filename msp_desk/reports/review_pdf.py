"""The service review as a PDF: what was promised, how each period went, what is owed, what was not measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.bands import Band, Cell, cells_band
from msp_desk.reports.kit.footer import footer
from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.lines import Line, Run, Setter
from msp_desk.reports.kit.paper import About, pdf_of
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import (
    ACCENT,
    BAD,
    GOOD,
    LEAD,
    SECOND,
    STRONG,
    TEXT3,
    THIRD,
    TITLE,
    VALUE,
    WARN,
    readable,
    sizes_of,
)
from msp_desk.reports.plan.measure_words import outcome_told, period_told, run_told
from msp_desk.reports.plan.review import Review
from msp_desk.reports.plan.told import amount_told, frequency_told, impact_told, target_told
from msp_desk.rules.plan_measures import Outcome, PeriodRow, run_of
from msp_desk.rules.plan_periods import RUN
from msp_desk.values.enums import Paper
from msp_desk.values.plan_content import CommitmentSaid

_TINT = {Outcome.MET: GOOD, Outcome.MISSED: BAD, Outcome.NOT_MEASURED: WARN, Outcome.RUNNING: TEXT3}
_SQUARE, _STEP = 11.0, 15.0
_SIGN = {Outcome.MET: "✓", Outcome.MISSED: "✕", Outcome.NOT_MEASURED: "?", Outcome.RUNNING: "…"}


def review_pdf(review: Review, words: Words, accent: str = ACCENT, paper: Paper = Paper.A4) -> bytes:
    """The review in the language of `words`; the same bytes for the same values."""
    sizes = sizes_of(paper)
    layout = Layout(words, Setter(words.folder / "fonts"), sizes.text_width, readable(accent))
    title = words.t("%(client)s: service review", client=review.content.client.name)
    day = words.day(review.today, "long")
    about = About(title, review.content.firm.name, day, words.language.value, review.today)
    return pdf_of(
        list(_bands(layout, review, title)), sizes, about, footer(layout, sizes, f"{title} · {day}")
    )


def _bands(layout: Layout, review: Review, title: str) -> Iterator[Band]:
    words = layout.words
    runs = {
        c.key: run_of(c, review.values.get(c.key, {}), review.today, review.since.get(c.key), RUN + 1)
        for c in review.content.commitments
    }
    rows = [row for run in runs.values() for row in run]
    lines = layout.setter.lines((Run(title, TITLE),), layout.width)
    firm, client = review.content.firm.name, review.content.client.name
    between = words.t("Between %(firm)s and %(client)s", firm=firm, client=client)
    lines += layout.setter.lines((Run(between, SECOND),), layout.width)
    lines += layout.setter.lines((Run(run_told(rows, words), LEAD),), layout.width)
    yield cells_band([Cell(x=0, lines=lines)], below=14)
    if not review.content.commitments:
        yield layout.paragraph(words.t("Nothing is promised in this plan."))
    for said in review.content.commitments:
        yield from _commitment(layout, said, runs[said.key])


def _commitment(layout: Layout, said: CommitmentSaid, run: tuple[PeriodRow, ...]) -> Iterator[Band]:
    """A commitment: what was promised, its run as signs, and the periods that were missed or not measured."""
    words, setter = layout.words, layout.setter
    promised = " · ".join(
        p for p in (said.service, target_told(said.target, words), frequency_told(said.frequency, words)) if p
    )
    head: tuple[Line, ...] = setter.lines((Run(said.indicator, STRONG),), layout.width)
    head += setter.lines((Run(promised, SECOND),), layout.width)
    yield cells_band([Cell(x=0, lines=head)], before=16, keep=True)
    yield cells_band([Cell(x=0, lines=())], above=_SQUARE + 9, keep=True, drawn=_Signs(layout, said, run))
    shown = [row for row in run if row.outcome in {Outcome.MISSED, Outcome.NOT_MEASURED}]
    for row in shown:
        yield _period(layout, said, row)
    if not shown:
        told = (
            words.t("Met in every period.")
            if any(r.outcome is Outcome.MET for r in run)
            else words.t("No period has ended yet.")
        )
        yield layout.paragraph(told, THIRD, before=2)


@dataclass(frozen=True, slots=True)
class _Signs:
    """Paints a run: a square with a sign for each period, the first and last named."""

    layout: Layout
    said: CommitmentSaid
    run: tuple[PeriodRow, ...]

    def __call__(self, sheet: Sheet, x: float, top: float) -> None:
        top -= _SQUARE + 5
        setter, words = self.layout.setter, self.layout.words
        for place, row in enumerate(self.run):
            left, tint = x + place * _STEP, _TINT[row.outcome]
            sheet.outline(left, top, _SQUARE, _SQUARE, fill="#FFFFFF", edge=tint, radius=2.5)
            sign = setter.line(_SIGN[row.outcome], THIRD.in_colour(tint))
            sheet.line(sign, left + (_SQUARE - sign.width) / 2, top)
        if self.run:
            first, last = (
                period_told(self.said.frequency, row.period, words) for row in (self.run[0], self.run[-1])
            )
            ends = first if first == last else f"{first} – {last}"
            sheet.line(setter.line(ends, THIRD), x + len(self.run) * _STEP + 8, top)


def _period(layout: Layout, said: CommitmentSaid, row: PeriodRow) -> Band:
    """A period that was missed or not measured, and what follows from it."""
    words, setter = layout.words, layout.setter
    third = layout.width / 3
    value = amount_told(said.target, row.amount, words) if row.amount is not None else ""
    told = " ".join(p for p in (outcome_told(row.outcome, words), value) if p)
    follows = "; ".join(impact_told(impact, said.target, said.frequency, words) for impact in row.impacts)
    return cells_band(
        [
            Cell(
                x=0,
                lines=setter.lines(
                    (Run(period_told(said.frequency, row.period, words), VALUE),), third * 0.7
                ),
            ),
            Cell(
                x=third * 0.75,
                lines=setter.lines((Run(told, VALUE.in_colour(_TINT[row.outcome])),), third * 0.8),
            ),
            Cell(x=third * 1.6, lines=setter.lines((Run(follows, SECOND),), third * 1.4)),
        ],
        above=2,
        below=2,
    )
