"""The trials, a file each; only the one that runs is loaded, for what is loaded counts in what is measured."""

from __future__ import annotations

import importlib
from typing import cast

from tests.bench.trial import Trial

#: In the order in which they run.
NAMES = (
    "search",
    "client",
    "due",
    "today",
    "start",
    "chart",
    "report",
    "layout",
    "plan",
    "save",
    "imports",
    "beat",
    "memory",
    "storage",
    "counts",
)


def trial_named(name: str) -> Trial:
    """The trial of that name."""
    return cast(Trial, importlib.import_module(f"tests.bench.trials.{name}").TRIAL)
