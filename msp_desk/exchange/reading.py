"""What reading a file of contacts gives: the good records, the bad ones, and what a preview shows."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.exchange.columns import Mapping
from msp_desk.values.drafts import BadRow, ContactDraft


@dataclass(frozen=True, slots=True)
class TableSeen:
    """What a table looks like, for a preview in which the mapping can be changed.

    `headings` has one entry a column (empty where the file has no heading); `sample` the first rows after it.
    """

    headings: tuple[str, ...]
    mapping: Mapping
    sample: tuple[tuple[str, ...], ...]
    rows: int
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts of a file, the records that could not be read, and for a table how it was understood."""

    drafts: tuple[ContactDraft, ...] = ()
    bad: tuple[BadRow, ...] = ()
    table: TableSeen | None = None
