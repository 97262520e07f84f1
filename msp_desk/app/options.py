"""The options with which the window is started."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msp_desk.host.descriptors import line_from


@dataclass(frozen=True, slots=True)
class Options:
    """Which desk, whose call to show, the passphrase where a script gives it, and whether to wait in the tray."""

    desk: Path | None = None
    call: str = ""
    passphrase: str | None = field(default=None, repr=False)
    hidden: bool = False


def read_options(arguments: Sequence[str]) -> Options:
    """The options as given.

    Errors: SystemExit where they are no options of ours; Refused where the passphrase cannot be read.
    """
    parser = argparse.ArgumentParser(prog="msp-desk", add_help=False)
    parser.add_argument("--desk", type=Path)
    parser.add_argument("--call", default="")
    parser.add_argument("--passphrase-fd", type=int)
    parser.add_argument("--hidden", action="store_true")
    given = parser.parse_args(list(arguments))
    secret = None if given.passphrase_fd is None else line_from(given.passphrase_fd)
    return Options(given.desk.absolute() if given.desk else None, given.call.strip(), secret, given.hidden)
