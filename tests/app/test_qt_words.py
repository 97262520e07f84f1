"""Dialogs that are Qt's own speak the language of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from msp_desk.app.qt_words import QtWords
from msp_desk.values.enums import Language

_ENGLISH = {"Look in:", "File name:", "Files of type:"}


@pytest.mark.parametrize(("language", "english"), [(Language.SPANISH, set()), (Language.ENGLISH, _ENGLISH)])
def test_a_dialog_for_files_is_of_one_language(
    qapp: QApplication, qtbot: QtBot, language: Language, english: set[str]
) -> None:
    qt_words = QtWords(qapp)
    qt_words.speak(language)
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
        assert labels & _ENGLISH == english
        assert len(labels) == len(_ENGLISH)
    finally:
        qt_words.speak(Language.ENGLISH)
