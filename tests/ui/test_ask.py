"""Dialogs say plain text and give back what was pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QStandardPaths, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Conflict, WindowAsk
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.choices import SegmentedChoice
from msp_desk.values.phrases import Phrase


@pytest.fixture
def ask(qtbot: QtBot, words: Words) -> WindowAsk:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return WindowAsk(words, window)


def when_asked(act: Callable[[QDialog], None]) -> None:
    """Do this with the dialog as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def press(caption: str) -> Callable[[QDialog], None]:
    """Press the button with these words."""

    def act(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(Button) if b.caption() == caption).click()

    return act


def test_a_question_is_answered(ask: WindowAsk) -> None:
    when_asked(press("Delete it"))
    assert ask.confirm(Phrase("Delete %(what)s?", {"what": "R&D <b>x</b>"}), "Delete it", danger=True)
    when_asked(press("Cancel"))
    assert not ask.confirm("Delete it?", "Delete it")
    when_asked(QDialog.reject)
    assert not ask.confirm("Delete it?", "Delete it")


def test_one_of_several(ask: WindowAsk) -> None:
    when_asked(press("Skip"))
    assert ask.choose("Two have this name.", [(1, "Merge"), (2, "Skip")]) == 2
    when_asked(press("Cancel"))
    assert ask.choose("Two have this name.", [(1, "Merge"), (2, "Skip")]) is None


def test_a_line(ask: WindowAsk) -> None:
    def write(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "secret")
        press("OK")(dialog)

    when_asked(write)
    assert ask.line("Passphrase", secret=True) == "secret"


def test_a_conflict_is_settled_field_by_field(ask: WindowAsk) -> None:
    def settle(dialog: QDialog) -> None:
        choices = dialog.findChildren(SegmentedChoice)
        choices[1].set_value(False)
        press("Save this")(dialog)

    conflicts = [Conflict("tier", "Tier", "A", "B"), Conflict("notes", "Notes", "mine", "theirs")]
    when_asked(settle)
    assert ask.merge(conflicts) == {"notes"}
    when_asked(press("Back to the form"))
    assert ask.merge(conflicts) is None


class Remembered:
    """What is remembered of where files were."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def files_folder(self) -> Path | None:
        return self.folder

    def keep_files_folder(self, folder: Path) -> None:
        self.folder = folder


def test_files_are_looked_for_where_the_last_one_was(qtbot: QtBot, words: Words, tmp_path: Path) -> None:
    window, remembered = QWidget(), Remembered()
    qtbot.addWidget(window)
    window.show()
    ask = WindowAsk(words, window, remembered)
    began: list[str] = []

    def choose(name: str) -> Callable[[QDialog], None]:
        def act(dialog: QDialog) -> None:
            assert isinstance(dialog, QFileDialog)
            began.append(dialog.directory().absolutePath())
            dialog.selectFile(str(tmp_path / name))
            dialog.accept()

        return act

    (tmp_path / "contacts.csv").write_text("Name\n")
    when_asked(choose("contacts.csv"))
    assert ask.open_files("Choose files", ("*.csv",)) == [tmp_path / "contacts.csv"]
    when_asked(choose("rows.csv"))
    assert ask.save_file("Save", "bad.csv", ("*.csv",)) == tmp_path / "rows.csv"
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert began == [documents if Path(documents).is_dir() else QDir.homePath(), str(tmp_path)]
    remembered.folder = tmp_path / "gone"
    when_asked(choose("contacts.csv"))
    ask.open_files("Choose files", several=False)
    assert began[-1] == began[0]
    assert remembered.folder == tmp_path


def test_something_is_told(ask: WindowAsk) -> None:
    when_asked(press("OK"))
    ask.tell("The disk is full.")
