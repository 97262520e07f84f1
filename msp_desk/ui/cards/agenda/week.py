"""A week: its days beside each other, free ones narrower, with the items of each below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent

from msp_desk.i18n.words import Words
from msp_desk.rules.agenda import PlannedDay
from msp_desk.rules.today import DueItem, Identity
from msp_desk.ui.cards.agenda.day_column import DayColumn, DayHead
from msp_desk.ui.cards.agenda.item_card import ItemCard
from msp_desk.ui.cards.agenda.telling import day_told
from msp_desk.ui.parts.cards import Card, Divider
from msp_desk.ui.parts.layouts import emptied, holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.theme import RADIUS_CARD

_WORKING, _NAMED, _FREE = 10, 8, 6
#: Of a day; more than somebody does in a day, and few enough to be made at once. The list has all of them.
_MOST = 60


class _Scrolled(ScrollArea):
    """Says how much of its width the bar takes, so that what stands above it keeps in step."""

    narrowed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move what is chosen, not the view."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The bar came or went."""
        super().resizeEvent(event)
        self.narrowed.emit(self.width() - self.viewport().width())


class WeekGrid(Card):
    """`picked` says which item is chosen (None: none), `opened` which one is to be acted on."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        self._words = words
        self._days: list[list[ItemCard]] = []
        self._at: tuple[int, int] | None = None
        self._heads, self._columns = row(gap=0), row(gap=0)
        self._area = _Scrolled(holder(self._columns))
        super().__init__(holder(self._heads), Divider(), self._area, gap=0, margins=1)
        self.body.setContentsMargins(1, 1, 1, RADIUS_CARD // 2)
        self.body.setStretch(2, 1)
        self._area.narrowed.connect(self._keep_in_step)

    def show_days(self, days: Sequence[PlannedDay], today: date, holidays: Mapping[date, str]) -> None:
        """Show these days; what is chosen stays so, or what has taken its place."""
        chosen, before = self.current_item(), self._at
        emptied(self._heads)
        emptied(self._columns)
        self._days, self._at = [], None
        for planned in days:
            self._add(planned, today, holidays.get(planned.day, ""))
        self._choose_again(chosen.identity if chosen is not None else None, before)

    def current_item(self) -> DueItem | None:
        """The one that is chosen."""
        card = self._current()
        return card.item if card is not None else None

    def choose_from(self, number: int) -> None:
        """The first item from a day of the week on (0 is Monday), else the first of all."""
        filled = [n for n, cards in enumerate(self._days) if cards]
        self._choose(next(((n, 0) for n in [*(n for n in filled if n >= number), *filled]), None))

    def step(self, across: int, down: int) -> bool:
        """To the next item below or above, or to the next day that has any; whether there is one."""
        if self._at is None:
            return False
        day, place = self._at
        if across:
            ahead = range(day + across, len(self._days) if across > 0 else -1, across)
            there = next((n for n in ahead if self._days[n]), None)
            wanted = None if there is None else (there, min(place, len(self._days[there]) - 1))
        else:
            wanted = (day, place + down) if 0 <= place + down < len(self._days[day]) else None
        if wanted is None:
            return False
        self._choose(wanted)
        self.focus_current(Qt.FocusReason.TabFocusReason)
        self.picked.emit(self.current_item())
        return True

    def focus_current(self, reason: Qt.FocusReason) -> bool:
        """Give the keyboard to what is chosen."""
        card = self._current()
        if card is None:
            return False
        card.setFocus(reason)
        self._area.ensureWidgetVisible(card, 0, 8)
        return True

    def _add(self, planned: PlannedDay, today: date, holiday: str) -> None:
        words = self._words
        cards = [ItemCard(item, words, words.weekday(planned.day)) for item in planned.items[:_MOST]]
        for card in cards:
            card.picked.connect(self._pick)
            card.opened.connect(self.opened)
        told = day_told(planned, holiday, words)
        head = DayHead(planned, holiday, words, is_today=planned.day == today, past=planned.day < today)
        share = _WORKING if planned.items or not planned.free else _NAMED if holiday else _FREE
        left = len(planned.items) - len(cards)
        more = words.n("and %(n)d more", "and %(n)d more", left) if left else ""
        day = DayColumn(planned, holiday, cards, told, more, first=not self._days)
        self._heads.addWidget(head, share)
        self._columns.addWidget(day, share)
        day.show()  # now, so that it can be given the keyboard
        self._days.append(cards)

    def _choose_again(self, identity: Identity | None, before: tuple[int, int] | None) -> None:
        for day, cards in enumerate(self._days):
            for place, card in enumerate(cards):
                if card.item.identity == identity:
                    self._choose((day, place))
                    return
        if before is not None and before[0] < len(self._days) and self._days[before[0]]:
            self._choose((before[0], min(before[1], len(self._days[before[0]]) - 1)))

    def _choose(self, at: tuple[int, int] | None) -> None:
        for card in (self._current(), self._card(at)):
            if card is not None:
                card.set_chosen(card is self._card(at))
        self._at = at

    def _current(self) -> ItemCard | None:
        return self._card(self._at)

    def _card(self, at: tuple[int, int] | None) -> ItemCard | None:
        return None if at is None else self._days[at[0]][at[1]]

    @Slot(object)
    def _pick(self, item: DueItem) -> None:
        for day, cards in enumerate(self._days):
            for place, card in enumerate(cards):
                if card.item is item:
                    self._choose((day, place))
        self.picked.emit(item)

    @Slot(int)
    def _keep_in_step(self, bar: int) -> None:
        self._heads.setContentsMargins(0, 0, bar, 0)
