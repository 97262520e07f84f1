"""Writes rows as an Excel workbook in which text stays text and nothing is a formula or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import xlsxwriter

from msp_desk.exchange.tables_out import cell_text

_LONGEST_CELL = 32_767
_NARROWEST, _WIDEST = 8, 60
_MEASURED = 200
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def write_xlsx(titles: Sequence[str], rows: Iterable[Sequence[object]], sheet: str = "") -> bytes:
    """The table as a workbook of one sheet: titles in bold that stay in sight, a filter, dates as dates."""
    kept = [list(row) for row in rows]
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    try:
        page = book.add_worksheet(_NOT_IN_SHEET_NAMES.sub(" ", _NO_TEXT.sub("", sheet)).strip()[:31] or None)
        bold = book.add_format({"bold": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        for column, title in enumerate(titles):
            page.write_string(0, column, _text(title), bold)
            page.set_column(
                column, column, _width(title, [row[column] for row in kept[:_MEASURED] if column < len(row)])
            )
        for place, row in enumerate(kept, 1):
            for column, value in enumerate(row):
                _write(page, place, column, value, day, moment)
        page.freeze_panes(1, 0)
        if titles:
            page.autofilter(0, 0, len(kept), len(titles) - 1)
    finally:
        book.close()
    return content.getvalue()


def _write(
    page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, day: object, moment: object
) -> None:
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal) and abs(float(value)) < 1e15:
        page.write_number(row, column, value)
    elif isinstance(value, datetime) and value.year >= 1900:
        page.write_datetime(row, column, _without_zone(value), moment)
    elif isinstance(value, date) and value.year >= 1900:
        page.write_datetime(row, column, value, day)
    elif text := _text(value):
        page.write_string(row, column, text)


def _without_zone(value: datetime) -> datetime:
    """A sheet knows no zones; instants are written in UTC."""
    return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value


def _text(value: object) -> str:
    return _NO_TEXT.sub("", cell_text(value))[:_LONGEST_CELL]


def _width(title: str, column: list[object]) -> int:
    longest = max((len(cell_text(value)) for value in (title, *column)), default=0)
    return max(_NARROWEST, min(_WIDEST, longest + 2))
