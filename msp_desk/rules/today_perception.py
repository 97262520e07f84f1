"""The reason to act that silence gives: for long nobody has asked a client how they feel about us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.rules.today import About, Record
from msp_desk.rules.workdays import months_after
from msp_desk.values.enums import Moment, Reason
from msp_desk.values.phrases import Phrase

_NOBODY = UUID(int=0)
_FRONTS = {
    Moment.OPERATION: Phrase("operation"),
    Moment.EVOLUTION: Phrase("evolution"),
    Moment.INNOVATION: Phrase("innovation"),
}


@dataclass(frozen=True, slots=True)
class Front:
    """When a client was last asked about a front; where nobody ever was, since when the client is here."""

    last_on: date
    moment: Moment
    asked: bool


@dataclass(frozen=True, slots=True)
class PerceptionRecord(Record):
    """The fronts about which nobody has asked a client for `months` months, or soon will not have; the stalest first.

    What is known of its other fronts does not matter to what it is known by, so that looking further ahead changes nothing.
    """

    about: About
    fronts: tuple[Front, ...]
    months: int

    @property
    def reason(self) -> Reason:
        """To ask how they feel."""
        return Reason.PERCEPTION

    @property
    def subject(self) -> UUID:
        """The client."""
        return self.about.client_key or _NOBODY

    @property
    def occurrence(self) -> str:
        """Another one when somebody asked about the front that waited longest."""
        return self.fronts[0].last_on.isoformat()

    @property
    def due_on(self) -> date:
        """So many months after."""
        return months_after(self.fronts[0].last_on, self.months)

    @property
    def limit_on(self) -> date:
        """A month more."""
        return months_after(self.fronts[0].last_on, self.months + 1)

    @property
    def title(self) -> Phrase:
        """What to ask."""
        return Phrase("How they feel about us")

    @property
    def movable(self) -> bool:
        """We choose when we ask."""
        return True

    def drop_days(self) -> int:
        """One round is left out."""
        return self.months * 30

    def why(self, on: date) -> Phrase:
        """For how long nobody has asked, about what."""
        due = tuple(f for f in self.fronts if months_after(f.last_on, self.months) <= on) or self.fronts[:1]
        said: dict[str, object] = {"fronts": _told(due)}
        if not any(f.asked for f in due):
            return Phrase("Nobody has asked yet how they feel about %(fronts)s", said)
        return Phrase.counted(
            "Nobody has asked for %(n)d month how they feel about %(fronts)s",
            "Nobody has asked for %(n)d months how they feel about %(fronts)s",
            min(_months_between(f.last_on, on) for f in due),
            said,
        )


def _told(fronts: tuple[Front, ...]) -> Phrase:
    match sorted({f.moment for f in fronts}, key=tuple(Moment).index):
        case [one]:
            return _FRONTS[one]
        case [one, other]:
            return Phrase("%(one)s and %(other)s", {"one": _FRONTS[one], "other": _FRONTS[other]})
        case _:
            return Phrase("operation, evolution and innovation")


def _months_between(since: date, on: date) -> int:
    return max(0, (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day))
