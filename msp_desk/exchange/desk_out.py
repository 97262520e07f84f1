"""Writes a whole desk into one file, for whichever door asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from msp_desk.exchange.json_out import write_json
from msp_desk.values.files import private_file, told_of


@dataclass(frozen=True, slots=True)
class DeskFile:
    """Where a desk goes as JSON, and what the file says of itself; called with the tables, it says how many records each had.

    Errors: Blocked; there is then no file, or the one that was there before.
    """

    path: Path
    firm: str
    program: str
    at: datetime

    def __call__(self, tables: Mapping[str, Iterable[Mapping[str, object]]]) -> dict[str, int]:
        with told_of(self.path), private_file(self.path) as out:
            return write_json(out, tables, firm=self.firm, program=self.program, at=self.at)
