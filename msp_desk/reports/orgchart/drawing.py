"""Draws what an org chart consists of with whatever pen it is given: cards, connectors, counterpart lines, legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.theme import ACCENT, LINE, TEXT, TEXT2, TEXT3, WHITE, paled
from msp_desk.reports.orgchart.faces import (
    AVATAR,
    FOOT_SIZE,
    MARK,
    MARK_GAP,
    NAME_SIZE,
    TEXT_LEFT,
    TITLE_SIZE,
    Face,
    LegendEntry,
)
from msp_desk.reports.orgchart.pens import TINT, Pen, Point, mark_on
from msp_desk.rules.chart_layout import Box, Link
from msp_desk.rules.chart_scene import TieLine

#: Grey enough to be seen on paper.
_CONNECTOR = "#B9BBB4"
_RADIUS = 8.0
_EDGE = 3.0


def draw_links(pen: Pen, links: Iterable[Link]) -> None:
    """The connectors from bosses to reports."""
    for link in links:
        pen.line(link.points, _CONNECTOR, 1.0)


def draw_dotted(pen: Pen, boxes: Mapping[UUID, Box], dotted: Iterable[tuple[UUID, UUID]]) -> None:
    """The lines to whom a position also answers."""
    for key, boss in dotted:
        if key in boxes and boss in boxes:
            pen.line(dotted_line(boxes[key], boxes[boss]), TEXT3, 1.0, dash=4)


def dotted_line(card: Box, boss: Box) -> tuple[Point, Point]:
    """Between the middles of the two sides that are nearest to each other."""
    return min(((a, b) for a in _middles(card) for b in _middles(boss)), key=_length)


def _middles(box: Box) -> tuple[Point, ...]:
    cx, cy = box.x + box.width / 2, box.y + box.height / 2
    return (cx, box.y), (box.x, cy), (box.x + box.width, cy), (cx, box.y + box.height)


def _length(line: tuple[Point, Point]) -> float:
    (x1, y1), (x2, y2) = line
    return (x1 - x2) ** 2 + (y1 - y2) ** 2


def draw_card(pen: Pen, box: Box, face: Face, words: Words, goes_on: str = "") -> None:
    """A card with its words; an empty seat has a dashed outline. `goes_on` says where its branch is."""
    tint = TINT[face.shade]
    edge, dash = (TEXT3, 3.0) if face.empty else (LINE, 0.0)
    pen.box(box.x, box.y, box.width, box.height, fill=WHITE, edge=edge, radius=_RADIUS, dash=dash)
    pen.line(((box.x + _EDGE / 2, box.y + 6), (box.x + _EDGE / 2, box.y + box.height - 6)), tint, _EDGE)
    _avatar(pen, box, face, tint)
    left, room = box.x + TEXT_LEFT, box.width - TEXT_LEFT - 10
    name = f"{face.name} +{face.more}" if face.more else face.name
    middle = box.y + box.height / 2
    foot = goes_on or _foot(face, words)
    top = middle - (26 if foot else 18)
    colour = TEXT2 if face.empty else TEXT
    pen.text(left, top, name, NAME_SIZE, colour, bold=True, room=room - MARK - MARK_GAP + 2)
    pen.text(left, top + 18, face.title, TITLE_SIZE, TEXT2, bold=False, room=room)
    if foot:
        pen.text(left, top + 36, foot, FOOT_SIZE, ACCENT if goes_on else TEXT3, bold=False, room=room)
    mark_on(pen, face.mark, box.x + box.width - 10 - MARK, top + 5, MARK, tint)


def draw_outline(pen: Pen, box: Box) -> None:
    """A card that is told on another page."""
    pen.box(box.x, box.y, box.width, box.height, fill=WHITE, edge=LINE, radius=_RADIUS, dash=3)


def draw_tie(pen: Pen, tie: TieLine) -> None:
    """A counterpart line."""
    pen.curve(tie.points, ACCENT, 1.2, dash=5)


def draw_topic(pen: Pen, tie: TieLine, topic: str) -> None:
    """What a counterpart line is for, on it."""
    if not topic:
        return
    width = min(pen.width(topic, FOOT_SIZE, False), 150.0)
    x, y = tie.label[0] - width / 2, tie.label[1] - 9
    pen.box(x - 8, y, width + 16, 18, fill=WHITE, edge=paled(ACCENT, 0.6), radius=9)
    pen.text(x, y + 1.5, topic, FOOT_SIZE, ACCENT, bold=False, room=width + 1)


def draw_legend(
    pen: Pen, entries: Sequence[LegendEntry], x: float, y: float, room: float, size: float = FOOT_SIZE
) -> float:
    """What the colours mean, in as many lines as it takes; returns how high it is."""
    left, line = x, size * 1.6
    top = y
    for entry in entries:
        wide = size + 2 + pen.width(entry.text, size, False) + size * 1.4
        if left > x and left + wide > x + room:
            left, top = x, top + line
        mark_on(pen, entry.mark, left, top + size * 0.35, size * 0.7, TINT[entry.shade])
        pen.text(left + size + 2, top, entry.text, size, TEXT2, bold=False, room=room)
        left += wide
    return top + line - y


def _avatar(pen: Pen, box: Box, face: Face, tint: str) -> None:
    radius = AVATAR / 2
    cx, cy = box.x + _EDGE + 9 + radius, box.y + box.height / 2
    pen.circle(cx, cy, radius, paled(tint, 0.16))
    width = pen.width(face.initials, TITLE_SIZE, True)
    pen.text(cx - width / 2, cy - 8.5, face.initials, TITLE_SIZE, tint, bold=True, room=AVATAR)


def _foot(face: Face, words: Words) -> str:
    channel = words.term(face.channel) if face.channel is not None else ""
    return " · ".join(t for t in (channel, face.foot) if t)
