"""None, True and False outlive any number of calls into Qt."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import msp_desk.ui


@pytest.mark.parametrize("lasting", [None, True, False])
def test_singletons_have_references_to_lose(qtbot: QtBot, lasting: object) -> None:
    assert msp_desk.ui.__doc__
    widget = QWidget()
    qtbot.addWidget(widget)
    for _ in range(20_000):  # more calls than None has references in a fresh Python 3.11
        widget.setEnabled(True)
        widget.isEnabled()
    assert sys.getrefcount(lasting) > 1_000_000
