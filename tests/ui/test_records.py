"""A record in a form is typed from end to end: the keyboard comes to taking it out after all its fields."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from msp_desk.i18n.words import Words
from msp_desk.ui.forms.choice_fields import Choice
from msp_desk.ui.forms.date_fields import Day
from msp_desk.ui.forms.record_fields import Records, RecordsEditor
from msp_desk.ui.forms.text_fields import Text
from msp_desk.values.drafts import PromiseDraft
from msp_desk.values.enums import Promiser


def test_taking_a_record_out_is_the_last_stop_of_the_keyboard(qtbot: QtBot, words: Words) -> None:
    rows = (
        (Text("what", "What"),),
        (Choice("promiser", "Whose", words_of=Promiser), Day("due_on", "By", today=date(2026, 11, 23))),
    )
    editor = Records("promises", "Promises", rows=rows, blank=_blank, add="Add").editor(words)
    assert isinstance(editor, RecordsEditor)
    qtbot.addWidget(editor)
    editor.show()
    editor.add_one()
    what = next(line for line in editor.findChildren(QLineEdit) if line.accessibleName() == "What")
    assert _stops_from(what) == ["What", "Whose", "By", "Choose in a calendar", "Remove", "Add"]


def _blank() -> PromiseDraft:
    return PromiseDraft("")


def _stops_from(first: QWidget) -> list[str]:
    """Where Tab leads, until it comes round."""
    names: list[str] = []
    stop: QWidget | None = first
    while stop is not None and (not names or stop is not first):
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(stop.accessibleName())
        stop = stop.nextInFocusChain()
    return names
