"""A question that is answered off the main thread; of several that follow each other only the last is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from msp_desk.ui.runner import Job, Progress, Runner


class Question(QObject):
    """`answered` is said with the answer, `failed` with the error that came instead; on the main thread."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None

    def ask(self, question: Callable[[Progress], Any]) -> None:
        """Ask; the answer to whatever was asked before does not matter any more."""
        self.let_go()
        self._job = self._runner.run(question, self._take, self._fail)

    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def let_go(self) -> None:
        """No answer is wanted any more."""
        if self._job is not None:
            self._job.done.disconnect(self._take)
            self._job.failed.disconnect(self._fail)
            self._job.cancel()
            self._job = None

    @Slot(object)
    def _take(self, answer: object) -> None:
        self._job = None
        self.answered.emit(answer)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)
