"""A program of its own that saves deeds through the real desk, told by its input; tests kill it or run several at once."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.models.desk import Setting
from msp_desk.store.desk import Desk
from msp_desk.store.engine import make_engine
from msp_desk.store.watch import Watch
from msp_desk.values.hits import SearchEntry
from msp_desk.values.phrases import Phrase

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def nothing_to_refresh(session: Session, touched: Watch, /) -> tuple[set[UUID], list[SearchEntry]]:
    """These deeds touch nothing that is derived."""
    return set(), []


def a_saving_desk(path: Path, key: bytes, salt: bytes) -> Desk:
    """The real upper half of the store on that file."""
    return Desk(make_engine(path, key, salt), lambda: NOW, nothing_to_refresh)


def save_pair(session: Session, name: str) -> None:
    """Two records, both or none."""
    session.add_all([Setting(name=f"{name} left", value="x" * 3000), Setting(name=f"{name} right", value=1)])


def add_one(session: Session, name: str) -> None:
    """Read a number and write the next one."""
    counter = session.scalars(select(Setting).where(Setting.name == name)).one()
    counter.value += 1


def main() -> None:
    """Lines in: file, key, salt, what to do («pairs» until killed, or «count» and how often). Out: what is saved."""
    path, key, salt, task, times = (sys.stdin.readline().strip() for _ in range(5))
    desk = a_saving_desk(Path(path), bytes.fromhex(key), UUID(salt).bytes)
    for number in range(int(times)):
        if task == "pairs":
            desk.do(Phrase("Save a pair"), save_pair, f"{number}")
        else:
            desk.do(Phrase("Count"), add_one, "counter")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    desk.close()


if __name__ == "__main__":
    main()
