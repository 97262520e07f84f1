"""Photos of the people on a drawn chart, fetched a few at a time when it is there already."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPixmap

from msp_desk.queries.orgchart import ChartPerson
from msp_desk.ui.cards.photos import Photos
from msp_desk.ui.chart.view import OrgChartView
from msp_desk.ui.desk import WindowDesk

_AT_ONCE = 40
_MOST = 2000


class ChartPhotos(QObject):
    """Gives the chart the photos of whoever is on it; each person's once, and again where it is another photo."""

    def __init__(self, desk: WindowDesk, chart: OrgChartView) -> None:
        super().__init__(chart)
        self._chart = chart
        self._photos = Photos(desk, self, _MOST)
        self._photos.arrived.connect(self._give)
        self._given: dict[UUID, UUID] = {}
        self._waiting: dict[UUID, UUID] = {}

    def want(self, people: Iterable[ChartPerson]) -> None:
        """Of these people from now on."""
        self._waiting = {
            p.key: p.photo_key
            for p in people
            if p.photo_key is not None and self._given.get(p.key) != p.photo_key
        }
        self._give()

    @Slot()
    def _give(self) -> None:
        ready: dict[UUID, QPixmap] = {}
        for person, photo in list(islice(self._waiting.items(), _AT_ONCE)):
            content = self._photos.of(photo)
            if content:
                ready[person] = QPixmap()
                ready[person].loadFromData(content)
            if content or self._photos.has(photo):
                self._given[person] = self._waiting.pop(person)
        if ready:
            self._chart.add_photos(ready)
            if self._waiting:
                self._give()
