"""The Today page: the list at the left, the person to call at the right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from msp_desk.commands.promises import settle_promise
from msp_desk.queries.desk import desk_settings
from msp_desk.queries.files import stored_file
from msp_desk.queries.person_card import person_card
from msp_desk.queries.today import due_records
from msp_desk.rules.today import Action, DueItem, due_items
from msp_desk.ui.cards.person_card import PersonCardView
from msp_desk.ui.fonts import Voice
from msp_desk.ui.pages.today.lines import grouping, line_of
from msp_desk.ui.parts.buttons import Button, Kind, primary
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.choices import Segment, SegmentedChoice
from msp_desk.ui.parts.keys import bind
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.states import EmptyState, Stage
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.tables.lines import Line
from msp_desk.ui.tables.row_list import RowList
from msp_desk.values.changes import Changes
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative, PromiseState, Urgency
from msp_desk.values.phrases import Phrase

_TOUCHED_BY = (
    "interaction", "participation", "promise", "client", "person", "position", "holding", "check_in_rule", "contact_point",
)  # fmt: skip
_MIDNIGHT_MS = 60_000


class TodayPage(QWidget):
    """`counted` says how many are overdue or due today, for the side bar."""

    counted = Signal(int, bool)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._words = around, around.words
        self._items: dict[object, DueItem] = {}
        self._stale, self._day = True, around.today()
        self._build()
        self._wire()

    def _build(self) -> None:
        t = self._words.t
        self._title = Label(t("Today"), Voice.TITLE)
        self._date = Label("", Voice.TEXT2)
        whose = (Segment(True, t("Mine"), "user"), Segment(False, t("Everybody's"), "users"))
        self._whose = SegmentedChoice(t("Whose clients"), whose, True)
        self._list = RowList(t("Who is due"))
        self._stage = Stage(self._words, self._list)
        self._card = PersonCardView(self._words)
        self._do = primary(t("Log it"), icon="pen-line", keys="Return")
        self._client = Button(t("Client"), icon="building-2", keys="Ctrl+Return")
        self._later = Button(t("Kept"), Kind.PLAIN, icon="check")
        self._side = Card(
            self._card,
            Divider(),
            holder(row(self._do, self._later, self._client, None, margins=(16, 10, 16, 12))),
            gap=0,
            margins=0,
        )
        self._side.setFixedWidth(372)
        head = row(self._title, self._date, None, self._whose, gap=10, margins=(4, 0, 0, 0))
        body = row(self._stage, self._side, gap=16)
        body.setStretch(0, 1)
        self.setLayout(column(head, body, gap=12, margins=(20, 16, 20, 20)))

    def _wire(self) -> None:
        self._around.desk.changed.connect(self._heed)
        self._list.chosen.connect(self._show_item)
        self._list.opened.connect(self._act)
        self._do.clicked.connect(self._act)
        self._client.clicked.connect(self._go_to_client)
        self._later.clicked.connect(self._keep)
        self._whose.picked.connect(self.refresh)
        bind(self._list, "Ctrl+Return", self._go_to_client)
        self._clock = QTimer(self)
        self._clock.setInterval(_MIDNIGHT_MS)
        self._clock.timeout.connect(self._heed_midnight)
        self._clock.start()

    def showEvent(self, event: QShowEvent, /) -> None:
        """What was touched while the page was not seen is asked again now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Ask again who is due."""
        self._day, self._stale = self._around.today(), False
        owner = self._around.desk.who if self._whose.value() else None
        horizon = self._around.desk.ask(desk_settings).horizon_days
        items = due_items(self._around.desk.ask(due_records, self._day, horizon, owner), self._day)
        self._date.setText(self._words.weekday(self._day))
        self._show_items(items)
        self.counted.emit(
            sum(i.urgency <= Urgency.TODAY for i in items), any(i.urgency is Urgency.OVERDUE for i in items)
        )

    def _show_items(self, items: Sequence[DueItem]) -> None:
        self._items = {item.identity: item for item in items}
        self._list.show_rows(items, self._line, grouping(items, self._words))
        self._side.setVisible(bool(items))
        if not items:
            t = self._words.t
            self._stage.show_empty(
                EmptyState(
                    t("Nobody is due"),
                    t(
                        "Whoever has not been spoken to for too long appears here, and why. Check-in rules are in Settings."
                    ),
                    "sun",
                    action=t("See the clients"),
                    on_action=self._go_to_clients,
                )
            )
            return
        self._stage.show_content()
        if self._list.current_row() is None:
            self._list.choose_first(quietly=True)
        self._show_item(self._list.current_row())

    def _line(self, item: DueItem) -> Line:
        return line_of(item, self._words, self._day)

    @Slot(object)
    def _show_item(self, item: DueItem | None) -> None:
        if item is None:
            return
        self._do.set_caption(
            self._words.say(item.action_words) if item.action is Action.KEEP else self._words.t("Log it")
        )
        self._later.setVisible(False)
        self._client.setEnabled(item.client_key is not None)
        if item.person_key is None:
            self._card.show_card(None, self._day)
            return
        card = self._around.desk.ask(person_card, item.person_key, self._around.clock())
        photo = (
            self._around.desk.ask(stored_file, card.photo_key)
            if card is not None and card.photo_key
            else None
        )
        self._card.show_card(card, self._day, photo.content if photo else b"")

    @Slot()
    def _act(self, *_: object) -> None:
        item = self._list.current_row()
        if item is None:
            return
        if item.action is Action.KEEP:
            self._settle(item)
            return
        people: tuple[UUID, ...] = (item.person_key,) if item.person_key else ()
        draft = InteractionDraft(
            client_key=item.client_key, people=people, channel=Channel.CALL, initiative=Initiative.PROACTIVE
        )
        self._around.ways.log.emit(draft)

    @Slot()
    def _keep(self) -> None:
        item = self._list.current_row()
        if item is not None:
            self._settle(item)

    def _settle(self, item: DueItem) -> None:
        self._around.desk.attempt(
            Phrase("Keep a promise"), settle_promise, item.record.subject, PromiseState.KEPT
        )

    @Slot()
    def _go_to_client(self) -> None:
        item = self._list.current_row()
        if item is not None and item.client_key is not None:
            self._around.ways.client.emit(item.client_key, "")

    @Slot()
    def _go_to_clients(self) -> None:
        self._around.ways.page.emit("clients")

    @Slot(object)
    def _heed(self, changes: Changes) -> None:
        if not changes.touch(*_TOUCHED_BY):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @Slot()
    def _heed_midnight(self) -> None:
        """Another day has begun while the program was open."""
        if self._around.today() != self._day:
            self._stale = True
            if self.isVisible():
                self.refresh()
