"""What stands on one page or picture of an org chart: a window of a chart, or both charts with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product
from uuid import UUID

from msp_desk.i18n.words import Words
from msp_desk.queries.both_charts import ChartsCard
from msp_desk.queries.orgchart import OrgChart
from msp_desk.reports.kit.theme import ACCENT, TEXT3
from msp_desk.reports.orgchart.drawing import (
    draw_card,
    draw_dotted,
    draw_links,
    draw_outline,
    draw_tie,
    draw_topic,
)
from msp_desk.reports.orgchart.faces import FOOT_SIZE, ColourBy, Face, Measure, faces, nodes
from msp_desk.reports.orgchart.pens import Pen, Point
from msp_desk.rules.chart_layout import Box, Layout, Link, Node, Shape, lay_out
from msp_desk.rules.chart_pages import JoinSide, Mark, MarkKind, PagePart
from msp_desk.rules.chart_scene import Scene, Tie, boxes_in, set_side_by_side

_NEAR = 0.5
_BETWEEN = 200.0
#: So much larger must charts be in another shape than as trees.
_WORTH_IT = 1.15
_ARROW = {JoinSide.LEFT: "← %s", JoinSide.RIGHT: "%s →", JoinSide.ABOVE: "↑ %s", JoinSide.BELOW: "↓ %s"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The cards by seat, the topics by line, and the dotted lines (from, to)."""

    cards: Mapping[UUID, Face]
    topics: Mapping[UUID, str]
    dotted: tuple[tuple[UUID, UUID], ...]


def dotted_of(chart: OrgChart) -> tuple[tuple[UUID, UUID], ...]:
    """The dotted lines of a chart."""
    return tuple((seat.key, boss) for seat in chart.seats for boss in seat.dotted)


def beside(
    card: ChartsCard, words: Words, by: ColourBy, measure: Measure, room: tuple[float, float] | None = None
) -> tuple[Drawn, Scene]:
    """Both charts beside each other: trees as narrow as can be, or the shapes that fill a room much better."""
    charts = [card.theirs, *([card.ours] if card.ours is not None else [])]
    cards = {key: face for chart in charts for key, face in faces(chart, words, by).items()}
    dotted = tuple(line for chart in charts for line in dotted_of(chart))
    topics = {tie.key: tie.topic for tie in card.ties}
    ties = [Tie(t.key, t.theirs_key, t.ours_key) for t in card.ties]
    placed = [nodes(chart, cards, measure) for chart in charts]
    trees = [_least_wide(each) for each in placed]
    laid = trees if room is None else _filling(placed, trees, room)
    scene = set_side_by_side(laid[0], laid[1] if len(laid) > 1 else None, ties, gap=_BETWEEN)
    return Drawn(cards, topics, dotted), scene


def _filling(
    placed: Sequence[Sequence[Node]], trees: list[Layout], room: tuple[float, float]
) -> list[Layout]:
    """The shapes in which the charts are largest in that room; trees, where others are hardly larger."""
    others = [[lay_out(each, shape=s) for s in (Shape.ACROSS, Shape.LISTED)] for each in placed]
    pairs = [list(pair) for pair in product(*([t, *o] for t, o in zip(trees, others, strict=True)))]
    best = max(pairs, key=partial(_scale, room))
    return best if _scale(room, best) > _WORTH_IT * _scale(room, trees) else trees


def _scale(room: tuple[float, float], charts: Sequence[Layout]) -> float:
    """How large charts beside each other are in a room."""
    width = sum(chart.width for chart in charts) + _BETWEEN * (len(charts) - 1)
    return min(1.0, room[0] / (width or 1), room[1] / (max(chart.height for chart in charts) or 1))


def _least_wide(placed: Sequence[Node]) -> Layout:
    return min((lay_out(placed, shape=s) for s in (Shape.DOWN, Shape.STACKED)), key=_width)


def _width(layout: Layout) -> float:
    return layout.width


def draw_scene(pen: Pen, scene: Scene, drawn: Drawn, words: Words) -> None:
    """Both charts, and behind the cards, so that no name is crossed out, the lines between them."""
    boxes = boxes_in(scene)
    for part in scene.parts:
        moved = [_moved(link, part.x, part.y) for link in part.layout.links]
        draw_links(pen, moved)
    draw_dotted(pen, boxes, drawn.dotted)
    for tie in scene.ties:
        draw_tie(pen, tie)
    for key, box in boxes.items():
        draw_card(pen, box, drawn.cards[key], words)
    for tie in scene.ties:
        draw_topic(pen, tie, drawn.topics.get(tie.key, ""))


