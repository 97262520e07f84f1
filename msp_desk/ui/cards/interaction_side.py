"""A contact beside a list, or in the panel: to read, with what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent

from msp_desk.commands.interactions import delete_interaction
from msp_desk.commands.promises import settle_promise
from msp_desk.queries.files import FileRow, stored_file
from msp_desk.queries.interactions import interaction_card, interaction_draft
from msp_desk.ui.cards.interaction_view import InteractionView
from msp_desk.ui.parts.buttons import Button, Kind, icon_button
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import holder, row
from msp_desk.ui.runner import Progress
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes
from msp_desk.values.enums import PromiseState
from msp_desk.values.errors import Refused
from msp_desk.values.files import told_of, write_private
from msp_desk.values.phrases import Phrase

_TOUCHED_BY = ("interaction", "participation", "promise", "opportunity", "attachment", "person", "client")


class InteractionSide(Card):
    """Shows the contact with a key, and asks again when it is touched; `gone` is said when it is deleted.

    Without a frame it is the content of the side panel.
    """

    gone = Signal()
    panel_width = 480

    def __init__(self, around: Surroundings, *, framed: bool = True) -> None:
        t = around.words.t
        self._around, self._framed = around, framed
        self._view = InteractionView(around)
        self._edit = Button(t("Edit"), icon="pen-line", keys="Ctrl+E")
        self._client = Button(t("Client"), icon="building-2")
        self._delete = icon_button("trash-2", t("Delete this contact"), kind=Kind.PLAIN)
        self._foot = holder(row(self._edit, self._client, None, self._delete, margins=(16, 10, 16, 12)))
        super().__init__(self._view, Divider(), self._foot, gap=0, margins=0)
        self.body.setStretch(0, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._edit)
        self.key: UUID | None = None
        self._client_key: UUID | None = None
        self._wire()

    def _wire(self) -> None:
        ways = self._around.ways
        self._view.person_asked.connect(ways.person)
        self._view.client_asked.connect(self._go_to_client)
        self._view.kept_asked.connect(self._keep)
        self._view.file_asked.connect(self._save_file)
        self._edit.clicked.connect(self.edit)
        self._client.clicked.connect(self._go_to_client)
        self._delete.clicked.connect(self.delete)
        self._around.desk.changed.connect(self._heed)
        bind(self, "Ctrl+E", self.edit)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the surface, unless it lies on one."""
        if self._framed:
            super().paintEvent(event)

    def show_entry(self, key: UUID | None) -> None:
        """Show a contact; None shows nothing."""
        self.key = key
        card = self._around.desk.ask(interaction_card, key) if key is not None else None
        self._client_key = card.client_key if card is not None else None
        self._view.show_card(card, self._around.today())
        self._foot.setEnabled(card is not None)
        self._client.setVisible(self._client_key is not None)

    @Slot()
    def edit(self) -> None:
        """Open the form that corrects it."""
        draft = self._around.desk.ask(interaction_draft, self.key) if self.key is not None else None
        if draft is not None:
            self._around.ways.log.emit(draft)

    @Slot()
    def delete(self) -> None:
        """Take it out of the history; the toast has the way back."""
        if self.key is not None and self._around.desk.attempt(
            Phrase("Delete a contact"), delete_interaction, self.key
        ):
            self.gone.emit()

    @Slot()
    def _go_to_client(self, *_: object) -> None:
        if self._client_key is not None:
            self._around.ways.client.emit(self._client_key, "")

    @Slot(object)
    def _keep(self, promise: UUID) -> None:
        self._around.desk.attempt(Phrase("Keep a promise"), settle_promise, promise, PromiseState.KEPT)

    @Slot(object)
    def _save_file(self, file: FileRow) -> None:
        where = self._around.ask.save_file(Phrase("Save a copy"), file.name)
        if where is not None:
            copy = _Copy(self._around, file.key, where)
            self._around.runner.run(copy.write, self._saved, self._failed)

    @Slot(object)
    def _saved(self, where: Path) -> None:
        self._around.desk.told.emit(Phrase("Written to %(file)s", {"file": str(where)}), None)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._around.tell_failure(error)

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if self.key is not None and self.isVisible() and changes.touch(*_TOUCHED_BY):
            self.show_entry(self.key)


@dataclass(frozen=True, slots=True)
class _Copy:
    """Writes a kept file to where the person said, which may take a while."""

    around: Surroundings
    key: UUID
    where: Path

    def write(self, progress: Progress) -> Path:
        kept = self.around.desk.ask(stored_file, self.key)
        if kept is None:
            raise Refused("This is not there any more: somebody has deleted it.")
        progress.check()
        with told_of(self.where):
            write_private(self.where, kept.content)
        return self.where
