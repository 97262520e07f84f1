"""How charts look: what is seen at each zoom, in both looks, with any name, photo, number of cards or device."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from msp_desk.reports.orgchart.faces import ColourBy, Mark
from msp_desk.rules.chart_changes import SeatOn, compare
from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.arranged import Arrangement, Family
from msp_desk.ui.chart.camera import LEAST, MOST, Camera
from msp_desk.ui.chart.card_face import Detail, detail_at, is_cut, reads_leftwards
from msp_desk.ui.chart.combs import comb
from msp_desk.ui.chart.measuring import measure
from msp_desk.ui.chart.shades import paint_mark
from msp_desk.ui.chart.shown import Change, ChartShown, changes_of
from msp_desk.ui.chart.view import OrgChartView
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.theme import ThemeSwitch, Tone, ink
from msp_desk.values.enums import Level, Side, Theme
from tests.ui.chart.sample_charts import (
    Seat,
    a_chart,
    a_large_chart,
    a_part,
    english,
    key_of,
    one_chart,
    two_charts,
)

_ARABIC, _HEBREW = "محمد عبد الله", "יעל כהן"


def opened(qtbot: QtBot, shown: ChartShown, width: int = 1180) -> OrgChartView:
    """A view that is seen."""
    view = OrgChartView(english())
    qtbot.addWidget(view)
    view.resize(width, 680)
    view.show_scene(shown)
    view.show()
    return view


def picture(view: OrgChartView) -> QImage:
    """The view as it is painted when all is ready."""
    view.grab()
    while view.painting.pictures.is_behind:
        view.grab()
    return view.grab().toImage()


def ink_of(image: QImage, room: QRectF, colour: QColor) -> list[QPointF]:
    """Where in a room something is of about that colour."""
    found = []
    for y in range(int(room.top()), int(room.bottom())):
        for x in range(int(room.left()), int(room.right())):
            seen = image.pixelColor(x, y)
            off = (
                abs(seen.red() - colour.red())
                + abs(seen.green() - colour.green())
                + abs(seen.blue() - colour.blue())
            )
            if off < 30:
                found.append(QPointF(x, y))
    return found


def room_of(view: OrgChartView, key: UUID) -> QRectF:
    """Where a card is seen."""
    card = view.state.plan.cards[key]
    return QRectF(view.camera.to_view(card.x, card.y), view.camera.to_view(card.right, card.bottom))


@pytest.fixture
def dark(dressed: ThemeSwitch) -> Iterator[ThemeSwitch]:
    """The dark look, for a test."""
    dressed.choose(Theme.DARK)
    yield dressed
    dressed.choose(Theme.LIGHT)


def test_a_card_has_the_edge_of_its_level_in_either_look(qtbot: QtBot, dressed: ThemeSwitch) -> None:
    view = opened(qtbot, two_charts())
    for theme in (Theme.LIGHT, Theme.DARK):
        dressed.choose(theme)
        where = room_of(view, key_of("ana"))
        middle = picture(view).pixelColor(int(where.left()) + 1, int(where.center().y()))
        assert middle == ink(Tone.MAN), theme
    dressed.choose(Theme.LIGHT)


def test_an_empty_seat_has_no_edge(qtbot: QtBot) -> None:
    view = opened(qtbot, two_charts())
    where = room_of(view, key_of("night"))
    edge = QRectF(where.left(), where.top() + 12, 4, where.height() - 24)
    assert not ink_of(picture(view), edge, ink(Tone.OPE))


def test_the_dark_look_paints_cards_anew(qtbot: QtBot, dark: ThemeSwitch) -> None:
    view = opened(qtbot, one_chart())
    where = room_of(view, key_of("ana"))
    assert picture(view).pixelColor(int(where.right()) - 6, int(where.center().y())) == ink(Tone.SURFACE)


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("Ana", False),
        (_ARABIC, True),
        (_HEBREW, True),
        ("123 Ana", False),
        ("(" + _HEBREW, True),
        ("…", False),
        ("", False),
    ],
)
def test_the_first_letter_says_which_way_a_name_is_read(text: str, leftwards: bool) -> None:
    assert reads_leftwards(text) is leftwards


def test_a_name_from_right_to_left_stands_at_the_right(qtbot: QtBot) -> None:
    chart = a_chart(
        "Firm", Side.OURS, Seat("boss", "A title that makes the card wide", Level.EXECUTIVE, "", _HEBREW)
    )
    view = opened(qtbot, one_chart(chart))
    where = room_of(view, key_of("boss"))
    upper = QRectF(where.left() + 60, where.top() + 14, where.width() - 64, 20)
    drawn = ink_of(picture(view), upper, ink(Tone.TEXT))
    assert drawn
    assert min(p.x() for p in drawn) > where.center().x()


@pytest.mark.parametrize(
    "name", ["W" * 200, "Ana " * 50, _ARABIC * 20, "", "é" * 200, "\u200b\u202e" * 90, "👩‍💻" * 60]
)
def test_any_name_is_drawn_inside_its_card(qtbot: QtBot, name: str) -> None:
    chart = a_chart("Firm", Side.THEIRS, Seat("boss", name or "Title", Level.EXECUTIVE, "", name))
    shown = one_chart(chart)
    assert shown.parts[0].nodes[0].width <= 228
    picture(opened(qtbot, shown))


def test_what_is_shortened_is_known() -> None:
    part = a_part(
        a_chart(
            "Firm",
            Side.OURS,
            Seat("a", "Boss", Level.EXECUTIVE, "", "W" * 200),
            Seat("b", "Boss", Level.EXECUTIVE, "", "Ana"),
        )
    )
    cards = Arrangement(ChartShown((part,))).cards
    assert is_cut(part.faces[key_of("a")], cards[key_of("a")].width)
    assert not is_cut(part.faces[key_of("b")], cards[key_of("b")].width)


@given(st.text(alphabet=st.characters(codec="latin-1", categories=("L", "N", "P", "Zs")), max_size=40))
def test_what_is_measured_has_room(text: str) -> None:
    assert measure(text, 13.0, True) >= metrics(Voice.STRONG).horizontalAdvance(text) - 1


def test_what_is_seen_depends_on_the_zoom(qtbot: QtBot) -> None:
    assert [detail_at(z) for z in (1.0, 0.4, 0.1)] == [Detail.WHOLE, Detail.NAME, Detail.BOX]
    view = opened(qtbot, one_chart())
    for zoom in (1.0, 0.4, 0.1, 2.0):
        view.camera.centre_on(*view.state.plan.cards[key_of("ana")].middle, zoom=zoom)
        image = picture(view)
        assert ink_of(image, room_of(view, key_of("ana")), ink(Tone.TEXT)) or zoom == 0.1


def test_five_thousand_positions_two_roots_and_loops_are_drawn(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart(a_large_chart(5000)))
    view.zoom_to_fit()
    picture(view)
    assert len(view.state.plan.cards) == 5000
    tangled = a_chart(
        "Firm",
        Side.OURS,
        Seat("a", "A", Level.EXECUTIVE, "b", "Ana"),
        Seat("b", "B", Level.EXECUTIVE, "a", "Ben"),
        Seat("c", "C", Level.EXECUTIVE, "nobody", "Cleo"),
    )
    view.show_scene(one_chart(tangled))
    picture(view)
    assert len(view.state.plan.roots(0)) == 2


def test_photos_may_come_later(qtbot: QtBot) -> None:
    view = opened(qtbot, one_chart())
    red = QPixmap(90, 60)
    red.fill(Qt.GlobalColor.red)
    picture(view)
    face = view.state.faces[key_of("ana")]
    assert face.person_key is not None
    view.add_photos({face.person_key: red, key_of("somebody else"): red})
    assert len(ink_of(picture(view), room_of(view, key_of("ana")), QColor("red"))) > 300


@pytest.mark.parametrize("change", list(Change))
def test_what_changed_is_marked(qtbot: QtBot, change: Change) -> None:
    plain = picture(opened(qtbot, one_chart()))
    shown = one_chart()
    view = opened(qtbot, ChartShown(shown.parts, (), shown.legend, {key_of("ana"): change}))
    marked, where = picture(view), room_of(view, key_of("ana"))
    corner = QRectF(where.right() - 16, where.top() - 8, 22, 22).toRect()
    assert marked.copy(corner) != plain.copy(corner)


def test_two_days_compared_mark_the_seats() -> None:
    def seat(name: str, boss: str = "", *held: str) -> SeatOn:
        return SeatOn(key_of(name), name, key_of(boss) if boss else None, tuple(map(key_of, held)))

    before = (
        seat("top", "", "ana"),
        seat("a", "top", "ben"),
        seat("b", "top", "cleo"),
        seat("c", "top", "dan"),
    )
    after = (seat("top", "", "eva"), seat("a", "b", "ben"), seat("b", "top"), seat("new", "top", "fay"))
    assert changes_of(compare(before, after, {})) == {
        key_of("top"): Change.HOLDER,
        key_of("a"): Change.MOVED,
        key_of("b"): Change.LEFT,
        key_of("c"): Change.LEFT,
        key_of("new"): Change.CAME,
    }


@pytest.mark.parametrize("by", list(ColourBy))
def test_each_colouring_is_drawn(qtbot: QtBot, by: ColourBy) -> None:
    picture(opened(qtbot, two_charts(by)))


def test_all_marks_are_different() -> None:
    drawn = set()
    for mark in Mark:
        image = QImage(16, 16, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_mark(painter, mark, QRectF(2, 2, 12, 12), QColor("black"))
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(Mark)


@pytest.mark.parametrize("shape", [Shape.DOWN, Shape.STACKED, Shape.ACROSS])
def test_folded_cards_stay_in_their_row(qtbot: QtBot, shape: Shape) -> None:
    shown = one_chart(shape=shape)
    before = Arrangement(shown).cards
    after = Arrangement(shown, {key_of("ana"), key_of("sara")})
    assert {c.y for k, c in after.cards.items() if k in {key_of("ana"), key_of("sara")}} <= {
        c.y for c in after.cards.values()
    }
    if shape is not Shape.ACROSS:
        assert after.cards[key_of("ana")].y == before[key_of("ana")].y
        assert after.cards[key_of("sara")].y == before[key_of("sara")].y
    assert {link.key for layout in after.layouts for link in layout.links} < set(after.cards)
    assert after.cards[key_of("ana")].hides == 2


@given(st.lists(st.integers(0, 40), min_size=1, max_size=9, unique=True), st.integers(0, 40))
def test_a_family_is_one_figure_that_reaches_everybody(columns: list[int], boss: int) -> None:
    x0, top, bus, low = boss * 30.0, 68.0, 96.0, 124.0
    ways = tuple(
        (
            key_of(str(n)),
            ((x0, top), (x0, bus), (n * 30.0, bus), (n * 30.0, low)) if n != boss else ((x0, top), (x0, low)),
        )
        for n in columns
    )
    path = comb(Family(key_of("boss"), ways, (0, 0, 0, 0)))
    points = {(e.x, e.y) for e in map(path.elementAt, range(path.elementCount()))}
    assert (x0, top) in points
    assert {(n * 30.0, low) for n in columns} <= points


@given(
    st.floats(0.01, 9),
    st.floats(0.01, 9),
    st.floats(0, 800),
    st.floats(0, 600),
    st.floats(-900, 900),
    st.floats(0, 1),
)
def test_the_point_zoomed_about_stays_all_the_way(
    start: float, zoom: float, x: float, y: float, push: float, share: float
) -> None:
    owner = QObject()
    camera = Camera(owner)
    camera.size = QSizeF(800, 600)
    camera.is_smooth = False
    camera.zoom_about(QPointF(3, 4), start)
    camera.pan(push, -push)
    at = QPointF(x, y)
    there = camera.to_chart(at)
    camera.is_smooth = True
    camera.zoom_about(at, zoom)
    camera.glide_to(share)
    here = camera.to_view(there.x(), there.y())
    assert (here - at).manhattanLength() < 0.01
    assert camera.zoom * 1.000001 >= LEAST
    assert camera.zoom <= MOST * 1.000001


def test_a_card_is_found_where_it_stands() -> None:
    plan = Arrangement(one_chart(a_large_chart(500)))
    for card in plan.cards.values():
        assert plan.at(*card.middle) is card
    assert plan.at(-50, -50) is None
    assert len(plan.within(-1e6, -1e6, 1e6, 1e6)) == 500
