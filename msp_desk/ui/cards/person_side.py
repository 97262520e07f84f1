"""Somebody beside a list: their card, and what to do with them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, Slot

from msp_desk.queries.files import stored_file
from msp_desk.queries.person_card import PersonCard, person_card
from msp_desk.ui.cards.person_card import PersonCardView
from msp_desk.ui.cards.person_deeds import PersonDeeds
from msp_desk.ui.parts.buttons import Button, Kind, icon_button
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.layouts import holder, row
from msp_desk.ui.surroundings import Surroundings

WIDTH = 372


class PersonSide(Card):
    """Shows one person; asks again when told to."""

    def __init__(self, around: Surroundings) -> None:
        t = around.words.t
        self._view = PersonCardView(around.words)
        self._log = Button(t("Log"), icon="pen-line", hint=t("Log a contact with them"))
        self._edit = Button(t("Edit"), keys="Ctrl+E", hint=t("Edit this person"))
        self._place = Button(t("Place…"), icon="building-2", hint=t("Place them at a client"))
        self._more = icon_button("ellipsis", t("More"), kind=Kind.PLAIN)
        foot = holder(row(self._log, self._edit, self._place, None, self._more, margins=(16, 10, 16, 12)))
        super().__init__(self._view, Divider(), foot, gap=0, margins=0)
        self.body.setStretch(0, 1)
        self.setFixedWidth(WIDTH)
        self._around = around
        self.card: PersonCard | None = None
        self.deeds = PersonDeeds(around, self)
        self._wire()

    def _wire(self) -> None:
        self._log.clicked.connect(self.deeds.log)
        self._edit.clicked.connect(self.deeds.edit)
        self._place.clicked.connect(self.deeds.move)
        self._more.clicked.connect(self._open_menu)

    def show_person(self, key: UUID | None) -> None:
        """Show somebody; None shows nobody."""
        ask, around = self._around.desk.ask, self._around
        zone = around.words.zone
        self.card = ask(person_card, key, around.clock(), zone) if key is not None else None
        photo = ask(stored_file, self.card.photo_key) if self.card and self.card.photo_key else None
        self.deeds.be_about(self.card)
        self._view.show_card(self.card, around.today(), photo.content if photo else b"")
        self._place.setVisible(self.card is not None and self.card.client_key is None)
        for button in (self._log, self._edit, self._more):
            button.setEnabled(self.card is not None)

    @Slot()
    def _open_menu(self) -> None:
        menu = self.deeds.menu()
        menu.popup(self._more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
