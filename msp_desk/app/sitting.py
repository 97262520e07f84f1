"""An open desk for as long as it is open: its copies every half hour, what others save in it, and letting it go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from msp_desk.app.entrance import OpenedDesk
from msp_desk.models.base import Base
from msp_desk.program import Opened
from msp_desk.ui.desk import WindowDesk
from msp_desk.ui.runner import Progress, Runner
from msp_desk.values.backups import Backup, BackupReason
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase

BACKUP_EVERY_MS = 30 * 60 * 1000
LOOK_EVERY_MS = 3000


class Sitting(QObject):
    """`warned` says what went wrong beside the person's own work; `damaged`, that the file is and a copy should take over."""

    warned = Signal(object)
    damaged = Signal()
    failed = Signal(object)

    def __init__(self, taken: OpenedDesk, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self.taken, self.opened = taken, taken.opened
        self.desk = WindowDesk(taken.opened.desk, self)
        self._runner = runner
        self._over = False
        self._day = taken.opened.desk.clock().date()
        self._backups = self._timer(BACKUP_EVERY_MS, self.back_up)
        self._looks = self._timer(LOOK_EVERY_MS, self.look)

    def begin(self) -> None:
        """The window is there: from now on time counts."""
        self.opened.desk.changed_elsewhere()  # what is there now is nothing new
        self._looks.start()
        if self.opened.file.readonly is None:
            self._backups.start()
        if self.opened.file.unclean:
            self._runner.run(self._look_for_damage, self._looked, self._could_not)

    @Slot()
    def back_up(self) -> None:
        """Copy the desk, if anything was done in it."""
        self._runner.run(self._back_up, self._backed_up, self._could_not)

    @Slot()
    def look(self) -> None:
        """Has another program saved something in the desk, or has another day begun? Then every page asks again."""
        try:
            changed = self.opened.desk.changed_elsewhere()
        except Told as why:
            self._looks.stop()
            self.warned.emit(why.phrase)
            return
        if changed:
            self._tell_all()
        day = self.opened.desk.clock().date()
        if day != self._day:
            self._day = day
            self._runner.run(self._begin_day, self._begun, self._not_begun)

    def let_go(self, copy: bool = True) -> None:
        """Close the desk, once. Errors: Blocked, DamagedDesk from the last copy; the desk is closed all the same."""
        if self._over:
            return
        self._rest()
        self.taken.let_go(copy)

    def go_back_to(self, copy: Backup) -> Opened:
        """Put a copy in the place of the desk, which is closed by that. Errors: DamagedDesk, Blocked."""
        self._rest()
        self.opened.go_back_to(copy)
        return self.opened

    def _rest(self) -> None:
        self._over = True
        for timer in (self._backups, self._looks):
            timer.stop()
        self._runner.finish()

    def _timer(self, every: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every)
        timer.timeout.connect(then)
        return timer

    def _tell_all(self) -> None:
        self.desk.changed.emit(Changes(dict.fromkeys(Base.metadata.tables, frozenset())))

    def _begin_day(self, progress: Progress) -> bool:
        return self.opened.begin_day()

    def _back_up(self, progress: Progress) -> object:
        return self.opened.back_up_if_changed(BackupReason.TIMER)

    def _look_for_damage(self, progress: Progress) -> bool:
        return self.opened.is_damaged()

    @Slot(object)
    def _begun(self, differs: bool) -> None:
        if differs and not self._over:
            self._tell_all()

    @Slot(object)
    def _not_begun(self, error: Exception) -> None:
        """Where the desk cannot be written now, the next deed with a client does it for that one."""
        if not isinstance(error, Told):
            self.failed.emit(error)

    @Slot(object)
    def _backed_up(self, path: object) -> None:
        """A copy that was made needs no word."""

    @Slot(object)
    def _looked(self, damaged: bool) -> None:
        if damaged:
            self.damaged.emit()

    @Slot(object)
    def _could_not(self, error: Exception) -> None:
        if isinstance(error, Told):
            self.warned.emit(Phrase("The backup could not be made: %(why)s", {"why": error.phrase}))
        else:
            self.failed.emit(error)
