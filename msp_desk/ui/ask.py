"""Asking and telling the person: dialogs in the window, given answers in tests; nobody else opens a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLineEdit, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.buttons import Button, Kind
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.safe.file_dialogs import ask_for_files
from msp_desk.values.phrases import Phrase

#: What a person reads: words already in their language, or a phrase still to be said.
Said = str | Phrase


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two people changed: its words, and what each has."""

    name: str
    label: str
    mine: str
    theirs: str


class Ask(Protocol):
    """How pages ask; an empty answer means that the person does not want to."""

    def tell(self, text: Said) -> None:
        """Say something that has to be read."""

    def confirm(self, text: Said, yes: Said, *, danger: bool = False) -> bool:
        """A question for what cannot be undone."""

    def choose(self, text: Said, options: Sequence[tuple[object, Said]]) -> object:
        """One of several; None for none of them."""

    def line(self, text: Said, value: str = "", *, secret: bool = False) -> str | None:
        """A line of text; None where it is not given."""

    def open_files(self, title: Said, patterns: Sequence[str] = (), *, several: bool = True) -> list[Path]:
        """Files to read."""

    def save_file(self, title: Said, name: str, patterns: Sequence[str] = ()) -> Path | None:
        """Where to write a file."""

    def folder(self, title: Said) -> Path | None:
        """A folder to write into."""

    def merge(self, conflicts: Sequence[Conflict]) -> set[str] | None:
        """Which fields to take from the other; None to go back to the form."""


class Folders(Protocol):
    """Remembers where files were last chosen, also from one window to the next."""

    def files_folder(self) -> Path | None:
        """Where that was; None where no file was chosen yet."""

    def keep_files_folder(self, folder: Path) -> None:
        """It was there."""


class WindowAsk:
    """Asks in dialogs over the window; files are looked for where the last one was, else among the person's documents."""

    def __init__(self, words: Words, window: QWidget, folders: Folders | None = None) -> None:
        self._words, self._window, self._folders = words, window, folders

    def tell(self, text: Said) -> None:
        """Say something that has to be read."""
        _Dialog(self._window, self._say(text), [(self._words.t("OK"), True, Kind.PRIMARY)]).answer()

    def confirm(self, text: Said, yes: Said, *, danger: bool = False) -> bool:
        """A question for what cannot be undone."""
        kind = Kind.DANGER if danger else Kind.PRIMARY
        buttons = [(self._words.t("Cancel"), False, Kind.QUIET), (self._say(yes), True, kind)]
        return _Dialog(self._window, self._say(text), buttons).answer() is True

    def choose(self, text: Said, options: Sequence[tuple[object, Said]]) -> object:
        """One of several; None for none of them."""
        buttons = [(self._words.t("Cancel"), None, Kind.QUIET)]
        asked: list[tuple[str, object, Kind]] = [*buttons]
        asked += [(self._say(said), value, Kind.PLAIN) for value, said in options]
        return _Dialog(self._window, self._say(text), asked).answer()

    def line(self, text: Said, value: str = "", *, secret: bool = False) -> str | None:
        """A line of text; None where it is not given."""
        field = QLineEdit(value)
        field.setAccessibleName(self._say(text))
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        buttons = [(self._words.t("Cancel"), False, Kind.QUIET), (self._words.t("OK"), True, Kind.PRIMARY)]
        given = _Dialog(self._window, self._say(text), buttons, field).answer() is True
        return field.text() if given else None

    def open_files(self, title: Said, patterns: Sequence[str] = (), *, several: bool = True) -> list[Path]:
        """Files to read."""
        mode = QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile
        found = ask_for_files(self._window, self._say(title), str(self._folder()), patterns, mode)
        paths = [Path(p) for p in found]
        self._remember(paths[:1])
        return paths

    def save_file(self, title: Said, name: str, patterns: Sequence[str] = ()) -> Path | None:
        """Where to write a file."""
        start = str(self._folder() / name)
        mode = QFileDialog.FileMode.AnyFile
        paths = [
            Path(p) for p in ask_for_files(self._window, self._say(title), start, patterns, mode, save=True)
        ]
        self._remember(paths)
        return paths[0] if paths else None

    def folder(self, title: Said) -> Path | None:
        """A folder to write into; a new one can be made there."""
        mode = QFileDialog.FileMode.Directory
        found = ask_for_files(self._window, self._say(title), str(self._folder()), (), mode)
        if found and self._folders is not None:
            self._folders.keep_files_folder(Path(found[0]))
        return Path(found[0]) if found else None

    def merge(self, conflicts: Sequence[Conflict]) -> set[str] | None:
        """Which fields to take from the other; None to go back to the form."""
        table, choices = _conflict_table(self._words, conflicts)
        buttons = [
            (self._words.t("Back to the form"), False, Kind.QUIET),
            (self._words.t("Save this"), True, Kind.PRIMARY),
        ]
        text = self._words.t("This was changed elsewhere while you were editing it. Choose what holds.")
        if _Dialog(self._window, text, buttons, table).answer() is not True:
            return None
        return {c.name for c, choice in zip(conflicts, choices, strict=True) if choice.value() is False}

    def _say(self, text: Said) -> str:
        return self._words.say(text) if isinstance(text, Phrase) else text

    def _folder(self) -> Path:
        kept = self._folders.files_folder() if self._folders is not None else None
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(
            next((f for f in (str(kept or ""), documents) if f and QDir(f).exists()), QDir.homePath())
        )

    def _remember(self, paths: Sequence[Path]) -> None:
        if paths and self._folders is not None:
            self._folders.keep_files_folder(paths[0].parent)


