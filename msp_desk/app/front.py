"""Which window is shown: the empty picture of it, the way into a desk, or the desk; and what leads from one to the other."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from msp_desk.app.entrance import MachineEntrance, OpenedDesk
from msp_desk.app.lock import DeskLock
from msp_desk.app.measuring import Measuring
from msp_desk.app.memory import Memory
from msp_desk.app.options import Options
from msp_desk.app.painting import AfterPaint, Patience
from msp_desk.app.presence import WINDOW, Presence
from msp_desk.app.qt_words import system_language
from msp_desk.app.scene import FIRST_PAGE, Scene
from msp_desk.app.stamps import Stamps
from msp_desk.host import clock
from msp_desk.ui import icons
from msp_desk.ui.theme import ThemeSwitch
from msp_desk.values.enums import Language
from msp_desk.values.errors import Told
from msp_desk.values.locks import NoDeskThere
from msp_desk.values.phrases import Phrase

if TYPE_CHECKING:  # loaded after the first picture stands
    from msp_desk.app.machinery import Machinery
    from msp_desk.app.sitting import Sitting
    from msp_desk.i18n.words import Words
    from msp_desk.ui.ask import Ask
    from msp_desk.ui.pages.welcome.entrance import Entered
    from msp_desk.ui.pages.welcome.window import WelcomeWindow
    from msp_desk.values.backups import Backup


class Front(QObject):
    """One for the whole run of the program."""

    def __init__(self, app: QApplication, options: Options, stamps: Stamps) -> None:
        super().__init__(app)
        self._app, self._options, self._stamps = app, options, stamps
        self.memory = Memory()
        kept = self.memory.settings
        self.theme = ThemeSwitch(app, kept.theme)
        self._entrance = MachineEntrance(clock.zone_name(), clock.now)
        self._words = self._entrance.words_in(kept.language or system_language())
        self._patience = Patience(app)
        self._desk = options.desk or kept.last_desk
        self._machinery: Machinery | None = None
        self.scene: Scene | None = None
        self.welcome: WelcomeWindow | None = None
        self.sitting: Sitting | None = None
        self.ask_in: Callable[[Words, QWidget], Ask] | None = None
        self._hurried = False
        self.presence = Presence(app, self, hidden=options.hidden)

    def begin(self) -> bool:
        """Show the first window; False where a program that runs already has shown its own.

        Started for the tray, nothing is shown, and there is nothing to do without a desk or beside another program.
        """
        hidden = self._options.hidden
        if self._desk is None or not self._desk.exists():
            if self._desk is None and (hidden or _another_answers(self._desk, self._options.call)):
                return False
            self._show_welcome(None if self._desk is None else NoDeskThere(self._desk))
            if hidden:
                self.presence.begin()
            return True
        lock = DeskLock(self._desk)
        if lock.take() is None:
            self._entrance.adopt(lock)
        elif hidden or _another_answers(self._desk, self._options.call):
            return False
        self.scene = Scene(self._words, self._desk.stem)
        self.scene.place(self.memory.place_of(WINDOW))
        if hidden:
            QTimer.singleShot(0, self._load)
            self.presence.begin()
        else:
            AfterPaint(self.scene.window, self._load)
            self.scene.window.show()
        return True

    def end(self) -> None:
        """Let everything go, the desk with a last copy of it."""
        self.presence.stop()
        windows = self._app.topLevelWidgets()
        for window in windows:
            window.hide()  # forms keep what is typed in them when they go
        self._leave_desk()
        for window in windows:
            # The list below a field belongs to its completer, which would delete it once more.
            if window.windowType() is not Qt.WindowType.Popup:
                window.deleteLater()
        if self._machinery is not None:
            self._machinery.stop()

    @property
    def words(self) -> Words:
        """The words of the windows."""
        return self._words

    def window(self) -> QWidget | None:
        """The one window there is, seen or not."""
        return self.scene.window if self.scene is not None else self.welcome

    @property
    def behind(self) -> Machinery:
        """What works behind the windows, made when it is first needed."""
        from msp_desk.app.machinery import Machinery

        if self._machinery is None:
            made = self._machinery = Machinery(self._app)
            made.hope.told.connect(self.warn)
            made.bell.rung.connect(self.presence.raise_window)
            made.session.asked.connect(self._hurry)
            made.qt_words.speak(self._words.language)
        return self._machinery

    @Slot(object)
    def warn(self, phrase: Phrase) -> None:
        """Say a sentence in whichever window there is."""
        if self.scene is not None:
            self.scene.window.warn(self._words.say(phrase))
        elif self.welcome is not None:
            self.welcome.tell(phrase)

    @Slot(object)
    def speak(self, language: Language) -> None:
        """Another language, at once: a new window in the place of the old, on the same page."""
        self.memory.keep(language=language)
        self._words = self._entrance.words_in(language)
        self.behind.qt_words.speak(language)
        before = self.scene
        if before is not None:
            self.scene = Scene(self._words, "")
            self.scene.window.setGeometry(before.window.geometry())
            self.scene.window.setWindowState(before.window.windowState())
            self._furnish(before.window.current())
            before.clear()
            self.scene.window.page(self.scene.window.current()).setFocus()
        self.presence.follow(self.sitting)

    @Slot()
    def open_another(self) -> None:
        """Leave this desk for another, which the first screen leads to."""
        self._leave_desk()
        self._drop_scene()
        self._show_welcome(None)

    def go_back_to(self, copy: Backup) -> None:
        """Put a copy in the place of the open desk, and open that."""
        from msp_desk.program import reopen_desk
        from msp_desk.ui.pages.welcome.entrance import Entered

        sitting = self.sitting
        if sitting is None:
            return
        self.sitting = None
        page = self.scene.window.current() if self.scene is not None else FIRST_PAGE
        try:
            opened = sitting.go_back_to(copy)
            self._drop_scene()
            self.entered(Entered(OpenedDesk(reopen_desk(opened), sitting.taken.lock), opened.file.path), page)
        except Told as why:
            self._drop_scene()
            self._show_welcome(why)

    @Slot(object)
    def entered(self, entered: Entered, page: str = FIRST_PAGE) -> None:
        """A desk is open: furnish the window with it."""
        from msp_desk.app.sitting import Sitting

        if not isinstance(entered.desk, OpenedDesk):
            raise TypeError("whatever was opened is no desk of ours")
        self._desk = entered.path
        self.sitting = Sitting(entered.desk, self.behind.runner, self)
        self.sitting.warned.connect(self.warn)
        self.sitting.failed.connect(self.behind.hope.take)
        self.sitting.damaged.connect(self._offer_backup)
        self._patience.end()
        gc.freeze()  # what was made until here stays, and need not be looked at again
        if self.scene is None:
            self.scene = Scene(self._words, entered.path.stem)
            self.scene.place(self.memory.place_of(WINDOW))
        self._furnish(page)
        if self.welcome is not None:
            self.welcome.finish()
            self.welcome = None
        self.behind.bell.listen(entered.path)
        self.sitting.begin()
        if self._stamps.wanted:
            Measuring(self._app, self.scene, self._stamps).begin()
            return
        self.presence.follow(self.sitting)
        self.presence.begin()
        if self._options.call:
            self.presence.raise_window(self._options.call)

    @Slot(object)
    def not_entered(self, error: Exception) -> None:
        """The desk of last time could not be opened: say why, and lead on."""
        self._patience.end()
        self._drop_scene()
        self._show_welcome(error if isinstance(error, Told) else None)
        if not isinstance(error, Told):
            self.behind.hope.take(error)

    def _load(self) -> None:
        """While the picture stands everything else is loaded, and the file is opened beside that."""
        self._stamps.take("first_paint")
        self._patience.begin()
        self._app.setWindowIcon(icons.icon("msp-desk"))
        if self._desk is None:
            return
        from msp_desk import program  # noqa: F401 - the store and what belongs to it, which takes longest
        from msp_desk.ui.pages.welcome.entrance import Unlocking
        from msp_desk.ui.pages.welcome.errand import Opening

        opening = Opening(self._entrance, Unlocking(self._desk, self._options.passphrase))
        self.behind.runner.run(opening.run, self.entered, self.not_entered)
        from msp_desk.app import sitting, wires  # noqa: F401 - loaded meanwhile
        from msp_desk.ui.pages.search import page as search  # noqa: F401 - the same
        from msp_desk.ui.pages.today import page as today  # noqa: F401 - the same

    def _furnish(self, page: str) -> None:
        """Pages and wires into the window, which is then shown."""
        if self.scene is not None and self.sitting is not None:
            self.scene.furnish(self.sitting, self.behind.runner, self)
            self.scene.window.closing.connect(self.presence.close)
            self.scene.begin(page)
            self.presence.show(self.scene.window)

    def _show_welcome(self, trouble: Told | None) -> None:
        from msp_desk.ui.ask import WindowAsk
        from msp_desk.ui.pages.welcome.entrance import Unlocking
        from msp_desk.ui.pages.welcome.window import WelcomeWindow

        today = self._words.local_day(clock.now())
        ask_in = partial(WindowAsk, folders=self.memory)
        welcome = WelcomeWindow(self._words, ask_in, self._entrance, self.behind.runner, today)
        welcome.entered.connect(self.entered)
        welcome.spoken.connect(self.speak)
        welcome.failed.connect(self.behind.hope.take)
        welcome.closing.connect(self.presence.close)
        self.welcome = welcome
        if trouble is not None and self._desk is not None:
            welcome.fail(Unlocking(self._desk), trouble)
        else:
            welcome.begin()
        self.presence.show(welcome)
        self.presence.follow(None)
        self.behind.bell.listen(None)

    def _drop_scene(self) -> None:
        if self.scene is not None:
            self.scene.clear()
            self.scene = None

    def _leave_desk(self) -> None:
        sitting, self.sitting = self.sitting, None
        self.presence.follow(None)
        if sitting is not None:
            try:
                sitting.let_go()
            except Told as why:
                if not self._hurried:
                    self._ask().tell(Phrase("The backup could not be made: %(why)s", {"why": why.phrase}))
            sitting.deleteLater()

    @Slot()
    def _hurry(self) -> None:
        """The session ends: nobody is there to answer, and every deed is saved."""
        self._hurried = True
        self._app.quit()

    @Slot()
    def _offer_backup(self) -> None:
        """The file turned out to be damaged after it was opened: offer the newest copy while there still is something to see."""
        copies = self.sitting.opened.copies() if self.sitting is not None else ()
        if not copies:
            self.warn(
                Phrase(
                    "The desk file is damaged, and this computer has no backup of it. "
                    "Save what can still be read: Settings, This desk, Take everything out."
                )
            )
            return
        question = Phrase(
            "The desk file is damaged. Go back to the backup of %(at)s? The damaged file is kept beside it.",
            {"at": copies[0].made_at},
        )
        if self._ask().confirm(question, Phrase("Go back")):
            self.go_back_to(copies[0])

    def _ask(self) -> Ask:
        from msp_desk.ui.ask import WindowAsk

        return (self.ask_in or partial(WindowAsk, folders=self.memory))(
            self._words, self.window() or QWidget()
        )


def _another_answers(desk: Path | None, call: str) -> bool:
    from msp_desk.app.bell import ring

    return ring(desk, call)
