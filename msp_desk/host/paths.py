"""Where things are on this machine: the person's folders for data, settings, log and cache, and what the program brings."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from pathlib import Path

import platformdirs

_APP = "msp-desk"
_DESK = ".mspdesk"
_FORBIDDEN = re.compile(r"[^\w .()-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 50  # of letters that may take four bytes each


def data_folder() -> Path:
    """Where desks and their copies are kept; it may not exist yet, as none of these."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def config_folder() -> Path:
    """Where the settings of this machine are kept."""
    return platformdirs.user_config_path(_APP, appauthor=False)


def state_folder() -> Path:
    """Where what the program did on this machine is kept, such as which reminders it told."""
    return platformdirs.user_state_path(_APP, appauthor=False)


def log_folder() -> Path:
    """Where the log and crash reports are written."""
    return platformdirs.user_log_path(_APP, appauthor=False)


def cache_folder() -> Path:
    """Where what can be made again is kept."""
    return platformdirs.user_cache_path(_APP, appauthor=False)


def runtime_folder() -> Path:
    """Where a running program can be spoken to: the system's folder for it where there is one, for its owner alone."""
    told = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(told) if told and Path(told).is_dir() else cache_folder()


def backups_folder() -> Path:
    """Where the copies of all desks are kept, a folder for each desk."""
    return data_folder() / "backups"


def new_desk_path(firm: str) -> Path:
    """A file name for a new desk of that firm in the data folder, which no desk has yet."""
    name = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", firm))
    name = " ".join(name.split())[:_LONGEST_NAME].strip(" .") or "desk"
    if _RESERVED.fullmatch(name):
        name = f"{name} desk"
    folder = data_folder()
    candidates = (name if number == 1 else f"{name} {number}" for number in range(1, 10_000))
    return next(
        path
        for path in (folder / f"{candidate}{_DESK}" for candidate in candidates)
        if not path.exists() and not path.with_name(f"{path.name}.key").exists()
    )


def resources() -> Path:
    """What the program brings along (icons, fonts, words, templates): in a checkout, an installed or a frozen program."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = (
        (Path(frozen) / "resources",) if frozen else (package / "resources", package.parent / "resources")
    )
    return next((place for place in places if place.is_dir()), places[-1])
