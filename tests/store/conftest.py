"""Places for the desk files of these tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the desk of a test lies."""
    return tmp_path / "desk.mspdesk"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that an ordinary person can reach, and its parents too."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)
