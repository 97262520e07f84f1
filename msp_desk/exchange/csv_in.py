"""Reads delimited text into a grid: any delimiter, any encoding, fields of any length, line numbers that are right."""

from __future__ import annotations

import csv
import io
import itertools
import statistics
import sys
from collections.abc import Iterator

from msp_desk.exchange.decoding import decoded
from msp_desk.exchange.grid import MOST_COLUMNS, Grid, Trouble
from msp_desk.values.phrases import N_

_DELIMITERS = ",;\t|"
_SNIFFED = 60
_UNCLOSED = N_("A quotation mark is opened on this line and never closed.")
_WIDE = N_("This line has more than %(most)d columns.")

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def read_csv(data: bytes) -> Grid:
    """The rows of a delimited file. It never fails."""
    found = decoded(data)
    head = list(itertools.islice(_lines(found.text), _SNIFFED))
    start, delimiter = _said_delimiter(head)
    delimiter = delimiter or _sniffed(head)
    rows: list[tuple[int, list[str]]] = []
    troubles: list[Trouble] = []
    for number, record in _records(found.text, start, delimiter, troubles):
        if len(record) > MOST_COLUMNS:
            troubles.append(Trouble(number, _WIDE, {"most": MOST_COLUMNS}))
        elif any(cell.strip() for cell in record):
            rows.append((number, record))
    return Grid(rows, troubles, found.encoding, delimiter)


def _lines(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The lines of a text, whatever ends them; never all at once, for a list of them takes ten times the text."""
    return itertools.islice(io.StringIO(text, newline=""), start, end)


def _said_delimiter(lines: list[str]) -> tuple[int, str]:
    """Excel's own first line «sep=;»: how many lines to pass over, and the delimiter."""
    first = lines[0].strip('\r\n" ') if lines else ""
    return (1, first[4]) if len(first) == 5 and first.lower().startswith("sep=") else (0, "")


def _sniffed(head: list[str]) -> str:
    """The delimiter under which the first rows have the same number of columns, and many."""
    best, score = ",", 0.0
    for delimiter in _DELIMITERS:
        if not any(delimiter in line for line in head):
            continue
        widths = [len(row) for row in csv.reader(iter(head), delimiter=delimiter) if any(row)]
        usual = statistics.mode(widths) if widths else 1
        share = widths.count(usual) / len(widths) if widths else 0.0
        if usual > 1 and share * min(usual, 12) > score:
            best, score = delimiter, share * min(usual, 12)
    return best


def _records(
    text: str, start: int, delimiter: str, troubles: list[Trouble]
) -> Iterator[tuple[int, list[str]]]:
    """Records with the line each begins on; a quotation mark that is never closed costs its own line only."""
    while True:  # twice at most: behind a mark that nothing closes, marks only come in pairs
        last = start
        held: tuple[int, list[str]] | None = None
        reader = csv.reader(_lines(text, start), delimiter=delimiter)
        for record in reader:
            if held is not None:
                yield held
            held, last = (last + 1, record), start + reader.line_num
        if held is None:
            return
        begun = held[0] - 1
        if last - begun < 2 or not _is_unclosed(_lines(text, begun, last), delimiter):
            yield held
            return
        troubles.append(Trouble(held[0], _UNCLOSED))
        start = begun + 1


def _is_unclosed(lines: Iterator[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
