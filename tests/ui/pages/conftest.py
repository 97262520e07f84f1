"""A founded desk and the surroundings of a page, for the tests of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.runner import Runner
from msp_desk.ui.surroundings import Surroundings, Ways
from msp_desk.ui.theme import ThemeSwitch
from tests.builders import MadeDesk, a_desk
from tests.ui.scripted import ScriptedAsk


@dataclass(frozen=True, slots=True)
class Scene:
    """A desk, what pages are given of it, and the answers to what they ask."""

    made: MadeDesk
    around: Surroundings
    ask: ScriptedAsk
    qtbot: QtBot

    def show(self, widget: QWidget, width: int = 1280, height: int = 720) -> None:
        """Let a page be seen."""
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        self.qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeDesk]:
    """A founded desk in an encrypted file."""
    desk = a_desk(tmp_path)
    yield desk
    desk.desk.close()


@pytest.fixture
def scene(answering: Callable[..., Scene]) -> Scene:
    """A page's surroundings; nothing that is asked has an answer yet."""
    return answering()


@pytest.fixture
def answering(
    made: MadeDesk, words: Words, dressed: ThemeSwitch, qtbot: QtBot
) -> Iterator[Callable[..., Scene]]:
    """Surroundings in which these answers are given, in order.

    What their threads still do when the test ends is waited for: the search for garbage begins again then, and in a
    thread it would delete widgets.
    """
    scenes: list[Scene] = []

    def make(*answers: object) -> Scene:
        scenes.append(scene_with(made, words, dressed, qtbot, *answers))
        return scenes[-1]

    yield make
    assert all(each.around.runner.finish() for each in scenes)


def scene_with(made: MadeDesk, words: Words, dressed: ThemeSwitch, qtbot: QtBot, *answers: object) -> Scene:
    """Surroundings over a desk."""
    ask = ScriptedAsk(*answers)
    around = Surroundings(
        WindowDesk(made.desk), words, ask, Runner(), Ways(), dressed, made.clock, words.folder
    )
    return Scene(made, around, ask, qtbot)
