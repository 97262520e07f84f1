"""Who may report to whom: no loops, no bosses of another organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from msp_desk.values.enums import Level


class Placed(Protocol):
    """A position, as far as rules look at it alone."""

    @property
    def key(self) -> UUID: ...
    @property
    def title(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def is_assistant(self) -> bool: ...


def would_loop(position: UUID, boss: UUID | None, reports_to: Mapping[UUID, UUID | None]) -> bool:
    """Whether a position would, directly or through others, report to itself."""
    seen: set[UUID] = set()
    while boss is not None and boss not in seen:
        if boss == position:
            return True
        seen.add(boss)
        boss = reports_to.get(boss)
    return False


def loops(reports_to: Mapping[UUID, UUID | None]) -> list[tuple[UUID, ...]]:
    """The positions that report to themselves through each other, loop by loop; in linear time."""
    found: list[tuple[UUID, ...]] = []
    walked: set[UUID] = set()
    for start in reports_to:
        path: dict[UUID, None] = {}
        here: UUID | None = start
        while here is not None and here not in walked:
            walked.add(here)
            path[here] = None
            here = reports_to.get(here)
        if here is not None and here in path:
            way = list(path)
            found.append(tuple(way[way.index(here) :]))
    return found


def without_loops(reports_to: Mapping[UUID, UUID | None]) -> dict[UUID, UUID | None]:
    """The same lines, where whoever reports to nobody that is there, or in the end to itself, stands at the top.

    Of a loop, whoever is met first is let out.
    """
    sound: dict[UUID, UUID | None] = {}
    for start in reports_to:
        path: dict[UUID, None] = {}
        here: UUID | None = start
        while here is not None and here not in sound and here not in path:
            path[here] = None
            boss = reports_to[here]
            here = boss if boss in reports_to else None
        for key in path:
            boss = reports_to[key]
            sound[key] = boss if boss in reports_to and not (here in path and key == here) else None
    return sound
