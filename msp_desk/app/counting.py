"""How many decisions wait on Renewals, for the side bar, as long as nobody has looked at that page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from msp_desk.ui.parts.questions import Question
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes

if TYPE_CHECKING:  # loaded in the thread that asks
    from msp_desk.ui.pages.renewals.asking import RenewalsSeen

#: What is not seen at first is counted once the program stands.
_BEGIN_AFTER_MS = 1_500
_CONTRACTS = ("contract", "contract_decision", "contract_before", "client", "setting")


class RenewalsCount(QObject):
    """`counted` says how many are to be decided now and whether one is late; once the page is made, it says so itself.

    The page is not made for it: its widgets and what it loads would hold up the window, and take memory.
    """

    counted = Signal(int, bool)

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._counts = around, False
        self._question = Question(around.runner, self)
        self._question.answered.connect(self._say)
        self._question.failed.connect(around.runner.failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_BEGIN_AFTER_MS)
        self._soon.timeout.connect(self._begin)
        around.desk.changed.connect(self._heed)

    def begin(self) -> None:
        """Count soon, and after every deed that may matter."""
        self._soon.start()

    @Slot(str)
    def leave_to_page(self, page: str) -> None:
        """A page is shown: Renewals counts for itself from then on."""
        if page == "renewals":
            self._counts = False
            self._soon.stop()
            self._question.let_go()

    @Slot()
    def _begin(self) -> None:
        self._counts = True
        self._count()

    def _count(self) -> None:
        self._question.ask(self._ask)

    def _ask(self, progress: Progress) -> RenewalsSeen:
        from msp_desk.ui.pages.renewals.asking import AskRenewals

        return AskRenewals(self._around, self._around.desk.who)(progress)

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if self._counts and changes.touch(*_CONTRACTS):
            self._count()

    @Slot(object)
    def _say(self, seen: RenewalsSeen) -> None:
        self.counted.emit(seen.waiting, seen.late)
