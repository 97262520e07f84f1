"""The program is killed at any moment, or runs several times at once: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import IO

from sqlalchemy import func, select

from msp_desk.models.desk import Deed, JournalEntry, Setting
from msp_desk.store import backup
from msp_desk.store.handle import OpenDesk
from msp_desk.values.phrases import Phrase
from tests.keystores import MemoryKeyStore
from tests.store.files import a_desk, opened
from tests.store.saver import a_saving_desk

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 20


def _start(desk: OpenDesk, task: str, times: int) -> subprocess.Popen[str]:
    saver = subprocess.Popen(
        [sys.executable, "-m", "tests.store.saver"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = (str(desk.path), desk.key.hex(), str(desk.header.desk), task, str(times))
    _pipe(saver.stdin).write("\n".join([*told, ""]))
    _pipe(saver.stdin).flush()
    return saver


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def test_killed_while_saving_nothing_acknowledged_is_lost_and_nothing_is_half_done(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    keystore = MemoryKeyStore()
    acknowledged = 0
    for attempt in range(ROUNDS):
        desk = a_desk(tmp_path / f"{attempt}.mspdesk", keystore)
        desk.close()
        saver = _start(desk, "pairs", 100_000)
        output = _pipe(saver.stdout)
        saved = [output.readline().strip() for _ in range(chance.randint(1, 40))]
        saver.kill()
        saved += output.read().split("\n")[:-1]  # a last line without an end was not acknowledged
        saver.wait()
        output.close()
        _pipe(saver.stdin).close()
        acknowledged += len(saved)
        again = opened(desk.path, keystore)
        with again.engine.connect() as connection:
            names = set(connection.scalars(select(Setting.name)))
            deeds = connection.scalar(select(func.count()).select_from(Deed))
            noted = connection.scalars(select(JournalEntry.after)).all()
        assert {f"{n} {side}" for n in saved for side in ("left", "right")} <= names
        assert len(names) == 2 * (deeds or 0)
        assert sum(map(len, noted)) == len(names)
        assert not backup.damage_in(again)
        again.close()
    assert acknowledged > ROUNDS


def test_three_programs_write_at_once_and_none_is_turned_away(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(tmp_path / "shared.mspdesk", keystore)
    mine = a_saving_desk(desk.path, desk.key, desk.header.desk.bytes)
    mine.do(Phrase("Begin"), lambda session: session.add(Setting(name="counter", value=0)))
    savers = [_start(desk, "count", 100) for _ in range(3)]
    outputs = [saver.communicate()[0] for saver in savers]
    assert [saver.returncode for saver in savers] == [0, 0, 0]
    assert [len(output.split()) for output in outputs] == [100, 100, 100]
    assert mine.ask(lambda connection: connection.scalar(select(Setting.value))) == 300
    mine.close()
    desk.close()
