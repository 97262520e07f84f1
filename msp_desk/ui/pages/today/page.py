"""The Today page: the list or the agenda at the left, the person to call at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.rules.today import DueItem, Identity
from msp_desk.ui.cards.agenda.spans import Span
from msp_desk.ui.cards.agenda.view import AgendaView
from msp_desk.ui.pages.today.asking import Answer, TodaysQuestions, Wish
from msp_desk.ui.pages.today.beside import ItemBeside
from msp_desk.ui.pages.today.due_list import DueList
from msp_desk.ui.pages.today.head import VIEWS, LookAt, TodayHead
from msp_desk.ui.pages.today.hidden import PutAway
from msp_desk.ui.pages.today.lines import Handed, handed_words
from msp_desk.ui.pages.today.nobody import Nobody
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.states import PATIENCE_MS, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Urgency
from msp_desk.values.errors import Told

_TOUCHED_BY = (
    "interaction", "participation", "promise", "client", "person", "position", "holding", "counterpart", "check_in_rule",
    "check_in_exception", "contact_point", "plan", "plan_version", "plan_commitment", "plan_measure", "contract",
    "contract_before", "contract_decision", "item_mark", "reason_rule", "setting",
)  # fmt: skip
_ROOMY = 860
_LOOK_AT_THE_CLOCK_MS = 15_000
#: A clock that went back further than that was set.
_SET_BACK = timedelta(minutes=1)
#: An agenda is planned this far ahead at once, so that turning its pages asks seldom.
_PLANNED = timedelta(days=62)
_FOCUS = Qt.FocusReason.OtherFocusReason


class TodayPage(QWidget):
    """`counted` says how many are overdue or due today and whether any is overdue, for the side bar, seen or not; `settled`
    that what was asked last stands there."""

    counted = Signal(int, bool)
    settled = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._answer: Answer | None = None
        self._unseen = self._is_beside = False
        self._handed: Handed = {}
        self._listed: object = None
        self._wanted: Identity | None = None
        self._agenda: AgendaView | None = None
        self.questions = TodaysQuestions(around, self)
        self.head = TodayHead(around.words, around.desk.who)
        self.beside = ItemBeside(around)
        self.beside.hide()
        self.list = DueList(around, self.beside.menus)
        self._inside = QStackedWidget()
        self._inside.addWidget(self.list)
        self.stage = Stage(around.words, self._inside)
        self._nobody, self._put_away = Nobody(around, self.head.whose), PutAway(around, self)
        body = row(self.stage, self.beside, gap=16)
        body.setStretch(0, 1)
        layout = column(self.head, body, gap=12, margins=(20, 16, 20, 20))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._patience, self._clock = QTimer(self), QTimer(self)
        self._wire()

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self.questions.answered.connect(self._take)
        self.questions.failed.connect(self._fail)
        self.list.chosen.connect(self._show_beside)
        self.list.opened.connect(self.beside.deeds.act)
        self.head.whose.picked.connect(self._ask_for_other)
        self.head.looked.connect(self._look)
        self.head.away.clicked.connect(self._put_away.open_list)
        bind(self.stage, "P", self._put_away.open_list)
        for keys, deed in _keys(self.beside, self.head):
            bind(self.stage, keys, deed)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_loading)
        self._clock.setInterval(_LOOK_AT_THE_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_the_clock)
        self._clock.start()

    def arrive(self) -> None:
        """The list, or the agenda, takes the keys; until there is one, what stands in its place."""
        there = self._inside.currentWidget() if self.stage.currentWidget() is self._inside else None
        (there or self.stage).setFocus(_FOCUS)

    def begun_contact(self) -> InteractionDraft | None:
        """Whom a contact that is logged from here is with."""
        return self.beside.deeds.begun_contact()

    def showEvent(self, event: QShowEvent, /) -> None:
        """What was answered while the page was not seen is shown now."""
        super().showEvent(event)
        if self._answer is None and not self.questions.waiting():
            self.refresh()
        elif self._unseen and self._answer is not None:
            self._show(self._answer)
        self.look_at_the_clock()
        self.arrive()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In a small window the list has more of the room, and a week all of it."""
        super().resizeEvent(event)
        self.beside.be_narrow(self.width() < _ROOMY)
        _make_room(self)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Ask who is due; what is shown stays until the answer comes."""
        until = None
        if self.head.view() is not None and self._agenda is not None:
            until = max(self._agenda.last, self._around.today() + _PLANNED)
        if self._answer is None:
            self.stage.show_loading()
        self.questions.ask(Wish(self.head.whose.owner(), until))

    def show_identity(self, identity: Identity) -> None:
        """Choose a line, that of a reminder, in the list; in everybody's, where it is not in this one."""
        self._wanted = identity
        self.head.look_at(None)
        if not self.questions.waiting() and self._answer is not None:
            self._find_wanted()

    def _find_wanted(self) -> None:
        wanted, whose = self._wanted, self.head.whose
        if wanted is None:
            return
        if not any(i.identity == wanted for i in self.list.items) and whose.owner() is not None:
            whose.choose_everybodys()
            return
        self._wanted = None
        if self.list.choose(wanted):
            self.arrive()

    @Slot()
    def look_at_the_clock(self) -> None:
        """Another day may have begun, the clock may have been set, or what was put off may be due again."""
        answer, now = self._answer, self._around.clock()
        if answer is None or self.questions.waiting():
            return
        woke = answer.wakes_at is not None and answer.wakes_at <= now
        if woke or self._around.today() != answer.day or now < answer.at - _SET_BACK:
            self.refresh()

    @Slot()
    def _ask_for_other(self) -> None:
        """Another's list, or other days; where that takes its time, the old ones go."""
        self._patience.start()
        self.refresh()

    @Slot()
    def _look(self) -> None:
        """As list, week or month."""
        view = self.head.view()
        if view is None:
            self._inside.setCurrentWidget(self.list)
        else:
            agenda = self._agenda or self._make_agenda()
            agenda.set_span(view)
            self._inside.setCurrentWidget(agenda)
        _make_room(self)
        self.arrive()
        self._ask_for_other()

    @Slot(object)
    def _take(self, answer: Answer) -> None:
        """Show what is due, and let the side bar know how much."""
        self._patience.stop()
        self._answer = answer
        now = sum(i.urgency <= Urgency.TODAY for i in answer.items)
        self.counted.emit(now, any(i.urgency is Urgency.OVERDUE for i in answer.items))
        self._unseen = not self.isVisible()
        if not self._unseen:
            self._show(answer)
        self.settled.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._patience.stop()
        self._answer = None
        if not isinstance(error, Told):
            self._around.tell_failure(error)
            return
        self._show_beside(None)
        self.stage.show_error(self._around.words.say(error.phrase), self.refresh)
        self.settled.emit()

    def _show(self, answer: Answer) -> None:
        self._unseen = False
        self.head.show_day(answer.day)
        card = answer.ground.card
        if card is not None:
            self.head.whose.show_people(card.people)
            self.beside.deeds.people, self.beside.deeds.firm = card.people, card.firm_key
        self._handed = {(h.ref.reason, h.ref.subject, h.ref.occurrence): h for h in answer.handed}
        if answer.agenda is not None and self._agenda is not None and self.head.view() is not None:
            self._agenda.show_agenda(answer.agenda, answer.day, answer.holidays)
            self.stage.show_content()
            self._show_beside(self._agenda.chosen_item)
            _let_arrive(self)
            return
        anew, self._listed = self._listed != answer.wish.owner, answer.wish.owner
        self.list.show_items(answer.items, answer.day, self._handed, anew=anew)
        if answer.items:
            self.stage.show_content()
        else:
            self.stage.show_empty(self._nobody.state())
        self._show_beside(self.list.current_row())
        _let_arrive(self)
        self._find_wanted()

    @Slot(object)
    def _show_beside(self, item: DueItem | None) -> None:
        self._is_beside = item is not None
        _make_room(self)
        told = handed_words(item, self._around.words, self._handed) if item is not None else ""
        self.beside.show_item(item, told)

    def _make_agenda(self) -> AgendaView:
        made = self._agenda = AgendaView(self._around.words)
        made.chosen.connect(self._show_beside)
        made.opened.connect(self.beside.deeds.act)
        made.moved.connect(self._turn)
        made.span_asked.connect(self.head.look_at)
        self._inside.addWidget(made)
        return made

    @Slot(object, object)
    def _turn(self, first: date, last: date) -> None:
        """Other days of the agenda are looked at."""
        planned = self._answer.wish.until if self._answer is not None else None
        if planned is None or last > planned:
            self.refresh()

    @Slot()
    def _show_loading(self) -> None:
        self._show_beside(None)
        self.stage.show_loading()

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        self.questions.heed(changes)
        if changes.touch(*_TOUCHED_BY):
            self.refresh()


