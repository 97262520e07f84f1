"""A desk for the tests of questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import MadeDesk, a_desk


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeDesk]:
    """A founded desk in an encrypted file."""
    desk = a_desk(tmp_path)
    yield desk
    desk.desk.close()
