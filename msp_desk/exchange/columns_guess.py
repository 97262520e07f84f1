"""Guesses which column of a table is what: from its headings, and where they say nothing, from what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msp_desk.exchange.columns import SINGLE, ImportField, Mapping
from msp_desk.exchange.columns_words import field_of_heading, plain_heading
from msp_desk.exchange.countries import country_code
from msp_desk.exchange.dates import seems_day_first
from msp_desk.rules.levels import level_for_title
from msp_desk.values.enums import Level
from msp_desk.values.folding import digits_of

_F = ImportField
#: Sheets often have a title above the headings.
_HEADING_WITHIN = 10
_LOOKED_AT = 60
_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,190}\.[^@\s,;<>.]{2,24}")
_WEB = re.compile(r"(?:https?://|www\.)\S+|[\w-]{2,63}\.(?:com|net|org|es|eu|io|cat)", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?[\d][\d\s().,/+-]{5,24}(?:\s?(?:ext|x)\.?\s?\d{1,5})?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_COMPANY = re.compile(
    r"\b(?:s\.?\s?l\.?\s?u?|s\.?\s?a\.?\s?u?|s\.?c\.?p?|gmbh|ltda?|inc|llc|ag|plc|corp|s\.?\s?p\.?\s?a|s\.?r\.?l|b\.?v|co)\b\.?\s*$"
    r"|\b(?:hermanos|hijos de|asociados|group|grupo|holding|consulting|servicios|services|hotel|hospital|restaurant)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:,?\s+[^\W\d_][\w'’.-]*){1,4}")
_MIN_SHARE = 0.6

Row = Sequence[str]


def guess_mapping(rows: Sequence[tuple[int, Row]]) -> Mapping:
    """The mapping of a table: rows with the line each stands on."""
    heading_at = _heading_row(rows)
    width = max((len(row) for _, row in rows[:_LOOKED_AT]), default=0)
    headings = list(rows[heading_at][1]) if heading_at is not None else []
    below = [row for _, row in rows[(heading_at or 0) + (heading_at is not None) :][:_LOOKED_AT]]
    columns = [
        [row[place].strip() for row in below if place < len(row) and row[place].strip()]
        for place in range(width)
    ]
    fields = [_field(_at(headings, place), columns[place]) for place in range(width)]
    fields = _settled(fields, [plain_heading(_at(headings, place)) for place in range(width)])
    if heading_at is None:
        fields = _named_by_content(fields, columns)
    days = [
        text for field, column in zip(fields, columns, strict=True) if field is _F.BIRTHDAY for text in column
    ]
    line = rows[heading_at][0] if heading_at is not None else 0
    return Mapping(tuple(fields), line, seems_day_first(days))


def _at(headings: list[str], place: int) -> str:
    return headings[place] if place < len(headings) else ""


def _heading_row(rows: Sequence[tuple[int, Row]]) -> int | None:
    """The row that holds the headings: the first ones that know most words and hold nothing that is data."""
    best, most = None, 0
    for place, (_, row) in enumerate(rows[:_HEADING_WITHIN]):
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells or any(_is_data(cell) for cell in cells):
            if place == 0 and cells and most == 0:
                return None if not _may_be_title(cells) else best
            continue
        known = sum(field_of_heading(cell) is not None for cell in cells)
        if known > most and known * 3 >= len(cells):
            best, most = place, known
    if best is None and len(rows) > 1:
        return _unlike_the_rest(rows)
    return best


def _may_be_title(cells: list[str]) -> bool:
    return len(cells) == 1


def _unlike_the_rest(rows: Sequence[tuple[int, Row]]) -> int | None:
    """Headings in no language known here still show by having no number or address above a column of them."""
    first, rest = rows[0][1], [row for _, row in rows[1:_LOOKED_AT]]
    for place, cell in enumerate(first):
        below = [row[place] for row in rest if place < len(row) and row[place].strip()]
        if cell.strip() and not _is_data(cell) and below and all(_is_data(text) for text in below):
            return 0
    return None


def _is_data(cell: str) -> bool:
    """Whether a cell is a value rather than a heading: an address, a number, a date."""
    text = cell.strip()
    return bool(_EMAIL.search(text) or _PHONE.fullmatch(text) or _DATE.fullmatch(text) or text.isdigit())


def _field(heading: str, column: list[str]) -> ImportField:
    known = field_of_heading(heading)
    if known is not None:
        return known
    if not heading.strip() and not column:
        return _F.IGNORE
    return _field_by_content(column)


def _field_by_content(column: list[str]) -> ImportField:
    if _share(column, _EMAIL) >= _MIN_SHARE:
        return _F.EMAIL
    if _share(column, _WEB) >= _MIN_SHARE:
        return _F.WEB
    if _share(column, _DATE) < _MIN_SHARE <= _share(column, _PHONE) and _are_phones(column):
        return _F.PHONE
    return _F.OTHER


def _share(column: list[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.fullmatch(text[:300])) for text in column) / len(column) if column else 0.0


def _are_phones(column: list[str]) -> bool:
    lengths = [len(digits_of(text)) for text in column]
    return sum(8 <= length <= 15 for length in lengths) >= _MIN_SHARE * len(lengths)


def _settled(fields: list[ImportField], headings: list[str]) -> list[ImportField]:
    """What single headings leave open is settled by the others: «Title» beside «Job title» is «Mr.»."""
    titles = [place for place, field in enumerate(fields) if field is _F.TITLE]
    for place in titles:
        if len(titles) > 1 and headings[place] in {"title", "titulo"}:
            fields[place] = _F.PREFIX
    if _F.FAMILY not in fields and _F.GIVEN in fields and _F.NAME not in fields:
        fields[fields.index(_F.GIVEN)] = _F.NAME
    if _F.LEGAL_NAME in fields and _F.COMPANY not in fields:
        fields[fields.index(_F.LEGAL_NAME)] = _F.COMPANY
    seen: set[ImportField] = set()
    for place, field in enumerate(fields):
        if field in SINGLE and field in seen:
            fields[place] = _F.COMPANY_OTHER if field is _F.COMPANY else _F.OTHER
        seen.add(field)
    return fields


def _named_by_content(fields: list[ImportField], columns: list[list[str]]) -> list[ImportField]:
    """Where there are no headings: which columns hold companies, titles, countries and names."""
    tests = (
        (_F.COUNTRY, _country_share, 0.8),
        (_F.COMPANY, _company_share, 0.3),
        (_F.TITLE, _title_share, 0.5),
        (_F.NAME, _name_share, 0.6),
    )
    for field, share, least in tests:
        shares = [
            share(column) if taken is _F.OTHER and column else 0.0
            for taken, column in zip(fields, columns, strict=True)
        ]
        if shares and max(shares) >= least:
            fields[shares.index(max(shares))] = field
    if _F.NAME not in fields and _F.COMPANY not in fields and _F.OTHER in fields:
        fields[fields.index(_F.OTHER)] = _F.NAME
    return fields


def _country_share(column: list[str]) -> float:
    return sum(bool(country_code(text)) for text in column) / len(column)


def _company_share(column: list[str]) -> float:
    return sum(bool(_COMPANY.search(text[:120])) for text in column) / len(column)


def _title_share(column: list[str]) -> float:
    return sum(level_for_title(text) is not Level.OPERATIONAL for text in column) / len(column)


def _name_share(column: list[str]) -> float:
    named = [text for text in column if _NAME.fullmatch(text[:80]) and text[:1].isupper()]
    return len(named) / len(column)
