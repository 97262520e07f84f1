"""A desk is founded once; its settings are kept; a half-filled form survives and is nobody's deed."""

from __future__ import annotations

from pathlib import Path

import pytest

from msp_desk.commands.derive import refresh
from msp_desk.commands.desk import drop_form, found_desk, keep_form, set_setting
from msp_desk.models.desk import FormDraft
from msp_desk.queries.clients import client_draft
from msp_desk.queries.desk import desk_card
from msp_desk.store.desk import Desk
from msp_desk.store.opening import create_desk_file
from msp_desk.values.changes import Changes
from msp_desk.values.enums import Language
from msp_desk.values.errors import Refused
from tests.builders import DOING, TODAY, MadeDesk, SetClock
from tests.keystores import MemoryKeyStore
from tests.round_trips import there_and_back


def test_founding_makes_the_firm_me_and_the_rules(made: MadeDesk) -> None:
    card = made.desk.ask(desk_card, TODAY)
    assert card is not None
    assert (card.firm, card.country, card.language, card.time_zone) == (
        "Norte Sistemas",
        "ES",
        "en",
        "Europe/Madrid",
    )
    assert card.me is not None
    assert (card.me.key, card.me.name) == (made.me, "Marta Ruiz")
    with pytest.raises(Refused, match=r"^This desk belongs to a firm already\.$"):
        made.desk.do(DOING, found_desk, "Sur", "Ana", Language.SPANISH)


@pytest.mark.parametrize(
    ("firm", "me", "asked"), [(" ", "Ana", "your firm is called"), ("Sur", "", "you are called")]
)
def test_a_desk_needs_a_firm_and_somebody(tmp_path: Path, firm: str, me: str, asked: str) -> None:
    opened = create_desk_file(tmp_path / "d.mspdesk", MemoryKeyStore())
    desk = Desk(opened.engine, SetClock(), refresh)
    with pytest.raises(Refused, match=asked):
        desk.do(DOING, found_desk, firm, me, Language.SPANISH)
    assert desk.last_deed is None
    desk.close()


def test_a_setting_is_set_and_set_back(made: MadeDesk) -> None:
    there_and_back(made.desk, lambda: made.desk.do(DOING, set_setting, "country", "PT"))
    there_and_back(made.desk, lambda: made.desk.do(DOING, set_setting, "country", {"a": [1, None]}))
    last = made.desk.last_deed
    made.desk.do(DOING, set_setting, "country", {"a": [1, None]})
    assert made.desk.last_deed == last


def test_a_half_filled_form_is_kept_and_announces_nothing(made: MadeDesk) -> None:
    desk = made.desk
    heard: list[Changes] = []
    desk.listen(heard.append)
    last = desk.last_deed
    for content in ({"subject": "Slow"}, {"subject": "Slower", "people": []}):
        desk.do(DOING, keep_form, "log", content)
        kept = desk.rehearse(lambda session: session.get_one(FormDraft, "log").content)
        assert kept == content
    for _ in range(2):
        desk.do(DOING, drop_form, "log")
        assert desk.rehearse(lambda session: session.get(FormDraft, "log")) is None
    assert (heard, desk.last_deed) == ([], last)
    assert desk.ask(client_draft, made.firm) is not None
