"""A client in brief: what the search box and Today show beside a line that is about a client and nobody in particular."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard, WhoRow
from msp_desk.ui.cards.people import check_in, numbers, situations, warning
from msp_desk.ui.cards.talk import contact_line, open_promises
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import level_tone
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.cards import Divider, SectionTitle
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.parts.panels import ScrollArea

_MOST_PEOPLE = 6
_MOST_CONTACTS = 3


class ClientBrief(ScrollArea):
    """Shows a client's head, warning, numbers, people, open promises and last contacts; in two columns where wide."""

    def __init__(self, words: Words, *, wide: bool = False) -> None:
        self._words, self._wide = words, wide
        self._body = column(gap=12, margins=(16, 16, 16, 12))
        super().__init__(holder(self._body))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_client(self, card: ClientCard | None, today: date, logo: bytes = b"") -> None:
        """Show a client; None shows nothing."""
        emptied(self._body)
        self.setAccessibleName(card.name if card is not None else "")
        if card is None:
            return
        for item in (self._head(card, logo), *([warning(card.warning)] if card.warning else [])):
            self._body.addWidget(item)
        left, right = self._left(card, today), self._right(card, today)
        if self._wide:
            both = row(column(*left, None, gap=14), column(*right, None, gap=14), gap=24)
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            self._body.addWidget(holder(both))
        else:
            for block in (*left, *right):
                self._body.addWidget(Divider())
                self._body.addWidget(block)
        self._body.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _head(self, card: ClientCard, logo: bytes) -> QWidget:
        words = self._words
        whose = words.t("owner %(name)s", name=card.owner) if card.owner else ""
        deputy = words.t("deputy %(name)s", name=card.deputy) if card.deputy else ""
        about = " · ".join(filter(None, (words.term(card.tier), card.sector)))
        lines = [Label(card.name, Voice.TITLE if self._wide else Voice.NAME), Label(about, Voice.TEXT2)]
        ours = ", ".join(filter(None, (whose, deputy)))
        lines += [Label(ours[:1].upper() + ours[1:], Voice.THIRD)] if ours else []
        picture = Avatar(card.name, size=48 if self._wide else 44, photo=logo, square=True)
        layout = row(picture, column(*lines, gap=2), gap=12)
        layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        return holder(layout)

    def _left(self, card: ClientCard, today: date) -> list[QWidget]:
        t = self._words.t
        reached = numbers(card.points, card.country, self._words)
        promises = open_promises(card.promises, self._words, today)
        blocks = [holder(column(SectionTitle(t("Numbers")), *reached, gap=2))] if reached else []
        blocks += [holder(column(SectionTitle(t("Open promises")), *promises, gap=5))] if promises else []
        channels = situations(card.channels, self._words)
        return blocks + ([holder(column(*channels, gap=5))] if channels else [])

    def _right(self, card: ClientCard, today: date) -> list[QWidget]:
        t = self._words.t
        people = [self._person(w, today) for w in card.people[:_MOST_PEOPLE]]
        lately = [contact_line(r, self._words, today) for r in card.lately[:_MOST_CONTACTS]]
        limit = min((c.max_on for c in card.clocks), default=None)
        lately += check_in(card.next_check_in, limit, self._words, today)
        more = len(card.people) - len(people)
        aside = self._words.n("and %(n)d more", "and %(n)d more", more) if more > 0 else ""
        blocks = [holder(column(SectionTitle(t("Who is who"), aside), *people, gap=4))] if people else []
        return blocks + ([holder(column(SectionTitle(t("Last contacts")), *lately, gap=5))] if lately else [])

    def _person(self, who: WhoRow, today: date) -> QWidget:
        last = self._words.local_day(who.last_contact) if who.last_contact is not None else None
        when = Label(
            self._words.relative(last, today) if last is not None else self._words.t("never"), Voice.SECOND
        )
        when.set_hint(self._words.day(last, "full"))
        texts = [Label(who.name, Voice.SMALL_STRONG)]
        texts += [Label(who.title, Voice.THIRD)] if who.title else []
        avatar = Avatar(who.name, level_tone(who.level), 26)
        avatar.setToolTip(self._words.term(who.level))
        layout = row(avatar, column(*texts, gap=0), when, gap=8)
        layout.setStretch(1, 1)
        return holder(layout)
