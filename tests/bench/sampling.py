"""Taking times: several things in turn (A B A B ...), so that a noisy moment meets all of them alike."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

#: Does the thing for the n-th time and says how many milliseconds it took.
Sampler = Callable[[int], float]

#: Has a sampler do it from the first time on, so many times.
Taker = Callable[[int, int], list[float]]

WARM_UPS = 5


@dataclass(frozen=True, slots=True)
class Stat:
    """What the times were, in milliseconds."""

    med: float
    p95: float
    min: float
    n: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How often a thing is done: `few` for what takes seconds, `processes` for what starts one, and so on."""

    few: int
    processes: int
    slow: int
    queries: int


FULL = Plan(few=3, processes=15, slow=15, queries=120)
QUICK = Plan(few=1, processes=10, slow=10, queries=10)
#: For trying the harness itself.
ONCE = Plan(few=1, processes=1, slow=1, queries=2)


def timed(work: Callable[[int], object]) -> Sampler:
    """A sampler of a function's whole duration."""

    def sample(number: int) -> float:
        start = time.perf_counter()
        work(number)
        return (time.perf_counter() - start) * 1000

    return sample


def alternate(
    takers: Mapping[str, Taker], count: int, block: int = 1, warm_ups: int = WARM_UPS
) -> dict[str, Stat]:
    """Take `count` times of each, a block of them in turn, after some that do not count."""
    taken: dict[str, list[float]] = {name: [] for name in takers}
    if warm_ups:
        for take in takers.values():
            take(-warm_ups, min(count, warm_ups))
    for first in range(0, count, block):
        for name, take in takers.items():
            taken[name].extend(take(first, min(block, count - first)))
    return {name: stat_of(times) for name, times in taken.items()}


def stat_of(times: Sequence[float]) -> Stat:
    """The figures of a series of times."""
    ordered = sorted(times)
    return Stat(
        med=_rounded(_quantile(ordered, 0.5)),
        p95=_rounded(_quantile(ordered, 0.95)),
        min=_rounded(ordered[0]),
        n=len(ordered),
    )


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low, high = math.floor(place), math.ceil(place)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _rounded(value: float) -> float:
    """Three figures behind the point are a microsecond."""
    return round(value, 3)
