"""What stands beside the line that is chosen: the pre-call card of a person, a client in brief, or a contact to read."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.queries.client_card import client_card
from msp_desk.queries.files import stored_file
from msp_desk.queries.interactions import interaction_card
from msp_desk.queries.person_card import person_card
from msp_desk.ui.cards.client_brief import ClientBrief
from msp_desk.ui.cards.interaction_view import InteractionView
from msp_desk.ui.cards.person_card import PersonCardView
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.hits import Hit, HitKind


class HitBeside(QStackedWidget):
    """Asks for what was found and shows it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.person = PersonCardView(around.words, wide=True)
        self.client = ClientBrief(around.words, wide=True)
        self.contact = InteractionView(around, deeds=False)
        self._nothing = QWidget()
        for view in (self._nothing, self.person, self.client, self.contact):
            self.addWidget(view)

    def show_hit(self, hit: Hit | None) -> None:
        """Show this one; None shows nothing."""
        around, today = self._around, self._around.today()
        ask = around.desk.ask
        if hit is None:
            self.setCurrentWidget(self._nothing)
        elif hit.kind is HitKind.PERSON:
            card = ask(person_card, hit.key, around.clock(), around.words.zone)
            self.person.show_card(card, today, self._picture(card.photo_key if card else None))
            self.setCurrentWidget(self.person)
        elif hit.kind is HitKind.CLIENT:
            client = ask(client_card, hit.key, today)
            self.client.show_client(client, today, self._picture(client.logo_key if client else None))
            self.setCurrentWidget(self.client)
        else:
            self.contact.show_card(ask(interaction_card, hit.key), today)
            self.setCurrentWidget(self.contact)

    def _picture(self, key: UUID | None) -> bytes:
        kept = self._around.desk.ask(stored_file, key) if key is not None else None
        return kept.content if kept is not None else b""
