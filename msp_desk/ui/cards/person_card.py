"""The pre-call card: in one column beside a list, or in two under the search field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from msp_desk.i18n.words import Words
from msp_desk.queries.news import News
from msp_desk.queries.person_card import PersonCard
from msp_desk.ui.cards.people import check_in, head, manner, number_lines, situation_lines, warnings
from msp_desk.ui.cards.talk import last_contacts, ours_for_them, talk_about
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.blocks import Chips, Plain
from msp_desk.ui.parts.canvas import Block, Canvas, Columns, Rule, Stack
from msp_desk.ui.parts.panels import ScrollArea

MARGINS = (16, 16, 16, 12)


class PersonCardView(ScrollArea):
    """Shows who somebody is, how to reach them, what to talk about, and what was said last."""

    def __init__(self, words: Words, *, wide: bool = False) -> None:
        self._words, self._wide = words, wide
        self.canvas = Canvas(margins=MARGINS)
        super().__init__(self.canvas)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_card(
        self, card: PersonCard | None, today: date, photo: bytes = b"", news: News | None = None
    ) -> None:
        """Show somebody, with what is new since the last contact where that was asked; None shows nothing."""
        self.setAccessibleName(card.name if card is not None else "")
        self.canvas.show_blocks(self._blocks(card, today, photo, news) if card is not None else [])
        self.verticalScrollBar().setValue(0)

    def texts(self) -> list[str]:
        """All that can be read on it."""
        return self.canvas.texts()

    def _blocks(self, card: PersonCard, today: date, photo: bytes, news: News | None) -> list[Block]:
        words = self._words
        top = [head(card, words, photo, wide=self._wide), *warnings(card, words)]
        reached = number_lines(card.points, card.country, words, card.client_points)
        reach = _part([Plain(words.t("Numbers"), Voice.HEADING), *reached] if reached else [], gap=2)
        talk = _part(talk_about(card, words, today, news))
        next_one = check_in(card.next_check_in, card.check_in_limit, words, today, paused=card.paused)
        lately = _part([*last_contacts(card.lately, words, today), *next_one])
        ours = _part(ours_for_them(card.ours, card.answers, words), gap=3)
        channels = _part(situation_lines(card.channels, words))
        if self._wide:
            left = Stack(*reach, *talk, gap=14)
            return [*top, Columns(left, Stack(*lately, *ours, *channels, gap=14))]
        chips = manner(card, words)
        ways: list[Block] = [Chips(*chips)] if chips else []
        return [*top, *ways, *divided([*reach, *talk, *lately, *ours, *channels])]


def _part(blocks: list[Block], gap: int = 5) -> list[Block]:
    return [Stack(*blocks, gap=gap)] if blocks else []


def divided(parts: list[Block]) -> list[Block]:
    """Parts with a hairline above each."""
    return [block for part in parts for block in (Rule(), part)]
