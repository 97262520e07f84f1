"""Section 3 of a service plan on paper: how things are asked for, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.reports.kit.bands import Band, Cell, cells_band
from msp_desk.reports.kit.layout import Column, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import BODY, REGULAR, SECOND, STRONG, TEXT3, Style
from msp_desk.reports.plan.paper_pdf import PlanPaper, said
from msp_desk.reports.plan.told import channel_told, duration_told, procedure_name, step_who
from msp_desk.rules.plan_sections import Section
from msp_desk.values.plan_content import ProcedureSaid
from msp_desk.values.plans import RequestKind, StepSaid

_LABEL = Style(REGULAR, 8.5, 13, TEXT3)
_LABEL_WIDTH = 92.0


def procedures_section(paper: PlanPaper) -> Iterator[Band]:
    """One part for each procedure."""
    words, procedures = paper.words, paper.content.procedures
    lead = (
        words.t(
            "How each thing is asked for: by what channel, with what information, who does what and how long it takes."
        )
        if procedures
        else words.t("Nothing is written here yet.")
    )
    yield from paper.section(Section.PROCEDURES, lead, filled=bool(procedures))
    for number, procedure in enumerate(procedures, 1):
        yield from paper.together(_procedure(paper, procedure, number))


def _procedure(paper: PlanPaper, procedure: ProcedureSaid, number: int) -> Iterator[Band]:
    words = paper.words
    name = procedure_name(procedure, words)
    yield paper.part(f"procedure-{number}", name, f"3.{number}", before=6 if number == 1 else 26)
    is_named = procedure.name.strip() and procedure.kind is not RequestKind.OTHER
    kind = words.term(procedure.kind) if is_named else ""
    facts = [
        (words.t("Kind of request"), kind),
        (words.t("Channel"), channel_told(procedure.channel, words)),
        (words.t("Hours"), procedure.hours),
        (words.t("What to tell us"), procedure.needed),
    ]
    yield from fact_lines(
        paper, [(label, told) for label, told in facts if told.strip()], keep=bool(procedure.steps)
    )
    if procedure.steps:
        yield from paper.table(
            (
                Column("", 0.05),
                Column(words.t("Step"), 0.49),
                Column(words.t("Who"), 0.28),
                Column(words.t("Takes"), 0.18, right=True),
            ),
            [_step(paper, step, place) for place, step in enumerate(procedure.steps, 1)],
        )
    else:
        yield paper.text(words.t("No steps are written down."), SECOND)


def fact_lines(paper: PlanPaper, facts: Sequence[tuple[str, str]], *, keep: bool) -> Iterator[Band]:
    """Facts one below the other: what each is on the left, what it says on the right."""
    setter, width = paper.layout.setter, paper.layout.width
    for label, told in facts:
        lines = setter.lines((Run(told, BODY),), width - _LABEL_WIDTH)
        name = setter.lines((Run(label, _LABEL),), _LABEL_WIDTH - 10)
        yield cells_band([Cell(x=0, lines=name), Cell(x=_LABEL_WIDTH, lines=lines)], above=2, keep=keep)


def _step(paper: PlanPaper, step: StepSaid, place: int) -> Row:
    number = Run(paper.words.number(place), STRONG.in_colour(paper.layout.accent))
    return Row(
        (
            ((number,),),
            said(step.text, BODY),
            said(step_who(paper.content, step, paper.words), link=paper.contact(step.seat)),
            said(duration_told(step.takes, paper.words)),
        )
    )
