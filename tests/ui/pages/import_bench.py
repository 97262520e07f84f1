"""The import page on a real desk, led through its steps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.ui.pages.importing.page import ImportPage
from msp_desk.ui.pages.importing.preview import PreviewPane
from msp_desk.ui.pages.importing.result import ResultPane
from msp_desk.ui.parts.cards import IconLabel
from tests.ui.pages.conftest import Scene

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """The page with what was copied before it wrote."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.copies = 0
        self.page = ImportPage(scene.around, self._copy)
        scene.show(self.page)

    def _copy(self) -> None:
        self.copies += 1

    def shows(self, kind: type[QWidget]) -> None:
        """Wait for a step."""
        self.scene.qtbot.waitUntil(lambda: isinstance(self.page.shown(), kind), timeout=20_000)

    def preview(self, *paths: Path) -> PreviewPane:
        """Take files, and wait until it is counted what comes of them."""
        self.page.take(list(paths))
        self.shows(PreviewPane)
        return self.counted()

    def counted(self) -> PreviewPane:
        """Wait for the count."""
        pane = self.page.shown()
        assert isinstance(pane, PreviewPane)
        self.scene.qtbot.waitUntil(lambda: bool(counts(pane)), timeout=20_000)
        return pane

    def bring_in(self) -> ResultPane:
        """Press the button, and wait for the result."""
        pane = self.page.shown()
        assert isinstance(pane, PreviewPane)
        QTest.mouseClick(pane.wishes.go, LEFT)
        self.shows(ResultPane)
        result = self.page.shown()
        assert isinstance(result, ResultPane)
        return result

    def names(self) -> set[str]:
        """The people of clients, and of nobody."""
        return {
            p.name for p in self.scene.around.desk.ask(people_rows, PeopleFilter(), self.scene.around.today())
        }


def counts(pane: PreviewPane) -> list[str]:
    """The lines that say what would come in."""
    return [label.label.text() for label in pane.wishes.findChildren(IconLabel) if label.isVisible()]
