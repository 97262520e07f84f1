"""Work off the main thread: a function goes out, its value or its error comes back to the main thread."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from msp_desk.values.errors import Told

T = TypeVar("T")
_log = logging.getLogger(__name__)
_TURN = 0.0005


class Cancelled(Exception):  # noqa: N818 - named for what happened
    """The person does not want the result any more."""


class Progress:
    """Given to the work: it tells how far it is, and learns there that it was cancelled."""

    def __init__(self, tell: Callable[[int, int], object]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def tell(self, done: int, total: int) -> None:
        """So many of so many are done; leaves by `Cancelled` when nobody wants the rest."""
        self.check()
        self._tell(done, total)

    def check(self) -> None:
        """Leave when nobody wants the result any more."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Stop at the next chance."""
        self._cancelled.set()


class Job(QObject):
    """Work under way; what became of it is said on the main thread: exactly one of `done`, `failed`, `cancelled`; then `over`."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    over = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.progress = Progress(self.progressed.emit)
        self._ended.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask it to stop; `cancelled` follows."""
        self.progress.cancel()

    @Slot(object, object)
    def _land(self, value: object, error: object) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(value)
        self.over.emit(self)
        self.deleteLater()


class _Work(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._job, self._work = job, work

    def run(self) -> None:
        """In the other thread: whatever happens, exactly one answer lands."""
        error: Exception | None = None
        value: object = None
        try:
            value = self._work(self._job.progress)
        except (Cancelled, Told) as told:
            error = told
        except Exception as bug:  # noqa: BLE001 - the runner: a bug in a thread must reach the crash report
            _log.error("work off the main thread failed: %s", type(bug).__name__)
            error = bug
        self._job._ended.emit(value, error)


class Runner(QObject):
    """Runs work in threads of its own.

    `failed` says an error that nobody took with `on_error`; a bug among them belongs to the crash report.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        # The window waits this long for its turn while a thread computes, several times for one picture.
        sys.setswitchinterval(_TURN)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._jobs: set[Job] = set()

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object] | None = None,
        on_progress: Callable[[int, int], object] | None = None,
    ) -> Job:
        """Begin work; give bound methods, which Qt forgets together with their owner."""
        job = Job(self)
        job.done.connect(on_done)
        job.failed.connect(on_error or self.failed.emit)
        if on_progress is not None:
            job.progressed.connect(on_progress)
        self._jobs.add(job)
        job.over.connect(self._forget)
        self._pool.start(_Work(job, work))
        return job

    def busy(self) -> bool:
        """Whether something is under way."""
        return self._pool.activeThreadCount() > 0

    def finish(self, seconds: float = 10) -> bool:
        """Cancel what is under way and wait for it; when the window closes."""
        for job in self._jobs:
            job.cancel()
        return self._pool.waitForDone(round(seconds * 1000))

    @Slot(object)
    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
