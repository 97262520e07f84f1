"""The program itself, opened on a made desk in this process: its real window, driven by keys."""

from __future__ import annotations

import sys
from pathlib import Path

import sqlalchemy as sa

from msp_desk.app.front import Front
from msp_desk.app.main import make_application
from msp_desk.app.options import Options
from msp_desk.app.scene import Scene
from msp_desk.app.stamps import Stamps
from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.pages.search.page import SearchPage
from msp_desk.ui.parts.panels import Overlay
from msp_desk.ui.surroundings import Surroundings
from tests.bench.painted import settle, wait_for


class Program:
    """The open program; `around` is what its pages are given."""

    def __init__(self, desk: Path) -> None:
        sys.argv[:] = sys.argv[:1]
        self._app = make_application()
        self._front = Front(self._app, Options(desk=desk), Stamps())
        self._front.begin()
        wait_for(self._is_open)
        settle()

    @property
    def scene(self) -> Scene:
        """The window and what is behind it."""
        scene = self._front.scene
        if scene is None:
            raise RuntimeError("the desk is not open")
        return scene

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.scene.window

    @property
    def around(self) -> Surroundings:
        """What pages are given."""
        around = self.scene.pages._around
        if around is None:
            raise RuntimeError("the desk is not open")
        return around

    def search(self) -> SearchPage:
        """The search, opened as Ctrl+K does if it is not."""
        page = self.window.findChild(SearchPage)
        if page is None or not page.isVisible():
            self.window.search_asked.emit()
            settle()
            page = self.window.findChild(SearchPage)
        if page is None:
            raise RuntimeError("the search did not open")
        return page

    def put_away(self) -> None:
        """Close the search, if it is open."""
        for overlay in self.window.findChildren(Overlay):
            overlay.close_overlay()
        settle()

    @property
    def engine(self) -> sa.Engine:
        """The engine on the desk file."""
        return self.around.desk._desk.engine

    def end(self) -> None:
        """Let the desk go."""
        self._front.end()

    def _is_open(self) -> bool:
        scene = self._front.scene
        return scene is not None and scene.window.current() != ""
