"""Holds the figures against the goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.bench.goals import GOALS, GROWTH, Goal
from tests.bench.sampling import Stat

#: The figures of each size by name, limits and program together.
Figures = Mapping[str, Mapping[str, Stat]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """What came of a goal on one desk; `value` is how many times the limit, or the figure itself."""

    goal: Goal
    size: str
    value: float

    @property
    def passed(self) -> bool:
        """Whether the goal is met."""
        return self.value <= self.goal.most

    @property
    def key(self) -> str:
        """A name of its own, for the line of a release."""
        beside = f"/{self.goal.limit}" if self.goal.limit else f" {self.goal.figure}"
        return f"{self.goal.name} {self.size} {self.goal.app}{beside}"


@dataclass(frozen=True, slots=True)
class Grown:
    """How much something grew from the small desk to the large one."""

    what: str
    value: float
    most: float

    @property
    def passed(self) -> bool:
        """Whether the goal is met."""
        return self.value <= self.most


def ratios_in(figures: Figures) -> tuple[Ratio, ...]:
    """What came of the goals whose figures were taken."""
    return tuple(_ratios(figures))


def _ratios(figures: Figures) -> Iterator[Ratio]:
    for goal in GOALS:
        for size in goal.sizes:
            of_size = figures.get(size, {})
            if goal.app in of_size and (not goal.limit or goal.limit in of_size):
                value = float(getattr(of_size[goal.app], goal.figure))
                if goal.limit:
                    value /= float(getattr(of_size[goal.limit], goal.figure)) or 1e-9
                yield Ratio(goal, size, round(value, 2))


def growth_in(figures: Figures) -> tuple[Grown, ...]:
    """How the figures grew, where both ends were taken."""
    small, large = figures.get("S", {}), figures.get("L", {})
    return tuple(
        Grown(g.app, round(large[g.app].med / (small[g.app].med or 1e-9), 2), g.most)
        for g in GROWTH
        if g.app in small and g.app in large
    )
