"""Copies: checked before they count, whole or not there, thinned without losing the last, and put back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.store import backup
from msp_desk.store.header import header_path
from msp_desk.values.backups import Backup, BackupReason, superfluous
from msp_desk.values.errors import Blocked
from msp_desk.values.locks import DamagedDesk
from msp_desk.values.phrases import Phrase
from tests.keystores import MemoryKeyStore, NoKeyStore
from tests.store.files import NOW, a_desk, everything_in, flip, mode_of, note, notes_in, opened
from tests.store.saver import a_saving_desk, save_pair


def test_a_copy_holds_everything_and_opens_like_the_desk(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore, notes=3)
    folder = backup.folder_of(None, path, desk.header.desk)
    made = backup.make_backup(desk, folder, BackupReason.IMPORT, NOW)
    note(desk, "later")
    desk.close()
    assert made.path.name == "20261122T093000Z-import.mspdesk"
    assert backup.backups_in(folder) == (made,)
    assert sorted(p.name for p in folder.iterdir()) == [made.path.name, f"{made.path.name}.key"]
    assert [mode_of(p) for p in folder.iterdir()] == [0o600, 0o600]
    assert mode_of(folder) == 0o700
    copy = opened(made.path, NoKeyStore(), recovery_key=desk.recovery_key)
    assert notes_in(copy) == {"note 0", "note 1", "note 2"}
    copy.close()


def test_copies_of_one_second_get_names_of_their_own(path: Path) -> None:
    desk = a_desk(path)
    names = [backup.make_backup(desk, path.parent / "b", BackupReason.CLOSE, NOW).path.name for _ in range(3)]
    assert len(set(names)) == 3
    assert len(backup.backups_in(path.parent / "b")) == 3
    desk.close()


def test_a_damaged_desk_is_not_copied_over_good_copies(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore)
    note(desk, "long", "x" * 50_000)  # its pages are the last of the file
    desk.close()
    flip(path, path.stat().st_size - 100)
    desk = opened(path, keystore)
    assert backup.damage_in(desk)
    with pytest.raises(DamagedDesk):
        backup.make_backup(desk, path.parent / "b", BackupReason.CLOSE, NOW)
    assert everything_in(path.parent / "b") == {}
    desk.close()


def test_whether_a_copy_is_due_is_told_by_what_was_done(path: Path) -> None:
    desk = a_desk(path)
    folder = path.parent / "b"
    assert backup.changed_since_backup(desk, folder)
    backup.make_backup(desk, folder, BackupReason.CLOSE, NOW)
    assert not backup.changed_since_backup(desk, folder)
    upper = a_saving_desk(path, desk.key, desk.header.desk.bytes)
    upper.do(Phrase("Save a pair"), save_pair, "one")
    assert backup.changed_since_backup(desk, folder)
    newest = backup.make_backup(desk, folder, BackupReason.CLOSE, NOW + timedelta(hours=1))
    assert not backup.changed_since_backup(desk, folder)
    flip(newest.path, 100)
    assert backup.changed_since_backup(desk, folder)
    upper.close()
    desk.close()


def test_the_newest_whole_copy_is_put_back_and_the_damaged_file_kept(path: Path) -> None:
    keystore = MemoryKeyStore()
    desk = a_desk(path, keystore, notes=2)
    folder = path.parent / "b"
    good = backup.make_backup(desk, folder, BackupReason.CLOSE, NOW)
    note(desk, "later")
    spoilt = backup.make_backup(desk, folder, BackupReason.CLOSE, NOW + timedelta(days=1))
    desk.close()
    flip(spoilt.path, 5000)
    flip(path, 100)
    damaged = path.read_bytes()
    done = backup.restore_newest(folder, path, desk.key, NOW)
    assert done.backup == good
    assert done.aside is not None
    assert done.aside.read_bytes() == damaged
    again = opened(path, keystore)
    assert notes_in(again) == {"note 0", "note 1"}
    again.close()


def test_a_desk_that_is_gone_comes_back_from_a_copy_with_its_key_file(path: Path) -> None:
    desk = a_desk(path, notes=1)
    made = backup.make_backup(desk, path.parent / "b", BackupReason.CLOSE, NOW)
    desk.close()
    path.unlink()
    header_path(path).unlink()
    assert backup.restore(made, path, desk.key, NOW).aside is None
    again = opened(path, NoKeyStore(), recovery_key=desk.recovery_key)
    assert notes_in(again) == {"note 0"}
    again.close()


def test_what_was_not_yet_in_the_main_file_goes_aside_with_it(path: Path, tmp_path: Path) -> None:
    desk = a_desk(path, notes=1)
    made = backup.make_backup(desk, path.parent / "b", BackupReason.CLOSE, NOW)
    note(desk, "later")
    killed = tmp_path / "killed"
    killed.mkdir()
    for one in path.parent.glob("desk.*"):
        (killed / one.name).write_bytes(one.read_bytes())
    desk.close()
    keystore = MemoryKeyStore({desk.header.desk: desk.key.hex()})
    aside = backup.restore(made, killed / path.name, desk.key, NOW).aside
    assert aside is not None
    restored = opened(killed / path.name, keystore)
    assert notes_in(restored) == {"note 0"}
    restored.close()
    header_path(aside).write_bytes(header_path(path).read_bytes())
    before = opened(aside, keystore)
    assert notes_in(before) == {"note 0", "later"}
    before.close()


def test_without_a_whole_copy_nothing_is_touched(path: Path) -> None:
    desk = a_desk(path)
    made = backup.make_backup(desk, path.parent / "b", BackupReason.CLOSE, NOW)
    desk.close()
    flip(made.path, 100)
    before = everything_in(path.parent)
    with pytest.raises(Blocked, match="No whole copy"):
        backup.restore_newest(path.parent / "b", path, desk.key, NOW)
    assert everything_in(path.parent) == before


def test_a_lost_key_file_is_taken_from_a_copy(path: Path) -> None:
    desk = a_desk(path)
    backup.make_backup(desk, backup.folder_of(None, path, desk.header.desk), BackupReason.CLOSE, NOW)
    desk.close()
    header_path(path).unlink()
    opened(path, NoKeyStore(), recovery_key=desk.recovery_key).close()
    assert header_path(path).exists()


def test_thinning_removes_copies_with_their_key_files(path: Path) -> None:
    desk = a_desk(path)
    folder = path.parent / "b"
    days = [backup.make_backup(desk, folder, BackupReason.CLOSE, NOW - timedelta(days=n)) for n in range(5)]
    again = backup.make_backup(desk, folder, BackupReason.TIMER, NOW - timedelta(days=4, hours=1))
    desk.close()
    (folder / "notes of a person.txt").write_text("stays")
    (folder / "20200101T000000Z-unknown.mspdesk").write_text("stays")
    assert backup.thin(folder, NOW) == (again,)
    assert backup.backups_in(folder) == tuple(days)
    assert len(list(folder.iterdir())) == 2 * 5 + 2


def _at(*times: datetime) -> list[Backup]:
    return [Backup(Path(f"{n}"), at, BackupReason.TIMER, 1) for n, at in enumerate(times)]


def test_a_year_of_copies_thins_to_two_weeks_of_days_and_two_months_of_weeks() -> None:
    hourly = _at(*(NOW - timedelta(hours=n) for n in range(24 * 365)))
    gone = set(superfluous(hourly, NOW))
    kept = [b for b in hourly if b not in gone]
    recent = [b for b in kept if b.made_at.date() >= NOW.date() - timedelta(days=1)]
    assert len(recent) == 10 + 24
    older = [b for b in kept if b not in recent]
    assert len({b.made_at.date() for b in older}) == len(older)
    assert 14 <= len(older) <= 14 + 8
    assert NOW - min(b.made_at for b in kept) < timedelta(days=60)


_TIMES = st.integers(0, 20 * 365 * 24).map(
    lambda hour: datetime(2016, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
)


@given(st.lists(_TIMES, min_size=1), _TIMES)
def test_the_last_copy_stays_whatever_the_clock_says(times: list[datetime], now: datetime) -> None:
    copies = _at(*times)
    gone = superfluous(copies, now)
    kept = [b for b in copies if b not in gone]
    assert max(b.made_at for b in kept) == max(times)
    past = [t for t in times if t <= now]
    assert not past or max(past) in {b.made_at for b in kept}
    assert superfluous(kept, now) == ()
