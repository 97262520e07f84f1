"""Runs the window program from its options to its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from msp_desk import __version__
from msp_desk.app.front import Front
from msp_desk.app.options import read_options
from msp_desk.app.stamps import Stamps
from msp_desk.host import paths
from msp_desk.ui import fonts, icons
from msp_desk.ui.theme import STYLE
from msp_desk.values.errors import Refused


def run(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; returns the exit code, as the command line has them."""
    stamps = Stamps.asked_for()
    try:
        options = read_options(arguments)
    except SystemExit as usage:
        return usage.code if isinstance(usage.code, int) else 2
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    if _without_display():
        return _say_so()
    app = make_application()
    front = Front(app, options, stamps)
    code = app.exec() if front.begin() else 0
    front.end()
    # What is deleted later is deleted now, while Qt is still whole: the interpreter would take things apart in any order.
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    return code


def _without_display() -> bool:
    """Whether Qt would only find that out by ending the program."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in told)


def _say_so() -> int:
    from msp_desk.app.qt_words import system_language
    from msp_desk.host import settings_file
    from msp_desk.program import words_in

    words = words_in(settings_file.load(paths.config_folder()).language or system_language())
    told = words.t("There is no display here to open a window on. Commands need none: “msp-desk --help”.")
    sys.stderr.write(f"{told}\n")
    return 1


def make_application() -> QApplication:
    """The application, dressed."""
    # As an argument the style costs nothing; `setStyle` gives it back in Python, which takes 8 ms.
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName("msp-desk")
    app.setApplicationDisplayName("MSP Desk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("msp-desk")
    app.setQuitOnLastWindowClosed(False)
    icons.install(paths.resources())
    fonts.install(app, paths.resources())
    return app
