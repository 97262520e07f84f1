"""The window of a test: dressed in our look, speaking English, in Madrid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from msp_desk.i18n.words import Words
from msp_desk.ui import fonts, icons
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.enums import Language, Theme

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> ThemeSwitch:
    """The application in our clothes."""
    icons.install(ROOT / "resources")
    switch = ThemeSwitch(qapp, Theme.LIGHT)
    fonts.install(qapp, ROOT / "resources")
    return switch


@pytest.fixture
def words() -> Words:
    """English, in Madrid."""
    return Words(Language.ENGLISH, ROOT / "resources", "Europe/Madrid")
