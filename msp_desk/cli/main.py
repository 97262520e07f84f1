"""Reads the command line, runs the command, and tells people what went wrong in their words."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Sequence

from msp_desk.cli.context import Context, complain
from msp_desk.cli.parser import build_parser
from msp_desk.host import paths
from msp_desk.host.log import start_log, write_crash_report
from msp_desk.values.errors import Told
from msp_desk.values.locks import NeedsPassphrase

DONE, REFUSED, USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    context = Context.of_machine()
    parser = build_parser(context.words)
    try:
        wish = parser.parse_args(arguments)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else USAGE
    try:
        return _carry_out(wish, context)
    except Told as refused:
        complain(context.words.say(refused.phrase))
        if isinstance(refused, NeedsPassphrase):
            complain(context.words.t("A passphrase is handed over with --passphrase-fd N."))
        return REFUSED
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception as bug:  # noqa: BLE001 - the command line's one place for what nobody foresaw
        return _report(bug, context)


def _carry_out(wish: argparse.Namespace, context: Context) -> int:
    context.take(wish)
    module, function = wish.carry_out
    command = getattr(importlib.import_module(f"msp_desk.cli.{module}"), function)
    code: int = command(wish, context)
    return code


def _report(bug: Exception, context: Context) -> int:
    file = start_log(paths.log_folder())
    logging.getLogger("msp_desk").error("The command line ended by %s", type(bug).__name__)
    from msp_desk import __version__

    report = write_crash_report(paths.log_folder(), bug, context.now(), __version__)
    file.close()
    words = context.words
    complain(
        words.t(
            "Something went wrong that should not have. A report without your data is in %(file)s",
            file=report,
        )
    )
    return REFUSED
