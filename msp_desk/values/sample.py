"""The sample firm as plain values: drafts in which people are known by short names instead of keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from msp_desk.values.drafts import ClientDraft, InteractionDraft, OpportunityDraft, PersonDraft, PromiseDraft
from msp_desk.values.enums import Language, OpportunityState


@dataclass(frozen=True, slots=True)
class SampleHolding:
    """A seat that somebody held before, at their organisation or at another; `seat` is `client/name` of whose it is now."""

    seat: str
    since: date | None
    until: date


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody with the seat they hold, or (a draft without a name) an empty seat.

    `boss` is the name of the seat that it reports to, or empty; `since` and `until` tell how long it is held.
    """

    name: str
    draft: PersonDraft
    boss: str = ""
    since: date | None = None
    until: date | None = None
    before: tuple[SampleHolding, ...] = ()

    @property
    def vacant(self) -> bool:
        """Whether this is a seat that nobody holds."""
        return not self.draft.name


@dataclass(frozen=True, slots=True)
class SampleClient:
    """A client, or our own firm, with its people; bosses come before those who report to them."""

    name: str
    draft: ClientDraft
    people: tuple[SamplePerson, ...]
    owner: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class SamplePromise:
    """A promise with who made or was made it (`client/name`), and the day it was settled on (None: it is open)."""

    draft: PromiseDraft
    person: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SampleOpportunity:
    """An opportunity, and what became of it."""

    draft: OpportunityDraft
    state: OpportunityState = OpportunityState.HEARD


@dataclass(frozen=True, slots=True)
class SampleContact:
    """A contact with a client; `people`, and who a promise is for, are of both sides, each `client/name`."""

    client: str
    people: tuple[str, ...]
    draft: InteractionDraft
    promises: tuple[SamplePromise, ...] = ()
    opportunities: tuple[SampleOpportunity, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """The whole sample: our firm, who of it is at the desk, its clients, people of nobody yet, and the history."""

    language: Language
    firm: SampleClient
    me: str
    clients: tuple[SampleClient, ...]
    unplaced: tuple[PersonDraft, ...]
    contacts: tuple[SampleContact, ...]

    def renamed(self, firm: str, me: str) -> Sample:
        """The same under other names of the firm and of who is at the desk; empty ones stay as they are."""
        people = tuple(
            replace(p, draft=replace(p.draft, name=me or p.draft.name)) if p.name == self.me else p
            for p in self.firm.people
        )
        draft = replace(self.firm.draft, name=firm or self.firm.draft.name)
        return replace(self, firm=replace(self.firm, draft=draft, people=people))
