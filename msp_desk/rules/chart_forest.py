"""Who stands under whom as trees, whatever the data says: loops are opened, unknown bosses make roots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over places in the given order: `bosses` (-1 above a root), `kids` of whoever has some, and the `order`, highest rows first.

    The place of a key that was given before is in no tree.
    """

    places: dict[UUID, int]
    bosses: list[int]
    kids: dict[int, list[int]]
    roots: list[int]
    order: list[int]
    depths: list[int]


def grow(keys: Sequence[UUID], bosses: Sequence[UUID | None]) -> Forest:
    """The trees of the keys. In each loop the first in order becomes a root; of a key given twice the first counts."""
    places = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    found = places.get
    above = [-1 if boss is None else found(boss, -1) for boss in bosses]
    forest = _planted(places, above)
    if len(forest.order) < len(places):
        _open_loops(above, places.values())
        forest = _planted(places, above)
    return forest


def _planted(places: dict[UUID, int], above: list[int]) -> Forest:
    """The trees as far as they hang on a root; what hangs on a loop is left out."""
    kids: defaultdict[int, list[int]] = defaultdict(list)
    roots: list[int] = []
    for place in range(len(above)) if len(places) == len(above) else sorted(places.values()):
        boss = above[place]
        (kids[boss] if boss >= 0 else roots).append(place)
    order, depths = list(roots), [0] * len(above)
    for place in order:
        if place in kids:
            below = kids[place]
            order += below
            depth = depths[place] + 1
            for kid in below:
                depths[kid] = depth
    kids.default_factory = None
    return Forest(places, above, kids, roots, order, depths)


def _open_loops(above: list[int], places: Iterable[int]) -> None:
    """Take the boss of the first member of each loop away."""
    done: set[int] = set()
    for start in places:
        place = start
        trail: list[int] = []
        met: set[int] = set()
        while place >= 0 and place not in done and place not in met:
            trail.append(place)
            met.add(place)
            place = above[place]
        if place in met:
            above[min(trail[trail.index(place) :])] = -1
        done |= met
