"""The deeds of this window on Qt's undo stack: what Ctrl+Z takes back and Ctrl+Shift+Z does again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from msp_desk.values.errors import Told
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Reversed:
    """A deed that was taken back or done again by another; `why` it was not, if so."""

    what: Phrase
    deed: UUID
    by: UUID | None = None
    why: Told | None = None


#: Reverses a deed by one of its own (`Undo: …`), whose key comes back; None where nothing was left to reverse.
Reverse = Callable[[UUID, Phrase], UUID | None]


class DeedCommand(QUndoCommand):
    """A deed that was done already: pushing it does nothing more. It turns to and fro by reversing its last reversal.

    One that cannot be reversed is obsolete, and Qt lets it go.
    """

    def __init__(self, deeds: DeedStack, deed: UUID, what: Phrase) -> None:
        super().__init__(what.in_english())
        self.deed, self.what = deed, what
        self._deeds = deeds

    def undo(self) -> None:
        """Take it back."""
        self._deeds.turn(self, Phrase("Undo"))

    def redo(self) -> None:
        """Do it again."""
        self._deeds.turn(self, Phrase("Redo"))


class DeedStack(QObject):
    """What was done in this window, in order; `reverse` asks the desk. May be added to from any thread."""

    _added = Signal(object, object)

    def __init__(self, reverse: Reverse, parent: QObject) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._reverse = reverse
        self._quiet = False
        self._outcome: Reversed | None = None
        self._added.connect(self._push)

    def add(self, deed: UUID, what: Phrase) -> None:
        """It was done; the stack is Qt's, and so only the thread of the window touches it."""
        self._added.emit(deed, what)

    def undo(self) -> Reversed | None:
        """Take the last deed back; None where there is none."""
        self._outcome = None
        self.stack.undo()
        return self._outcome

    def redo(self) -> Reversed | None:
        """Do again what was last taken back; None where nothing was."""
        self._outcome = None
        self.stack.redo()
        return self._outcome

    def bring_up(self, deed: UUID) -> bool:
        """Make a deed the one that `undo` takes back, wherever it stands among those done; whether it does."""
        done, undone = self._commands(0, self.stack.index()), self._commands(self.stack.index(), self.stack.count())  # fmt: skip
        wanted = next((each for each in done if each[0] == deed), None)
        if wanted is None or wanted == done[-1]:
            return wanted is not None
        order = [*(each for each in done if each != wanted), wanted]
        self._quiet = True
        self.stack.clear()
        for each in (*order, *undone):
            self.stack.push(DeedCommand(self, *each))
        self.stack.setIndex(len(order))
        self._quiet = False
        return True

    def next_undo(self) -> Phrase | None:
        """What `undo` would take back."""
        return self._what(self.stack.index() - 1)

    def next_redo(self) -> Phrase | None:
        """What `redo` would do again."""
        return self._what(self.stack.index())

    def turn(self, command: DeedCommand, verb: Phrase) -> None:
        """Called by Qt through a command: reverse it, as a deed of its own."""
        if self._quiet:
            return
        deed, what = command.deed, Phrase("%(verb)s: %(what)s", {"verb": verb, "what": command.what})
        try:
            by = self._reverse(deed, what)
        except Told as why:
            command.setObsolete(True)
            self._outcome = Reversed(what, deed, why=why)
            return
        if by is None:
            command.setObsolete(True)
        else:
            command.deed = by
        self._outcome = Reversed(what, deed, by)

    @Slot(object, object)
    def _push(self, deed: UUID, what: Phrase) -> None:
        self._quiet = True  # Qt does what is pushed; this was done before
        self.stack.push(DeedCommand(self, deed, what))
        self._quiet = False

    def _commands(self, begin: int, end: int) -> list[tuple[UUID, Phrase]]:
        commands = [cast(DeedCommand, self.stack.command(place)) for place in range(begin, end)]
        return [(command.deed, command.what) for command in commands]

    def _what(self, place: int) -> Phrase | None:
        inside = 0 <= place < self.stack.count()
        return cast(DeedCommand, self.stack.command(place)).what if inside else None
