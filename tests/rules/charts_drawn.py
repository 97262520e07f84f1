"""Charts to lay out: invented forests of any shape, and the keys of their cards."""

from __future__ import annotations

from uuid import UUID

from hypothesis import strategies as st

from msp_desk.rules.chart_layout import Box, Layout, Node


def key(number: int) -> UUID:
    """The key of the card of that number."""
    return UUID(int=number + 1)


def chart(*bosses: int | None, width: float = 100, height: float = 40) -> list[Node]:
    """Cards 0, 1, 2 ... by the numbers of their bosses."""
    return [Node(key(i), None if boss is None else key(boss), width, height) for i, boss in enumerate(bosses)]


def by_key(layout: Layout) -> dict[UUID, Box]:
    """The boxes by key."""
    return {box.key: box for box in layout.boxes}


_SIZES = st.sampled_from([40.0, 100.0, 100.0, 133.5, 220.0])
_HEIGHTS = st.sampled_from([20.0, 40.0, 40.0, 64.5])


@st.composite
def forests(draw: st.DrawFn, most: int = 40, assistants: bool = True, is_tree: bool = False) -> list[Node]:
    """Cards whose boss, where there is one, was made before them, with a root now and then, in any order."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(1, most))):
        reach = draw(st.sampled_from([2, 4, 50]))
        boss = draw(st.integers(max(0 if is_tree else -1, number - reach), number - 1)) if number else -1
        aide = assistants and draw(st.integers(0, 5)) == 0
        above = key(boss) if boss >= 0 else None
        nodes.append(Node(key(number), above, draw(_SIZES), draw(_HEIGHTS), aide))
    return draw(st.permutations(nodes)) if draw(st.booleans()) else nodes


@st.composite
def tangles(draw: st.DrawFn, most: int = 25) -> list[Node]:
    """Cards with any boss at all: loops, themselves, unknown ones."""
    count = draw(st.integers(1, most))
    bosses = draw(st.lists(st.one_of(st.none(), st.integers(0, count + 2)), min_size=count, max_size=count))
    return [
        Node(key(i), None if boss is None else key(boss), 100, 40, i % 7 == 6)
        for i, boss in enumerate(bosses)
    ]
