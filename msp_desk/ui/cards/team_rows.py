"""The people and seats of an organisation as one list: by level, the empty seats among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.queries.people import PersonRow
from msp_desk.queries.positions import PositionRow
from msp_desk.ui.looks import level_tone
from msp_desk.ui.tables.lines import Group, Line
from msp_desk.ui.theme import Tone
from msp_desk.values.enums import Level, PersonStatus, Side
from msp_desk.values.folding import fold, fold_words, initials


@dataclass(frozen=True, slots=True)
class TeamRow:
    """Somebody with the seats they hold, or (without `person`) an empty seat; `depth` counts the bosses above them."""

    key: UUID
    person: PersonRow | None
    seats: tuple[PositionRow, ...]
    level: Level | None
    depth: int

    @property
    def left(self) -> bool:
        """Whether they are not there any more."""
        return self.person is not None and self.person.status is PersonStatus.LEFT

    @property
    def title(self) -> str:
        """All that they are."""
        titles = ", ".join(s.title for s in self.seats)
        return titles or (self.person.title if self.person is not None else "")


_LEVELS: dict[Level | None, int] = {**{level: place for place, level in enumerate(Level)}, None: len(Level)}


def team_rows(people: Iterable[PersonRow], seats: Sequence[PositionRow]) -> tuple[TeamRow, ...]:
    """Everybody of an organisation and its empty seats: by level, then who has fewer bosses, then by name."""
    held: dict[UUID, list[PositionRow]] = defaultdict(list)
    for seat in seats:
        for holder in seat.holders:
            held[holder.person_key].append(seat)
    depths = _depths(seats)
    rows = [_of_person(p, held[p.key], depths) for p in people]
    rows += [TeamRow(s.key, None, (s,), s.level, depths[s.key]) for s in seats if not s.holders]
    rows.sort(key=_standing)
    return tuple(rows)


def _of_person(person: PersonRow, seats: Sequence[PositionRow], depths: Mapping[UUID, int]) -> TeamRow:
    level = min((s.level for s in seats), key=_LEVELS.__getitem__, default=person.level)
    depth = min((depths[s.key] for s in seats), default=0)
    return TeamRow(person.key, person, tuple(seats), level, depth)


def _depths(seats: Sequence[PositionRow]) -> dict[UUID, int]:
    bosses = {s.key: s.reports_to_key for s in seats}
    return {key: _bosses_above(key, bosses) for key in bosses}


def _bosses_above(key: UUID, bosses: Mapping[UUID, UUID | None]) -> int:
    count, boss = 0, bosses.get(key)
    while boss is not None and count < len(bosses):
        count, boss = count + 1, bosses.get(boss)
    return count


def _standing(row: TeamRow) -> tuple[object, ...]:
    name = fold(row.person.name if row.person is not None else row.title)
    return row.left, _LEVELS[row.level], row.depth, row.person is None, name, row.key


def found_in(rows: Iterable[TeamRow], text: str) -> tuple[TeamRow, ...]:
    """The rows that have every word of a text in name, title or unit."""
    words = fold_words(text)
    return tuple(r for r in rows if all(w in _hay(r) for w in words)) if words else tuple(rows)


def _hay(row: TeamRow) -> str:
    name = row.person.name if row.person is not None else ""
    return fold(f"{name} {row.title} {' '.join(s.unit for s in row.seats)}")


def line_of(row: TeamRow, words: Words, today: date, photo: bytes = b"") -> Line:
    """Who, what they are, whom they report to; at the right when we last spoke."""
    seat = row.seats[0] if row.seats else None
    second = " · ".join(t for t in (_boss(seat, words), seat.unit if seat else "") if t)
    tone = level_tone(row.level)
    person = row.person
    if person is None:
        empty = words.t("Seat empty")
        return Line(
            row.key,
            row.title,
            second=" · ".join(t for t in (empty, second) if t),
            bar=Tone.LINE,
            avatar="?",
            avatar_tone=tone,
            faded=True,
        )
    last = words.local_day(person.last_contact) if person.last_contact is not None else None
    chip, chip_tone = _chip(person, words)
    return Line(
        row.key,
        person.name,
        row.title,
        second or _weight(person, words),
        bar=tone if row.level is not None else Tone.LINE,
        avatar=initials(person.name),
        avatar_tone=tone,
        photo=photo,
        chip=chip,
        chip_tone=chip_tone,
        right=_last_told(person, last, words, today),
        faded=row.left,
        hint=words.day(last, "full"),
    )


def _boss(seat: PositionRow | None, words: Words) -> str:
    if seat is None or not seat.reports_to:
        return ""
    boss = f"{seat.boss}, {seat.reports_to}" if seat.boss else seat.reports_to
    return words.t("Reports to %(boss)s", boss=boss)


def _last_told(person: PersonRow, last: date | None, words: Words, today: date) -> str:
    if last is None:
        return "" if person.side is Side.OURS else words.t("never spoken to")
    return words.relative(last, today)


def _weight(person: PersonRow, words: Words) -> str:
    return words.term(person.influence)


def _chip(person: PersonRow, words: Words) -> tuple[str, Tone]:
    if person.status is PersonStatus.ON_LEAVE:
        return words.term(person.status), Tone.WARN
    return (words.t("Key person"), Tone.ACCENT) if person.is_key else ("", Tone.TEXT2)


def grouping(rows: Sequence[TeamRow], words: Words) -> Callable[[TeamRow], Group]:
    """The heading of each row: its level, or that they have left or have no position."""
    counts = Counter(_heading(r) for r in rows)
    groups = {h: Group(_said(h, words), str(n), _tone(h)) for h, n in counts.items()}

    def group_of(row: TeamRow) -> Group:
        return groups[_heading(row)]

    return group_of


def _heading(row: TeamRow) -> Level | PersonStatus | None:
    return PersonStatus.LEFT if row.left else row.level


def _said(heading: Level | PersonStatus | None, words: Words) -> str:
    if heading is None:
        return words.t("Without a position")
    return words.t("Have left") if isinstance(heading, PersonStatus) else words.term(heading)


def _tone(heading: Level | PersonStatus | None) -> Tone:
    return level_tone(heading) if isinstance(heading, Level) else Tone.TEXT2
