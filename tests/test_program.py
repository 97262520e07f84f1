"""A desk that could not be begun leaves nothing behind, neither on the disk nor in the keyring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from msp_desk.program import NewDesk, Opened, new_desk, sample_desk
from msp_desk.values.enums import Language
from msp_desk.values.errors import Refused
from tests.keystores import MemoryKeyStore

TOO_LONG = "N" * 100_000


@pytest.mark.parametrize(("make", "firm"), [(new_desk, " "), (sample_desk, TOO_LONG)])
def test_a_desk_that_could_not_be_begun_leaves_nothing_behind(
    make: Callable[..., Opened], firm: str, tmp_path: Path
) -> None:
    keystore = MemoryKeyStore()
    with pytest.raises(Refused):
        make(NewDesk(tmp_path / "desks" / "norte.mspdesk", firm, "Marta Ruiz", Language.ENGLISH), keystore)
    assert list((tmp_path / "desks").iterdir()) == []
    assert keystore.kept == {}


def test_a_desk_that_was_begun_is_kept(tmp_path: Path) -> None:
    keystore = MemoryKeyStore()
    opened = new_desk(NewDesk(tmp_path / "norte.mspdesk", "Norte", "Marta", Language.ENGLISH), keystore)
    opened.close(copy=False)
    assert list(keystore.kept) == [opened.file.header.desk]
