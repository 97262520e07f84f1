"""Views that ask again when what they show was touched: at once where they are seen, else as soon as they are."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from msp_desk.values.changes import Changes


class AsksAgain(QWidget):
    """Names the tables that it shows something of, and connects `_heed` to the desk's changes once it is built."""

    TOUCHED_BY: ClassVar[tuple[str, ...]] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True

    def refresh(self) -> None:
        """Ask again; what is shown is fresh then."""
        raise NotImplementedError

    def take_up(self, changes: Changes) -> None:
        """What is seen was touched."""
        self.refresh()

    def showEvent(self, event: QShowEvent, /) -> None:
        """What was touched while it was not seen is asked again now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if not changes.touch(*self.TOUCHED_BY):
            return
        if self.isVisible():
            self.take_up(changes)
        else:
            self._stale = True
