"""Section 5 of a service plan on paper: the ladder of each severity, step by step up to the head of either firm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from msp_desk.reports.kit.bands import Band, Cells
from msp_desk.reports.kit.layout import Column, Paragraph, Row, brief
from msp_desk.reports.kit.lines import Line, Run
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import LEAD, MEDIUM, SECOND, STRONG, THIRD, VALUE, WHITE, Style, paled
from msp_desk.reports.plan.organisation_pdf import seat_with_number
from msp_desk.reports.plan.paper_pdf import PlanPaper, Said, said
from msp_desk.reports.plan.told import after_told, channel_told
from msp_desk.reports.plan.web_page import number_link
from msp_desk.rules.plan_sections import Section
from msp_desk.values.plan_content import LadderSaid, RungSaid

_NUMBER = Style(MEDIUM, 8, 11, WHITE)
_RADIUS = 8.0
_RAIL = 8.0


def escalation_section(paper: PlanPaper) -> Iterator[Band]:
    """One part for each severity."""
    words, ladders = paper.words, paper.content.ladders
    lead = (
        words.t("To whom a matter goes next, after how long, and by what number, on both sides.")
        if ladders
        else words.t("Nothing is written here yet.")
    )
    yield from paper.section(Section.ESCALATION, lead, filled=bool(ladders))
    for number, ladder in enumerate(ladders, 1):
        yield from paper.together(_ladder(paper, ladder, number))


def _ladder(paper: PlanPaper, ladder: LadderSaid, number: int) -> Iterator[Band]:
    words = paper.words
    title = ladder.severity.strip() or words.t("Any severity")
    yield paper.part(f"ladder-{number}", title, f"5.{number}", before=6 if number == 1 else 26)
    if ladder.description.strip():
        yield paper.text(ladder.description, LEAD, before=0, keep=bool(ladder.rungs))
    if ladder.rungs:
        yield from _steps(paper, ladder)
    else:
        yield paper.text(words.t("No steps are written down."), SECOND)


def _steps(paper: PlanPaper, ladder: LadderSaid) -> Iterator[Band]:
    """The steps from the first up, joined by a rail at their left."""
    words, content = paper.words, paper.content
    wide = 0.3 if any(rung.number.strip() for rung in ladder.rungs) else 0.34
    columns = (
        Column("", 0.04),
        Column(words.t("When"), 0.17),
        Column(brief(content.firm.name), wide),
        Column(brief(content.client.name), wide),
        Column(words.t("Channel"), 0.8 - 2 * wide),
    )
    rows = [_rung(paper, rung) for rung in ladder.rungs]
    head, *bands = paper.layout.table(columns, rows)
    yield head
    for place, band in enumerate(bands, 1):
        if isinstance(band, Cells):
            number = paper.layout.setter.line(words.number(place), _NUMBER)
            ends = (place == 1, place == len(bands))
            yield replace(band, drawn=partial(_paint_step, paper, number, ends, band.height))


def _paint_step(
    paper: PlanPaper, number: Line, ends: tuple[bool, bool], height: float, sheet: Sheet, x: float, top: float
) -> None:
    """The number of a step in its circle, on the rail from the step before to the one after."""
    middle = top + 6.5
    above = top - 6
    foot = min(above + height, sheet.sizes.height - sheet.sizes.foot)  # one that is parted goes on overleaf
    rail = ((x + _RAIL, middle if ends[0] else above), (x + _RAIL, middle if ends[1] else foot))
    sheet.path(rail, paled(paper.layout.accent, 0.35), 1.4)
    sheet.dot(x + _RAIL, middle, _RADIUS, paper.layout.accent)
    sheet.line(number, x + _RAIL - number.width / 2, middle - number.leading / 2)


def _rung(paper: PlanPaper, rung: RungSaid) -> Row:
    ours = (
        paper.seat(rung.ours, paper.contact(rung.ours))
        if rung.number.strip()
        else seat_with_number(paper, rung.ours, rung.channel)
    )
    return Row(
        (
            (),
            said(after_told(rung.after, paper.words), STRONG),
            ours or said(paper.words.t("Nobody"), THIRD),
            seat_with_number(paper, rung.theirs, rung.channel) or said(paper.words.t("Nobody"), THIRD),
            _way(paper, rung),
        )
    )


def _way(paper: PlanPaper, rung: RungSaid) -> Said:
    """The channel, and the number that the step itself names."""
    told: list[Paragraph] = list(said(channel_told(rung.channel, paper.words)))
    if rung.number.strip():
        told.append((Run(rung.number, VALUE, number_link(rung.number)),))
    return told
