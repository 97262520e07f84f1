"""Nothing that a person typed lies readable on the disk: not in the desk, its companions, copies, temporary files or the log."""

from __future__ import annotations

import logging
import tempfile
import unicodedata
from pathlib import Path

import pytest

from msp_desk.host import log, settings_file
from msp_desk.store import backup, opening
from msp_desk.store.engine import told
from msp_desk.store.handle import OpenDesk
from msp_desk.values.backups import BackupReason
from msp_desk.values.locks import DamagedDesk
from msp_desk.values.phrases import Phrase
from tests.keystores import MemoryKeyStore
from tests.store.files import NOW, a_desk, everything_in, flip, note, opened
from tests.store.saver import a_saving_desk, save_pair

MARKER = "Señal-MARKER-4711"
PASSPHRASE = "Clave-MARKER-4711"


def _spellings(marker: str) -> list[bytes]:
    texts = {unicodedata.normalize(form, t) for form in ("NFC", "NFD") for t in (marker, marker.casefold())}
    return [t.encode(code) for t in texts for code in ("utf-8", "utf-16-le", "utf-16-be")]


def _holding(folder: Path) -> list[str]:
    """The files of a folder in which a marker can be read."""
    wanted = _spellings(MARKER) + _spellings(PASSPHRASE) + _spellings("MARKER-4711")
    return [name for name, content in everything_in(folder).items() if any(w in content for w in wanted)]


def test_no_file_ever_written_holds_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "tmp"))
    keystore = MemoryKeyStore()
    path = tmp_path / "desk.mspdesk"
    desk = a_desk(path, keystore, PASSPHRASE)
    upper = a_saving_desk(path, desk.key, desk.header.desk.bytes)
    upper.do(Phrase("Save %(name)s", {"name": MARKER}), save_pair, MARKER)
    for number in range(200):
        note(desk, f"{MARKER} {number:03}", f'"{MARKER * 200}"')
    with desk.engine.connect() as connection:  # a sort too large for the cache
        connection.exec_driver_sql("SELECT * FROM form_draft ORDER BY content DESC").all()
    assert _holding(tmp_path) == []  # with -wal and -shm still there
    made = backup.make_backup(desk, tmp_path / "b", BackupReason.WISH, NOW)
    upper.close()
    desk.close()
    backup.restore(made, path, desk.key, NOW)
    opening.renew_recovery_key(opened(path, keystore, PASSPHRASE))
    assert _holding(tmp_path) == []


def test_no_failure_writes_what_was_typed_into_the_log(tmp_path: Path, expect_log: object) -> None:
    assert callable(expect_log)
    expect_log("^ERROR")
    keystore = MemoryKeyStore()
    desk = a_desk(tmp_path / "desk.mspdesk", keystore, PASSPHRASE)
    note(desk, MARKER, f'"{MARKER}"')
    handler = log.start_log(tmp_path / "log", logging.DEBUG)
    for attempt in range(25):
        for failing in (_twice, _wrong_statement, _wrong_passphrase, _own_mistake):
            try:
                failing(desk, attempt)
            except Exception as error:
                logging.getLogger("msp_desk").exception("deed %s failed", desk.header.desk)
                log.write_crash_report(tmp_path / "log", error, NOW, "1")
    log.stop_log(handler)
    assert MARKER.encode() not in b"".join(everything_in(tmp_path / "log").values())
    assert _holding(tmp_path) == []
    written = (tmp_path / "log" / log.FILE).read_text()
    assert written.count("deed") >= 100
    assert "sqlalchemy.exc.IntegrityError" in written
    assert str(tmp_path) not in written
    desk.close()


def _twice(desk: OpenDesk, attempt: int) -> None:
    with told(desk.engine):
        note(desk, MARKER, f'"{attempt}"')


def _wrong_statement(desk: OpenDesk, attempt: int) -> None:
    with told(desk.engine), desk.engine.connect() as connection:
        connection.exec_driver_sql("SELECT ? FROM nowhere", (MARKER + str(attempt),))


def _wrong_passphrase(desk: OpenDesk, attempt: int) -> None:
    opened(desk.path, MemoryKeyStore(), f"{PASSPHRASE}{attempt}")


def _own_mistake(desk: OpenDesk, attempt: int) -> None:
    try:
        int(MARKER)
    except ValueError as error:
        raise RuntimeError(f"{MARKER} {attempt} {desk.key.hex()}") from error


def test_a_damaged_desk_is_reported_without_a_word_of_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    keystore = MemoryKeyStore()
    path = tmp_path / "desk.mspdesk"
    a_desk(path, keystore).close()
    flip(path, 200)
    with pytest.raises(DamagedDesk):
        opened(path, keystore)
    assert capfd.readouterr() == ("", "")  # the cipher would write thousands of lines there


def test_settings_of_the_machine_are_the_owners_alone(tmp_path: Path) -> None:
    settings_file.save(tmp_path / "config", settings_file.MachineSettings())
    assert (tmp_path / "config").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "config" / settings_file.FILE).stat().st_mode & 0o777 == 0o600
