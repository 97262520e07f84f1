"""What happened to an organisation between two days: who came, left and moved, and what became of the seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from msp_desk.values.folding import fold


class PersonChange(Enum):
    """What happened to somebody; in the order in which it is told."""

    CAME = "came"
    MOVED = "moved"
    LEFT = "left"


class SeatChange(Enum):
    """What happened to a seat; in the order in which it is told."""

    NEW = "new"
    FILLED = "filled"
    PASSED_ON = "passed on"
    EMPTIED = "emptied"
    MOVED = "moved"
    RENAMED = "renamed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class SeatOn:
    """A seat on one day: under which boss, held by whom."""

    key: UUID
    title: str
    boss: UUID | None
    holders: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    """Somebody who came, left or moved, with the seats held on the two days; the same seats under another boss are a move."""

    change: PersonChange
    person: UUID
    name: str
    before: tuple[SeatOn, ...]
    after: tuple[SeatOn, ...]


@dataclass(frozen=True, slots=True)
class ChangedSeat:
    """A seat to which something happened; one seat may be told of several times, once for each change."""

    change: SeatChange
    seat: UUID
    before: SeatOn | None
    after: SeatOn | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is different on the second day."""

    people: tuple[ChangedPerson, ...]
    seats: tuple[ChangedSeat, ...]

    def who(self, change: PersonChange) -> tuple[ChangedPerson, ...]:
        """Those to whom this happened."""
        return tuple(one for one in self.people if one.change is change)

    def which(self, change: SeatChange) -> tuple[ChangedSeat, ...]:
        """The seats to which this happened."""
        return tuple(one for one in self.seats if one.change is change)


def compare(before: Sequence[SeatOn], after: Sequence[SeatOn], names: Mapping[UUID, str]) -> Comparison:
    """What is different; people by name and seats by title within each kind of change.

    Between the same days the other way round, who came has left, and what is new is closed.
    """
    then = {seat.key: seat for seat in reversed(before)}
    now = {seat.key: seat for seat in reversed(after)}
    return Comparison(_people(then, now, names), _seats(then, now))


def _people(
    then: Mapping[UUID, SeatOn], now: Mapping[UUID, SeatOn], names: Mapping[UUID, str]
) -> tuple[ChangedPerson, ...]:
    held_then, held_now = _held(then), _held(now)
    found = []
    for person in held_then.keys() | held_now.keys():
        before, after = held_then.get(person, ()), held_now.get(person, ())
        change = _change_of(before, after)
        if change is not None:
            found.append(ChangedPerson(change, person, names.get(person, ""), before, after))
    told = list(PersonChange)
    return tuple(sorted(found, key=lambda one: (told.index(one.change), fold(one.name), one.person)))


def _held(seats: Mapping[UUID, SeatOn]) -> dict[UUID, tuple[SeatOn, ...]]:
    """The seats of each person, by key, so that their order says nothing."""
    held: dict[UUID, tuple[SeatOn, ...]] = {}
    for key in sorted(seats):
        for person in dict.fromkeys(seats[key].holders):
            held[person] = (*held.get(person, ()), seats[key])
    return held


def _change_of(before: tuple[SeatOn, ...], after: tuple[SeatOn, ...]) -> PersonChange | None:
    if not before:
        return PersonChange.CAME
    if not after:
        return PersonChange.LEFT
    places = ([(seat.key, seat.boss) for seat in seats] for seats in (before, after))
    return PersonChange.MOVED if next(places) != next(places) else None


def _seats(then: Mapping[UUID, SeatOn], now: Mapping[UUID, SeatOn]) -> tuple[ChangedSeat, ...]:
    found = [
        ChangedSeat(change, key, then.get(key), now.get(key))
        for key in then.keys() | now.keys()
        for change in _changes_of(then.get(key), now.get(key))
    ]
    told = list(SeatChange)

    def order(one: ChangedSeat) -> tuple[int, str, UUID]:
        seat = one.after or one.before
        return told.index(one.change), fold(seat.title) if seat else "", one.seat

    return tuple(sorted(found, key=order))


def _changes_of(before: SeatOn | None, after: SeatOn | None) -> list[SeatChange]:
    if before is None or after is None:
        return [SeatChange.NEW if before is None else SeatChange.CLOSED]
    held, holds = set(before.holders), set(after.holders)
    changes = {
        SeatChange.FILLED: not held and bool(holds),
        SeatChange.PASSED_ON: bool(held) and bool(holds) and held != holds,
        SeatChange.EMPTIED: bool(held) and not holds,
        SeatChange.MOVED: before.boss != after.boss,
        SeatChange.RENAMED: before.title != after.title,
    }
    return [change for change, happened in changes.items() if happened]
