"""The contents of a service plan: every heading with its page, and what the plan says before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.reports.kit.bands import Band, Drawing
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import LINE, MEDIUM, REGULAR, TEXT, TEXT2, TEXT3, Style
from msp_desk.reports.plan.paper_pdf import Numbered, PlanPaper

_SECTION = Style(MEDIUM, 10, 14, TEXT)
_PART = Style(REGULAR, 9.5, 14, TEXT2)
_INDENT = 26.0
_PAGE_WIDTH = 40.0


def contents(paper: PlanPaper, entries: Sequence[Numbered]) -> Iterator[Band]:
    """The page after the cover: introduction, then what is where; a click leads there."""
    words, content = paper.words, paper.content
    if content.introduction.strip():
        yield paper.heading("introduction", words.t("Introduction"), "").opening_page()
        yield paper.text(content.introduction, before=0)
        yield paper.heading("contents", words.t("Contents"), "")
    else:
        yield paper.heading("contents", words.t("Contents"), "").opening_page()
    for entry in entries:
        yield _line(paper, entry)


def _line(paper: PlanPaper, entry: Numbered) -> Band:
    """Number, name, a dotted line, the page."""
    setter, width = paper.layout.setter, paper.layout.width
    deep = entry.depth > 0
    style = _PART if deep else _SECTION
    indent = _INDENT if deep or entry.number else 0.0
    number = setter.line(entry.number, style.in_colour(TEXT3 if deep else paper.layout.accent))
    at = (_INDENT if deep else 0.0, indent + (_INDENT if deep else 0.0))
    name = setter.line(entry.name, style, width - at[1] - _PAGE_WIDTH)

    def paint(sheet: Sheet, x: float, top: float) -> None:
        page = setter.line(paper.words.number(sheet.pages[entry.key]), style)
        sheet.line(number, x + at[0], top)
        sheet.line(name, x + at[1], top)
        start, end = x + at[1] + name.width + 8, x + width - page.width - 8
        if end > start:
            y = top + 10
            sheet.curve(((start, y), (start, y), (end, y), (end, y)), LINE, 0.8, dash=1.6)
        sheet.line(page, x + width - page.width, top)
        sheet.jump(entry.key, x, top - 1, width, style.leading + 2)

    return Drawing(height=style.leading + 3, before=2 if deep else 8, painter=paint)
