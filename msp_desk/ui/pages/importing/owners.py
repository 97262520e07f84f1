"""Whose an import may be: the clients, and for an org chart our own firm as well."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msp_desk.queries.clients import client_names
from msp_desk.queries.desk import desk_card
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.folding import fold

_MOST_OFFERED = 12
_Found = tuple[str, Option]


class Owners:
    """Finds them by a few letters; our firm stands before the clients."""

    def __init__(self, around: Surroundings) -> None:
        card = around.desk.ask(desk_card, around.today())
        self.firm: UUID | None = card.firm_key if card is not None else None
        self._clients: list[_Found] = [
            (c.folded, Option(c.key, c.name)) for c in around.desk.ask(client_names)
        ]
        self._all = list(self._clients)
        if card is not None:
            ours = Option(card.firm_key, card.firm, around.words.t("our firm"))
            self._all.insert(0, (fold(card.firm), ours))

    def clients(self, text: str) -> Sequence[Option]:
        """Clients with what is typed in their name."""
        return _fitting(self._clients, text)

    def organisations(self, text: str) -> Sequence[Option]:
        """Our firm and clients, likewise."""
        return _fitting(self._all, text)

    def name_of(self, key: object) -> str:
        """What one is called."""
        return next((option.text for _, option in self._all if option.key == key), "")


def _fitting(options: Sequence[_Found], text: str) -> Sequence[Option]:
    typed = fold(text)
    return [option for folded, option in options if typed in folded][:_MOST_OFFERED]
