"""The drawn org chart: a frame of 2,000 cards pushed and zoomed, 200 opened, and 200 laid out anew after a move."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMainWindow, QWidget

from msp_desk.app.main import make_application
from msp_desk.reports.orgchart.faces import ColourBy, faces, legend
from msp_desk.ui.chart.shown import ChartShown, part_of
from msp_desk.ui.chart.view import OrgChartView
from tests.bench.painted import PaintWatch, settle
from tests.bench.trial import Count, Ground, Samplers, Trial
from tests.ui.chart.sample_charts import a_large_chart, english, one_chart

_SIZE = (1280, 800)
_FEW, _MANY = 200, 2000
#: Zooms between which the frames are taken: names, whole cards, and all of it from far away.
_ZOOMS = (1.0, 0.6, 0.3, 0.18, 0.06, 0.25, 0.5, 0.8)
_STEPS = 9


def limits(_: Ground) -> Samplers:
    """An empty page, until it is painted."""
    make_application()
    window = _window()
    watch = PaintWatch(window)

    def open_empty(_: int) -> float:
        return watch.milliseconds(lambda: window.setCentralWidget(QWidget()))

    return {"empty_page": open_empty}


def app(_: Ground) -> Samplers:
    """The chart in a window of the program's look."""
    make_application()
    few, many = _Few(), _Many()
    return {
        "chart_open": few.open,
        "chart_moved": few.move,
        "chart_pan": many.pan,
        "chart_zoom": many.zoom,
    }


TRIAL = Trial("chart", limits, app, Count.QUERIES, block=20, sizes=("T", "S"))


def _window() -> QMainWindow:
    window = QMainWindow()
    window.resize(*_SIZE)
    window.show()
    settle()
    return window


def _milliseconds(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


class _Few:
    """A chart of 200."""

    def __init__(self) -> None:
        self._words, self._chart = english(), a_large_chart(_FEW)
        self._window = _window()
        self._watch = PaintWatch(self._window)
        self._faces = faces(self._chart, self._words, ColourBy.LEVEL)
        self._view = self._opened()

    def open(self, _: int) -> float:
        """A page with the chart, until painted: its cards put into words, measured, laid out, drawn."""
        return self._watch.milliseconds(self._open)

    def move(self, number: int) -> float:
        """Somebody dropped on another boss: told, laid out and drawn anew, in one frame."""
        seats = list(self._chart.seats)
        seats[-1] = replace(seats[-1], boss_key=seats[3 + number % 2].key)
        moved = replace(self._chart, seats=tuple(seats))
        return _milliseconds(lambda: self._show_moved(ChartShown((part_of(moved, self._faces),))))

    def _show_moved(self, shown: ChartShown) -> None:
        self._view.show_scene(shown)
        self._view.repaint()

    def _open(self) -> None:
        self._window.setCentralWidget(self._opened())

    def _opened(self) -> OrgChartView:
        self._view = OrgChartView(self._words)
        cards = faces(self._chart, self._words, ColourBy.LEVEL)
        self._view.show_scene(
            ChartShown((part_of(self._chart, cards),), legend=legend(self._words, ColourBy.LEVEL))
        )
        return self._view


class _Many:
    """A chart of 2,000, seen through a camera that moves."""

    def __init__(self) -> None:
        self._view = OrgChartView(english())
        self._view.resize(*_SIZE)
        self._view.show_scene(one_chart(a_large_chart(_MANY)))
        self._view.show()
        settle()
        self._frames = self._zooming()

    def pan(self, number: int) -> float:
        """A frame while the ground is dragged, at one zoom after the other."""
        camera = self._view.camera
        if number % 20 == 0:
            zoom = _ZOOMS[number // 20 % len(_ZOOMS)]
            camera.centre_on(camera.room.width() * 0.4, camera.room.height() * 0.6, zoom=zoom)
            settle()
        return _milliseconds(self._push)

    def zoom(self, _: int) -> float:
        """A frame on the way from one zoom to the next."""
        return next(self._frames)

    def _push(self) -> None:
        self._view.hurry()
        self._view.camera.pan(-31, 7)
        self._view.repaint()

    def _zooming(self) -> Iterator[float]:
        """Frames of one glide after the other, each as it would be asked for."""
        view, camera, place = self._view, self._view.camera, QPointF(640, 300)
        for zoom in cycle(_ZOOMS):
            view.set_smooth(True)
            camera.zoom_about(place, zoom)
            for step in range(_STEPS):
                camera.glide_to(step / _STEPS)
                yield _milliseconds(view.repaint)
            view.set_smooth(False)
            camera.zoom_about(place, zoom)
            yield _milliseconds(view.repaint)
            settle()
