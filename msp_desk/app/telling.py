"""What the window says of each deed: that it was done, with the way back; why it could not be; when it was saved."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from msp_desk.ui.main_window import MainWindow
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase


class Telling(QObject):
    """Lives as long as its window."""

    def __init__(self, window: MainWindow, around: Surroundings) -> None:
        super().__init__(window)
        self._window, self._around, self._words = window, around, around.words
        self._undoable: UUID | None = None

    @Slot(object, object)
    def tell(self, what: Phrase, deed: UUID | None) -> None:
        """It was done; the toast has the way back, where there is one."""
        self._undoable = deed
        self._window.tell(self._words.say(what), self._undo if deed is not None else None)

    @Slot(object)
    def refuse(self, why: Told) -> None:
        """It could not be done."""
        self._window.warn(self._words.say(why.phrase))

    @Slot(object)
    def note_saved(self, changes: Changes) -> None:
        """The foot of the side bar says when it was saved."""
        now = self._words.time(self._around.clock())
        self._window.side_bar.foot.set_text(self._words.t("Encrypted · saved %(time)s", time=now))

    def _undo(self) -> None:
        if self._undoable is not None:
            self._around.desk.undo_deed(self._undoable)
