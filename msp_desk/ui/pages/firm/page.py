"""The page of our own firm: who we are, our people and positions, and our org chart."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.clients import client_draft
from msp_desk.queries.desk import DeskCard, desk_card
from msp_desk.queries.files import stored_file
from msp_desk.ui.cards.team import TeamView
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.parts.states import Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.enums import Side
from msp_desk.values.errors import Told

if TYPE_CHECKING:  # large, and loaded when our chart is first looked at
    from msp_desk.ui.cards.orgcharts import OrgChartsView


_PEOPLE, _CHART = "people", "chart"


class FirmPage(AsksAgain):
    """Our firm, its people the same way as a client's, and its org chart, made when it is first looked at."""

    TOUCHED_BY = ("client", "site", "contact_point", "stored_file", "person")

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._firm: UUID | None = None
        self._name = ""
        self.charts: OrgChartsView | None = None
        t = around.words.t
        self._head = row(gap=12)
        self._edit = Button(t("Edit our firm"), icon="pen-line", keys="Ctrl+Shift+E")
        self.team = TeamView(around)
        views = (Segment(_PEOPLE, t("People"), "users"), Segment(_CHART, t("Org chart"), "network"))
        self.view = SegmentedChoice(t("View"), views, _PEOPLE)
        self._views = QStackedWidget()
        self._views.addWidget(self.team)
        head = row(holder(self._head), self.view, self._edit, gap=12)
        head.setStretch(0, 1)
        inside = column(head, self._views, gap=14)
        inside.setStretch(1, 1)
        self._stage = Stage(around.words, holder(inside))
        self.setLayout(column(self._stage, margins=(20, 18, 20, 20)))
        self._edit.clicked.connect(self.edit)
        self.view.picked.connect(self.show_view)
        around.desk.changed.connect(self._heed)
        bind(self, "Ctrl+Shift+E", self.edit)

    def showEvent(self, event: QShowEvent, /) -> None:
        """The view that is seen has the keyboard."""
        super().showEvent(event)
        if self.charts is None or self._views.currentWidget() is self.team:
            self.team.take_focus()
        else:
            self.charts.take_focus()

    @Slot(object)
    def show_view(self, view: object) -> None:
        """Show our people, or our chart."""
        self.view.set_value(view)
        if view != _CHART:
            self._views.setCurrentWidget(self.team)
            return
        if self.charts is None:
            room: Any = importlib.import_module("msp_desk.ui.cards.orgcharts")
            self.charts = made = room.OrgChartsView(self._around, self._firm, self._name, alone=True)
            self._views.addWidget(made)
        self._views.setCurrentWidget(self.charts)
        self.charts.take_focus()

    @Slot()
    def refresh(self) -> None:
        """Ask again who we are."""
        self._stale = False
        ask = self._around.desk.ask
        try:
            card = ask(desk_card, self._around.today())
            draft = ask(client_draft, card.firm_key) if card is not None else None
            logo = ask(stored_file, card.logo_key) if card is not None and card.logo_key else None
        except Told as why:
            self._stage.show_error(self._around.words.say(why.phrase), self.refresh)
            return
        if card is None or draft is None:
            return
        self._firm, self._name = card.firm_key, card.firm
        self._stage.show_content()
        self._show_head(card, draft, logo.content if logo is not None else b"")
        self.team.show_client(card.firm_key, card.firm)
        if self.charts is not None:
            self.charts.show_client(card.firm_key, card.firm)

    def make_new(self) -> None:
        """Ctrl+N adds somebody to us."""
        self.team.make_new()

    @Slot()
    def edit(self) -> None:
        """Open the form of our firm."""
        if self._firm is not None:
            self._around.ways.edit_client.emit(ClientDraft(key=self._firm, side=Side.OURS))

    def _show_head(self, card: DeskCard, draft: ClientDraft, logo: bytes) -> None:
        emptied(self._head)
        words = self._around.words
        texts = column(Label(card.firm, Voice.TITLE), Label(_about(card, draft, words), Voice.SECOND), gap=2)
        self._head.addWidget(Avatar(card.firm, size=44, photo=logo, square=True))
        self._head.addWidget(holder(texts), 1)


def _about(card: DeskCard, draft: ClientDraft, words: Words) -> str:
    people = words.n("%(n)d person", "%(n)d people", len(card.people))
    city = next((s.city for s in draft.sites if s.city), "")
    country = words.country(card.country) if card.country else ""
    zone = card.time_zone.replace("_", " ") if "/" in card.time_zone.removeprefix("Etc/") else ""
    return " · ".join(t for t in (draft.legal_name, draft.tax_id, people, city, country, zone) if t)
