"""Bands: the strips, as wide as the text, that a paper is made of, and how they are spread over pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from msp_desk.reports.kit.lines import Line, height_of
from msp_desk.reports.kit.sheet import Sheet
from msp_desk.reports.kit.theme import LINE

#: A band higher than this share of a page may be divided; others move to the next page whole.
_HIGH = 0.3
_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A place whose page others name; in the outline, if it has a title."""

    key: str
    title: str
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A strip of a page.

    `before` is the space above it, left out at the top of a page; `keep`: never the last of a page; `opens`: begins a
    page; `needs`: begins one where less room than this is left; `heads` are repeated above it where it comes to stand at the top of a page.
    """

    height: float
    before: float = 0
    keep: bool = False
    opens: bool = False
    needs: float = 0
    mark: Mark | None = None
    heads: tuple[Band, ...] = ()

    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        """Paint it; this one is empty space."""

    def opening_page(self) -> Band:
        """The same band, at the top of a page of its own."""
        return replace(self, opens=True)

    def divided(self, room: float) -> tuple[Band, Band] | None:
        """The part that fits into the room, and the rest; None where it cannot be divided there."""
        del room
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing(Band):
    """A strip that somebody paints."""

    painter: Callable[[Sheet, float, float], None]

    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        """Paint it."""
        self.painter(sheet, x, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Lines at a place of a row."""

    x: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells(Band):
    """Text side by side, with an optional hairline below; `drawn` paints what is no text."""

    cells: tuple[Cell, ...]
    above: float = 0
    below: float = 0
    ruled: float = 0
    drawn: Callable[[Sheet, float, float], None] | None = None

    def paint(self, sheet: Sheet, x: float, top: float) -> None:
        """Paint it."""
        for cell in self.cells:
            sheet.lines(cell.lines, x + cell.x, top + self.above)
        if self.drawn is not None:
            self.drawn(sheet, x, top + self.above)
        if self.ruled:
            sheet.rule(x, top + self.height, self.ruled, LINE)

    def divided(self, room: float) -> tuple[Band, Band] | None:
        """Both parts keep at least two lines."""
        longest = max(self.cells, key=_length, default=Cell(x=0, lines=()))
        fits = _fitting(longest.lines, room - self.above)
        fits = min(fits, len(longest.lines) - _LEAST_LINES)
        if fits < _LEAST_LINES:
            return None
        used = height_of(longest.lines[:fits])
        first, rest = [], []
        for cell in self.cells:
            count = _fitting(cell.lines, used)
            first.append(Cell(x=cell.x, lines=cell.lines[:count]))
            rest.append(Cell(x=cell.x, lines=cell.lines[count:]))
        upper = replace(self, cells=tuple(first), below=0, ruled=0, height=self.above + _highest(first))
        lower = replace(
            self,
            cells=tuple(rest),
            drawn=None,
            mark=None,
            opens=False,
            before=0,
            height=self.above + _highest(rest) + self.below,
        )
        return upper, lower


def cells_band(cells: Sequence[Cell], *, above: float = 0, below: float = 0, **more: object) -> Cells:
    """A strip as high as its highest cell."""
    height = above + _highest(cells) + below
    return Cells(height=height, cells=tuple(cells), above=above, below=below, **more)  # type: ignore[arg-type]


def _length(cell: Cell) -> float:
    return height_of(cell.lines)


def _highest(cells: Iterable[Cell]) -> float:
    return max((_length(cell) for cell in cells), default=0.0)


def _fitting(lines: Sequence[Line], room: float) -> int:
    used = 0.0
    for count, line in enumerate(lines):
        used += line.leading
        if used > room:
            return count
    return len(lines)


@dataclass(frozen=True, slots=True)
class Placed:
    """A band and how far below the upper edge of the text it stands."""

    top: float
    band: Band


def pages_of(bands: Sequence[Band], room: float) -> list[list[Placed]]:
    """Spread bands over pages that have that much room."""
    return _Spread(room).all_of(bands)


class _Spread:
    """Fills page after page."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._pages: list[list[Placed]] = [[]]
        self._used = 0.0

    def all_of(self, bands: Sequence[Band]) -> list[list[Placed]]:
        """The pages."""
        for group in _groups(bands):
            left = self._room - self._used
            opens = group[0].opens or group[0].needs > left
            if self._pages[-1] and (opens or not self._starts_here(group)):
                self._turn()
            for band in group:
                self._put(band)
        return self._pages

    def _starts_here(self, group: Sequence[Band]) -> bool:
        """Whether a band with all that may not be parted from it fits on this page; of a high one, its beginning."""
        *kept, last = group
        needed = self._used + sum(b.before + b.height for b in kept) + last.before
        return needed + (last.height if last.height <= self._room * _HIGH else 40.0) <= self._room

    def _put(self, band: Band) -> None:
        """Place a band; of one that is divided, part after part."""
        rest: Band | None = band
        while rest is not None:
            rest = self._put_what_fits(rest)

    def _put_what_fits(self, band: Band) -> Band | None:
        """Place a band or what of it there is room for; what is left begins the next page."""
        fresh = not self._pages[-1]
        if fresh:
            for head in band.heads:
                self._place(head)
        else:
            self._used += band.before
        room = self._room - self._used
        if band.height <= room:
            self._place(band)
            return None
        parts = band.divided(room) if fresh or band.height > self._room * _HIGH else None
        if parts is not None:
            self._place(parts[0])
            self._turn()
            return parts[1]
        if fresh:
            self._place(band)  # nothing could be gained by another page
            return None
        self._turn()
        return band

    def _place(self, band: Band) -> None:
        self._pages[-1].append(Placed(self._used, band))
        self._used += band.height

    def _turn(self) -> None:
        self._pages.append([])
        self._used = 0.0


def _groups(bands: Iterable[Band]) -> Iterator[list[Band]]:
    """Bands together with the one that they may not be parted from."""
    group: list[Band] = []
    for band in bands:
        if (band.opens or band.needs) and group:
            yield group
            group = []
        group.append(band)
        if not band.keep:
            yield group
            group = []
    if group:
        yield group
