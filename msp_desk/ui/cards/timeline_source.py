"""Where a history comes from: the places of its entries first, what they say only where somebody looks."""

from __future__ import annotations

from bisect import bisect_left

from msp_desk.queries.timeline import (
    InteractionRow,
    TimelineFilter,
    TimelineStretch,
    timeline_rows,
    timeline_stretch,
)
from msp_desk.ui.desk import WindowDesk

#: Entries are read so many at a time, around the one that is looked at.
_BLOCK = 40
_MOST_KEPT = 2_000
#: So many found notes are put through the filter at a time.
_FOUND = 250
#: Steps of one call, each bounded, so that no call makes the window wait.
_STEPS = 10
_LONGEST = 5_000


class TimelineSource:
    """The places (timeline positions) that are known so far, newest first, and the entries at them."""

    def __init__(self, desk: WindowDesk) -> None:
        self._desk = desk
        self._rows: dict[int, InteractionRow] = {}
        self._wanted = TimelineFilter()
        self._before: int | None = None
        self.places: list[int] = []
        self.more = True

    def begin(self, wanted: TimelineFilter) -> None:
        """Begin anew at the newest, with another filter or after something was touched."""
        self._wanted, self._before, self.more = wanted, None, True
        self._rows.clear()
        self.places = []

    def take(self, enough: int) -> list[int]:
        """The next places, at least so many where a few steps find them; `more` says whether there are others."""
        taken: list[int] = []
        for _ in range(_STEPS):
            if not self.more or len(taken) >= enough:
                break
            stretch = self._stretch(min(_LONGEST, enough))
            taken += stretch.positions
            self._before, self.more = stretch.before, stretch.before is not None
        self.places += taken
        return taken

    def row(self, place: int) -> InteractionRow | None:
        """The entry at a place, read with its neighbours; None where it is gone meanwhile."""
        if place not in self._rows:
            if len(self._rows) > _MOST_KEPT:
                self._rows.clear()
            middle = bisect_left(self.places, -place, key=_down)
            start = max(0, middle - _BLOCK // 4)
            rows = self._desk.ask(timeline_rows, self.places[start : start + _BLOCK])
            self._rows.update({r.position: r for r in rows})
        return self._rows.get(place)

    def _stretch(self, limit: int) -> TimelineStretch:
        ask, text = self._desk.ask, self._wanted.text.strip()
        if not text:
            return ask(timeline_stretch, self._wanted, self._before, limit)
        found = self._desk.find_notes(text, self._before, _FOUND)
        if not found:
            return TimelineStretch((), None)
        return ask(timeline_stretch, self._wanted, self._before, limit, found)


def _down(place: int) -> int:
    return -place
