"""What the drawn chart asks for is done here: moves, lines, people dropped on seats; saved at once, undone like any deed."""

from __future__ import annotations

from enum import Enum
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from msp_desk.commands.counterparts import end_counterpart
from msp_desk.commands.holdings import replace_holder
from msp_desk.commands.positions import change_position
from msp_desk.queries.orgchart import ChartPerson, ChartSeat, OrgChart
from msp_desk.ui.cards.orgchart_seat import subject_of
from msp_desk.ui.cards.orgchart_seen import Charts
from msp_desk.ui.cards.seat_deeds import SeatDeeds, SeatSubject, move_seat, seat_person
from msp_desk.ui.icons import icon
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import CounterpartDraft, HoldingDraft, PositionDraft
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase


class _Dropped(Enum):
    REPLACES = "replaces"
    REPORTS = "reports"


class ChartEdits(QObject):
    """Edits the charts of today of one client; `placed` says the seat that somebody came to, or that was made."""

    placed = Signal(object)

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around, self._owner = around, owner
        self._deeds = SeatDeeds(around, owner)
        self._deeds.made.connect(self.placed)
        self.charts: Charts | None = None

    @Slot(object, object)
    def move(self, seat: UUID, boss: UUID | None) -> None:
        """Put a seat under another."""
        self.move_to_place(seat, boss, None)

    @Slot(object, object, int)
    def move_to_place(self, seat: UUID, boss: UUID | None, place: int | None) -> None:
        """The same, at a place among the reports there."""
        found = self._found(seat)
        if found is not None and move_seat(self._around, seat, found[0].title, boss, place) is not None:
            self.placed.emit(seat)

    @Slot(object, object)
    def tie(self, theirs: UUID | None, ours: UUID | None) -> None:
        """Open the form of a new counterpart line with these ends."""
        if self.charts is not None:
            draft = CounterpartDraft(self.charts.theirs.client_key, theirs, ours)
            self._around.ways.edit_counterpart.emit(draft)

    @Slot(object)
    def open_tie(self, tie: UUID) -> None:
        """Open the form of a line."""
        if self.charts is not None:
            self._around.ways.edit_counterpart.emit(CounterpartDraft(self.charts.theirs.client_key, key=tie))

    @Slot(object)
    def end_tie(self, tie: UUID) -> None:
        """End a line."""
        self._around.desk.attempt(Phrase("End a counterpart line"), end_counterpart, tie)

    @Slot(object)
    def tie_from(self, about: SeatSubject | None) -> None:
        """Draw a line from this seat."""
        if about is not None and self.charts is not None:
            is_theirs = about.client == self.charts.theirs.client_key
            self.tie(about.key if is_theirs else None, None if is_theirs else about.key)

    @Slot(object)
    def open_seat(self, seat: UUID) -> None:
        """Whoever holds it: their pre-call card; of an empty one its form."""
        if self._aim(seat):
            if self._deeds.subject is not None and self._deeds.subject.holders:
                self._deeds.open_person()
            else:
                self._deeds.edit()

    @Slot(object)
    def edit_seat(self, seat: UUID) -> None:
        """Open its form."""
        if self._aim(seat):
            self._deeds.edit()

    @Slot(object)
    def vacate(self, seat: UUID) -> None:
        """Who holds it leaves; an empty one is taken away."""
        if self._aim(seat) and self._deeds.subject is not None:
            if self._deeds.subject.holders:
                self._deeds.empty()
            else:
                self._deeds.drop()

    @Slot(object)
    def add_report(self, seat: UUID) -> None:
        """Name a position below it."""
        if self._aim(seat):
            self._deeds.add_below()

    @Slot(object, object)
    def open_menu(self, seat: UUID | None, where: QPoint) -> None:
        """What can be done with a seat; on empty ground, with the chart."""
        if seat is None:
            self._ground_menu().popup(where)
        elif self._aim(seat):
            self._deeds.menu().popup(where)

    @Slot(object, object, bool)
    def drop_person(self, person: UUID, seat: UUID | None, _onto_ground: bool = True) -> None:
        """Somebody without a seat is put somewhere."""
        who, found = self._person(person), self._found(seat)
        if who is None or self.charts is None:
            return
        whose, chart = who
        if found is None:
            self._place(whose, chart, None)
        elif found[1].client_key != chart.client_key:
            self._around.desk.refused.emit(
                Refused("%(name)s belongs to another organisation than this position.", name=whose.name)
            )
        elif not found[0].holders:
            seat_person(self._around, found[0].key, found[0].title, person)
            self.placed.emit(found[0].key)
        else:
            self._ask_how(whose, chart, found[0])

    @Slot()
    def add(self, client: UUID | None = None, boss: UUID | None = None) -> None:
        """Open the form of a new position."""
        if self.charts is not None:
            draft = PositionDraft(client_key=client or self.charts.theirs.client_key, reports_to_key=boss)
            self._around.ways.edit_position.emit(draft)

    def _ask_how(self, who: ChartPerson, chart: OrgChart, seat: ChartSeat) -> None:
        t = self._around.words.t
        told = {"holder": seat.holders[0].name, "title": seat.title, "name": who.name}
        question = t("%(holder)s is %(title)s. Where does %(name)s sit?", **told)
        answer = self._around.ask.choose(
            question,
            (
                (_Dropped.REPORTS, t("In a seat below")),
                (_Dropped.REPLACES, t("Instead of %(holder)s", holder=seat.holders[0].name)),
            ),
        )
        if answer is _Dropped.REPORTS:
            self._place(who, chart, seat.key)
        elif answer is _Dropped.REPLACES:
            what = Phrase("Replace who is %(title)s", {"title": seat.title})
            if self._around.desk.attempt(what, replace_holder, seat.key, who.key) is not None:
                self.placed.emit(seat.key)

    def _place(self, who: ChartPerson, chart: OrgChart, boss: UUID | None) -> None:
        """Make a seat for somebody; where no title is told of them it is asked for."""
        title: str | None = who.title
        if not title:
            title = self._around.ask.line(Phrase("What is the position of %(name)s called?", {"name": who.name}))  # fmt: skip
        if not title or not title.strip():
            return
        held = (HoldingDraft(who.key, self._around.today()),)
        draft = PositionDraft(chart.client_key, title, reports_to_key=boss, holdings=held)
        what = Phrase("Seat somebody as %(title)s", {"title": title})
        done = self._around.desk.attempt(what, change_position, draft)
        if done is not None:
            self.placed.emit(done.value)

    def _ground_menu(self) -> QMenu:
        menu, t = QMenu(self._owner), self._around.words.t
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("plus"), t("Add a position"), self.add)
        return menu

    def _aim(self, seat: UUID) -> bool:
        found = self._found(seat)
        if found is not None:
            self._deeds.be_about(subject_of(*found))
        return found is not None

    def _found(self, seat: UUID | None) -> tuple[ChartSeat, OrgChart] | None:
        return self.charts.seat(seat) if self.charts is not None else None

    def _person(self, key: UUID) -> tuple[ChartPerson, OrgChart] | None:
        charts = self.charts.both() if self.charts is not None else ()
        return next(((p, c) for c in charts for p in c.unplaced if p.key == key), None)
