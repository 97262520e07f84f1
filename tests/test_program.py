"""How a desk is begun and opened: one that could not be begun leaves nothing behind; a new day is taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection, select

from msp_desk.commands.positions import change_position
from msp_desk.models.checkins import CheckInClock
from msp_desk.program import NewDesk, Opened, new_desk, open_desk, sample_desk
from msp_desk.store.journal import deeds_after
from msp_desk.values.drafts import HoldingDraft, PositionDraft
from msp_desk.values.enums import Language, Level
from msp_desk.values.errors import Refused
from tests.builders import DOING, NOW, TODAY, SetClock, a_client, a_person
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


def test_whoever_has_left_by_the_day_on_which_a_desk_is_opened_is_called_no_more(tmp_path: Path) -> None:
    keystore, clock = MemoryKeyStore(), SetClock()
    opened = new_desk(
        NewDesk(tmp_path / "norte.mspdesk", "Norte", "Marta", Language.ENGLISH), keystore, clock
    )
    client = a_client(opened.desk)
    leaves, stays = (a_person(opened.desk, name, client) for name in ("Leo", "Sara"))
    for person, last in ((leaves, TODAY + timedelta(days=2)), (stays, None)):
        seat = PositionDraft(
            client, "Head", level=Level.EXECUTIVE, holdings=(HoldingDraft(person, ends_on=last),)
        )
        opened.desk.do(DOING, change_position, seat)
    assert _called(opened) == [leaves]
    clock.now = NOW + timedelta(days=2)
    assert not opened.begin_day()
    assert _called(opened) == [leaves]
    last_deed = opened.desk.last_deed
    opened.close(copy=False)
    clock.now = NOW + timedelta(days=3)
    opened = open_desk(opened.file.path, keystore=keystore, now=clock)
    assert _called(opened) == [stays]
    assert not opened.desk.ask(deeds_after, last_deed)
    assert not opened.begin_day()
    opened.close(copy=False)


def _called(opened: Opened) -> list[UUID]:
    return list(opened.desk.ask(_called_in))


def _called_in(connection: Connection) -> tuple[UUID, ...]:
    return tuple(connection.execute(select(CheckInClock.person_key)).scalars())
