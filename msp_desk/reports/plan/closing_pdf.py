"""The end of a service plan on paper: when it is looked at again, what changed since the version before, and who signs."""

from __future__ import annotations

from collections.abc import Iterator

from msp_desk.reports.kit.bands import Band, Cell, Drawing, cells_band
from msp_desk.reports.kit.lines import Line, Run
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import SECOND, STRONG, TEXT3, THIRD
from msp_desk.reports.plan.changes_pdf import changes_section
from msp_desk.reports.plan.cover_pdf import party_details, version_told
from msp_desk.reports.plan.options import PlanPaperOptions
from msp_desk.reports.plan.paper_pdf import PlanPaper
from msp_desk.reports.plan.told import review_told
from msp_desk.values.plan_content import PartySaid

_GAP = 32.0
#: From one line to write on to the next.
_STEP = 34.0


def closing(paper: PlanPaper, options: PlanPaperOptions) -> Iterator[Band]:
    """Review, changes, signatures."""
    words = paper.words
    review = review_told(paper.content, words)
    if review:
        yield paper.heading("review", words.t("Review of this plan"), "")
        yield paper.text(
            words.t("Both sides look at this plan again on %(review)s.", review=review), before=0
        )
    yield from changes_section(paper, options)
    yield from _signatures(paper, options)


def _signatures(paper: PlanPaper, options: PlanPaperOptions) -> Iterator[Band]:
    words, document = paper.words, paper.document
    lead = words.t(
        "By signing, both sides accept version %(version)s of %(day)s as it stands here.",
        version=version_told(paper, options),
        day=words.day(document.published_on, "long"),
    )
    if options.draft:
        lead = words.t("This is a draft. It is signed once it is published.")
    yield paper.heading("signatures", words.t("Signatures"), lead)
    width = (paper.layout.width - _GAP) / 2
    sides = (paper.content.firm, paper.content.client)
    cells = [Cell(x=n * (width + _GAP), lines=_party(paper, party, width)) for n, party in enumerate(sides)]
    yield cells_band(cells, before=2, keep=True)
    yield _lines_to_sign(paper, width)


def _party(paper: PlanPaper, party: PartySaid, width: float) -> tuple[Line, ...]:
    setter = paper.layout.setter
    lines = setter.lines((Run(paper.words.t("For %(firm)s", firm=party.name), STRONG),), width)
    for text in party_details(party):
        lines += setter.lines((Run(text, SECOND),), width)
    return lines


def _lines_to_sign(paper: PlanPaper, width: float) -> Band:
    """What each side writes by hand."""
    words, setter = paper.words, paper.layout.setter
    labels = [
        setter.line(label, THIRD)
        for label in (words.t("Name"), words.t("Position"), words.t("Date"), words.t("Signature"))
    ]
    tall = 22.0

    def paint(sheet: Sheet, x: float, top: float) -> None:
        for left in (x, x + width + _GAP):
            for number, label in enumerate(labels, 1):
                y = top + number * _STEP + (tall if number == len(labels) else 0.0)
                sheet.rule(left, y, width, TEXT3)
                sheet.line(label, left, y + 3)

    return Drawing(height=len(labels) * _STEP + tall + 16, painter=paint)
