"""What the drawn chart is given: one organisation or two, the lines between them, and what is said of it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.queries.orgchart import OrgChart
from msp_desk.reports.orgchart.faces import Face, LegendEntry, nodes
from msp_desk.rules.chart_changes import Comparison, SeatChange
from msp_desk.rules.chart_layout import Node, Shape
from msp_desk.ui.chart.measuring import measure
from msp_desk.values.phrases import Phrase

#: What a person carries who is dragged here from a list; the bytes are the key as text.
PERSON_MIME = "application/x-msp-desk-person"

#: Why a seat may not report to another (a sentence), or None where it may. `None` as boss is the top.
MayMove = Callable[[UUID, UUID | None], Phrase | None]


class Change(Enum):
    """What became of a seat between the two days that are compared."""

    CAME = "came"
    LEFT = "left"
    MOVED = "moved"
    HOLDER = "holder"


#: What says most comes first.
_SAID = {
    Change.CAME: {SeatChange.NEW, SeatChange.FILLED},
    Change.LEFT: {SeatChange.CLOSED, SeatChange.EMPTIED},
    Change.HOLDER: {SeatChange.PASSED_ON},
    Change.MOVED: {SeatChange.MOVED},
}


@dataclass(frozen=True, slots=True)
class Part:
    """One organisation. `dotted` are pairs of a seat and another that it answers to as well.

    Without a shape it is arranged as suits the room.
    """

    key: UUID
    name: str
    nodes: tuple[Node, ...]
    faces: Mapping[UUID, Face]
    dotted: tuple[tuple[UUID, UUID], ...] = ()
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A counterpart line; without a topic it is for everything."""

    key: UUID
    theirs: UUID
    ours: UUID
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ChartShown:
    """One chart, or theirs and ours. Only what may be edited can be dragged."""

    parts: tuple[Part, ...]
    ties: tuple[Tie, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    changes: Mapping[UUID, Change] = field(default_factory=dict)
    may_edit: bool = True
    may_move: MayMove | None = None


def tie_spoken(tie: Tie, faces: Mapping[UUID, Face], words: Words) -> str:
    """A counterpart line in words: between whom, and what for."""
    topic = tie.topic or words.t("Everything")
    names = [_called(faces[key]) for key in (tie.theirs, tie.ours) if key in faces]
    if len(names) < len((tie.theirs, tie.ours)):
        return topic
    return words.t("%(theirs)s and %(ours)s: %(topic)s", theirs=names[0], ours=names[1], topic=topic)


def _called(face: Face) -> str:
    """Who holds a seat; an empty one goes by its title."""
    return face.title if face.empty else face.name


def part_of(chart: OrgChart, cards: Mapping[UUID, Face], shape: Shape | None = None) -> Part:
    """An organisation as the view wants it."""
    dotted = tuple((seat.key, boss) for seat in chart.seats for boss in seat.dotted)
    return Part(chart.client_key, chart.name, nodes(chart, dict(cards), measure), cards, dotted, shape)


def changes_of(comparison: Comparison) -> dict[UUID, Change]:
    """What is marked on each seat when two days are compared; of several changes the one that says most."""
    found: dict[UUID, Change] = {}
    for change, kinds in _SAID.items():
        for one in comparison.seats:
            if one.change in kinds:
                found.setdefault(one.seat, change)
    return found


def bosses_of(part: Part) -> dict[UUID, UUID | None]:
    """Who reports to whom, as the data say."""
    return {node.key: node.boss for node in part.nodes}
