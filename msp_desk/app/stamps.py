"""When the first picture stood and when the program could be used, told to whoever measures the start."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass, field

#: Set by whoever measures, to the `time.perf_counter()` at which they started us (one clock for all processes).
VARIABLE = "MSP_DESK_STAMP_FROM"


@dataclass(slots=True)
class Stamps:
    """Takes the times of one start; without an origin nobody measures, and nothing is done."""

    origin: float | None = None
    taken: dict[str, float] = field(default_factory=dict)

    @classmethod
    def asked_for(cls) -> Stamps:
        """As the environment asks."""
        told = os.environ.get(VARIABLE)
        return cls(float(told) if told else None)

    @property
    def wanted(self) -> bool:
        """Whether somebody measures."""
        return self.origin is not None

    def take(self, name: str) -> None:
        """Note the milliseconds since the start, once a name."""
        if self.origin is not None and name not in self.taken:
            self.taken[name] = round((time.perf_counter() - self.origin) * 1000, 2)

    def tell(self) -> None:
        """Print what was taken as one line of JSON."""
        sys.stdout.write(f"{json.dumps(self.taken)}\n")
        sys.stdout.flush()
