"""What is about to bite at a client: overdue and due, each as a line with why and one thing to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.promises import settle_promise
from msp_desk.queries.client_card import ClientCard
from msp_desk.rules.today import Action, DueItem
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import URGENCY_TONE
from msp_desk.ui.parts.blocks import Rich
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.canvas import Canvas
from msp_desk.ui.parts.cards import Card, IconText, SectionTitle
from msp_desk.ui.parts.labels import Label
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative, PromiseState, Reason, Urgency
from msp_desk.values.phrases import Phrase

_MOST = 6
_ICON = {Reason.CHECK_IN: "calendar-clock", Reason.PROMISE: "handshake"}


class BiteLine(QWidget):
    """Who or what, why, and the one thing to do."""

    def __init__(self, item: DueItem, around: Surroundings) -> None:
        super().__init__()
        self._item, self._around = item, around
        words = around.words
        tone = URGENCY_TONE[item.urgency] if item.urgency is Urgency.OVERDUE else Tone.TEXT2
        late = words.n("%(n)d day late", "%(n)d days late", item.late) if item.late else ""
        line = Rich(
            Span(f"{words.value(item.title)}. ", Voice.SMALL_STRONG),
            Span(words.say(item.why), Voice.SECOND),
            Span(f". {late}" if late else "", Voice.SMALL_STRONG, Tone.BAD),
            icon=_ICON[item.reason],
            tone=tone,
        )
        text = Canvas(line)
        button = Button(words.say(item.action_words), small=True)
        button.clicked.connect(self.act)
        layout = row(text, button, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    @Slot()
    def act(self) -> None:
        """Log it, or mark the promise as kept."""
        item = self._item
        if item.action is Action.KEEP:
            what = Phrase("Keep a promise")
            self._around.desk.attempt(what, settle_promise, item.record.subject, PromiseState.KEPT)
            return
        people = (item.person_key,) if item.person_key is not None else ()
        draft = InteractionDraft(
            client_key=item.client_key, people=people, channel=Channel.CALL, initiative=Initiative.PROACTIVE
        )
        self._around.ways.log.emit(draft)


def bites_card(card: ClientCard, around: Surroundings, today: date) -> Card:
    """What presses now; where nothing does, when something will."""
    words, items = around.words, card.about_to_bite
    made = Card(SectionTitle(words.t("About to bite"), str(len(items)) if items else ""), gap=10)
    for item in items[:_MOST]:
        made.body.addWidget(BiteLine(item, around))
    if len(items) > _MOST:
        more = words.n("and %(n)d more", "and %(n)d more", len(items) - _MOST)
        made.body.addWidget(Label(more, Voice.THIRD))
    if not items:
        made.body.addWidget(IconText("check", Span(_quiet(card, around, today), Voice.SECOND), tone=Tone.GOOD))  # fmt: skip
    made.body.addStretch(1)
    return made


def _quiet(card: ClientCard, around: Surroundings, today: date) -> str:
    words = around.words
    first = min(card.clocks, key=lambda c: c.ideal_on, default=None)
    if first is None:
        return words.t(
            "Nothing presses here. Nobody has a check-in clock: rules are by tier and level of position."
        )
    when = words.relative(first.ideal_on, today)
    return words.t("Nothing presses here. Next: %(person)s, %(when)s.", person=first.person, when=when)
