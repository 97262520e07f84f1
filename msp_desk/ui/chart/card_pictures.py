"""Keeps cards once painted, by zoom: blitting is a hundred times faster than painting, and panning paints little anew."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from msp_desk.reports.orgchart.faces import Face
from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.card_face import detail_at, paint_card
from msp_desk.ui.chart.shown import Change
from msp_desk.ui.theme import Tokens, now

#: Pixels kept in all (four bytes each), and for how long new ones may be painted in a frame.
_MOST_PIXELS = 24_000_000
_PATIENCE, _PATIENCE_AT_REST, _PATIENCE_AT_FIRST = 0.004, 0.008, 0.04
#: Zooms of which pictures are kept.
_ZOOMS = 3


class CardPictures:
    """Cards as pictures of one device; those of other zooms stand in while the chart moves."""

    def __init__(self) -> None:
        self._kept: dict[tuple[float, float], dict[UUID, QPixmap]] = {}
        self._exact: dict[UUID, QPixmap] = {}
        self._zoom = self._ratio = 1.0
        self._pixels = 0
        self._look: Tokens = now()
        self._until = self._at_last = 0.0
        self._is_moving = False
        self.is_behind = False
        self.photos: dict[UUID, QPixmap] = {}

    def begin_frame(self, zoom: float, ratio: float, *, moving: bool) -> None:
        """A frame is painted at a zoom for a device; only so much may be painted anew, and less while it moves."""
        if self._look is not now():
            self.forget()
            self._look = now()
        self._zoom, self._ratio = zoom, ratio
        self._exact = self._kept[zoom, ratio] = self._kept.pop((zoom, ratio), {})
        self._let_go()
        self._is_moving = moving
        start = perf_counter()
        self._until = start + (_PATIENCE if moving else _PATIENCE_AT_REST)
        self._at_last = start + _PATIENCE_AT_FIRST
        self.is_behind = False

    def forget(self) -> None:
        """What was painted shows no longer what is."""
        self._kept.clear()
        self._exact = {}
        self._pixels = 0

    def forget_one(self, key: UUID) -> None:
        """One card shows no longer what is."""
        for kept in self._kept.values():
            if (gone := kept.pop(key, None)) is not None:
                self._pixels -= gone.width() * gone.height()

    def picture(self, card: Card, face: Face, change: Change | None) -> QPixmap | None:
        """A card; where there was no time the same of another zoom, or None."""
        if (found := self._exact.get(card.key)) is not None:
            return found
        if perf_counter() > self._until:
            stand_in = next((k[card.key] for k in reversed(self._kept.values()) if card.key in k), None)
            if stand_in is not None or self._is_moving or perf_counter() > self._at_last:
                self.is_behind = True
                return stand_in
        made = self._exact[card.key] = self._painted(card, face, change)
        self._pixels += made.width() * made.height()
        if self._pixels > _MOST_PIXELS:
            self._let_go()
        return made

    def _painted(self, card: Card, face: Face, change: Change | None) -> QPixmap:
        size = self._zoom * self._ratio
        made = QPixmap(ceil(card.width * size), ceil(card.height * size))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(size, size)
        photo = self.photos.get(face.person_key) if face.person_key is not None else None
        paint_card(painter, face, (card.width, card.height), photo, change, detail_at(self._zoom))
        painter.end()
        made.setDevicePixelRatio(self._ratio)
        return made

    def _let_go(self) -> None:
        """Of the zooms that were seen longest ago; of the only one, half of what was painted first."""
        while len(self._kept) > 1 and (len(self._kept) > _ZOOMS or self._pixels > _MOST_PIXELS):
            self._pixels -= _pixels(self._kept.pop(next(iter(self._kept))).values())
        if self._pixels > _MOST_PIXELS:
            only = next(iter(self._kept.values()))
            self._pixels -= _pixels([only.pop(key) for key in list(only)[: len(only) // 2]])


def _pixels(pictures: Iterable[QPixmap]) -> int:
    return sum(p.width() * p.height() for p in pictures)
