"""The window's one way to the store: asks, does, undoes and finds, and tells all pages what was touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from msp_desk.ui.undoing import DeedStack, Reversed
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Told
from msp_desk.values.hits import Hit
from msp_desk.values.phrases import Phrase

if TYPE_CHECKING:  # the window is painted before the store is imported
    from msp_desk.store.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of a deed, in a box: a command may well give nothing."""

    value: T


class WindowDesk(QObject):
    """The open desk, as pages see it.

    `changed` says what a deed touched (`Changes`), `told` what was done and its key (for the toast and its undo; None
    where nothing takes it back),
    `reversed` which deed was taken back, and by which; taking that one back is doing the first again,
    `refused` why something was not (a `Told`: `Refused`, which the person can mend, or `Blocked`).
    """

    changed = Signal(object)
    told = Signal(object, object)
    reversed = Signal(object, object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = DeedStack(desk.undo, self)
        self._lasting: UUID | None = None
        self._kept: dict[Any, Any] = {}
        self._changes = 0
        self.changed.connect(self._forget)  # before any page hears of it
        desk.listen(self._announce)

    @property
    def who(self) -> UUID | None:
        """The person of ours at the desk."""
        return self._desk.who

    @property
    def readonly(self) -> Phrase | None:
        """Why nothing can be saved, if so."""
        return self._desk.readonly

    def ask(self, question: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer to a question of `queries`."""
        return self._desk.ask(question, *args, **kwargs)

    def ask_once(self, question: Callable[[Any, date], T], on: date, *touched_by: str) -> T:
        """The answer for a day, asked for anew only after one of these tables was touched; any thread may ask."""
        kept = self._kept.get(question)
        if kept is not None and kept[0] == on:
            known: T = kept[2]
            return known
        before = self._changes
        answer = self._desk.ask(question, on)
        if before == self._changes:  # else it may be of before what was changed meanwhile
            self._kept[question] = (on, touched_by, answer)
        return answer

    def find(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """People, clients and notes that match what was typed, best first."""
        return self._desk.find(text, limit)

    def find_notes(self, text: str, before: int | None = None, limit: int = 100) -> tuple[int, ...]:
        """Timeline positions of the notes that have every word typed, newest first."""
        return self._desk.find_notes(text, before, limit)

    def do(
        self,
        what: Phrase,
        command: Callable[Concatenate[Any, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Carry out a command as one deed that can be undone; what refuses it is raised, for forms to show."""
        before = self._desk.last_deed
        result = self._desk.do(what, command, *args, **kwargs)
        deed = self._desk.last_deed
        if deed is not None and deed != before:
            self._deeds.add(deed, what)  # a lasting one too: Ctrl+Z then says why it stays
            self.told.emit(what, None if deed == self._lasting else deed)
        return result

    def rehearse(self, command: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What a command would answer; nothing of it stays. May run in any thread, as may `do`."""
        return self._desk.rehearse(command, *args, **kwargs)

    def attempt(
        self,
        what: Phrase,
        command: Callable[Concatenate[Any, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[T] | None:
        """The same where there is no form: a refusal is told by `refused`, and nothing comes back."""
        try:
            return Done(self.do(what, command, *args, **kwargs))
        except Told as why:
            self.refused.emit(why)
            return None

    @Slot()
    def undo(self) -> None:
        """Reverse the last deed that was done here."""
        self._tell(self._deeds.undo())

    @Slot()
    def redo(self) -> None:
        """Do again what was last undone."""
        self._tell(self._deeds.redo())

    def undo_deed(self, deed: UUID) -> None:
        """Reverse one deed, as a toast offers it."""
        if self._deeds.bring_up(deed):
            self.undo()

    def can_undo(self) -> Phrase | None:
        """What `undo` would reverse."""
        return self._deeds.next_undo()

    def can_redo(self) -> Phrase | None:
        """What `redo` would do again."""
        return self._deeds.next_redo()

    def _tell(self, came: Reversed | None) -> None:
        if came is None:
            return
        if came.why is not None:
            self.refused.emit(came.why)
            return
        if came.by is not None:
            self.reversed.emit(came.deed, came.by)
        self.told.emit(came.what, None)

    @Slot(object)
    def _forget(self, changes: Changes) -> None:
        self._changes += 1
        for question, (_, touched_by, _) in tuple(self._kept.items()):
            if changes.touch(*touched_by):
                del self._kept[question]

    def _announce(self, changes: Changes) -> None:
        if changes.lasting:
            self._lasting = changes.deed
        self.changed.emit(changes)
