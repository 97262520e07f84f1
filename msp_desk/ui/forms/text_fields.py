"""Fields for text of one line or many, and for whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPlainTextEdit

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.forms.field import Editor, Field, mark_wrong
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.popups import PopupDelegate
from msp_desk.values.phrases import Phrase


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, name: str, placeholder: str = "", suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        if suggestions:
            completer = QCompleter(list(suggestions), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            popup = QListView()
            popup.setProperty("popup", True)
            completer.setPopup(popup)
            popup.setItemDelegate(PopupDelegate(popup))
            self.line.setCompleter(completer)
        self.setLayout(column(self.line))
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)

    def value(self) -> object:
        """The text, without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        if value != self.value():
            self.line.setText("" if value is None else str(value))
            self.line.setCursorPosition(0)

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        mark_wrong(self.line, wrong)


class NumberEditor(LineEditor):
    """A whole number or nothing."""

    def __init__(self, name: str, least: int, most: int, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self._least, self._most = least, most

    def value(self) -> object:
        """The number; None where nothing (or no number) is typed."""
        text = self.line.text().strip()
        return int(text) if text.removeprefix("-").isdecimal() else None

    def problem(self) -> Phrase | None:
        """Not a number, or out of bounds."""
        number = self.value()
        if not self.line.text().strip():
            return None
        if not isinstance(number, int) or not self._least <= number <= self._most:
            return Phrase(
                "A number from %(least)s to %(most)s is needed here.",
                {"least": self._least, "most": self._most},
            )
        return None


class _Plain(QPlainTextEdit):
    """Tab leaves the field, as in every other."""

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


class LinesEditor(Editor):
    """Text of many lines."""

    def __init__(self, name: str, rows: int, placeholder: str = "") -> None:
        super().__init__()
        self.box = _Plain()
        self.box.setPlaceholderText(placeholder)
        self.box.setAccessibleName(name)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(metrics(Voice.TEXT).lineSpacing() * rows + 20)
        self.setLayout(column(self.box))
        self.setFocusProxy(self.box)
        self._setting = False
        self.box.textChanged.connect(self._changed)

    def value(self) -> object:
        """The text, without blanks at its end."""
        return self.box.toPlainText().rstrip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        if value != self.value():
            self._setting = True
            self.box.setPlainText("" if value is None else str(value))
            self._setting = False

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        mark_wrong(self.box, wrong)

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit()


@dataclass(frozen=True, slots=True)
class Text(Field):
    """One line of text."""

    placeholder: str = ""
    suggestions: Sequence[str] = ()

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return LineEditor(self.label, self.placeholder, self.suggestions)


@dataclass(frozen=True, slots=True)
class Lines(Field):
    """Text of many lines."""

    rows: int = 4
    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return LinesEditor(self.label, self.rows, self.placeholder)


@dataclass(frozen=True, slots=True)
class Number(Field):
    """A whole number, or None."""

    least: int = 0
    most: int = 1_000_000
    placeholder: str = ""

    def editor(self, words: Words) -> Editor:
        """A new editor for it."""
        return NumberEditor(self.label, self.least, self.most, self.placeholder)
