"""What would come of an import is rehearsed a moment after each change, and shown beside the preview."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.pages.importing.counts import Came
from msp_desk.ui.pages.importing.files import bad_of
from msp_desk.ui.pages.importing.preview import PreviewPane
from msp_desk.ui.pages.importing.steps import Steps
from msp_desk.ui.pages.importing.work import Importing

_PAUSE_MS = 150


class Counting(QObject):
    """Lives as long as its preview."""

    def __init__(self, desk: WindowDesk, steps: Steps, pane: PreviewPane) -> None:
        super().__init__(pane)
        self._desk, self._steps, self._pane = desk, steps, pane
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._rehearse)
        steps.stopped.connect(self._pause.stop)
        pane.wishes.changed.connect(self.count)

    @Slot()
    def count(self) -> None:
        """Find out anew, as soon as all is said that has to be."""
        self._steps.stop()
        if self._wished().is_ready():
            self._pane.wishes.show_counting()
            self._pause.start()
        else:
            self._pane.ask_for_owner()

    def _wished(self) -> Importing:
        return Importing(self._desk, self._pane.files, self._pane.wishes.wish())

    @Slot()
    def _rehearse(self) -> None:
        self._steps.run(self._wished().rehearse, self._counted)

    @Slot(object)
    def _counted(self, result: Came) -> None:
        if not self._steps.is_late(self.sender()):
            bad = len(bad_of(self._pane.files, result.bad))
            self._pane.show_result(result)
            self._pane.wishes.show_counts(result, bad, self._wished().records())
