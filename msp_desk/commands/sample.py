"""Fills a new desk with the sample firm, its clients and their history, as one deed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.clients import save_client
from msp_desk.commands.desk import found_desk, set_setting
from msp_desk.commands.files import keep_file
from msp_desk.commands.people import save_person
from msp_desk.commands.positions import save_position
from msp_desk.commands.records import put, record
from msp_desk.commands.reminders import hand_over, snooze
from msp_desk.commands.sample_contracts import bring_agreed
from msp_desk.commands.sample_plans import Outside, PlanFilling
from msp_desk.models.base import Base
from msp_desk.models.counterparts import Counterpart
from msp_desk.models.interactions import Attachment, Interaction, Opportunity, Participation, Promise
from msp_desk.models.people import DottedLine, FormerBoss, Holding, Person, Position
from msp_desk.rules.today import About
from msp_desk.rules.today_promises import PromiseRecord
from msp_desk.values.keys import new_key
from msp_desk.values.reminders import ItemRef
from msp_desk.values.sample import (
    Sample,
    SampleClient,
    SampleContact,
    SampleLine,
    SamplePerson,
    SamplePromise,
)
from msp_desk.values.times import day_of, in_utc, position_at, timeline_position

_PLAIN = ("zone", "channel", "initiative", "moment", "reached", "minutes", "subject", "notes", "perceived")


def fill_with_sample(session: Session, sample: Sample, outside: Outside) -> None:
    """Found the desk as the sample's firm and bring in all that it knows. Errors: Refused where the desk was founded already."""
    filling = _Filling(session)
    filling.found(sample)
    for client in sample.clients:
        filling.bring_client(client)
    for client in (sample.firm, *sample.clients):
        for person in client.people:
            filling.draw_past(client.name, person)
        for tie in client.lines:
            filling.draw_line(client.name, sample.firm.name, tie)
    for draft in sample.unplaced:
        save_person(session, draft)
    for contact in sample.contacts:
        filling.bring_contact(contact)
    session.flush()
    bring_agreed(session, sample.agreed, filling.clients, filling.people)
    plans = PlanFilling(session, outside, filling.clients, filling.people, filling.seats)
    for plan in sample.plans:
        plans.bring(plan)


