"""The paper: bands on pages, with a footer on each, an outline, and what a reader program shows about the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from msp_desk.reports.kit.bands import Band, pages_of
from msp_desk.reports.kit.fonts import writing
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import REGULAR, Sizes

#: Paints what stands on every page beside the text, given the page's number and how many there are.
Margin = Callable[[Sheet, int, int], None]


@dataclass(frozen=True, slots=True)
class About:
    """What a reader program shows about a document."""

    title: str
    author: str
    subject: str
    language: str
    made_on: date


def pdf_of(bands: Sequence[Band], sizes: Sizes, about: About, margin: Margin) -> bytes:
    """The PDF; the same bytes for the same bands."""
    pages = pages_of(bands, sizes.text_height)
    places = {
        placed.band.mark.key: number
        for number, page in enumerate(pages, 1)
        for placed in page
        if placed.band.mark is not None
    }
    written = BytesIO()
    with writing:
        canvas = _canvas(written, sizes, about)
        for number, page in enumerate(pages, 1):
            sheet = Sheet(canvas, sizes, places)
            for placed in page:
                top = sizes.top + placed.top
                mark = placed.band.mark
                if mark is not None and mark.title:
                    sheet.mark(mark.key, mark.title, mark.depth, max(0.0, top - 12))
                placed.band.paint(sheet, sizes.side, top)
            margin(sheet, number, len(pages))  # last, so that it is read last
            sheet.finish()
        canvas.save()
    return written.getvalue()


# Streams are bytes, not letters: a quarter smaller, and no time is spent on spelling them.
rl_config.useA85 = 0


def _canvas(written: BytesIO, sizes: Sizes, about: About) -> Canvas:
    canvas = Canvas(
        written,
        pagesize=(sizes.width, sizes.height),
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,  # type: ignore[arg-type] # its stubs take a name for a number
        lang=about.language,
    )
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator("MSP Desk")
    canvas.setProducer("MSP Desk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    stamp = f"D:{about.made_on:%Y%m%d}000000Z"

    def made_on(*_: int) -> str:
        return stamp

    canvas.setDateFormatter(made_on)
    return canvas
