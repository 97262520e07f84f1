"""Small papers to try the parts of a paper with."""

from __future__ import annotations

from datetime import date

from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.lines import Setter
from msp_desk.reports.kit.paper import About
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import sizes_of
from msp_desk.values.enums import Paper
from tests.reports.reading import FONTS, words_in

ABOUT = About("A title", "Norte Sistemas", "A subject", "en", date(2026, 11, 22))
SIZES = sizes_of(Paper.A4)


def no_margin(sheet: Sheet, page: int, pages: int) -> None:
    """Nothing beside the text."""


def a_layout() -> Layout:
    """The means to write on A4."""
    return Layout(words_in(), Setter(FONTS), SIZES.text_width)
