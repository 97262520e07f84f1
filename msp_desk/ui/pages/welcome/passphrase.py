"""The screen that asks for a new passphrase, where the keyring of the machine cannot keep the key of a desk."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.pages.welcome.screen import Screen, Sign
from msp_desk.ui.parts.buttons import primary, quiet
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.safe.fields import NewPassphrase
from msp_desk.values.phrases import Phrase


class PassphraseScreen(QWidget):
    """Says `chosen` with the passphrase."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, words: Words, reason: Phrase) -> None:
        super().__init__()
        t = words.t
        self.fields = NewPassphrase(words)
        self.go_on = primary(t("Go on"))
        self._back = quiet(t("Back"))
        about = t(
            "%(reason)s So the desk is locked with a passphrase, which is asked for at each start.",
            reason=reason,
        )
        foot = row(self.go_on, self._back, None)
        screen = Screen(
            t("Choose a passphrase"), about,
            Card(self.fields, margins=(18, 16, 18, 16)), foot, sign=Sign("lock"),
        )  # fmt: skip
        self.setLayout(column(screen))
        self.setFocusProxy(self.fields)
        self.go_on.clicked.connect(self._take)
        self.fields.entered.connect(self._take)
        self._back.clicked.connect(self.back)

    def leave(self) -> None:
        """Esc: back to the first screen."""
        self.back.emit()

    @Slot()
    def _take(self) -> None:
        passphrase = self.fields.take()
        if passphrase is not None:
            self.chosen.emit(passphrase)
