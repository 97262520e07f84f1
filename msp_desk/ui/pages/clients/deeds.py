"""What can be done with a client, from the list and from its page; every deed can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.commands.clients import archive_client, merge_clients
from msp_desk.exchange.vcards_of import card_of_client, card_of_person
from msp_desk.exchange.vcards_out import CardToWrite
from msp_desk.queries.carry import clients_to_carry, people_to_carry
from msp_desk.queries.clients import client_names
from msp_desk.queries.people import PeopleFilter
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.export import Export, written_cards
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.icons import icon
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import ClientDraft, PersonDraft
from msp_desk.values.folding import fold
from msp_desk.values.phrases import Phrase

_MOST_OFFERED = 50


@dataclass(frozen=True, slots=True)
class Subject:
    """The client that the deeds are about."""

    key: UUID
    name: str
    archived: bool


class ClientDeeds(QObject):
    """The deeds for one client at a time; `opened` asks for its page."""

    opened = Signal(object)

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner = around, owner
        self._subject: Subject | None = None

    def be_about(self, subject: Subject | None) -> None:
        """Of this client from now on."""
        self._subject = subject

    def menu(self, *, whole: bool = False) -> QMenu:
        """What there is to do; `whole` with what the page has buttons for."""
        menu, t = QMenu(self._owner), self._around.words.t
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if whole:
            menu.addAction(icon("building-2"), t("Open"), self.open)
            menu.addAction(icon("pen-line"), t("Log a contact"), self.log)
            menu.addAction(icon("settings"), t("Edit"), self.edit)
            menu.addAction(icon("file-text"), t("Report"), self.report)
            menu.addSeparator()
        menu.addAction(icon("user-plus"), t("Add a person"), self.add_person)
        menu.addAction(icon("merge"), t("Merge with…"), self.merge)
        menu.addAction(icon("id-card"), t("Address cards of all people (vCard)"), self.take_out)
        menu.addSeparator()
        if self._subject is not None and self._subject.archived:
            menu.addAction(icon("archive-restore"), t("Take back from the archive"), self.restore)
        else:
            menu.addAction(icon("archive"), t("Archive"), self.archive)
        return menu

    @Slot()
    def open(self) -> None:
        """Ask for its page."""
        if self._subject is not None:
            self.opened.emit(self._subject.key)

    @Slot()
    def log(self) -> None:
        """Log a contact with it."""
        if self._subject is not None:
            self._around.ways.log_with(self._subject.key)

    @Slot()
    def edit(self) -> None:
        """Open its form."""
        if self._subject is not None:
            self._around.ways.edit_client.emit(ClientDraft(key=self._subject.key))

    @Slot()
    def report(self) -> None:
        """Ask for its relationship report."""
        if self._subject is not None:
            self._around.ways.report.emit(self._subject.key)

    @Slot()
    def add_person(self) -> None:
        """Open the form of a new person of it."""
        if self._subject is not None:
            self._around.ways.edit_person.emit(PersonDraft(client_key=self._subject.key))

    @Slot()
    def merge(self) -> None:
        """Choose the record that is of the same client."""
        if self._subject is None:
            return
        t, name = self._around.words.t, self._subject.name
        text = t("People, history and promises of the other come here; the other record goes away.")
        finder = _Others(self._around, self._subject.key)
        chooser = Chooser(self._owner, self._around.words, t("%(name)s is the same client as", name=name), text, finder, square=True)  # fmt: skip
        chooser.picked.connect(self._merge_with)
        chooser.open_chooser()

    @Slot()
    def archive(self) -> None:
        """Put it away."""
        self._put_away(Phrase("Archive %(name)s", self._named()), archived=True)

    @Slot()
    def restore(self) -> None:
        """Take it back."""
        self._put_away(Phrase("Take %(name)s back from the archive", self._named()), archived=False)

    @Slot()
    def take_out(self) -> None:
        """Write the address cards of it and its people."""
        if self._subject is not None:
            cards = _CardsOf(self._around, self._subject.key)
            Export(self._around, self._subject.name, "vcf", written_cards(cards)).begin()

    def _named(self) -> dict[str, object]:
        return {"name": self._subject.name if self._subject is not None else ""}

    def _put_away(self, what: Phrase, *, archived: bool) -> None:
        if self._subject is not None:
            self._around.desk.attempt(what, archive_client, self._subject.key, archived)

    @Slot(object)
    def _merge_with(self, other: UUID) -> None:
        if self._subject is not None:
            what = Phrase("Merge two records of %(name)s", self._named())
            self._around.desk.attempt(what, merge_clients, self._subject.key, other)


class _Others:
    """Finds all clients but one."""

    def __init__(self, around: Surroundings, key: UUID) -> None:
        self._clients = [c for c in around.desk.ask(client_names) if c.key != key]

    def __call__(self, text: str) -> Sequence[Option]:
        begun = fold(text).split()
        fitting = [c for c in self._clients if all(w in c.folded for w in begun)]
        return [Option(c.key, c.name) for c in fitting[:_MOST_OFFERED]]


@dataclass(frozen=True, slots=True)
class _CardsOf:
    """Asks for a client and its people as address cards, when it is time to write them."""

    around: Surroundings
    key: UUID

    def __call__(self) -> list[CardToWrite]:
        ask, today = self.around.desk.ask, self.around.today()
        firm = [card_of_client(c) for c in ask(clients_to_carry, [self.key])]
        return firm + [card_of_person(p) for p in ask(people_to_carry, PeopleFilter(client=self.key), today)]
