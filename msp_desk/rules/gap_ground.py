"""What gaps are looked for in: two charts, the lines between them, who was spoken to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from msp_desk.rules.positions import Placed
from msp_desk.values.enums import Influence, Level, PersonStatus, Side

#: Days without contact where no check-in rule says.
USUAL_LIMIT = 90


class Holder(Protocol):
    """Who holds a seat, as far as gaps look at them."""

    @property
    def key(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def influence(self) -> Influence | None: ...
    @property
    def is_key(self) -> bool: ...
    @property
    def status(self) -> PersonStatus: ...
    @property
    def last_contact(self) -> date | None: ...
    @property
    def since(self) -> date | None: ...


class Seat(Placed, Protocol):
    """A position of a chart, as far as gaps look at it."""

    @property
    def holders(self) -> Sequence[Holder]: ...


class Tie(Protocol):
    """A counterpart line, as far as gaps look at it."""

    @property
    def key(self) -> UUID: ...
    @property
    def theirs_key(self) -> UUID: ...
    @property
    def ours_key(self) -> UUID: ...
    @property
    def topic(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """In how many contacts of the last twelve months somebody took part."""

    person: UUID
    name: str
    side: Side
    count: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What gaps are found in: the seats of both sides in chart order, the lines, who was spoken to, and the days allowed by level."""

    theirs: Sequence[Seat]
    ours: Sequence[Seat]
    ties: Sequence[Tie]
    spoken: Sequence[Spoken]
    limits: Mapping[Level, int]
    today: date
    seats: Mapping[UUID, Seat] = field(init=False)
    counts: Mapping[UUID, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "seats", {s.key: s for s in (*self.theirs, *self.ours)})
        object.__setattr__(self, "counts", {s.person: s.count for s in self.spoken})

    def lines(self) -> Iterator[tuple[Tie, Seat, Seat]]:
        """The lines whose two seats are on the charts, with them: theirs, ours."""
        for tie in self.ties:
            theirs, ours = self.seats.get(tie.theirs_key), self.seats.get(tie.ours_key)
            if theirs is not None and ours is not None:
                yield tie, theirs, ours

    def limit(self, level: Level) -> int:
        """How many days without contact there may be at a level."""
        return self.limits.get(level, USUAL_LIMIT)


def held(seats: Iterable[Seat]) -> list[Seat]:
    """The seats that somebody holds."""
    return [s for s in seats if s.holders]
