"""Writes rows as delimited text: exactly for machines, or so that a spreadsheet runs nothing that stands in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

#: What a cell may hold.
Cell = str | int | float | bool | Decimal | date | datetime | Enum | UUID | None
#: What makes a spreadsheet take a text for a formula.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell_text(value: object) -> str:
    """A value as exported text: days and instants in ISO form, enum members by their value, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(cell_text(part) for part in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def guarded(text: str) -> str:
    """A text that a spreadsheet shows as it is; reading it back here takes the guard away again."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def write_csv(
    titles: Sequence[str], rows: Iterable[Sequence[object]], *, for_excel: bool = False, delimiter: str = ","
) -> bytes:
    """The table as UTF-8 CSV.

    `for_excel` adds the mark by which Excel knows UTF-8 and guards against formulas; `delimiter` should then be what
    the person's Excel expects («;» where the comma is the decimal sign).
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    for row in (titles, *rows):
        cells = [cell_text(value) for value in row]
        writer.writerow([guarded(cell) for cell in cells] if for_excel else cells)
    return text.getvalue().encode("utf-8-sig" if for_excel else "utf-8", "replace")
