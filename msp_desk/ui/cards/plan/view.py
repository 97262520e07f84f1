"""The tab of a client's service plan: its sections at the left, the one that is edited, what is missing at the right."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.reports.plan.told import section_told
from msp_desk.rules.plan_holes import Hole
from msp_desk.rules.plan_sections import NUMBERED, Section
from msp_desk.ui.cards.plan.beginning import PlanBeginning
from msp_desk.ui.cards.plan.changes_pane import ChangesPane
from msp_desk.ui.cards.plan.errands import PlanErrands
from msp_desk.ui.cards.plan.head import ROOMY, PlanHead
from msp_desk.ui.cards.plan.items import PlanItems
from msp_desk.ui.cards.plan.measures import MeasuresPane
from msp_desk.ui.cards.plan.missing import MissingPane
from msp_desk.ui.cards.plan.nav import Place, PlanNav
from msp_desk.ui.cards.plan.out import PlanOut
from msp_desk.ui.cards.plan.section_pane import SectionPane
from msp_desk.ui.cards.plan.seen import PlanSeen, see
from msp_desk.ui.cards.plan.versions_pane import VersionsPane
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, holder, in_order, row
from msp_desk.ui.parts.states import Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.changes import Changes
from msp_desk.values.errors import Told
from msp_desk.values.plan_drafts import PlanDraft

VERSIONS, CHANGES, MEASURES = "versions", "changes", "measures"

#: What stands in the lists, by its table.
_ITEMS = ("plan_scope", "plan_role", "plan_procedure", "plan_commitment")


class PlanView(AsksAgain):
    """Shows the plan of one client at a time; whatever is done with it is saved at once and can be undone."""

    TOUCHED_BY = (
        "plan", "plan_scope", "plan_role", "plan_procedure", "plan_commitment", "plan_ladder", "plan_rung", "plan_version",
        "plan_answer", "client", "site", "person", "position", "holding", "contact_point", "counterpart",
    )  # fmt: skip

    def __init__(self, around: Surroundings, client: UUID | None = None, name: str = "") -> None:
        super().__init__()
        self._around, self._words = around, around.words
        self._client, self._name = client, name
        self._beginning = False
        self.seen: PlanSeen | None = None
        self.items = PlanItems(around, self)
        self.out = PlanOut(around, self)
        self.errands = PlanErrands(around, self)
        self.head = PlanHead(around.words)
        self.missing = MissingPane(around.words)
        self.nav = PlanNav(around.words.t("Sections of the plan"), self._places())
        self._panes: dict[str, QWidget] = {}
        self._centre = QStackedWidget()
        self._build()
        self._wire()

    def show_client(self, client: UUID, name: str) -> None:
        """Show another client's plan."""
        self._name = name
        if client != self._client:
            self._client, self._beginning = client, False
            self.nav.pick(Section.SCOPE.value)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where it is narrow, what is edited gets the room of what stands beside it."""
        super().resizeEvent(event)
        narrow = self._narrow()
        self.nav.be_narrow(narrow)
        self.missing.be_narrow(narrow)
        for pane in self._panes.values():
            if isinstance(pane, SectionPane | VersionsPane):
                pane.be_narrow(narrow)

    @Slot()
    def refresh(self) -> None:
        """Ask again."""
        self._stale = False
        if self._client is None:
            return
        try:
            self.seen = see(self._around, self._client)
        except Told as why:
            self._stage.show_error(self._words.say(why.phrase), self.refresh)
            return
        self.errands.be_about(self._client, self._name, self.seen)
        self.out.be_about(self._name, self.seen)
        if self.seen is None:
            self._begin_with(PlanBeginning(self._words))
            return
        self._stage.show_content()
        self.items.be_about(self.seen.plan.key, self._client, self.seen.content)
        self.head.show_seen(self.seen)
        self.missing.show_holes(self.seen.holes)
        for place in self._marked(self.seen):
            self.nav.show_place(place)
        self._fill()
        pane = self._centre.currentWidget()
        if self._beginning and pane is not None:  # what was pressed to begin is gone
            self._beginning = False
            pane.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def make_new(self) -> None:
        """Ctrl+N: a plan where there is none, else an item of the section that is shown."""
        if self.seen is None:
            self.errands.from_template()
        else:
            pane = self._centre.currentWidget()
            if isinstance(pane, SectionPane):
                pane.setFocus(Qt.FocusReason.OtherFocusReason)  # it has the keyboard again after the form
                self.items.add(pane.section, pane.current_key())

    @Slot(str)
    def go(self, place: str) -> None:
        """Show a section, the versions, what changed, or the measurements."""
        self.nav.pick(place)
        self._fill()

    @Slot(object)
    def mend(self, hole: Hole) -> None:
        """Go where something is missing, and open the form there."""
        if hole.section is Section.PLAN:
            self.edit_plan()
            return
        self.go(hole.section.value)
        pane = self._centre.currentWidget()
        if not isinstance(pane, SectionPane):
            return
        if hole.key and pane.choose(hole.key):
            self.items.open(hole.section, hole.key, hole.place)
        elif not hole.key:
            self.items.add(hole.section, None)

    @Slot()
    def edit_plan(self) -> None:
        """Open the form of the plan as a whole."""
        if self.seen is not None:
            self._around.ways.edit_plan_item.emit(PlanDraft(self._client, key=self.seen.plan.key))

    def _narrow(self) -> bool:
        return self.width() < ROOMY

    def _places(self) -> list[list[Place]]:
        t = self._words.t
        sections = [Place(s.value, section_told(s, self._words)) for s in NUMBERED]
        after = [
            Place(CHANGES, t("What changed")),
            Place(VERSIONS, t("Versions and answers")),
            Place(MEASURES, t("Measurements")),
        ]
        return [sections, after]

    def _marked(self, seen: PlanSeen) -> list[Place]:
        """The places with their counts, and a mark where something is missing."""
        words, counts, errors = self._words, seen.counts(), seen.errors()
        places = []
        for section in NUMBERED:
            holes = seen.of_section(section)
            wrong = any(h in errors for h in holes)
            mark = "circle-alert" if wrong else "triangle-alert" if holes else ""
            hint = words.n("%(n)d thing missing", "%(n)d things missing", len(holes)) if holes else ""
            title, tone = section_told(section, words), Tone.BAD if wrong else Tone.WARN
            places.append(Place(section.value, title, str(counts[section] or ""), mark, tone, hint))
        changed, versions = str(len(seen.changes) or ""), str(len(seen.versions) or "")
        places.append(Place(CHANGES, words.t("What changed"), changed))
        places.append(Place(VERSIONS, words.t("Versions and answers"), versions))
        return places

    def _build(self) -> None:
        card = Card(self._centre, margins=(14, 12, 8, 8))
        body = row(self.nav, card, self.missing, gap=12)
        body.setStretch(1, 1)
        inside = column(self.head, body, gap=14)
        inside.setStretch(1, 1)
        self._stage = Stage(self._words, holder(inside))
        layout = column(self._stage)
        self.setLayout(layout)

    def _wire(self) -> None:
        head, errands = self.head, self.errands
        self._around.desk.changed.connect(self._heed)
        self.nav.picked.connect(self.go)
        self.missing.picked.connect(self.mend)
        head.publish_asked.connect(errands.publish)
        head.compare_asked.connect(self._compare)
        head.edit_asked.connect(self.edit_plan)
        head.answer_asked.connect(errands.take_answer)
        head.template_asked.connect(errands.keep_template)
        head.give_up_asked.connect(errands.give_up)
        head.out_asked.connect(self._open_out)
        bind(self, "Ctrl+P", self._open_out)
        bind(self, "Ctrl+Shift+P", errands.publish)

    def _begin_with(self, beginning: PlanBeginning) -> None:
        beginning.from_template.connect(self.errands.from_template)
        beginning.from_client.connect(self.errands.from_client)
        beginning.from_nothing.connect(self.errands.from_nothing)
        self._stage.show_instead(beginning)
        self._beginning = True

    def _fill(self) -> None:
        """Show what is picked; a pane is made when it is first seen."""
        if self.seen is None:
            return
        key = self.nav.current()
        pane = self._panes.get(key)
        if pane is None:
            pane = self._panes[key] = self._made(key)
            self._centre.addWidget(pane)
        self._centre.setCurrentWidget(pane)
        self.missing.setVisible(key not in {MEASURES, VERSIONS, CHANGES})
        if isinstance(pane, SectionPane):
            pane.show_plan(self.seen.content)
            in_order([self.nav.focusProxy(), *pane.stops(), *self.missing.stops()])
        elif isinstance(pane, VersionsPane | ChangesPane):
            pane.show_seen(self.seen)
        elif isinstance(pane, MeasuresPane):
            pane.show_plan(self.seen.plan.key)

    def _made(self, key: str) -> QWidget:
        if key == VERSIONS:
            versions = VersionsPane(self._around, self.out)
            versions.be_narrow(self._narrow())
            versions.answer_asked.connect(self.errands.take_answer)
            versions.publish_asked.connect(self.errands.publish)
            versions.compared.connect(self._compare_with)
            return versions
        if key == CHANGES:
            return ChangesPane(self._around)
        if key == MEASURES:
            return MeasuresPane(self._around)
        pane = SectionPane(Section(key), self._words)
        pane.be_narrow(self._narrow())
        pane.added.connect(self.make_new)
        pane.opened.connect(self.items.open)
        pane.dropped.connect(self.items.drop)
        pane.moved.connect(self.items.move)
        pane.moved_service.connect(self.items.move_service)
        return pane

    @Slot()
    def _compare(self) -> None:
        self.go(CHANGES)
        self._panes[CHANGES].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _compare_with(self, version: UUID) -> None:
        self._compare()
        pane = self._centre.currentWidget()
        if isinstance(pane, ChangesPane):
            pane.compare_version(version)

    @Slot()
    def _open_out(self) -> None:
        if self.seen is not None:
            self.out.menu().popup(self.head.out.mapToGlobal(self.head.out.rect().bottomLeft()))

    def take_up(self, changes: Changes) -> None:
        """Ask again, and show the item that was touched alone."""
        self.refresh()
        pane, touched = self._centre.currentWidget(), [k for t in _ITEMS for k in changes.keys(t)]
        if isinstance(pane, SectionPane) and len(touched) == 1:
            pane.show_item(touched[0].hex)
