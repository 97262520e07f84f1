"""A secret handed over through a file descriptor, so that it is in no argument list and no environment."""

from __future__ import annotations

import os

from msp_desk.values.errors import Refused


def line_from(descriptor: int) -> str:
    """One line read from a file descriptor.

    Errors: Refused where nothing can be read from it.
    """
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as pipe:
            return pipe.readline().decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("No passphrase could be read from file descriptor %(fd)s.", fd=descriptor) from error
