"""The import that is under way or was made, as a deed of the desk: taken back and done again from wherever."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from msp_desk.ui.desk import WindowDesk
from msp_desk.values.phrases import Phrase


class ImportDeed(QObject):
    """`undone` says whether the import was taken back (True) or done again (False), by whatever way."""

    undone = Signal(bool)

    def __init__(self, desk: WindowDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: UUID | None = None
        self._awaited = self._is_undone = False
        desk.told.connect(self._note)
        desk.reversed.connect(self._reversed)

    def expect(self) -> None:
        """The next deed is the import."""
        self._key, self._awaited, self._is_undone = None, True, False

    def give_up(self) -> None:
        """Nothing is imported after all."""
        self._awaited = False

    def undo(self) -> None:
        """Take the import back."""
        if self._key is not None and not self._is_undone:
            self._desk.undo_deed(self._key)

    @Slot(object, object)
    def _note(self, what: Phrase, key: UUID | None) -> None:
        if self._awaited and key is not None:
            self._key, self._awaited = key, False

    @Slot(object, object)
    def _reversed(self, key: UUID, by: UUID) -> None:
        if key == self._key:
            self._key, self._is_undone = by, not self._is_undone
            self.undone.emit(self._is_undone)
