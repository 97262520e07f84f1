"""A desk for the tests of deeds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from msp_desk.store.desk import Desk
from tests.builders import MadeDesk, a_desk


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeDesk]:
    """A founded desk in an encrypted file."""
    desk = a_desk(tmp_path)
    yield desk
    desk.desk.close()


@pytest.fixture
def desk(made: MadeDesk) -> Desk:
    """The desk itself."""
    return made.desk
