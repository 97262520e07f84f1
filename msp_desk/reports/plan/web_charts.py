"""The charts of a plan as pictures inside its page, and as lists for where there is no room for a picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.orgchart.drawing import draw_card, draw_legend, draw_links
from msp_desk.reports.orgchart.sheet_pen import measure_with
from msp_desk.reports.orgchart.svg_pen import SvgPen
from msp_desk.reports.plan.charts import SideChart, branches, chart_legend, side_charts
from msp_desk.reports.plan.told import holder_told
from msp_desk.rules.chart_layout import Layout, Shape, lay_out
from msp_desk.values.enums import Side
from msp_desk.values.plan_content import PlanContent

#: The page's own typeface may be wider than the one that texts are measured with.
_WIDER = 1.06
#: How wide a chart may be to be read on the page without being made smaller, and how small it may become.
_ROOM = 1000.0
_SMALLEST = 0.72
_MARGIN, _LEGEND = 4.0, 30.0
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
    """A chart; `wide`: it is not made smaller to fit the page but moved under it."""

    name: str
    picture: Markup
    wide: bool
    lines: tuple[BranchLine, ...]


def chart_pictures(content: PlanContent, words: Words) -> tuple[ChartPicture, ...]:
    """Their chart and ours."""
    setter = Setter(words.folder / "fonts")
    charts = side_charts(content, words, partial(_measure, setter))
    return tuple(_picture(chart, content, setter, words) for chart in charts)


def _measure(setter: Setter, text: str, size: float, bold: bool) -> float:
    return measure_with(setter, text, size, bold) * _WIDER


def _picture(chart: SideChart, content: PlanContent, setter: Setter, words: Words) -> ChartPicture:
    layout = _laid_out(chart)
    pen = SvgPen(setter)
    draw_links(pen, layout.links)
    for box in layout.boxes:
        draw_card(pen, box, chart.drawn.cards[box.key], words)
    width = max(layout.width, 380.0)
    high = draw_legend(pen, chart_legend(words), 0.0, layout.height + 16, width)
    title = words.t("%(client)s: org chart", client=chart.name)
    return ChartPicture(
        chart.name,
        _element(pen, width, layout.height + 16 + high, title),
        layout.width * _SMALLEST > _ROOM,
        _lines(content, chart.side, words),
    )


def _laid_out(chart: SideChart) -> Layout:
    """The first way to arrange it that fits; else the one that has to be made smaller least."""
    layouts = [lay_out(chart.nodes, shape=shape) for shape in (Shape.DOWN, Shape.STACKED, Shape.ACROSS)]
    fitting = (layout for layout in layouts if layout.width * _SMALLEST <= _ROOM)
    return next(fitting, min(layouts, key=_width))


def _width(layout: Layout) -> float:
    return layout.width


def _element(pen: SvgPen, width: float, height: float, title: str) -> Markup:
    """The picture as an element of the page; its pen has escaped what it wrote."""
    box = f"{-_MARGIN:g} {-_MARGIN:g} {width + 2 * _MARGIN:.0f} {height + 2 * _MARGIN:.0f}"
    head = f'<svg viewBox="{box}" width="{width + 2 * _MARGIN:.0f}" height="{height + 2 * _MARGIN:.0f}" role="img" aria-label="{escape(title)}">'
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
