"""Reasons to act that a promise gives: its day comes, or has passed; or it has none and stays open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.rules.today import About, Action, Record
from msp_desk.rules.workdays import days_after
from msp_desk.values.enums import Promiser, Reason
from msp_desk.values.phrases import Phrase


@dataclass(frozen=True, slots=True)
class PromiseRecord(Record):
    """An open promise that has a day."""

    about: About
    key: UUID
    promiser: Promiser
    what: str
    made_on: date
    day: date

    @property
    def reason(self) -> Reason:
        """Somebody gave their word."""
        return Reason.PROMISE

    @property
    def subject(self) -> UUID:
        """The promise."""
        return self.key

    @property
    def occurrence(self) -> str:
        """A new one where it is put off."""
        return self.day.isoformat()

    @property
    def due_on(self) -> date:
        """Its day."""
        return self.day

    @property
    def limit_on(self) -> date:
        """A promise is broken the day after."""
        return self.day

    @property
    def title(self) -> Phrase:
        """Whose promise it is."""
        return Phrase("Promise of ours") if self.promiser is Promiser.US else Phrase("Promise of theirs")

    @property
    def action(self) -> Action:
        """Keep it."""
        return Action.KEEP

    @property
    def action_words(self) -> Phrase:
        """The button."""
        return Phrase("Mark as kept")

    def why(self, on: date) -> Phrase:
        """What was promised, by whom or to whom, and when."""
        said = {"what": self.what, "person": self.about.person, "day": self.made_on}
        if self.promiser is Promiser.US:
            if self.about.person:
                return Phrase("%(what)s, promised to %(person)s on %(day)s", said)
            return Phrase("%(what)s, promised on %(day)s", said)
        if self.about.person:
            return Phrase("%(what)s, promised by %(person)s on %(day)s", said)
        return Phrase("%(what)s, promised to us on %(day)s", said)


@dataclass(frozen=True, slots=True)
class OldPromiseRecord(PromiseRecord):
    """An open promise without a day, which `day` (when it was made) stands in for; it is looked at after `patience` days."""

    patience: int

    @property
    def reason(self) -> Reason:
        """Nobody said by when."""
        return Reason.OLD_PROMISE

    @property
    def due_on(self) -> date:
        """After so many days."""
        return days_after(self.day, self.patience)

    @property
    def limit_on(self) -> date:
        """As many again."""
        return days_after(self.day, 2 * self.patience)

    def why(self, on: date) -> Phrase:
        """What was promised, and for how long it has been open."""
        return Phrase.counted(
            "%(promise)s; open for %(n)d day without a date",
            "%(promise)s; open for %(n)d days without a date",
            max(0, (on - self.made_on).days),
            {"promise": PromiseRecord.why(self, on)},
        )
