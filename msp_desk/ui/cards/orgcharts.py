"""The screen of org charts: theirs and ours side by side, edited where they stand, with the gaps and papers beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent

from msp_desk.reports.orgchart.faces import ColourBy
from msp_desk.ui.cards.orgchart_errands import ChartErrands
from msp_desk.ui.cards.orgchart_out import ChartOut
from msp_desk.ui.cards.orgchart_screen import BESIDE, NO, SIDE, YES, ChartScreen
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.surroundings import Surroundings


class OrgChartsView(ChartScreen):
    """Answers what is pressed, dragged and typed on it; whatever is done is saved at once and can be undone."""

    TOUCHED_BY = (
        "client", "person", "position", "holding", "former_boss", "dotted_line", "counterpart", "contact_point", "interaction",
        "participation", "check_in_rule", "check_in_exception", "stored_file",
    )  # fmt: skip

    def __init__(
        self, around: Surroundings, client: UUID | None = None, name: str = "", *, alone: bool = False
    ) -> None:
        super().__init__(around, client, name, alone=alone)
        self.errands = ChartErrands(around, self, self.edits, self.fly_to)
        self.out = ChartOut(around, self, self.wish)
        self._wire_tools()
        self._wire_chart()
        self._wire_side()

    def _wire_tools(self) -> None:
        tools = self.tools
        self._around.desk.changed.connect(self._heed)
        tools.view.picked.connect(self.show_all)
        tools.beside.toggled.connect(self.put_beside)
        tools.day.picked.connect(self.show_day)
        tools.coloured.connect(self.colour)
        tools.out.clicked.connect(self._open_out)
        tools.add.clicked.connect(self.add_position)
        tools.side.clicked.connect(self._turn_side)
        self.banner.back.connect(self._back_to_today)
        self.banner.compared.connect(self.compare)
        bind(self, "Ctrl+F", tools.search.setFocus)
        bind(self, "Ctrl+P", self._open_out)

    def _wire_chart(self) -> None:
        chart, edits = self.chart, self.edits
        chart.chosen.connect(self.show_seat)
        chart.opened.connect(edits.open_seat)
        chart.menu_asked.connect(self._open_menu)
        chart.edit_asked.connect(edits.edit_seat)
        chart.vacate_asked.connect(edits.vacate)
        chart.add_report_asked.connect(edits.add_report)
        chart.moved.connect(edits.move)
        chart.moved_to_place.connect(edits.move_to_place)
        chart.tie_asked.connect(edits.tie)
        chart.tie_opened.connect(self._open_tie)
        chart.person_dropped.connect(edits.drop_person)
        edits.placed.connect(self.fly_to)
        self.invitation.add_asked.connect(self.add_position)
        self.invitation.import_asked.connect(self._bring_in)
        self.invitation.dropped.connect(edits.drop_person)

    def _wire_side(self) -> None:
        side, edits = self.side, self.edits
        side.gap_picked.connect(self.errands.close_gap)
        side.change_picked.connect(self.fly_to)
        side.person_picked.connect(self.errands.place)
        side.more_people.connect(self.errands.place_another)
        side.seat.deeds.made.connect(self.fly_to)
        side.seat.closed.connect(self._unchoose)
        side.seat.tie_picked.connect(edits.open_tie)
        side.seat.tie_dropped.connect(edits.end_tie)
        side.seat.tie_wanted.connect(edits.tie_from)

    @Slot(object)
    def show_day(self, day: date | None) -> None:
        """Show the charts as they were on a past day; None for today."""
        self._day = day
        if day is None:
            self._look = replace(self._look, compared=False)
        self.refresh()

    @Slot(object)
    def fly_to(self, seat: UUID) -> None:
        """Bring a seat where it can be read and choose it; what is not shown is shown for it."""
        if self.is_read(seat):
            self.chart.choose(seat)
            return
        if self.chart.fly_to(seat) or self.seen is None:
            return
        if self.seen.then is not None and not self._look.compared:
            self.compare(True)
        if not self.chart.fly_to(seat) and not self._alone and not self._look.beside:
            self.tools.beside.setChecked(True)
            self.chart.fly_to(seat)

    @Slot()
    def add_position(self) -> None:
        """Open the form of a new position, below the chosen one."""
        charts, chosen = self.charts(), self.chart.selected
        found = charts.seat(chosen) if charts is not None else None
        self.edits.add(found[1].client_key if found is not None else None, chosen)

    @Slot(bool)
    def put_beside(self, on: bool) -> None:
        """Our own chart beside theirs, or not; from now on."""
        self._look = replace(self._look, beside=on and not self._alone)
        self._around.memory.keep_place(BESIDE, YES if on else NO)
        self.show_all()

    @Slot(object)
    def colour(self, by: ColourBy) -> None:
        """Let the colours tell something else."""
        self._look = replace(self._look, by=by)
        self.show_all()

    @Slot(bool)
    def compare(self, on: bool) -> None:
        """Mark on the cards what has changed since, or show the day as it was."""
        if on != self._look.compared:
            self._look = replace(self._look, compared=on)
            self.show_all()
            self.unfold_changes()

    def event(self, event: QEvent, /) -> bool:
        """Esc lets go of the chosen seat before it leaves the page."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.chart.selected is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc chooses nobody."""
        if event.key() == Qt.Key.Key_Escape and self.chart.selected is not None:
            self._unchoose()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _unchoose(self) -> None:
        self.chart.choose(None)
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _back_to_today(self) -> None:
        self.show_day(None)

    @Slot()
    def _turn_side(self) -> None:
        self._wants_side = self.tools.side.isChecked()
        self._around.memory.keep_place(SIDE, YES if self._wants_side else NO)
        self.show_side()

    @Slot()
    def _open_out(self) -> None:
        self.out.menu().popup(self.tools.out.mapToGlobal(self.tools.out.rect().bottomLeft()))

    @Slot(object, object)
    def _open_menu(self, seat: UUID | None, where: object) -> None:
        if self.may_edit() and isinstance(where, QPoint):
            self.edits.open_menu(seat, where)

    @Slot(object)
    def _open_tie(self, tie: UUID) -> None:
        if self.may_edit():
            self.edits.open_tie(tie)

    @Slot()
    def _bring_in(self) -> None:
        if self._client is not None:
            self._around.ways.import_chart.emit(self._client)
