"""What can be done with a contract: decide its renewal, change its terms, note hours, talk about it, take it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.commands.contracts import delete_contract
from msp_desk.ui.icons import icon
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.contracts import ContractDraft, Decision, DecisionDraft, HoursDraft
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative
from msp_desk.values.phrases import Phrase

_SIGN = {
    Decision.RENEWED: "check",
    Decision.RENEGOTIATED: "handshake",
    Decision.NOTICE_GIVEN: "send",
    Decision.LOST: "log-out",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The contract that the deeds are about; `end` is the end whose renewal can be decided, `ending` if notice was given."""

    key: UUID
    client: UUID
    name: str
    end: date | None = None
    ending: bool = False


class ContractDeeds(QObject):
    """The deeds for one contract at a time; forms open at the side, what is deleted can be brought back."""

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner = around, owner
        self.subject: Subject | None = None

    def menu(self) -> QMenu:
        """All that can be done with it."""
        t, menu, subject = self._around.words.t, QMenu(self._owner), self.subject
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if subject is not None and subject.end is not None and not subject.ending:
            for decision in Decision:
                text = self._around.words.term(decision)
                self._add(menu, _SIGN[decision], text, _Decide(self, decision))
            menu.addSeparator()
        elif subject is not None and subject.ending:
            self._add(menu, "undo-2", t("Notice was taken back"), self.decide)
            menu.addSeparator()
        self._add(menu, "settings", t("Edit the terms"), self.edit)
        self._add(menu, "clock", t("Note hours"), self.note_hours)
        self._add(menu, "pen-line", t("Log a contact"), self.log)
        self._add(menu, "building-2", t("Open the client"), self.open_client)
        menu.addSeparator()
        self._add(menu, "trash-2", t("Delete the contract"), self.delete)
        return menu

    @Slot()
    def decide(self, *_: object) -> None:
        """Open the form of the decision."""
        self.decide_as(Decision.RENEWED)

    def decide_as(self, decision: Decision) -> None:
        """Open it with a decision already chosen."""
        subject = self.subject
        if subject is not None and subject.end is not None:
            draft = DecisionDraft(subject.key, subject.end, decision, self._around.today())
            self._around.ways.edit_contract.emit(draft)

    @Slot()
    def edit(self, *_: object) -> None:
        """Open the form of the contract."""
        if self.subject is not None:
            self._around.ways.edit_contract.emit(ContractDraft(key=self.subject.key))

    @Slot()
    def note_hours(self, *_: object) -> None:
        """Open the form of hours."""
        if self.subject is not None:
            self._around.ways.edit_contract.emit(HoursDraft(client_key=self.subject.client))

    def begun_contact(self) -> InteractionDraft | None:
        """What a contact that is logged now is about: the client, whom we called."""
        if self.subject is None:
            return None
        return InteractionDraft(
            client_key=self.subject.client, channel=Channel.CALL, initiative=Initiative.PROACTIVE
        )

    @Slot()
    def log(self, *_: object) -> None:
        """Log a contact with the client."""
        draft = self.begun_contact()
        if draft is not None:
            self._around.ways.log.emit(draft)

    @Slot()
    def open_client(self, *_: object) -> None:
        """Go to the client's contracts."""
        if self.subject is not None:
            self._around.ways.client.emit(self.subject.client, "contracts")

    @Slot()
    def delete(self, *_: object) -> None:
        """Take the contract away, as if it had never been noted; it can be undone."""
        if self.subject is not None:
            what = Phrase("Delete the contract %(name)s", {"name": self.subject.name})
            self._around.desk.attempt(what, delete_contract, self.subject.key)

    def _add(self, menu: QMenu, sign: str, text: str, deed: Callable[..., None]) -> None:
        action = QAction(icon(sign), text, menu)
        action.triggered.connect(deed)
        menu.addAction(action)


@dataclass(frozen=True, slots=True)
class _Decide:
    """Opens the form with one decision."""

    deeds: ContractDeeds
    decision: Decision

    def __call__(self, *_: object) -> None:
        self.deeds.decide_as(self.decision)
