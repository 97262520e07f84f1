"""All that a run found out, as a value and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.machine import Machine
from tests.bench.sampling import Stat
from tests.bench.verdict import Grown, Ratio, growth_in, ratios_in

SCHEMA = 1
_COUNTS = ("search_sql", "client_open_sql", "due_sql", "save_commits")
BySize = dict[str, dict[str, Stat]]


@dataclass(slots=True)
class Results:
    """Figures of limits and program by size, and the noise there was."""

    git: str
    when: str
    machine: Machine
    limits: BySize = field(default_factory=dict)
    app: BySize = field(default_factory=dict)
    noise: dict[str, Any] = field(default_factory=dict)

    @property
    def figures(self) -> BySize:
        """Both together."""
        return {size: {**self.limits.get(size, {}), **self.app[size]} for size in self.app}

    @property
    def ratios(self) -> tuple[Ratio, ...]:
        """What came of the goals."""
        return ratios_in(self.figures)

    @property
    def growth(self) -> tuple[Grown, ...]:
        """What came of those about growing."""
        return growth_in(self.figures)

    @property
    def passed(self) -> bool:
        """Whether all goals are met that were looked at."""
        return all(r.passed for r in self.ratios) and all(g.passed for g in self.growth)

    def to_json(self) -> str:
        """For whoever compares runs."""
        return json.dumps(
            {
                "schema": SCHEMA,
                "git": self.git,
                "when": self.when,
                "machine": asdict(self.machine),
                "noise": self.noise,
                "limits": _plain(self.limits),
                "app": _plain(self.app),
                "counts": {n: int(s[n].med) for s in self.app.values() for n in _COUNTS if n in s},
                "ratios": [
                    {
                        "goal": r.goal.name, "size": r.size, "what": r.goal.app, "beside": r.goal.limit,
                        "figure": r.goal.figure, "value": r.value, "max": r.goal.most, "pass": r.passed,
                    }
                    for r in self.ratios
                ],
                "growth": [{"what": g.what, "S_to_L": g.value, "max": g.most, "pass": g.passed} for g in self.growth],
                "pass": self.passed,
            },
            indent=1,
        )  # fmt: skip


def read_results(file: Path) -> Results:
    """The results that a run wrote down."""
    told = json.loads(file.read_text(encoding="utf-8"))
    return Results(
        told["git"],
        told["when"],
        Machine(**told["machine"]),
        _stats(told["limits"]),
        _stats(told["app"]),
        told["noise"],
    )


def _plain(figures: BySize) -> dict[str, dict[str, dict[str, float]]]:
    return {size: {name: asdict(stat) for name, stat in of.items()} for size, of in figures.items()}


def _stats(told: dict[str, dict[str, dict[str, Any]]]) -> BySize:
    return {size: {name: Stat(**stat) for name, stat in of.items()} for size, of in told.items()}
