"""What stands on each card of an org chart, in words, shades and marks; screen, PDF and SVG only paint it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.queries.orgchart import ChartPerson, ChartSeat, OrgChart
from msp_desk.rules.chart_layout import Node
from msp_desk.values.enums import Influence, Level, PointKind, Side, Word
from msp_desk.values.folding import initials


class ColourBy(Word):
    """What the colours of a chart tell."""

    LEVEL = "level"
    CONTACT = "contact"
    INFLUENCE = "influence"


class Shade(Word):
    """A colour of the house by its meaning; screen and paper each know its tint."""

    EXECUTIVE = "executive"
    MANAGEMENT = "management"
    OPERATIONAL = "operational"
    TECHNICAL = "technical"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"
    QUIET = "quiet"


class Mark(Word):
    """The sign beside a colour, so that colour is never the only one."""

    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CIRCLE = "circle"
    SQUARE = "square"
    STAR = "star"
    CROSS = "cross"
    RING = "ring"
    DASH = "dash"


@dataclass(frozen=True, slots=True)
class Face:
    """A card: `name` first ("Seat empty" where nobody holds it), `title` under it, `foot` in the third voice.

    `more` is how many hold the seat beside the one shown; `spoken` is all of it as one sentence, for screen readers
    and tooltips.
    """

    key: UUID
    name: str
    title: str
    foot: str
    shade: Shade
    mark: Mark
    initials: str
    person_key: UUID | None
    photo_key: UUID | None
    channel: PointKind | None
    empty: bool
    more: int
    spoken: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What one colour and sign mean."""

    shade: Shade
    mark: Mark
    text: str


#: The width of a text in a size of the interface's typeface; `True` for the semibold one.
Measure = Callable[[str, float, bool], float]

#: Ours first, then what looks alike: as a picture names them.
TYPEFACES = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"

NAME_SIZE, TITLE_SIZE, FOOT_SIZE = 13.0, 12.0, 11.0
CARD_HEIGHT = 68.0
AVATAR = 32.0
#: The sign at the end of the name, and the room before it.
MARK, MARK_GAP = 8.0, 6.0
#: Edge, padding, avatar, gap, and padding at the right.
TEXT_LEFT = 3 + 9 + AVATAR + 9
_RIGHT = 12.0
_NARROWEST, _WIDEST = 150.0, 228.0
#: Days since the last contact from which a card is amber, and red.
FRESH, STALE = 30, 90

_LEVEL = {
    Level.EXECUTIVE: (Shade.EXECUTIVE, Mark.DIAMOND),
    Level.MANAGEMENT: (Shade.MANAGEMENT, Mark.TRIANGLE),
    Level.OPERATIONAL: (Shade.OPERATIONAL, Mark.CIRCLE),
    Level.TECHNICAL: (Shade.TECHNICAL, Mark.SQUARE),
}
_INFLUENCE = {
    Influence.DECIDES: (Shade.EXECUTIVE, Mark.DIAMOND),
    Influence.APPROVES: (Shade.MANAGEMENT, Mark.TRIANGLE),
    Influence.INFLUENCES: (Shade.ACCENT, Mark.CIRCLE),
    Influence.CHAMPIONS: (Shade.GOOD, Mark.STAR),
    Influence.USES: (Shade.QUIET, Mark.SQUARE),
    Influence.BLOCKS: (Shade.BAD, Mark.CROSS),
}
_UNKNOWN = (Shade.QUIET, Mark.DASH)


def faces(chart: OrgChart, words: Words, by: ColourBy) -> dict[UUID, Face]:
    """The card of every seat of a chart."""
    return {seat.key: face(seat, chart, words, by) for seat in chart.seats}


