"""Finds somebody on the drawn chart by name or title, and flies from hit to hit."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot

from msp_desk.ui.cards.orgchart_seen import Charts
from msp_desk.ui.chart.view import OrgChartView
from msp_desk.ui.forms.field import mark_wrong
from msp_desk.ui.parts.search_field import SearchField
from msp_desk.values.folding import fold


class ChartFinding(QObject):
    """Typing goes to the first hit, Enter to the next; where nothing fits, the field says so."""

    def __init__(self, field: SearchField, chart: OrgChartView) -> None:
        super().__init__(chart)
        self._field, self._chart = field, chart
        self._told: list[tuple[UUID, str]] = []
        self._hits: list[UUID] = []
        field.asked.connect(self._begin)
        field.moved_on.connect(self.go_on)

    def be_for(self, charts: Charts | None, *, beside: bool) -> None:
        """Find on these charts."""
        shown = charts.both() if charts is not None else ()
        self._told = [
            (seat.key, fold(" ".join((*(p.name for p in seat.holders), seat.title, seat.unit))))
            for chart in (shown if beside else shown[:1])
            for seat in chart.seats
        ]

    @Slot()
    def go_on(self) -> None:
        """Fly to the next hit."""
        here = self._chart.selected
        if self._hits:
            at = self._hits.index(here) + 1 if here in self._hits else 0
            self._chart.fly_to(self._hits[at % len(self._hits)])

    @Slot(str)
    def _begin(self, text: str) -> None:
        begun = fold(text).split()
        self._hits = [key for key, told in self._told if begun and all(word in told for word in begun)]
        mark_wrong(self._field, bool(begun) and not self._hits)
        if self._hits and self._chart.selected not in self._hits:
            self._chart.fly_to(self._hits[0])
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
