"""Runs a trial on a desk: both sides in turn, each in a process of its own."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.bench.desks import MadeDesk
from tests.bench.sampling import WARM_UPS, Plan, Stat, Taker, alternate
from tests.bench.trial import Count, Trial
from tests.bench.worker import Worker, surroundings

Figures = dict[str, Stat]


def run_trial(trial: Trial, made: MadeDesk, plan: Plan, home: Path, platform: str) -> tuple[Figures, Figures]:
    """The figures of the limits and of the program. Errors: Broken."""
    with ExitStack() as stack:
        sides = {
            side: stack.enter_context(
                Worker(
                    trial.name,
                    side,
                    made.path.parent,
                    home / f"{trial.name}-{made.size}-{side}",
                    surroundings(home / made.size, made, platform),
                )
            )
            for side in ("limits", "app")
        }
        takers: dict[str, Taker] = {
            name: partial(worker.take, name) for worker in sides.values() for name in worker.names
        }
        warm_ups = 0 if trial.count in {Count.ONCE, Count.FEW} else WARM_UPS
        figures = alternate(takers, _times(trial.count, plan), trial.block, warm_ups)
        names = {side: worker.names for side, worker in sides.items()}
    return {n: figures[n] for n in names["limits"]}, {n: figures[n] for n in names["app"]}


def _times(count: Count, plan: Plan) -> int:
    return 1 if count is Count.ONCE else int(getattr(plan, count.value))
