"""Reads a file of contacts of any kind into drafts: vCard, CSV or XLSX, told apart by what is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msp_desk.exchange.columns import Mapping
from msp_desk.exchange.columns_guess import guess_mapping
from msp_desk.exchange.csv_in import read_csv
from msp_desk.exchange.grid import Grid
from msp_desk.exchange.reading import Reading, TableSeen
from msp_desk.exchange.table_rows import clean, drafts_of
from msp_desk.exchange.telling import Telling, in_english
from msp_desk.exchange.vcards_in import read_vcards
from msp_desk.exchange.xlsx_in import read_xlsx
from msp_desk.values.drafts import BadRow, Origin
from msp_desk.values.phrases import N_

#: What a file dialog offers.
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".vcf", ".vcard")
LARGEST = 256 * 1024 * 1024
_SAMPLE = 20
_CARD = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_NO_TEXT = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
#: Text that a table would be made of line by line, though it holds none; an export to CSV may be called anything else.
_OTHER_ENDINGS = (".eml", ".msg", ".ics", ".json", ".html", ".xml")
#: Zero bytes are not among them: text of two bytes a letter has them.
_CONTROLS = bytes({*range(1, 9), *range(14, 32), 127} - {0x1B})
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CALENDAR = b"BEGIN:VCALENDAR"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

_NOTHING = N_("This file is empty.")
_TOO_LARGE = N_("This file is too large to be a list of contacts.")
_OLD = N_("This is an old Excel file (.xls); save it as .xlsx or .csv and import that.")
_FOREIGN = N_("This file is no list of contacts: vCard, CSV and XLSX can be read.")
_NO_ROWS = N_("There are no rows below the headings.")


def read_contacts(name: str, data: bytes, mapping: Mapping | None = None, t: Telling = in_english) -> Reading:
    """The contacts in a file. It never fails: what cannot be read is listed with line and reason.

    For a table the mapping is guessed unless one is given, and comes back with the headings and the first rows. What has
    no field of its own goes into the notes, called as `t` calls it.
    """
    if reason := _refusal(name, data):
        return Reading(bad=(BadRow(Origin(name, 1), reason),))
    if data.startswith(b"PK"):
        return _table(name, read_xlsx(data), mapping, t)
    if _is_vcard(name, data):
        return read_vcards(name, data, t)
    return _table(name, read_csv(data), mapping, t)


@dataclass(frozen=True, slots=True)
class TableRead:
    """The rows of a table below its headings, each with its line, and how it was understood; `seen` is None for no table."""

    rows: tuple[tuple[int, list[str]], ...] = ()
    bad: tuple[BadRow, ...] = ()
    seen: TableSeen | None = None


def read_table(name: str, data: bytes, mapping: Mapping | None = None) -> TableRead:
    """The rows of a CSV or XLSX file, for whoever makes something else than contacts of them. It never fails."""
    if reason := _refusal(name, data):
        return TableRead(bad=(BadRow(Origin(name, 1), reason),))
    if not data.startswith(b"PK") and _is_vcard(name, data):
        return TableRead()
    return _rows(name, read_xlsx(data) if data.startswith(b"PK") else read_csv(data), mapping)


def _refusal(name: str, data: bytes) -> str:
    if not data.strip():
        return _NOTHING
    if len(data) > LARGEST:
        return _TOO_LARGE
    if data.startswith(_OLD_EXCEL):
        return _OLD
    foreign = name.lower().endswith(_OTHER_ENDINGS) or data.startswith((*_NO_TEXT, _CALENDAR))
    return _FOREIGN if foreign or _is_no_text(data) else ""


def _is_no_text(data: bytes) -> bool:
    """Whether so many of the first bytes are control signs that no program wrote this as text."""
    if data.startswith((b"PK", *_WIDE_MARKS)):
        return False
    first = data[:4096]
    return len(first) - len(first.translate(None, _CONTROLS)) > max(8, len(first) // 12)


def _is_vcard(name: str, data: bytes) -> bool:
    if name.lower().endswith((".vcf", ".vcard")):
        return True
    return bool(_CARD.search(data[:4096].replace(b"\0", b"")))


def _table(name: str, grid: Grid, mapping: Mapping | None, t: Telling) -> Reading:
    table = _rows(name, grid, mapping)
    if table.seen is None:
        return Reading(bad=table.bad)
    drafts, unread = drafts_of(name, table.rows, table.seen.headings, table.seen.mapping, t)
    return Reading(tuple(drafts), tuple(sorted([*table.bad, *unread], key=_line)), table.seen)


def _rows(name: str, grid: Grid, mapping: Mapping | None) -> TableRead:
    cleaned = ((line, [clean(cell) for cell in cells]) for line, cells in grid.rows)
    rows = [(line, cells) for line, cells in cleaned if any(cells)]
    bad = [BadRow(Origin(name, t.line), t.reason, t.params) for t in grid.troubles]
    known = mapping or guess_mapping(rows)
    headings = next((cells for line, cells in rows if line == known.heading_line), [])
    below = tuple((line, cells) for line, cells in rows if line > known.heading_line)
    if not below and not bad:
        bad.append(BadRow(Origin(name, 1), _NO_ROWS))
    width = max((len(cells) for _, cells in rows), default=0)
    seen = TableSeen(
        headings=tuple((headings + [""] * width)[:width]),
        mapping=known,
        sample=tuple(tuple((cells + [""] * width)[:width]) for _, cells in below[:_SAMPLE]),
        rows=len(below),
        encoding=grid.encoding,
        delimiter=grid.delimiter,
    )
    return TableRead(below, tuple(bad), seen)


def _line(row: BadRow) -> int:
    return row.origin.line
