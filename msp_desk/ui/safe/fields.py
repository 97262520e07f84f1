"""Fields for secrets: one to type a secret into, and the pair for a new passphrase with a hint how good it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.rules.passphrases import Strength, strength_of
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.forms.field import mark_wrong
from msp_desk.ui.parts.buttons import icon_button
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.theme import FIELD, Tone, ink
from msp_desk.values.phrases import Phrase

_TONES = {
    Strength.NONE: Tone.LINE,
    Strength.WEAK: Tone.BAD,
    Strength.FAIR: Tone.WARN,
    Strength.STRONG: Tone.GOOD,
}
_TOLD = {
    Strength.NONE: Phrase(
        "Four or five words that do not belong together are strong, and easy to keep in mind."
    ),
    Strength.WEAK: Phrase("Easy to guess. Four or five words that do not belong together are better."),
    Strength.FAIR: Phrase("Fair. Another word or two would make it strong."),
    Strength.STRONG: Phrase("Strong."),
}


class SecretField(QWidget):
    """A line whose text is hidden, with an eye to look at it; `entered` is Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self, words: Words, name: str, *, hidden: bool = True) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self._eye = icon_button("eye", words.t("Show what is typed"), small=True)
        self._eye.setCheckable(True)
        self._eye.setVisible(hidden)
        if hidden:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        layout = row(self.line, self._eye, gap=4)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFixedHeight(FIELD)
        self.setFocusProxy(self.line)
        self._eye.toggled.connect(self._look)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)

    def text(self) -> str:
        """What is typed, exactly."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what is typed."""
        self.line.clear()

    def set_wrong(self, wrong: bool) -> None:
        """Look wrong, or right again."""
        mark_wrong(self.line, wrong)

    @Slot(bool)
    def _look(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._eye.set_caption(self._eye.caption(), "eye-off" if on else "eye")


class _Meter(QWidget):
    """Three short bars that fill; the words beside them say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._strength = Strength.NONE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(66, 16)

    def show_strength(self, strength: Strength) -> None:
        """Fill as many bars."""
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        full = list(Strength).index(self._strength)
        for place in range(3):
            tone = _TONES[self._strength] if place < full else Tone.LINE
            box(painter, QRect(place * 22, 6, 18, 4), 2, ink(tone))


class NewPassphrase(QWidget):
    """A new passphrase, typed twice."""

    edited = Signal()
    entered = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        t = words.t
        self.first = SecretField(words, t("Passphrase"))
        self.again = SecretField(words, t("The passphrase again"))
        self._meter = _Meter()
        self._hint = Label(words.say(_TOLD[Strength.NONE]), Voice.THIRD, wrap=True)
        self._hint.setMinimumHeight(2 * metrics(Voice.THIRD).lineSpacing())  # so that nothing jumps
        self._problem = Label("", Voice.THIRD, Tone.BAD, wrap=True)
        self._problem.hide()
        hint = row(self._meter, self._hint, gap=8)
        hint.setStretch(1, 1)
        self.setLayout(
            column(
                Label(t("Passphrase"), Voice.SECOND), self.first, hint, 4,
                Label(t("The same again"), Voice.SECOND), self.again, self._problem, gap=6,
            )
        )  # fmt: skip
        self.setFocusProxy(self.first)
        self.first.edited.connect(self._show_strength)
        self.first.edited.connect(self.edited)
        self.again.edited.connect(self._forgive)
        self.again.edited.connect(self.edited)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)

    def take(self) -> str | None:
        """The passphrase; None, and a word why, where it is empty or typed differently."""
        if not self.first.text():
            self._refuse(self._words.t("A passphrase cannot be empty."), self.first)
            return None
        if self.first.text() != self.again.text():
            self._refuse(self._words.t("These two are not the same."), self.again)
            return None
        return self.first.text()

    def _refuse(self, why: str, field: SecretField) -> None:
        self._problem.setText(why)
        self._problem.show()
        field.set_wrong(True)
        field.setFocus()

    @Slot()
    def _show_strength(self) -> None:
        strength = strength_of(self.first.text())
        self._meter.show_strength(strength)
        self._hint.setText(self._words.say(_TOLD[strength]))
        self._forgive()

    @Slot()
    def _forgive(self) -> None:
        self._problem.hide()
        self.first.set_wrong(False)
        self.again.set_wrong(False)
