"""The window before a desk is open: leads from screen to screen until one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.ui.ask import Ask
from msp_desk.ui.pages.welcome.begin import DESKS, BeginScreen
from msp_desk.ui.pages.welcome.entrance import Beginning, Entered, Entrance, Unlocking
from msp_desk.ui.pages.welcome.errand import Making, Opening
from msp_desk.ui.pages.welcome.frame import Frame
from msp_desk.ui.pages.welcome.passphrase import PassphraseScreen
from msp_desk.ui.pages.welcome.recovery import RecoveryScreen
from msp_desk.ui.pages.welcome.trouble import (
    Trouble,
    TroubleScreen,
    Way,
    making_trouble,
    restored_trouble,
    trouble_of,
)
from msp_desk.ui.pages.welcome.unlock import UnlockScreen
from msp_desk.ui.runner import Progress, Runner
from msp_desk.values.backups import Restored
from msp_desk.values.enums import Language
from msp_desk.values.errors import Told
from msp_desk.values.locks import NeedsPassphrase, WrongSecret
from msp_desk.values.phrases import Phrase


class Deed(Enum):
    """What is under way, which a secret may be needed for."""

    MAKE = "make"
    OPEN = "open"
    RESTORE = "restore"


class WelcomeWindow(Frame):
    """Says `entered` with an Entered when a desk is open, `spoken` when another language is chosen here, `failed` with a
    bug, `closing` at its end.
    """

    entered = Signal(object)
    spoken = Signal(object)
    failed = Signal(object)
    closing = Signal()

    def __init__(
        self,
        words: Words,
        ask_in: Callable[[Words, QWidget], Ask],
        entrance: Entrance,
        runner: Runner,
        today: date,
    ) -> None:
        super().__init__()
        self._words, self._ask_in, self._entrance, self._runner = words, ask_in, entrance, runner
        self._ask, self._today = ask_in(words, self), today
        self._deed = Deed.OPEN
        self._beginning = Beginning(language=words.language)
        self._unlocking: Unlocking | None = None
        self._made: Entered | None = None

    @Slot()
    def begin(self) -> None:
        """The first screen."""
        screen = BeginScreen(self._words, self._ask, self._entrance, self._beginning)
        screen.wanted.connect(self._make)
        screen.opened.connect(self.open)
        screen.forgotten.connect(self._forget)
        screen.spoken.connect(self._speak)
        self.show_screen(screen)

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open this desk, or lead to what opens it."""
        self._deed = Deed.OPEN
        self._try(Unlocking(path))

    def fail(self, unlocking: Unlocking, error: Told) -> None:
        """Begin where opening a desk has failed already."""
        self._deed, self._unlocking = Deed.OPEN, unlocking
        self._refused(error)

    def tell(self, phrase: Phrase) -> None:
        """Something has to be read."""
        self._ask.tell(phrase)

    def finish(self) -> None:
        """A desk is open: this window is not needed any more."""
        self.blockSignals(True)
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """A desk that was made and not gone on to is let go."""
        if self._made is not None:
            self._entrance.leave(self._made)
            self._made = None
        self.closing.emit()
        super().closeEvent(event)

    @Slot(object)
    def _make(self, beginning: Beginning) -> None:
        self._deed, self._beginning = Deed.MAKE, beginning
        told = self._words.t("Making the sample firm…") if beginning.sample else ""
        self._run(Making(self._entrance, beginning).run, told)

    @Slot(str)
    def _make_with(self, passphrase: str) -> None:
        self._make(replace(self._beginning, passphrase=passphrase))

    @Slot(object)
    def _try(self, unlocking: Unlocking) -> None:
        self._unlocking = unlocking
        if self._deed is Deed.RESTORE:
            told = self._words.t("Restoring the backup…")
            self._run(Opening(self._entrance, unlocking).restore, told)
        else:
            self._run(Opening(self._entrance, unlocking).run)

    def _run(self, work: Callable[[Progress], object], told: str = "") -> None:
        screen = self.shown()
        if isinstance(screen, UnlockScreen):
            screen.setEnabled(False)
        else:
            self.show_busy(self._words, told)
        self._runner.run(work, self._done, self._failed)

    @Slot(object)
    def _done(self, result: object) -> None:
        if isinstance(result, Restored):
            self._deed = Deed.OPEN
            self._show_trouble(restored_trouble(result))
        elif isinstance(result, Entered) and result.recovery_key and not self._beginning.sample:
            self._made = result
            by_passphrase = self._beginning.passphrase is not None
            shown = (result.path.stem, result.recovery_key, self._today)
            screen = RecoveryScreen(self._words, self._ask, *shown, by_passphrase=by_passphrase)
            screen.done.connect(self._go_on)
            self.show_screen(screen)
        else:
            self.entered.emit(result)

    @Slot()
    def _go_on(self) -> None:
        made, self._made = self._made, None
        self.entered.emit(made)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, Told):
            self._refused(error)
        else:
            self.begin()
            self.failed.emit(error)

    def _refused(self, error: Told) -> None:
        screen = self.shown()
        if isinstance(error, WrongSecret) and isinstance(screen, UnlockScreen):
            screen.setEnabled(True)
            screen.complain(self._words.say(error.phrase))
        elif isinstance(error, NeedsPassphrase) and self._deed is Deed.MAKE:
            asking = PassphraseScreen(self._words, error.reason)
            asking.chosen.connect(self._make_with)
            asking.back.connect(self.begin)
            self.show_screen(asking)
        elif isinstance(error, NeedsPassphrase | WrongSecret):
            self._ask_secret(error.phrase, getattr(error, "accepts_passphrase", True))
        elif self._deed is Deed.MAKE or self._unlocking is None:
            self._show_trouble(making_trouble(error))
        else:
            path = self._unlocking.path
            listed = any(recent.path == path for recent in self._entrance.recent())
            self._show_trouble(trouble_of(error, self._entrance.copies(path), listed=listed))

    def _ask_secret(self, reason: Phrase, accepts_passphrase: bool) -> None:
        if self._unlocking is None:
            return
        screen = UnlockScreen(
            self._words,
            self._unlocking,
            reason,
            accepts_passphrase=accepts_passphrase,
            keyring_trouble=self._entrance.keyring_trouble(),
        )
        screen.given.connect(self._try)
        screen.back.connect(self.begin)
        self.show_screen(screen)

    def _show_trouble(self, trouble: Trouble) -> None:
        screen = TroubleScreen(self._words, trouble)
        screen.taken.connect(self._take)
        self.show_screen(screen)

    @Slot(object)
    def _take(self, way: Way) -> None:
        unlocking = self._unlocking
        if way in {Way.LOCATE, Way.OTHER}:
            found = self._ask.open_files(Phrase("Open a desk"), DESKS, several=False)
            if found:
                self.open(found[0])
        elif way is Way.BACK or unlocking is None:
            self.begin()
        elif way is Way.FORGET:
            self._forget(unlocking.path)
        else:
            self._deed = Deed.RESTORE if way is Way.RESTORE else Deed.OPEN
            self._try(replace(unlocking, forced=way is Way.FORCE))

    @Slot(object)
    def _forget(self, path: Path) -> None:
        self._entrance.forget(path)
        self.begin()

    @Slot(object)
    def _speak(self, language: Language) -> None:
        screen = self.shown()
        if isinstance(screen, BeginScreen):
            self._beginning = replace(screen.typed(), language=language)
        self._words = self._entrance.words_in(language)
        self._ask = self._ask_in(self._words, self)
        self.spoken.emit(language)
        self.begin()
