"""What time it is and in which time zone this machine stands."""

from __future__ import annotations

import importlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msp_desk.host.windows_zones import iana_name

_LOCALTIME = Path("/etc/localtime")
_TIMEZONE = Path("/etc/timezone")
_REGISTRY = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def zone_name() -> str:
    """The IANA name of the machine's time zone («Europe/Madrid»), asked anew each time; «UTC» where nobody knows."""
    found = _from_environment() or (_from_registry() if sys.platform == "win32" else zone_from_files())
    return found or "UTC"


def _from_environment() -> str | None:
    value = os.environ.get("TZ", "").removeprefix(":")
    return _known(value.partition("zoneinfo/")[2] or value)


def zone_from_files(localtime: Path = _LOCALTIME, timezone: Path = _TIMEZONE) -> str | None:
    """Linux and macOS point from /etc/localtime into the zone files; some Linux only write the name down."""
    target = os.path.realpath(localtime)
    if "zoneinfo/" in target:
        name = target.partition("zoneinfo/")[2]
        return _known(name.removeprefix("posix/").removeprefix("right/"))
    try:
        return _known(timezone.read_text(encoding="utf-8", errors="replace").strip())
    except OSError:
        return None


def _from_registry() -> str | None:
    winreg = importlib.import_module("winreg")  # there is none elsewhere
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _REGISTRY) as key:
            name = str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0])
    except OSError:
        return None
    return _known(iana_name(name.partition("\0")[0]) or "")


def _known(name: str) -> str | None:
    """The name, if it is a zone's that this machine has the rules of."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
