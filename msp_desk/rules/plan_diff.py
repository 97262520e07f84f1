"""What differs between two contents of a service plan, item by item: each difference once, nothing where they say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import Any

from msp_desk.rules.plain_values import plain
from msp_desk.rules.plan_reach import seats_by_key
from msp_desk.rules.plan_sections import Section
from msp_desk.values.enums import Word
from msp_desk.values.plan_content import (
    CommitmentSaid,
    CounterpartSaid,
    LadderSaid,
    PlanContent,
    ProcedureSaid,
    RoleSaid,
    RungSaid,
    ScopeSaid,
    SeatSaid,
)
from msp_desk.values.plans import Impact, StepSaid


class ChangeKind(Word):
    """What happened to an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


class Subject(Word):
    """What kind of item it happened to; steps, impacts and rungs lie within a procedure, a commitment, a ladder."""

    PLAN = "plan"
    FIRM = "firm"
    CLIENT = "client"
    SCOPE = "scope"
    SEAT = "seat"
    ROLE = "role"
    COUNTERPART = "counterpart"
    PROCEDURE = "procedure"
    STEP = "step"
    COMMITMENT = "commitment"
    IMPACT = "impact"
    LADDER = "ladder"
    RUNG = "rung"


Item = ScopeSaid | SeatSaid | RoleSaid | CounterpartSaid | ProcedureSaid | CommitmentSaid | LadderSaid


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A difference: of which item (its key, and both of its states), in which field, what it was and what it is now.

    Where a step, an impact or a rung was added or removed, `was` or `now` is that whole. `place` (from 0) is where it
    stands within its item. Fields that name a position hold it as it was that day, or its bare key where it is unknown;
    `seats` are the positions by which the item, or the step, is called.
    """

    kind: ChangeKind
    section: Section
    subject: Subject
    key: str = ""
    field: str = ""
    was: Any = None
    now: Any = None
    before: Item | None = None
    after: Item | None = None
    place: int | None = None
    seats: tuple[SeatSaid | None, ...] = ()

    @property
    def item(self) -> Item | None:
        """The item as it is now, or as it last was."""
        return self.after if self.after is not None else self.before


@dataclass(frozen=True, slots=True)
class _Kind:
    """How items of a kind are compared: where they stand in a content, and which of their fields name positions."""

    name: str
    section: Section
    subject: Subject
    naming: tuple[str, ...] = ()


_KINDS = (
    _Kind("scope", Section.SCOPE, Subject.SCOPE),
    _Kind("seats", Section.ORGANISATION, Subject.SEAT, ("boss",)),
    _Kind("roles", Section.ORGANISATION, Subject.ROLE, ("seat",)),
    _Kind("counterparts", Section.ORGANISATION, Subject.COUNTERPART, ("theirs", "ours")),
    _Kind("procedures", Section.PROCEDURES, Subject.PROCEDURE),
    _Kind("commitments", Section.COMMITMENTS, Subject.COMMITMENT),
    _Kind("ladders", Section.ESCALATION, Subject.LADDER),
)
#: Fields that are compared by their parts.
_PARTED = frozenset({"steps", "impacts", "rungs"})


class _Seats:
    """The positions of both contents, for telling keys as what they meant on each side."""

    def __init__(self, before: PlanContent, after: PlanContent) -> None:
        self.before = seats_by_key(before)
        self.after = seats_by_key(after)

    def was(self, key: str) -> SeatSaid | str:
        return self.before.get(key, key)

    def now(self, key: str) -> SeatSaid | str:
        return self.after.get(key, key)

    def called(self, *keys: str) -> tuple[SeatSaid | None, ...]:
        """The positions by which an item is called: as they are now, or as they last were."""
        return tuple(self.after.get(key) or self.before.get(key) for key in keys)


def compare(before: PlanContent, after: PlanContent) -> tuple[PlanChange, ...]:
    """All differences, in the order in which a plan is read; none exactly where both have the same `content_sha256`."""
    seats = _Seats(before, after)
    changes = [*_whole(before, after)]
    for kind in _KINDS:
        changes += _items(kind, getattr(before, kind.name), getattr(after, kind.name), seats)
    return tuple(changes)


def _same(was: Any, now: Any) -> bool:
    """Whether two values say the same, in whichever form of Unicode."""
    return bool(was == now or plain(was) == plain(now))


def _whole(before: PlanContent, after: PlanContent) -> Iterator[PlanChange]:
    base = PlanChange(ChangeKind.CHANGED, Section.PLAN, Subject.PLAN)
    for party, subject in (("firm", Subject.FIRM), ("client", Subject.CLIENT)):
        yield from _fields(replace(base, subject=subject), getattr(before, party), getattr(after, party))
    for name in ("language", "introduction", "review_on", "review_months"):
        was, now = getattr(before, name), getattr(after, name)
        if not _same(was, now):
            yield replace(base, field=name, was=was, now=now)


def _fields(base: PlanChange, before: Any, after: Any, skipped: Iterable[str] = ()) -> Iterator[PlanChange]:
    if before == after:
        return
    for f in fields(before):
        was, now = getattr(before, f.name), getattr(after, f.name)
        if f.name not in skipped and not _same(was, now):
            yield replace(base, field=f.name, was=was, now=now)


def _items(kind: _Kind, before: Sequence[Any], after: Sequence[Any], seats: _Seats) -> Iterator[PlanChange]:
    """Items are the same by their key, wherever they stand."""
    if before == after:
        return
    was, now = {item.key: item for item in before}, {item.key: item for item in after}
    for item in before:
        if item.key not in now:
            yield _changed(kind, ChangeKind.REMOVED, item, None, seats)
    for item in after:
        if item.key not in was:
            yield _changed(kind, ChangeKind.ADDED, None, item, seats)
        elif item != was[item.key]:
            yield from _item(kind, was[item.key], item, seats)
    if [k for k in was if k in now] != [k for k in now if k in was]:
        yield PlanChange(ChangeKind.REORDERED, kind.section, kind.subject)


def _changed(kind: _Kind, change: ChangeKind, before: Any, after: Any, seats: _Seats) -> PlanChange:
    item = before if after is None else after
    called = (
        seats.called(*(getattr(item, name) for name in kind.naming))
        if kind.subject is not Subject.SEAT
        else ()
    )
    return PlanChange(change, kind.section, kind.subject, item.key, before=before, after=after, seats=called)


def _item(kind: _Kind, before: Any, after: Any, seats: _Seats) -> Iterator[PlanChange]:
    base = _changed(kind, ChangeKind.CHANGED, before, after, seats)
    if kind.subject is Subject.SEAT:
        yield from _holder(base, before, after)
    for change in _fields(base, before, after, {"key", "holder", "holder_key", *_PARTED}):
        yield _naming(change, seats) if change.field in kind.naming else change
    if kind.subject is Subject.PROCEDURE:
        yield from _parts(replace(base, subject=Subject.STEP), before.steps, after.steps, _step, seats)
    if kind.subject is Subject.COMMITMENT:
        yield from _parts(
            replace(base, subject=Subject.IMPACT), before.impacts, after.impacts, _impact, seats
        )
    if kind.subject is Subject.LADDER:
        yield from _parts(replace(base, subject=Subject.RUNG), before.rungs, after.rungs, _rung, seats)


def _holder(base: PlanChange, before: SeatSaid, after: SeatSaid) -> Iterator[PlanChange]:
    """Who holds a position: a name and a person are one thing."""
    if before.holder_key != after.holder_key or not _same(before.holder, after.holder):
        yield replace(base, field="holder", was=before.holder, now=after.holder)


def _naming(change: PlanChange, seats: _Seats) -> PlanChange:
    """A change of a field that names a position, with the positions instead of their keys."""
    return replace(change, was=seats.was(change.was), now=seats.now(change.now))


_Part = StepSaid | Impact | RungSaid
_Compare = Callable[[PlanChange, Any, Any, _Seats], Iterator[PlanChange]]


def _parts(
    base: PlanChange, before: Sequence[_Part], after: Sequence[_Part], compared: _Compare, seats: _Seats
) -> Iterator[PlanChange]:
    """Parts have no key: they are matched by what they are about, else by their place."""
    if _same(before, after):
        return
    matcher = SequenceMatcher(None, [_about(p) for p in before], [_about(p) for p in after], autojunk=False)
    for _, i, i_end, j, j_end in matcher.get_opcodes():
        paired = min(i_end - i, j_end - j)
        for step in range(paired):
            here = replace(base, place=j + step, seats=_called(after[j + step], seats))
            yield from compared(here, before[i + step], after[j + step], seats)
        for place in range(i + paired, i_end):
            part = before[place]
            yield replace(base, kind=ChangeKind.REMOVED, place=place, was=part, seats=_called(part, seats))
        for place in range(j + paired, j_end):
            part = after[place]
            yield replace(base, kind=ChangeKind.ADDED, place=place, now=part, seats=_called(part, seats))


def _about(part: _Part) -> object:
    """What a part is about: by it a part is found again when another is put before it."""
    if isinstance(part, RungSaid):
        return part.ours, part.theirs
    if isinstance(part, StepSaid):
        return plain(part.text)
    return part.kind, part.beyond


def _called(part: _Part, seats: _Seats) -> tuple[SeatSaid | None, ...]:
    if isinstance(part, RungSaid):
        return seats.called(part.ours, part.theirs)
    return seats.called(part.seat) if isinstance(part, StepSaid) else ()


def _step(base: PlanChange, before: StepSaid, after: StepSaid, seats: _Seats) -> Iterator[PlanChange]:
    for change in _fields(base, before, after):
        yield _naming(change, seats) if change.field == "seat" else change


def _rung(base: PlanChange, before: RungSaid, after: RungSaid, seats: _Seats) -> Iterator[PlanChange]:
    for change in _fields(base, before, after):
        yield _naming(change, seats) if change.field in ("ours", "theirs") else change


def _impact(base: PlanChange, before: Impact, after: Impact, _seats: _Seats) -> Iterator[PlanChange]:
    """An impact is told whole: its parts mean nothing alone."""
    if not _same(before, after):
        yield replace(base, field="impact", was=before, now=after)
