"""Writes a whole desk as one JSON document that anybody can read without this program.

The shape, which stays stable; `version` grows when something is taken away or changes its meaning:

    {
      "format": "msp-desk",
      "version": 1,
      "program": "0.1.0",
      "exported_at": "2026-11-22T08:30:00+00:00",
      "firm": "Our firm",
      "tables": {
        "client": [ {"key": "018f…", "name": "…", …}, … ],
        "person": [ … ],
        …
      }
    }

Each table is a list of records, each record an object with a value for every column. Records refer to each other by
`key`, a UUID as text. Instants are ISO 8601 in UTC («2026-11-22T08:30:00+00:00»), days are «2026-11-22», choices are
the lower-case English words of the program (`"tier": "a"`), money is whole minor units beside a currency, and the bytes
of a file are `{"base64": "…"}`. What is empty is `null` or `""`, as the desk has it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import BinaryIO
from uuid import UUID

FORMAT = "msp-desk"
VERSION = 1


def write_json(
    out: BinaryIO,
    tables: Mapping[str, Iterable[Mapping[str, object]]],
    *,
    firm: str,
    program: str,
    at: datetime,
) -> dict[str, int]:
    """Write the desk to a stream, record by record, so that its size does not matter; how many records each table has."""
    about = {"format": FORMAT, "version": VERSION, "program": program, "exported_at": at, "firm": firm}
    out.write(b"{\n")
    out.writelines(f"  {_json(name)}: {_json(value)},\n".encode() for name, value in about.items())
    out.write(b'  "tables": {')
    counts: dict[str, int] = {}
    for name, records in tables.items():
        out.write(b"\n" if not counts else b",\n")
        out.write(f"    {_json(name)}: [".encode())
        counts[name] = _write_records(out, records)
        out.write(b"\n    ]" if counts[name] else b"]")
    out.write(b"\n  }\n}\n")
    return counts


def _write_records(out: BinaryIO, records: Iterable[Mapping[str, object]]) -> int:
    count = 0
    for record in records:
        out.write(b",\n      " if count else b"\n      ")
        out.write(_json(dict(record)).encode())
        count += 1
    return count


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=_plain, allow_nan=False)
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _plain(value: object) -> object:
    """What JSON has no word for."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case bytes() | bytearray() | memoryview():
            return {"base64": base64.b64encode(bytes(value)).decode("ascii")}
        case Enum():
            return value.value
        case UUID() | Decimal():
            return str(value)
        case set() | frozenset() | tuple():
            return list(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
