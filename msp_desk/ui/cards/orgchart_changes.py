"""What became of two org charts between a past day and today: the marks on their cards, and a list in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.queries.orgchart import OrgChart
from msp_desk.rules.chart_changes import (
    ChangedPerson,
    ChangedSeat,
    Comparison,
    PersonChange,
    SeatChange,
    SeatOn,
    compare,
)
from msp_desk.ui.cards.orgchart_seen import Seen
from msp_desk.ui.chart.shades import CHANGE_ICON, CHANGE_TONE
from msp_desk.ui.chart.shown import Change
from msp_desk.ui.theme import Tone

_MARKS = {
    SeatChange.CLOSED: Change.LEFT,
    SeatChange.NEW: Change.CAME,
    SeatChange.EMPTIED: Change.LEFT,
    SeatChange.FILLED: Change.CAME,
    SeatChange.PASSED_ON: Change.HOLDER,
    SeatChange.MOVED: Change.MOVED,
}
_PEOPLE = {
    PersonChange.CAME: Change.CAME,
    PersonChange.LEFT: Change.LEFT,
    PersonChange.MOVED: Change.MOVED,
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Something that happened, in words, and the seat where it is seen."""

    seat: UUID
    title: str
    text: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Changed:
    """All that happened: what is marked on which card, the people and the positions."""

    marks: dict[UUID, Change]
    people: tuple[ChangeLine, ...]
    seats: tuple[ChangeLine, ...]


NOTHING = Changed({}, (), ())


def changed_since(seen: Seen, words: Words, *, beside: bool) -> Changed:
    """What became of the charts since the day that was asked for."""
    if seen.then is None:
        return NOTHING
    then, now = seen.then.both(), seen.now.both()
    pairs = list(zip(then, now, strict=False))[: None if beside else 1]
    found = [compare(_seats(a), _seats(b), _names(a, b)) for a, b in pairs]
    marks = {}
    for change, mark in reversed(_MARKS.items()):
        marks.update({one.seat: mark for each in found for one in each.which(change)})
    return Changed(
        marks,
        tuple(line for each in found for line in _people(each, words)),
        tuple(line for each in found for line in _positions(each, words)),
    )


def _seats(chart: OrgChart) -> tuple[SeatOn, ...]:
    return tuple(SeatOn(s.key, s.title, s.boss_key, tuple(h.key for h in s.holders)) for s in chart.seats)


def _names(*charts: OrgChart) -> dict[UUID, str]:
    return {h.key: h.name for chart in charts for seat in chart.seats for h in seat.holders}


def _people(found: Comparison, words: Words) -> Iterator[ChangeLine]:
    for one in found.people:
        mark = _PEOPLE[one.change]
        seat = (one.after or one.before)[0]
        yield ChangeLine(
            seat.key, one.name, _told(one, words), CHANGE_ICON[mark], CHANGE_TONE[mark]
        )  # fmt: skip


def _told(one: ChangedPerson, words: Words) -> str:
    before, after = (", ".join(seat.title for seat in seats) for seats in (one.before, one.after))
    if one.change is PersonChange.CAME:
        return words.t("came as %(position)s", position=after)
    if one.change is PersonChange.LEFT:
        return words.t("left; was %(position)s", position=before)
    if before != after:
        return words.t("from %(before)s to %(after)s", before=before, after=after)
    return words.t("%(position)s, now under another boss", position=after)


def _positions(found: Comparison, words: Words) -> Iterator[ChangeLine]:
    for one in found.seats:
        mark = _MARKS.get(one.change, Change.MOVED)
        seat = one.after or one.before
        if seat is not None:
            text = _WORDS[one.change](one, words)
            icon = "pen-line" if one.change is SeatChange.RENAMED else CHANGE_ICON[mark]
            yield ChangeLine(one.seat, seat.title, text, icon, CHANGE_TONE[mark])


def _new(_one: ChangedSeat, words: Words) -> str:
    return words.t("new position")


def _filled(_one: ChangedSeat, words: Words) -> str:
    return words.t("was empty, is filled")


def _passed(_one: ChangedSeat, words: Words) -> str:
    return words.t("held by somebody else")


def _emptied(_one: ChangedSeat, words: Words) -> str:
    return words.t("empty now")


def _moved(_one: ChangedSeat, words: Words) -> str:
    return words.t("under another boss")


def _renamed(one: ChangedSeat, words: Words) -> str:
    return words.t("was called %(title)s", title=one.before.title if one.before is not None else "")


def _closed(_one: ChangedSeat, words: Words) -> str:
    return words.t("taken away")


_WORDS: dict[SeatChange, Callable[[ChangedSeat, Words], str]] = {
    SeatChange.NEW: _new,
    SeatChange.FILLED: _filled,
    SeatChange.PASSED_ON: _passed,
    SeatChange.EMPTIED: _emptied,
    SeatChange.MOVED: _moved,
    SeatChange.RENAMED: _renamed,
    SeatChange.CLOSED: _closed,
}
