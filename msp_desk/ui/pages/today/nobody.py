"""What Today says where nobody is due: how to begin, or that all is well."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from msp_desk.queries.clients import client_names
from msp_desk.ui.pages.today.whose import WhoseChoice
from msp_desk.ui.parts.states import EmptyState
from msp_desk.ui.surroundings import Surroundings


class Nobody(QObject):
    """Makes the empty state of a list."""

    def __init__(self, around: Surroundings, whose: WhoseChoice) -> None:
        super().__init__(whose)
        self._around, self._whose = around, whose

    def state(self) -> EmptyState:
        """Why there is nothing, and where to go."""
        t = self._around.words.t
        if not self._around.desk.ask(client_names):
            return EmptyState(
                t("Nobody to call yet"),
                t("Bring in your contacts: whoever is due appears here every morning, and why."),
                "sun",
                action=t("Bring in contacts"),
                on_action=self._go_to_import,
            )
        about = t(
            "Whoever has not been spoken to for too long appears here, and why. Check-in rules are in Settings."
        )
        owner = self._whose.owner()
        if owner is not None:
            name = self._whose.name_of(owner)
            title = t("Nobody of yours is due")
            if owner != self._around.desk.who and name:
                title = t("Nobody of %(name)s's is due", name=name)
            button = t("See everybody's")
            return EmptyState(title, about, "sun", action=button, on_action=self._whose.choose_everybodys)
        return EmptyState(
            t("Nobody is due"), about, "sun", action=t("See the clients"), on_action=self._go_to_clients
        )

    @Slot()
    def _go_to_import(self) -> None:
        self._around.ways.page.emit("import")

    @Slot()
    def _go_to_clients(self) -> None:
        self._around.ways.page.emit("clients")
