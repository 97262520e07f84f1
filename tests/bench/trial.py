"""What a trial is: limits on one side, the program on the other, and what their figures are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.bench.desks import MadeDesk
from tests.bench.sampling import Sampler

Samplers = Mapping[str, Sampler]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a side of a trial stands on: the made desk, which nobody changes, and a folder to do what it likes in."""

    made: MadeDesk
    scratch: Path


Side = Callable[[Ground], Samplers]


class Count(Enum):
    """How often things are done; the plan says the numbers."""

    QUERIES = "queries"
    SLOW = "slow"
    PROCESSES = "processes"
    FEW = "few"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial. Both sides run in processes of their own and take turns, `block` times each; empty `sizes` are all."""

    name: str
    limits: Side
    app: Side
    count: Count
    block: int = 1
    sizes: tuple[str, ...] = ()

    def is_for(self, size: str) -> bool:
        """Whether it is run on a desk of that size."""
        return not self.sizes or size in self.sizes


def nothing(_: Ground) -> Samplers:
    """A side that has nothing to measure."""
    return {}
