"""Finds people of both sides for a form: a few letters of a name, a title or a client, or some digits of a number."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msp_desk.queries.people import PersonPick, find_people
from msp_desk.ui.forms.pick_fields import Option
from msp_desk.ui.surroundings import Surroundings
from msp_desk.values.enums import Side
from msp_desk.values.hits import HitKind

_MOST_OFFERED = 12


class Everybody:
    """People of `client`, where it is set, come first."""

    def __init__(self, around: Surroundings, client: UUID | None = None) -> None:
        self._around = around
        self._known: dict[UUID, PersonPick] = {}
        self.client = client

    def lookup(self, text: str) -> Sequence[Option]:
        """Those whom the letters fit; with nothing typed, those of the client."""
        hits = self._around.desk.find(text, _MOST_OFFERED * 2) if text.strip() else ()
        keys = [h.key for h in hits if h.kind is HitKind.PERSON]
        found = self._around.desk.ask(
            find_people, text, self._around.today(), self.client, keys, _MOST_OFFERED
        )
        self._known.update({p.key: p for p in found})
        return [Option(p.key, p.name, " · ".join(filter(None, (p.title, p.client)))) for p in found]

    def name_of(self, key: object) -> str:
        """What somebody is called."""
        pick = self._pick(key)
        return pick.name if pick is not None else ""

    def is_theirs(self, key: object) -> bool:
        """Whether somebody is not one of us."""
        pick = self._pick(key)
        return pick is not None and pick.side is not Side.OURS

    def client_of(self, key: UUID) -> UUID | None:
        """The client that somebody belongs to; none for one of us."""
        pick = self._pick(key)
        return pick.client_key if pick is not None and pick.side is Side.THEIRS else None

    def _pick(self, key: object) -> PersonPick | None:
        if isinstance(key, UUID) and key not in self._known:
            found = self._around.desk.ask(find_people, "", self._around.today(), None, (key,), 1)
            self._known.update({p.key: p for p in found})
        return self._known.get(key) if isinstance(key, UUID) else None