def face(seat: ChartSeat, chart: OrgChart, words: Words, by: ColourBy) -> Face:
    """The card of a seat; of several holders the first is shown."""
    holder = seat.holders[0] if seat.holders else None
    shade, mark = shade_of(seat, chart, by)
    name = holder.name if holder is not None else words.t("Seat empty")
    foot = _foot(holder, chart, words)
    return Face(
        key=seat.key,
        name=name,
        title=seat.title,
        foot=foot,
        shade=shade,
        mark=mark,
        initials=initials(holder.name) if holder is not None else "?",
        person_key=holder.key if holder is not None else None,
        photo_key=holder.photo_key if holder is not None else None,
        channel=holder.preferred if holder is not None else None,
        empty=holder is None,
        more=max(0, len(seat.holders) - 1),
        spoken=_spoken(seat, name, foot, words),
    )


def shade_of(seat: ChartSeat, chart: OrgChart, by: ColourBy) -> tuple[Shade, Mark]:
    """The colour and sign of a seat."""
    holder = seat.holders[0] if seat.holders else None
    if by is ColourBy.LEVEL:
        return _LEVEL[seat.level]
    if holder is None:
        return _UNKNOWN
    if by is ColourBy.INFLUENCE:
        return _UNKNOWN if holder.influence is None else _INFLUENCE[holder.influence]
    return _by_contact(holder, chart.on)


def legend(words: Words, by: ColourBy) -> tuple[LegendEntry, ...]:
    """What the colours mean."""
    t = words.t
    if by is ColourBy.LEVEL:
        return tuple(LegendEntry(*_LEVEL[level], words.term(level)) for level in Level)
    if by is ColourBy.INFLUENCE:
        known = tuple(LegendEntry(*_INFLUENCE[i], words.term(i)) for i in Influence)
        return (*known, LegendEntry(*_UNKNOWN, t("Not known")))
    return (
        LegendEntry(Shade.GOOD, Mark.CIRCLE, t("Spoken to within %(n)d days", n=FRESH)),
        LegendEntry(Shade.WARN, Mark.TRIANGLE, t("Within %(n)d days", n=STALE)),
        LegendEntry(Shade.BAD, Mark.CROSS, t("Longer ago")),
        LegendEntry(Shade.QUIET, Mark.DASH, t("Never")),
    )


def nodes(chart: OrgChart, cards: Mapping[UUID, Face], measure: Measure) -> tuple[Node, ...]:
    """The chart as the layout wants it: every card as wide as its text."""
    return tuple(
        Node(s.key, s.boss_key, card_width(cards[s.key], measure), CARD_HEIGHT, s.is_assistant)
        for s in chart.seats
    )


def card_width(card: Face, measure: Measure) -> float:
    """How wide a card is: as its longest line, within bounds; the name has the mark beside it."""
    name = f"{card.name} +{card.more}" if card.more else card.name
    longest = max(
        measure(name, NAME_SIZE, True) + MARK + MARK_GAP,
        measure(card.title, TITLE_SIZE, False),
        measure(card.foot, FOOT_SIZE, False) + FOOT_SIZE * 1.6,
    )
    return min(_WIDEST, max(_NARROWEST, TEXT_LEFT + longest + _RIGHT))


def days_since(last: date | None, on: date) -> int | None:
    """Days from the last contact to the day of the chart; None where there was none."""
    return None if last is None else max(0, (on - last).days)


def _by_contact(holder: ChartPerson, on: date) -> tuple[Shade, Mark]:
    days = days_since(holder.last_contact, on)
    if days is None:
        return _UNKNOWN
    if days <= FRESH:
        return Shade.GOOD, Mark.CIRCLE
    return (Shade.WARN, Mark.TRIANGLE) if days <= STALE else (Shade.BAD, Mark.CROSS)


def _foot(holder: ChartPerson | None, chart: OrgChart, words: Words) -> str:
    """How long ago we spoke to somebody of theirs; of ours it would say nothing."""
    if holder is None or chart.side is Side.OURS:
        return ""
    if holder.last_contact is None:
        return words.t("not spoken to yet")
    return words.relative(holder.last_contact, chart.on)


def _spoken(seat: ChartSeat, name: str, foot: str, words: Words) -> str:
    others = ", ".join(h.name for h in seat.holders[1:])
    parts: Iterable[str] = (name, seat.title, others, seat.unit, words.term(seat.level), foot)
    return ", ".join(p for p in parts if p)
