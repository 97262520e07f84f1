"""Keys are written as they are printed on a keyboard, not spelled out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from msp_desk.app.qt_words import QtWords
from msp_desk.ui.parts.keys import keys_text
from msp_desk.values.enums import Language

_SPELLED = ("Control", "Retorno", "Return", "Mayúsculas", "Escape", "Av Pág", "+")


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+Return", "Ctrl+Shift+Z", "Ctrl+PgDown", "Esc", "Down"])
def test_keys_are_short_in_both_languages(qapp: QApplication, keys: str) -> None:
    qt_words = QtWords(qapp)
    try:
        for language in (Language.SPANISH, Language.ENGLISH):
            qt_words.speak(language)
            assert not any(long in keys_text(keys) for long in _SPELLED)
    finally:
        qt_words.speak(Language.ENGLISH)
