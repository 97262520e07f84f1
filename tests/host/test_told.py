"""Which reminders were told: each once, whichever program tells it, and a spoilt file costs one told twice."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from msp_desk.host.told import claim, told
from msp_desk.values.errors import Blocked
from msp_desk.values.keys import new_key

DESK, MARTA, JOAN = new_key(), new_key(), new_key()
ALL = {"a", "b", "c"}


def _claim(folder: Path, wanted: str, due: str = "abc", whose: UUID | None = MARTA) -> str:
    return "".join(sorted(claim(folder, DESK, whose, set(wanted), set(due))))


def test_each_is_told_once(tmp_path: Path) -> None:
    assert _claim(tmp_path, "ab") == "ab"
    assert _claim(tmp_path, "abc") == "c"
    assert _claim(tmp_path, "abc") == ""
    assert told(tmp_path, DESK, MARTA) == ALL


def test_what_is_due_no_more_is_forgotten_and_told_when_it_comes_again(tmp_path: Path) -> None:
    _claim(tmp_path, "ab")
    assert _claim(tmp_path, "", due="b") == ""
    assert told(tmp_path, DESK, MARTA) == {"b"}
    assert _claim(tmp_path, "ab") == "a"


def test_by_a_clock_whose_battery_died_nothing_is_forgotten(tmp_path: Path) -> None:
    _claim(tmp_path, "a")
    assert claim(tmp_path, DESK, MARTA, {"b"}, {"b"}, clock=lambda: 9_000.0) == {"b"}
    assert told(tmp_path, DESK, MARTA) == {"a", "b"}
    assert _claim(tmp_path, "ab", due="ab") == ""


def test_everybody_is_told_for_themselves_and_each_desk_apart(tmp_path: Path) -> None:
    _claim(tmp_path, "a")
    assert _claim(tmp_path, "a", whose=JOAN) == "a"
    assert _claim(tmp_path, "a", whose=None) == "a"
    assert _claim(tmp_path, "", due="", whose=JOAN) == ""
    assert told(tmp_path, DESK, MARTA) == {"a"}
    assert claim(tmp_path, new_key(), MARTA, {"a"}, {"a"}) == {"a"}


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"x": 7}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_as_none(tmp_path: Path, spoilt: bytes) -> None:
    _claim(tmp_path, "a")
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoilt)
    assert told(tmp_path, DESK, MARTA) == frozenset()
    assert _claim(tmp_path, "a") == "a"
    assert told(tmp_path, DESK, MARTA) == {"a"}


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    _claim(tmp_path / "state", "a")
    (file,) = (tmp_path / "state").iterdir()
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0


def test_of_many_that_ask_at_once_one_is_given_each(tmp_path: Path) -> None:
    names = [f"n{n}" for n in range(12)]
    with ThreadPoolExecutor(6) as threads:
        given = [*threads.map(lambda name: claim(tmp_path, DESK, None, {name, names[0]}, names), names)]
    assert sorted(name for each in given for name in each) == sorted(names)
    assert told(tmp_path, DESK, None) == set(names)


def test_what_a_program_that_died_left_is_no_hindrance(tmp_path: Path) -> None:
    _claim(tmp_path, "a")
    (file,) = tmp_path.iterdir()
    lock = file.with_name(f"{file.name}.lock")
    lock.touch()
    os.utime(lock, (1_000_000_000, 1_000_000_000))
    assert _claim(tmp_path, "b") == "b"
    assert not lock.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    assert told(tmp_path / "state", DESK, MARTA) == frozenset()
    with pytest.raises(Blocked):
        _claim(tmp_path / "state", "a")
