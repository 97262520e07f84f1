"""What works behind whichever window is shown: threads, the last hope, the bell, the end of the session, Qt's words."""

from __future__ import annotations

import logging
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from msp_desk.app.bell import Doorbell
from msp_desk.app.ending import EndOfSession
from msp_desk.app.failing import LastHope
from msp_desk.app.qt_words import QtWords
from msp_desk.app.tidying import Tidying
from msp_desk.host import paths
from msp_desk.host.log import start_log, stop_log
from msp_desk.ui.runner import Runner
from msp_desk.values.enums import Language
from msp_desk.values.errors import Blocked


class Machinery(QObject):
    """Made after the first picture stands, and stopped at the very end."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.runner = Runner(self)
        self.tidying = Tidying(self, self.runner.busy)
        self.hope = LastHope(self)
        self.bell = Doorbell(self)
        self.session = EndOfSession(self)
        self.qt_words = QtWords(app)
        self.runner.failed.connect(self.hope.take)
        self.hope.install()
        self._log: logging.Handler | None = None
        with suppress(Blocked):  # a program that cannot write its log works all the same
            self._log = start_log(paths.log_folder())

    def stop(self) -> None:
        """Nothing works any more; the search for garbage is Python's own again once no thread works."""
        self.bell.silence()
        self.runner.finish()
        self.tidying.stop()
        self.qt_words.speak(Language.ENGLISH)
        self.session.stop()
        self.hope.remove()
        if self._log is not None:
            stop_log(self._log)
