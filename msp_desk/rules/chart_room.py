"""The room that a chart has on paper."""

from __future__ import annotations

from dataclasses import dataclass

from msp_desk.rules.chart_layout import Layout


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle to draw in."""

    width: float
    height: float

    def times(self, factor: float) -> Room:
        """The room so many times as large."""
        return Room(self.width * factor, self.height * factor)

    def holds(self, layout: Layout) -> bool:
        """Whether the chart fits without being made smaller."""
        return layout.width <= self.width and layout.height <= self.height

    def scale_of(self, layout: Layout) -> float:
        """How large the chart can be drawn here, 1 at most."""
        return self._scale(layout.width, layout.height)

    def scale_of_cards(self, layout: Layout) -> float:
        """How large the largest card of the chart can be drawn here, 1 at most."""
        widest = max(box.width for box in layout.boxes)
        return self._scale(widest, max(box.height for box in layout.boxes))

    def _scale(self, width: float, height: float) -> float:
        return min(1.0, self.width / (width or 1.0), self.height / (height or 1.0))
