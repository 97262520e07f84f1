"""What is about to bite at a client: overdue and due, each as a line with why and one thing to do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from msp_desk.commands.promises import settle_promise
from msp_desk.queries.client_card import ClientCard
from msp_desk.rules.today import Action, DueItem
from msp_desk.ui.fonts import Voice
from msp_desk.ui.looks import REASON_ICON, URGENCY_TONE
from msp_desk.ui.parts.blocks import Plain, Rich
from msp_desk.ui.parts.board import Beside, Pane, Title
from msp_desk.ui.parts.buttons import Button
from msp_desk.ui.parts.canvas import Block
from msp_desk.ui.parts.mixed import Span
from msp_desk.ui.surroundings import Surroundings
from msp_desk.ui.theme import Tone
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative, PromiseState, Urgency
from msp_desk.values.phrases import Phrase

_MOST = 6
#: Where on the client's page what is to be done is done.
_TABS = {Action.PLAN: "plan", Action.CHART: "charts"}


class BiteButton(Button):
    """The one thing to do about something that bites; tells a screen reader what it is about."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__("", small=True)
        self._around = around
        self._item: DueItem | None = None
        self.clicked.connect(self.act)

    def show_item(self, item: DueItem, told: str) -> None:
        """Be about this."""
        self._item = item
        self.set_caption(self._around.words.say(item.action_words))
        self.setAccessibleDescription(told)

    @Slot()
    def act(self) -> None:
        """The one thing to do: log it, mark the promise as kept, go to where it is decided."""
        item = self._item
        if item is None:
            return
        if item.action is Action.KEEP:
            what = Phrase("Keep a promise")
            self._around.desk.attempt(what, settle_promise, item.record.subject, PromiseState.KEPT)
            return
        ways = self._around.ways
        if item.action is Action.RENEW:
            ways.renewals.emit(item.record.subject)
            return
        if item.action in _TABS:
            ways.client.emit(item.client_key, _TABS[item.action])
            return
        people = (item.person_key,) if item.person_key is not None else ()
        draft = InteractionDraft(
            client_key=item.client_key, people=people, channel=Channel.CALL, initiative=Initiative.PROACTIVE
        )
        ways.log.emit(draft)


class BitesPane:
    """What presses now; where nothing does, when something will. The buttons are those of the client before."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._buttons: list[BiteButton] = []

    def of_card(self, card: ClientCard, today: date) -> Pane:
        """What presses at a client."""
        words, items = self._around.words, card.about_to_bite
        shown = items[:_MOST]
        for _ in shown[len(self._buttons) :]:
            self._buttons.append(BiteButton(self._around))
        lines: list[Block] = [self._line(i, button) for i, button in zip(shown, self._buttons, strict=False)]
        if len(items) > _MOST:
            more = words.n("and %(n)d more", "and %(n)d more", len(items) - _MOST)
            lines.append(Plain(more, Voice.THIRD))
        if not items:
            calm = Span(_quiet(card, self._around, today), Voice.SECOND)
            lines.append(Rich(calm, icon="check", tone=Tone.GOOD))
        return Pane(Title(words.t("About to bite"), str(len(items)) if items else ""), *lines, gap=10)

    def stops(self) -> list[QWidget]:
        """Where Tab halts."""
        return list(self._buttons)

    def _line(self, item: DueItem, button: BiteButton) -> Block:
        """Who or what, why, and the one thing to do."""
        words = self._around.words
        tone = URGENCY_TONE[item.urgency] if item.urgency is Urgency.OVERDUE else Tone.TEXT2
        late = words.n("%(n)d day late", "%(n)d days late", item.late) if item.late else ""
        line = Rich(
            Span(f"{words.value(item.title)}. ", Voice.SMALL_STRONG),
            Span(words.say(item.why), Voice.SECOND),
            Span(f". {late}" if late else "", Voice.SMALL_STRONG, Tone.BAD),
            icon=REASON_ICON[item.reason],
            tone=tone,
        )
        button.show_item(item, line.text)
        return Beside(line, button)


def _quiet(card: ClientCard, around: Surroundings, today: date) -> str:
    words = around.words
    first = min(card.clocks, key=lambda c: c.ideal_on, default=None)
    if first is None:
        return words.t(
            "Nothing presses here. Nobody has a check-in clock: rules are by tier and level of position."
        )
    when = words.relative(first.ideal_on, today)
    return words.t("Nothing presses here. Next: %(person)s, %(when)s.", person=first.person, when=when)
