"""What changed between two versions of a service plan, in words that a client understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from msp_desk.i18n.words import Words
from msp_desk.reports.plan.change_fields import FIELDS, WHOLE
from msp_desk.reports.plan.excerpts import excerpts
from msp_desk.reports.plan.told import (
    after_told,
    amount_told,
    duration_told,
    holder_told,
    impact_told,
    procedure_name,
    quantity_told,
    target_told,
)
from msp_desk.rules.plan_diff import ChangeKind, PlanChange, Subject
from msp_desk.values.enums import Language
from msp_desk.values.plan_content import (
    CommitmentSaid,
    LadderSaid,
    NumberSaid,
    ProcedureSaid,
    RungSaid,
    ScopeSaid,
    SeatSaid,
)
from msp_desk.values.plans import Duration, Impact, StepSaid, Target


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A change as a row of a table: what changed, what it is now, what it was; empty where there is nothing."""

    what: str
    now: str
    was: str


def change_told(change: PlanChange, words: Words) -> str:
    """A change in a sentence: Response to urgent incidents: 30 minutes, was 60 minutes."""
    told = change_row(change, words)
    if change.kind is ChangeKind.REORDERED:
        return told.what
    if change.kind is ChangeKind.ADDED:
        return words.t("New: %(what)s", what=_with(told.what, told.now, words))
    if change.kind is ChangeKind.REMOVED:
        return words.t("No longer there: %(what)s", what=_with(told.what, told.was, words))
    return _now_and_before(told, words)


def _with(what: str, value: str, words: Words) -> str:
    return words.t("%(what)s: %(value)s", what=what, value=value) if value else what


def _now_and_before(told: ChangeTold, words: Words) -> str:
    if told.now == told.was:
        return words.t("%(what)s: changed in a detail", what=told.what)
    if not told.was:
        return words.t("%(what)s: %(now)s, was not stated", what=told.what, now=told.now)
    if not told.now:
        return words.t("%(what)s: no longer stated, was %(was)s", what=told.what, was=told.was)
    return words.t("%(what)s: %(now)s, was %(was)s", what=told.what, now=told.now, was=told.was)


def change_row(change: PlanChange, words: Words) -> ChangeTold:
    """A change as what it is about, what it is now and what it was."""
    what = _what(change, words)
    if change.kind is ChangeKind.REORDERED:
        return ChangeTold(what, "", "")
    if change.kind is ChangeKind.ADDED:
        return ChangeTold(what, _whole(change, change.now, words), "")
    if change.kind is ChangeKind.REMOVED:
        return ChangeTold(what, "", _whole(change, change.was, words))
    now, was = _values(change, words)
    return ChangeTold(what, now, was)


# What it is about


def _what(change: PlanChange, words: Words) -> str:
    if change.kind is ChangeKind.REORDERED:
        return words.say(WHOLE[change.subject])
    called = _called(change, words)
    if change.kind is not ChangeKind.CHANGED or (change.subject, change.field) in _PLAIN:
        return called
    label = words.say(FIELDS[change.subject, change.field])
    return (
        words.t("%(item)s, %(field)s", item=called, field=label) if called else label[:1].upper() + label[1:]
    )


#: Fields that need no name beside the item's: what is promised, who holds a position, when a step comes.
_PLAIN = frozenset(
    {
        (Subject.COMMITMENT, "target"),
        (Subject.SCOPE, "is_in"),
        (Subject.SEAT, "holder"),
        (Subject.SEAT, "gone"),
        (Subject.RUNG, "after"),
        (Subject.STEP, "text"),
        (Subject.IMPACT, "impact"),
    }
)


#: Where the name itself changed, an item is called as the reader knows it.
_NAMING = frozenset({"name", "title", "indicator", "severity"})


def _called(change: PlanChange, words: Words) -> str:
    """The item by its name; a step, an impact or a rung by its number within it."""
    item = change.before if change.field in _NAMING else change.item
    if change.subject is Subject.FIRM:
        return words.t("Our firm")
    if change.subject is Subject.CLIENT:
        return words.t("The client")
    if change.subject is Subject.ROLE:
        return _role_called(change.seats, words)
    if change.subject is Subject.COUNTERPART:
        theirs, ours = (_titled(seat, words) for seat in change.seats)
        return words.t("Counterparts %(theirs)s and %(ours)s", theirs=theirs, ours=ours)
    if isinstance(item, SeatSaid) and change.kind is not ChangeKind.CHANGED:
        return words.t("Position «%(title)s»", title=item.title)
    name = "" if item is None else _NAMES[type(item)](item, words)
    if change.place is None:
        return name
    if change.subject is Subject.IMPACT:
        return words.t("%(item)s, impact %(n)d", item=name, n=change.place + 1)
    return words.t("%(item)s, step %(n)d", item=name, n=change.place + 1)


def _role_called(seats: tuple[SeatSaid | None, ...], words: Words) -> str:
    seat = seats[0] if seats else None
    return words.t("Contact %(title)s", title=_titled(seat, words))


def _titled(seat: SeatSaid | None, words: Words) -> str:
    return seat.title if seat is not None else words.t("a position that is no longer there")


