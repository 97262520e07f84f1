"""The screen that asks for the passphrase of a desk, or for its recovery key."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.welcome.entrance import Unlocking
from msp_desk.ui.pages.welcome.screen import Screen, Sign, labelled
from msp_desk.ui.parts.buttons import primary, quiet
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.labels import Label, tip
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.safe.fields import SecretField
from msp_desk.ui.theme import Tone
from msp_desk.values.phrases import Phrase


class UnlockScreen(QWidget):
    """Says `given` with an Unlocking that has a secret in it, `back` where the person has none."""

    given = Signal(object)
    back = Signal()

    def __init__(
        self,
        words: Words,
        unlocking: Unlocking,
        reason: Phrase,
        *,
        accepts_passphrase: bool = True,
        keyring_trouble: Phrase | None = None,
    ) -> None:
        super().__init__()
        self._words, self._unlocking = words, unlocking.bare()
        self._by_key, self._accepts = not accepts_passphrase, accepts_passphrase
        t = words.t
        self.passphrase = SecretField(words, t("Passphrase"))
        self.recovery_key = SecretField(words, t("Recovery key"), hidden=False)
        self.recovery_key.line.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self.remember = CheckBox(t("Remember it on this computer"))
        self.problem = Label("", Voice.SMALL, Tone.BAD, wrap=True)
        self.unlock_button = primary(t("Unlock"), icon="lock")
        self.other_way = quiet("")
        self._back = quiet(t("Back"))
        self._remember_or_not(keyring_trouble)
        self._build(reason)
        self._show_way()

    def complain(self, text: str) -> None:
        """Say what was wrong with the secret."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        field = self._field()
        field.set_wrong(bool(text))
        field.line.selectAll()
        field.setFocus()

    def leave(self) -> None:
        """Esc: back to the first screen, unless a secret is being tried."""
        if self.isEnabled():
            self.back.emit()

    def use_recovery_key(self, on: bool) -> None:
        """Ask for the recovery key instead."""
        self._by_key = on or not self._accepts
        self._show_way()

    def _build(self, reason: Phrase) -> None:
        t = self._words.t
        self._by_passphrase_row = labelled(t("Passphrase"), self.passphrase)
        self._by_key_row = labelled(
            t("Recovery key"),
            self.recovery_key,
            Label(t("As printed; case, spaces and dashes do not matter."), Voice.THIRD),
        )
        self.problem.hide()
        card = Card(
            self._by_passphrase_row,
            self._by_key_row,
            self.problem,
            self.remember,
            gap=10,
            margins=(18, 16, 18, 16),
        )
        foot = row(self.unlock_button, self._back, None, self.other_way)
        title = t("Unlock “%(desk)s”", desk=self._unlocking.path.stem)
        screen = Screen(title, self._words.say(reason), card, foot, sign=Sign("lock"))
        self.setLayout(column(screen))
        self.unlock_button.clicked.connect(self._give)
        self.passphrase.entered.connect(self._give)
        self.recovery_key.entered.connect(self._give)
        self.other_way.clicked.connect(self._turn)
        self._back.clicked.connect(self.back)

    def _remember_or_not(self, trouble: Phrase | None) -> None:
        self.remember.setEnabled(trouble is None)
        if trouble is not None:
            self.remember.setToolTip(tip(self._words.say(trouble)))

    def _show_way(self) -> None:
        t = self._words.t
        self._by_passphrase_row.setVisible(not self._by_key)
        self._by_key_row.setVisible(self._by_key)
        self.remember.setVisible(self._accepts)
        self.other_way.setVisible(self._accepts)
        self.other_way.set_caption(t("Use the passphrase") if self._by_key else t("Use the recovery key"))
        self.problem.hide()
        self.setFocusProxy(self._field())
        if self.isVisible():
            self._field().setFocus()

    def _field(self) -> SecretField:
        return self.recovery_key if self._by_key else self.passphrase

    @Slot()
    def _turn(self) -> None:
        self.use_recovery_key(not self._by_key)

    @Slot()
    def _give(self) -> None:
        typed = self._field().text()
        if not typed.strip():
            self.complain(self._words.t("Nothing is typed yet."))
            return
        given = Unlocking(
            self._unlocking.path,
            None if self._by_key else typed,
            typed if self._by_key else None,
            self.remember.isChecked(),
            self._unlocking.forced,
        )
        self.given.emit(given)
