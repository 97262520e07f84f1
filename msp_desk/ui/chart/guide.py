"""What is drawn above the chart for a moment: what is dragged and where it would go, and the glow of what was flown to."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPointF


@dataclass(slots=True)
class Guide:
    """Each is there only while something is going on.

    `ghost` follows the pointer and `from_here` is its whole branch, that stands faded where it was; `target` is the card
    that would be hit, `is_refused` why not said in `bubble`; `gap` is a line between siblings (x, y of either end);
    `tie_from` is the card from which a counterpart line is drawn to the pointer.
    """

    at: QPointF
    ghost: UUID | None = None
    grip: QPointF | None = None
    from_here: frozenset[UUID] = frozenset()
    target: UUID | None = None
    is_refused: bool = False
    is_onto_ground: bool = False
    bubble: str = ""
    gap: tuple[float, float, float, float] | None = None
    tie_from: UUID | None = None


@dataclass(frozen=True, slots=True)
class Glow:
    """A ring that widens around a card and is gone."""

    key: UUID
    share: float
