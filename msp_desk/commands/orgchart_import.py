"""Bringing an org chart in: who is new comes in with their seat, every seat is put under its boss, all as one deed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.holdings import held_now
from msp_desk.commands.imports import ContactsImport, Duplicates, Progress
from msp_desk.commands.positions import remember_boss, stands
from msp_desk.commands.records import line, name_of, put, record
from msp_desk.models.clients import Client
from msp_desk.models.people import Holding, Person, Position
from msp_desk.rules.levels import level_for_title
from msp_desk.rules.positions import loops
from msp_desk.values.drafts import BadRow, ChartDraft, ContactDraft, Origin
from msp_desk.values.enums import PointKind
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold
from msp_desk.values.phrases import N_

_TWICE = N_("The number %(number)s is in line %(line)d already; this line is left out.")
_SAME = N_("%(name)s is in line %(line)d already; this line is left out.")
_UNKNOWN = N_("There is nobody called %(boss)s; the line comes in without a boss.")
_SEVERAL = N_("Several are called %(boss)s; the line comes in without a boss.")
_ELSEWHERE = N_("%(name)s is known at another client; the position came in empty.")
_LOOP = N_("%(name)s would end up reporting to themselves; the line comes in without a boss.")


@dataclass(frozen=True, slots=True)
class SeatIn:
    """A line as it stands in the chart now: who sits where, and under whom; `known` if they were in the desk before.

    `missed` is the boss that the file names, where the line came in without.
    """

    origin: Origin
    name: str
    title: str
    unit: str
    boss: str
    known: bool = False
    missed: str = ""


@dataclass(frozen=True, slots=True)
class ChartResult:
    """What came in, in counts and line by line, and the lines that came in without their boss, or not at all."""

    people: int = 0
    merged: int = 0
    positions: int = 0
    lines: int = 0
    bad: tuple[BadRow, ...] = ()
    seats: tuple[SeatIn, ...] = ()


def import_chart(
    session: Session, client: UUID, drafts: Sequence[ChartDraft], progress: Progress | None = None
) -> ChartResult:
    """Bring a chart in for a client, or for our firm.

    Who is known already (email, phone, name) keeps their record and their seat. Unknown bosses, duplicates and loops
    are in `bad`, with their line; the rest comes in.
    """
    contacts = ContactsImport(
        session, Duplicates.MERGE, record(session, Client, client), among_themselves=False
    )
    contacts.read_known()
    work = _Chart(session, client, contacts)
    work.read_known()
    kept = work.without_doubles(drafts)
    contacts.take_all([_contact(d) for d in kept if d.person is not None], progress)
    work.find_seats(kept)
    work.draw_lines(kept)
    positions, seats = len(contacts.rows[Position]), work.come_in(kept)
    contacts.write()
    bad = sorted([*contacts.bad, *work.bad], key=_line)
    return ChartResult(contacts.people, contacts.merged, positions, work.lines, tuple(bad), tuple(seats))


def _contact(draft: ChartDraft) -> ContactDraft:
    person = replace(draft.person, title=draft.title, unit=draft.unit) if draft.person is not None else None
    return ContactDraft(draft.origin, person, None, draft.country)


@dataclass
class _Chart:
    """One import under way: the seats of the organisation, and who may be named as a boss."""

    session: Session
    client: UUID
    contacts: ContactsImport
    lines: int = 0
    bad: list[BadRow] = field(default_factory=list)
    reports: dict[UUID, UUID | None] = field(default_factory=dict)
    held: dict[UUID, UUID] = field(default_factory=dict)
    seats: dict[tuple[str, int], UUID] = field(default_factory=dict)
    named: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    told: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    holders: dict[UUID, str] = field(default_factory=dict)

    def read_known(self) -> None:
        """The seats that are there, and who holds them."""
        asked = select(Position.key, Position.reports_to_key, Position.title, Position.unit).where(
            Position.client_key == self.client, stands(self.session)
        )
        for seat, boss, title, unit in self.session.execute(asked):
            self.reports[seat] = boss
            self.told[seat] = title, unit
        holders = (
            select(Holding.position_key, Person.key, Person.name)
            .join(Person, Person.key == Holding.person_key)
            .join(Position, Position.key == Holding.position_key)
            .where(Position.client_key == self.client, held_now(self.session))
            .order_by(Holding.key)
        )
        for position, person, name in self.session.execute(holders):
            self.held.setdefault(person, position)
            self.holders.setdefault(position, name)
            self._call(position, (name,))

    def without_doubles(self, drafts: Sequence[ChartDraft]) -> list[ChartDraft]:
        """The lines that are nobody's twice: by number, else by name."""
        seen: dict[tuple[str, str], int] = {}
        kept: list[ChartDraft] = []
        for draft in drafts:
            name = draft.person.name if draft.person is not None else ""
            mark = ("number", fold(draft.number)) if draft.number else ("name", fold(name))
            if mark[1] and mark in seen:
                reason = _TWICE if draft.number else _SAME
                params: dict[str, object] = {"line": seen[mark]}
                params |= {"number": draft.number} if draft.number else {"name": name}
                self.bad.append(BadRow(draft.origin, reason, params))
                continue
            seen[mark] = draft.origin.line
            kept.append(draft)
        return kept

    def find_seats(self, drafts: Sequence[ChartDraft]) -> None:
        """The seat of every line, and what it may be called by whoever reports to it."""
        for row in self.contacts.rows[Holding].values():
            self.held[row["person_key"]] = row["position_key"]
        for draft in drafts:
            place = draft.origin.file, draft.origin.line
            person = self.contacts.keys.get(place)
            if draft.person is not None and person is None:
                continue  # it could not come in, which is told already
            if person is not None and self.contacts.home_of(person) != self.client:
                person = None
                self._tell(draft, _ELSEWHERE, name=draft.person.name if draft.person is not None else "")
            seat = self.held.get(person) if person is not None else None
            seat = seat or self._new_seat(draft, person)
            if seat is not None:
                self.reports.setdefault(seat, None)
                self.seats[place] = seat
                if draft.person is not None:
                    self.holders.setdefault(seat, draft.person.name)
                self._call(seat, _names(draft))

    def draw_lines(self, drafts: Sequence[ChartDraft]) -> None:
        """Put every seat under its boss, but for lines that would close a loop."""
        before = dict(self.reports)
        drawn: dict[UUID, ChartDraft] = {}
        for draft in drafts:
            seat = self.seats.get((draft.origin.file, draft.origin.line))
            boss = self._boss(draft, seat) if seat is not None and draft.boss else None
            if seat is not None and boss is not None:
                self.reports[seat] = boss
                drawn[seat] = draft
        order = {seat: number for number, seat in enumerate(drawn)}
        for loop in loops(self.reports):
            last = max((s for s in loop if s in order), key=order.__getitem__)
            draft = drawn.pop(last)
            self.reports[last] = before[last]
            self._tell(draft, _LOOP, name=draft.person.name if draft.person is not None else draft.title)
        for seat in drawn:
            self._report(seat, self.reports[seat])
        self.lines = len(drawn)

    def come_in(self, drafts: Sequence[ChartDraft]) -> Iterable[SeatIn]:
        """The lines as they stand in the chart, with what the desk knew already where it did."""
        new, people = self.contacts.rows[Position], self.contacts.rows[Person]
        troubled = {(row.origin.file, row.origin.line) for row in self.bad}
        self.told |= {seat: (row["title"], row["unit"]) for seat, row in new.items()}
        for draft in drafts:
            place = draft.origin.file, draft.origin.line
            seat, person = self.seats.get(place), self.contacts.keys.get(place)
            if seat is not None:
                boss = self.reports[seat]
                above = self.holders.get(boss) or self.told.get(boss, ("",))[0] if boss is not None else ""
                yield SeatIn(
                    draft.origin,
                    self.holders.get(seat, ""),
                    *self.told.get(seat, ("", "")),
                    boss=above,
                    known=person is not None and person not in people,
                    missed=draft.boss if place in troubled else "",
                )

    def _boss(self, draft: ChartDraft, seat: UUID) -> UUID | None:
        """The seat of the boss that a line names; None where there is none to find, which is told."""
        found = self._named(draft.boss) or self._named(_turned(draft.boss))
        if found == [seat]:
            return None  # some exports let the head of the house report to themselves
        if len(found) != 1:
            self._tell(draft, _SEVERAL if found else _UNKNOWN, boss=draft.boss)
            return None
        return found[0]

    def _named(self, name: str) -> list[UUID]:
        return self.named.get(_plain(name), [])

    def _report(self, seat: UUID, boss: UUID | None) -> None:
        row = self.contacts.rows[Position].get(seat)
        if row is not None:
            row["reports_to_key"] = boss
            return
        position = record(self.session, Position, seat)
        if position.reports_to_key != boss:
            remember_boss(self.session, position, boss)
            put(position, reports_to_key=boss)

    def _new_seat(self, draft: ChartDraft, person: UUID | None) -> UUID | None:
        """A seat for somebody without one, or an empty one."""
        try:
            title = name_of(draft.title or "–", "A position needs a title.")
        except Refused as why:
            self.bad.append(BadRow(draft.origin, why.phrase.text, dict(why.phrase.params)))
            return None
        seat = self.contacts.row(
            Position,
            client_key=self.client,
            title=title,
            unit=line(draft.unit),
            level=level_for_title(title),
            contact_for="",
            reports_to_key=None,
        )
        if person is not None:
            self.contacts.row(Holding, position_key=seat, person_key=person)
        return seat

    def _call(self, seat: UUID, names: Iterable[str]) -> None:
        for name in names:
            if name and seat not in self.named[_plain(name)]:
                self.named[_plain(name)].append(seat)

    def _tell(self, draft: ChartDraft, reason: str, **params: object) -> None:
        self.bad.append(BadRow(draft.origin, reason, params))


def _names(draft: ChartDraft) -> Iterable[str]:
    """What a line may be called by: its number, the person's name, their emails."""
    person = draft.person
    if person is None:
        return (draft.number,)
    emails = (p.value for p in person.points if p.kind is PointKind.EMAIL)
    turned = f"{person.family} {person.given}" if person.family and person.given else ""
    return (draft.number, person.name, turned, *emails)


def _turned(name: str) -> str:
    """A name that is written with the family first, as it is said («King, Steven»)."""
    family, _, given = name.partition(",")
    return f"{given} {family}"


def _plain(name: str) -> str:
    """A name as it is compared, in whatever order and case («King, Steven» is «King Steven»)."""
    return " ".join(fold(name).replace(",", " ").split())


def _line(row: BadRow) -> tuple[str, int]:
    return row.origin.file, row.origin.line
