"""The cover: whose relationship this is, who looks after it, the period in four figures, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msp_desk.queries.relationship_rows import RelationshipCard, SiteRow
from msp_desk.reports.kit.bands import Band, Cell, Drawing, Mark, cells_band
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.layout import Layout
from msp_desk.reports.kit.lines import Run, height_of
from msp_desk.reports.kit.pictures import picture_in
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import MEDIUM, REGULAR, SEMIBOLD, TEXT, TEXT2, TEXT3, Style
from msp_desk.reports.relationship.contacts import share_of_ours
from msp_desk.reports.relationship.options import SECTION_TITLES, Section
from msp_desk.reports.relationship.promises import kept_of
from msp_desk.values.enums import Promiser, PromiseState

_KIND = Style(MEDIUM, 10, 14)
_NAME = Style(SEMIBOLD, 30, 36)
_LONG_NAME = Style(SEMIBOLD, 20, 25)
_LEGAL = Style(REGULAR, 11, 16, TEXT2)
_LABEL = Style(REGULAR, 8, 11, TEXT3)
_FACT = Style(MEDIUM, 10, 14, TEXT)
_FIGURE = Style(SEMIBOLD, 24, 30, TEXT)
_FIRM = Style(SEMIBOLD, 11, 15, TEXT)
_CONTENTS = Style(REGULAR, 10, 14, TEXT)
_LOGO = (150.0, 40.0)


def cover(layout: Layout, card: RelationshipCard, sections: Sequence[Section], room: float) -> Iterator[Band]:
    """The first page, and no more than that: what is long takes from the space above the name."""
    written = [*_title(layout, card), *_facts(layout, card), _figures(layout, card)]
    if sections:
        written.append(_contents(layout, sections))
    needed = _LOGO[1] + 3.5 + sum(band.before + band.height for band in written)
    yield _firm(layout, card)
    yield _accent_line(layout, before=min(84.0, max(16.0, room - needed)))
    yield from written


def _title(layout: Layout, card: RelationshipCard) -> Iterator[Band]:
    words, client = layout.words, card.client
    yield _text(layout, words.t("Client relationship report"), _KIND.in_colour(layout.accent), before=12)
    yield _name(layout, client.name)
    below = [client.legal_name if client.legal_name != client.name else "", client.tax_id]
    if any(below):
        yield _text(layout, " · ".join(filter(None, below)), _LEGAL, before=4, most=2)
    since, until = words.day(card.since, "long"), words.day(card.until, "long")
    yield _text(layout, words.t("%(since)s to %(until)s", since=since, until=until), _LEGAL, before=4)


def _text(layout: Layout, text: str, style: Style, before: float, most: int | None = None) -> Band:
    lines = layout.setter.lines((Run(text, style),), layout.width, most)
    return cells_band([Cell(x=0, lines=lines)], before=before)


def _name(layout: Layout, name: str) -> Band:
    """The client's name, smaller where it is long; it never fills the page."""
    style = _NAME
    if len(layout.setter.lines((Run(name, _NAME),), layout.width)) > 2:
        style = _LONG_NAME
    lines = layout.setter.lines((Run(name, style),), layout.width, 3)
    return cells_band([Cell(x=0, lines=lines)], before=2, mark=Mark("cover", shown(name)))


def _firm(layout: Layout, card: RelationshipCard) -> Band:
    logo = picture_in(card.firm.logo)
    name = layout.setter.line(card.firm.name, _FIRM, layout.width)
    size = logo.within(*_LOGO) if logo is not None else (0.0, 0.0)

    def paint(sheet: Sheet, x: float, top: float) -> None:
        if logo is None:
            sheet.line(name, x, top)
        else:
            sheet.picture(logo.content, x, top, *size)

    return Drawing(height=_LOGO[1], painter=paint)


def _accent_line(layout: Layout, before: float) -> Band:
    def paint(sheet: Sheet, x: float, top: float) -> None:
        sheet.bar(x, top, 34, 3.5, layout.accent)

    return Drawing(height=3.5, before=before, painter=paint)


def _place(layout: Layout, site: SiteRow) -> str:
    city = " ".join(filter(None, (site.postcode, site.city)))
    country = layout.words.country(site.country) if len(site.country) == 2 else site.country
    return ", ".join(filter(None, (p.strip() for p in (site.name, site.street, city, site.region, country))))


