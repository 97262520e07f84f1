"""What the sections of a service plan on paper are written with: numbered headings, seats, numbers, cells and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.bands import Band, Cell, Mark, cells_band
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.layout import Column, Group, Layout, Paragraph, Row, brief
from msp_desk.reports.kit.lines import PLACE, Run
from msp_desk.reports.kit.theme import (
    BODY,
    LEAD,
    LEVEL_COLOURS,
    LEVEL_SHAPES,
    SECOND,
    STRONG,
    SUBTITLE,
    THIRD,
    TITLE,
    VALUE,
    Style,
)
from msp_desk.reports.plan.told import holder_told, section_told
from msp_desk.reports.plan.web_page import point_link
from msp_desk.rules.phones import PHONE_KINDS
from msp_desk.rules.plan_reach import level_of
from msp_desk.rules.plan_sections import NUMBERED, Section
from msp_desk.values.enums import Channel, PointKind
from msp_desk.values.plan_content import NumberSaid, PlanContent, PlanDocument, SeatSaid

#: Links to what other sections speak of: the services that are included, whom to contact.
SCOPE, CONTACTS = f"{PLACE}scope-in", f"{PLACE}roles"
#: What a cell holds: paragraphs, one below the other.
Said = Sequence[Paragraph]
_LONGEST_MARK = 120
#: What is higher than this share of a page may be parted.
_WHOLE = 0.5
#: Where a section ends, the next one begins below it if so much of the page is left.
_LEAST_LEFT, _BETWEEN = 0.45, 44.0
_BRANDS = frozenset({PointKind.WHATSAPP, PointKind.TEAMS})
#: Everybody sees what these addresses are.
_SEEN = frozenset({PointKind.EMAIL, PointKind.WEB, PointKind.PORTAL})


@dataclass(frozen=True, slots=True)
class Numbered(Mark):
    """A place in outline and contents: its number, which may be empty, and its name."""

    number: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """A document while it is written: its layout, how high its pages are, what it says, and its seats by key."""

    layout: Layout
    room: float
    document: PlanDocument
    seats: Mapping[str, SeatSaid]

    @property
    def words(self) -> Words:
        """The words of its reader."""
        return self.layout.words

    @property
    def content(self) -> PlanContent:
        """What the plan says."""
        return self.document.content

    def section(self, section: Section, lead: str, *, filled: bool) -> Iterator[Band]:
        """The heading of a numbered section; the first begins a page."""
        number = str(NUMBERED.index(section) + 1)
        title = section_told(section, self.words)
        if number == "1":
            yield self.heading(section.value, title, lead, number, alone=not filled).opening_page()
        else:
            yield self.chapter(section.value, title, lead, number, alone=not filled)

    def chapter(self, key: str, title: str, lead: str, number: str = "", *, alone: bool = False) -> Band:
        """A heading that begins a page where less than half of one is left, unless nothing belongs to it."""
        needs = 0.0 if alone else self.room * _LEAST_LEFT
        return replace(self.heading(key, title, lead, number, alone=alone), before=_BETWEEN, needs=needs)

    def heading(self, key: str, title: str, lead: str, number: str = "", *, alone: bool = False) -> Band:
        """A title that is in outline and contents, with a sentence below; `alone`: nothing belongs to it."""
        runs = [Run(f"{number}\xa0\xa0", TITLE.in_colour(self.layout.accent))] if number else []
        lines = self.layout.setter.lines((*runs, Run(title, TITLE)), self.layout.width)
        if lead:
            lines += self.layout.setter.lines((Run(lead, LEAD),), self.layout.width * 0.92)
        return cells_band(
            [Cell(x=0, lines=lines)], below=8, before=30, keep=not alone, mark=mark(key, title, number)
        )

    def part(self, key: str, title: str, number: str, before: float = 20) -> Band:
        """The heading of a part of a section; it stays with what follows."""
        runs = (Run(f"{number}\xa0\xa0", SUBTITLE.in_colour(self.layout.accent)), Run(title, SUBTITLE))
        return cells_band(
            [Cell(x=0, lines=self.layout.setter.lines(runs, self.layout.width))],
            below=4,
            before=before,
            keep=True,
            mark=mark(key, title, number, 1),
        )

    def text(self, text: str, style: Style = BODY, before: float = 4, *, keep: bool = False) -> Band:
        """A paragraph as wide as the text."""
        return replace(self.layout.paragraph(text, style, before), keep=keep)

    def table(self, columns: Sequence[Column], rows: Sequence[Row | Group]) -> Iterator[Band]:
        """A table without the columns that nobody has filled."""
        filled = [row.cells for row in rows if isinstance(row, Row)]
        kept = [n for n in range(len(columns)) if n == 0 or any(cells[n] for cells in filled)]
        fewer = [
            row if isinstance(row, Group) else Row([row.cells[n] for n in kept], row.drawn) for row in rows
        ]
        yield from self.layout.table([columns[n] for n in kept], fewer)

    def together(self, bands: Iterable[Band]) -> Iterator[Band]:
        """Bands that stand on one page, unless they are too high for that."""
        found = list(bands)
        if sum(band.before + band.height for band in found) > self.room * _WHOLE:
            yield from found
            return
        yield from (replace(band, keep=True) for band in found[:-1])
        yield from found[-1:]

    def contact(self, key: str) -> str:
        """What a click on somebody leads to: how to reach them, where the plan tells that."""
        return CONTACTS if any(role.seat == key for role in self.content.roles) else ""

    def seat(self, key: str, link: str = "") -> Said:
        """Who that is: level, name, position; a level of interlocution where a template names one."""
        level, seat, words = level_of(key), self.seats.get(key), self.words
        if not key:
            return ()
        if level is not None:
            return ((Run(words.term(level), STRONG),),)
        if seat is None:
            return ((Run(words.t("No longer there"), THIRD),),)
        shape = Run(LEVEL_SHAPES[seat.level] + "\xa0\xa0", THIRD.in_colour(LEVEL_COLOURS[seat.level]))
        name = Run(holder_told(seat, words), STRONG if seat.holder and not seat.gone else SECOND, link)
        title = ", ".join(filter(None, (seat.title, seat.unit)))
        return ((shape, name), *said(title, SECOND))

    def number(self, number: NumberSaid, channel: Channel | None = None) -> Paragraph:
        """A number or address, a click on which dials or writes, with what it is and when it answers.

        Beside the channel that it is for nobody needs to be told what it is.
        """
        runs = [Run(number.value, VALUE, point_link(number.kind, number.value))]
        is_plain = number.kind in _SEEN or (channel is Channel.CALL and number.kind in PHONE_KINDS)
        kind = "" if is_plain else self.words.term(number.kind)
        if number.kind not in _BRANDS:
            kind = kind.lower()
        aside = ", ".join(filter(None, (kind, number.hours)))
        return [*runs, Run("  " + aside, THIRD)] if aside else runs


def mark(key: str, title: str, number: str = "", depth: int = 0) -> Numbered:
    """A place that outline and contents name on one line."""
    name = brief(" ".join(shown(title).split()), _LONGEST_MARK)
    return Numbered(key, f"{number} {name}".strip(), depth, number, name)


def said(text: str, style: Style = SECOND, link: str = "") -> Said:
    """A text as a cell; nothing where there is none."""
    return ((Run(text, style, link),),) if text.strip() else ()
