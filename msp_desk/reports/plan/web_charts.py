"""The charts of a plan as pictures inside its page, and as lists for where there is no room for a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup, escape

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.orgchart.drawing import draw_card, draw_legend, draw_links
from msp_desk.reports.orgchart.faces import (
    FOOT_SIZE,
    MARK,
    MARK_GAP,
    NAME_SIZE,
    TEXT_LEFT,
    TITLE_SIZE,
    Face,
)
from msp_desk.reports.orgchart.sheet_pen import measure_with
from msp_desk.reports.orgchart.svg_pen import SvgPen
from msp_desk.reports.plan.charts import SideChart, branches, chart_legend, side_charts
from msp_desk.reports.plan.told import holder_told
from msp_desk.rules.chart_layout import USUAL, Layout, Shape, Spacing, lay_out
from msp_desk.values.enums import Side
from msp_desk.values.plan_content import PlanContent

#: The page's own typeface may be wider than the one that texts are measured with, above all in bold.
_WIDER = {False: 1.14, True: 1.22}
#: How wide a chart may be on the page; below which part of its size it is arranged otherwise, or moved sideways.
_ROOM = 930.0
_SMALL, _SMALLEST = 0.85, 0.7
#: The ways to arrange a chart with the widest card in each, the best to read first.
_WAYS = ((Shape.DOWN, 270.0), (Shape.STACKED, 270.0), (Shape.DOWN, 210.0), (Shape.STACKED, 210.0))
_WAYS_OF_LARGE = ((Shape.ACROSS, 240.0), (Shape.LISTED, 300.0))
_WAY_ON_PAPER = (Shape.STACKED, 180.0)
_MARGIN, _NARROWEST, _SLIMMEST = 4.0, 380.0, 150.0
#: From left to right there are as many cards below each other as there are people at the ends of the branches.
_LOW_CARD = 60.0
_CLOSE = Spacing(siblings=8, branches=14, trees=20, rows=44, assistants=8, stem=14, indent=20, stacked=8)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class BranchLine:
    """A position in the list; `depth` is how far it is indented."""

    depth: int
    title: str
    holder: str
    level: str
    vacant: bool


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart on the page; `wide`: it is not made smaller to fit but moved sideways.

    `on_paper` is how it is printed, on a sheet that lies on its side, where the page's own picture is too large for that.
    """

    name: str
    picture: Markup
    wide: bool
    on_paper: Markup | None
    lines: tuple[BranchLine, ...]


class _PagePen(SvgPen):
    """Cuts texts so that they fit in whatever typeface the page is shown with."""

    __slots__ = ()

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool, room: float
    ) -> None:
        """A line of text."""
        SvgPen.text(self, x, y, text, size, colour, bold=bold, room=room / _WIDER[bold])


def chart_pictures(content: PlanContent, words: Words) -> tuple[ChartPicture, ...]:
    """Their chart and ours."""
    setter = Setter(words.folder / "fonts")
    charts = side_charts(content, words, partial(_measure, setter))
    return tuple(_picture(chart, content, setter, words) for chart in charts)


def _measure(setter: Setter, text: str, size: float, bold: bool) -> float:
    return measure_with(setter, text, size, bold) * _WIDER[bold]


def _picture(chart: SideChart, content: PlanContent, setter: Setter, words: Words) -> ChartPicture:
    drawing, arranging = partial(_drawn, chart, setter, words), partial(_arranged, chart, setter)
    shown = next((found for found in map(arranging, _WAYS) if _fits(found, _SMALL)), None)
    on_paper = None
    if shown is None:
        large = list(map(arranging, _WAYS_OF_LARGE))
        shown = next((found for found in large if _fits(found, _SMALLEST)), large[-1])
        on_paper = drawing(arranging(_WAY_ON_PAPER))
    wide = not _fits(shown, _SMALLEST)
    return ChartPicture(chart.name, drawing(shown), wide, on_paper, _lines(content, chart.side, words))


def _arranged(chart: SideChart, setter: Setter, way: tuple[Shape, float]) -> Layout:
    shape, widest = way
    close = shape in {Shape.ACROSS, Shape.LISTED}
    nodes = [
        replace(
            node,
            width=min(widest, _card_width(chart.drawn.cards[node.key], setter)),
            height=_LOW_CARD if close else node.height,
        )
        for node in chart.nodes
    ]
    return lay_out(nodes, _CLOSE if close else USUAL, shape)


def _card_width(card: Face, setter: Setter) -> float:
    """How wide a card is: a page has more room for long names than a sheet of paper."""
    longest = max(
        _measure(setter, card.name, NAME_SIZE, True) + MARK + MARK_GAP,
        _measure(setter, card.title, TITLE_SIZE, False),
        _measure(setter, card.foot, FOOT_SIZE, False),
    )
    return max(_SLIMMEST, TEXT_LEFT + longest + 14)


def _fits(layout: Layout, scale: float) -> bool:
    return layout.width * scale <= _ROOM


def _drawn(chart: SideChart, setter: Setter, words: Words, layout: Layout) -> Markup:
    """The picture as an element of the page; its pen has escaped what it wrote."""
    pen = _PagePen(setter)
    draw_links(pen, layout.links)
    for box in layout.boxes:
        draw_card(pen, box, chart.drawn.cards[box.key], words)
    foot = layout.height + 16
    width = max(layout.width, _NARROWEST) + 2 * _MARGIN
    height = foot + draw_legend(pen, chart_legend(words), 0.0, foot, width) + 2 * _MARGIN
    title = escape(words.t("%(client)s: org chart", client=chart.name))
    view = f"{-_MARGIN:g} {-_MARGIN:g} {width:.0f} {height:.0f}"
    head = f'<svg viewBox="{view}" width="{width:.0f}" height="{height:.0f}" role="img" aria-label="{title}">'
    return Markup("\n".join([head, *pen.parts, "</svg>"]))  # noqa: S704


def _lines(content: PlanContent, side: Side, words: Words) -> tuple[BranchLine, ...]:
    return tuple(
        BranchLine(
            min(branch.depth, _DEEPEST),
            branch.seat.title,
            holder_told(branch.seat, words),
            branch.seat.level.value,
            not branch.seat.holder,
        )
        for branch in branches(content, side)
    )
