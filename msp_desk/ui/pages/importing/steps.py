"""The steps of an import in one place: which is shown, and what is done off the main thread between two of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.parts.progress import ProgressPanel
from msp_desk.ui.runner import Job, Progress, Runner


class Steps(QStackedWidget):
    """Shows one step; says `failed` with what went wrong in the work, `given_up` when the person cancels it.

    `stopped` tells whoever was about to begin some that nobody wants it any more.
    """

    failed = Signal(object)
    given_up = Signal()
    stopped = Signal()

    def __init__(self, words: Words, runner: Runner) -> None:
        super().__init__()
        self._words, self._runner = words, runner
        self._job: Job | None = None

    def show_step(self, pane: QWidget) -> None:
        """This step in place of the one before."""
        before = self.currentWidget()
        self.addWidget(pane)
        self.setCurrentWidget(pane)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        if self.isVisible():
            pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self, work: Callable[[Progress], Any], then: Callable[[Any], object], waiting: str = "") -> None:
        """Have something done off the main thread; what takes long says so and can be cancelled."""
        shows = None
        if waiting:
            pane = ProgressPanel(self._words, waiting)
            pane.cancelled.connect(self.given_up)
            self.show_step(pane)
            shows = pane.show_progress
        self._job = self._runner.run(work, then, self.failed.emit, shows)

    def stop(self) -> None:
        """Nobody wants what is under way any more."""
        self.stopped.emit()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def is_late(self, sender: object) -> bool:
        """Whether what lands from this sender was asked for before something newer."""
        return isinstance(sender, Job) and sender is not self._job
