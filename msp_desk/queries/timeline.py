"""The history, newest first, a page at a time: of a client, of a person, or of the whole desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, ScalarSelect, bindparam, func, select, type_coerce

from msp_desk.models.clients import Client
from msp_desk.models.interactions import Attachment, Interaction, Participation, Promise
from msp_desk.models.people import Person
from msp_desk.queries.expressions import Asked, our_firm
from msp_desk.values.enums import Channel, Initiative, Moment
from msp_desk.values.folding import fold, fold_words
from msp_desk.values.times import position_at, zone_named

#: How many entries are looked through at most for one page that is filtered: none may make the window wait.
MOST_LOOKED_THROUGH = 2_500
_MOST_READ = 2_000
_CHUNK = 250
_EXCERPT = 300


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which interactions; what is None or empty does not matter. `since` and `until` are days in `zone`, included.

    `text` is looked for here only within a client or person; across the desk `Desk.find_notes` finds the positions.
    """

    client: UUID | None = None
    person: UUID | None = None
    channel: Channel | None = None
    moment: Moment | None = None
    initiative: Initiative | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class InteractionRow:
    """One line of a history; `notes` is their beginning, `theirs` and `ours` the names of who took part."""

    key: UUID
    position: int
    at: datetime
    zone: str
    channel: Channel
    initiative: Initiative
    moment: Moment | None
    reached: bool
    minutes: int | None
    subject: str
    notes: str
    perceived: int | None
    client_key: UUID | None
    client: str
    promises: int
    attachments: int
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Some rows of a history, and the position to ask for the next page with (None: this was the last).

    With a filter a page can be short, or even empty, while there is more: what may be looked through at once is bounded.
    """

    rows: tuple[InteractionRow, ...]
    before: int | None


def timeline_page(
    connection: Connection,
    wanted: TimelineFilter,
    before: int | None = None,
    limit: int = 50,
    positions: Sequence[int] | None = None,
) -> TimelinePage:
    """The newest rows of a history, those before a position; two statements, one more where it is filtered.

    `positions` (newest first) are those that a full-text search found; the page then has those of them that the filter
    lets through.
    """
    binds = _binds(wanted, before)
    if positions is not None:
        rows = _rows(connection, binds | {"positions": list(positions)}, len(positions))
        return TimelinePage(rows, positions[-1] if positions else None)
    if wanted.text.strip():
        return _page_with_text(connection, wanted, binds, limit)
    floor = _floor(connection, binds)
    if floor is not None:
        binds["lower"] = max(floor, binds.get("lower", floor))
    rows = _rows(connection, binds, limit)
    if len(rows) == limit:
        return TimelinePage(rows, rows[-1].position)
    return TimelinePage(rows, floor if floor is not None and binds["lower"] == floor else None)


@dataclass(frozen=True, slots=True)
class TimelineStretch:
    """The positions of a stretch of a history, newest first, and the one to ask for the next with (None: this was the last)."""

    positions: tuple[int, ...]
    before: int | None


def timeline_stretch(
    connection: Connection,
    wanted: TimelineFilter,
    before: int | None = None,
    limit: int = 200,
    found: Sequence[int] | None = None,
) -> TimelineStretch:
    """Where the entries of a history are, without reading them: for lists that are longer than anybody's patience.

    `found` (newest first) are the positions that a full-text search found; the text of the filter is not looked at.
    One statement, one more where it is filtered; what is looked through at once is bounded as in `timeline_page`.
    """
    binds = _binds(wanted, before)
    if found is not None:
        binds |= {"positions": list(found), "limit": len(found)}
        kept = connection.execute(_placed(frozenset(binds) - {"limit"}), binds).scalars()
        return TimelineStretch(tuple(kept), found[-1] if found else None)
    floor = _floor(connection, binds)
    if floor is not None:
        binds["lower"] = max(floor, binds.get("lower", floor))
    there = tuple(connection.execute(_placed(frozenset(binds)), binds | {"limit": limit}).scalars())
    if len(there) == limit:
        return TimelineStretch(there, there[-1])
    return TimelineStretch(there, floor if floor is not None and binds["lower"] == floor else None)


def timeline_rows(connection: Connection, positions: Sequence[int]) -> tuple[InteractionRow, ...]:
    """The entries at these positions, newest first; two statements."""
    return _rows(connection, {"positions": list(positions)}, len(positions)) if positions else ()


def latest(connection: Connection, limit: int, **owner: UUID) -> tuple[InteractionRow, ...]:
    """The newest entries of a client or person; two statements."""
    return _rows(connection, dict(owner), limit)


def _binds(wanted: TimelineFilter, before: int | None) -> dict[str, Any]:
    """What the filter asks for, by the names of `_CONDITIONS`."""
    names = ("client", "person", "channel", "moment", "initiative")
    binds = {n: getattr(wanted, n) for n in names if getattr(wanted, n) is not None}
    upper = [before] if before is not None else []
    if wanted.until is not None:
        upper.append(_start_of(wanted.until + timedelta(days=1), wanted.zone))
    if upper:
        binds["upper"] = min(upper)
    if wanted.since is not None:
        binds["lower"] = _start_of(wanted.since, wanted.zone)
    return binds


def _start_of(day: date, zone: str) -> int:
    return position_at(datetime.combine(day, time(), zone_named(zone)))


_CONDITIONS: dict[str, Any] = {
    "client": Interaction.client_key == bindparam("client"),
    "channel": Interaction.channel == bindparam("channel"),
    "moment": Interaction.moment == bindparam("moment"),
    "initiative": Interaction.initiative == bindparam("initiative"),
    "positions": Interaction.position.in_(bindparam("positions", expanding=True)),
}
_SIEVES = frozenset({"channel", "moment", "initiative"})


def _along(base: Asked, names: Iterable[str]) -> Asked:
    """A statement walking a history newest first, by the index of whose history it is."""
    position: Any = Interaction.position
    if "person" in names:
        position = Participation.position
        base = base.join(Participation, Participation.interaction_key == Interaction.key).where(
            Participation.person_key == bindparam("person")
        )
    if "upper" in names:
        base = base.where(position < bindparam("upper"))
    if "lower" in names:
        base = base.where(position >= bindparam("lower"))
    base = base.where(*(_CONDITIONS[n] for n in _CONDITIONS if n in names))
    return base.order_by(position.desc()).limit(bindparam("limit"))


@cache
def _promises_asked() -> ScalarSelect[int]:
    """How many promises an interaction has."""
    return (
        select(func.count())
        .where(Promise.interaction_key == Interaction.key)
        .correlate(Interaction)
        .scalar_subquery()
    )


@cache
def _attachments_asked() -> ScalarSelect[int]:
    """How many attachments it has."""
    return (
        select(func.count())
        .where(Attachment.interaction_key == Interaction.key)
        .correlate(Interaction)
        .scalar_subquery()
    )


@cache
def _shown(names: frozenset[str]) -> Asked:
    i = Interaction
    base = select(
        i.key,
        i.position,
        i.at,
        i.zone,
        i.channel,
        i.initiative,
        i.moment,
        i.reached,
        i.minutes,
        i.subject,
        func.substr(i.notes, 1, _EXCERPT),
        i.perceived,
        i.client_key,
        func.coalesce(Client.name, ""),
        _promises_asked(),
        _attachments_asked(),
    ).outerjoin(Client, Client.key == i.client_key)
    return _along(base, names)


@cache
def _placed(names: frozenset[str]) -> Asked:
    return _along(select(Interaction.position), names)


@cache
def _read(names: frozenset[str]) -> Asked:
    return _along(select(Interaction.position, Interaction.subject, Interaction.notes), names)


@cache
def _counted_off(names: frozenset[str]) -> Asked:
    """The position so many entries further back, from the index alone."""
    position: Any = Participation.position if "person" in names else Interaction.position
    base = select(position)
    if "person" in names:
        base = base.where(Participation.person_key == bindparam("person"))
    elif "client" in names:
        base = base.where(Interaction.client_key == bindparam("client"))
    if "upper" in names:
        base = base.where(position < bindparam("upper"))
    return base.order_by(position.desc()).limit(1).offset(bindparam("skip"))


@cache
def _took_part_asked() -> Asked:
    """Who took part in these interactions."""
    return (
        select(
            Participation.position,
            Person.name,
            type_coerce(Person.client_key == our_firm(), Integer).label("ours"),
        )
        .join(Person, Person.key == Participation.person_key)
        .where(Participation.interaction_key.in_(bindparam("keys", expanding=True)))
        .order_by(Participation.interaction_key, Participation.person_key)
    )


def _floor(connection: Connection, binds: dict[str, Any]) -> int | None:
    """Where a page that is filtered stops looking; None where nothing is filtered, or the history ends before."""
    if not _SIEVES & binds.keys():
        return None
    walk = {n: v for n, v in binds.items() if n in ("client", "person", "upper")}
    statement = _counted_off(frozenset(walk))
    return connection.execute(statement, walk | {"skip": MOST_LOOKED_THROUGH}).scalar()


def _rows(connection: Connection, binds: dict[str, Any], limit: int) -> tuple[InteractionRow, ...]:
    found = connection.execute(_shown(frozenset(binds)), binds | {"limit": limit}).all()
    return _with_people(connection, found)


def _with_people(connection: Connection, found: Sequence[Any]) -> tuple[InteractionRow, ...]:
    """The rows, with who took part in each; told apart by their positions, which are plain numbers."""
    if not found:
        return ()
    theirs: dict[int, list[str]] = defaultdict(list)
    ours: dict[int, list[str]] = defaultdict(list)
    for position, name, is_ours in connection.execute(
        _took_part_asked(), {"keys": [r[0] for r in found]}
    ).all():
        (ours if is_ours else theirs)[position].append(name)
    return tuple(InteractionRow(*(*r, tuple(theirs.get(r[1], ())), tuple(ours.get(r[1], ())))) for r in found)


def _page_with_text(
    connection: Connection, wanted: TimelineFilter, binds: dict[str, Any], limit: int
) -> TimelinePage:
    """Reads the history of one client or person, a piece at a time, for entries that have every word."""
    if wanted.client is None and wanted.person is None:
        raise ValueError("text across the desk is searched in the full-text index")
    words = fold_words(wanted.text)
    matching: list[int] = []
    looked_through, more = 0, True
    while more and looked_through < _MOST_READ and len(matching) < limit:
        piece = connection.execute(_read(frozenset(binds)), binds | {"limit": _CHUNK}).all()
        matching += [r[0] for r in piece if _has(words, f"{r[1]}\n{r[2]}")]
        looked_through += len(piece)
        more = len(piece) == _CHUNK
        if piece:
            binds["upper"] = piece[-1][0]
    go_on = matching[limit - 1] if len(matching) >= limit else binds.get("upper")
    found = {"positions": matching[:limit]}
    rows = _rows(connection, found, limit) if matching else ()
    return TimelinePage(rows, go_on if more or len(matching) > limit else None)


def _has(words: list[str], text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)
