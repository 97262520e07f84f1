"""Org charts as a PDF: one page or several whose joins match, the lines between both sides, and whom to call for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from msp_desk.i18n.words import Words
from msp_desk.queries.both_charts import ChartsCard
from msp_desk.queries.orgchart import OrgChart
from msp_desk.reports.kit.bands import Band, Drawing, Mark
from msp_desk.reports.kit.footer import footer
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.kit.paper import About, pdf_of
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import SECOND, TITLE, Sizes, readable, sizes_of
from msp_desk.reports.orgchart.calls import calls_section
from msp_desk.reports.orgchart.drawing import draw_legend
from msp_desk.reports.orgchart.faces import faces, legend, nodes
from msp_desk.reports.orgchart.options import ChartOptions
from msp_desk.reports.orgchart.page import Drawn, beside, dotted_of, draw_page, draw_scene
from msp_desk.reports.orgchart.sheet_pen import SheetPen, measure_with
from msp_desk.rules.chart_pages import PagePart, Paging, Room, on_paper
from msp_desk.rules.chart_pages import Sheet as ChartSheet
from msp_desk.rules.chart_scene import Scene

__all__ = ["ChartOptions", "orgchart_pdf"]

_SIDE, _TOP, _FOOT = 34.0, 30.0, 44.0
_HEAD, _LEGEND = 40.0, 26.0
#: Below this both charts do not share a page: each gets its own.
_LEAST_TOGETHER = 0.42


@dataclass(frozen=True, slots=True)
class _Plan:
    """What all pages of a paper have in common."""

    card: ChartsCard
    words: Words
    wanted: ChartOptions
    layout: Layout
    room: Room


def orgchart_pdf(card: ChartsCard, words: Words, options: ChartOptions | None = None) -> bytes:
    """The paper, in the language of `words`; the same bytes for the same card. Text in it can be searched.

    The paper lies on its side. May run on any thread.
    """
    wanted = options or ChartOptions()
    upright = sizes_of(wanted.paper)
    sizes = Sizes(upright.height, upright.width, _SIDE, _TOP, _FOOT)
    layout = Layout(words, Setter(words.folder / "fonts"), sizes.text_width, readable(wanted.accent))
    room = Room(sizes.text_width, sizes.text_height - _HEAD - _LEGEND)
    title = words.t("%(client)s: org chart", client=card.theirs.name)
    day = words.day(card.theirs.on, "long")
    about = About(
        title, card.ours.name if card.ours else card.theirs.name, day, words.language.value, card.theirs.on
    )
    plan = _Plan(card, words, wanted, layout, room)
    return pdf_of(list(_bands(plan)), sizes, about, footer(layout, sizes, f"{title} · {day}"))


def _bands(plan: _Plan) -> Iterator[Band]:
    both = _together(plan) if plan.wanted.ours else None
    if both is not None:
        yield _scene_page(plan, *both)
    else:
        yield from _pages(plan, plan.card.theirs, opens=False)
        if plan.wanted.ours and plan.card.ours is not None:
            yield from _pages(plan, plan.card.ours, opens=True)
    if plan.wanted.calls and plan.card.calls:
        yield from calls_section(plan.layout, plan.card, plan.words)


def _together(plan: _Plan) -> tuple[Drawn, Scene, float] | None:
    """Both charts with the lines between them, where one page has the room for it."""
    card = plan.card
    if card.ours is None or not card.ours.seats or plan.wanted.paging in {Paging.TILES, Paging.BRANCHES}:
        return None
    measure = partial(measure_with, plan.layout.setter)
    room = plan.room.width, plan.room.height
    drawn, scene = beside(card, plan.words, plan.wanted.colour_by, measure, room)
    scale = min(1.0, plan.room.width / (scene.width or 1), plan.room.height / (scene.height or 1))
    if scale < _LEAST_TOGETHER and plan.wanted.paging is not Paging.ONE_PAGE:
        return None
    return drawn, scene, scale


def _pages(plan: _Plan, chart: OrgChart, *, opens: bool) -> Iterator[Band]:
    """The pages of one chart."""
    cards = faces(chart, plan.words, plan.wanted.colour_by)
    drawn = Drawn(cards, {}, dotted_of(chart))
    sheet = on_paper(
        nodes(chart, cards, partial(measure_with, plan.layout.setter)), plan.room, plan.wanted.paging
    )
    for page in sheet.pages:
        painter = partial(_paint_page, plan, chart, drawn, sheet, page)
        first = page.number == 1
        yield Drawing(
            height=plan.room.height + _HEAD + _LEGEND,
            painter=painter,
            opens=opens or not first,
            mark=Mark(f"chart-{chart.client_key.hex}-{page.number}", _title(plan, chart)) if first else None,
        )


def _scene_page(plan: _Plan, drawn: Drawn, scene: Scene, scale: float) -> Band:
    painter = partial(_paint_scene, plan, drawn, scene, scale)
    title = shown(plan.words.t("Both org charts"))
    return Drawing(height=plan.room.height + _HEAD + _LEGEND, painter=painter, mark=Mark("charts", title))


def _paint_page(
    plan: _Plan, chart: OrgChart, drawn: Drawn, shared: ChartSheet, page: PagePart, sheet: Sheet, x: float, top: float
) -> None:  # fmt: skip
    """One page: title, what it draws of the chart, legend."""
    _head(plan, sheet, _title(plan, chart), chart, x, top)
    scale = shared.scale
    left = x + max(0.0, (plan.room.width - page.width * scale) / 2)
    pen = SheetPen(sheet, plan.layout.setter, left - page.x * scale, top + _HEAD - page.y * scale, scale)
    draw_page(pen, page, drawn, plan.words)
    _foot(plan, sheet, x, top)


def _paint_scene(
    plan: _Plan, drawn: Drawn, scene: Scene, scale: float, sheet: Sheet, x: float, top: float
) -> None:
    _head(plan, sheet, plan.words.t("Who answers to whom"), plan.card.theirs, x, top)
    left = x + (plan.room.width - scene.width * scale) / 2
    pen = SheetPen(sheet, plan.layout.setter, left, top + _HEAD, scale)
    draw_scene(pen, scene, drawn, plan.words)
    _foot(plan, sheet, x, top)


def _head(plan: _Plan, sheet: Sheet, title: str, chart: OrgChart, x: float, top: float) -> None:
    """The title, and at the right the day that the chart is of."""
    setter, day = plan.layout.setter, plan.words.day(chart.on, "long")
    told = setter.line(plan.words.t("as of %(day)s", day=day), SECOND)
    sheet.line(setter.line(title, TITLE, plan.room.width - told.width - 20), x, top - 4)
    sheet.line(told, x + plan.room.width - told.width, top + 2)


def _foot(plan: _Plan, sheet: Sheet, x: float, top: float) -> None:
    pen = SheetPen(sheet, plan.layout.setter, x, top + _HEAD + plan.room.height + 8, 1.0)
    draw_legend(pen, legend(plan.words, plan.wanted.colour_by), 0.0, 0.0, plan.room.width, size=8.0)


def _title(plan: _Plan, chart: OrgChart) -> str:
    return plan.words.t("%(client)s: org chart", client=chart.name)
