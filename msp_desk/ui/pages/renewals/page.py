"""The Renewals page: what has to be decided and by when, the contract beside it; and what every client leaves us."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.queries.margins import ClientMargin
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.renewals.asking import AskMargins, AskRenewals, MarginsSeen, RenewalsSeen
from msp_desk.ui.pages.renewals.empty import no_contract, nothing_to_reckon
from msp_desk.ui.pages.renewals.margins import MarginsView
from msp_desk.ui.pages.renewals.pending import PendingView
from msp_desk.ui.parts.asking import AsksAgain
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.questions import Question
from msp_desk.ui.parts.states import Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes
from msp_desk.values.contracts import ContractDraft
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.errors import Told

_RENEWALS, _MARGINS = "renewals", "margins"
_ROOMY = 900
_FOCUS = Qt.FocusReason.OtherFocusReason
#: What moves a renewal; hours and contacts only move margins.
_CONTRACTS = ("contract", "contract_decision", "contract_before", "client", "setting")


class RenewalsPage(AsksAgain):
    """`counted` says how many are to be decided now and whether one is late, for the side bar; seen or not."""

    TOUCHED_BY = (*_CONTRACTS, "hours_entry", "interaction", "person")

    counted = Signal(int, bool)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._words = around, around.words
        self._question, self._reckoning = Question(around.runner, self), Question(around.runner, self)
        self.renewals, self.margins = PendingView(around), MarginsView(around)
        self.margins_stage = Stage(self._words, self.margins)
        self._build()
        self._wire()

    def _build(self) -> None:
        t = self._words.t
        self._count = Label("", Voice.TEXT2)
        views = (Segment(_RENEWALS, t("Decisions"), "calendar-clock"), Segment(_MARGINS, t("Margins"), "trending-up"))  # fmt: skip
        self.view = SegmentedChoice(t("View"), views, _RENEWALS)
        whose = (Segment(True, t("Mine")), Segment(False, t("Everybody's")))
        self.whose = SegmentedChoice(t("Whose clients"), whose, self._around.desk.who is not None)
        self.add = Button(t("Add a contract"), icon="plus", keys="Ctrl+N")
        self._views = QStackedWidget()
        self._views.addWidget(self.renewals)
        self._views.addWidget(self.margins_stage)
        title = Label(t("Renewals"), Voice.TITLE)
        head = row(title, self._count, None, self.whose, self.view, self.add, gap=10, margins=(4, 0, 0, 0))
        layout = column(head, self._views, gap=12, margins=(20, 16, 20, 20))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self._question.answered.connect(self._show)
        self._question.failed.connect(self._fail)
        self._reckoning.answered.connect(self._show_margins)
        self._reckoning.failed.connect(self._fail_margins)
        self.renewals.missed.connect(self._see_everybodys)
        self.view.picked.connect(self.show_view)
        self.whose.picked.connect(self.refresh)
        self.add.clicked.connect(self.make_new)
        self.margins.asked.connect(self.refresh)
        self.margins.opened.connect(self._open_client)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Ask again, in a thread; what is shown stays until the answer is there."""
        self._stale = False
        owner = self._around.desk.who if self.whose.value() else None
        if self.renewals.shown_on() is None:
            self.renewals.stage.show_loading()
        self._question.ask(AskRenewals(self._around, owner))
        if self.view.value() == _MARGINS:
            if not self.margins.table.rows():
                self.margins_stage.show_loading()
            self._reckoning.ask(AskMargins(self._around, owner, self.margins.count()))

    def make_new(self) -> None:
        """Ctrl+N: the form of a contract."""
        self._around.ways.edit_contract.emit(ContractDraft())

    def begun_contact(self) -> InteractionDraft | None:
        """Whom a contact that is logged from here is with."""
        return self.renewals.beside.deeds.begun_contact()

    def show_contract(self, contract: UUID | None) -> None:
        """Show the renewals, at a contract."""
        self.show_view(_RENEWALS)
        self.renewals.show_contract(contract)

    @Slot(object)
    def show_view(self, view: object) -> None:
        """Show the renewals, or the margins."""
        self.view.set_value(view)
        self._views.setCurrentIndex(1 if view == _MARGINS else 0)
        if view == _MARGINS:
            self.refresh()
        self.arrive()

    def arrive(self) -> None:
        """The list that is seen has the keyboard."""
        (self.margins if self.view.value() == _MARGINS else self.renewals).setFocus(_FOCUS)

    def showEvent(self, event: QShowEvent, /) -> None:
        """Another day may have begun since it was asked."""
        self._stale = self._stale or self.renewals.shown_on() != self._around.today()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In a small window the list has more of the room, and the side bar alone says how many wait."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOMY
        self._count.setHidden(narrow)
        self.margins.be_narrow(narrow)
        self.renewals.be_narrow(narrow)
        self.add.show_keys(not narrow)

    def take_up(self, changes: Changes) -> None:
        """What is seen was touched: hours move no renewal; a contract that was just added is shown."""
        self.renewals.expect(changes.keys("contract"))
        if changes.touch(*_CONTRACTS) or self.view.value() == _MARGINS:
            self.refresh()
        else:
            self.renewals.beside.ask()

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        """The side bar hears what waits also while the page is not seen."""
        super()._heed(changes)
        if not self.isVisible() and changes.touch(*_CONTRACTS):
            self.refresh()

    @Slot(object)
    def _show(self, seen: RenewalsSeen) -> None:
        self.counted.emit(seen.waiting, seen.late)
        now = self._words.n("%(n)d to decide now", "%(n)d to decide now", seen.waiting)
        self._count.setText(now if seen.waiting else "")
        empty = not (seen.pending or seen.past)
        other = self._see_everybodys if self.whose.value() else None
        self.renewals.show_seen(seen, no_contract(self._words, self.make_new, other) if empty else None)

    @Slot(object)
    def _show_margins(self, seen: MarginsSeen) -> None:
        self.margins.show_margins(seen)
        if self.margins.table.rows():
            self.margins_stage.show_content()
        else:
            self.margins_stage.show_empty(nothing_to_reckon(self._words, self.make_new))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.renewals.show_error(self._why(error), self.refresh)

    @Slot(object)
    def _fail_margins(self, error: Exception) -> None:
        self.margins_stage.show_error(self._why(error), self.refresh)

    def _why(self, error: Exception) -> str:
        if isinstance(error, Told):
            return self._words.say(error.phrase)
        self._around.tell_failure(error)
        return self._words.t("Something went wrong that should not have.")

    @Slot()
    def _see_everybodys(self) -> None:
        """Also where what was asked for is of a client of somebody else."""
        self.whose.set_value(False)
        self.refresh()

    @Slot(object)
    def _open_client(self, client: ClientMargin) -> None:
        self._around.ways.client.emit(client.client_key, "contracts")
