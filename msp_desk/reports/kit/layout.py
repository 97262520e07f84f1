"""Headings, paragraphs and tables as bands: what the sections of every paper are written with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from msp_desk.i18n.words import Words
from msp_desk.reports.kit.bands import Band, Cell, Mark, cells_band
from msp_desk.reports.kit.glyphs import shown
from msp_desk.reports.kit.lines import Line, Run, Setter
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import ACCENT, BODY, COLUMN, LEAD, SUBTITLE, TITLE, Style

#: A paragraph of a table's cell, made of runs; a cell is any number of them, one below the other.
Paragraph = Sequence[Run]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its share of the width."""

    title: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `drawn` paints what is no text, given the place of the row's first line."""

    cells: Sequence[Sequence[Paragraph]]
    drawn: Callable[[Sheet, float, float], None] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A heading between the rows of a table."""

    runs: Paragraph


def brief(text: str, most: int = 60) -> str:
    """The text, or its beginning where it is too long for a place beside something more important."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Layout:
    """The means to write a paper: its words, its type, its width and its firm's colour."""

    words: Words
    setter: Setter
    width: float
    accent: str = ACCENT
    gap: float = 14

    def heading(self, key: str, title: str, lead: str = "", *, alone: bool = False) -> Band:
        """The heading of a section, with a sentence that says what it comes to; it is in the outline.

        It stays with what follows, unless it stands `alone` because there is nothing to tell.
        """
        lines = self.setter.lines((Run(title, TITLE),), self.width)
        if lead:
            lines += self.setter.lines((Run(lead, LEAD),), self.width * 0.92)
        return cells_band(
            [Cell(x=0, lines=lines)],
            below=8,
            before=30,
            keep=not alone,
            mark=Mark(key, shown(title)),
        )

    def subheading(self, text: str, before: float = 18) -> Band:
        """A heading within a section."""
        return cells_band(
            [Cell(x=0, lines=self.setter.lines((Run(text, SUBTITLE),), self.width))],
            below=4,
            before=before,
            keep=True,
        )

    def paragraph(self, text: str, style: Style = BODY, before: float = 4) -> Band:
        """A paragraph as wide as the text."""
        return cells_band(
            [Cell(x=0, lines=self.setter.lines((Run(text, style),), self.width))], before=before
        )

    def table(self, columns: Sequence[Column], rows: Sequence[Row | Group]) -> Iterator[Band]:
        """A table whose heading is repeated on each page; no heading or group stands alone at its end."""
        places = self._places(columns)
        head = cells_band(
            [
                self._cell(place, [[Run(column.title, COLUMN)]], right=column.right)
                for place, column in zip(places, columns, strict=True)
            ],
            below=4,
            before=8,
            ruled=self.width,
            keep=True,
        )
        yield head
        for number, row in enumerate(rows):
            if isinstance(row, Group):
                lines = self.setter.lines(row.runs, self.width)
                yield cells_band(
                    [Cell(x=0, lines=lines)],
                    above=14 if number else 9,
                    below=3,
                    keep=True,
                    heads=(head,),
                    ruled=self.width,
                )
            else:
                yield self._row(row, columns, places, head)

    def _row(
        self, row: Row, columns: Sequence[Column], places: Sequence[tuple[float, float]], head: Band
    ) -> Band:
        cells = [
            self._cell(place, cell, right=column.right)
            for place, cell, column in zip(places, row.cells, columns, strict=True)
        ]
        return cells_band(cells, above=6, below=6, ruled=self.width, heads=(head,), drawn=row.drawn)

    def _places(self, columns: Sequence[Column]) -> list[tuple[float, float]]:
        """Where each column begins and how wide its text may be."""
        room = self.width - self.gap * (len(columns) - 1)
        whole = sum(column.share for column in columns)
        places, x = [], 0.0
        for column in columns:
            wide = room * column.share / whole
            places.append((x, wide))
            x += wide + self.gap
        return places

    def column_at(self, columns: Sequence[Column], number: int) -> tuple[float, float]:
        """Where a column begins and how wide it is, for what is painted in it."""
        return self._places(columns)[number]

    def _cell(
        self, place: tuple[float, float], paragraphs: Sequence[Paragraph], *, right: bool = False
    ) -> Cell:
        x, wide = place
        lines: list[Line] = []
        for runs in paragraphs:
            lines.extend(self.setter.lines(runs, wide))
        if right:
            lines = [line.moved(wide - line.width) for line in lines]
        return Cell(x=x, lines=tuple(lines))
