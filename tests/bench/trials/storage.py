"""P 8: how large the desk file is beside its bare rows."""

from __future__ import annotations

from tests.bench.raw import plain_copy_size
from tests.bench.trial import Count, Ground, Samplers, Trial

_MB = 1_000_000


def limits(ground: Ground) -> Samplers:
    """The rows alone; `plain_copy_size` says how they are counted."""
    return {"raw_mb": lambda _: plain_copy_size(ground.made, ground.scratch / "plain.db") / _MB}


def app(ground: Ground) -> Samplers:
    """The desk file, as it was made in bulk and cleaned up once."""
    return {"db_mb": lambda _: ground.made.path.stat().st_size / _MB}


TRIAL = Trial("storage", limits, app, Count.ONCE)
