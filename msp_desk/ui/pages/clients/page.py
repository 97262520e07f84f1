"""The Clients page: the list, and the client that was opened from it or from elsewhere."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.ui.pages.clients.client_list import ClientList
from msp_desk.ui.pages.clients.client_view import ClientView
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import InteractionDraft


class ClientsPage(QStackedWidget):
    """Shows the list or one client.

    Esc leads from a client to the list, or back to the page from which it was opened; the side bar, pressed again, to
    the list.
    """

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ClientList(around)
        self.view = ClientView(around)
        self._just_shown = self._came_here = self._from_elsewhere = False
        self.addWidget(self.list)
        self.addWidget(self.view)
        self.list.opened.connect(self._open)
        self.view.gone.connect(self.show_list)

    def showEvent(self, event: QShowEvent, /) -> None:
        """Remember that another page was seen before."""
        super().showEvent(event)
        self._just_shown = True

    def arrive(self) -> None:
        """The window comes here; who is here already goes back to the list."""
        self._came_here, self._just_shown = self._just_shown, False
        if not self._came_here:
            self.show_list()

    def show_key(self, key: UUID, tab: str = "") -> None:
        """Show a client, at a tab."""
        self._from_elsewhere, self._came_here = self._came_here, False
        self.setCurrentWidget(self.view)
        self.view.show_client(key, tab)

    def leave(self) -> bool:
        """Esc: from a client to the list, unless it was opened from another page."""
        if self.currentWidget() is self.list:
            return False
        back_there = self._from_elsewhere
        self.show_list()
        return not back_there

    def make_new(self) -> None:
        """Ctrl+N: a client in the list, a person on a client's page."""
        if self.currentWidget() is self.view:
            self.view.make_new()
        else:
            self.list.make_new()

    def refresh(self) -> None:
        """Ask again."""
        self.view.refresh()
        self.list.refresh()

    def begun_contact(self) -> InteractionDraft:
        """What Ctrl+L begins with here: the client that is looked at."""
        card = self.view.card if self.currentWidget() is self.view else None
        return InteractionDraft(client_key=card.key if card is not None else None)

    @Slot()
    def show_list(self) -> None:
        """Show the list."""
        self._from_elsewhere = False
        self.setCurrentWidget(self.list)

    @Slot(object)
    def _open(self, key: UUID) -> None:
        self._came_here = False
        self.show_key(key)
