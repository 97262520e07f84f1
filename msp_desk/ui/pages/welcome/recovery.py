"""The screen that shows the recovery key of a new desk, once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Ask
from msp_desk.ui.pages.welcome.screen import Screen, Sign
from msp_desk.ui.parts.buttons import primary
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.safe.recovery_key import RecoveryKey


class RecoveryScreen(QWidget):
    """Says `done` when the person has the key and goes on."""

    done = Signal()

    def __init__(
        self, words: Words, ask: Ask, desk: str, key: str, made_on: date, *, by_passphrase: bool
    ) -> None:
        super().__init__()
        t = words.t
        self.key = RecoveryKey(words, ask, desk, key, made_on)
        self.go_on = primary(t("Open the desk"))
        self.go_on.setEnabled(False)
        if by_passphrase:
            about = t(
                "If the passphrase is forgotten, this key opens the desk; without either of them nobody can. It is shown only now."
            )
        else:
            about = t(
                "If this computer is lost, or its keyring forgets, this key opens the desk; nothing else does. It is shown only now."
            )
        screen = Screen(
            t("Keep the recovery key"), about,
            Card(self.key, margins=(18, 16, 18, 16)), row(self.go_on, None), sign=Sign("key-round"),
        )  # fmt: skip
        self.setLayout(column(screen))
        self.setFocusProxy(self.key)
        self.key.kept.connect(self._kept)
        self.go_on.clicked.connect(self.done)

    @Slot(bool)
    def _kept(self, kept: bool) -> None:
        self.go_on.setEnabled(kept)
        self.go_on.update()
