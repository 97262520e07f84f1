"""Org charts on paper: readable, every card whole on a page, joins and marks that match."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msp_desk.rules.chart_layout import Box, Node, Shape, lay_out
from msp_desk.rules.chart_pages import (
    Join,
    JoinSide,
    MarkKind,
    PagePart,
    Paging,
    Room,
    Sheet,
    on_paper,
    on_paper_either_way,
)
from tests.rules.chart_checks import NEAR
from tests.rules.charts_drawn import chart, forests, key, tangles

A4 = Room(780, 480)
OPPOSITE = {
    JoinSide.LEFT: JoinSide.RIGHT,
    JoinSide.RIGHT: JoinSide.LEFT,
    JoinSide.ABOVE: JoinSide.BELOW,
    JoinSide.BELOW: JoinSide.ABOVE,
}


def is_whole(box: Box, page: PagePart) -> bool:
    """Whether all of a card is in the window of a page."""
    return (
        page.x - NEAR <= box.x
        and box.x + box.width <= page.x + page.width + NEAR
        and page.y - NEAR <= box.y
        and box.y + box.height <= page.y + page.height + NEAR
    )


def whole_cards(sheet: Sheet) -> Counter[UUID]:
    """On how many pages each card is whole."""
    return Counter(box.key for page in sheet.pages for box in page.layout.boxes if is_whole(box, page))


def check_fits(sheet: Sheet, room: Room) -> None:
    """No window is larger than the room, and pages are numbered through."""
    assert 0 < sheet.scale <= 1
    for page in sheet.pages:
        assert page.width * sheet.scale <= room.width + NEAR
        assert page.height * sheet.scale <= room.height + NEAR
    assert [page.number for page in sheet.pages] == list(range(1, len(sheet.pages) + 1))


ROOMS = st.sampled_from([A4, Room(480, 780), Room(250, 160), Room(2000, 1400)])


@given(st.one_of(forests(), tangles()), ROOMS, st.sampled_from(Paging))
def test_every_card_is_whole_on_some_page(nodes: list[Node], room: Room, paging: Paging) -> None:
    sheet = on_paper(nodes, room, paging)
    check_fits(sheet, room)
    assert set(whole_cards(sheet)) == {node.key for node in nodes}


@given(forests(), ROOMS)
def test_tiles_join(nodes: list[Node], room: Room) -> None:
    sheet = on_paper(nodes, room, Paging.TILES)
    pages = {page.number: page for page in sheet.pages}
    assert len({id(page.layout) for page in sheet.pages}) == 1
    for page in sheet.pages:
        for join in page.joins:
            other = pages[join.page]
            assert Join(OPPOSITE[join.side], join.at, page.number) in other.joins
            for one in (page, other):
                start, length = (
                    (one.x, one.width)
                    if join.side in {JoinSide.LEFT, JoinSide.RIGHT}
                    else (one.y, one.height)
                )
                assert start - NEAR <= join.at <= start + length + NEAR


@given(forests(), ROOMS)
def test_marks_lead_to_the_page_that_goes_on(nodes: list[Node], room: Room) -> None:
    sheet = on_paper(nodes, room, Paging.BRANCHES)
    pages = {page.number: page for page in sheet.pages}
    drawn = Counter(box.key for page in sheet.pages for box in page.layout.boxes)
    again = Counter(m.key for page in sheet.pages for m in page.marks if m.kind is MarkKind.CAME_FROM)
    assert drawn == Counter(node.key for node in nodes) + again
    for page in sheet.pages:
        shown = {box.key for box in page.layout.boxes}
        for mark in page.marks:
            assert mark.key in shown
            there = [m for m in pages[mark.page].marks if m.key == mark.key and m.page == page.number]
            assert [m.kind for m in there] == [next(k for k in MarkKind if k is not mark.kind)]
            assert (mark.kind is MarkKind.CONTINUES) == (mark.count > 0) == (mark.page > page.number)
    lines = Counter(link.key for page in sheet.pages for link in page.layout.links)
    assert lines == Counter(node.key for node in nodes if node.boss)


def test_a_small_chart_keeps_its_shape_and_size() -> None:
    sheet = on_paper(chart(None, 0, 0, 0), A4)
    assert (sheet.paging, sheet.shape, sheet.scale, len(sheet.pages)) == (Paging.ONE_PAGE, Shape.DOWN, 1, 1)


def test_a_wide_chart_stacks_its_leaves_rather_than_shrinking() -> None:
    nodes = chart(None, 0, 0, 0, *[boss for boss in (1, 2, 3) for _ in range(5)], width=150, height=50)
    sheet = on_paper(nodes, A4)
    assert (sheet.shape, len(sheet.pages)) == (Shape.STACKED, 1)
    assert sheet.scale > 0.9


def test_a_deep_wide_chart_is_turned() -> None:
    nodes = chart(None, *[i // 2 for i in range(30)], width=100, height=20)
    assert on_paper(nodes, Room(600, 800)).shape is Shape.ACROSS


def test_what_is_not_readable_on_one_page_goes_by_branches() -> None:
    nodes = chart(None, *[i // 4 for i in range(120)], width=150, height=50)
    assert on_paper(nodes, A4, Paging.ONE_PAGE).scale < 0.5
    sheet = on_paper(nodes, A4)
    assert sheet.paging is Paging.BRANCHES
    assert sheet.scale >= 0.65
    first = sheet.pages[0]
    assert first.layout.boxes[0].key == key(0)
    assert sum(m.count for m in first.marks) + len(first.layout.boxes) == 121


def test_more_reports_than_a_page_holds_go_on_with_their_boss() -> None:
    sheet = on_paper(chart(None, *[0] * 400, width=150, height=50), A4, Paging.BRANCHES)
    assert len(sheet.pages) > 2
    assert all(page.layout.boxes[0].key == key(0) for page in sheet.pages)
    first, last = sheet.pages[0], sheet.pages[-1]
    assert [(m.kind, m.page) for m in first.marks] == [(MarkKind.CONTINUES, 2)]
    assert [(m.kind, m.page) for m in last.marks] == [(MarkKind.CAME_FROM, len(sheet.pages) - 1)]


def test_the_paper_is_turned_for_a_chart_that_is_high() -> None:
    chain = chart(None, *range(5), width=150, height=50)
    sheet, is_turned = on_paper_either_way(chain, A4)
    assert is_turned
    assert sheet.scale == 1
    assert not on_paper_either_way(chart(None, 0, 0), A4)[1]


def test_small_branches_share_a_page() -> None:
    sheet = on_paper(chart(*[None] * 90, width=150, height=50), A4, Paging.BRANCHES)
    assert len(sheet.pages) <= 3


def test_tiles_are_as_large_as_their_number_allows() -> None:
    nodes = chart(None, *[i // 4 for i in range(60)], width=150, height=50)
    sheet = on_paper(nodes, A4, Paging.TILES)
    assert sheet.paging is Paging.TILES
    assert sheet.scale >= 0.5
    assert len(sheet.pages) > 1


def test_nobody_gives_one_empty_page() -> None:
    sheet = on_paper([], A4)
    assert (len(sheet.pages), sheet.pages[0].layout, sheet.scale) == (1, lay_out([]), 1)


@pytest.mark.parametrize("paging", Paging)
def test_a_card_larger_than_the_page_is_made_smaller(paging: Paging) -> None:
    sheet = on_paper(chart(None, 0, width=3000, height=2000), A4, paging)
    check_fits(sheet, A4)
    assert set(whole_cards(sheet)) == {key(0), key(1)}
