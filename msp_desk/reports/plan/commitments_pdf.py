"""Section 4 of a service plan on paper: what is promised, how it is measured, and what missing it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Group, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import BODY, SECOND, STRONG, THIRD
from msp_desk.reports.plan.paper_pdf import SCOPE, PlanPaper, Said, said
from msp_desk.reports.plan.told import frequency_told, impacts_told, target_told
from msp_desk.rules.plan_sections import Section
from msp_desk.values.plan_content import CommitmentSaid


def commitments_section(paper: PlanPaper) -> Iterator[Band]:
    """One table, grouped by service."""
    words, commitments = paper.words, paper.content.commitments
    lead = (
        words.t("What is promised, how it is measured, and what follows when it is missed.")
        if commitments
        else words.t("Nothing is written here yet.")
    )
    yield from paper.section(Section.COMMITMENTS, lead, filled=bool(commitments))
    if commitments:
        yield from paper.table(
            (
                Column(words.t("Commitment"), 0.31),
                Column(words.t("Target"), 0.2),
                Column(words.t("Measured"), 0.25),
                Column(words.t("If it is missed"), 0.27),
            ),
            list(_rows(paper)),
        )


def _rows(paper: PlanPaper) -> Iterator[Row | Group]:
    commitments = paper.content.commitments
    services = list(dict.fromkeys(commitment.service for commitment in commitments))
    included = {item.service for item in paper.content.scope if item.is_in}
    for service in services:
        if service.strip():
            yield Group(
                (Run(service, STRONG.in_colour(paper.layout.accent), SCOPE if service in included else ""),)
            )
        elif len(services) > 1:
            yield Group((Run(paper.words.t("All services"), STRONG.in_colour(paper.layout.accent)),))
        yield from (_row(paper, one) for one in commitments if one.service == service)


def _row(paper: PlanPaper, commitment: CommitmentSaid) -> Row:
    words = paper.words
    impacts = _listed(impacts_told(commitment, words))
    return Row(
        (
            (
                *said(commitment.indicator, BODY),
                *_named(words.t("Service hours:"), commitment.hours),
                *_named(words.t("Does not count:"), commitment.exclusions),
            ),
            said(target_told(commitment.target, words), STRONG),
            (
                *said(frequency_told(commitment.frequency, words)),
                *_named(words.t("How:"), commitment.measured_how),
                *_named(words.t("From:"), commitment.measured_from),
            ),
            impacts or said(words.t("No consequence is agreed."), THIRD),
        )
    )


def _listed(told: Sequence[str]) -> Said:
    """One below the other; several each begin with a dot."""
    texts = [text for text in told if text.strip()]
    return [
        [Run("• ", THIRD), Run(text, SECOND)] if len(texts) > 1 else [Run(text, SECOND)] for text in texts
    ]


def _named(label: str, told: str) -> Said:
    """A fact of the third voice: what it is, and what it says."""
    return ((Run(f"{label} ", THIRD), Run(told, SECOND)),) if told.strip() else ()