def _conflict_table(words: Words, conflicts: Sequence[Conflict]) -> tuple[QWidget, list[SegmentedChoice]]:
    widget, grid = QWidget(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    choices = []
    for line, conflict in enumerate(conflicts):
        segments = (Segment(True, words.p("version", "Mine")), Segment(False, words.p("version", "Theirs")))
        choice = SegmentedChoice(conflict.label, segments, True)
        both = column(
            Label(words.t("Mine: %(mine)s", mine=conflict.mine), Voice.SMALL, wrap=True),
            Label(words.t("Theirs: %(theirs)s", theirs=conflict.theirs), Voice.SECOND, wrap=True),
            gap=2,
        )
        grid.addWidget(Label(conflict.label, Voice.STRONG), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(both, line, 1)
        grid.addWidget(choice, line, 2, Qt.AlignmentFlag.AlignTop)
        choices.append(choice)
    grid.setColumnStretch(1, 1)
    widget.setLayout(grid)
    return widget, choices


class _Dialog(QDialog):
    """A sentence, perhaps a field, and the buttons that answer it; Esc is the first of them."""

    def __init__(
        self,
        parent: QWidget,
        text: str,
        buttons: Sequence[tuple[str, object, Kind]],
        inside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers: dict[Button, object] = {Button(t, kind): value for t, value, kind in buttons}
        self._answer: object = buttons[0][1]
        self.setWindowTitle(parent.window().windowTitle())
        about = Label(text, Voice.TEXT, wrap=True)
        about.setMinimumWidth(360)
        about.setMaximumWidth(560)
        foot = row(None, *self._answers)
        self.setLayout(column(about, *([inside] if inside else []), 8, foot, gap=12, margins=20))
        for button in self._answers:
            button.clicked.connect(self._given)
        harmless = list(self._answers)[0 if buttons[-1][2] is Kind.DANGER else -1]
        (inside or harmless).setFocus()
        if isinstance(inside, QLineEdit):
            inside.returnPressed.connect(list(self._answers)[-1].click)

    def answer(self) -> object:
        """Ask, and wait for the answer."""
        self.exec()
        self.deleteLater()
        return self._answer

    def _given(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._answer = self._answers[button]
            self.accept()
