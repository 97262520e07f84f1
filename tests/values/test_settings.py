"""Settings: typed, with a default for everything that is missing or unreadable."""

from __future__ import annotations

import json
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.values.enums import Language, Paper
from msp_desk.values.keys import new_key
from msp_desk.values.settings import SETTING_NAMES, Settings, plain_setting, read_settings

SET = Settings(
    me=new_key(),
    language=Language.SPANISH,
    report_colour="#aa0011",
    paper=Paper.LETTER,
    work_starts=time(8, 30),
    work_ends=time(15),
    work_days=frozenset({0, 1, 5}),
    horizon_days=60,
)


def test_what_is_stored_comes_back() -> None:
    stored = {name: plain_setting(name, getattr(SET, name)) for name in SETTING_NAMES}
    assert read_settings(json.loads(json.dumps(stored))) == SET


def test_nothing_stored_is_the_default() -> None:
    assert read_settings({}) == Settings()


@given(
    st.dictionaries(
        st.sampled_from((*SETTING_NAMES, "unknown")),
        st.none() | st.integers() | st.text() | st.lists(st.integers()),
    )
)
def test_whatever_is_stored_can_be_read(stored: dict[str, Any]) -> None:
    settings = read_settings(stored)
    assert read_settings({n: plain_setting(n, getattr(settings, n)) for n in SETTING_NAMES}) == settings


@pytest.mark.parametrize(
    ("name", "value"), [("report_colour", "red"), ("work_days", frozenset({7})), ("horizon_days", 0)]
)
def test_what_could_not_be_read_back_is_not_stored(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        plain_setting(name, value)
