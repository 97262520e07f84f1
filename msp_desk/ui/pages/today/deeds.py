"""What can be done about a line of Today, each deed one that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from msp_desk.commands.promises import settle_promise
from msp_desk.commands.reminders import MOST_AHEAD, bring_back, drop_item, drop_promise, hand_over, snooze
from msp_desk.queries.desk import OurPersonRow
from msp_desk.rules.day_text import read_day
from msp_desk.rules.today import Action, DueItem, ref_of
from msp_desk.rules.today_perception import PerceptionRecord
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.drafts import InteractionDraft
from msp_desk.values.enums import Channel, Initiative, PromiseState, Reason
from msp_desk.values.errors import Refused
from msp_desk.values.phrases import Phrase


class ItemDeeds(QObject):
    """Does it; `item` is the line it is about, `people` are ours, `firm` is our own record, `channel` reaches them now.

    What was done with a line is done once: until the list has followed, there is nothing to do about it.
    """

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self.item: DueItem | None = None
        self.channel: Channel | None = None
        self.people: Sequence[OurPersonRow] = ()
        self.firm: UUID | None = None

    def begun_contact(self) -> InteractionDraft | None:
        """Whom a contact that is logged now is with, how and about what: we took the first step, for it was due."""
        item = self.item
        if item is None:
            return None
        words = self._around.words
        return InteractionDraft(
            client_key=None if item.client_key == self.firm else item.client_key,
            people=(item.person_key,) if item.person_key is not None else (),
            channel=self.channel or Channel.CALL,
            initiative=Initiative.PROACTIVE,
            moment=item.record.fronts[0].moment if isinstance(item.record, PerceptionRecord) else None,
            subject=words.say(item.title) if isinstance(item.title, Phrase) else "",
        )

    @Slot()
    def act(self, *_: object) -> None:
        """The one thing to do."""
        item = self.item
        if item is None:
            return
        ways = self._around.ways
        match item.action:
            case Action.KEEP:
                self.keep()
            case Action.PLAN:
                tab = "plan/measures" if item.reason is Reason.UNMEASURED else "plan"
                ways.client.emit(item.client_key, tab)
            case Action.RENEW:
                ways.renewals.emit(item.record.subject)
            case Action.CHART if item.client_key in (None, self.firm):
                ways.firm.emit("chart")
            case Action.CHART:
                ways.client.emit(item.client_key, "charts")
            case _:
                self.log()

    @Slot()
    def log(self, *_: object) -> None:
        """Log a contact."""
        draft = self.begun_contact()
        if draft is not None:
            self._around.ways.log.emit(draft)

    @Slot()
    def keep(self, *_: object) -> None:
        """The promise was kept."""
        self._settle(Phrase("Keep a promise"), PromiseState.KEPT)

    @Slot()
    def break_it(self, *_: object) -> None:
        """The promise was not kept."""
        self._settle(Phrase("A promise was broken"), PromiseState.BROKEN)

    @Slot()
    def drop(self, *_: object) -> None:
        """Let it be this once, and say why; of a promise, that nobody waits for it any more."""
        item = self.item
        if item is None:
            return
        what, command = Phrase("Drop a reminder"), drop_item
        if item.action is Action.KEEP:
            what, command = Phrase("Drop a promise"), drop_promise
        why = self._around.ask.line(Phrase("Why is it dropped?"))
        if why is not None and self.still(item):
            self._done(self._around.desk.attempt(what, command, ref_of(item), why))

    def snooze(self, until: date | datetime) -> None:
        """Out of sight until then."""
        if self.item is not None:
            ref = ref_of(self.item)
            self._done(self._around.desk.attempt(Phrase("Snooze a reminder"), snooze, ref, until))

    @Slot()
    def snooze_until_a_day(self, *_: object) -> None:
        """Ask until when; a day that is none is asked for again, as it was typed."""
        item, t = self.item, self._around.words.t
        near = {t("today"): 0, t("tomorrow"): 1}
        asked, typed = Phrase("Until which day? Write it as 23/11, or +7 for in seven days."), ""
        while item is not None:
            answer = self._around.ask.line(asked, typed)
            if answer is None or not self.still(item):
                return
            today = self._around.today()
            day, typed = read_day(answer, today, near), answer
            if day is None:
                asked = Phrase("That cannot be read as a day. Write it as 23/11, or +7 for in seven days.")
            elif day <= today:
                asked = Phrase("%(day)s is not still to come. Until which day?", {"day": day})
            elif day > today + MOST_AHEAD:
                asked = Phrase("%(day)s is more than a year ahead. Until which day?", {"day": day})
            else:
                self.snooze(day)
                return

    def hand_to(self, colleague: OurPersonRow) -> None:
        """Let a colleague do it, with a note that they see."""
        item = self.item
        if item is None:
            return
        asked = Phrase(
            "A note for %(name)s, who sees it on the line; it may stay empty", {"name": colleague.name}
        )
        note = self._around.ask.line(asked)
        if note is not None and self.still(item):
            what = Phrase("Hand a reminder to %(name)s", {"name": colleague.name})
            self._done(self._around.desk.attempt(what, hand_over, ref_of(item), colleague.key, note))

    def colleagues(self) -> list[OurPersonRow]:
        """To whom it may be handed: anybody but who has it."""
        has = self.item.owner_key if self.item is not None else None
        return [p for p in self.people if p.key != has]

    @Slot()
    def bring_back(self, *_: object) -> None:
        """As if nothing had been done with it."""
        if self.item is not None and self.item.mark is not None:
            what = Phrase("Take a reminder back")
            self._done(self._around.desk.attempt(what, bring_back, ref_of(self.item)))

    @Slot()
    def go_to_client(self, *_: object) -> None:
        """Open the client."""
        if self.item is not None and self.item.client_key not in (None, self.firm):
            self._around.ways.client.emit(self.item.client_key, "")

    @Slot()
    def refuse_empty(self) -> None:
        """There is nobody to hand it to."""
        self._around.desk.refused.emit(
            Refused("There is no colleague to hand it to. Add one under Our firm.")
        )

    def still(self, item: DueItem) -> bool:
        """Whether it is still about this, after a dialog in which time went by; else nothing is done."""
        return self.item is not None and self.item.identity == item.identity

    def _settle(self, what: Phrase, state: PromiseState) -> None:
        if self.item is not None and self.item.action is Action.KEEP:
            self._done(self._around.desk.attempt(what, settle_promise, self.item.record.subject, state))

    def _done(self, done: object) -> None:
        if done is not None:
            self.item = None
