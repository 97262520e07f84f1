"""How charts are arranged when they are first seen: as a tree where it can be read, else as lists folded as far as it takes."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QSizeF

from msp_desk.rules.chart_layout import USUAL, Shape
from msp_desk.ui.chart.arranged import BETWEEN, Arrangement
from msp_desk.ui.chart.shown import ChartShown, Part, bosses_of

#: So large a chart can be read at first sight: alone, and beside another.
_ALONE, _BESIDE = 0.5, 0.7
#: What a list indents by, and what parts its cards; as rules/chart_layout.py has it.
_STEP, _GAP = USUAL.indent * 1.5, USUAL.stacked


def first_view(shown: ChartShown, room: QSizeF) -> tuple[Shape, frozenset[UUID]]:
    """The shape, and which seats are folded, so that all that is seen can be read in that room."""
    if any(part.shape is not None for part in shown.parts) or room.isEmpty():
        return Shape.STACKED, frozenset()
    least = _BESIDE if len(shown.parts) > 1 else _ALONE
    tree = Arrangement(shown, frozenset(), Shape.STACKED)
    if min(room.width() / (tree.width or 1), room.height() / (tree.height or 1)) >= least:
        return Shape.STACKED, frozenset()
    depths = [_depths(part) for part in shown.parts]
    deepest = max((depth for each in depths for depth in each.values()), default=0)
    for deep in range(deepest, 0, -1):
        if _scale(shown, depths, deep, room) >= least or deep == 1:
            return Shape.LISTED, _folds(shown, depths, deep)
    return Shape.STACKED, frozenset()


def _scale(shown: ChartShown, depths: list[Mapping[UUID, int]], deep: int, room: QSizeF) -> float:
    """How large lists of all down to that depth can be shown."""
    width, height = BETWEEN * (len(shown.parts) - 1), 1.0
    for part, deeps in zip(shown.parts, depths, strict=True):
        seen = [node for node in part.nodes if deeps[node.key] <= deep]
        width += max((deeps[n.key] * _STEP + n.width for n in seen), default=0.0)
        height = max(height, sum(n.height + _GAP for n in seen))
    return min(room.width() / (width or 1), room.height() / height)


def _folds(shown: ChartShown, depths: list[Mapping[UUID, int]], deep: int) -> frozenset[UUID]:
    """Whoever stands at that depth and has somebody below."""
    found: set[UUID] = set()
    for part, deeps in zip(shown.parts, depths, strict=True):
        bosses = {node.boss for node in part.nodes if node.boss is not None}
        found |= {key for key, depth in deeps.items() if depth == deep and key in bosses}
    return frozenset(found)


def _depths(part: Part) -> Mapping[UUID, int]:
    """How many bosses are above each seat; a loop ends where it begins again."""
    bosses = bosses_of(part)
    depths: dict[UUID, int] = {}
    for start in bosses:
        way: dict[UUID, None] = {}
        here: UUID | None = start
        while here is not None and here in bosses and here not in depths and here not in way:
            way[here] = None
            here = bosses[here]
        above = depths.get(here, -1) if here is not None else -1
        for key in reversed(way):
            above += 1
            depths[key] = above
    return depths
