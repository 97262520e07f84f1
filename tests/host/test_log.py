"""The log and the crash reports: where it went wrong, never what was typed; small, and the owner's alone."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from msp_desk.host import log

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def _fail(marker: str) -> None:
    try:
        raise KeyError(marker)
    except KeyError as error:
        raise RuntimeError(marker) from error


def _failed(marker: str) -> RuntimeError:
    try:
        _fail(marker)
    except RuntimeError as error:
        return error
    raise AssertionError


def test_an_error_is_described_by_where_it_came_through() -> None:
    told = "\n".join(log.described(_failed("SECRET-1")))
    assert "SECRET-1" not in told
    assert "builtins.RuntimeError" in told
    assert "builtins.KeyError" in told
    assert "test_log.py" in told
    assert "_fail" in told
    assert str(Path(__file__).parent) not in told


def test_an_error_that_is_its_own_cause_is_described_once() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert list(log.described(first)) == ["builtins.ValueError"] * 2


def test_a_crash_report_is_for_its_owner_and_the_oldest_go(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    for _ in range(25):
        report = log.write_crash_report(folder, _failed("SECRET-1"), NOW, "0.1")
    assert report.stat().st_mode & 0o777 == 0o600
    text = report.read_text(encoding="utf-8")
    assert text.startswith("MSP Desk 0.1\n")
    assert "SECRET-1" not in text
    assert len(list(folder.iterdir())) == 20


def test_the_log_turns_over_and_stays_private(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    file = log.start_log(folder)
    try:
        for number in range(30_000):
            logging.getLogger("msp_desk.test").info("deed %s of %s took %d ms", number, "a" * 32, 7)
    finally:
        log.stop_log(file)
    written = sorted(folder.iterdir())
    assert [p.name for p in written] == ["msp-desk.log", "msp-desk.log.1", "msp-desk.log.2"]
    assert {p.stat().st_mode & 0o777 for p in written} == {0o600}
    assert max(p.stat().st_size for p in written) <= 1 << 20


def test_a_stopped_log_hears_no_more(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = log.start_log(tmp_path)
    log.stop_log(file)
    with caplog.at_level(logging.INFO):
        logging.getLogger("msp_desk").info("later")
    assert (tmp_path / log.FILE).read_text(encoding="utf-8") == ""
