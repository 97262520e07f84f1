"""What the commands' arguments are made with: commands and groups of them, and the kinds of values that are typed."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msp_desk.i18n.words import Words
from msp_desk.values.phrases import Phrase

#: More than there is of anything.
_PLENTY = 10**9


class Maker:
    """Adds a command with the options that all have."""

    def __init__(self, commands: Any, words: Words) -> None:
        self._commands = commands
        self.words = words

    def command(
        self, name: str, carry_out: tuple[str, str], what: Phrase, *, desk: bool = True
    ) -> argparse.ArgumentParser:
        """A command, carried out by a function of a module of this room."""
        told = self.words.say(what)
        parser: argparse.ArgumentParser = self._commands.add_parser(name, help=told, description=told)
        if desk:
            parser.add_argument(
                "--desk",
                type=Path,
                metavar="FILE",
                help=self.words.t("the desk; without it, the one opened last"),
            )
        parser.add_argument(
            "--passphrase-fd",
            type=Descriptor(self.words),
            metavar="N",
            help=self.words.t("read the passphrase from this file descriptor"),
        )
        parser.set_defaults(carry_out=carry_out)
        return parser

    def group(self, name: str, what: Phrase) -> Maker:
        """A command that is the first word of several; adds those."""
        told = self.words.say(what)
        parser = self._commands.add_parser(name, help=told, description=told)
        commands = parser.add_subparsers(title=self.words.t("commands"), metavar="COMMAND", required=True)
        return Maker(commands, self.words)


def add_json(parser: argparse.ArgumentParser, words: Words) -> None:
    """The option to print data instead of words."""
    parser.add_argument("--json", action="store_true", help=words.t("print exact data instead of words"))


@dataclass(frozen=True, slots=True)
class Count:
    """Reads how many there may be: one at least."""

    words: Words

    def __call__(self, text: str) -> int:
        digits = text.lstrip("0") if text.isascii() and text.isdecimal() else ""
        if not digits:
            told = self.words.t("“%(typed)s” is not a number from 1 up.", typed=text)
            raise argparse.ArgumentTypeError(told)
        return int(digits) if len(digits) < len(str(_PLENTY)) else _PLENTY


@dataclass(frozen=True, slots=True)
class Descriptor:
    """Reads the number of an open file."""

    words: Words

    def __call__(self, text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < len(str(_PLENTY))):
            told = self.words.t("“%(typed)s” is not the number of a file descriptor.", typed=text)
            raise argparse.ArgumentTypeError(told)
        return int(text)


@dataclass(frozen=True, slots=True)
class Day:
    """Reads a day as it is written in data."""

    words: Words

    def __call__(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            told = self.words.t("“%(typed)s” is not a day. Write it as 2026-11-30.", typed=text)
            raise argparse.ArgumentTypeError(told) from None


@dataclass(frozen=True, slots=True)
class Instant:
    """Reads a time; without a zone it is this machine's."""

    words: Words

    def __call__(self, text: str) -> datetime:
        try:
            return datetime.fromisoformat(text).astimezone()
        except (ValueError, OverflowError):
            told = self.words.t("“%(typed)s” is not a time. Write it as 2026-11-30T10:15.", typed=text)
            raise argparse.ArgumentTypeError(told) from None
