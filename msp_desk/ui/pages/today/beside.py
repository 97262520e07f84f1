"""What stands beside the line of Today that is chosen: whom it is about, why, and what can be done."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from msp_desk.queries.client_card import client_card
from msp_desk.queries.files import stored_file
from msp_desk.queries.news import news_of
from msp_desk.queries.person_card import PersonCard, person_card
from msp_desk.rules.today import Action, DueItem
from msp_desk.ui.cards.client_brief import ClientBrief
from msp_desk.ui.cards.person_card import PersonCardView
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import REASON_ICON
from msp_desk.ui.pages.today.deeds import ItemDeeds
from msp_desk.ui.pages.today.menus import ItemMenus
from msp_desk.ui.parts.buttons import Button, Kind, icon_button, primary
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.layouts import column, holder, row
from msp_desk.ui.parts.mixed import Mixed, Span
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Channel, PointKind, Urgency
from msp_desk.values.errors import Told

WIDTH = 372
_NARROW = 332
_SIDES = 16
_PAUSE_MS = 30
_CHANNEL_OF = {
    PointKind.EMAIL: Channel.EMAIL,
    PointKind.WHATSAPP: Channel.MESSAGE,
    PointKind.TEAMS: Channel.MESSAGE,
    PointKind.PORTAL: Channel.PORTAL,
    PointKind.LETTER: Channel.LETTER,
    PointKind.IN_PERSON: Channel.VISIT,
}


class ItemBeside(Card):
    """Shows one line of Today; `deeds` is what can be done about it, `menus` where that is chosen."""

    def __init__(self, around: Surroundings) -> None:
        t = around.words.t
        self._around = around
        self._person, self._client = PersonCardView(around.words), ClientBrief(around.words)
        self._cards, self._nothing = QStackedWidget(), QWidget()
        for view in (self._nothing, self._person, self._client):
            self._cards.addWidget(view)
        self._why = Mixed()
        self.main = primary(t("Log it"), icon="pen-line", keys="Return")
        self.snooze = _second(t("Snooze"), "alarm-clock", "S")
        self.hand_over = _second(t("Hand over"), "forward", "H")
        self.more = icon_button("ellipsis", t("More"), kind=Kind.PLAIN, keys=".")
        self._buttons = (self.main, self.snooze, self.hand_over, self.more)
        buttons = row(self.main, self.snooze, self.hand_over, None, self.more, gap=8)
        foot = holder(column(self._why, buttons, gap=10, margins=(_SIDES, 12, _SIDES, 12)))
        super().__init__(self._cards, Divider(), foot, gap=0, margins=0)
        self.body.setStretch(0, 1)
        self.setFixedWidth(WIDTH)
        self.deeds = ItemDeeds(around, self)
        self.menus = ItemMenus(around, self.deeds, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._wire()

    def _wire(self) -> None:
        self.main.clicked.connect(self.deeds.act)
        self.snooze.clicked.connect(self.menus.open_snoozing)
        self.hand_over.clicked.connect(self.menus.choose_colleague)
        self.more.clicked.connect(self.menus.open_all)
        self._pause.timeout.connect(self.show_card)

    def show_item(self, item: DueItem | None, handed: str = "") -> None:
        """Show what can be done at once, and whom it is about after a moment: whoever walks down the list does not wait."""
        self.deeds.item, self.deeds.channel = item, None
        self._show_deeds(item, handed)
        self._pause.start()

    def be_narrow(self, narrow: bool) -> None:
        """Leave the list more room, in a small window."""
        self.setFixedWidth(_NARROW if narrow else WIDTH)
        self._fit()

    @Slot()
    def show_card(self) -> None:
        """Show whom it is about; nobody where there is no item."""
        self._pause.stop()
        item, shown = self.deeds.item, self._nothing
        try:
            if item is not None and item.person_key is not None:
                shown = self._show_person(item, item.person_key)
            elif item is not None and (about := item.client_key or self.deeds.firm) is not None:
                shown = self._show_client(about)
        except Told as why:
            self._around.desk.refused.emit(why)
        self._cards.setCurrentWidget(shown)

    def _show_person(self, item: DueItem, person: UUID) -> QWidget:
        around, today, zone = self._around, self._around.today(), self._around.words.zone
        card = around.desk.ask(person_card, person, around.clock(), zone)
        news = around.desk.ask(news_of, item.client_key, person, today, zone)
        if all(p.key != person for p in self.deeds.people):  # one of ours is not whom we speak to
            self.deeds.channel = _channel(card)
        self._person.show_card(card, today, self._picture(card.photo_key if card else None), news)
        return self._person

    def _show_client(self, client: UUID) -> QWidget:
        around, today = self._around, self._around.today()
        card = around.desk.ask(client_card, client, today)
        news = around.desk.ask(news_of, client, None, today, around.words.zone)
        self._client.show_client(card, today, self._picture(card.logo_key if card else None), news)
        return self._client

    def _show_deeds(self, item: DueItem | None, handed: str) -> None:
        if item is not None:
            name = "pen-line" if item.action is Action.LOG else REASON_ICON[item.reason]
            name = "check" if item.action is Action.KEEP else name
            self.main.set_caption(self._around.words.say(item.action_words), name)
        late = item is not None and item.urgency is Urgency.OVERDUE
        why = self._around.words.say(item.why) if item is not None else ""
        spans = [Span(why, Voice.SECOND, Tone.BAD if late else None)]
        spans += [Span(f". {handed}", Voice.SECOND)] if handed else []
        self._why.show_spans(tuple(spans))
        self._fit()

    def _fit(self) -> None:
        """What does not fit with its words shows its sign alone, and says the words when pointed at."""
        room = self.width() - 2 * _SIDES - 8 * (len(self._buttons) - 1)
        for keys, words in ((True, True), (False, True), (True, False), (False, False)):
            self.main.show_keys(keys)
            for button, sign in ((self.snooze, "alarm-clock"), (self.hand_over, "forward")):
                button.set_caption(button.caption(), "" if words else sign)
                button.show_words(words)
            if sum(b.sizeHint().width() for b in self._buttons) <= room:
                return

    def _picture(self, key: UUID | None) -> bytes:
        kept = self._around.desk.ask(stored_file, key) if key is not None else None
        return kept.content if kept is not None else b""


def _second(text: str, icon: str, keys: str) -> Button:
    """A button beside the first, which says its keys when pointed at."""
    button = Button(text, Kind.PLAIN, icon=icon, keys=keys, hint=text)
    button.show_keys(False)
    return button


def _channel(card: PersonCard | None) -> Channel:
    """How they are best reached now."""
    best = card.best if card is not None else None
    return _CHANNEL_OF.get(best.kind, Channel.CALL) if best is not None else Channel.CALL
