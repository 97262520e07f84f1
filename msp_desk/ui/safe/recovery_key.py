"""The recovery key, shown once, with the ways to keep it and a tick that says it was kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Ask
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.safe.clipboard import SecretClipboard
from msp_desk.ui.safe.paper import kit_lines, print_kit, save_kit
from msp_desk.ui.theme import RADIUS, Tone, ink
from msp_desk.values.errors import Blocked
from msp_desk.values.phrases import Phrase

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _KeyBox(QWidget):
    """The key itself, in groups over two lines; Ctrl+C copies it."""

    def __init__(self, key: str, clipboard: SecretClipboard) -> None:
        super().__init__()
        self._key, self._clipboard = key, clipboard
        groups = key.split("-")
        half = (len(groups) + 1) // 2
        self._lines = ("  ".join(groups[:half]), "  ".join(groups[half:]))
        self.setAccessibleName(key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(metrics(Voice.TITLE).horizontalAdvance(line) for line in self._lines) + 48, 84)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._clipboard.copy(self._key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        box(painter, self.rect(), RADIUS, ink(Tone.SUNKEN), ink(Tone.LINE))
        for place, line in enumerate(self._lines):
            room = QRect(8, 14 + place * 28, self.width() - 16, 28)
            write(painter, room, line, Voice.TITLE, ink(Tone.TEXT), _CENTRE)
        if self.hasFocus():
            focus_ring(painter, self.rect(), RADIUS)


class RecoveryKey(QWidget):
    """`kept` says, when ticked or not, whether the person has it somewhere safe."""

    kept = Signal(bool)

    def __init__(self, words: Words, ask: Ask, desk: str, key: str, made_on: date) -> None:
        super().__init__()
        self._words, self._ask, self._desk, self._key = words, ask, desk, key
        self._lines = kit_lines(words, desk, key, made_on)
        self._clipboard = SecretClipboard(self)
        t = words.t
        self.print_button = Button(t("Print"), icon="printer")
        self.save_button = Button(t("Save to a file"), icon="download")
        self.copy_button = Button(t("Copy"), icon="copy")
        self._told = Label("", Voice.THIRD, wrap=True)
        self._told.hide()
        self.tick = CheckBox(t("I have it on paper or in a safe place"))
        self.box = _KeyBox(key, self._clipboard)
        ways = row(self.print_button, self.save_button, self.copy_button, None)
        self.setLayout(column(self.box, ways, self._told, 4, self.tick, gap=10))
        self.setFocusProxy(self.print_button)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy)
        self.tick.toggled.connect(self.kept)

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()

    @Slot()
    def _print(self) -> None:
        if print_kit(self.window(), self._lines[0], self._lines):
            self._tell(self._words.t("Sent to the printer."))

    @Slot()
    def _save(self) -> None:
        name = self._words.t("Recovery key of %(desk)s.txt", desk=self._desk)
        path = self._ask.save_file(Phrase("Save the recovery key"), name, ("*.txt",))
        if path is None:
            return
        try:
            save_kit(path, self._lines)
        except Blocked as blocked:
            self._tell(self._words.say(blocked.phrase))
            return
        self._tell(self._words.t("Saved as %(file)s. Move it off this computer.", file=path))

    @Slot()
    def _copy(self) -> None:
        self._clipboard.copy(self._key)
        self._tell(self._words.t("Copied. It leaves the clipboard in half a minute."))