def _make_room(page: TodayPage) -> None:
    """The card of who is chosen leaves a week all the room of a small window."""
    crowded = page.width() < _ROOMY and page.head.view() is Span.WEEK
    page.beside.setVisible(page._is_beside and not crowded)


def _let_arrive(page: TodayPage) -> None:
    """What comes after a while takes the keys, unless somebody works elsewhere in the window by then."""
    here = page.window().focusWidget()
    if here in (None, page.window(), page, page.stage) or not here.isVisible():
        page.arrive()


def _keys(beside: ItemBeside, head: TodayHead) -> Sequence[tuple[str, Callable[[], object]]]:
    """What can be done without leaving the list or the agenda."""
    deeds, menus, whose = beside.deeds, beside.menus, head.whose
    return (
        ("L", deeds.log),
        ("K", deeds.keep),
        ("S", menus.open_snoozing),
        ("H", menus.choose_colleague),
        ("D", deeds.drop),
        (".", menus.open_all),
        ("Ctrl+Return", deeds.go_to_client),
        ("Ctrl+Enter", deeds.go_to_client),
        ("M", whose.choose_mine),
        ("E", whose.choose_everybodys),
        ("C", whose.open_menu),
        *((str(n + 1), LookAt(head, view).go) for n, view in enumerate(VIEWS)),
    )
