"""How the desk is locked: its passphrase, the keyring, and the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.settings.keeping import Keeping, KeyState
from msp_desk.ui.parts.buttons import Button, quiet
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.checks import CheckBox
from msp_desk.ui.parts.labels import Label, tip
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.runner import Progress
from msp_desk.ui.safe.fields import NewPassphrase
from msp_desk.ui.safe.recovery_key import RecoveryKey
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

_UNKNOWN = KeyState(has_passphrase=False, remembered=False)


class LocksCard(Card):
    """What is asked for opens below the sentence that says how things are."""

    def __init__(self, around: Surroundings, keeping: Keeping) -> None:
        self._around, self._words, self._keeping = around, around.words, keeping
        t = self._words.t
        self._state = _UNKNOWN
        self._told = Label(t("One moment…"), Voice.TEXT2, wrap=True)
        self.change = Button(t("Set a passphrase…"), icon="lock")
        self.remove = quiet(t("Remove the passphrase…"))
        self.renew = Button(t("New recovery key…"), icon="key-round")
        self._problem = Label("", Voice.SMALL, Tone.BAD, wrap=True)
        self._problem.hide()
        self.set_button: Button | None = None
        self._below = column(gap=10)
        super().__init__(
            Label(t("How it is locked"), Voice.HEADING),
            self._told, row(self.change, self.remove, self.renew, None), self._problem, self._below,
            gap=10, margins=(20, 16, 20, 18),
        )  # fmt: skip
        self.change.clicked.connect(self._ask_passphrase)
        self.remove.clicked.connect(self._remove)
        self.renew.clicked.connect(self._renew)
        for button in self._buttons():
            button.setEnabled(False)
        self._look()

    def _buttons(self) -> tuple[Button, ...]:
        return (self.change, self.remove, self.renew)

    def _look(self) -> None:
        self._around.runner.run(partial(_key_state, self._keeping), self._show, self._failed)

    @Slot(object)
    def _show(self, state: KeyState) -> None:
        self._state = state
        t = self._words.t
        if state.has_passphrase:
            told = t("The desk is encrypted. It opens with its passphrase, or with the recovery key.")
            kept = (
                t("This computer remembers the key, so the passphrase is not asked for here.")
                if state.remembered
                else t("The passphrase is asked for at each start.")
            )
        else:
            told = t(
                "The desk is encrypted. Its key is in the keyring of this computer; the recovery key opens it elsewhere."
            )
            kept = ""
        trouble = self._words.say(state.keyring_trouble) if state.keyring_trouble is not None else ""
        self._told.setText(" ".join(part for part in (told, kept, trouble) if part))
        self.change.set_caption(
            t("Change the passphrase…") if state.has_passphrase else t("Set a passphrase…")
        )
        self.remove.setVisible(state.has_passphrase)
        for button in self._buttons():
            button.setEnabled(self._around.desk.readonly is None)

    @Slot()
    def _ask_passphrase(self) -> None:
        t = self._words.t
        self.fields = NewPassphrase(self._words)
        self.remember = CheckBox(t("Remember it on this computer"))
        self.remember.setChecked(self._state.remembered and self._state.keyring_trouble is None)
        if self._state.keyring_trouble is not None:
            self.remember.setEnabled(False)
            self.remember.setToolTip(tip(self._words.say(self._state.keyring_trouble)))
        setting, leave = Button(t("Set the passphrase")), quiet(t("Cancel"))
        self._open(self.fields, self.remember, holder(row(setting, leave, None)))
        self.set_button = setting
        self.fields.setMaximumWidth(420)
        setting.clicked.connect(self._set)
        self.fields.entered.connect(self._set)
        leave.clicked.connect(self._close)
        self.fields.setFocus()

    @Slot()
    def _set(self) -> None:
        passphrase = self.fields.take()
        if passphrase is not None:
            if self.set_button is not None:
                self.set_button.setEnabled(False)
            remember = self.remember.isChecked()
            self._run(partial(_set_passphrase, self._keeping, passphrase, remember), self._done)

    @Slot()
    def _remove(self) -> None:
        question = Phrase(
            "Without a passphrase the desk opens for whoever uses your account on this computer. Remove it?"
        )
        if self._around.ask.confirm(question, Phrase("Remove the passphrase")):
            self._run(partial(_set_passphrase, self._keeping, None, True), self._done)

    @Slot()
    def _renew(self) -> None:
        question = Phrase("The recovery key you have now will not open the desk any more. Make a new one?")
        if self._around.ask.confirm(question, Phrase("New recovery key")):
            self._run(partial(_new_key, self._keeping), self._show_key)

    def _run(self, work: Callable[[Progress], object], then: Callable[[object], object]) -> None:
        self._problem.hide()
        self._around.runner.run(work, then, self._failed)

    @Slot(object)
    def _done(self, _: object) -> None:
        self._close()
        self._look()

    @Slot(object)
    def _show_key(self, key: object) -> None:
        t = self._words.t
        self.key = RecoveryKey(
            self._words, self._around.ask, self._keeping.path.stem, str(key), self._around.today()
        )
        self.key_kept = Button(t("Done"))
        self.key_kept.setEnabled(False)
        about = Label(t("This is the new recovery key. It is shown only now."), Voice.TEXT2, wrap=True)
        self._open(about, self.key, holder(row(self.key_kept, None)))
        self.key.kept.connect(self.key_kept.setEnabled)
        self.key_kept.clicked.connect(self._close)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Told):
            self._around.runner.failed.emit(error)
            return
        self._problem.setText(self._words.say(error.phrase))
        self._problem.show()
        if self.set_button is not None:
            self.set_button.setEnabled(True)

    def _open(self, *items: QWidget) -> None:
        self._close()
        for item in (Divider(), *items):
            self._below.addWidget(item)

    @Slot()
    def _close(self) -> None:
        self._problem.hide()
        self.set_button = None
        emptied(self._below)


def _key_state(keeping: Keeping, progress: Progress) -> KeyState:
    return keeping.key_state()


def _set_passphrase(keeping: Keeping, passphrase: str | None, remember: bool, progress: Progress) -> None:
    keeping.set_passphrase(passphrase, remember)


def _new_key(keeping: Keeping, progress: Progress) -> str:
    return keeping.new_recovery_key()
