"""The list of clients."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu

from msp_desk.queries.clients import ClientFilter, ClientRow, client_rows
from msp_desk.ui.cards.export import ExportButton, Ready, Tables, values_shown
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.clients.columns import ClientColumns
from msp_desk.ui.pages.clients.deeds import ClientDeeds, Subject
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.table import Table
from msp_desk.values.drafts import ClientDraft
from msp_desk.values.enums import ClientStatus
from msp_desk.values.errors import Told

#: In less room the filter needs what the keys on a button take.
_ROOMY = 860


class Shown(Enum):
    """Which clients are listed."""

    CLIENTS = (ClientStatus.ACTIVE, ClientStatus.PAUSED)
    PROSPECTS = (ClientStatus.PROSPECT,)
    FORMER = (ClientStatus.FORMER,)
    ARCHIVED = ()


class ClientList(AsksAgain):
    """`opened` is said with the key of the client that is asked for."""

    TOUCHED_BY = (
        "client",
        "person",
        "interaction",
        "promise",
        "site",
        "check_in_rule",
        "check_in_exception",
        "position",
        "holding",
    )

    opened = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._seen: ClientFilter | None = None
        self._deeds = ClientDeeds(around, self)
        self._looks = ClientColumns(around.words)
        self._build()
        self._wire()

    def _build(self) -> None:
        t = self._words.t
        self._count = Label("", Voice.TEXT2)
        self._count.setMinimumWidth(36)  # so that what stands beside it does not move under the pointer
        which = (
            Segment(Shown.CLIENTS, t("Clients")),
            Segment(Shown.PROSPECTS, t("Prospects")),
            Segment(Shown.FORMER, t("Former")),
            Segment(Shown.ARCHIVED, t("Archived")),
        )
        self.shown = SegmentedChoice(t("Which clients"), which, Shown.CLIENTS)
        self.search = SearchField(t("Filter"), "Ctrl+F")
        self.search.setMaximumWidth(240)
        self._columns = self._looks.columns()
        self.table: Table[ClientRow] = Table(self._words, t("Clients"), self._columns)
        self.table.sort_by(0)
        self.table.set_menu(self._menu)
        self._stage = Stage(self._words, self.table)
        self._export = ExportButton(self._around, t("Clients"), self._table_out)
        self._new = Button(t("New client"), icon="plus", keys="Ctrl+N")
        title = Label(t("Clients"), Voice.TITLE)
        title.setMinimumWidth(title.sizeHint().width())
        self.search.setMinimumWidth(80)
        head = row(title, self._count, 8, self.shown, None, self.search, self._export, self._new, gap=10)  # fmt: skip
        layout = column(head, self._stage, gap=12, margins=(20, 16, 20, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self.shown.picked.connect(self.refresh)
        self.search.asked.connect(self._filter)
        self.search.moved_on.connect(self._to_table)
        self.table.opened.connect(self._open)
        self._deeds.opened.connect(self.opened)
        self._new.clicked.connect(self.make_new)
        bind(self, "Ctrl+F", self.search.setFocus)
        bind(self.table, "Ctrl+E", self._edit)

    def showEvent(self, event: QShowEvent, /) -> None:
        """The list has the keyboard."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where it is narrow, the keys on the button make room."""
        super().resizeEvent(event)
        self._new.show_keys(self.width() >= _ROOMY)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Ask again which clients there are; one statement."""
        self._stale, self._looks.today = False, self._around.today()
        before, place = self.table.current_row(), self.table.currentIndex().row()
        if (wanted := self._wanted()) != self._seen:
            self._seen, place = wanted, 0
        try:
            rows = self._around.desk.ask(client_rows, wanted)
        except Told as why:
            self._stage.show_error(self._words.say(why.phrase), self.refresh)
            return
        self.table.show_rows(rows)
        keys = [r.key for r in self.table.rows()]
        if before is not None and before.key in keys:
            place = keys.index(before.key)
        self.table.choose(max(0, min(place, len(keys) - 1)))  # of one that went away, the next
        self._tell()

    @Slot()
    def make_new(self) -> None:
        """Open the form of a new client."""
        prospect = self.shown.value() is Shown.PROSPECTS
        status = ClientStatus.PROSPECT if prospect else ClientStatus.ACTIVE
        self._around.ways.edit_client.emit(ClientDraft(status=status))

    def _wanted(self) -> ClientFilter:
        shown = self.shown.value()
        statuses = shown.value if isinstance(shown, Shown) else ()
        return ClientFilter(statuses=statuses, archived=shown is Shown.ARCHIVED)

    @Slot(str)
    def _filter(self, text: str) -> None:
        self.table.filter(text)
        self._tell()

    @Slot()
    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self) -> None:
        shown = len(self.table.rows())
        self._count.setText(self._words.number(shown))
        if shown:
            self._stage.show_content()
        else:
            self._stage.show_empty(self._nothing())

    def _nothing(self) -> EmptyState:
        t = self._words.t
        if self.search.text().strip():
            return EmptyState(t("Nothing fits"), t("No client here has these words. Try fewer, or look among the others above."), "search")  # fmt: skip
        if self.shown.value() is not Shown.CLIENTS:
            return EmptyState(t("Nobody here"), t("No client is like this at present."), "building-2")
        about = t(
            "Clients are the firms you look after: who is who there, what was said and promised, and who is due for a word."
        )
        return EmptyState(t("No client yet"), about, "building-2", action=t("New client"), on_action=self.make_new, keys="Ctrl+N")  # fmt: skip

    @Slot(object)
    def _open(self, client: ClientRow) -> None:
        self.opened.emit(client.key)

    @Slot()
    def _edit(self) -> None:
        client = self.table.current_row()
        if client is not None:
            self._around.ways.edit_client.emit(ClientDraft(key=client.key))

    def _menu(self, client: ClientRow) -> QMenu:
        self._deeds.be_about(Subject(client.key, client.name, client.archived))
        return self._deeds.menu(whole=True)

    def _table_out(self) -> Tables:
        return Ready(values_shown(self.table, self._columns, self._words.local_day))
