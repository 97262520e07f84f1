"""How a position, whoever holds it and how they are reached stand in a service plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from msp_desk.rules.phones import shown_value
from msp_desk.rules.positions import Placed
from msp_desk.values.enums import PointKind, Side
from msp_desk.values.plan_content import NumberSaid, SeatSaid


class Held(Protocol):
    """Who holds a position."""

    @property
    def key(self) -> UUID: ...
    @property
    def name(self) -> str: ...


class Reached(Protocol):
    """A way to reach somebody, as it is kept."""

    @property
    def kind(self) -> PointKind: ...
    @property
    def value(self) -> str: ...
    @property
    def hours(self) -> str: ...


def seat_said(
    seat: Placed,
    side: Side,
    holder: Held | None,
    *,
    boss: UUID | None = None,
    numbers: Iterable[NumberSaid] = (),
    gone: bool = False,
) -> SeatSaid:
    """The position as a plan names it, with the numbers of whoever holds it."""
    return SeatSaid(
        key=seat.key.hex,
        side=side,
        title=seat.title,
        unit=seat.unit,
        level=seat.level,
        boss=boss.hex if boss is not None else "",
        is_assistant=seat.is_assistant,
        holder=holder.name if holder is not None else "",
        holder_key=holder.key.hex if holder is not None else "",
        numbers=tuple(numbers) if holder is not None else (),
        gone=gone,
    )


def number_said(point: Reached, country: str) -> NumberSaid:
    """A way to reach somebody, spelt as people of a country write it."""
    return NumberSaid(point.kind, shown_value(point.kind, point.value, country), point.hours)
