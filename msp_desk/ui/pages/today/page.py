"""The Today page: the list at the left, the person to call at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from msp_desk.queries.clients import client_names
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.today import due_records
from msp_desk.rules.today import DueItem, due_items
from msp_desk.ui.cards.photos import Photos
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.today.beside import ItemBeside
from msp_desk.ui.pages.today.lines import grouping, line_of
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Reason, Urgency
from msp_desk.values.errors import Told

_TOUCHED_BY = (
    "interaction", "participation", "promise", "client", "person", "position", "holding", "check_in_rule", "contact_point", "plan", "plan_version",
)  # fmt: skip
_ROOMY = 860
_LOOK_AT_THE_CLOCK_MS = 60_000
_FOCUS = Qt.FocusReason.OtherFocusReason


class TodayPage(QWidget):
    """`counted` says how many are overdue or due today and whether any is overdue, for the side bar; seen or not."""

    counted = Signal(int, bool)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._words = around, around.words
        self._items: tuple[DueItem, ...] = ()
        self._stale, self._day = True, around.today()
        self._horizon: int | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        t = self._words.t
        self._date = Label("", Voice.TEXT2)
        whose = (Segment(True, t("Mine"), "user"), Segment(False, t("Everybody's"), "users"))
        self.whose = SegmentedChoice(t("Whose clients"), whose, self._around.desk.who is not None)
        self.list = RowList(t("Who is due"))
        self._photos = Photos(self._around.desk, self)
        self._photos.arrived.connect(self.list.lines.renew)
        self.stage = Stage(self._words, self.list)
        self.beside = ItemBeside(self._around)
        head = row(Label(t("Today"), Voice.TITLE), self._date, None, self.whose, gap=10, margins=(4, 0, 0, 0))
        body = row(self.stage, self.beside, gap=16)
        body.setStretch(0, 1)
        layout = column(head, body, gap=12, margins=(20, 16, 20, 20))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self.list.chosen.connect(self.beside.show_item)
        deeds = self.beside.deeds
        self.list.opened.connect(deeds.act)
        self.list.set_menu(self.beside.menu)
        self.whose.picked.connect(self.refresh)
        for keys, deed in (
            ("Ctrl+Return", deeds.go_to_client),
            ("Ctrl+Enter", deeds.go_to_client),
            ("K", deeds.keep),
        ):
            bind(self.list, keys, deed)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_THE_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_the_clock)
        self._clock.start()

    def arrive(self) -> None:
        """The list takes the keys."""
        self.list.setFocus(_FOCUS)

    def begun_contact(self) -> InteractionDraft | None:
        """Whom a contact that is logged from here is with."""
        return self.beside.deeds.begun_contact()

    def showEvent(self, event: QShowEvent, /) -> None:
        """What was touched while the page was not seen is shown now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self.list.setFocus(_FOCUS)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In a small window the list has more of the room."""
        super().resizeEvent(event)
        self.beside.be_narrow(self.width() < _ROOMY)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Ask again who is due, and show it."""
        try:
            items = self._due()
        except Told as why:
            self.beside.setVisible(False)
            self.stage.show_error(self._words.say(why.phrase), self.refresh)
            return
        self._stale = False
        self._date.setText(self._words.weekday(self._day))
        self._date.set_hint(self._words.day(self._day, "full"))
        self._show_items(items)

    def _due(self) -> tuple[DueItem, ...]:
        """Who is due now; the side bar hears how many."""
        self._day = self._around.today()
        owner = self._around.desk.who if self.whose.value() else None
        if self._horizon is None:
            self._horizon = self._around.desk.ask(desk_settings).horizon_days
        due = self._around.desk.ask(due_records, self._day, self._horizon, owner)
        items = due_items(due.records, self._day, due.marks, self._around.clock(), owner)
        now = sum(i.urgency <= Urgency.TODAY for i in items)
        self.counted.emit(now, any(i.urgency is Urgency.OVERDUE for i in items))
        return items

    def _show_items(self, items: Sequence[DueItem]) -> None:
        before, current = self._items, self.list.current_key()
        self._items = tuple(items)
        self.list.show_rows(items, self._line, grouping(items, self._words), key_of=_identity)
        self.beside.setVisible(bool(items))
        if not items:
            self.stage.show_empty(self._nobody())
            return
        self.stage.show_content()
        if self.list.current_row() is None:
            self._choose_next(before, current)
        self.beside.show_item(self.list.current_row())

    def _choose_next(self, before: Sequence[DueItem], gone: object) -> None:
        """Whoever stands now where the one stood that was chosen and is done."""
        place = next((i for i, item in enumerate(before) if item.identity == gone), 0)
        self.list.choose(self._items[min(place, len(self._items) - 1)].identity, quietly=True)

    def _nobody(self) -> EmptyState:
        t = self._words.t
        if not self._around.desk.ask(client_names):
            return EmptyState(
                t("Nobody to call yet"),
                t("Bring in your contacts: whoever is due appears here every morning, and why."),
                "sun",
                action=t("Bring in contacts"),
                on_action=self._go_to_import,
            )
        about = t(
            "Whoever has not been spoken to for too long appears here, and why. Check-in rules are in Settings."
        )
        if self.whose.value():
            title, button = t("Nobody of yours is due"), t("See everybody's")
            return EmptyState(title, about, "sun", action=button, on_action=self._see_everybodys)
        return EmptyState(
            t("Nobody is due"), about, "sun", action=t("See the clients"), on_action=self._go_to_clients
        )

    def _line(self, item: DueItem) -> Line:
        photo = item.about.photo_key if item.reason is Reason.CHECK_IN else None
        return line_of(item, self._words, self._day, self._photos.of(photo))

    @Slot()
    def _go_to_import(self) -> None:
        self._around.ways.page.emit("import")

    @Slot()
    def _go_to_clients(self) -> None:
        self._around.ways.page.emit("clients")

    @Slot()
    def _see_everybodys(self) -> None:
        self.whose.set_value(False)
        self.refresh()

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if changes.touch("setting"):
            self._horizon = None
        if changes.touch("setting", *_TOUCHED_BY):
            self._again()

    @Slot()
    def look_at_the_clock(self) -> None:
        """Another day may have begun while the program was open."""
        if self._around.today() != self._day:
            self._again()

    def _again(self) -> None:
        if self.isVisible():
            self.refresh()
            return
        self._stale = True
        try:
            self._due()
        except Told:
            self._day = self._around.today()  # the page says so when it is looked at


def _identity(item: DueItem) -> object:
    return item.identity
