"""A plan as paper over the window: read before it is handed over, saved from there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.cards.export import Export
from msp_desk.ui.cards.paper_preview import PaperPreview
from msp_desk.ui.cards.plan.paper import MadePlan
from msp_desk.ui.parts.buttons import Button, icon_button
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.panels import Overlay
from msp_desk.ui.parts.states import Stage
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

_WIDTH, _HEIGHT = 880, 2000


class PaperSheet(QWidget):
    """Made off the main thread, shown when it is there; goes away on Esc."""

    def __init__(
        self, around: Surroundings, owner: QWidget, title: str, make: MadePlan, file_name: str
    ) -> None:
        super().__init__()
        self._around, self._title, self._make, self._file_name = around, title, make, file_name
        t = around.words.t
        self.preview = PaperPreview(around.words, around.theme)
        self.stage = Stage(around.words, self.preview)
        self.save = Button(t("Save as PDF…"), icon="download")
        self.close_it = icon_button("x", t("Close"), keys="Esc")
        foot = row(None, self.save, self.close_it, gap=8)
        layout = column(self.stage, holder(foot), gap=10, margins=16)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFixedHeight(min(_HEIGHT, owner.window().height() - 72))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.preview.view)
        self.setAccessibleName(title)
        self._overlay = Overlay(owner.window(), self, _WIDTH)
        self._overlay.closed.connect(self._overlay.deleteLater)
        self.close_it.clicked.connect(self._overlay.close_overlay)
        self.save.clicked.connect(self._save)

    def open_sheet(self) -> None:
        """Come up, and make the paper."""
        self.stage.show_loading(self._around.words.t("Making the paper…"))
        self._overlay.open_overlay()
        self._around.runner.run(self._work, self._show, self._failed)

    def _work(self, progress: Progress) -> bytes:
        return self._make()

    @Slot(object)
    def _show(self, content: bytes) -> None:
        self.preview.show_paper(self._title, content)
        self.stage.show_content()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        told = error.phrase if isinstance(error, Told) else Phrase("The paper could not be made.")
        self.stage.show_error(self._around.words.say(told))
        if not isinstance(error, Told):
            self._around.runner.failed.emit(error)

    @Slot()
    def _save(self) -> None:
        Export(self._around, self._file_name, "pdf", self._make).begin()
