"""The foot of a form that stays where it is: save what was changed, or go back to what holds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.forms.form import Form
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import row


def bare(form: Form[Any]) -> None:
    """Let a form stand in a card, which has margins of its own."""
    layout = form.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)


def at_left(inside: QWidget) -> QWidget:
    """Cards as wide as they read well, at the left of the room there is."""
    inside.setMaximumWidth(720)
    line = row(inside, None, gap=0)
    line.setStretch(0, 100)
    around = QWidget()
    around.setLayout(line)
    return around


class SaveRow(QWidget):
    """Quiet while nothing is changed."""

    def __init__(self, words: Words, form: Form[Any]) -> None:
        super().__init__()
        self._words, self._form = words, form
        self.save = Button(words.t("Save"), keys="Ctrl+S")
        self.back = quiet(words.t("Undo the changes"))
        self._state = Label("", Voice.THIRD)
        self.setLayout(row(self.save, self.back, self._state, None))
        self.save.clicked.connect(form.save)
        self.back.clicked.connect(self._go_back)
        form.draft_changed.connect(self._show)
        self._show()

    def saved(self) -> None:
        """What is shown holds now."""
        self._show()
        self._state.setText(self._words.t("Saved."))

    @Slot()
    def _show(self) -> None:
        dirty = self._form.is_dirty()
        self.save.setEnabled(dirty)
        self.back.setVisible(dirty)
        self._state.setText("")

    @Slot()
    def _go_back(self) -> None:
        self._form.set_draft(self._form.loaded)
        self._form.complain("")
        self._show()
