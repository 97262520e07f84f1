"""The head of a client's page: who they are, who looks after them, when to speak to them next, and what to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.queries.client_card import ClientCard
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import STATUS_TONE
from msp_desk.ui.pages.clients.columns import next_told
from msp_desk.ui.pages.clients.deeds import ClientDeeds
from msp_desk.ui.parts.avatars import Avatar
from msp_desk.ui.parts.buttons import Button, Kind, icon_button
from msp_desk.ui.parts.chips import Chip
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import column, emptied, holder, row
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import ClientStatus

#: How much of a name is always seen, before the chips beside it.
_NAME = 200


class ClientHeader(QWidget):
    """Shows a client card; its buttons do the deeds."""

    def __init__(self, words: Words, deeds: ClientDeeds) -> None:
        super().__init__()
        t = words.t
        self._words, self._deeds = words, deeds
        self._about = row(gap=12)
        self._next = column(gap=2)
        self._log = Button(t("Log"), icon="pen-line", hint=t("Log a contact with this client"))
        self._edit = Button(t("Edit"), keys="Ctrl+Shift+E", hint=t("Edit this client"))
        self._report = Button(t("Report"), icon="file-text", hint=t("The relationship report of this client"))
        self._more = icon_button("ellipsis", t("More"), kind=Kind.PLAIN)
        buttons = row(self._log, self._edit, self._report, self._more, gap=8)
        layout = row(holder(self._about), holder(self._next), 8, holder(buttons), gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._log.clicked.connect(deeds.log)
        self._edit.clicked.connect(deeds.edit)
        self._report.clicked.connect(deeds.report)
        self._more.clicked.connect(self._open_menu)

    def show_card(self, card: ClientCard, today: date, logo: bytes) -> None:
        """Show a client."""
        emptied(self._about)
        emptied(self._next)
        name = Label(card.name, Voice.TITLE)
        name.setMinimumWidth(min(name.sizeHint().width(), _NAME))
        top = row(name, *self._chips(card), None, gap=8)
        texts = column(top, Label(self._cared_for(card), Voice.SECOND), gap=2)
        self._about.addWidget(Avatar(card.name, size=44, photo=logo, square=True))
        self._about.addWidget(holder(texts), 1)
        for label in self._next_check_in(card, today):
            self._next.addWidget(label)

    def _chips(self, card: ClientCard) -> list[QWidget]:
        words = self._words
        employees = words.n("%(n)d person", "%(n)d people", card.size) if card.size else ""
        about = " · ".join(t for t in (card.sector, employees) if t)
        short = [Chip(words.term(card.tier))]
        if card.status is not ClientStatus.ACTIVE:
            short.append(Chip(words.term(card.status), STATUS_TONE[card.status]))
        short += [Chip(words.t("Archived"), Tone.WARN, "archive")] if card.archived else []
        for chip in short:  # a long name takes its room from the others
            chip.setMinimumWidth(chip.sizeHint().width())
        return [*short, *([Chip(about)] if about else [])]

    def _cared_for(self, card: ClientCard) -> str:
        t = self._words.t
        who = card.owner or t("nobody looks after them")
        if card.deputy:
            who = t("%(owner)s, deputy %(deputy)s", owner=who, deputy=card.deputy)
        since = t("client since %(year)s", year=card.since.year) if card.since is not None else ""
        return " · ".join(p for p in (who, since, ", ".join(card.tags)) if p)

    def _next_check_in(self, card: ClientCard, today: date) -> list[QWidget]:
        right = Qt.AlignmentFlag.AlignRight
        day, t = card.next_check_in, self._words.t
        if day is None:
            return []
        late = any(c.max_on < today for c in card.clocks)
        tone = Tone.BAD if late else Tone.WARN if day <= today else None
        value = Label(next_told(day, self._words, today), Voice.STRONG, tone, align=right)
        value.set_hint(self._words.day(day, "full"))
        return [Label(t("Next check-in"), Voice.THIRD, align=right), value]

    @Slot()
    def _open_menu(self) -> None:
        self._deeds.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))
