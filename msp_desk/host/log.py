"""The log and the crash reports: what went wrong and where, with the keys of records and never what they hold."""

from __future__ import annotations

import copy
import logging
import os
import platform
import secrets
import traceback
from collections.abc import Iterator
from datetime import datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from msp_desk.values.files import private_folder, told_of, write_private

FILE = "msp-desk.log"
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_LARGEST, _GENERATIONS = 1 << 20, 3
_MOST_REPORTS = 20


class _WithoutValues(logging.Formatter):
    """Writes an error as its class and the places it came through: its text may quote what a person typed."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, whatever another log has already made of the same error."""
        record = copy.copy(record)
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(described(error)) if isinstance(error, BaseException) else ""


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner may read."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return TextIOWrapper(os.fdopen(handle, "ab"), encoding="utf-8", errors="backslashreplace")


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the program's log to a file in that folder, which rotates; stop_log ends it.

    Errors: Blocked.
    """
    with told_of(folder / FILE):
        file = _PrivateFile(private_folder(folder) / FILE, maxBytes=_LARGEST, backupCount=_GENERATIONS)
    file.setFormatter(_WithoutValues(_FORMAT))
    root = logging.getLogger()
    root.addHandler(file)
    root.setLevel(level)
    return file


def stop_log(file: logging.Handler) -> None:
    """Write no more to the file that start_log began."""
    logging.getLogger().removeHandler(file)
    file.close()


def described(error: BaseException) -> Iterator[str]:
    """An error with its causes: classes, file names, functions and line numbers; no text, no source line, no value."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        kind = type(cause)
        yield f"{kind.__module__}.{kind.__qualname__}"
        for frame, line in traceback.walk_tb(cause.__traceback__):
            code = frame.f_code
            yield f"  {_short(code.co_filename)}:{line} {code.co_qualname}"
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def write_crash_report(folder: Path, error: BaseException, now: datetime, version: str) -> Path:
    """Write down a failure of the program, for the person to read and to send if they like; returns the file.

    It holds the program's version, the system's, and what `described` says. The oldest of many reports go.

    Errors: OSError.
    """
    lines = [
        f"MSP Desk {version}",
        platform.platform(),
        f"Python {platform.python_version()}",
        "",
        *described(error),
    ]
    path = private_folder(folder) / f"crash-{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}.txt"
    write_private(path, "\n".join([*lines, ""]).encode())
    others = sorted((p for p in folder.glob("crash-*.txt") if p != path), reverse=True)
    for old in others[_MOST_REPORTS - 1 :]:
        old.unlink(missing_ok=True)
    return path


def _short(file: str) -> str:
    """A file without the folders of this machine, which may name a person."""
    parts = Path(file).parts
    anchor = next(
        (i for i, part in enumerate(parts) if part in {"msp_desk", "site-packages"}), len(parts) - 1
    )
    return "/".join(parts[anchor:])
