"""The page of one client: its head and its tabs."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.queries.client_card import ClientCard, client_card
from msp_desk.queries.files import stored_file
from msp_desk.queries.timeline import InteractionRow
from msp_desk.ui.cards.team import TeamView
from msp_desk.ui.cards.timeline import TimelineView
from msp_desk.ui.pages.clients.deeds import ClientDeeds, Subject
from msp_desk.ui.pages.clients.header import ClientHeader
from msp_desk.ui.pages.clients.overview import Overview
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, holder
from msp_desk.ui.parts.states import Stage
from msp_desk.ui.parts.tabs import Tab, Tabs
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.errors import Told

if TYPE_CHECKING:  # large, and loaded when their tab is first looked at
    from msp_desk.ui.cards.contracts.view import ContractsView
    from msp_desk.ui.cards.orgcharts import OrgChartsView
    from msp_desk.ui.cards.plan.view import PlanView

_KEYS = ("overview", "people", "charts", "history", "plan", "contracts")


class ClientView(AsksAgain):
    """Shows one client at a time; `gone` is said when it is not there any more."""

    TOUCHED_BY = (
        "client", "site", "contact_point", "channel_choice", "person", "position", "holding", "interaction", "participation",
        "promise", "check_in_rule", "check_in_exception", "stored_file", "contract", "contract_before", "contract_decision",
        "setting",
    )  # fmt: skip

    gone = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.card: ClientCard | None = None
        self._key: UUID | None = None
        self._history_of: UUID | None = None
        self._stale = False
        self._filled: set[str] = set()
        self.deeds = ClientDeeds(around, self)
        self._header = ClientHeader(around.words, self.deeds)
        t = around.words.t
        self._overview: Overview | None = None
        self._team: TeamView | None = None
        self._charts: OrgChartsView | None = None
        self._history: TimelineView | None = None
        self._plan: PlanView | None = None
        self._contracts: ContractsView | None = None
        self.tabs = Tabs(
            [
                Tab("overview", t("Overview"), self._make_overview),
                Tab("people", t("People"), self._make_team),
                Tab("charts", t("Org charts"), self._make_charts),
                Tab("history", t("History"), self._make_history),
                Tab("plan", t("Service plan"), self._make_plan),
                Tab("contracts", t("Contracts"), self._make_contracts),
            ]
        )
        self.tabs.picked.connect(self._fill)
        inside = column(self._header, self.tabs, gap=14)
        inside.setStretch(1, 1)
        self._stage = Stage(around.words, holder(inside))
        self.setLayout(column(self._stage, margins=(20, 18, 20, 0)))
        around.desk.changed.connect(self._heed)
        bind(self, "Ctrl+Shift+E", self.deeds.edit)
        bind(self, "Ctrl+PgDown", self._next_tab)
        bind(self, "Ctrl+PgUp", self._tab_before)

    def show_client(self, key: UUID, tab: str = "") -> None:
        """Show a client, at one of its tabs: the one named, else the first; `plan/measures` goes to that place of its plan."""
        self._key, self.card = key, None
        tab, _, place = tab.partition("/")
        self.tabs.pick(tab if tab in _KEYS else "overview")
        self.refresh()
        if tab == "plan" and place and self._plan is not None:
            self._plan.go(place)
        self.tabs.bar.take_focus()

    @Slot()
    def refresh(self) -> None:
        """Ask again; nine statements."""
        self._stale = False
        if self._key is None:
            return
        ask, today = self._around.desk.ask, self._around.today()
        try:
            self.card = ask(client_card, self._key, today, self._around.work_calendar())
            logo = ask(stored_file, self.card.logo_key) if self.card and self.card.logo_key else None
        except Told as why:
            self._stage.show_error(self._around.words.say(why.phrase), self.refresh)
            return
        if self.card is None:
            self._key = None
            self.gone.emit()
            return
        self._stage.show_content()
        self.deeds.be_about(Subject(self.card.key, self.card.name, self.card.archived))
        self._header.show_card(self.card, today, logo.content if logo is not None else b"")
        self._filled.clear()
        self._fill(self.tabs.current())

    @Slot(str)
    def _fill(self, tab: str) -> None:
        """Show the client on the tab that is seen; the others wait until they are."""
        if self.card is None or tab in self._filled:
            return
        self._filled.add(tab)
        if tab == "overview" and self._overview is not None:
            self._overview.show_card(self.card, self._around.today())
        elif tab == "people" and self._team is not None:
            self._team.show_client(self.card.key, self.card.name)
        elif tab == "charts" and self._charts is not None:
            self._charts.show_client(self.card.key, self.card.name)
        elif tab == "history" and self._history is not None and self._history_of != self.card.key:
            self._history_of = self.card.key
            self._history.show_for(client=self.card.key)
        elif tab == "plan" and self._plan is not None:
            self._plan.show_client(self.card.key, self.card.name)
        elif tab == "contracts" and self._contracts is not None:
            self._contracts.show_client(self.card.key, self.card.name)

    def make_new(self) -> None:
        """Ctrl+N on a client's page adds a person; on its plan an item of the section that is shown, or a contract."""
        if self.tabs.current() == "contracts" and self._contracts is not None:
            self._contracts.make_new()
        elif self.tabs.current() == "plan" and self._plan is not None:
            self._plan.make_new()
        else:
            self.deeds.add_person()

    @Slot(object)
    def show_person(self, person: UUID | None) -> None:
        """Go to somebody among its people, or to all of them."""
        self.tabs.pick("people")
        if self._team is not None and person is not None:
            self._team.choose(person)

    def _make_overview(self) -> QWidget:
        self._overview = Overview(self._around)
        self._overview.person_asked.connect(self.show_person)
        if self.card is not None:
            self._overview.show_card(self.card, self._around.today())
        return self._overview

    def _make_team(self) -> QWidget:
        self._team = TeamView(self._around, self._key, self.card.name if self.card is not None else "")
        return holder(column(self._team, margins=(0, 0, 0, 20)))

    def _make_charts(self) -> QWidget:
        name = self.card.name if self.card is not None else ""
        room: Any = importlib.import_module("msp_desk.ui.cards.orgcharts")
        self._charts = charts = room.OrgChartsView(self._around, self._key, name)
        return holder(column(charts, margins=(0, 0, 0, 16)))

    def _make_history(self) -> QWidget:
        self._history_of = self._key
        self._history = TimelineView(self._around, client=self._key)
        self._history.opened.connect(self._open_contact)
        return self._history

    def _make_plan(self) -> QWidget:
        room: Any = importlib.import_module("msp_desk.ui.cards.plan.view")
        name = self.card.name if self.card is not None else ""
        self._plan = plan = room.PlanView(self._around, self._key, name)
        return holder(column(plan, margins=(0, 0, 0, 16)))

    def _make_contracts(self) -> QWidget:
        room: Any = importlib.import_module("msp_desk.ui.cards.contracts.view")
        name = self.card.name if self.card is not None else ""
        self._contracts = contracts = room.ContractsView(self._around, self._key, name)
        return holder(column(contracts, margins=(0, 0, 0, 16)))

    @Slot()
    def _next_tab(self) -> None:
        self._step(1)

    @Slot()
    def _tab_before(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.tabs.pick(_KEYS[(_KEYS.index(self.tabs.current()) + by) % len(_KEYS)])
        self.tabs.bar.take_focus()

    @Slot(object)
    def _open_contact(self, entry: InteractionRow) -> None:
        self._around.ways.interaction.emit(entry.key)
