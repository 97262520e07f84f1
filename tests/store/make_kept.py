"""Makes the kept file of the present schema, once, when that schema is released: `python -m tests.store.make_kept`."""

from __future__ import annotations

import enum
import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from msp_desk.models.base import Base, Instant, Key
from msp_desk.store import opening, schema
from msp_desk.store.engine import WRITE
from tests.keystores import NoKeyStore
from tests.store.files import LITTLE_WORK

KEPT = Path(__file__).parent / "kept"
PASSPHRASE = "a desk kept for its schema"
ROWS = 3


def kept_file(version: int) -> Path:
    """The kept file of a schema; beside it its key file, and what it holds."""
    return KEPT / f"desk-{version:04}.mspdesk"


def contents(connection: sa.Connection) -> dict[str, dict[str, Any]]:
    """Of every table of the nouns: how many rows it has, and a sum over the values of each column."""
    found = {}
    for table in Base.metadata.sorted_tables:
        if not sa.inspect(connection).has_table(table.name):
            continue
        rows = connection.exec_driver_sql(f'SELECT * FROM "{table.name}"').mappings().all()
        columns = {name: sorted(repr(row[name]) for row in rows) for name in (rows[0] if rows else ())}
        found[table.name] = {
            "rows": len(rows),
            "columns": {
                n: hashlib.sha256("\n".join(v).encode()).hexdigest()[:16] for n, v in sorted(columns.items())
            },
        }
    return found


def fill(connection: sa.Connection) -> None:
    """Some rows in every table, pointing at each other; every column holds something."""
    for place, table in enumerate(Base.metadata.sorted_tables):
        for number in range(ROWS):
            row = {c.name: _value(c, place * 100 + number, number) for c in table.columns}
            connection.execute(sa.insert(table), row)


def _value(column: sa.Column[Any], stamp: int, number: int) -> Any:
    for pointer in column.foreign_keys:
        target = pointer.column
        place = Base.metadata.sorted_tables.index(target.table)
        own = target.table is column.table
        return None if own and column.nullable else _value(target, place * 100 + number, number)
    return _plain_value(column.type, f"{column.name} {stamp} Ñandú", stamp)


def _plain_value(kind: sa.types.TypeEngine[Any], text: str, stamp: int) -> Any:
    if isinstance(kind, Key):
        return UUID(int=(7 << 76) | (2 << 62) | (stamp + 1))
    if isinstance(kind, Instant):
        return datetime(2026, 1, 1, 12, stamp % 60, tzinfo=UTC)
    if isinstance(kind, sa.Enum):
        chosen: type[enum.Enum] | None = kind.enum_class
        return list(chosen)[stamp % len(chosen)] if chosen else kind.enums[stamp % len(kind.enums)]
    by_kind: list[tuple[type[Any], Any]] = [
        (sa.JSON, {"text": text}),
        (sa.LargeBinary, text.encode()),
        (sa.Date, date(2026, 2, 1 + stamp % 28)),
        (sa.Boolean, stamp % 2 == 0),
        (sa.Integer, 1 + stamp % 5),
        (sa.String, text),
    ]
    return next(value for known, value in by_kind if isinstance(kind, known))


def main() -> None:
    """Write the file of the present schema, which must not be there yet: what was released is never made again."""
    path = kept_file(schema.SCHEMA)
    desk = opening.create_desk_file(path, NoKeyStore(), PASSPHRASE, work=LITTLE_WORK)
    with desk.engine.connect().execution_options(**WRITE) as connection, connection.begin():
        fill(connection)
        found = contents(connection)
    desk.close()
    path.with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
