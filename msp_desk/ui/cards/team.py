"""The people and positions of an organisation, of theirs or ours: a list at the left, whoever is chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.people import PeopleFilter, people_rows
from msp_desk.queries.positions import PositionRow, positions_of
from msp_desk.ui.cards.export import Cards, ExportButton, Ready, Tables, values_of
from msp_desk.ui.cards.person_deeds import Carry
from msp_desk.ui.cards.person_side import PersonSide
from msp_desk.ui.cards.photos import Photos
from msp_desk.ui.cards.seat_side import SeatSide
from msp_desk.ui.cards.team_columns import seat_columns, team_columns
from msp_desk.ui.cards.team_rows import TeamRow, found_in, grouping, line_of, team_rows
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.ui.tables.table import Table
from msp_desk.values.drafts import PersonDraft, PositionDraft


class TeamView(AsksAgain):
    """Shows the organisation `client`: its people by level with the empty seats, or its positions as a table."""

    TOUCHED_BY = (
        "person", "position", "holding", "contact_point", "interaction", "participation", "client", "promise", "channel_choice",
        "check_in_rule", "check_in_exception",
    )  # fmt: skip

    def __init__(self, around: Surroundings, client: UUID | None = None, name: str = "") -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._client, self._name = client, name
        self._rows: tuple[TeamRow, ...] = ()
        self._seats: tuple[PositionRow, ...] = ()
        self._build()
        self._wire()

    def _build(self) -> None:
        t = self._words.t
        views = (Segment("people", t("People"), "users"), Segment("seats", t("Positions"), "network"))
        self.view = SegmentedChoice(t("View"), views, "people")
        self.search = SearchField(t("Filter"), "Ctrl+F")
        self.search.setMaximumWidth(260)
        self._export = ExportButton(self._around, self._name, self._table_out, self._cards_out)
        self._new_person = Button(t("Person"), icon="plus", keys="Ctrl+N", hint=t("Add a person"))
        self._new_seat = Button(t("Position"), icon="plus", hint=t("Add a position, empty at first"))
        self.list = RowList(t("People"))
        self._photos = Photos(self._around.desk, self)
        self._photos.arrived.connect(self.list.lines.renew)
        self._columns = seat_columns(self._words)
        self.table: Table[PositionRow] = Table(self._words, t("Positions"), self._columns)
        self._both = QStackedWidget()
        self._both.addWidget(self.list)
        self._both.addWidget(self.table)
        self._stage = Stage(self._words, self._both)
        self.person = PersonSide(self._around)
        self.seat = SeatSide(self._around)
        self._side = QStackedWidget()
        self._side.addWidget(self.person)
        self._side.addWidget(self.seat)
        self._side.setFixedWidth(self.person.width())
        tools = row(self.view, self.search, None, self._export, self._new_seat, self._new_person, gap=8)
        left = column(tools, self._stage, gap=10)
        left.setStretch(1, 1)
        both = row(left, self._side, gap=16)
        both.setStretch(0, 1)
        self.setLayout(both)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self.view.picked.connect(self._fill)
        self.search.asked.connect(self._fill)
        self.search.moved_on.connect(self.take_focus)
        self.list.chosen.connect(self._show_row)
        self.list.opened.connect(self._open_row)
        self.table.chosen.connect(self._show_seat)
        self.table.opened.connect(self.seat.deeds.edit)
        self._new_person.clicked.connect(self.make_new)
        self._new_seat.clicked.connect(self.add_seat)
        bind(self, "Ctrl+F", self.search.setFocus)
        bind(self, "Ctrl+E", self._edit)

    def show_client(self, client: UUID, name: str) -> None:
        """Show another organisation."""
        if client != self._client:
            self._client, self._export.file_name = client, name
            self.search.clear()
            self._stale = True
            if self.isVisible():
                self.refresh()

    @Slot()
    def take_focus(self) -> None:
        """Let the arrows walk through whoever is listed."""
        shown = self.table if self.view.value() == "seats" else self.list
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, person: UUID) -> None:
        """Show one of the people."""
        if self._stale:
            self.refresh()
        self.view.set_value("people")
        self._fill()
        self.list.choose(person)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Ask again who is there; three statements, five for whoever is chosen."""
        self._stale = False
        if self._client is None:
            return
        ask, today = self._around.desk.ask, self._around.today()
        self._seats = ask(positions_of, self._client, today)
        people = ask(people_rows, PeopleFilter(client=self._client), today, None)
        self._rows = team_rows(people, self._seats)
        self.table.show_rows(self._seats)
        self._fill()

    @Slot()
    def make_new(self) -> None:
        """Add a person to this organisation."""
        self._around.ways.edit_person.emit(PersonDraft(client_key=self._client))

    @Slot()
    def _fill(self, *_: object) -> None:
        self._both.setCurrentWidget(self.table if self.view.value() == "seats" else self.list)
        rows = found_in(self._rows, self.search.text())
        self.table.filter(self.search.text())
        self.list.show_rows(rows, self._line, grouping(rows, self._words))
        if self.list.current_row() is None:
            self.list.choose_first(quietly=True)
        self._show_current(rows)

    def _show_current(self, rows: Sequence[TeamRow]) -> None:
        seats = self.view.value() == "seats"
        shown: Sequence[object] = self.table.rows() if seats else rows
        self._side.setVisible(bool(shown))
        if not shown:
            self._stage.show_empty(_nothing(self, self._words, self.search.text()))
            return
        self._stage.show_content()
        if not seats:
            self._show_row(self.list.current_row())
            return
        if self.table.current_row() is None:
            self.table.choose(0)
        self._show_seat(self.table.current_row())

    def _line(self, entry: TeamRow) -> Line:
        photo = self._photos.of(entry.person.photo_key) if entry.person is not None else b""
        return line_of(entry, self._words, self._around.today(), photo)

    @Slot(object)
    def _show_row(self, entry: TeamRow | None) -> None:
        if entry is not None and entry.person is None:
            self._show_seat(entry.seats[0])
        elif entry is not None:
            self.person.show_person(entry.key)
            self._side.setCurrentWidget(self.person)

    @Slot(object)
    def _show_seat(self, seat: PositionRow | None) -> None:
        if seat is not None and self._client is not None:
            self.seat.show_seat(seat, self._client)
            self._side.setCurrentWidget(self.seat)

    @Slot(object)
    def _open_row(self, entry: TeamRow) -> None:
        if entry.person is None:
            self.seat.deeds.edit()
        else:
            self._around.ways.person.emit(entry.key)

    @Slot()
    def _edit(self) -> None:
        if self._side.currentWidget() is self.seat:
            self.seat.deeds.edit()
        else:
            self.person.deeds.edit()

    @Slot()
    def add_seat(self) -> None:
        """Begin the form of a new position of theirs."""
        self._around.ways.edit_position.emit(PositionDraft(client_key=self._client))

    def _table_out(self) -> Tables:
        if self.view.value() == "seats":
            return Ready(values_of(self.table.rows(), self._columns, self._words.local_day))
        rows = found_in(self._rows, self.search.text())
        return Ready(values_of(rows, team_columns(self._words), self._words.local_day))

    def _cards_out(self) -> Cards:
        return Carry(self._around, PeopleFilter(client=self._client))


def _nothing(team: TeamView, words: Words, text: str) -> EmptyState:
    t = words.t
    if text.strip():
        return EmptyState(
            t("Nothing fits"), t("Nobody here has these words in name, position or unit."), "search"
        )
    if team.view.value() == "seats":
        about = t("A position has a title, a level and a boss, and stays when whoever holds it goes.")
        return EmptyState(
            t("No position yet"), about, "network", action=t("Add a position"), on_action=team.add_seat
        )
    about = t("Who is who, how to reach each of them, and what matters to them.")
    return EmptyState(
        t("Nobody yet"), about, "users", action=t("Add a person"), on_action=team.make_new, keys="Ctrl+N"
    )
