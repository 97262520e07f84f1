"""What a command needs beside its own arguments: which desk, how to unlock it, in which language to answer."""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

from msp_desk.host import clock, paths, settings_file
from msp_desk.host.descriptors import line_from
from msp_desk.i18n.words import Words
from msp_desk.program import Opened, open_desk, usual_desk, words_in
from msp_desk.values.enums import Language
from msp_desk.values.errors import Refused


@dataclass(slots=True)
class Context:
    """The surroundings of one command."""

    words: Words
    desk_file: Path | None = None
    passphrase: str | None = field(default=None, repr=False)

    @classmethod
    def of_machine(cls) -> Context:
        """In the language set on this machine, else the system's where we speak it."""
        chosen = settings_file.load(paths.config_folder()).language
        return cls(words_in(chosen or system_language()))

    def take(self, wish: argparse.Namespace) -> None:
        """Take the options that every command has."""
        self.desk_file = getattr(wish, "desk", None)
        if getattr(wish, "passphrase_fd", None) is not None:
            self.passphrase = line_from(wish.passphrase_fd)

    def now(self) -> datetime:
        """The present instant."""
        return clock.now()

    def today(self) -> date:
        """The present day, where this machine is."""
        return self.words.local_day(self.now())

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """The desk asked for, else the one opened last. Errors: Refused where there is none, or it cannot be opened."""
        path = self.desk_file or usual_desk()
        if path is None:
            raise Refused(
                "There is no desk yet. Make one with “msp-desk new”, or say which with --desk FILE."
            )
        opened = open_desk(path, self.passphrase)
        try:
            yield opened
        finally:
            opened.close(copy=False)


def system_language() -> Language:
    """The system's language, where we speak it; else English."""
    told = (
        os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG")
        or locale.getlocale()[0]
        or ""
    )
    return Language.SPANISH if told.lower().startswith(("es", "spanish")) else Language.ENGLISH


def say(text: str = "") -> None:
    """Tell something, on standard output."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """Tell what went wrong, on standard error."""
    sys.stderr.write(f"{text}\n")


def say_json(told: object) -> None:
    """Print data exactly: keys and enum members by their value, days and instants in ISO 8601 (instants in UTC)."""
    json.dump(told, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    raise TypeError(type(value).__name__)