def draw_page(pen: Pen, page: PagePart, drawn: Drawn, words: Words) -> None:
    """A window of a chart: cards that are not whole in it are outlines, for another page tells them."""
    window = Box(UUID(int=0), page.x, page.y, page.width, page.height, 0)
    draw_links(pen, _clipped(page.layout.links, window))
    whole = {b.key: b for b in page.layout.boxes if _holds(window, b)}
    draw_dotted(pen, whole, drawn.dotted)
    goes_on = {m.key: _where(m, page, words) for m in page.marks if m.kind is MarkKind.CONTINUES}
    for box in page.layout.boxes:
        if box.key in whole:
            draw_card(pen, box, drawn.cards[box.key], words, goes_on.get(box.key, ""))
        elif _meets(window, box):
            draw_outline(pen, _cut(window, box))
    for mark in page.marks:
        if mark.kind is MarkKind.CAME_FROM and mark.key in whole:
            is_here = mark.page == page.number
            text = words.t("from above") if is_here else words.t("from page %(page)d", page=mark.page)
            box = whole[mark.key]
            pen.text(box.x + 3, box.y - 18, text, FOOT_SIZE, ACCENT, bold=False, room=box.width)
    _draw_joins(pen, page, words)


def _where(mark: Mark, page: PagePart, words: Words) -> str:
    """Where a branch goes on; parts of a chart that share a page of paper carry its number."""
    if mark.page == page.number:
        return words.n("%(n)d more below", "%(n)d more below", mark.count)
    return words.n("%(n)d more on page %(page)d", "%(n)d more on page %(page)d", mark.count, page=mark.page)


def _draw_joins(pen: Pen, page: PagePart, words: Words) -> None:
    """Where the next page is put on: a dashed line to cut or lay it along, with the page's number."""
    left, top, right, foot = page.x, page.y, page.x + page.width, page.y + page.height
    for join in page.joins:
        upright = join.side in {JoinSide.LEFT, JoinSide.RIGHT}
        line: Sequence[Point] = (
            ((join.at, top), (join.at, foot)) if upright else ((left, join.at), (right, join.at))
        )
        pen.line(line, TEXT3, 0.6, dash=6)
        text = _ARROW[join.side] % words.t("page %(page)d", page=join.page)
        width = pen.width(text, FOOT_SIZE, False)
        places = {
            JoinSide.LEFT: (join.at + 4, foot - 16),
            JoinSide.RIGHT: (join.at - width - 4, foot - 16),
            JoinSide.ABOVE: (right - width - 4, join.at + 2),
            JoinSide.BELOW: (right - width - 4, join.at - 16),
        }
        x, y = places[join.side]
        pen.text(x, y, text, FOOT_SIZE, TEXT3, bold=False, room=width + 2)


def _moved(link: Link, x: float, y: float) -> Link:
    return Link(link.boss, link.key, tuple((px + x, py + y) for px, py in link.points))


def _holds(window: Box, box: Box) -> bool:
    return (
        box.x >= window.x - _NEAR
        and box.y >= window.y - _NEAR
        and box.x + box.width <= window.x + window.width + _NEAR
        and box.y + box.height <= window.y + window.height + _NEAR
    )


def _meets(window: Box, box: Box) -> bool:
    return (
        box.x < window.x + window.width - _NEAR
        and box.x + box.width > window.x + _NEAR
        and box.y < window.y + window.height - _NEAR
        and box.y + box.height > window.y + _NEAR
    )


def _cut(window: Box, box: Box) -> Box:
    """The part of a card that is in the window."""
    x, y = max(box.x, window.x), max(box.y, window.y)
    right = min(box.x + box.width, window.x + window.width)
    foot = min(box.y + box.height, window.y + window.height)
    return Box(box.key, x, y, right - x, foot - y, box.depth)


def _clipped(links: Sequence[Link], window: Box) -> Iterator[Link]:
    """The connectors as far as they are in the window; all of their parts are upright or level."""
    right, foot = window.x + window.width, window.y + window.height
    for link in links:
        for start, end in pairwise(link.points):
            (x1, y1), (x2, y2) = sorted((start, end))
            low, high = min(y1, y2), max(y1, y2)
            if x1 > right or x2 < window.x or low > foot or high < window.y:
                continue
            clipped = (
                (max(x1, window.x), min(max(y1, window.y), foot)),
                (min(x2, right), min(max(y2, window.y), foot)),
            )
            yield Link(link.boss, link.key, clipped)
