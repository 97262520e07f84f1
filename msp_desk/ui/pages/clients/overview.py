"""The first tab of a client: what is about to bite, the three fronts, who is who, what was said lately, how to reach them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from msp_desk.queries.client_card import ClientCard
from msp_desk.ui.cards.people import warning
from msp_desk.ui.pages.clients.bites import bites_card
from msp_desk.ui.pages.clients.panes import lately_pane, moments_pane, notes_pane, people_pane, reach_pane
from msp_desk.ui.parts.layouts import column, emptied, holder
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings

_GAP = 14
#: Panes beside each other, each with its share of the width.
Panes = Sequence[tuple[QWidget, int]]


class Overview(ScrollArea):
    """`person_asked` is said with a key, or with None where all of them are meant."""

    person_asked = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        self._body = column(gap=_GAP, margins=(0, 0, 0, 20))
        super().__init__(holder(self._body))
        self._around = around

    def show_card(self, card: ClientCard, today: date) -> None:
        """Show a client."""
        place = self.verticalScrollBar().value()
        emptied(self._body)
        if card.warning:
            self._body.addWidget(warning(card.warning))
        for pane_row in self._rows(card, today):
            self._body.addWidget(_beside(pane_row))
        self._body.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _rows(self, card: ClientCard, today: date) -> list[Panes]:
        around, words = self._around, self._around.words
        people = people_pane(card, words, today, self._ask_for, self._ask_for_all)
        lately = lately_pane(card, words, today, around.ways.interaction.emit)
        top = ((bites_card(card, around, today), 2), (lately, 1))
        middle = ((moments_pane(card, words, today), 1), (people, 1), (reach_pane(card, words), 1))
        notes = notes_pane(card, words)
        rows: list[Panes] = [top, middle]
        return [*rows, ((notes, 1),)] if notes is not None else rows

    @Slot(object)
    def _ask_for(self, person: UUID) -> None:
        self.person_asked.emit(person)

    @Slot()
    def _ask_for_all(self) -> None:
        self.person_asked.emit(None)


def _beside(panes: Panes) -> QWidget:
    """Panes beside each other, of one height, their widths in these shares."""
    grid, place = QGridLayout(), 0
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(_GAP)
    for pane, share in panes:
        grid.addWidget(pane, 0, place, 1, share)
        place += share
    for at in range(place):
        grid.setColumnStretch(at, 1)
        grid.setColumnMinimumWidth(at, 1)
    return holder(grid)
