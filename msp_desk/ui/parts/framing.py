"""A card around something that fills it to the edge, as a drawn chart does: its round corners stay in front."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from msp_desk.ui.parts.cards import Card
from msp_desk.ui.parts.painting import begin, box
from msp_desk.ui.theme import RADIUS_CARD, Tone, ink


class _Corners(QWidget):
    """What lies around the corners of a card; only there it is at all, so that what moves below is not painted twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The corners are elsewhere."""
        super().resizeEvent(event)
        room, side, region = self.rect(), RADIUS_CARD, QRegion()
        for x in (0, room.width() - side):
            for y in (0, room.height() - side):
                region += QRegion(QRect(x, y, side, side))
        self.setMask(region)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground of the page beyond the edge, and the edge."""
        painter, around = begin(self), QPainterPath()
        around.addRect(QRectF(self.rect()))
        inside = QPainterPath()
        inside.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        painter.fillPath(around.subtracted(inside), ink(Tone.BG))
        box(painter, self.rect(), RADIUS_CARD, None, ink(Tone.LINE))


class Framed(Card):
    """A card on the ground of a page, filled by one thing."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content, gap=0, margins=1)
        self._corners = _Corners(self)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The corners go along, in front."""
        super().resizeEvent(event)
        self._corners.setGeometry(self.rect())
        self._corners.raise_()
