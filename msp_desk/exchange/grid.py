"""A table as a file holds it: rows of text, each with the line it begins on."""

from __future__ import annotations

from dataclasses import dataclass, field

#: More columns than this are no table of contacts.
MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Trouble:
    """A place of the file that could not be read, with the reason as an untranslated sentence."""

    line: int
    reason: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows that are not empty, and what could not be read."""

    rows: list[tuple[int, list[str]]]
    troubles: list[Trouble] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
