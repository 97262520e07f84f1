"""A client, or a note, in brief: what the search box shows beside its line."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard, WhoRow
from msp_desk.ui.cards.people import shown_point
from msp_desk.ui.fonts import Voice
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.cards import IconLabel, Notice, SectionTitle
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.parts.panels import ScrollArea
from msp_desk.values.hits import Hit, HitKind

_MOST_PEOPLE = 5


class ClientBrief(ScrollArea):
    """Shows a client's head, warning, numbers and people; for a note its words first."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._body = column(gap=12, margins=(16, 16, 16, 12))
        super().__init__(holder(self._body))

    def show_hit(self, hit: Hit, client: ClientCard | None, today: date) -> None:
        """Show a client or a note that was found."""
        emptied(self._body)
        if hit.kind is HitKind.NOTE:
            day = self._words.day(self._words.local_day(hit.at), "full") if hit.at else ""
            self._body.addWidget(Label(hit.title, Voice.NAME, wrap=True))
            self._body.addWidget(Label(" · ".join(filter(None, (hit.subtitle, day))), Voice.SECOND))
            self._body.addWidget(Label(hit.detail, Voice.TEXT, wrap=True))
        if client is not None:
            for item in self._client(client, today):
                self._body.addWidget(item)
        self._body.addStretch(1)

    def _client(self, card: ClientCard, today: date) -> list[QWidget]:
        words = self._words
        about = " · ".join(
            filter(
                None,
                (
                    words.term(card.tier),
                    card.sector,
                    words.t("owner %(name)s", name=card.owner) if card.owner else "",
                ),
            )
        )
        texts = column(Label(card.name, Voice.NAME), Label(about, Voice.SECOND), gap=2)
        head = row(Avatar(card.name, size=44, square=True), texts, gap=12)
        head.setStretch(1, 1)
        parts: list[QWidget] = [holder(head)]
        parts += [Notice(card.warning, icon="hand-heart")] if card.warning else []
        numbers = [
            IconLabel("phone", shown_point(p, card.country), Voice.SMALL, aside=p.label) for p in card.points
        ]
        parts += [holder(column(SectionTitle(words.t("Numbers")), *numbers, gap=4))] if numbers else []
        people = [self._person(w, today) for w in card.people[:_MOST_PEOPLE]]
        parts += [holder(column(SectionTitle(words.t("Who is who")), *people, gap=4))] if people else []
        return parts

    def _person(self, who: WhoRow, today: date) -> QWidget:
        last = self._words.local_day(who.last_contact) if who.last_contact is not None else None
        about = " · ".join(filter(None, (who.name, who.title)))
        return IconLabel("user", about, Voice.SMALL, aside=self._words.relative(last, today))
