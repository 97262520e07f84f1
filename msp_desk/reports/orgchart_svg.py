"""Org charts as one SVG picture, drawn from the same layout as the screen and the PDF."""

from __future__ import annotations

from functools import partial

from msp_desk.i18n.words import Words
from msp_desk.queries.both_charts import ChartsCard
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.kit.theme import TEXT, TEXT2
from msp_desk.reports.orgchart.drawing import draw_legend
from msp_desk.reports.orgchart.faces import legend
from msp_desk.reports.orgchart.options import ChartOptions
from msp_desk.reports.orgchart.page import beside, draw_scene
from msp_desk.reports.orgchart.sheet_pen import measure_with
from msp_desk.reports.orgchart.svg_pen import SvgPen

_MARGIN, _HEAD, _FOOT = 24.0, 44.0, 40.0
_NARROWEST = 480.0


def orgchart_svg(card: ChartsCard, words: Words, options: ChartOptions | None = None) -> bytes:
    """The picture, in the language of `words`, with title, day and legend; the same bytes for the same card."""
    wanted = options or ChartOptions()
    setter = Setter(words.folder / "fonts")
    shown = card if wanted.ours else ChartsCard(card.theirs, None, (), ())
    drawn, scene = beside(shown, words, wanted.colour_by, partial(measure_with, setter))
    width = max(_NARROWEST, scene.width) + 2 * _MARGIN
    drawing, frame = SvgPen(setter), SvgPen(setter)
    draw_scene(drawing, scene, drawn, words)
    title = words.t("%(client)s: org chart", client=card.theirs.name)
    day = words.t("as of %(day)s", day=words.day(card.theirs.on, "long"))
    room = width - 2 * _MARGIN
    day_width = frame.width(day, 12, False)
    frame.text(_MARGIN, 16, title, 18, TEXT, bold=True, room=room - day_width - 20)
    frame.text(width - _MARGIN - day_width, 20, day, 12, TEXT2, bold=False, room=room)
    left = (width - scene.width) / 2
    moved = [f'<g transform="translate({left:.1f} {_MARGIN + _HEAD:.1f})">', *drawing.parts, "</g>"]
    foot = _MARGIN + _HEAD + scene.height + 18
    high = draw_legend(frame, legend(words, wanted.colour_by), _MARGIN, foot, room)
    frame.parts[:0] = moved
    return frame.picture(width, foot + high + _FOOT - 18, title, words.language.value)
