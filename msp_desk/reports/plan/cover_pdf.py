"""The cover of a service plan: both firms, which version, of when, by whom and why; on one page whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator

from msp_desk.reports.kit.bands import Band, Cell, Cells, Drawing, cells_band
from msp_desk.reports.kit.lines import Line, Run, height_of
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import BODY, MEDIUM, REGULAR, SEMIBOLD, TEXT, TEXT2, TEXT3, Style
from msp_desk.reports.plan.logos import logo_in
from msp_desk.reports.plan.options import PlanPaperOptions
from msp_desk.reports.plan.paper_pdf import PlanPaper, mark
from msp_desk.values.plan_content import PartySaid

_KIND = Style(MEDIUM, 11, 15)
_NAME = Style(SEMIBOLD, 32, 38)
_LONG_NAME = Style(SEMIBOLD, 20, 25)
_BETWEEN = Style(REGULAR, 11, 16, TEXT2)
_LABEL = Style(REGULAR, 8, 11, TEXT3)
_FACT = Style(MEDIUM, 10, 14, TEXT)
_FIRM = Style(SEMIBOLD, 12, 16, TEXT)
_LOGO = (160.0, 48.0)
_GAP = 18.0
#: How wide the facts below the name are: dates need the room that a version does not.
_SHARES = (0.15, 0.3, 0.25, 0.3)
#: As many lines of the note as the cover has room for; all of a longer one stand with what changed.
_NOTE_LINES = 9


def cover(paper: PlanPaper, options: PlanPaperOptions) -> Iterator[Band]:
    """The first page: the firms above, the version in the middle, who they are below."""
    written = [*_title(paper), *_facts(paper, options), *_note(paper)]
    parties = _parties(paper)
    used = _LOGO[1] + parties.height + sum(band.before + band.height for band in written)
    above = max(14.0, min(150.0, (paper.room - used) * 0.4))
    yield _logos(paper, options)
    yield Band(height=above)
    yield from written
    yield Band(height=max(0.0, paper.room - used - above))
    yield parties


def note_fits(paper: PlanPaper) -> bool:
    """Whether the cover tells the note whole."""
    lines = paper.layout.setter.lines((Run(paper.document.note, BODY),), paper.layout.width * 0.8)
    return len(lines) <= _NOTE_LINES


def _logos(paper: PlanPaper, options: PlanPaperOptions) -> Band:
    """The provider on the left, by its logo or its name; on the right the client's logo: its name is the title."""
    layout = paper.layout
    firm, client = logo_in(options.firm_logo), logo_in(options.client_logo)
    name = layout.setter.line(paper.content.firm.name, _FIRM, layout.width * 0.6)

    def paint(sheet: Sheet, x: float, top: float) -> None:
        if firm is None:
            sheet.line(name, x, top + (_LOGO[1] - name.leading) / 2)
        for logo, share in ((firm, 0.0), (client, 1.0)):
            if logo is not None:
                width, height = logo.within(*_LOGO)
                left = x + (layout.width - width) * share
                sheet.picture(logo.content, left, top + (_LOGO[1] - height) / 2, width, height)

    return Drawing(height=_LOGO[1], painter=paint)


def _title(paper: PlanPaper) -> Iterator[Band]:
    layout, words, content = paper.layout, paper.words, paper.content

    def bar(sheet: Sheet, x: float, top: float) -> None:
        sheet.bar(x, top, 40, 4, layout.accent)

    yield Drawing(height=4, painter=bar)
    title = words.t("Service plan")
    yield _text(paper, title, _KIND.in_colour(layout.accent), before=14, most=1)
    style = _NAME
    if len(layout.setter.lines((Run(content.client.name, _NAME),), layout.width)) > 2:
        style = _LONG_NAME
    name = _text(paper, content.client.name, style, before=2, most=4)
    yield cells_band(name.cells, before=2, mark=mark("cover", title))
    if content.firm.name.strip():
        yield _text(
            paper,
            words.t("Between %(firm)s and %(client)s", firm=content.firm.name, client=content.client.name),
            _BETWEEN,
            before=4,
            most=2,
        )


def _text(paper: PlanPaper, text: str, style: Style, before: float, most: int) -> Cells:
    lines = paper.layout.setter.lines((Run(text, style),), paper.layout.width, most)
    return cells_band([Cell(x=0, lines=lines)], before=before)


def _facts(paper: PlanPaper, options: PlanPaperOptions) -> Iterator[Band]:
    """Version, day, author and next review side by side; what is not known is left out."""
    words, document = paper.words, paper.document
    told = [
        (words.t("Version"), version_told(paper, options)),
        (
            words.t("Draft of") if options.draft else words.t("Published on"),
            words.day(document.published_on, "long"),
        ),
        (words.t("Prepared by") if options.draft else words.t("Published by"), document.author),
        (words.t("Reviewed next"), words.day(document.content.review_on, "long")),
    ]
    known = [(label, value) for label, value in told if value.strip()]
    room = paper.layout.width - 3 * _GAP
    cells, x = [], 0.0
    for (label, value), share in zip(known, _SHARES, strict=False):
        cells.append(Cell(x=x, lines=_labelled(paper, label, value, room * share)))
        x += room * share + _GAP
    yield cells_band(cells, above=16, below=16, before=34)


def version_told(paper: PlanPaper, options: PlanPaperOptions) -> str:
    """The version, and that it is a draft where it is."""
    number = paper.words.number(paper.document.number)
    return paper.words.t("%(number)s, draft", number=number) if options.draft else number


def _labelled(paper: PlanPaper, label: str, value: str, width: float) -> tuple[Line, ...]:
    setter = paper.layout.setter
    return (setter.line(label, _LABEL, width), *setter.lines((Run(value, _FACT),), width, 3))


def _note(paper: PlanPaper) -> Iterator[Band]:
    note = paper.document.note
    if note.strip():
        setter, width = paper.layout.setter, paper.layout.width * 0.8
        told = setter.lines((Run(note, BODY),), width, _NOTE_LINES)
        lines = (setter.line(paper.words.t("What changed"), _LABEL), *told)
        yield cells_band([Cell(x=0, lines=lines)], before=8)


def _parties(paper: PlanPaper) -> Band:
    """Who both are, side by side; their whole addresses stand where the plan is signed."""
    words, width = paper.words, (paper.layout.width - _GAP) / 2
    sides = ((words.t("Provider"), paper.content.firm), (words.t("Client"), paper.content.client))
    cells = [
        Cell(x=place * (width + _GAP), lines=_party(paper, label, party, width))
        for place, (label, party) in enumerate(sides)
    ]

    def rule(sheet: Sheet, x: float, top: float) -> None:
        sheet.rule(x, top - 14, paper.layout.width)

    high = max(height_of(cell.lines) for cell in cells)
    return cells_band(cells, above=14, below=max(0.0, 70 - high), drawn=rule)


def _party(paper: PlanPaper, label: str, party: PartySaid, width: float) -> tuple[Line, ...]:
    setter = paper.layout.setter
    lines = (setter.line(label, _LABEL, width), *setter.lines((Run(party.name, _FACT),), width, 2))
    for text in party_details(party):
        lines += setter.lines((Run(text, _LABEL.in_colour(TEXT2)),), width, 4)
    return lines


def party_details(party: PartySaid) -> list[str]:
    """What else is known of a firm: legal name, tax number, address."""
    legal = party.legal_name if party.legal_name != party.name else ""
    return [text for text in (legal, party.tax_id, party.address) if text.strip()]
