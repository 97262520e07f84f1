"""The parts of the screen of org charts and what is shown in them: asks the desk, draws, lists; nothing is done here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from msp_desk.queries.orgchart import chart_size
from msp_desk.queries.whom_to_call import whom_to_call
from msp_desk.ui.cards.orgchart_calls import CallsView
from msp_desk.ui.cards.orgchart_changes import Changed, changed_since
from msp_desk.ui.cards.orgchart_day import PastBanner
from msp_desk.ui.cards.orgchart_edits import ChartEdits
from msp_desk.ui.cards.orgchart_empty import ChartInvitation
from msp_desk.ui.cards.orgchart_finding import ChartFinding
from msp_desk.ui.cards.orgchart_out import PaperWish
from msp_desk.ui.cards.orgchart_photos import ChartPhotos
from msp_desk.ui.cards.orgchart_seen import Asked, Asking, Charts, Look, Seen, merged, scene_of
from msp_desk.ui.cards.orgchart_side import ChartSide, Listed
from msp_desk.ui.cards.orgchart_tools import ChartTools, View
from msp_desk.ui.chart.shown import bosses_of
from msp_desk.ui.chart.view import OrgChartView
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.framing import Framed
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.states import Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.errors import Told

#: From this many positions on nobody waits for the answer in front of a window that stands still.
_MANY = 800
#: Cards as large as that can be read.
_READ = 0.6
#: In less room the lists beside the chart come only when they are asked for.
_ROOMY = 860
BESIDE, SIDE = "charts/ours-beside", "charts/side"
NO, YES = "no", "yes"


class ChartScreen(AsksAgain):
    """Shows the charts of one client at a time, or (`alone`) our own firm's; asked when they are first seen."""

    def __init__(
        self, around: Surroundings, client: UUID | None = None, name: str = "", *, alone: bool = False
    ) -> None:
        super().__init__()
        self._around, self._words, self._alone = around, around.words, alone
        self._client, self._name = client, name
        self._day: date | None = None
        memory = around.memory
        self._look = Look(beside=not alone and memory.place_of(BESIDE) != NO)
        self._wants_side: bool | None = {NO: False, YES: True}.get(memory.place_of(SIDE))
        self.seen: Seen | None = None
        self._number = 0
        self._build()

    def _build(self) -> None:
        words = self._words
        self.tools = ChartTools(words, alone=self._alone)
        self.tools.beside.setChecked(self._look.beside)
        self.banner = PastBanner(words)
        self.chart = OrgChartView(words)
        self.invitation = ChartInvitation(words)
        self.ground = QStackedWidget()
        for ground in (self.chart, self.invitation):
            self.ground.addWidget(ground)
        self.calls = CallsView(self._around)
        self.side = ChartSide(self._around)
        self.edits = ChartEdits(self._around, self)
        self.finding = ChartFinding(self.tools.search, self.chart)
        self._photos = ChartPhotos(self._around.desk, self.chart)
        both = row(Framed(self.ground), self.side, gap=14)
        both.setStretch(0, 1)
        self._views = QStackedWidget()
        for view in (holder(both), self.calls):
            self._views.addWidget(view)
        self.stage = Stage(words, self._views)
        layout = column(self.tools, self.banner, self.stage, gap=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_client(self, client: UUID, name: str) -> None:
        """Show the charts of somebody else, as they are today."""
        if client == self._client:
            return
        self._client, self._name, self.seen = client, name, None
        self._number += 1
        self._day, self._stale = None, True
        self._look = replace(self._look, compared=False)
        self.chart.choose(None)
        self.tools.search.clear()
        if self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where it is narrow, the chart has the room."""
        super().resizeEvent(event)
        self.show_side()

    @Slot()
    def refresh(self) -> None:
        """Ask again; charts of many positions are asked for in another thread."""
        self._stale = False
        if self._client is None:
            return
        self._number += 1
        asked = Asked(self._client, self._around.today(), self._day, self._number)
        asking = Asking(self._around.desk, self._words.zone, asked)
        try:
            if self._around.desk.ask(chart_size, self._client) < _MANY:
                self._land(asking())
                return
        except Told as why:
            self._fail(why)
            return
        if self.seen is None:
            self.stage.show_loading(self._words.t("Drawing the chart…"))
        self._around.runner.run(asking, self._land, self._fail)

    @Slot(object)
    def _land(self, seen: Seen | None) -> None:
        """Show the answer to the last question; others came too late."""
        if seen is None or seen.asked.number != self._number:
            return
        self.seen = seen
        self.stage.show_content()
        self.show_all()

    @Slot(object)
    def _fail(self, why: Exception) -> None:
        if isinstance(why, Told):
            self.stage.show_error(self._words.say(why.phrase), self.refresh)
        else:
            self._around.runner.failed.emit(why)

    @Slot()
    def show_all(self, *_: object) -> None:
        """Show what came back, in the way it is looked at."""
        seen = self.seen
        if seen is None:
            return
        is_chart, may_edit = self.tools.view.value() is View.CHART, self.may_edit()
        changed = changed_since(seen, self._words, beside=self._look.beside)
        self.edits.charts = seen.now
        self.tools.be_for(is_chart=is_chart, may_edit=may_edit)
        self.tools.day.show_day(self._day, seen.asked.today)
        self.tools.show_colour(self._look.by)
        self.banner.show_day(self._day, compared=self._look.compared)
        self.finding.be_for(self.charts(), beside=self._look.beside)
        self.chart.show_scene(scene_of(seen, self._look, changed.marks, self._words, may_edit=may_edit))
        self.ground.setCurrentWidget(self.chart if seen.on_the_day.theirs.seats else self.invitation)
        self.invitation.offer(may_edit=may_edit)
        self._photos.want(seen.people())
        self.side.show_lists(self._listed(seen, changed))
        self.show_seat(self.chart.selected)
        self._views.setCurrentIndex(0 if is_chart else 1)
        if not is_chart:
            self._show_calls(seen)

    def charts(self) -> Charts | None:
        """The charts that are drawn."""
        if self.seen is None:
            return None
        return merged(self.seen) if self._look.compared else self.seen.on_the_day

    def take_focus(self) -> None:
        """Let the keys walk on the chart, or begin one."""
        drawn = self.ground.currentWidget() is self.chart
        place = self.chart if drawn else self.invitation.add
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_edit(self) -> bool:
        """Whether anything can be done to what is shown."""
        return self._day is None and self._around.desk.readonly is None

    def show_seat(self, key: UUID | None) -> None:
        """Tell of a seat above the lists, or of none."""
        charts = self.charts()
        found = charts.seat(key) if charts is not None else None
        if found is not None and charts is not None:
            self.side.seat.show_seat(*found, charts, may_edit=self.may_edit())
        self.side.seat.setVisible(found is not None)
        self.show_side()

    def is_read(self, seat: UUID) -> bool:
        """Whether a card is seen, and large enough to be read."""
        card, camera = self.chart.state.card(seat), self.chart.camera
        if card is None or camera.zoom < _READ:
            return False
        corners = camera.to_view(card.x, card.y), camera.to_view(card.right, card.bottom)
        return all(self.chart.rect().contains(corner.toPoint()) for corner in corners)

    def unfold_changes(self) -> None:
        """What has changed is not hidden in a folded branch."""
        shown, hiding = self.chart.state.shown, set[UUID]()
        for part in shown.parts:
            bosses = bosses_of(part)
            for seat in shown.changes.keys() & part.faces.keys():
                boss = bosses[seat]
                while boss is not None and boss not in hiding:
                    hiding.add(boss)
                    boss = bosses.get(boss)
        if hiding & self.chart.folded:
            self.chart.set_folded(self.chart.folded - hiding)

    def show_side(self) -> None:
        """Whether the lists stand beside the chart: as the person wants it, else where there is room."""
        wanted = self._wants_side if self._wants_side is not None else self.width() >= _ROOMY
        self.side.setVisible(wanted and self.side.says_something())
        self.tools.side.setChecked(wanted)

    def wish(self) -> PaperWish | None:
        """What would be put on paper."""
        if self._client is None:
            return None
        day = self._day or self._around.today()
        return PaperWish(self._client, self._name, day, self._look.by, self._look.beside)

    def _listed(self, seen: Seen, changed: Changed) -> Listed:
        """What stands beside the chart."""
        if seen.then is not None:
            return Listed(changed=changed, is_past=True)
        theirs, ours = seen.now.theirs, seen.now.ours if self._look.beside else None
        return Listed(
            gaps=seen.gaps,
            people=theirs.unplaced,
            ours=ours.unplaced if ours is not None else (),
            has_gaps=not self._alone and bool(theirs.seats),
            ours_is_empty=seen.now.ours is not None and not seen.now.ours.seats,
            is_alone=self._alone,
        )

    def _show_calls(self, seen: Seen) -> None:
        day = self._day or seen.asked.today
        rows = self._around.desk.ask(whom_to_call, seen.asked.client, day, self._words.zone)
        self.calls.show_rows(seen.asked.client, self._name, rows, may_edit=self.may_edit())
