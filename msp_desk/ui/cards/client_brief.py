"""A client in brief: what the search box and Today show beside a line that is about a client and nobody in particular."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard, WhoRow
from msp_desk.queries.news import News
from msp_desk.ui.cards.people import check_in, lead_of, number_lines, situation_lines
from msp_desk.ui.cards.person_card import MARGINS, divided
from msp_desk.ui.cards.talk import contact_line, felt_line, news_lines, open_promises
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import level_tone
from msp_desk.ui.parts.blocks import Head, Plain, Warn
from msp_desk.ui.parts.canvas import Block, Canvas, Columns, Stack
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.ui.theme import Tone

_MOST_PEOPLE = 6
_MOST_CONTACTS = 3


class ClientBrief(ScrollArea):
    """Shows a client's head, warning, numbers, people, open promises and last contacts; in two columns where wide."""

    def __init__(self, words: Words, *, wide: bool = False) -> None:
        self._words, self._wide = words, wide
        self.canvas = Canvas(margins=MARGINS)
        super().__init__(self.canvas)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_client(
        self, card: ClientCard | None, today: date, logo: bytes = b"", news: News | None = None
    ) -> None:
        """Show a client, with what is new since the last contact where that was asked; None shows nothing."""
        self.setAccessibleName(card.name if card is not None else "")
        self.canvas.show_blocks(self._blocks(card, today, logo, news) if card is not None else [])
        self.verticalScrollBar().setValue(0)

    def texts(self) -> list[str]:
        """All that can be read on it."""
        return self.canvas.texts()

    def _blocks(self, card: ClientCard, today: date, logo: bytes, news: News | None) -> list[Block]:
        top: list[Block] = [self._head(card, logo)]
        top += [Warn(*lead_of(card.warning))] if card.warning else []
        left, right = self._left(card, today, news), self._right(card, today)
        if self._wide:
            return [*top, Columns(Stack(*left, gap=14), Stack(*right, gap=14))]
        return [*top, *divided([*left, *right])]

    def _head(self, card: ClientCard, logo: bytes) -> Block:
        words = self._words
        whose = words.t("owner %(name)s", name=card.owner) if card.owner else ""
        deputy = words.t("deputy %(name)s", name=card.deputy) if card.deputy else ""
        about = " · ".join(filter(None, (words.term(card.tier), card.sector)))
        lines: list[Block] = [
            Plain(card.name, Voice.TITLE if self._wide else Voice.NAME),
            Plain(about, Voice.TEXT2),
        ]
        ours = ", ".join(filter(None, (whose, deputy)))
        lines += [Plain(ours[:1].upper() + ours[1:], Voice.THIRD)] if ours else []
        size = 48 if self._wide else 44
        return Head(card.name, Tone.ACCENT, size, logo, Stack(*lines, gap=2), square=True)

    def _left(self, card: ClientCard, today: date, news: News | None) -> list[Block]:
        t, words = self._words.t, self._words
        reached = number_lines(card.points, card.country, words)
        promises = open_promises(card.promises, words, today)
        channels = situation_lines(card.channels, words)
        parts: list[Block] = []
        parts += [Stack(Plain(t("Numbers"), Voice.HEADING), *reached, gap=2)] if reached else []
        parts += [Stack(Plain(t("Open promises"), Voice.HEADING), *promises)] if promises else []
        told = [felt_line(news.felt, words, today)] if news is not None and news.felt is not None else []
        told += news_lines(news, words, today) if news is not None else []
        parts += [Stack(Plain(t("What to talk about"), Voice.HEADING), *told)] if told else []
        return parts + ([Stack(*channels)] if channels else [])

    def _right(self, card: ClientCard, today: date) -> list[Block]:
        t, words = self._words.t, self._words
        people = [self._person(w, today) for w in card.people[:_MOST_PEOPLE]]
        lately: list[Block] = [contact_line(r, words, today) for r in card.lately[:_MOST_CONTACTS]]
        limit = min((c.max_on for c in card.clocks), default=None)
        paused = any(c.paused for c in card.clocks if c.ideal_on == card.next_check_in)
        lately += check_in(card.next_check_in, limit, words, today, paused=paused)
        more = len(card.people) - len(people)
        aside = words.n("and %(n)d more", "and %(n)d more", more) if more > 0 else ""
        who = Plain(t("Who is who"), Voice.HEADING, aside=aside)
        parts: list[Block] = [Stack(who, *people, gap=6)] if people else []
        return parts + ([Stack(Plain(t("Last contacts"), Voice.HEADING), *lately)] if lately else [])

    def _person(self, who: WhoRow, today: date) -> Block:
        last = self._words.local_day(who.last_contact) if who.last_contact is not None else None
        when = self._words.relative(last, today) if last is not None else self._words.t("never")
        level = self._words.term(who.level)
        hint = " · ".join(filter(None, (level, self._words.day(last, "full"))))
        lines: list[Block] = [Plain(who.name, Voice.SMALL, aside=when, hint=hint)]
        lines += [Plain(who.title, Voice.THIRD)] if who.title else []
        return Head(who.name, level_tone(who.level), 26, b"", Stack(*lines, gap=0))
