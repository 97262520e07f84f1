"""The first tab of a client: what is about to bite, the three fronts, who is who, what was said lately, how to reach them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from msp_desk.queries.client_card import ClientCard
from msp_desk.ui.cards.people import warning
from msp_desk.ui.pages.clients.bites import bites_card
from msp_desk.ui.pages.clients.panes import LatelyPane, PeoplePane, moments_pane, notes_pane, reach_pane
from msp_desk.ui.parts.layouts import column, emptied, holder
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.surroundings import Surroundings

_GAP = 14


class Overview(ScrollArea):
    """`person_asked` is said with a key, or with None where all of them are meant."""

    person_asked = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._people = PeoplePane(around.words, self._ask_for, self._ask_for_all)
        self._lately = LatelyPane(around.words, around.ways.interaction.emit)
        self._top, self._middle = _Beside(3), _Beside(3)
        self._above, self._below = column(), column()
        self._top.put(self._lately, 2)
        self._middle.put(self._people, 1)
        rows = (self._above, self._top, _GAP, self._middle, self._below, None)
        super().__init__(holder(column(*rows, gap=0, margins=(0, 0, 0, 20))))

    def show_card(self, card: ClientCard, today: date) -> None:
        """Show a client. The lines of people and contacts are those of the client before: making them takes long."""
        place = self.verticalScrollBar().value()
        around, words = self._around, self._around.words
        bites, reach = bites_card(card, around, today), reach_pane(card, words)
        self._top.put(bites, 0, 2)
        self._middle.put(moments_pane(card, words, today), 0)
        self._middle.put(reach, 2)
        self._lately.show_card(card, today)
        self._people.show_card(card, today)
        self._lone(self._above, warning(card.warning) if card.warning else None, bottom=_GAP)
        self._lone(self._below, notes_pane(card, words), top=_GAP)
        walk([*stops_in(bites), *self._lately.stops(), *self._people.stops(), *stops_in(reach)])
        self.verticalScrollBar().setValue(place)

    def _lone(self, room: QBoxLayout, shown: QWidget | None, top: int = 0, bottom: int = 0) -> None:
        emptied(room)
        room.setContentsMargins(0, top if shown else 0, 0, bottom if shown else 0)
        if shown is not None:
            room.addWidget(shown)

    @Slot(object)
    def _ask_for(self, person: UUID) -> None:
        self.person_asked.emit(person)

    @Slot()
    def _ask_for_all(self) -> None:
        self.person_asked.emit(None)


class _Beside(QWidget):
    """Panes beside each other, of one height, each with its share of the width."""

    def __init__(self, shares: int) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for at in range(shares):
            self._grid.setColumnStretch(at, 1)
            self._grid.setColumnMinimumWidth(at, 1)

    def put(self, pane: QWidget, place: int, share: int = 1) -> None:
        """Show a pane there; what was there goes."""
        before = self._grid.itemAtPosition(0, place)
        gone = before.widget() if before is not None else None
        if gone is not None:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._grid.addWidget(pane, 0, place, 1, share)


def stops_in(pane: QWidget) -> list[QWidget]:
    """Where Tab halts in a pane."""
    return [w for w in pane.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def walk(stops: Sequence[QWidget]) -> None:
    """Tab goes from one to the next."""
    for one, after in pairwise(stops):
        QWidget.setTabOrder(one, after)
