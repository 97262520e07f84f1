"""Asks each minute what is due, in a thread, and says what nobody was told of yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from msp_desk.app.memory import Memory
from msp_desk.app.sitting import Sitting
from msp_desk.host import clock
from msp_desk.host.settings_file import MachineSettings
from msp_desk.host.told import claim, told
from msp_desk.program import days_off
from msp_desk.queries.desk import calendar_of, desk_card
from msp_desk.queries.reminders import reason_rules
from msp_desk.queries.today import due_records
from msp_desk.rules.notices import name_of, to_tell
from msp_desk.rules.today import DueItem, due_items
from msp_desk.ui.runner import Progress, Runner
from msp_desk.values.enums import Urgency
from msp_desk.values.errors import Blocked, Told
from msp_desk.values.times import zone_named

_EVERY_MS = 60_000
#: After a deed, the pages come first.
_AFTER_A_DEED_MS = 1500


@dataclass(frozen=True, slots=True)
class Found:
    """What is due by now, whether anything is late, and what is to be told; `names` are those of all that is known."""

    sitting: Sitting
    waiting: int
    late: bool
    new: tuple[DueItem, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """Asks an open desk once; in a thread."""

    sitting: Sitting
    settings: MachineSettings
    folder: Path

    def run(self, progress: Progress) -> Found:
        """What is due for the person at the desk. Errors: Told where the desk cannot be read."""
        opened, desk = self.sitting.opened, self.sitting.desk
        instant = opened.clock()
        here = instant.astimezone(zone_named(clock.zone_name()))
        items = self._due(here, instant)
        names = frozenset(name_of(item.identity) for item in items)
        now = [item.urgency for item in items if item.urgency <= Urgency.TODAY]
        new: tuple[DueItem, ...] = ()
        if self.settings.notify:
            key, whose = opened.file.header.desk, desk.who
            before = told(self.folder, key, whose)
            wanted = to_tell(items, before, here, self.settings.notify_at, self.settings.quiet)
            ours = self._claimed(frozenset(name_of(item.identity) for item in wanted), names)
            new = tuple(item for item in wanted if name_of(item.identity) in ours)
        return Found(self.sitting, len(now), Urgency.OVERDUE in now, new, names)

    def _due(self, here: datetime, instant: datetime) -> tuple[DueItem, ...]:
        desk, day = self.sitting.desk, here.date()
        card = desk.ask(desk_card, day)
        ahead = card.settings.horizon_days if card is not None else 14
        rules = desk.ask(reason_rules)
        calendar = calendar_of(card, days_off)
        due = desk.ask(due_records, day, ahead, desk.who, rules=rules, calendar=calendar)
        return due_items(due.records, day, due.marks, instant, desk.who, rules, calendar)

    def _claimed(self, wanted: frozenset[str], names: frozenset[str]) -> frozenset[str]:
        """Those that no other program tells; all, where that cannot be written down."""
        try:
            return claim(
                self.folder, self.sitting.opened.file.header.desk, self.sitting.desk.who, wanted, names
            )
        except Blocked:
            return wanted


class Reminding(QObject):
    """`counted` says how much is due by today and whether anything is late, with whether a desk is open at all;
    `found`, the items to tell now; `failed`, a bug.
    """

    counted = Signal(int, bool, bool)
    found = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, memory: Memory, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._memory, self._folder = runner, memory, folder
        self._sitting: Sitting | None = None
        self._asking, self._again = False, False
        self._said: frozenset[str] = frozenset()
        self._minute = self._timer(_EVERY_MS)
        self._soon = self._timer(_AFTER_A_DEED_MS)
        self._soon.setSingleShot(True)
        self._minute.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._woken)

    def follow(self, sitting: Sitting | None) -> None:
        """From now on this desk is asked; none, when it is left."""
        if sitting is not self._sitting:
            self._sitting = sitting
            self._said = frozenset()
            if sitting is not None:
                sitting.desk.changed.connect(self.look_soon)
        self.look()

    def stop(self) -> None:
        """Ask no more."""
        self._sitting = None
        self._minute.stop()
        self._soon.stop()

    @Slot()
    def look(self) -> None:
        """Ask now; once more afterwards where it is being asked already."""
        sitting, settings = self._sitting, self._memory.settings
        if sitting is None:
            self.counted.emit(0, False, False)
        elif self._asking:
            self._again = True
        elif settings.notify or settings.stay_in_tray:
            self._asking, self._again = True, False
            question = Question(sitting, settings, self._folder)
            self._runner.run(question.run, self._answered, self._could_not)
        else:
            self.counted.emit(0, False, True)

    @Slot()
    def look_soon(self, *_: object) -> None:
        """Something was done: ask when the window has had its turn."""
        self._soon.start()

    @Slot(object)
    def _answered(self, found: Found) -> None:
        self._asking = False
        if found.sitting is self._sitting:
            self.counted.emit(found.waiting, found.late, True)
            new = tuple(item for item in found.new if name_of(item.identity) not in self._said)
            self._said = (self._said | {name_of(item.identity) for item in new}) & found.names
            if new:
                self.found.emit(new)
        self._look_again()

    @Slot(object)
    def _could_not(self, error: Exception) -> None:
        """A desk that cannot be read says so on its pages; the next minute may find it well."""
        self._asking = False
        if not isinstance(error, Told):
            self.failed.emit(error)
        self._look_again()

    def _look_again(self) -> None:
        if self._again:
            self.look()

    @Slot(Qt.ApplicationState)
    def _woken(self, state: Qt.ApplicationState) -> None:
        """Somebody comes back, perhaps after days of sleep."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_soon()

    def _timer(self, every: int) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every)
        timer.timeout.connect(self.look)
        return timer
