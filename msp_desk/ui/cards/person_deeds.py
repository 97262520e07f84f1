"""What can be done with a person wherever they are shown: log, edit, move, merge, archive, take out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.commands.people import archive_person, merge_people, move_person
from msp_desk.exchange.vcards_of import card_of_person
from msp_desk.exchange.vcards_out import CardToWrite
from msp_desk.queries.carry import people_to_carry
from msp_desk.queries.people import PeopleFilter
from msp_desk.queries.person_card import PersonCard
from msp_desk.ui.cards.chooser import Chooser
from msp_desk.ui.cards.export import Export, written_cards
from msp_desk.ui.forms.finders import Everybody, Organisations
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.icons import icon
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import PersonDraft
from msp_desk.values.enums import Side
from msp_desk.values.phrases import Phrase


class PersonDeeds(QObject):
    """The deeds for one person at a time; every one can be undone."""

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner = around, owner
        self._card: PersonCard | None = None

    def be_about(self, card: PersonCard | None) -> None:
        """Of this person from now on."""
        self._card = card

    def menu(self) -> QMenu:
        """All but the most usual."""
        menu, t, card = QMenu(self._owner), self._around.words.t, self._card
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if card is None:
            return menu
        if card.client_key is not None and card.side is Side.THEIRS:
            menu.addAction(icon("building-2"), t("Open the client"), self.go_to_client)
        menu.addAction(icon("id-card"), t("Pre-call card"), self.go_to_card)
        menu.addSeparator()
        placed = card.client_key is not None
        if card.side is Side.THEIRS:
            where = t("Move to another client…") if placed else t("Place at a client…")
            menu.addAction(icon("move-right"), where, self.move)
        menu.addAction(icon("merge"), t("Merge with…"), self.merge)
        menu.addAction(icon("download"), t("Address card (vCard)"), self.take_out)
        menu.addSeparator()
        if card.archived:
            menu.addAction(icon("archive-restore"), t("Take back from the archive"), self.restore)
        else:
            menu.addAction(icon("archive"), t("Archive"), self.archive)
        return menu

    @Slot()
    def log(self) -> None:
        """Log a contact with them."""
        if self._card is not None:
            client = self._card.client_key if self._card.side is Side.THEIRS else None
            self._around.ways.log_with(client, self._card.key)

    @Slot()
    def edit(self) -> None:
        """Open their form."""
        if self._card is not None:
            self._around.ways.edit_person.emit(PersonDraft(key=self._card.key))

    @Slot()
    def go_to_client(self) -> None:
        """Open their client's page."""
        if self._card is not None and self._card.client_key is not None:
            self._around.ways.client.emit(self._card.client_key, "")

    @Slot()
    def go_to_card(self) -> None:
        """Open the pre-call card."""
        if self._card is not None:
            self._around.ways.person.emit(self._card.key)

    @Slot()
    def move(self) -> None:
        """Choose where they work now."""
        if self._card is None:
            return
        t, name = self._around.words.t, self._card.name
        placed = self._card.client_key is not None
        title = t("Move %(name)s to", name=name) if placed else t("Place %(name)s at", name=name)
        text = (
            t("Their history goes with them; their position stays behind, empty.")
            if placed
            else t("They appear among that client's people, with their title.")
        )
        lookup = _Except(Organisations(self._around).lookup, self._card.client_key)
        chooser = Chooser(self._owner, self._around.words, title, text, lookup, square=True)
        chooser.picked.connect(self._move_to)
        chooser.open_chooser()

    @Slot()
    def merge(self) -> None:
        """Choose the record that is of the same person."""
        if self._card is None:
            return
        t, name = self._around.words.t, self._card.name
        text = t("Numbers, history and promises of the other come here; the other record goes away.")
        lookup = Everybody(self._around, self._card.client_key, self._card.key).lookup
        chooser = Chooser(self._owner, self._around.words, t("%(name)s is the same person as", name=name), text, lookup)  # fmt: skip
        chooser.picked.connect(self._merge_with)
        chooser.open_chooser()

    @Slot()
    def archive(self) -> None:
        """Put them away."""
        self._put_away(Phrase("Archive %(name)s", self._named()), archived=True)

    @Slot()
    def restore(self) -> None:
        """Take them back."""
        self._put_away(Phrase("Take %(name)s back from the archive", self._named()), archived=False)

    @Slot()
    def take_out(self) -> None:
        """Write their address card."""
        if self._card is not None:
            carry = Carry(self._around, PeopleFilter(keys=(self._card.key,), archived=self._card.archived))
            Export(self._around, self._card.name, "vcf", written_cards(carry)).begin()

    def _named(self) -> dict[str, object]:
        return {"name": self._card.name if self._card is not None else ""}

    def _put_away(self, what: Phrase, *, archived: bool) -> None:
        if self._card is not None:
            self._around.desk.attempt(what, archive_person, self._card.key, archived)

    @Slot(object)
    def _move_to(self, client: UUID) -> None:
        card = self._card
        if card is None:
            return
        placed = card.client_key is not None
        what = Phrase("Move %(name)s", self._named()) if placed else Phrase("Place %(name)s", self._named())
        self._around.desk.attempt(what, move_person, card.key, client, "" if placed else card.title)

    @Slot(object)
    def _merge_with(self, other: UUID) -> None:
        if self._card is not None:
            what = Phrase("Merge two records of %(name)s", self._named())
            self._around.desk.attempt(what, merge_people, self._card.key, other)


@dataclass(frozen=True, slots=True)
class Carry:
    """Asks for people as address cards, when it is time to write them."""

    around: Surroundings
    wanted: PeopleFilter

    def __call__(self) -> list[CardToWrite]:
        return [
            card_of_person(p) for p in self.around.desk.ask(people_to_carry, self.wanted, self.around.today())
        ]


@dataclass(frozen=True, slots=True)
class _Except:
    """What a finder finds, without one."""

    lookup: Callable[[str], Sequence[Option]]
    key: UUID | None

    def __call__(self, text: str) -> Sequence[Option]:
        return [o for o in self.lookup(text) if o.key != self.key]
