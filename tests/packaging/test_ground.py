"""The set-up says what it cannot do in a sentence, and the developer's command knows its sub-commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dev
import ground


def _dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ground.ROOT / "packaging" / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_names_every_command() -> None:
    told = _dev("--help")
    assert told.returncode == 0
    assert all(command.__name__ in told.stdout for command in dev.COMMANDS)


def test_an_unknown_command_is_a_usage_error() -> None:
    assert _dev("fly").returncode == 2


def test_a_library_that_is_missing_is_named_with_its_package() -> None:
    asked = {"libc.so.6": "libc6", "libnobody-has-this.so.9": "libnobody9"}
    if not sys.platform.startswith("linux"):
        del asked["libc.so.6"]
    assert ground.missing(asked) == {"libnobody-has-this.so.9": "libnobody9"}


def test_the_lock_names_exact_versions_and_no_address() -> None:
    for line in ground.LOCK.read_text(encoding="utf-8").splitlines():
        assert "://" not in line
        if line and not line.startswith((" ", "#")):
            assert "==" in line.split(";")[0]


def test_every_locked_package_has_a_hash() -> None:
    blocks = ground.LOCK.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    bare = [
        block for block in blocks if block and not block.startswith("#") and "--hash=sha256:" not in block
    ]
    assert bare == []


def test_the_developers_tools_need_nothing_but_python() -> None:
    """They run before anything is installed; only `words` runs inside the environment."""
    asked = "import sys; sys.path.insert(0, sys.argv[1]); import dev; print(dev.__doc__)"
    tools = str(Path(dev.__file__).parent)
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", asked, tools], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
