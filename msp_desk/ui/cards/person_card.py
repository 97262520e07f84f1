"""The pre-call card as a widget: in one column beside a list, or in two under the search field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.person_card import PersonCard
from msp_desk.ui.cards.people import check_in, head, manner, numbers, situations, warnings
from msp_desk.ui.cards.talk import last_contacts, ours_for_them, talk_about
from msp_desk.ui.parts.cards import Divider, SectionTitle
from msp_desk.ui.parts.layouts import Flow, Item, column, emptied, holder, row
from msp_desk.ui.parts.panels import ScrollArea


class PersonCardView(ScrollArea):
    """Shows who somebody is, how to reach them, what to talk about, and what was said last."""

    def __init__(self, words: Words, *, wide: bool = False) -> None:
        self._words, self._wide = words, wide
        self._body = column(gap=12, margins=(16, 16, 16, 12))
        super().__init__(holder(self._body))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_card(self, card: PersonCard | None, today: date, photo: bytes = b"") -> None:
        """Show somebody; None shows nothing."""
        emptied(self._body)
        self.setAccessibleName(card.name if card is not None else "")
        if card is None:
            return
        for item in self._parts(card, today, photo):
            if isinstance(item, QWidget):
                self._body.addWidget(item)
            elif item is None:
                self._body.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _parts(self, card: PersonCard, today: date, photo: bytes) -> list[Item]:
        words = self._words
        top: list[Item] = [head(card, words, photo, wide=self._wide), *warnings(card, words)]
        reached = numbers(card.points, card.country, words, card.client_points)
        reach = _block([SectionTitle(words.t("Numbers")), *reached] if reached else [], gap=2)
        channels = _block(situations(card.channels, words))
        talk = _block(talk_about(card, words, today))
        next_one = check_in(card.next_check_in, card.check_in_limit, words, today)
        lately = _block([*last_contacts(card.lately, words, today), *next_one])
        ours = _block(ours_for_them(card.ours, words), gap=3)
        if self._wide:
            left = column(*[b for b in (reach, talk) if b is not None], None, gap=14)
            right = column(*[b for b in (lately, ours, channels) if b is not None], None, gap=14)
            both = row(left, right, gap=24)
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            return [*top, holder(both), None]
        chips = manner(card, words)
        ways = [holder(Flow(*chips))] if chips else []
        blocks = [b for b in (reach, talk, lately, ours, channels) if b is not None]
        return [*top, *ways, *_divided(blocks), None]


def _block(items: list[QWidget], gap: int = 5) -> QWidget | None:
    return holder(column(*items, gap=gap)) if items else None


def _divided(blocks: list[QWidget]) -> list[Item]:
    items: list[Item] = []
    for block in blocks:
        items += [Divider(), block]
    return items
