"""Secrets on the window: typed twice, shown once, printed, saved, copied and forgotten."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.safe.clipboard import SecretClipboard
from msp_desk.ui.safe.fields import NewPassphrase
from msp_desk.ui.safe.paper import kit_lines, paint_kit
from msp_desk.ui.safe.recovery_key import RecoveryKey
from tests.ui.scripted import ScriptedAsk

KEY = "VS4HX-4TGPY-KZCWW-W3XDJ-X5VQP-0ZDBS-X34RJ"
DAY = date(2026, 11, 23)


def _fields(qtbot: QtBot, words: Words) -> NewPassphrase:
    fields = NewPassphrase(words)
    qtbot.addWidget(fields)
    fields.show()
    return fields


def test_a_passphrase_is_taken_when_both_are_the_same(qtbot: QtBot, words: Words) -> None:
    fields = _fields(qtbot, words)
    assert fields.take() is None
    QTest.keyClicks(fields.first.line, "correct horse")
    assert fields.take() is None
    QTest.keyClicks(fields.again.line, "correct horsf")
    assert fields.take() is None
    fields.again.clear()
    QTest.keyClicks(fields.again.line, "correct horse")
    assert fields.take() == "correct horse"


def test_what_is_typed_is_hidden_until_looked_at(qtbot: QtBot, words: Words) -> None:
    fields = _fields(qtbot, words)
    eye = fields.first.findChildren(type(fields.first._eye))[0]
    assert fields.first.line.echoMode() is QLineEdit.EchoMode.Password
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert fields.first.line.echoMode() is QLineEdit.EchoMode.Normal
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert fields.first.line.echoMode() is QLineEdit.EchoMode.Password


def test_the_recovery_key_is_kept_by_a_tick(qtbot: QtBot, words: Words) -> None:
    shown = RecoveryKey(words, ScriptedAsk(), "Norte", KEY, DAY)
    qtbot.addWidget(shown)
    shown.show()
    with qtbot.waitSignal(shown.kept) as heard:
        QTest.mouseClick(shown.tick, Qt.MouseButton.LeftButton)
    assert heard.args == [True]


def test_the_recovery_key_is_saved_for_its_owner_alone(qtbot: QtBot, words: Words, tmp_path: Path) -> None:
    file = tmp_path / "key.txt"
    shown = RecoveryKey(words, ScriptedAsk(str(file)), "Norte", KEY, DAY)
    qtbot.addWidget(shown)
    shown.save_button.click()
    assert KEY in file.read_text(encoding="utf-8")
    assert "Norte" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_recovery_key_leaves_the_clipboard(qtbot: QtBot, words: Words) -> None:
    owner = RecoveryKey(words, ScriptedAsk(), "Norte", KEY, DAY)
    qtbot.addWidget(owner)
    clipboard = SecretClipboard(owner)
    clipboard.copy(KEY)
    assert QGuiApplication.clipboard().text() == KEY
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == ""
    clipboard.copy(KEY)
    QGuiApplication.clipboard().setText("something else")
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == "something else"


def test_the_sheet_prints_title_desk_key_and_reason(qtbot: QtBot, words: Words, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "kit.pdf"))
    lines = kit_lines(words, "Norte & <b>Sur</b>", KEY, DAY)
    assert paint_kit(printer, lines)
    pages = PdfReader(tmp_path / "kit.pdf").pages
    assert len(pages) == 1
