"""Every screen of which pictures are taken can be reached, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from msp_desk.host import paths
from msp_desk.ui import fonts, icons
from msp_desk.values.enums import Language
from tests.shots.screens import EMPTY_SCREENS, SCREENS
from tests.shots.studio import Camera, a_studio


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
@pytest.mark.parametrize("empty", [False, True])
def test_every_screen_is_reached(qapp: QApplication, tmp_path: Path, language: Language, empty: bool) -> None:
    icons.install(paths.resources())
    fonts.install(qapp, paths.resources())
    camera = Camera(tmp_path, "x")
    screens = EMPTY_SCREENS if empty else SCREENS
    with a_studio(qapp, tmp_path, language, empty=empty) as studio:
        studio.window.resize(1280, 800)
        for screen in screens:
            studio.at_rest()
            screen.lead(studio)
            studio.settle()
            camera.take(screen.name, studio.window)
            if screen.leave is not None:
                screen.leave(studio)
    sizes = {QImage(str(tmp_path / f"{screen.name}-x.png")).size().toTuple() for screen in screens}
    assert sizes == {(1280, 800)}
    assert not list(paths.log_folder().glob("crash-*")), "something fell through to the last hope"
