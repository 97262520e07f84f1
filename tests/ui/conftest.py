"""The window of a test: dressed in our look, speaking English, in Madrid."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

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


@pytest.fixture(autouse=True)
def no_sweeping() -> Iterator[None]:
    """No search for garbage within a test: in a thread that works, or in a loop of Qt's, it would delete widgets.

    The program itself looks for it only between two turns of the event loop (app/tidying.py).
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def words() -> Words:
    """English, in Madrid."""
    return Words(Language.ENGLISH, ROOT / "resources", "Europe/Madrid")


class HoldingBot(QtBot):
    """Holds on to the widgets of a test.

    The bot's own references are weak: a window that only a cycle holds when the test's function has ended may then be
    swept up while Qt is painting it, and the process dies.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._held: list[QWidget] = []

    def addWidget(
        self, widget: QWidget, *, before_close_func: Callable[[QWidget], Any] | None = None
    ) -> None:
        """Close this widget when the test ends, and not before."""
        self._held.append(widget)
        super().addWidget(widget, before_close_func=before_close_func)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of a test."""
    return HoldingBot(request)
