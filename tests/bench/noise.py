"""Whether the machine was quiet enough for its times to mean anything."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field

from tests.bench.sampling import Stat, stat_of

_PASSES = 12
_SPREAD = 1.5


@dataclass(slots=True)
class Noise:
    """Listens between the trials: how long a Python takes that does nothing, and how much else is running."""

    passes: list[float] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    noisy: bool = False

    def is_quiet(self) -> bool:
        """Listen now."""
        taken = [_pass() for _ in range(_PASSES)]
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        self.passes += taken
        self.loads.append(round(load, 2))
        stat = stat_of(taken)
        return stat.p95 <= _SPREAD * stat.med and load <= (os.cpu_count() or 1)

    def stat(self) -> Stat:
        """All that was heard."""
        return stat_of(self.passes or [0.0])


def _pass() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return (time.perf_counter() - start) * 1000
