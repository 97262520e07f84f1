"""The org charts of both firms in a service plan on paper: each on one page where it can be read there, else by branches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from msp_desk.reports.kit.bands import Band, Drawing, Mark
from msp_desk.reports.kit.lines import Line, Run, height_of
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import SUBTITLE
from msp_desk.reports.orgchart.drawing import draw_legend
from msp_desk.reports.orgchart.faces import FOOT_SIZE, TEXT_LEFT, TITLE_SIZE
from msp_desk.reports.orgchart.page import draw_page
from msp_desk.reports.orgchart.sheet_pen import SheetPen, measure_with
from msp_desk.reports.plan.charts import SideChart, chart_legend, side_charts
from msp_desk.reports.plan.paper_pdf import PlanPaper, mark
from msp_desk.rules.chart_layout import Node
from msp_desk.rules.chart_pages import LEAST_SCALE, PagePart, Room, on_paper
from msp_desk.rules.chart_pages import Sheet as ChartSheet

_LEGEND = 26.0
_BELOW_TITLE = 14.0
#: The largest a card is drawn: its names are as large as the text around.
_LARGEST = 0.72
_READABLE = 0.55
_WIDEST = 300.0
#: Parts of a chart that is not drawn as one are at most so much of a page high, so that several stand on it.
_PART = 0.46


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart on its pages: what it is called, and at what scale it is drawn."""

    chart: SideChart
    title: tuple[Line, ...]
    mark: Mark
    pages: ChartSheet
    scale: float


def charts_parts(paper: PlanPaper, number: int) -> Iterator[Band]:
    """Each chart as a part of the section, after so many others."""
    measure = partial(measure_with, paper.layout.setter)
    for place, chart in enumerate(side_charts(paper.content, paper.words, measure), number + 1):
        prepared = _prepared(paper, chart, f"2.{place}")
        for page in prepared.pages.pages:
            yield _page(paper, prepared, page, alone=place == 1)


def _prepared(paper: PlanPaper, chart: SideChart, number: str) -> _Chart:
    name = paper.words.t("Org chart of %(firm)s", firm=chart.name)
    runs = (Run(f"{number}\xa0\xa0", SUBTITLE.in_colour(paper.layout.accent)), Run(name, SUBTITLE))
    title = paper.layout.setter.lines(runs, paper.layout.width, 3)
    high = paper.room - height_of(title) - _BELOW_TITLE - _LEGEND
    room = Room(paper.layout.width / _LARGEST, high / _LARGEST)
    nodes = [_wide_enough(paper, node, chart) for node in chart.nodes]
    pages = _paged(nodes, room)
    if len(pages.pages) > 1:  # then cards also say where they go on
        told = paper.words.n("%(n)d more on page %(page)d", "%(n)d more on page %(page)d", 888, page=888)
        needed = TEXT_LEFT + 12 + measure_with(paper.layout.setter, told, FOOT_SIZE, bold=False)
        wider = [replace(n, width=max(n.width, needed)) for n in nodes]
        pages = _paged(wider, Room(room.width, room.height * _PART))
    place = mark(f"chart-{chart.side.value}", name, number, 1)
    return _Chart(chart, title, place, pages, pages.scale * _LARGEST)


def _wide_enough(paper: PlanPaper, node: Node, chart: SideChart) -> Node:
    """A card on which the whole title stands, unless that is very long: paper cannot be pointed at."""
    title = measure_with(paper.layout.setter, chart.drawn.cards[node.key].title, TITLE_SIZE, bold=False)
    return replace(node, width=max(node.width, min(_WIDEST, TEXT_LEFT + title + 12)))


def _paged(nodes: Sequence[Node], room: Room) -> ChartSheet:
    return on_paper(nodes, room, least_scale=LEAST_SCALE / _LARGEST, good_scale=_READABLE / _LARGEST)


def _page(paper: PlanPaper, chart: _Chart, page: PagePart, *, alone: bool) -> Band:
    first = page.number == 1
    head = height_of(chart.title) + _BELOW_TITLE if first else 0.0
    last = page.number == len(chart.pages.pages)
    return Drawing(
        height=head + page.height * chart.scale + (_LEGEND if last else 0.0),
        before=8 if alone and first else 28,
        mark=chart.mark if first else Mark(_place(chart, page.number), ""),
        painter=partial(_paint, paper, chart, page, head),
    )


def _place(chart: _Chart, number: int) -> str:
    return chart.mark.key if number == 1 else f"{chart.mark.key}-{number}"


def _paint(
    paper: PlanPaper, chart: _Chart, page: PagePart, head: float, sheet: Sheet, x: float, top: float
) -> None:
    """The title above the first part, the cards, and below the last what their colours mean."""
    setter, scale = paper.layout.setter, chart.scale
    if head:
        sheet.lines(chart.title, x, top)
    left = x + max(0.0, (paper.layout.width - page.width * scale) / 2)
    pen = SheetPen(sheet, setter, left - page.x * scale, top + head - page.y * scale, scale)
    told = replace(
        page,
        number=sheet.pages[_place(chart, page.number)],
        marks=tuple(replace(m, page=sheet.pages[_place(chart, m.page)]) for m in page.marks),
    )
    draw_page(pen, told, chart.chart.drawn, paper.words)
    if page.number < len(chart.pages.pages):
        return
    below = SheetPen(sheet, setter, x, top + head + page.height * scale + 10, 1.0)
    draw_legend(below, chart_legend(paper.words), 0.0, 0.0, paper.layout.width, size=7.5)
