"""The charts of both sides as a plan says them, for paper and page to lay out and draw alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.reports.orgchart.faces import (
    CARD_HEIGHT,
    ColourBy,
    Face,
    LegendEntry,
    Measure,
    card_width,
    legend,
)
from msp_desk.reports.orgchart.page import Drawn
from msp_desk.reports.plan.told import holder_told
from msp_desk.rules.chart_layout import Node
from msp_desk.rules.positions import without_loops
from msp_desk.values.enums import Level, Side
from msp_desk.values.folding import initials
from msp_desk.values.plan_content import PlanContent, SeatSaid


@dataclass(frozen=True, slots=True)
class SideChart:
    """The chart of one party: `nodes` to lay out, `drawn` to draw them with; both speak of seats by the same keys."""

    side: Side
    name: str
    nodes: tuple[Node, ...]
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Branch:
    """A seat as a line of a list that is indented by `depth`."""

    seat: SeatSaid
    depth: int


def side_charts(content: PlanContent, words: Words, measure: Measure) -> tuple[SideChart, ...]:
    """Their chart and ours, in this order; a side without positions has none."""
    charts = (_chart(content, side, words, measure) for side in (Side.THEIRS, Side.OURS))
    return tuple(chart for chart in charts if chart.nodes)


def chart_legend(words: Words) -> tuple[LegendEntry, ...]:
    """What the colours of these charts mean."""
    return legend(words, ColourBy.LEVEL)


def branches(content: PlanContent, side: Side) -> tuple[Branch, ...]:
    """The chart as an indented list: whoever reports to somebody stands below them."""
    seats = _seats(content, side)
    bosses = _bosses(seats)
    below: dict[UUID | None, list[UUID]] = {}
    for key, boss in bosses.items():
        below.setdefault(boss, []).append(key)
    return tuple(Branch(seats[key], depth) for key, depth in _walked(below))


def _walked(below: dict[UUID | None, list[UUID]]) -> Iterator[tuple[UUID, int]]:
    waiting = [(key, 0) for key in reversed(below.get(None, ()))]
    while waiting:
        key, depth = waiting.pop()
        yield key, depth
        waiting.extend((kid, depth + 1) for kid in reversed(below.get(key, ())))


def _chart(content: PlanContent, side: Side, words: Words, measure: Measure) -> SideChart:
    seats = _seats(content, side)
    bosses = _bosses(seats)
    marks = dict(zip(Level, chart_legend(words), strict=True))
    cards = {key: _face(key, seat, marks[seat.level], words) for key, seat in seats.items()}
    nodes = tuple(
        Node(key, bosses[key], card_width(cards[key], measure), CARD_HEIGHT, seat.is_assistant)
        for key, seat in seats.items()
    )
    party = content.firm if side is Side.OURS else content.client
    return SideChart(side, party.name, nodes, Drawn(cards, {}, ()))


def _seats(content: PlanContent, side: Side) -> dict[UUID, SeatSaid]:
    """The positions of a side that there still are, by a number of their own: their keys are data."""
    return {
        UUID(int=place): seat
        for place, seat in enumerate(content.seats, 1)
        if seat.side is side and not seat.gone
    }


def _bosses(seats: dict[UUID, SeatSaid]) -> dict[UUID, UUID | None]:
    places = {seat.key: key for key, seat in seats.items()}
    return without_loops({key: places.get(seat.boss) for key, seat in seats.items()})


def _face(key: UUID, seat: SeatSaid, mark: LegendEntry, words: Words) -> Face:
    name = holder_told(seat, words)
    spoken = ", ".join(part for part in (name, seat.title, seat.unit, mark.text) if part)
    return Face(
        key=key,
        name=name,
        title=seat.title,
        foot=seat.unit,
        shade=mark.shade,
        mark=mark.mark,
        initials=initials(seat.holder) if seat.holder else "?",
        person_key=None,
        photo_key=None,
        channel=None,
        empty=not seat.holder,
        more=0,
        spoken=spoken,
    )
