"""What the view knows beside the drawing: what is folded, chosen, pointed at and so lit; no pixel and no widget in it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QSizeF

from msp_desk.reports.orgchart.faces import Face
from msp_desk.rules.chart_folding import path_to
from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.arranged import Arrangement, Card, Drawn
from msp_desk.ui.chart.first_view import first_view
from msp_desk.ui.chart.shown import ChartShown, Part

_NOTHING = ChartShown(())


class ChartState:
    """The chart as it stands at the moment."""

    def __init__(self) -> None:
        self.shown = _NOTHING
        self.plan = Arrangement(_NOTHING)
        self.faces: dict[UUID, Face] = {}
        self.folded: set[UUID] = set()
        #: The shape of what has none of its own.
        self.shape = Shape.STACKED
        self.chosen: UUID | None = None
        self.chosen_tie: UUID | None = None
        self.hot: UUID | None = None
        #: What the pointer has rested on for a moment: crossing the chart lights nothing.
        self.looked_at: UUID | None = None
        self.hot_tie: UUID | None = None

    def show(self, shown: ChartShown) -> None:
        """Show something else; what is folded and chosen stays where it still is there."""
        self.shown = shown
        self.faces = {key: face for part in shown.parts for key, face in part.faces.items()}
        self.folded &= self.faces.keys()
        self.arrange()
        self.hot = self.hot_tie = self.looked_at = None
        if self.chosen_tie not in {tie.key for tie in shown.ties}:
            self.chosen_tie = None

    def suit(self, room: QSizeF) -> bool:
        """Choose shape and folds so that what is seen can be read in that room; whether anything changed."""
        shape, folded = first_view(self.shown, room)
        if shape is self.shape and folded == self.folded:
            return False
        self.shape, self.folded = shape, set(folded)
        self.arrange()
        return True

    def arrange(self) -> None:
        """Lay everything out anew."""
        self.plan = Arrangement(self.shown, self.folded, self.shape)
        if self.chosen not in self.plan.cards:
            self.chosen = None

    def part_of(self, key: UUID) -> Part | None:
        """The organisation that a seat is in, drawn or folded away."""
        return next((part for part in self.shown.parts if key in part.faces), None)

    def can_fold(self, key: UUID) -> bool:
        """Whether a card has somebody below it, folded or not."""
        card = self.plan.cards.get(key)
        return card is not None and bool(card.kids or card.hides)

    def turn(self, key: UUID) -> bool:
        """Fold a branch away, or bring it back; whether anything happened."""
        if not self.can_fold(key):
            return False
        self.folded ^= {key}
        self.arrange()
        return True

    def unfold_to(self, key: UUID) -> bool:
        """Bring back whatever hides a card; whether anything did."""
        part = self.part_of(key)
        hiding = self.folded.intersection(path_to(part.nodes, key)) if part is not None else set()
        self.folded -= hiding
        if hiding:
            self.arrange()
        return bool(hiding)

    def focus(self) -> UUID | None:
        """The card whose lines are lit: the one pointed at, else the chosen one; only a card that has lines."""
        return next(
            (key for key in (self.looked_at, self.chosen) if key is not None and key in self.plan.ties_of),
            None,
        )

    def is_pointed_at(self) -> bool:
        """Whether what is lit is so by the pointer."""
        return self.hot_tie is not None or (
            self.looked_at is not None and self.looked_at in self.plan.ties_of
        )

    def lit(self) -> list[Drawn]:
        """The counterpart lines that stand out."""
        wanted = {key for key in (self.hot_tie, self.chosen_tie) if key is not None}
        if wanted:
            return [d for d in self.plan.ties if d.tie.key in wanted]
        focus = self.focus()
        return [] if focus is None else self.plan.ties_of[focus]

    def card(self, key: UUID | None) -> Card | None:
        """A card that is drawn."""
        return None if key is None else self.plan.cards.get(key)


def ends_of(lines: Iterable[Drawn]) -> set[UUID]:
    """The cards at both ends of lines."""
    return {key for drawn in lines for key in (drawn.theirs, drawn.ours)}
