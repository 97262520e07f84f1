"""What nobody foresaw: written down without anybody's data, and told in a sentence."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot

from msp_desk import __version__
from msp_desk.host import clock, paths
from msp_desk.host.log import described, write_crash_report
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

_log = logging.getLogger("msp_desk")
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class LastHope(QObject):
    """The program's exception hook.

    `told` says the sentence for the person, and is emitted on the main thread whichever thread failed: what was refused
    or blocked in its own words, a bug with the place of its report.
    """

    told = Signal(object)
    _caught = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: Hook = sys.excepthook
        self._reports: dict[str, Path | None] = {}
        self._caught.connect(self.take)

    def install(self) -> None:
        """Catch what falls through from now on, in every thread."""
        sys.excepthook = self._fell
        threading.excepthook = self._fell_in_thread

    def remove(self) -> None:
        """Leave it to Python again."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    @Slot(object)
    def take(self, error: BaseException) -> None:
        """Write a failure down, and tell of it."""
        if isinstance(error, Told):
            self.told.emit(error.phrase)
            return
        _log.error("The window met %s", type(error).__name__)
        places = "\n".join(described(error))
        if places not in self._reports:  # what fails at every repaint is written down once
            self._reports[places] = report_of(error)
        self.told.emit(_sentence(self._reports[places]))

    def _fell(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            self._before(kind, error, trace)
            return
        self._caught.emit(error)

    def _fell_in_thread(self, fallen: threading.ExceptHookArgs) -> None:
        if isinstance(fallen.exc_value, Exception):
            self._caught.emit(fallen.exc_value)


def report_of(error: BaseException) -> Path | None:
    """Write the crash report; None where even that is not possible."""
    try:
        return write_crash_report(paths.log_folder(), error, clock.now(), __version__)
    except OSError:
        return None


def _sentence(report: Path | None) -> Phrase:
    if report is None:
        return Phrase("Something went wrong that should not have. What you saved is safe.")
    return Phrase(
        "Something went wrong that should not have. What you saved is safe. A report without your data is in %(file)s",
        {"file": report},
    )
