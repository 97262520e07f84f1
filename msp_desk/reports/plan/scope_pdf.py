"""Section 1 of a service plan on paper: what is in the scope, and what is expressly out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Group, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import STRONG, THIRD, VALUE
from msp_desk.reports.plan.paper_pdf import PlanPaper, said
from msp_desk.reports.plan.told import quantity_told
from msp_desk.rules.plan_sections import Section
from msp_desk.values.plan_content import ScopeSaid


def scope_section(paper: PlanPaper) -> Iterator[Band]:
    """Both lists, each grouped by service."""
    inside = [item for item in paper.content.scope if item.is_in]
    outside = [item for item in paper.content.scope if not item.is_in]
    yield from paper.section(
        Section.SCOPE, _lead(paper, len(inside), len(outside)), filled=bool(inside or outside)
    )
    titles = (paper.words.t("What is included"), paper.words.t("What is not included"))
    parts = [
        part for part in zip(("scope-in", "scope-out"), titles, (inside, outside), strict=True) if part[2]
    ]
    for number, (key, title, items) in enumerate(parts, 1):
        yield paper.part(key, title, f"1.{number}", before=6 if number == 1 else 26)
        yield from paper.table(_columns(paper), list(_rows(paper, items)))


def _lead(paper: PlanPaper, inside: int, outside: int) -> str:
    words = paper.words
    if not inside and not outside:
        return words.t("Nothing is written here yet.")
    told = [words.n("%(n)d item is included.", "%(n)d items are included.", inside)]
    if outside:
        told.append(words.n("%(n)d is expressly not included.", "%(n)d are expressly not included.", outside))
    return " ".join(told)


def _columns(paper: PlanPaper) -> tuple[Column, ...]:
    words = paper.words
    return (
        Column(words.t("Item"), 0.32),
        Column(words.t("Quantity"), 0.13),
        Column(words.t("Sites"), 0.17),
        Column(words.t("Service hours"), 0.2),
        Column(words.t("Limits"), 0.2),
    )


def _rows(paper: PlanPaper, items: Sequence[ScopeSaid]) -> Iterator[Row | Group]:
    """The items in their order, those of a service together; a service that is not named needs no heading."""
    services = list(dict.fromkeys(item.service for item in items))
    for service in services:
        if service.strip():
            yield Group((Run(service, STRONG.in_colour(paper.layout.accent)),))
        elif len(services) > 1:
            yield Group((Run(paper.words.t("All services"), STRONG.in_colour(paper.layout.accent)),))
        yield from (_row(item) for item in items if item.service == service)


def _row(item: ScopeSaid) -> Row:
    return Row(
        (
            (*said(item.name, VALUE), *said(item.notes, THIRD)),
            said(quantity_told(item)),
            [paragraph for site in item.sites for paragraph in said(site)],
            said(item.hours),
            said(item.limits),
        )
    )
