"""The first tab of a client: what is about to bite, the three fronts, who is who, what was said lately, how to reach them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from msp_desk.queries.client_card import ClientCard
from msp_desk.ui.cards.people import lead_of
from msp_desk.ui.pages.clients.bites import BitesPane
from msp_desk.ui.pages.clients.panes import LatelyPane, PeoplePane, moments_pane, notes_pane, reach_blocks
from msp_desk.ui.parts.blocks import Warn
from msp_desk.ui.parts.board import Board, Hosted, Pane, Shares
from msp_desk.ui.parts.canvas import Block, Canvas
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings


class Overview(ScrollArea):
    """`person_asked` is said with a key, or with None where all of them are meant.

    All of it is one board. What is pressed are widgets on it, and those of one client serve for the next: making them
    takes longer than painting the whole page.
    """

    person_asked = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._bites = BitesPane(around)
        self._people = PeoplePane(around.words, self._ask_for, self._ask_for_all)
        self._lately = LatelyPane(around.words, around.ways.interaction.emit)
        self._reach = Canvas(gap=12)
        self._board = Board(margins=(0, 0, 0, 20))
        self._walked = 0
        super().__init__(self._board)
        for stop in self._people.stops():
            stop.setParent(self._board)
            stop.hide()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The room of the scroll bar stays free where there is none."""
        self._board.widest = self.width() - self.verticalScrollBar().sizeHint().width()
        super().resizeEvent(event)

    def show_card(self, card: ClientCard, today: date) -> None:
        """Show a client."""
        place = self.verticalScrollBar().value()
        self._board.show_blocks(self._blocks(card, today))
        stops = [*self._bites.stops(), *self._lately.stops(), *self._people.stops(), self._reach]
        if len(stops) != self._walked:
            self._walked = len(stops)
            _walk(stops)
        self.verticalScrollBar().setValue(place)

    def _blocks(self, card: ClientCard, today: date) -> list[Block]:
        words = self._around.words
        self._reach.show_blocks(reach_blocks(card, words))
        blocks: list[Block] = [Warn(*lead_of(card.warning))] if card.warning else []
        blocks.append(
            Shares((self._bites.of_card(card, today), 2), (self._lately.of_card(card, today), 1)),
        )
        blocks.append(
            Shares(
                (moments_pane(card, words, today), 1),
                (self._people.of_card(card, today), 1),
                (Pane(Hosted(self._reach)), 1),
            )
        )
        notes = notes_pane(card, words)
        return [*blocks, notes] if notes is not None else blocks

    @Slot(object)
    def _ask_for(self, person: UUID) -> None:
        self.person_asked.emit(person)

    @Slot()
    def _ask_for_all(self) -> None:
        self.person_asked.emit(None)


def _walk(stops: Sequence[QWidget]) -> None:
    """Tab goes from one to the next."""
    for one, after in pairwise(stops):
        QWidget.setTabOrder(one, after)
