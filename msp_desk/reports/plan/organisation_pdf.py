"""Section 2 of a service plan on paper: who is who for what, who speaks to whom, and the charts of both firms."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from functools import partial

from msp_desk.reports.kit.bands import Band
from msp_desk.reports.kit.layout import Column, Group, Row, brief
from msp_desk.reports.kit.lines import Run
from msp_desk.reports.kit.theme import SECOND, STRONG
from msp_desk.reports.plan.charts_pdf import charts_parts
from msp_desk.reports.plan.paper_pdf import PlanPaper, Said, said
from msp_desk.reports.plan.told import channel_told
from msp_desk.rules.plan_reach import number_for
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Channel, Side
from msp_desk.values.plan_content import CounterpartSaid, NumberSaid, RoleSaid, SeatSaid


def organisation_section(paper: PlanPaper) -> Iterator[Band]:
    """The tables, then the charts."""
    content, words = paper.content, paper.words
    filled = bool(content.roles or content.counterparts or content.seats)
    lead = (
        words.t("Who is who on both sides, what to turn to each for, and how they are reached.")
        if filled
        else words.t("Nothing is written here yet.")
    )
    yield from paper.section(Section.ORGANISATION, lead, filled=filled)
    number = 0
    if content.roles:
        number += 1
        yield paper.part("roles", words.t("Whom to contact for what"), f"2.{number}", before=6)
        yield from paper.table(_role_columns(paper), list(_role_rows(paper)))
    if content.counterparts:
        number += 1
        yield paper.part(
            "counterparts", words.t("Who speaks to whom"), f"2.{number}", before=6 if number == 1 else 26
        )
        yield from paper.table(_tie_columns(paper), [_tie_row(paper, tie) for tie in content.counterparts])
    yield from charts_parts(paper, number)


def _role_columns(paper: PlanPaper) -> Sequence[Column]:
    words = paper.words
    return (
        Column(words.t("Person"), 0.27),
        Column(words.t("For what"), 0.23),
        Column(words.t("How to reach them"), 0.38),
        Column(words.t("When"), 0.13),
    )


def _role_rows(paper: PlanPaper) -> Iterator[Row | Group]:
    """Ours first, for the client looks for whom to call; then theirs, and those of whom nobody knows the side any more."""
    content = paper.content
    for side, name in ((Side.OURS, content.firm.name), (Side.THEIRS, content.client.name), (None, "")):
        there = [role for role in content.roles if _side(paper, role) is side]
        if there:
            title = name if name.strip() else paper.words.t("Other positions")
            yield Group((Run(title, STRONG.in_colour(paper.layout.accent)),))
            yield from (_role_row(paper, role) for role in there)


def _side(paper: PlanPaper, role: RoleSaid) -> Side | None:
    seat = paper.seats.get(role.seat)
    return seat.side if seat is not None else None


def _role_row(paper: PlanPaper, role: RoleSaid) -> Row:
    seat = paper.seats.get(role.seat)
    ways = [paper.number(number) for number in _numbers(seat, role.channel)]
    return Row(
        (
            paper.seat(role.seat),
            said(role.contact_for),
            (*said(channel_told(role.channel, paper.words)), *ways),
            said(role.hours),
        )
    )


def _numbers(seat: SeatSaid | None, channel: Channel | None) -> list[NumberSaid]:
    """All numbers of whoever holds a position, that of the channel first."""
    if seat is None or seat.gone:
        return []
    first = number_for(seat, channel)
    return sorted(seat.numbers, key=partial(operator.is_not, first))


def _tie_columns(paper: PlanPaper) -> Sequence[Column]:
    words, content = paper.words, paper.content
    return (
        Column(words.t("For what"), 0.19),
        Column(brief(content.client.name), 0.34),
        Column(brief(content.firm.name), 0.34),
        Column(words.t("Channel"), 0.12),
    )


def _tie_row(paper: PlanPaper, tie: CounterpartSaid) -> Row:
    return Row(
        (
            ((Run(tie.topic.strip() or paper.words.t("Everything"), STRONG),),),
            seat_with_number(paper, tie.theirs, tie.channel),
            seat_with_number(paper, tie.ours, tie.channel),
            said(channel_told(tie.channel, paper.words), SECOND),
        )
    )


def seat_with_number(paper: PlanPaper, key: str, channel: Channel | None) -> Said:
    """Who that is, and how they are reached by a channel."""
    number = number_for(paper.seats.get(key), channel)
    return (
        *paper.seat(key, paper.contact(key)),
        *((paper.number(number, channel),) if number is not None else ()),
    )
