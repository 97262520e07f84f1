"""Small charts as values: where bars, lines and labels stand, for screen and paper to paint alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle; `x` and `y` of its top left corner, y downwards; `series` and `index` say whose it is."""

    x: float
    y: float
    width: float
    height: float
    series: int
    index: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line across the chart at `y`, and the value that it stands for."""

    y: float
    value: float


@dataclass(frozen=True, slots=True)
class Tag:
    """Where the label of column `index` stands: the middle of its column."""

    x: float
    index: int


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of stacked columns: `rules` and `bars` to paint, `tags` for as many labels as fit under them."""

    bars: tuple[Bar, ...]
    rules: tuple[Rule, ...]
    tags: tuple[Tag, ...]


def round_ceiling(highest: float) -> float:
    """The smallest of 1, 2, 4, 5, 6, 8 or 10 times a power of ten that is not below `highest`: the top of a scale."""
    if highest <= 0:
        return 1.0
    power = 10.0 ** floor(log10(highest))
    return next(step * power for step in (1, 2, 4, 5, 6, 8, 10) if step * power >= highest * (1 - 1e-9))


def stacked_columns(
    stacks: Sequence[Sequence[float]],
    width: float,
    height: float,
    *,
    widest: float = 28.0,
    room_for_a_label: float = 34.0,
) -> Columns:
    """Columns of whole things, side by side over the width; in each, the first series stands at the bottom.

    No column is wider than `widest`; labels are thinned out until each has `room_for_a_label`.
    """
    if not stacks:
        return Columns((), (), ())
    top = max(2.0, round_ceiling(max(sum(stack) for stack in stacks)))
    scale, step = height / top, width / len(stacks)
    thickness = min(step * 0.62, widest)
    bars: list[Bar] = []
    for index, stack in enumerate(stacks):
        y = height
        for series, value in enumerate(stack):
            if value > 0:
                y -= value * scale
                bars.append(
                    Bar(step * index + (step - thickness) / 2, y, thickness, value * scale, series, index)
                )
    middle = top / 2
    values = (0.0, middle, top) if middle == int(middle) else (0.0, top)
    every = max(1, -int(-room_for_a_label // step))
    tags = tuple(Tag(step * (i + 0.5), i) for i in range(0, len(stacks), every))
    return Columns(tuple(bars), tuple(Rule(height - v * scale, v) for v in values), tags)


def bar_lengths(values: Sequence[float], width: float) -> tuple[float, ...]:
    """How long horizontal bars are: the greatest fills the width, one that is not nothing stays visible."""
    greatest = max(values, default=0)
    return tuple(max(1.5, width * value / greatest) if value > 0 else 0.0 for value in values)


def spark(
    values: Sequence[float | None], lowest: float, highest: float, width: float, height: float
) -> tuple[tuple[float, float], ...]:
    """The points of a small line through the values, each in its place; a missing one is passed over."""
    step = width / (len(values) - 1) if len(values) > 1 else 0.0
    span = highest - lowest or 1.0
    return tuple(
        (step * place, height * (highest - min(max(value, lowest), highest)) / span)
        for place, value in enumerate(values)
        if value is not None
    )
