"""Folding branches of an org chart away, and the way to somebody below a fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from msp_desk.rules.chart_forest import grow
from msp_desk.rules.chart_layout import Node
from msp_desk.rules.chart_walking import Direction, walk

__all__ = ["Direction", "fold", "nearest_visible", "path_to", "walk"]


def fold(nodes: Sequence[Node], folded: AbstractSet[UUID]) -> tuple[tuple[Node, ...], dict[UUID, int]]:
    """The nodes that stay visible, in their order, and how many each folded one of them hides beneath it.

    One that has nobody to hide is not told of.
    """
    forest = grow([node.key for node in nodes], [node.boss for node in nodes])
    bosses, below = forest.bosses, [0] * len(nodes)
    for place in reversed(forest.order):
        if bosses[place] >= 0:
            below[bosses[place]] += below[place] + 1
    hidden: dict[UUID, int] = {}
    is_seen = bytearray(len(nodes))
    for place in forest.order:
        boss = bosses[place]
        if boss < 0 or (is_seen[boss] and nodes[boss].key not in hidden):
            is_seen[place] = 1
            if below[place] and nodes[place].key in folded:
                hidden[nodes[place].key] = below[place]
    return tuple(node for node, seen in zip(nodes, is_seen, strict=True) if seen), hidden


def path_to(nodes: Sequence[Node], key: UUID) -> tuple[UUID, ...]:
    """The bosses above somebody, the highest first: those to unfold to see the card; a root has none."""
    forest = grow([node.key for node in nodes], [node.boss for node in nodes])
    path: list[UUID] = []
    place = forest.bosses[forest.places[key]] if key in forest.places else -1
    while place >= 0:
        path.append(nodes[place].key)
        place = forest.bosses[place]
    return tuple(reversed(path))


def nearest_visible(key: UUID, bosses: Mapping[UUID, UUID | None], drawn: AbstractSet[UUID]) -> UUID | None:
    """The card itself where it is drawn, else the nearest boss above it that is; loops are safe."""
    met: set[UUID] = set()
    at: UUID | None = key
    while at is not None and at not in drawn and at not in met:
        met.add(at)
        at = bosses.get(at)
    return None if at in met else at
