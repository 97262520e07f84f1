"""The foot of every page: what the paper is about on the left, page n of m on the right."""

from __future__ import annotations

from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.paper import Margin
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import THIRD, Sizes


def footer(layout: Layout, sizes: Sizes, told: str, on_cover: str = "") -> Margin:
    """A footer; the cover may say something else."""
    words, setter = layout.words, layout.setter
    room = sizes.text_width - 90
    line = setter.line(told, THIRD, room)
    first = setter.line(on_cover or told, THIRD, room)

    def paint(sheet: Sheet, page: int, pages: int) -> None:
        top = sizes.height - sizes.foot + 22
        number = setter.line(words.p("page", "%(page)d of %(pages)d", page=page, pages=pages), THIRD)
        sheet.rule(sizes.side, top, sizes.text_width)
        sheet.line(first if page == 1 else line, sizes.side, top + 7)
        sheet.line(number, sizes.side + sizes.text_width - number.width, top + 7)

    return paint