@dataclass(slots=True)
class _Filling:
    """What has come in so far: keys of clients by name, of people and seats by `client/name`; the last place in each second."""

    session: Session
    clients: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    seats: dict[str, UUID] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)

    def found(self, sample: Sample) -> None:
        """Our own firm, with who is at the desk."""
        firm = sample.firm
        me = next(p for p in firm.people if p.name == sample.me)
        key = found_desk(self.session, firm.draft.name, me.draft.name, sample.language)
        ours = record(self.session, Person, key).client_key
        self.clients[firm.name] = save_client(self.session, replace(firm.draft, key=ours))
        self.people[f"{firm.name}/{me.name}"] = key
        for name, value in sample.settings.items():
            set_setting(self.session, name, value)
        for person in firm.people:
            self._bring_person(firm.name, person)

    def bring_client(self, client: SampleClient) -> None:
        """A client with its people, each in their seat under their boss."""
        owner, deputy = self.people.get(client.owner), self.people.get(client.deputy)
        draft = replace(client.draft, owner_key=owner, deputy_key=deputy)
        self.clients[client.name] = save_client(self.session, draft)
        for person in client.people:
            self._bring_person(client.name, person)

    def _bring_person(self, client: str, person: SamplePerson) -> None:
        name, draft = f"{client}/{person.name}", person.draft
        key, boss = self.clients[client], self.seats.get(f"{client}/{person.boss}")
        if person.vacant:
            self.seats[name] = save_position(self.session, key, draft.title, draft.level, draft.unit, boss)
            self._describe(name, person)
            return
        draft = replace(draft, client_key=key, key=self.people.get(name), reports_to_key=boss)
        self.people[name] = save_person(self.session, draft)
        if draft.title:
            held = select(Holding).where(Holding.person_key == self.people[name])
            holding = self.session.scalars(held).one()
            put(holding, starts_on=person.since, ends_on=person.until)
            self.session.flush()
            self.seats[name] = holding.position_key
            self._describe(name, person)

    def _describe(self, name: str, person: SamplePerson) -> None:
        seat = record(self.session, Position, self.seats[name])
        put(seat, is_assistant=person.is_assistant, contact_for=person.draft.contact_for)

    def draw_past(self, client: str, person: SamplePerson) -> None:
        """The seats that somebody held before, perhaps at another client; whom theirs reported to before, and also answers to."""
        name = f"{client}/{person.name}"
        for held in person.before:
            holding = Holding(position_key=self.seats[held.seat], person_key=self.people[name])
            holding.starts_on, holding.ends_on = held.since, held.until
            self.session.add(holding)
        for former in person.bosses:
            boss = self.seats[f"{client}/{former.boss}"]
            self.session.add(FormerBoss(position_key=self.seats[name], boss_key=boss, until=former.until))
        for also in person.dotted:
            boss = self.seats[f"{client}/{also}"]
            self.session.add(DottedLine(position_key=self.seats[name], boss_key=boss))

    def draw_line(self, client: str, firm: str, line: SampleLine) -> None:
        """Who of ours answers to whom of a client."""
        self.session.add(
            Counterpart(
                client_key=self.clients[client],
                theirs_key=self.seats[f"{client}/{line.theirs}"],
                ours_key=self.seats[f"{firm}/{line.ours}"],
                topic=line.topic,
                channel=line.channel,
                starts_on=line.since,
                ends_on=line.until,
            )
        )

    def bring_contact(self, contact: SampleContact) -> None:
        """A contact with all that belongs to it; made at once, for logging hundreds one by one takes ten times as long."""
        draft, key, client = contact.draft, new_key(), self.clients[contact.client]
        if draft.at is None:
            raise ValueError("a contact of the sample has no time")
        at = in_utc(draft.at)
        second = position_at(at)
        position = self.last[second] = timeline_position(at, key, self.last.get(second))
        values = {n: getattr(draft, n) for n in _PLAIN}
        made: list[Base] = [Interaction(key=key, client_key=client, at=at, position=position, **values)]
        made += [
            Participation(interaction_key=key, person_key=self.people[p], position=position)
            for p in contact.people
        ]
        for file in draft.attachments:
            stored = keep_file(self.session, file)
            made.append(Attachment(interaction_key=key, file_key=stored))
        self.session.add_all(made)
        self._bring_belongings(contact, key, client, at)

    def _bring_belongings(self, contact: SampleContact, key: UUID, client: UUID, at: datetime) -> None:
        day = day_of(at, contact.draft.zone)
        for promise in contact.promises:
            self._bring_promise(promise, key, client, day)
        for chance in contact.opportunities:
            self.session.add(
                Opportunity(
                    interaction_key=key,
                    client_key=client,
                    moment=chance.draft.moment,
                    what=chance.draft.what,
                    heard_on=day,
                    state=chance.state,
                )
            )

    def _bring_promise(self, promise: SamplePromise, contact: UUID, client: UUID, day: date) -> None:
        """A promise, and what was done with its line on Today."""
        draft = promise.draft
        kept = Promise(
            key=new_key(),
            interaction_key=contact,
            client_key=client,
            person_key=self.people.get(promise.person),
            promiser=draft.promiser,
            what=draft.what,
            made_on=day,
            due_on=draft.due_on,
            state=draft.state,
            closed_on=promise.closed_on,
        )
        self.session.add(kept)
        if draft.due_on is None:
            return
        told = PromiseRecord(About(), kept.key, draft.promiser, draft.what, day, draft.due_on)
        item = ItemRef(told.reason, told.subject, told.occurrence, told.drop_days())
        if promise.handed_to:
            hand_over(self.session, item, self.people[promise.handed_to], promise.note)
        if promise.hidden_until is not None:
            snooze(self.session, item, promise.hidden_until)
