"""What can be done about a line of Today."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from msp_desk.commands.promises import settle_promise
from msp_desk.rules.today import Action, DueItem
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative, PromiseState
from msp_desk.values.phrases import Phrase


class ItemDeeds(QObject):
    """Does it; `item` is the line it is about."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self.item: DueItem | None = None

    def begun_contact(self) -> InteractionDraft | None:
        """Whom a contact that is logged now is with: we called, for it was due."""
        if self.item is None:
            return None
        people = (self.item.person_key,) if self.item.person_key is not None else ()
        return InteractionDraft(
            client_key=self.item.client_key,
            people=people,
            channel=Channel.CALL,
            initiative=Initiative.PROACTIVE,
        )

    @Slot()
    def log(self, *_: object) -> None:
        """Log a contact."""
        draft = self.begun_contact()
        if draft is not None:
            self._around.ways.log.emit(draft)

    @Slot()
    def act(self, *_: object) -> None:
        """The one thing to do: open the plan that it is about, else log a contact."""
        if self.item is not None and self.item.action is Action.PLAN:
            self._around.ways.client.emit(self.item.client_key, "plan")
        else:
            self.log()

    @Slot()
    def keep(self) -> None:
        """The promise was kept."""
        self._settle(Phrase("Keep a promise"), PromiseState.KEPT)

    @Slot()
    def break_it(self) -> None:
        """The promise was not kept."""
        self._settle(Phrase("A promise was broken"), PromiseState.BROKEN)

    @Slot()
    def drop(self) -> None:
        """Nobody waits for it any more."""
        self._settle(Phrase("Drop a promise"), PromiseState.DROPPED)

    @Slot()
    def go_to_client(self) -> None:
        """Open the client."""
        if self.item is not None and self.item.client_key is not None:
            self._around.ways.client.emit(self.item.client_key, "")

    def _settle(self, what: Phrase, state: PromiseState) -> None:
        if self.item is not None and self.item.action is Action.KEEP:
            self._around.desk.attempt(what, settle_promise, self.item.record.subject, state)
