"""Chooses the door: the window when started bare or with a call to show, the command line otherwise."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run the program and return its exit code."""
    os.umask(0o077)  # what a library writes, a printer's PDF or a log, is the person's alone, too
    arguments = sys.argv[1:]
    if _wants_window(arguments):
        gc.disable()  # while the modules come in, nothing they make is garbage; the window turns it on when it stands
        from msp_desk.app.main import run
    else:
        from msp_desk.cli.main import run
    return run(arguments)


def _wants_window(arguments: list[str]) -> bool:
    """Bare, or with nothing but the window's own options (--desk FILE, --call NUMBER, --passphrase-fd N, --hidden)."""
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if option == "--hidden":
            continue
        if option.split("=", 1)[0] not in {"--desk", "--call", "--passphrase-fd"}:
            return False
        if "=" not in option and rest:
            rest.pop(0)
    return True


if __name__ == "__main__":
    sys.exit(main())
