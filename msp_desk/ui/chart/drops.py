"""People dragged onto the chart from a list beside it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from msp_desk.ui.chart.guide import Guide
from msp_desk.ui.chart.shown import PERSON_MIME
from msp_desk.ui.chart.spots import pull
from msp_desk.ui.chart.surface import ChartSurface


class PersonDrops:
    """Is given the sheet's drops: onto a card, or onto the empty ground."""

    def __init__(self, surface: ChartSurface) -> None:
        self._surface = surface

    def answer(self, event: QEvent) -> bool:
        """Answer what is dragged over the chart; whether it was."""
        if isinstance(event, QDragLeaveEvent):
            self._surface.guide = None
            return True
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        if not event.mimeData().hasFormat(PERSON_MIME) or not self._surface.state.shown.may_edit:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._drop(event)
        else:
            self._show(event.position())
        return True

    def _show(self, at: QPointF) -> None:
        dx, dy = pull(at.x(), self._surface.width()), pull(at.y(), self._surface.height())
        if dx or dy:
            self._surface.hurry()
            self._surface.camera.pan(dx, dy)
        card = self._surface.card_at(at)
        self._surface.guide = Guide(
            at, target=card.key if card is not None else None, is_onto_ground=card is None
        )

    def _drop(self, event: QDropEvent) -> None:
        surface = self._surface
        surface.guide = None
        try:
            person = UUID(bytes(event.mimeData().data(PERSON_MIME).data()).decode("ascii"))
        except ValueError:
            return  # nothing that a list of ours would carry
        card = surface.card_at(event.position())
        surface.person_dropped.emit(person, card.key if card is not None else None, card is None)