def _facts(layout: Layout, card: RelationshipCard) -> Iterator[Band]:
    """What is known of the client, three facts a row; what is not known is left out."""
    words, client = layout.words, card.client
    size = words.n("%(n)d person", "%(n)d people", client.size) if client.size else ""
    told = [
        (words.t("Account owner"), client.owner),
        (words.t("Deputy"), client.deputy),
        (words.t("Client since"), words.day(client.since, "long")),
        (words.t("Tier"), words.term(client.tier)),
        (words.t("Status"), words.term(client.status)),
        (words.t("Sector and size"), ", ".join(filter(None, (client.sector, size)))),
    ]
    known = [(label, value) for label, value in told if value]
    gap = 18.0
    width = (layout.width - 2 * gap) / 3
    for start in range(0, len(known), 3):
        cells = [
            _fact(layout, label, value, (width + gap) * place, width)
            for place, (label, value) in enumerate(known[start : start + 3])
        ]
        yield cells_band(cells, above=12, ruled=0, before=0 if start else 26)
    sites = [_place(layout, site) for site in card.sites]
    if any(sites):
        yield cells_band([_sites(layout, [s for s in sites if s])], above=12)


def _fact(layout: Layout, label: str, value: str, x: float, width: float) -> Cell:
    setter = layout.setter
    return Cell(x=x, lines=(setter.line(label, _LABEL, width), *setter.lines((Run(value, _FACT),), width, 2)))


def _sites(layout: Layout, sites: Sequence[str]) -> Cell:
    """The sites one below the other; of many, the first."""
    words, setter = layout.words, layout.setter
    most, high = 4, 2 if len(sites) <= 2 else 1
    lines = [setter.line(words.n("Site", "Sites", len(sites)), _LABEL)]
    for site in sites[:most]:
        lines += setter.lines((Run(site, _FACT),), layout.width, high)
    if len(sites) > most:
        more = words.n("and %(n)d more", "and %(n)d more", len(sites) - most)
        lines.append(setter.line(more, _LABEL))
    return Cell(x=0, lines=tuple(lines))


def _figures(layout: Layout, card: RelationshipCard) -> Band:
    """The period in four figures."""
    words, tally = layout.words, card.tally
    marks = sum(row.feeling.count for row in card.feelings)
    average = sum(row.feeling.average * row.feeling.count for row in card.feelings) / (marks or 1)
    kept, of = kept_of(card.promises, Promiser.US)
    waiting = sum(p.state is PromiseState.OPEN for p in card.promises)
    none = "–"
    figures = (
        (words.number(tally.total), words.n("contact", "contacts", tally.total)),
        (f"{share_of_ours(tally)} %" if tally.total else none, words.t("by our initiative")),
        (words.number(average, 1) if marks else none, words.t("perceived, of 5")),
        (
            words.t("%(kept)d of %(all)d", kept=kept, all=of) if of else words.number(waiting),
            words.t("of our promises kept") if of else words.n("open promise", "open promises", waiting),
        ),
    )
    width = layout.width / len(figures)
    prepared = [
        (
            layout.setter.line(figure, _FIGURE, width - 10),
            layout.setter.lines((Run(label, _LABEL),), width - 14, 2),
        )
        for figure, label in figures
    ]
    high = 65 + max(height_of(label) for _, label in prepared)

    def paint(sheet: Sheet, x: float, top: float) -> None:
        sheet.rule(x, top, layout.width)
        for place, (figure, label) in enumerate(prepared):
            sheet.line(figure, x + place * width, top + 18)
            sheet.lines(label, x + place * width, top + 49)
        sheet.rule(x, top + high, layout.width)

    return Drawing(height=high, before=34, painter=paint)


def _contents(layout: Layout, sections: Sequence[Section]) -> Band:
    """The sections with the pages that they begin on; a click leads there."""
    setter = layout.setter
    entries = [(s.value, setter.line(layout.words.say(SECTION_TITLES[s]), _CONTENTS)) for s in sections]

    width = (layout.width - 40) / 2
    rows = -(-len(entries) // 2)

    def paint(sheet: Sheet, x: float, top: float) -> None:
        for place, (key, line) in enumerate(entries):
            left, y = x + (width + 40) * (place // rows), top + 21 * (place % rows)
            page = setter.line(layout.words.number(sheet.pages[key]), _CONTENTS.in_colour(TEXT3))
            sheet.line(line, left, y)
            sheet.line(page, left + width - page.width, y)
            sheet.jump(key, left, y, width, 18)

    return Drawing(height=21 * rows, before=26, painter=paint)
