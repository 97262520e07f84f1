"""Bringing contacts in: companies become clients, people theirs; who is known already is merged or skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from msp_desk.commands.files import keep_file
from msp_desk.commands.points import point_values
from msp_desk.commands.records import name_of, now, record
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


_CLIENT_FILL = ("legal_name", "tax_id", "sector", "size", "country", "language", "time_zone", "since")
_PERSON_FILL = (
    "prefix",
    "given",
    "additional",
    "family",
    "suffix",
    "nickname",
    "language",
    "time_zone",
    "birth_day",
    "birth_month",
    "birth_year",
    "photo_key",
)


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
    work = _Import(session, duplicates, record(session, Client, client) if client else None)
    work.read_known()
    for done, draft in enumerate(drafts):
        if progress is not None and done % 100 == 0:
            progress(done, len(drafts))
        try:
            work.take(draft)
        except Refused as refused:
            work.bad.append(BadRow(draft.origin, refused.phrase.text, dict(refused.phrase.params)))
    work.write()
    return ImportResult(work.clients, work.people, work.merged, work.skipped, tuple(work.bad))


@dataclass
class _Import:
    """One import under way: what is known, and the rows that are to be written together at its end."""

    session: Session
    duplicates: Duplicates
    only: Client | None
    clients: int = 0
    people: int = 0
    merged: int = 0
    skipped: int = 0
    bad: list[BadRow] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    companies: dict[str, UUID] = field(default_factory=dict)
    countries: dict[UUID, str] = field(default_factory=dict)
    seats: dict[UUID, set[tuple[UUID, str]]] = field(default_factory=dict)
    points: dict[UUID, set[tuple[PointKind, str]]] = field(default_factory=dict)
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

    def take(self, draft: ContactDraft) -> None:
        """Take one record in."""
        if draft.person is None and draft.company is None:
            raise Refused("There is neither a name nor a company.")
        client = self.only.key if self.only else None
        if client is None and draft.company is not None:
            client = self._company(draft.company, draft.country, alone=draft.person is None)
        if draft.person is not None:
            country = draft.country or (self.countries.get(client, "") if client else "")
            self._person(draft.person, client, country)

    def _company(self, draft: ClientDraft, country: str, *, alone: bool) -> UUID:
        name = name_of(draft.name, "A company needs a name.")
        country = draft.country or country
        key = self.companies.get(company_fold(name))
        values = _points_of(draft.points, country)
        if key is None:
            key = self._new_client(replace(draft, name=name, country=country))
        elif self.duplicates is Duplicates.MERGE:
            self._fill(Client, key, {n: getattr(draft, n) for n in _CLIENT_FILL} | {"country": country})
            self.merged += alone
        else:
            self.skipped += alone
            return key
        self._add_points(values, client_key=key)
        if draft.sites and not self._has_site(key):
            for place, site in enumerate(draft.sites):
                names = ("name", "street", "city", "region", "postcode", "country")
                self._row(Site, client_key=key, place=place, **{n: getattr(site, n) for n in names})
        return key

    def _new_client(self, draft: ClientDraft) -> UUID:
        values = {n: getattr(draft, n) for n in (*_CLIENT_FILL, "notes", "warning", "tier")}
        key = self._row(
            Client,
            name=draft.name,
            folded=fold(draft.name),
            side=Side.THEIRS,
            status=ClientStatus.ACTIVE,
            tags=list(draft.tags),
            logo_key=keep_file(self.session, draft.logo),
            **values,
        )
        self.companies[company_fold(draft.name)] = key
        self.countries[key] = draft.country
        self.clients += 1
        return key

    def _has_site(self, client: UUID) -> bool:
        written = any(r["client_key"] == client for r in self.rows[Site].values())
        return (
            written
            or self.session.execute(select(Site.key).where(Site.client_key == client).limit(1)).first()
            is not None
        )

    def _person(self, draft: PersonDraft, client: UUID | None, country: str) -> None:
        name = name_of(draft.name or f"{draft.given} {draft.family}", "A person needs a name.")
        values = _points_of(draft.points, country)
        traces = _traces(values)
        found = self.known.match(client, name, *traces)
        if found is not None and self.duplicates is Duplicates.SKIP:
            self.skipped += 1
            return
        if found is None:
            found = self._new_person(draft, name, client)
            self.people += 1
        else:
            self._fill(Person, found, self._person_values(draft) | {"client_key": client})
            self._append_notes(found, draft)
            self.merged += 1
        self.known.learn(found, client, name, *traces)
        self._add_points(values, person_key=found)
        if client is not None and draft.title.strip():
            self._seat(found, client, draft)

    def _person_values(self, draft: PersonDraft) -> dict[str, Any]:
        values = {n: getattr(draft, n) for n in _PERSON_FILL}
        return values | {"photo_key": keep_file(self.session, draft.photo, draft.photo_key)}

    def _new_person(self, draft: PersonDraft, name: str, client: UUID | None) -> UUID:
        return self._row(
            Person,
            name=name,
            folded=fold(name),
            client_key=client,
            job_title="" if client else " ".join(draft.title.split()),
            notes=draft.notes,
            warm_notes=draft.warm_notes,
            warning=draft.warning,
            address=draft.address,
            **self._person_values(draft),
        )

    def _append_notes(self, key: UUID, draft: PersonDraft) -> None:
        row = self.rows[Person].get(key)
        kept = row["notes"] if row else record(self.session, Person, key).notes
        if draft.notes and draft.notes not in kept:
            self._set(Person, key, "notes", f"{kept}\n{draft.notes}".strip())

    def _seat(self, person: UUID, client: UUID, draft: PersonDraft) -> None:
        title = " ".join(draft.title.split())
        held = self._seats_of(person)
        if (client, fold(title)) in held or any(c == client for c, _ in held):
            return
        position = self._row(
            Position,
            client_key=client,
            title=title,
            unit=" ".join(draft.unit.split()),
            level=draft.level or level_for_title(title),
            contact_for=draft.contact_for,
        )
        self._row(Holding, position_key=position, person_key=person)
        held.add((client, fold(title)))

    def _seats_of(self, person: UUID) -> set[tuple[UUID, str]]:
        """The seats somebody holds now; asked of the desk once, and only for who was known before."""
        if person not in self.seats:
            self.seats[person] = set()
            if person not in self.rows[Person]:
                asked = (
                    select(Position.client_key, Position.title)
                    .join(Holding, Holding.position_key == Position.key)
                    .where(Holding.person_key == person, Holding.ends_on.is_(None))
                )
                self.seats[person] = {(c, fold(t)) for c, t in self.session.execute(asked)}
        return self.seats[person]

    def _add_points(self, values: list[dict[str, Any]], **owner: UUID) -> None:
        known = self.points.setdefault(next(iter(owner.values())), set())
        for point in values:
            if (point["kind"], point["folded"]) not in known:
                self._row(
                    ContactPoint,
                    **owner,
                    **{**point, "preferred": point["preferred"] and not known},
                    place=len(known),
                )
                known.add((point["kind"], point["folded"]))

    def _fill(self, kind: type[Kept], key: UUID, values: dict[str, Any]) -> None:
        """Give a known record what it lacks; what it has stays."""
        row = self.rows[kind].get(key)
        kept = None if row is not None else record(self.session, kind, key)
        for name, value in values.items():
            if value not in (None, "") and (row.get(name) if row is not None else getattr(kept, name)) in (
                None,
                "",
            ):
                self._set(kind, key, name, value)

    def _set(self, kind: type[Kept], key: UUID, name: str, value: Any) -> None:
        row = self.rows[kind].get(key)
        if row is not None:
            row[name] = value
        else:
            setattr(record(self.session, kind, key), name, value)

    def _row(self, noun: type[Kept], /, **values: Any) -> UUID:
        key = new_key()
        self.rows[noun][key] = {"key": key, **values}
        return key

    def write(self) -> None:
        """Write all rows, tables in turn, in bulk."""
        self.session.flush()
        stamp, who = now(self.session), self.session.info["who"]
        stamps = {
            "version": 1,
            "created_at": stamp,
            "created_by": who,
            "updated_at": stamp,
            "updated_by": who,
        }
        for kind, rows in self.rows.items():
            if rows:
                self.session.execute(insert(kind), [{**row, **stamps} for row in rows.values()])


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
