"""The appendix of a service plan on paper: what changed since the version before, item by item."""

from __future__ import annotations

from collections.abc import Iterator

from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Group, Paragraph, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import BODY, SECOND, STRONG, THIRD
from msp_desk.reports.plan.change_words import change_row
from msp_desk.reports.plan.cover_pdf import note_fits
from msp_desk.reports.plan.options import PlanPaperOptions
from msp_desk.reports.plan.paper_pdf import PlanPaper, Said, said
from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_diff import ChangeKind, PlanChange
from msp_desk.rules.plan_sections import Section


def changes_section(paper: PlanPaper, options: PlanPaperOptions) -> Iterator[Band]:
    """The changes in the order of the sections; above them a note that is too long for the cover."""
    words = paper.words
    long_note = not note_fits(paper)
    if options.changes is None and not long_note:
        return
    title = words.t("What changed")
    if options.before is not None:
        title = words.t("What changed since version %(n)d", n=options.before)
    lead = words.t("Nothing changed.") if options.changes == () else ""
    yield paper.chapter("changes", title, lead, alone=not options.changes and not long_note)
    if long_note:
        yield paper.text(paper.document.note, before=0)
    if options.changes:
        yield from paper.table(_columns(paper, options), list(_rows(paper, options.changes)))


def _columns(paper: PlanPaper, options: PlanPaperOptions) -> tuple[Column, ...]:
    words = paper.words
    before = words.t("Before")
    if options.before is not None:
        before = words.t("Version %(version)s", version=words.number(options.before))
    return Column(words.t("What"), 0.36), Column(words.t("Now"), 0.34), Column(before, 0.3)


def _rows(paper: PlanPaper, changes: tuple[PlanChange, ...]) -> Iterator[Row | Group]:
    for section in Section:
        there = [change for change in changes if change.section is section]
        if there:
            title = section_told(section, paper.words)
            yield Group((Run(title, STRONG.in_colour(paper.layout.accent)),))
            yield from (_row(paper, change) for change in there)


def _row(paper: PlanPaper, change: PlanChange) -> Row:
    words, told = paper.words, change_row(change, paper.words)
    now, was = _value(told.now), _value(told.was)
    if change.kind is ChangeKind.ADDED:
        now = [_aside(words.t("New")), *now]
    elif change.kind is ChangeKind.REMOVED:
        now = [_aside(words.t("No longer there"))]
    elif change.kind is ChangeKind.CHANGED and told.now == told.was:
        now, was = [_aside(words.t("Changed in a detail"))], []
    elif change.kind is ChangeKind.CHANGED:
        now, was = now or [_aside(words.t("No longer stated"))], was or [_aside(words.t("Not stated"))]
    return Row((said(told.what, BODY), now, was))


def _aside(text: str) -> Paragraph:
    return (Run(text, THIRD),)


def _value(text: str) -> Said:
    """A value at the beginning of a cell."""
    return said(text[:1].upper() + text[1:], SECOND)
