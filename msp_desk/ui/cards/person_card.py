"""The pre-call card as a widget: in one column beside a list, or in two under the search field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.person_card import PersonCard
from msp_desk.ui.cards.people import head, manner, numbers, warnings
from msp_desk.ui.cards.talk import last_contacts, ours_for_them, talk_about
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.cards import Divider, IconLabel, SectionTitle
from msp_desk.ui.parts.layouts import Item, column, emptied, holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.values.enums import Situation


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
        top: list[Item] = [head(card, words, photo), *warnings(card, words), manner(card, words)]
        reach = _block(
            [SectionTitle(words.t("Numbers")), *numbers(card.points, card.country, words)]
            if card.points
            else []
        )
        channels = _block(_situations(card, words))
        talk = _block(talk_about(card, words, today))
        lately = _block(last_contacts(card.lately, words, today))
        ours = _block(ours_for_them(card.ours, words))
        if not self._wide:
            blocks = [b for b in (reach, talk, lately, ours, channels) if b is not None]
            return [*top, *_divided(blocks), None]
        left = column(*[b for b in (reach, talk, channels) if b is not None], None, gap=14)
        right = column(*[b for b in (lately, ours) if b is not None], None, gap=14)
        both = row(left, right, gap=24)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        return [*top, holder(both), None]


def _block(items: list[QWidget]) -> QWidget | None:
    if not items:
        return None
    block = holder(column(*items, gap=5))
    block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return block


def _divided(blocks: list[QWidget]) -> list[Item]:
    items: list[Item] = []
    for block in blocks:
        items += [Divider(), block]
    return items


def _situations(card: PersonCard, words: Words) -> list[QWidget]:
    """The right channel by situation; bad news and urgent incidents are what one looks for in a hurry."""
    order = list(Situation)
    rows = sorted(card.channels, key=lambda c: order.index(c.situation))
    lines: list[QWidget] = [
        IconLabel(
            "arrow-right",
            words.term(c.situation),
            Voice.SMALL,
            aside=" · ".join(filter(None, (words.term(c.channel), c.note))),
        )
        for c in rows
    ]
    return [SectionTitle(words.t("Right channel")), *lines] if lines else []
