"""The developer's one command: sets the project up, runs it, tests it, measures it and draws its pictures."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import ground
import tour
from ground import ROOT, SetupError, say

Args = Sequence[str]


def in_venv(*command: str, **environment: str) -> int:
    """Run the environment's Python on a command and return its exit code."""
    return subprocess.run(
        [str(ground.venv_python()), *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        close_fds=False,  # a passphrase may come over one
    ).returncode


def setup(_: Args) -> int:
    """make .venv with everything in it, and nothing else"""
    say("Everything is in place.")
    return 0


def run(args: Args) -> int:
    """start the program; without a display, do its main job and say where the results are"""
    if args or tour.has_display():
        return in_venv("-m", "msp_desk", *args)
    return tour.take()


def lint(args: Args) -> int:
    """linter, formatter and strict type checker (--fix mends what can be mended)"""
    if "--fix" in args:
        in_venv("-m", "ruff", "check", "--fix", ".")
        in_venv("-m", "ruff", "format", ".")
    steps = {
        "Linter": ("ruff", "check", "."),
        "Formatter": ("ruff", "format", "--check", "."),
        "Type checker": ("mypy",),
    }
    failed = []
    for name, command in steps.items():
        say(f"{name}: {' '.join(command)}")
        if in_venv("-m", *command):
            failed.append(name.lower())
    if failed:
        say(f"Not clean: {', '.join(failed)}.")
    return 1 if failed else 0


def test(args: Args) -> int:
    """lint, types, doors and tests; further arguments go to pytest"""
    ground.install_browser()
    lint_failed = lint([])
    workers = [] if any(a.startswith(("-n", "--numprocesses")) for a in args) else ["-n", "2"]
    if lint_failed:
        say("Going on with the tests; this run counts as failed whatever they say.")
    say("Tests: pytest, in random order")
    tests_failed = in_venv("-m", "pytest", *workers, *args, QT_QPA_PLATFORM="offscreen")
    return tests_failed or lint_failed


def bench(args: Args) -> int:
    """measure the speed goals on generated desks (--sizes S,M,L, --quick, --json FILE, ...)"""
    return in_venv("-m", "tests.bench", *args)


def shots(args: Args) -> int:
    """pictures of every screen, both themes, both languages, into a folder (--out DIR)"""
    return in_venv("-m", "tests.shots", *args, QT_QPA_PLATFORM="offscreen")


def words(args: Args) -> int:
    """gather the texts of the program into resources/words, keep the translations, compile them"""
    return in_venv("packaging/words.py", *args)


COMMANDS: tuple[Callable[[Args], int], ...] = (setup, run, test, lint, bench, shots, words)


def main() -> int:
    """Read the command, set up what it needs, do it."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Each command does its own set-up.")
    kinds = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        kinds.add_parser(command.__name__, help=command.__doc__, add_help=False).set_defaults(do=command)
    chosen, rest = parser.parse_known_args()
    try:
        ground.make_ready()
        return int(chosen.do([a for a in rest if a != "--"]))
    except SetupError as cannot:
        print(cannot, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