def _procedure_called(item: ProcedureSaid, words: Words) -> str:
    return words.t("Procedure «%(name)s»", name=procedure_name(item, words))


def _ladder_called(item: LadderSaid, words: Words) -> str:
    return words.t("Escalation «%(severity)s»", severity=item.severity)


def _seat_called(item: SeatSaid, _words: Words) -> str:
    return item.title


def _scope_called(item: ScopeSaid, _words: Words) -> str:
    return item.name or item.service


def _commitment_called(item: CommitmentSaid, _words: Words) -> str:
    return item.indicator


_Namer = Callable[..., str]
_NAMES: Mapping[type, _Namer] = {
    ScopeSaid: _scope_called,
    SeatSaid: _seat_called,
    ProcedureSaid: _procedure_called,
    CommitmentSaid: _commitment_called,
    LadderSaid: _ladder_called,
}


# What it is and was


def _values(change: PlanChange, words: Words) -> tuple[str, str]:
    """What it is now and what it was, told alike."""
    now, was = change.now, change.was
    if isinstance(now, Target) and isinstance(was, Target):
        return _targets(now, was, words)
    if isinstance(now, Impact) and isinstance(was, Impact):
        return _impact(now, change.after, words), _impact(was, change.before, words)
    if change.field == "numbers":
        return _numbers(now, was, words)
    if isinstance(now, str) and isinstance(was, str) and not _names_seat(change):
        if change.field == "holder":
            empty = _small(words.t("Seat empty"))
            return now or empty, was or empty
        return excerpts(now, was)
    return _told(change, now, words), _told(change, was, words)


def _impact(impact: Impact, item: object, words: Words) -> str:
    """An impact in the measure that its commitment had."""
    if not isinstance(item, CommitmentSaid):
        return words.term(impact.kind)
    return impact_told(impact, item.target, item.frequency, words)


def _names_seat(change: PlanChange) -> bool:
    return change.field in ("boss", "seat", "ours", "theirs")


def _targets(now: Target, was: Target, words: Words) -> tuple[str, str]:
    """Two targets: only the values where all else is alike."""
    if now.kind is was.kind and now.comparison is was.comparison:
        return amount_told(now, now.amount, words), amount_told(was, was.amount, words)
    return target_told(now, words), _small(target_told(was, words))


def _numbers(now: tuple[NumberSaid, ...], was: tuple[NumberSaid, ...], words: Words) -> tuple[str, str]:
    """The numbers that are new, and those that are gone."""
    new = [n for n in now if n not in was]
    gone = [n for n in was if n not in now]
    return _listed(new, words), _listed(gone, words)


def _listed(numbers: list[NumberSaid], words: Words) -> str:
    return ", ".join(
        words.t("%(kind)s %(value)s (%(hours)s)", kind=n.kind, value=n.value, hours=n.hours)
        if n.hours
        else words.t("%(kind)s %(value)s", kind=n.kind, value=n.value)
        for n in numbers
    )


def _told(change: PlanChange, value: object, words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _truth(change, value, words)
    if isinstance(value, SeatSaid):
        return words.t("%(title)s (%(name)s)", title=value.title, name=holder_told(value, words))
    if isinstance(value, Duration):
        return _when(change, value, words)
    if isinstance(value, Enum):
        return words.term(value) if isinstance(value, Language) else _small(words.term(value))
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, int):
        return words.n("%(n)d month", "%(n)d months", value)
    if isinstance(value, str) and value:
        return words.t("a position that is no longer there")
    return ""


def _when(change: PlanChange, value: Duration, words: Words) -> str:
    if change.subject is not Subject.RUNG:
        return duration_told(value, words)
    return _small(after_told(value, words))


def _truth(change: PlanChange, value: bool, words: Words) -> str:
    if change.field == "is_in":
        return words.t("included") if value else words.t("not included")
    if change.field == "gone":
        return words.t("no longer there") if value else words.t("part of the org chart")
    return words.p("answer", "Yes") if value else words.p("answer", "No")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


# What was added or taken away


def _whole(change: PlanChange, value: object, words: Words) -> str:
    """What is added or removed, in short: beside its name, what a reader asks for first."""
    item = change.item
    if isinstance(value, Impact):
        was_there = change.kind is ChangeKind.REMOVED
        return _impact(value, change.before if was_there else item, words)
    if isinstance(value, StepSaid):
        return value.text
    if isinstance(value, RungSaid):
        return _rung_told(change, value, words)
    if isinstance(item, CommitmentSaid):
        return _small(target_told(item.target, words))
    if isinstance(item, ScopeSaid):
        return _scope_told(item, words)
    if isinstance(item, SeatSaid):
        return holder_told(item, words)
    return ""


def _scope_told(item: ScopeSaid, words: Words) -> str:
    if not item.is_in:
        return words.t("not included")
    return quantity_told(item)


def _rung_told(change: PlanChange, rung: RungSaid, words: Words) -> str:
    seat = change.seats[0] if change.seats else None
    if seat is None:
        return _small(after_told(rung.after, words))
    return words.t(
        "%(when)s, %(title)s (%(name)s)",
        when=_small(after_told(rung.after, words)),
        title=seat.title,
        name=holder_told(seat, words),
    )
