"""Contract: the terms that hold, what comes next, and the hours of the period against those included."""

from __future__ import annotations

from collections.abc import Iterator

from msp_desk.queries.relationship_contracts import ContractSaid
from msp_desk.queries.relationship_rows import RelationshipCard
from msp_desk.reports.contract_words import (
    hours_told,
    included_told,
    notice_told,
    renewal_told,
    value_told,
)
from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Layout, Paragraph, Row
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import SECOND, STRONG, THIRD


def contract_section(layout: Layout, card: RelationshipCard, title: str) -> Iterator[Band]:
    """Each contract in a row, what is to be decided first at the top."""
    words = layout.words
    yield layout.heading("contract", title, _hours(layout, card))
    columns = (
        Column(words.t("Contract"), 0.29),
        Column(words.t("Terms"), 0.38),
        Column(words.t("Next"), 0.33),
    )
    yield from layout.table(columns, [_row(layout, c) for c in card.contracts.contracts])


def _hours(layout: Layout, card: RelationshipCard) -> str:
    """The hours spent of those included, where some are, and in which whole months."""
    words, said = layout.words, card.contracts
    if said.included is None or said.months is None:
        return ""
    hours = {"spent": hours_told(said.spent, words), "included": hours_told(said.included, words)}
    days = {"first": words.day(said.months.first), "last": words.day(said.months.last)}
    return words.t("%(first)s to %(last)s: %(spent)s of work, %(included)s included.", **days, **hours)


def _row(layout: Layout, said: ContractSaid) -> Row:
    words, terms = layout.words, said.terms
    agreed = (
        value_told(terms, words),
        _included(layout, said),
        renewal_told(terms, words),
        notice_told(terms, words),
    )
    name: list[Paragraph] = [(Run(said.name, STRONG),)]
    name += [(Run(said.reference, THIRD),)] if said.reference else []
    return Row(
        (
            name,
            [(Run(told, SECOND),) for told in agreed if told],
            [(Run(told, SECOND),) for told in _next(layout, said)],
        )
    )


def _included(layout: Layout, said: ContractSaid) -> str:
    told = included_told(said.terms, layout.words)
    return layout.words.t("Hours included: %(hours)s", hours=told) if told else ""


def _next(layout: Layout, said: ContractSaid) -> list[str]:
    """Until when it runs, and the last day for notice."""
    words = layout.words
    if said.closed_on is not None:
        return [words.t("Ends on %(day)s", day=said.closed_on)]
    told = [words.t("Runs until %(day)s", day=said.end_on)] if said.end_on is not None else []
    if said.notice_on is not None:
        told.append(words.t("Last day for notice: %(day)s", day=said.notice_on))
    return told
