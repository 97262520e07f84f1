"""No test can touch the real home, the keyring of the system or the network, and no noise passes unheard."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import keyring
import platformdirs
import pytest

from tests.conftest import MemoryKeyring
from tests.source import ROOT

NOISY = """
import logging, warnings
from PySide6.QtCore import qWarning
def test_log(): logging.getLogger("msp_desk").warning("loud")
def test_qt(): qWarning("loud")
def test_python(): warnings.warn("loud", DeprecationWarning)
def test_expected(expect_log):
    expect_log("loud")
    logging.getLogger("msp_desk").warning("loud")
def test_expected_but_silent(expect_log): expect_log("loud")
def test_network():
    import socket
    try: socket.create_connection(("192.0.2.1", 80), 1)
    except OSError: pass
def test_quiet(): pass
"""


def test_home_is_a_folder_of_this_test(home: Path) -> None:
    assert Path.home() == home
    assert Path(platformdirs.user_data_dir("msp-desk")).is_relative_to(home)
    assert os.environ["XDG_CONFIG_HOME"].startswith(str(home))


def test_keyring_is_empty_and_works(memory_keyring: MemoryKeyring) -> None:
    assert keyring.get_password("msp-desk", "somebody") is None
    keyring.set_password("msp-desk", "somebody", "secret")
    assert memory_keyring.kept == {("msp-desk", "somebody"): "secret"}


@pytest.mark.usefixtures("no_keyring")
def test_a_system_without_keyring_says_so() -> None:
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("msp-desk", "somebody")


def test_no_way_out_to_the_network() -> None:
    with pytest.raises(pytest.fail.Exception, match="network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_noise_is_failure(tmp_path: Path) -> None:
    noisy = tmp_path / "test_noisy.py"
    noisy.write_text(NOISY, encoding="utf-8")
    pytest_here = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    ours = ["-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), str(noisy)]
    done = subprocess.run([*pytest_here, *ours], cwd=ROOT, capture_output=True, text=True, check=False)
    verdicts = {line.split("::")[1].split(" ")[0] for line in done.stdout.splitlines() if "::" in line}
    assert verdicts == {"test_log", "test_qt", "test_python", "test_expected_but_silent", "test_network"}
