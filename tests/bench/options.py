"""The options of the benchmark."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.sampling import FULL, ONCE, QUICK, Plan
from tests.bench.sizes import SIZES
from tests.bench.trials import NAMES


def read_options(arguments: Sequence[str]) -> argparse.Namespace:
    """The options as given. Errors: SystemExit where they are none of ours."""
    parser = argparse.ArgumentParser(
        prog="dev.py bench", description="Measures the program against its limits."
    )
    parser.add_argument("--sizes", type=_some_of(tuple(SIZES)), help="of S, M, L; T tries the harness")
    parser.add_argument("--only", type=_some_of(NAMES), default=NAMES, help=f"of {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="S and M, ten times each")
    parser.add_argument("--once", action="store_true", help="once each, to try the harness")
    parser.add_argument(
        "--check", action="store_true", help="exit with 1 where a goal is missed, 3 where it is noisy"
    )
    parser.add_argument("--json", type=Path, help="write all of it there")
    parser.add_argument(
        "--markdown", type=Path, nargs="+", default=(), help="write the page of the guide (…/en/…, …/es/…)"
    )
    parser.add_argument("--release", default="", help="note the ratios as those of this release")
    parser.add_argument("--read", type=Path, help="measure nothing: read what --json wrote")
    parser.add_argument("--platform", default="offscreen", help="Qt's platform: offscreen, xcb …")
    wish = parser.parse_args(list(arguments))
    wish.sizes = wish.sizes or (("S", "M") if wish.quick else ("S", "M", "L"))
    return wish


def plan_of(wish: argparse.Namespace) -> Plan:
    """How often things are done."""
    return ONCE if wish.once else QUICK if wish.quick else FULL


def _some_of(names: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    def chosen(text: str) -> tuple[str, ...]:
        given = tuple(text.split(","))
        if unknown := set(given) - set(names):
            raise argparse.ArgumentTypeError(f"no such thing: {', '.join(sorted(unknown))}")
        return given

    return chosen
