"""For whoever measures the start: when the first page stood, and when a typed search had answered; then that is all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from msp_desk.app.painting import AfterPaint
from msp_desk.app.scene import FIRST_PAGE, Scene
from msp_desk.app.stamps import Stamps

#: Letters that names begin with in any desk.
_TYPED = "an"


class Measuring(QObject):
    """Ends the program when everything is measured."""

    def __init__(self, app: QApplication, scene: Scene, stamps: Stamps) -> None:
        super().__init__(app)
        self._app, self._scene, self._stamps = app, scene, stamps

    def begin(self) -> None:
        """The first page is shown; wait until its list is there, which is asked for in a thread, and painted."""
        page: Any = self._scene.window.page(FIRST_PAGE)
        if page.questions.waiting():
            page.settled.connect(self._page_settled)
        else:
            self._watch()

    @Slot()
    def _page_settled(self) -> None:
        page: Any = self._scene.window.page(FIRST_PAGE)
        page.settled.disconnect(self._page_settled)
        self._watch()

    def _watch(self) -> None:
        AfterPaint(self._scene.window, self._page_painted)
        self._scene.window.update()

    def _page_painted(self) -> None:
        self._stamps.take("first_page")
        if self._scene.wires is not None:
            self._scene.wires.search()
            page = self._scene.wires.search_page
            AfterPaint(page, self._hits_painted)
            page.field.setText(_TYPED)
            page.update()

    def _hits_painted(self) -> None:
        self._stamps.take("usable")
        self._stamps.tell()
        self._app.quit()
