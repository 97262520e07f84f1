"""The rows of an invented desk, table by table, the same for the same size and day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from uuid import UUID

from msp_desk.values.enums import (
    Channel,
    ClientStatus,
    Influence,
    Initiative,
    Level,
    Moment,
    PointKind,
    Promiser,
    PromiseState,
    Side,
    Situation,
    Tier,
)
from msp_desk.values.folding import digits_of, fold
from msp_desk.values.times import timeline_position
from tests.bench import invented
from tests.bench.sizes import PEOPLE_OF_LARGE, Size

Rows = Iterator[dict[str, Any]]

_YEARS = 5
_LEVELS, _LEVEL_WEIGHTS = tuple(Level), (8, 17, 45, 30)
_EMAIL = "{}.{}@{}.example"
#: A large client is spoken to so much more often than another.
_WEIGHT_OF_LARGE, _WEIGHT = 8, 3


@dataclass
class Invention:
    """What one desk is made of. Take the tables in the order of `tables`: later ones point at earlier ones."""

    size: Size
    day: date
    ours: tuple[UUID, ...]
    rng: Random = field(default_factory=lambda: Random(20261122))
    clients: list[UUID] = field(default_factory=list)
    people: dict[UUID, list[UUID]] = field(default_factory=dict)
    owners: dict[UUID, UUID] = field(default_factory=dict)
    _made: int = 0
    _domains: dict[UUID, str] = field(default_factory=dict)

    def key(self) -> UUID:
        """The next key: version 7, long before any that the program makes."""
        self._made += 1
        stamp = (1_600_000_000_000 << 12) + self._made
        return UUID(int=((stamp >> 12) << 80) | (7 << 76) | ((stamp & 0xFFF) << 64) | (2 << 62) | self._made)

    @property
    def noon(self) -> datetime:
        """The present instant of the desk."""
        return datetime.combine(self.day, time(12), UTC)

    def kept(self, key: UUID | None = None) -> dict[str, Any]:
        """What every record carries."""
        at = self.noon - timedelta(days=400)
        return {"key": key or self.key(), "created_at": at, "updated_at": at}

    def client_rows(self) -> Rows:
        """The clients, the large ones first."""
        rng = self.rng
        for number in range(self.size.clients):
            key, name = self.key(), invented.a_company(rng, number)
            owner = rng.choice(self.ours)
            self.clients.append(key)
            self.owners[key] = owner
            self._domains[key] = "".join(c for c in fold(name) if c.isalnum())[:24]
            yield {
                **self.kept(key),
                "name": name,
                "folded": fold(name),
                "side": Side.THEIRS,
                "status": ClientStatus.ACTIVE if rng.random() < 0.92 else ClientStatus.PAUSED,
                "tier": rng.choices(tuple(Tier), (2, 4, 4))[0],
                "owner_key": owner,
                "sector": rng.choice(invented.SECTORS),
                "size": rng.randint(3, 400),
                "country": "ES",
                "language": "es",
                "time_zone": "Europe/Madrid",
                "tags": rng.sample(("vip", "backup", "24x7", "remote", "legacy"), 2),
                "warning": "Invoices only by email, never on paper." if rng.random() < 0.2 else "",
                "notes": invented.a_note(rng, "since"),
            }

    def site_rows(self) -> Rows:
        """One place each."""
        for client in self.clients:
            city = self.rng.choice(invented.CITIES)
            yield {
                **self.kept(), "client_key": client, "name": "", "street": f"Calle Mayor {self.rng.randint(1, 99)}",
                "city": city, "postcode": f"{self.rng.randrange(1000, 52999):05}", "country": "ES", "place": 0,
            }  # fmt: skip

    def person_rows(self) -> Rows:
        """Everybody of the clients: `PEOPLE_OF_LARGE` of each large one, the rest evenly of the others."""
        rest = self.size.people - PEOPLE_OF_LARGE * self.size.large
        others = self.size.clients - self.size.large
        marks = [rest * i // others for i in range(others + 1)] if others else []
        counts = [PEOPLE_OF_LARGE] * self.size.large + [b - a for a, b in pairwise(marks)]
        for client, count in zip(self.clients, counts, strict=True):
            self.people[client] = [self.key() for _ in range(count)]
            for place, key in enumerate(self.people[client]):
                yield self._person(key, client, place)

    def _person(self, key: UUID, client: UUID, place: int) -> dict[str, Any]:
        rng, name = self.rng, invented.a_person(self.rng)
        given, family = name.split(" ", 1)
        return {
            **self.kept(key), "client_key": client, "name": name, "folded": fold(name), "given": given, "family": family,
            "influence": rng.choice((None, None, *Influence)), "is_key": place < 2, "language": "es",
            "warm_notes": invented.a_note(rng, "likes") if rng.random() < 0.2 else "",
            "warning": "Be very gentle." if rng.random() < 0.02 else "",
            "notes": invented.a_note(rng, "since") if rng.random() < 0.1 else "",
        }  # fmt: skip

    def position_rows(self) -> Rows:
        """A seat for everybody, under the first of their client; who sits on it is in `holding_rows`."""
        self._seats: list[tuple[UUID, UUID]] = []
        for client, people in self.people.items():
            head = None
            for person in people:
                level = Level.EXECUTIVE if head is None else self.rng.choices(_LEVELS, _LEVEL_WEIGHTS)[0]
                key = self.key()
                self._seats.append((key, person))
                yield {
                    **self.kept(key), "client_key": client, "title": self.rng.choice(invented.TITLES[level.value]),
                    "level": level, "reports_to_key": head, "unit": "",
                }  # fmt: skip
                head = head or key

    def holding_rows(self) -> Rows:
        """Who holds each seat."""
        for position, person in self._seats:
            yield {**self.kept(), "position_key": position, "person_key": person}

    def point_rows(self, names: dict[UUID, str]) -> Rows:
        """Numbers and addresses of clients and people."""
        for client, people in self.people.items():
            domain = self._domains[client]
            yield self._point(PointKind.PHONE, invented.a_number(self.rng, False), 0, client_key=client)
            yield self._point(PointKind.EMAIL, f"info@{domain}.example", 1, client_key=client)
            for person in people:
                first, *_, last = fold(names[person]).split()
                yield self._point(PointKind.MOBILE, invented.a_number(self.rng, True), 0, person_key=person)
                yield self._point(PointKind.EMAIL, _EMAIL.format(first, last, domain), 1, person_key=person)
                if self.rng.random() < 0.4:
                    number = invented.a_number(self.rng, False)
                    yield self._point(PointKind.PHONE, number, 2, person_key=person)

    def _point(self, kind: PointKind, value: str, place: int, **owner: UUID) -> dict[str, Any]:
        digits = digits_of(value) if value.startswith("+") else ""
        point = {"kind": kind, "value": value, "folded": fold(value), "digits": digits, "place": place}
        return {
            **self.kept(),
            "person_key": None,
            "client_key": None,
            **owner,
            **point,
            "preferred": not place,
        }

    def channel_rows(self) -> Rows:
        """The right channel of each client by situation."""
        for client in self.clients:
            for situation in Situation:
                channel = self.rng.choice((Channel.CALL, Channel.EMAIL, Channel.MEETING, Channel.PORTAL))
                yield {**self.kept(), "client_key": client, "situation": situation, "channel": channel}

    def promise_rows(self) -> Rows:
        """As many open promises as the size says, some of them late, and half as many that were kept."""
        rng = self.rng
        for number in range(self.size.promises * 3 // 2):
            client = rng.choice(self.clients)
            is_open = number < self.size.promises
            made = self.day - timedelta(days=rng.randint(10, 60) if is_open else rng.randint(100, 900))
            yield {
                **self.kept(), "client_key": client, "person_key": rng.choice(self.people[client]),
                "promiser": rng.choice((Promiser.US, Promiser.US, Promiser.THEM)), "what": invented.a_note(rng, "for"),
                "made_on": made, "due_on": self.day + timedelta(days=rng.randint(-10, 120)) if is_open else made,
                "state": PromiseState.OPEN if is_open else PromiseState.KEPT, "closed_on": None if is_open else made,
            }  # fmt: skip

    def interactions(self) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """Each contact with who took part, the oldest first."""
        rng, count, large = self.rng, self.size.interactions, self.size.large
        start = self.noon - timedelta(days=365 * _YEARS)
        seconds = sorted(rng.randrange(365 * _YEARS * 86400 - 7200) for _ in range(count))
        weights = [_WEIGHT_OF_LARGE] * large + [_WEIGHT] * (self.size.clients - large)
        whose = rng.choices(self.clients, weights, k=count)
        position = 0
        for second, client in zip(seconds, whose, strict=True):
            key, at = self.key(), start + timedelta(seconds=second)
            position = max(position + 1, timeline_position(at, key))
            theirs = rng.sample(self.people[client], 2 if rng.random() < 0.3 else 1)
            parts = [
                {"interaction_key": key, "person_key": person, "position": position}
                for person in (*theirs, self.owners[client])
            ]
            yield (
                {"key": key, "client_key": client, "position": position, "at": at, **self._contact(at)},
                parts,
            )

    def _contact(self, at: datetime) -> dict[str, Any]:
        rng = self.rng
        return {
            "zone": "Europe/Madrid",
            "channel": rng.choice((Channel.CALL, Channel.CALL, Channel.EMAIL, Channel.EMAIL, *Channel)),
            "initiative": rng.choice(tuple(Initiative)),
            "moment": rng.choice((None, Moment.OPERATION, *Moment)),
            "reached": rng.random() < 0.95,
            "minutes": rng.choice((None, 5, 10, 30)),
            "subject": rng.choice(invented.SUBJECTS),
            "notes": invented.a_note(rng, "about"),
            "perceived": rng.choice((None, None, 3, 4, 5)),
            "created_at": at,
            "updated_at": at,
        }
