"""What stands beside the line of Today that is chosen: whom it is about, why, and the one thing to do."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from msp_desk.queries.client_card import client_card
from msp_desk.queries.files import stored_file
from msp_desk.queries.person_card import person_card
from msp_desk.rules.today import Action, DueItem
from msp_desk.ui.cards.client_brief import ClientBrief
from msp_desk.ui.cards.person_card import PersonCardView
from msp_desk.ui.fonts import Voice
from msp_desk.ui.icons import icon
from msp_desk.ui.pages.today.deeds import ItemDeeds
from msp_desk.ui.parts.buttons import Button, Kind, icon_button, primary
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.mixed import Mixed, Span
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Urgency

WIDTH = 372
_NARROW = 332
_PAUSE_MS = 30


class ItemBeside(Card):
    """Shows one line of Today; `deeds` is what can be done about it."""

    def __init__(self, around: Surroundings) -> None:
        t = around.words.t
        self._around = around
        self._person, self._client = PersonCardView(around.words), ClientBrief(around.words)
        self._cards, self._nothing = QStackedWidget(), QWidget()
        for view in (self._nothing, self._person, self._client):
            self._cards.addWidget(view)
        self._why = Mixed()
        self.kept = primary(t("Mark as kept"), icon="check", keys="K")
        self.log = primary(t("Log it"), icon="pen-line", keys="Return")
        self.plan = primary(t("Open the plan"), icon="file-text", keys="Return")
        self.log_too = Button(t("Log it"), icon="pen-line", keys="Return")
        self.client = Button(t("Client"), icon="building-2", keys="Ctrl+Return")
        self.more = icon_button("ellipsis", t("More"), kind=Kind.PLAIN)
        buttons = row(self.kept, self.log, self.plan, self.log_too, self.client, None, self.more)
        foot = holder(column(self._why, buttons, gap=10, margins=(16, 12, 16, 12)))
        super().__init__(self._cards, Divider(), foot, gap=0, margins=0)
        self.body.setStretch(0, 1)
        self.setFixedWidth(WIDTH)
        self.deeds = ItemDeeds(around, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._wire()

    def _wire(self) -> None:
        self.kept.clicked.connect(self.deeds.keep)
        self.log.clicked.connect(self.deeds.log)
        self.log_too.clicked.connect(self.deeds.log)
        self.plan.clicked.connect(self.deeds.act)
        self.client.clicked.connect(self.deeds.go_to_client)
        self.more.clicked.connect(self._open_menu)
        self._pause.timeout.connect(self.show_card)

    @Slot(object)
    def show_item(self, item: DueItem | None) -> None:
        """Show what can be done at once, and whom it is about after a moment: whoever walks down the list does not wait."""
        self.deeds.item = item
        self._show_deeds(item)
        self._pause.start()

    def be_narrow(self, narrow: bool) -> None:
        """Leave the list more room, in a small window."""
        self.setFixedWidth(_NARROW if narrow else WIDTH)
        for button in (self.kept, self.log, self.plan, self.log_too, self.client):
            button.show_keys(not narrow)

    def menu(self, item: DueItem) -> QMenu:
        """All that can be done about an item."""
        self.deeds.item = item
        t, menu = self._around.words.t, QMenu(self)
        deeds: list[tuple[str, str, Callable[..., None]]] = [(t("Log it"), "pen-line", self.deeds.log)]
        if item.action is Action.PLAN:
            deeds.insert(0, (t("Open the plan"), "file-text", self.deeds.act))
        if item.action is Action.KEEP:
            deeds += [
                (t("Mark as kept"), "check", self.deeds.keep),
                (t("Mark as broken"), "x", self.deeds.break_it),
                (t("Nobody needs it any more"), "archive", self.deeds.drop),
            ]
        if item.client_key is not None:
            deeds.append((t("Open the client"), "building-2", self.deeds.go_to_client))
        for text, name, deed in deeds:
            action = QAction(icon(name), text, menu)
            action.triggered.connect(deed)
            menu.addAction(action)
        return menu

    @Slot()
    def show_card(self) -> None:
        """Show whom it is about; nobody where there is no item."""
        self._pause.stop()
        item = self.deeds.item
        around, today = self._around, self._around.today()
        shown = self._nothing
        if item is not None and item.person_key is not None:
            card = around.desk.ask(person_card, item.person_key, around.clock(), around.words.zone)
            self._person.show_card(card, today, self._picture(card.photo_key if card else None))
            shown = self._person
        elif item is not None and item.client_key is not None:
            client = around.desk.ask(client_card, item.client_key, today)
            self._client.show_client(client, today, self._picture(client.logo_key if client else None))
            shown = self._client
        self._cards.setCurrentWidget(shown)

    def _show_deeds(self, item: DueItem | None) -> None:
        promised = item is not None and item.action is Action.KEEP
        self.kept.setVisible(promised)
        self.log_too.setVisible(promised)
        self.more.setVisible(promised)
        planned = item is not None and item.action is Action.PLAN
        self.plan.setVisible(planned)
        self.log.setVisible(not promised and not planned)
        self.client.setVisible(not promised and item is not None and item.client_key is not None)
        late = item is not None and item.urgency is Urgency.OVERDUE
        why = self._around.words.say(item.why) if item is not None else ""
        self._why.show_spans((Span(why, Voice.SECOND, Tone.BAD if late else None),))

    def _picture(self, key: UUID | None) -> bytes:
        kept = self._around.desk.ask(stored_file, key) if key is not None else None
        return kept.content if kept is not None else b""

    def _open_menu(self) -> None:
        if self.deeds.item is not None:
            menu = self.menu(self.deeds.item)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
