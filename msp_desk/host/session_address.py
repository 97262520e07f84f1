"""Where the bus of the session listens, for schedulers that do not say so: cron starts commands with next to nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_NAME = "DBUS_SESSION_BUS_ADDRESS"
_RUNNING = Path("/run/user")


def bus_unsaid(environment: Mapping[str, str] = os.environ, running: Path = _RUNNING) -> dict[str, str]:
    """What to add to the environment so that keyring and desktop are found; nothing where it says so, or there is none."""
    if environment.get(_NAME) or not hasattr(os, "getuid"):
        return {}
    bus = running / str(os.getuid()) / "bus"
    return {_NAME: f"unix:path={bus}"} if bus.exists() else {}
