"""A history: of a client, a person or everybody; filtered, searched, endless, with the entry that is chosen to read."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu

from msp_desk.ui.cards.interaction_side import InteractionSide
from msp_desk.ui.cards.timeline_filters import TimelineFilters
from msp_desk.ui.cards.timeline_lines import Months, gone_line, line_of
from msp_desk.ui.cards.timeline_source import TimelineSource
from msp_desk.ui.icons import icon
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Told

_SCREEN = 60
_NEXT = 200
_MOST_AT_ONCE = 1_500
_MOST_KEPT = 20_000
_SIDE_WIDEST, _SIDE_SHARE, _SIDE_FROM = 480, 0.42, 760
_PAUSE_MS = 40
_LETTERS = 3


class TimelineView(AsksAgain):
    """Newest first. Enter (or `opened`, said with the row, where there is no room to read beside) asks for the entry."""

    TOUCHED_BY = ("interaction", "participation", "client", "person", "promise", "attachment")

    opened = Signal(object)

    def __init__(self, around: Surroundings, client: UUID | None = None, person: UUID | None = None) -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._client, self._person = client, person
        self._source = TimelineSource(around.desk)
        self._months = Months(around.words)
        self._today = around.today()
        self._turn = 0
        self._build()
        self._wire()

    def _build(self) -> None:
        self.filters = TimelineFilters(self._around, with_person=self._person is None)
        self.filters.everybody.client = self._client
        self.search = self.filters.search
        self.list = RowList(self._words.t("History"), even=True)
        self.list.set_menu(self._menu)
        self.stage = Stage(self._words, self.list)
        self.side = InteractionSide(self._around)
        both = row(self.stage, self.side, gap=16)
        both.setStretch(0, 1)
        layout = column(self.filters, both, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self.filters.changed.connect(self.refresh)
        self.filters.moved_on.connect(self.list.setFocus)
        self.list.need_more.connect(self._next)
        self.list.chosen.connect(self._pause.start)
        self.list.opened.connect(self._open)
        self._pause.timeout.connect(self._read)
        bind(self, "Ctrl+F", self.search.setFocus)
        bind(self.list, "Ctrl+E", self.side.edit)
        bind(self.list, "Del", self.side.delete)

    def show_for(self, client: UUID | None = None, person: UUID | None = None) -> None:
        """Show somebody else's history."""
        self._client, self._person = client, person
        self.filters.everybody.client = client
        self.refresh()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where there is no room beside the list, entries are not read there."""
        super().resizeEvent(event)
        self.side.setFixedWidth(min(_SIDE_WIDEST, round(self.width() * _SIDE_SHARE)))
        self._read()

    @Slot()
    def refresh(self, *_: object) -> None:
        """Begin again at the newest entry."""
        self._turn += 1
        self._fill(self._turn, _SCREEN)

    def _fill(self, turn: int, enough: int) -> None:
        self._stale, self._today = False, self._around.today()
        try:
            self._source.begin(self.filters.wanted(self._client, self._person))
            places = self._source.take(enough)
        except Told as why:
            self.side.hide()
            self.stage.show_error(self._words.say(why.phrase), self.refresh)
            return
        self.list.show_rows(places, self._line, self._months, more=self._source.more, key_of=_itself)
        self._settle(turn)

    def _settle(self, turn: int) -> None:
        """Show the list, or go on looking where there is nothing yet; no look takes longer than a moment."""
        if self._source.places:
            self.stage.show_content()
            if self.list.current_row() is None:
                self.list.choose_first(quietly=True)
        elif self._source.more:
            self.stage.show_loading(self._words.t("Looking further back…"))
            QTimer.singleShot(0, self, _Turn(self, turn))
        else:
            self.stage.show_empty(self._nothing())
        self._read()

    def look_further(self, turn: int) -> None:
        """Go on looking, unless something else is wanted meanwhile."""
        if turn == self._turn:
            self._next()
            self._settle(turn)

    @Slot()
    def _next(self) -> None:
        enough = min(_MOST_AT_ONCE, max(_NEXT, len(self._source.places)))
        places = self._source.take(enough)
        self.list.append(places, more=self._source.more)
        if not places and self._source.more and self._source.places:
            QTimer.singleShot(0, self, _Turn(self, self._turn))

    def _line(self, place: int) -> Line:
        entry = self._source.row(place)
        if entry is None:
            return gone_line(place)
        return line_of(entry, self._words, self._today, with_client=self._client is None)

    @Slot()
    def _read(self) -> None:
        """Show the chosen entry beside the list."""
        place = self.list.current_row()
        entry = self._source.row(place) if place is not None and self._source.places else None
        roomy = self.width() >= _SIDE_FROM and entry is not None
        self.side.setVisible(roomy)
        key = entry.key if roomy and entry is not None else None
        if self.side.key != key:
            self.side.show_entry(key)

    @Slot(object)
    def _open(self, place: int) -> None:
        self._read()
        entry = self._source.row(place)
        if self.side.key is not None:
            self.side.edit()
        elif entry is not None:
            self.opened.emit(entry)

    def _menu(self, place: int) -> QMenu | None:
        entry = self._source.row(place)
        if entry is None:
            return None
        self.side.show_entry(entry.key)
        t, menu = self._words.t, QMenu(self)
        menu.addAction(icon("pen-line"), t("Edit"), self.side.edit)
        menu.addAction(icon("trash-2"), t("Delete"), self.side.delete)
        return menu

    def _nothing(self) -> EmptyState:
        t = self._words.t
        if 0 < len(self.search.text().strip()) < _LETTERS:
            about = t("Short words are found whole; three letters find the beginnings of words too.")
            return EmptyState(t("Go on typing"), about, "search")
        if self.filters.narrows():
            about = t("No contact is like that. Try fewer filters.")
            everything = self.filters.show_everything
            return EmptyState(
                t("Nothing fits"), about, "filter", action=t("Show everything"), on_action=everything
            )
        about = t("Calls, mails, meetings and visits appear here, newest first, as they are logged.")
        return EmptyState(
            t("No contact yet"),
            about,
            "history",
            action=t("Log a contact"),
            on_action=self._log,
            keys="Ctrl+L",
        )

    @Slot()
    def _log(self) -> None:
        people = (self._person,) if self._person is not None else ()
        self._around.ways.log_with(self._client, *people)

    def take_up(self, changes: Changes) -> None:
        """Ask again for as much as was there: where somebody reads stays where it is."""
        self._turn += 1
        self._fill(self._turn, min(_MOST_KEPT, max(_SCREEN, len(self._source.places))))


class _Turn:
    """A look further back, on the event loop's next turn."""

    def __init__(self, view: TimelineView, turn: int) -> None:
        self._view, self._turn = view, turn

    def __call__(self) -> None:
        self._view.look_further(self._turn)


def _itself(place: object) -> object:
    return place
