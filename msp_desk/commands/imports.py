"""Bringing contacts in: companies become clients, people theirs; who is known already is merged or skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from msp_desk.commands.files import keep_file
from msp_desk.commands.holdings import held_now
from msp_desk.commands.points import point_values
from msp_desk.commands.records import add_rows, line, name_of, prose, record
from msp_desk.models.base import Kept
from msp_desk.models.clients import Client, Site
from msp_desk.models.people import ContactPoint, Holding, Person, Position
from msp_desk.rules.duplicates import Known, company_fold
from msp_desk.rules.levels import level_for_title
from msp_desk.values.drafts import BadRow, ClientDraft, ContactDraft, PersonDraft, PointDraft
from msp_desk.values.enums import ClientStatus, PointKind, Side, Word
from msp_desk.values.errors import Refused
from msp_desk.values.folding import fold
from msp_desk.values.keys import new_key

#: Told how many of how many are done; may raise to cancel, which undoes all of it.
Progress = Callable[[int, int], None]


class Duplicates(Word):
    """What to do with somebody who is known already."""

    MERGE = "merge"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came in, in counts, and what could not."""

    clients: int = 0
    people: int = 0
    merged: int = 0
    skipped: int = 0
    bad: tuple[BadRow, ...] = ()


_CLIENT_LINES = ("legal_name", "tax_id", "sector", "country", "language", "time_zone")
_PERSON_LINES = ("prefix", "given", "additional", "family", "suffix", "nickname", "language", "time_zone")
_BIRTHDAY = ("birth_day", "birth_month", "birth_year")
_SITE = ("name", "street", "city", "region", "postcode", "country")


def import_contacts(
    session: Session,
    drafts: Sequence[ContactDraft],
    duplicates: Duplicates = Duplicates.MERGE,
    client: UUID | None = None,
    progress: Progress | None = None,
) -> ImportResult:
    """Bring contacts in as one deed; with a client, everybody becomes theirs whatever company the file names.

    Every record comes in, is merged or skipped as known, or is in `bad` with its place and reason.
    """
    work = ContactsImport(session, duplicates, record(session, Client, client) if client else None)
    work.read_known()
    work.take_all(drafts, progress)
    work.write()
    return ImportResult(work.clients, work.people, work.merged, work.skipped, tuple(work.bad))


