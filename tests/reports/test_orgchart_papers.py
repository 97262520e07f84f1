"""Org charts on paper and as SVG: every name can be found, joins match, and no text breaks anything."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msp_desk.queries.both_charts import ChartsCard
from msp_desk.queries.counterparts import TieRow
from msp_desk.queries.orgchart import ChartPerson, ChartSeat, OrgChart
from msp_desk.queries.whom_to_call import CallEnd, CallRow
from msp_desk.reports.orgchart.faces import ColourBy
from msp_desk.reports.orgchart.options import ChartOptions
from msp_desk.reports.orgchart.page import beside
from msp_desk.reports.orgchart_pdf import orgchart_pdf
from msp_desk.reports.orgchart_svg import orgchart_svg
from msp_desk.rules.chart_layout import Shape
from msp_desk.rules.chart_pages import Paging
from msp_desk.rules.chart_scene import Scene
from msp_desk.values.enums import Influence, Language, Level, Paper, PersonStatus, PointKind, Side
from tests.reports.reading import outline, read, squeezed, texts, words_in

DAY = date(2026, 11, 22)
_LEVELS = tuple(Level)


def _key(number: int) -> UUID:
    return UUID(int=number)


def _person(number: int, name: str) -> ChartPerson:
    return ChartPerson(
        key=_key(10_000 + number),
        name=name,
        photo_key=None,
        influence=Influence.DECIDES if number % 3 == 0 else None,
        is_key=False,
        status=PersonStatus.ACTIVE,
        title="",
        preferred=PointKind.MOBILE if number % 2 else None,
        last_contact=date(2026, 11, 1) if number % 4 else None,
    )


def _seat(number: int, boss: int | None, name: str | None) -> ChartSeat:
    return ChartSeat(
        key=_key(number),
        title=f"Position {number}",
        unit="",
        level=_LEVELS[number % 4],
        contact_for="",
        boss_key=_key(boss) if boss is not None else None,
        is_assistant=False,
        holders=(_person(number, name),) if name is not None else (),
        dotted=(),
    )


def _chart(names: list[str | None], side: Side = Side.THEIRS, fan: int = 4, first: int = 1) -> OrgChart:
    """A chart in which everybody has `fan` reports; a name that is None is an empty seat."""
    seats = tuple(
        _seat(first + n, first + (n - 1) // fan if n else None, name) for n, name in enumerate(names)
    )
    return OrgChart(
        _key(900 + first), "Aero Handling" if side is Side.THEIRS else "Norte", side, DAY, seats, ()
    )


def _card(names: list[str | None], fan: int = 4) -> ChartsCard:
    return ChartsCard(_chart(names, fan=fan), None, (), ())


def _both() -> ChartsCard:
    theirs, ours = (
        _chart(["Ana Núñez", "Félix Gil", None]),
        _chart(["Julia Norte", "Marta Ruiz"], Side.OURS, first=500),
    )
    end = CallEnd(
        _key(2),
        "Position 2",
        Level.TECHNICAL,
        _key(1),
        "Félix Gil",
        PointKind.MOBILE,
        "+34600100200",
        "f@x.example",
        "9-14",
    )
    tie = TieRow(_key(77), _key(2), _key(501), "invoices", None)
    return ChartsCard(theirs, ours, (tie,), (CallRow("invoices", end, end, None, tie.key),))


NAMES: list[str | None] = [f"Person Number{n}" for n in range(60)]


@pytest.mark.parametrize("paging", list(Paging))
@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3])
def test_every_name_can_be_found_on_some_page(paging: Paging, paper: Paper) -> None:
    told = texts(orgchart_pdf(_card(NAMES), words_in(), ChartOptions(paper, paging)))
    whole = squeezed(" ".join(told))
    assert all(squeezed(str(name)) in whole for name in NAMES)
    assert len(told) == 1 if paging is Paging.ONE_PAGE else len(told) >= 1
    assert all("22 November 2026" in page and "Executive" in page for page in told)


def test_pages_say_where_the_chart_goes_on() -> None:
    tiles = texts(orgchart_pdf(_card(NAMES), words_in(), ChartOptions(paging=Paging.TILES)))
    assert len(tiles) > 1
    assert "page 2" in tiles[0]
    assert "page 1" in tiles[1]
    branches = texts(orgchart_pdf(_card(NAMES), words_in(), ChartOptions(paging=Paging.BRANCHES)))
    assert "more on page" in branches[0]
    assert any("from page 1" in page for page in branches[1:])


def test_both_charts_stand_on_one_page_with_their_lines_and_then_whom_to_call() -> None:
    pdf = orgchart_pdf(_both(), words_in())
    first, *rest = texts(pdf)
    assert all(
        squeezed(name) in squeezed(first) for name in ("Ana Núñez", "Julia Norte", "invoices", "Seat empty")
    )
    assert "Whom to call for what" in rest[-1]
    assert "+34 600 10 02 00" in rest[-1]
    assert [title for title, _ in outline(pdf)] == ["Both org charts", "Whom to call for what"]
    alone = texts(orgchart_pdf(_both(), words_in(), ChartOptions(ours=False, calls=False)))
    assert len(alone) == 1
    assert "Julia" not in alone[0]


def test_it_speaks_spanish_and_says_what_its_colours_mean() -> None:
    (page,) = texts(orgchart_pdf(_card(["Ana"]), words_in(Language.SPANISH)))
    assert "22 de noviembre de 2026" in page
    assert "Ejecutivo" in page
    (page,) = texts(orgchart_pdf(_card(["Ana"]), words_in(), ChartOptions(colour_by=ColourBy.CONTACT)))
    assert "Within 90 days" in page


def test_an_empty_chart_is_a_page_with_its_title() -> None:
    (page,) = texts(orgchart_pdf(_card([]), words_in()))
    assert "Aero Handling" in page
    assert orgchart_svg(_card([]), words_in()).startswith(b"<svg")


def test_the_paper_is_on_its_side_and_always_the_same_bytes() -> None:
    pdf = orgchart_pdf(_card(NAMES[:5]), words_in(), ChartOptions(Paper.A3))
    box = read(pdf).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (1191, 842)
    assert pdf == orgchart_pdf(_card(NAMES[:5]), words_in(), ChartOptions(Paper.A3))


def _svg(card: ChartsCard) -> tuple[set[str], str]:
    tree = ET.fromstring(orgchart_svg(card, words_in()))
    tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
    return tags, " ".join(tree.itertext())


def test_an_svg_has_real_text_and_nothing_that_acts_or_loads() -> None:
    tags, text = _svg(_both())
    assert "Ana Núñez" in text
    assert "invoices" in text
    assert tags <= {"svg", "title", "rect", "g", "polyline", "path", "polygon", "circle", "text"}
    content = orgchart_svg(_both(), words_in()).decode()
    assert "href" not in content
    assert content.count("http") == 1


NASTY = [
    "<script>alert(1)</script>",
    "& \"quotes\" 'and' <b>",
    "محمد بن علي",
    "שלום כהן",
    "W" * 200,
    "a\u202eb\x00c",
    "😀 漢字",
]


@pytest.mark.parametrize("name", NASTY)
def test_any_name_is_drawn(name: str) -> None:
    card = _card([name, "Second", None])
    assert len(texts(orgchart_pdf(card, words_in()))) == 1
    tags, _ = _svg(card)
    assert "script" not in tags


@settings(max_examples=30)
@given(st.lists(st.one_of(st.none(), st.text(min_size=1, max_size=40)), max_size=12), st.integers(1, 5))
def test_charts_of_any_names_and_shapes_are_drawn(names: list[str | None], fan: int) -> None:
    card = _card(names, fan=fan)
    assert orgchart_pdf(card, words_in()).startswith(b"%PDF")
    _svg(card)


def test_no_name_is_crossed_out_by_a_line() -> None:
    content = orgchart_svg(_both(), words_in()).decode()
    line = next(m.start() for m in re.finditer(r"<path[^>]*dasharray", content))
    assert line < content.index("Ana Núñez") < content.index("invoices")


def test_both_charts_take_the_shape_that_fills_the_page() -> None:
    names: list[str | None] = [f"Person Number{n}" for n in range(27)]
    both = ChartsCard(_chart(names), _chart(names[:9], Side.OURS, first=500), (), ())
    room = (774.0, 430.0)
    _, trees = beside(both, words_in(), ColourBy.LEVEL, _measure)
    _, filling = beside(both, words_in(), ColourBy.LEVEL, _measure, room)
    assert _scale(filling, room) >= _scale(trees, room)
    slim = ChartsCard(_chart(names, fan=9), _chart(names[:9], Side.OURS, first=500), (), ())
    _, trees = beside(slim, words_in(), ColourBy.LEVEL, _measure, (400.0, 1400.0))
    assert Shape.LISTED in {part.layout.shape for part in trees.parts}


def _scale(scene: Scene, room: tuple[float, float]) -> float:
    return min(room[0] / scene.width, room[1] / scene.height)


def _measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)
