"""Two org charts beside each other, and the lines between those who answer to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from msp_desk.rules.chart_folding import nearest_visible
from msp_desk.rules.chart_layout import Box, Layout
from msp_desk.rules.chart_rows import with_equal_rows
from msp_desk.rules.chart_ties import Curve, Ends, Point, curves


@dataclass(frozen=True, slots=True)
class Tie:
    """Who of theirs and who of ours answer to each other; `key` is that of what says so."""

    key: UUID
    theirs: UUID
    ours: UUID


@dataclass(frozen=True, slots=True)
class TieLine:
    """A line between two cards that are drawn: cubics one after the other (start, then two controls and an end each).

    `label` is a point on it that no other line's label comes near. `via_fold` says that one of the cards is not the
    one meant but the nearest boss that is drawn.
    """

    key: UUID
    theirs: UUID
    ours: UUID
    points: Curve
    label: Point
    via_fold: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A chart and where its top left corner is in the scene."""

    layout: Layout
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn, from (0, 0) to (`width`, `height`)."""

    parts: tuple[Part, ...]
    ties: tuple[TieLine, ...]
    width: float
    height: float


def boxes_in(scene: Scene) -> dict[UUID, Box]:
    """Where the cards stand in the scene."""
    return {
        b.key: Box(b.key, b.x + part.x, b.y + part.y, b.width, b.height, b.depth)
        for part in scene.parts
        for b in part.layout.boxes
    }


def set_side_by_side(
    left: Layout,
    right: Layout | None,
    ties: Sequence[Tie] = (),
    gap: float = 160.0,
    bosses: Mapping[UUID, UUID | None] | None = None,
    label_height: float = 24.0,
) -> Scene:
    """Theirs on the left, ours on the right, rows at the same height, and the ties in their order.

    `bosses` of those who are folded away say to which card their lines go; a tie without any card is left out.
    """
    if right is None:
        return Scene((Part(left, 0.0, 0.0),), (), left.width, left.height)
    left, right = with_equal_rows((left, right))
    beyond = left.width + gap if left.boxes else 0.0
    height = max(left.height, right.height)
    theirs = {box.key: box for box in left.boxes}
    ours = {b.key: Box(b.key, b.x + beyond, b.y, b.width, b.height, b.depth) for b in right.boxes}
    found: list[tuple[Tie, Ends]] = []
    for tie in ties:
        start = nearest_visible(tie.theirs, bosses or {}, theirs.keys())
        end = nearest_visible(tie.ours, bosses or {}, ours.keys())
        if start is not None and end is not None:
            found.append((tie, Ends(theirs[start], ours[end])))
    drawn = curves([ends for _, ends in found], tuple(theirs.values()), tuple(ours.values()), label_height)
    lines = tuple(
        TieLine(
            tie.key,
            ends.left.key,
            ends.right.key,
            curve,
            label,
            (ends.left.key, ends.right.key) != (tie.theirs, tie.ours),
        )
        for (tie, ends), (curve, label) in zip(found, drawn, strict=True)
    )
    lowest = max((line.label[1] + label_height / 2 for line in lines), default=0.0)
    return Scene(
        (Part(left, 0.0, 0.0), Part(right, beyond, 0.0)), lines, beyond + right.width, max(height, lowest)
    )