@dataclass
class ContactsImport:
    """One import under way: what is known, and the rows that are to be written together at its end.

    With `only`, everybody is of that client. `keys` are the people by file and line. Where they are not matched
    `among_themselves`, two of the file are two people even if they have one name.
    """

    session: Session
    duplicates: Duplicates
    only: Client | None
    among_themselves: bool = True
    clients: int = 0
    people: int = 0
    merged: int = 0
    skipped: int = 0
    bad: list[BadRow] = field(default_factory=list)
    keys: dict[tuple[str, int], UUID] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    companies: dict[str, UUID] = field(default_factory=dict)
    countries: dict[UUID, str] = field(default_factory=dict)
    home: str = ""
    sited: set[UUID] = field(default_factory=set)
    seats: dict[UUID, set[UUID]] = field(default_factory=dict)
    points: dict[UUID, set[tuple[PointKind, str]]] = field(default_factory=dict)
    loaded: dict[UUID, Kept] = field(default_factory=dict)
    rows: dict[type[Kept], dict[UUID, dict[str, Any]]] = field(
        default_factory=lambda: {k: {} for k in (Client, Site, Person, Position, Holding, ContactPoint)}
    )

    def read_known(self) -> None:
        """Who and what is in the desk already."""
        asked = select(Client.key, Client.name, Client.country, Client.side)
        for key, name, country, side in self.session.execute(asked):
            self.countries[key] = country
            if side is Side.THEIRS:
                self.companies[company_fold(name)] = key
            else:
                self.home = country
        self.sited = set(self.session.scalars(select(Site.client_key).distinct()))
        seated = select(Holding.person_key, Position.client_key).join(
            Position, Position.key == Holding.position_key
        )
        for holder, where in self.session.execute(seated.where(held_now(self.session))):
            self.seats.setdefault(holder, set()).add(where)
        for key, client, name in self.session.execute(select(Person.key, Person.client_key, Person.name)):
            self.known.learn(key, client, name, (), ())
        columns = (
            ContactPoint.person_key,
            ContactPoint.client_key,
            ContactPoint.kind,
            ContactPoint.folded,
            ContactPoint.digits,
        )
        for person, client, kind, folded, digits in self.session.execute(select(*columns)):
            self.points.setdefault(person or client or new_key(), set()).add((kind, folded))
            if person is not None:
                self.known.learn(
                    person, None, "", *_traces([{"kind": kind, "folded": folded, "digits": digits}])
                )

    def take_all(self, drafts: Sequence[ContactDraft], progress: Progress | None) -> None:
        """Take them in; what is refused is told with its place."""
        for done, draft in enumerate(drafts):
            if progress is not None and done % 100 == 0:
                progress(done, len(drafts))
            try:
                self.take(draft)
            except Refused as refused:
                self.bad.append(BadRow(draft.origin, refused.phrase.text, dict(refused.phrase.params)))

    def take(self, draft: ContactDraft) -> None:
        """Take one record in. Errors: Refused for one without a name, or with a text or picture too large to keep."""
        person, client = draft.person, self.only.key if self.only else None
        if person is None and draft.company is None:
            raise Refused("There is neither a name nor a company.")
        if person is not None:
            name = name_of(person.name or f"{person.given} {person.family}", "A person needs a name.")
            person = replace(person, name=name)
        if client is None and draft.company is not None:
            client = self._company(draft.company, draft.country, alone=person is None)
        if person is not None:
            country = draft.country or (self.countries.get(client, "") if client else "")
            key = self._person(person, client, country)
            if key is not None:
                self.keys[draft.origin.file, draft.origin.line] = key

    def home_of(self, person: UUID) -> UUID | None:
        """The client that somebody belongs to, of this import or of the desk."""
        home: UUID | None = self._kept(Person, person, "client_key")
        return home

    def _company(self, draft: ClientDraft, country: str, *, alone: bool) -> UUID:
        draft = replace(draft, name=name_of(draft.name, "A company needs a name."))
        country = draft.country or country
        key = self.companies.get(company_fold(draft.name))
        fill: dict[str, Any] = {n: line(getattr(draft, n)) for n in _CLIENT_LINES}
        fill |= {"size": draft.size, "since": draft.since, "country": line(country)}
        if key is None:
            key = self._new_client(draft, fill)
        elif self.duplicates is Duplicates.MERGE:
            self._fill(Client, key, fill)
            self.merged += alone
        else:
            self.skipped += alone
            return key
        self._add_points(_points_of(draft.points, country or self.home), client_key=key)
        if key not in self.sited:
            for place, site in enumerate(draft.sites):
                self.row(Site, client_key=key, place=place, **{n: line(getattr(site, n)) for n in _SITE})
                self.sited.add(key)
        return key

    def _new_client(self, draft: ClientDraft, fill: dict[str, Any]) -> UUID:
        key = self.row(
            Client,
            name=draft.name,
            folded=fold(draft.name),
            side=Side.THEIRS,
            status=ClientStatus.ACTIVE,
            tier=draft.tier,
            tags=list(draft.tags),
            notes=prose(draft.notes),
            warning=line(draft.warning),
            logo_key=keep_file(self.session, draft.logo),
            **fill,
        )
        self.companies[company_fold(draft.name)] = key
        self.countries[key] = fill["country"]
        self.clients += 1
        return key

    def _person(self, draft: PersonDraft, client: UUID | None, country: str) -> UUID | None:
        values = _points_of(draft.points, country or self.home)
        traces = _traces(values)
        found = self.known.match(client, draft.name, *traces)
        if found is not None and self.duplicates is Duplicates.SKIP:
            self.skipped += 1
            return None
        if found is None:
            found = self._new_person(draft, client)
            self.people += 1
        else:
            self._merge_person(found, draft, client)
            self.merged += 1
        if self.among_themselves:
            self.known.learn(found, client, draft.name, *traces)
        self._add_points(values, person_key=found)
        if client is not None and draft.title.strip() and self._kept(Person, found, "client_key") == client:
            self._seat(found, client, draft)
        return found

    def _new_person(self, draft: PersonDraft, client: UUID | None) -> UUID:
        return self.row(
            Person,
            name=draft.name,
            folded=fold(draft.name),
            client_key=client,
            job_title="" if client else line(draft.title),
            notes=prose(draft.notes),
            warm_notes=prose(draft.warm_notes),
            warning=line(draft.warning),
            address=draft.address,
            photo_key=keep_file(self.session, draft.photo, draft.photo_key),
            **{n: getattr(draft, n) for n in _BIRTHDAY},
            **{n: line(getattr(draft, n)) for n in _PERSON_LINES},
        )

    def _merge_person(self, key: UUID, draft: PersonDraft, client: UUID | None) -> None:
        fill: dict[str, Any] = {n: line(getattr(draft, n)) for n in _PERSON_LINES}
        if self._kept(Person, key, "birth_day") is None:
            fill |= {n: getattr(draft, n) for n in _BIRTHDAY}
        if draft.photo is not None and self._kept(Person, key, "photo_key") is None:
            fill["photo_key"] = keep_file(self.session, draft.photo)
        self._fill(Person, key, fill | {"client_key": client})
        kept, more = self._kept(Person, key, "notes"), prose(draft.notes)
        if more and more not in kept:
            self._set(Person, key, "notes", f"{kept}\n{more}".strip())

    def _seat(self, person: UUID, client: UUID, draft: PersonDraft) -> None:
        """Seat somebody who has no seat at this client yet."""
        held = self.seats.setdefault(person, set())
        if client in held:
            return
        title = line(draft.title)
        position = self.row(
            Position,
            client_key=client,
            title=title,
            unit=line(draft.unit),
            level=draft.level or level_for_title(title),
            contact_for=prose(draft.contact_for),
            reports_to_key=None,
        )
        self.row(Holding, position_key=position, person_key=person)
        held.add(client)

    def _add_points(self, values: list[dict[str, Any]], **owner: UUID) -> None:
        known = self.points.setdefault(next(iter(owner.values())), set())
        for point in values:
            if (point["kind"], point["folded"]) not in known:
                self.row(
                    ContactPoint,
                    **{"person_key": None, "client_key": None, **owner},
                    **{**point, "preferred": point["preferred"] and not known},
                    place=len(known),
                )
                known.add((point["kind"], point["folded"]))

    def _fill(self, kind: type[Kept], key: UUID, values: dict[str, Any]) -> None:
        """Give a known record what it lacks; what it has stays."""
        for name, value in values.items():
            if value not in (None, "") and self._kept(kind, key, name) in (None, ""):
                self._set(kind, key, name, value)

    def _kept(self, kind: type[Kept], key: UUID, name: str) -> Any:
        """What a record has in a column: one of this import, or one that was in the desk before."""
        row = self.rows[kind].get(key)
        return row[name] if row is not None else getattr(self._record(kind, key), name)

    def _set(self, kind: type[Kept], key: UUID, name: str, value: Any) -> None:
        row = self.rows[kind].get(key)
        if row is not None:
            row[name] = value
        else:
            setattr(self._record(kind, key), name, value)

    def _record(self, kind: type[Kept], key: UUID) -> Kept:
        """A record of the desk; held here, for the session lets go of what it has read and would read it again."""
        if key not in self.loaded:
            self.loaded[key] = record(self.session, kind, key)
        return self.loaded[key]

    def row(self, noun: type[Kept], /, **values: Any) -> UUID:
        """Have a new record written with the others; returns its key. All of a noun name the same columns."""
        key = new_key()
        self.rows[noun][key] = {"key": key, **values}
        return key

    def write(self) -> None:
        """Write all rows, tables in turn, in bulk."""
        self.session.flush()
        for kind, rows in self.rows.items():
            add_rows(self.session, kind, list(rows.values()))


def _points_of(points: Sequence[PointDraft], country: str) -> list[dict[str, Any]]:
    """Contact points as columns; an address that is none is kept as something else rather than lost."""
    rows: list[dict[str, Any]] = []
    for draft in points:
        if not draft.value.strip():
            continue
        try:
            rows.append(point_values(draft, country))
        except Refused:
            rows.append(point_values(replace(draft, kind=PointKind.OTHER), country))
    return rows


def _traces(points: Sequence[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The emails and the digits that somebody may be known by."""
    return [p["folded"] for p in points if p["kind"] is PointKind.EMAIL], [
        p["digits"] for p in points if p["digits"]
    ]
