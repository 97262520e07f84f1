"""Bands are spread over pages without orphans, and what is higher than a page is divided."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from msp_desk.reports.kit.bands import Band, Cell, Cells, cells_band, pages_of
from msp_desk.reports.kit.lines import Line


def _band(height: float, **more: object) -> Band:
    return Band(height=height, **more)  # type: ignore[arg-type]


def _lines(count: int, leading: float = 10) -> tuple[Line, ...]:
    return tuple(Line((), 0, leading) for _ in range(count))


def _heights(bands: list[Band], room: float = 100) -> list[list[float]]:
    return [[placed.band.height for placed in page] for page in pages_of(bands, room)]


def test_a_band_that_does_not_fit_begins_a_page() -> None:
    assert _heights([_band(60), _band(50), _band(50)]) == [[60], [50, 50]]


def test_space_above_counts_except_at_the_top_of_a_page() -> None:
    pages = pages_of([_band(60, before=30), _band(30, before=20), _band(30)], 100)
    assert [[placed.top for placed in page] for page in pages] == [[0], [0, 30]]


def test_a_heading_goes_with_what_follows() -> None:
    assert _heights([_band(80), _band(10, keep=True), _band(8, keep=True), _band(20)]) == [[80], [10, 8, 20]]


def test_a_band_can_ask_for_a_page_of_its_own() -> None:
    assert _heights([_band(10), _band(10).opening_page()]) == [[10], [10]]


def test_a_band_that_needs_room_begins_a_page_where_there_is_less() -> None:
    assert _heights([_band(50), _band(10, needs=50), _band(20)]) == [[50, 10, 20]]
    assert _heights([_band(60), _band(10, needs=50), _band(20)]) == [[60], [10, 20]]


def test_the_heading_of_a_table_is_repeated() -> None:
    head = _band(10, keep=True)
    rows = [_band(25, heads=(head,)) for _ in range(7)]
    assert _heights([head, *rows]) == [[10, 25, 25, 25], [10, 25, 25, 25], [10, 25]]


def test_a_row_higher_than_a_page_is_divided_and_keeps_its_heading() -> None:
    head = _band(10, keep=True)
    row = cells_band(
        [Cell(x=0, lines=_lines(20)), Cell(x=50, lines=_lines(3))], above=5, below=5, heads=(head,)
    )
    pages = pages_of([head, row], 100)
    assert [len(page) for page in pages] == [2, 2, 2]
    parts = [page[-1].band for page in pages]
    assert [_line_counts(part) for part in parts] == [[8, 3], [8, 0], [4, 0]]


def test_thousands_of_pages_are_no_more_than_many() -> None:
    pages = pages_of([cells_band([Cell(x=0, lines=_lines(20_000))])], 100)
    assert len(pages) == 2000


def _line_counts(band: Band) -> list[int]:
    assert isinstance(band, Cells)
    return [len(cell.lines) for cell in band.cells]


def test_a_row_of_usual_height_moves_whole() -> None:
    row = cells_band([Cell(x=0, lines=_lines(3))])
    assert _heights([_band(80), row]) == [[80], [30]]


def test_what_cannot_be_divided_is_placed_all_the_same() -> None:
    assert _heights([_band(20), _band(150), _band(20)]) == [[20], [150], [20]]


@st.composite
def _tables(draw: st.DrawFn) -> list[Band]:
    head = _band(12, keep=True)
    bands: list[Band] = [_band(20, keep=True, before=30), head]
    for count in draw(st.lists(st.integers(1, 30), min_size=1, max_size=40)):
        group = draw(st.booleans())
        if group:
            bands.append(_band(14, keep=True, heads=(head,)))
        bands.append(cells_band([Cell(x=0, lines=_lines(count))], above=5, below=5, heads=(head,)))
    return bands


@given(_tables())
def test_nothing_is_lost_and_nothing_leaves_the_page(bands: list[Band]) -> None:
    room = 200.0
    pages = pages_of(bands, room)
    assert sum(_count(p.band) for page in pages for p in page) == sum(_count(b) for b in bands)
    for page in pages:
        assert page
        for upper, lower in pairwise(page):
            assert upper.top + upper.band.height <= lower.top + 0.01
        assert page[-1].top + page[-1].band.height <= room + 0.01
        assert not page[-1].band.keep


def _count(band: Band) -> int:
    return len(band.cells[0].lines) if isinstance(band, Cells) else 0
