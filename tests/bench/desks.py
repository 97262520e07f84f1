"""The desks that are measured: made once for each generator and schema, kept in the person's cache folder."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from msp_desk.commands.derive import refresh
from msp_desk.host.paths import cache_folder
from msp_desk.models.base import Base
from msp_desk.store import schema, search_index
from msp_desk.store.desk import Desk
from msp_desk.store.engine import connect_to, make_engine
from msp_desk.values import times
from tests.bench import invented, making, reminding, rows, sizes
from tests.bench.making import make_desk, noon_of
from tests.bench.sizes import SIZES, Size

#: Says where the made desks are kept instead of the person's cache folder.
VARIABLE = "MSP_DESK_BENCH_CACHE"
#: What is asked of a desk lies beside it.
QUESTIONS = "questions.json"
_MADE_BY = (sizes, invented, rows, reminding, making, times)


@dataclass(frozen=True, slots=True)
class MadeDesk:
    """A desk to be measured: its file, its key, and the day that its story ends on."""

    size: str
    path: Path
    key: str
    salt: str
    day: date

    @property
    def now(self) -> datetime:
        """The present instant of the desk."""
        return noon_of(self.day)

    def engine(self) -> sa.Engine:
        """An engine on the file, as the program has it."""
        return make_engine(self.path, bytes.fromhex(self.key), bytes.fromhex(self.salt))

    def bare(self) -> Any:
        """A connection of the driver on the same encrypted file, with the same pragmas: what the limits use."""
        return connect_to(self.path, bytes.fromhex(self.key), bytes.fromhex(self.salt))

    def open(self) -> Desk:
        """The desk, with somebody at it, whose clock stands still."""
        desk = Desk(self.engine(), self._clock, refresh)
        desk.who = desk.ask(_me)
        return desk

    def copied_to(self, folder: Path) -> MadeDesk:
        """A copy of it that may be changed."""
        shutil.rmtree(folder, ignore_errors=True)  # the log of another copy would be taken for this one's
        folder.mkdir(parents=True)
        target = folder / self.path.name
        for tail in ("", ".key"):
            shutil.copy(f"{self.path}{tail}", f"{target}{tail}")
        asked = self.path.with_name(QUESTIONS)
        if asked.is_file():
            shutil.copy(asked, folder)
        return MadeDesk(self.size, target, self.key, self.salt, self.day)

    def _clock(self) -> datetime:
        return self.now


def _me(connection: sa.Connection) -> UUID:
    told = connection.exec_driver_sql("SELECT value FROM setting WHERE name = 'me'").scalar_one()
    return UUID(json.loads(told))


def desk_of(size: Size, today: date) -> MadeDesk:
    """The desk of that size, made now if it was not yet this week (its story ends on the Monday)."""
    day = today - timedelta(days=today.weekday())
    base = Path(os.environ.get(VARIABLE) or cache_folder() / "bench")
    folder = base / f"{size.name}-{fingerprint()}-{day:%Y%m%d}"
    path, told = folder / "desk.mspdesk", folder / "made.json"
    if not told.is_file():
        for old in (folder, *base.glob(f"{size.name}-*")):
            shutil.rmtree(old, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        key, salt = make_desk(size, path, day)
        told.write_text(json.dumps({"key": key.hex(), "salt": salt.hex()}), encoding="utf-8")
    secrets = json.loads(told.read_text(encoding="utf-8"))
    return MadeDesk(size.name, path, secrets["key"], secrets["salt"], day)


def desk_in(folder: Path) -> MadeDesk:
    """The desk that `desk_of` made in that folder."""
    secrets = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    size, _, day = folder.name.split("-")
    return MadeDesk(
        SIZES[size].name, folder / "desk.mspdesk", secrets["key"], secrets["salt"], date.fromisoformat(day)
    )


def fingerprint() -> str:
    """What a made desk depends on: the generator, and the text of the schema."""
    digest = hashlib.sha256()
    for module in _MADE_BY:
        digest.update(inspect.getsource(module).encode())
    for table in Base.metadata.sorted_tables:
        digest.update(str(sa.schema.CreateTable(table).compile(dialect=sqlite.dialect())).encode())
        digest.update("".join(sorted(str(sa.schema.CreateIndex(i)) for i in table.indexes)).encode())
    digest.update(repr((search_index._CREATE, schema.SCHEMA)).encode())
    return digest.hexdigest()[:12]
