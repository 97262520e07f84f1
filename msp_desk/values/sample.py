"""The sample firm as plain values: drafts in which people are known by short names instead of keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from msp_desk.values.drafts import ClientDraft, InteractionDraft, OpportunityDraft, PersonDraft, PromiseDraft
from msp_desk.values.enums import Channel, Language, OpportunityState
from msp_desk.values.sample_contracts import SampleAgreed
from msp_desk.values.sample_plans import SamplePlan

D = TypeVar("D", ClientDraft, PersonDraft, InteractionDraft, PromiseDraft)


@dataclass(frozen=True, slots=True)
class SampleHolding:
    """A seat that somebody held before, at their organisation or at another, or (without `until`) holds as well.

    `seat` is `client/name` of whose it is now.
    """

    seat: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class SampleBoss:
    """Whom a seat reported to before, by the name of that seat, until which day."""

    boss: str
    until: date


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A counterpart line: the seats by name, for which topic, on which channel, from when to when."""

    theirs: str
    ours: str
    topic: str
    channel: Channel | None
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody with the seat they hold, or (a draft without a name) an empty seat.

    `boss` is the name of the seat that it reports to, or empty; `since` and `until` tell how long it is held, `bosses`
    whom it reported to before, `dotted` the names of seats that it answers to as well.
    """

    name: str
    draft: PersonDraft
    boss: str = ""
    since: date | None = None
    until: date | None = None
    before: tuple[SampleHolding, ...] = ()
    bosses: tuple[SampleBoss, ...] = ()
    dotted: tuple[str, ...] = ()
    is_assistant: bool = False

    @property
    def vacant(self) -> bool:
        """Whether this is a seat that nobody holds."""
        return not self.draft.name


@dataclass(frozen=True, slots=True)
class SampleClient:
    """A client, or our own firm, with its people, bosses before those who report to them, and who of ours answers to whom."""

    name: str
    draft: ClientDraft
    people: tuple[SamplePerson, ...]
    owner: str = ""
    deputy: str = ""
    lines: tuple[SampleLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SamplePromise:
    """A promise with who made or was made it (`client/name`), and the day it was settled on (None: it is open).

    Its line on Today is hidden until a day, or handed to somebody of ours with a note.
    """

    draft: PromiseDraft
    person: str = ""
    closed_on: date | None = None
    hidden_until: date | None = None
    handed_to: str = ""
    note: str = ""


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
    """The whole sample: our firm, who of it is at the desk, its clients, people of nobody yet, the history, what is agreed, the plans.

    `settings` of the desk are told by name.
    """

    language: Language
    firm: SampleClient
    me: str
    clients: tuple[SampleClient, ...]
    unplaced: tuple[PersonDraft, ...]
    contacts: tuple[SampleContact, ...]
    settings: Mapping[str, object]
    agreed: SampleAgreed = SampleAgreed()  # noqa: RUF009 - nothing of it changes
    plans: tuple[SamplePlan, ...] = ()

    def renamed(self, firm: str, me: str) -> Sample:
        """The same under other names of the firm and of who is at the desk, in every text; empty ones stay as they are."""
        mine = next(p.draft for p in self.firm.people if p.name == self.me)
        given, _, family = (me or mine.name).partition(" ")
        names = {self.firm.draft.name: firm or self.firm.draft.name, mine.given: given}
        ours = _retold_client(self.firm, names)
        people = tuple(
            replace(p, draft=replace(p.draft, name=me or mine.name, given=given, family=family))
            if p.name == self.me
            else p
            for p in ours.people
        )
        return replace(
            self,
            firm=replace(ours, people=people),
            clients=tuple(_retold_client(c, names) for c in self.clients),
            contacts=tuple(_retold_contact(c, names) for c in self.contacts),
        )


def _retold(draft: D, names: Mapping[str, str]) -> D:
    """A draft in whose texts somebody is called otherwise."""
    texts = {f.name: getattr(draft, f.name) for f in fields(draft)}
    for name, text in texts.items():
        if isinstance(text, str):
            for old, new in names.items():
                # Doubled, a backslash in a name is no group of the pattern.
                texts[name] = re.sub(rf"\b{re.escape(old)}\b", new.replace("\\", r"\\"), texts[name])
    return replace(draft, **texts)


def _retold_client(client: SampleClient, names: Mapping[str, str]) -> SampleClient:
    people = tuple(replace(p, draft=_retold(p.draft, names)) for p in client.people)
    return replace(client, draft=_retold(client.draft, names), people=people)


def _retold_contact(contact: SampleContact, names: Mapping[str, str]) -> SampleContact:
    promises = tuple(replace(p, draft=_retold(p.draft, names)) for p in contact.promises)
    return replace(contact, draft=_retold(contact.draft, names), promises=promises)
