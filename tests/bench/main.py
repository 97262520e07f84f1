"""Runs the benchmark: desks, trials, verdict, table; the exit code says 0 met, 1 missed, 2 broken, 3 too noisy to say."""

from __future__ import annotations

import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.desks import desk_of
from tests.bench.machine import revision, this_machine
from tests.bench.noise import Noise
from tests.bench.options import plan_of, read_options
from tests.bench.questions import questions_of
from tests.bench.releases import note_release
from tests.bench.results import Results, read_results
from tests.bench.run import run_trial
from tests.bench.sizes import SIZES
from tests.bench.table import table_of
from tests.bench.trials import trial_named
from tests.bench.worker import Broken
from tests.bench.writing import written_into

MET, MISSED, BROKEN, NOISY = range(4)


def run(arguments: Sequence[str]) -> int:
    """Measure (or read what was measured), tell, and judge."""
    wish = read_options(arguments)
    try:
        results = read_results(wish.read) if wish.read else _measured(wish)
    except Broken as broken:
        print(f"Broken: {broken}", file=sys.stderr)
        return BROKEN
    print(table_of(results))
    if wish.json:
        wish.json.write_text(results.to_json(), encoding="utf-8")
    for page in wish.markdown:
        there = page.read_text(encoding="utf-8") if page.exists() else ""
        page.write_text(written_into(there, results, page.parent.name), encoding="utf-8")
    if wish.release:
        note_release(results, wish.release)
    if results.noise["noisy"]:
        return NOISY if wish.check else MET
    return MISSED if wish.check and not results.passed else MET


def _measured(wish: Namespace) -> Results:
    now = datetime.now(UTC)
    results, noise = Results(revision(), f"{now:%Y-%m-%dT%H:%MZ}", this_machine()), Noise()
    noise.is_quiet()
    with tempfile.TemporaryDirectory(prefix="msp-desk-bench-") as home:
        for size in wish.sizes:
            _measure_size(wish, size, results, noise, Path(home))
    results.noise = {"pass_ms": asdict(noise.stat()), "load": noise.loads, "noisy": noise.noisy}
    return results


def _measure_size(wish: Namespace, size: str, results: Results, noise: Noise, home: Path) -> None:
    made = desk_of(SIZES[size], datetime.now(UTC).date())
    questions_of(made)
    limits, app = results.limits.setdefault(size, {}), results.app.setdefault(size, {})
    for name in wish.only:
        start = time.perf_counter()
        trial = trial_named(name)
        if not trial.is_for(size):
            continue
        for again in (False, True):
            of_limits, of_app = run_trial(trial, made, plan_of(wish), home, wish.platform)
            if noise.is_quiet():
                break
            noise.noisy |= again
        limits |= of_limits
        app |= of_app
        print(f"{size} {name}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
