"""Finds what a form points at: people of ours, clients, the positions of an organisation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from msp_desk.queries.clients import ClientName, client_names
from msp_desk.queries.desk import desk_card, our_people
from msp_desk.queries.people import PeopleFilter, PersonRow, find_people, people_rows
from msp_desk.queries.positions import PositionRow, positions_of
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import PersonStatus
from msp_desk.values.folding import fold
from msp_desk.values.hits import HitKind

_MOST_OFFERED = 12


class OurPeople:
    """People of ours who are still with us."""

    def __init__(self, around: Surroundings) -> None:
        rows = around.desk.ask(our_people, around.today())
        self._options = [(fold(f"{p.name} {p.title}"), Option(p.key, p.name, p.title)) for p in rows]

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whose name or title has what is typed."""
        return _fitting(self._options, text)

    def name_of(self, key: object) -> str:
        """The name of one of ours."""
        return _text_of(self._options, key)


class Organisations:
    """Our own firm and all clients."""

    def __init__(self, around: Surroundings) -> None:
        card = around.desk.ask(desk_card, around.today())
        self.firm = card.firm_key if card is not None else None
        self.country = card.country if card is not None else ""
        names = [(c.folded, Option(c.key, c.name)) for c in around.desk.ask(client_names)]
        ours = (
            [(fold(card.firm), Option(card.firm_key, card.firm, around.words.t("our firm")))] if card else []
        )
        self._options = names + ours

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whose name has what is typed."""
        return _fitting(self._options, text)

    def name_of(self, key: object) -> str:
        """What one is called."""
        return _text_of(self._options, key)


class Clients:
    """The clients to choose from; asked again after `renew`."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._names: tuple[ClientName, ...] | None = None

    def renew(self) -> None:
        """Something about clients was touched."""
        self._names = None

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whose name has every word typed."""
        begun = fold(text).split()
        fitting = [Option(c.key, c.name) for c in self._all() if all(w in c.folded for w in begun)]
        return fitting[:_MOST_OFFERED]

    def name_of(self, key: object) -> str:
        """What one is called."""
        return next((c.name for c in self._all() if c.key == key), "")

    def _all(self) -> tuple[ClientName, ...]:
        if self._names is None:
            self._names = self._around.desk.ask(client_names)
        return self._names


class Everybody:
    """People of both sides; with nothing typed those of one client."""

    def __init__(self, around: Surroundings, client: UUID | None, leave_out: UUID | None = None) -> None:
        self._around, self._client, self._leave_out = around, client, leave_out

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whom what is typed finds by name, client, number or address."""
        desk, today = self._around.desk, self._around.today()
        hits = desk.find(text, _MOST_OFFERED * 2) if text.strip() else ()
        keys = [h.key for h in hits if h.kind is HitKind.PERSON]
        found = desk.ask(find_people, text, today, self._client, keys, _MOST_OFFERED + 1)
        options = [Option(p.key, p.name, " · ".join(t for t in (p.title, p.client) if t)) for p in found]
        return [o for o in options if o.key != self._leave_out][:_MOST_OFFERED]


class Members:
    """People of one organisation, those first who wait for a seat; without those who are to be left out."""

    def __init__(self, around: Surroundings, client: UUID, leave_out: Collection[UUID] = ()) -> None:
        rows = around.desk.ask(people_rows, PeopleFilter(client=client), around.today(), None)
        self._options = [
            (fold(f"{p.name} {p.title}"), Option(p.key, p.name, p.title))
            for p in sorted(rows, key=_has_seat)
            if p.status is not PersonStatus.LEFT and p.key not in leave_out
        ]

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whose name or title has what is typed."""
        return _fitting(self._options, text)

    def name_of(self, key: object) -> str:
        """The name of one of them."""
        return _text_of(self._options, key)


def _has_seat(person: PersonRow) -> bool:
    return person.level is not None  # the level is the seat's


class Seats:
    """The positions of one organisation at a time; `leave_out` is one that cannot be its own boss."""

    def __init__(self, around: Surroundings, client: UUID | None, leave_out: UUID | None = None) -> None:
        self._around, self._leave_out = around, leave_out
        self.client: UUID | None = None
        self.rows: tuple[PositionRow, ...] = ()
        self.belong_to(client)

    def belong_to(self, client: UUID | None) -> None:
        """Of this organisation from now on."""
        if client != self.client:
            self.client = client
            asked = self._around.desk.ask
            self.rows = asked(positions_of, client, self._around.today()) if client is not None else ()

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whose title or holder has what is typed; the highest first."""
        options = [_seat_option(r, self._around) for r in self.rows if r.key != self._leave_out]
        return _fitting([(fold(f"{o.text} {o.detail}"), o) for o in options], text)

    def name_of(self, key: object) -> str:
        """Title and holder of a position."""
        found = next((r for r in self.rows if r.key == key), None)
        option = _seat_option(found, self._around) if found is not None else None
        return f"{option.text} · {option.detail}" if option is not None else ""

    def vacant_titles(self) -> tuple[str, ...]:
        """Titles that wait for somebody."""
        return tuple(dict.fromkeys(r.title for r in self.rows if not r.holders))


def _seat_option(row: PositionRow, around: Surroundings) -> Option:
    holders = ", ".join(h.name for h in row.holders) or around.words.t("seat empty")
    return Option(row.key, row.title, holders)


def _fitting(options: Sequence[tuple[str, Option]], text: str) -> Sequence[Option]:
    begun = fold(text).split()
    return [o for hay, o in options if all(w in hay for w in begun)][:_MOST_OFFERED]


def _text_of(options: Sequence[tuple[str, Option]], key: object) -> str:
    return next((o.text for _, o in options if o.key == key), "")
