"""What a test does with a drawn chart: opens it, points, presses and turns the wheel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msp_desk.ui.chart.shown import ChartShown
from msp_desk.ui.chart.view import OrgChartView
from tests.ui.chart.sample_charts import english, key_of, two_charts

_NONE = Qt.KeyboardModifier.NoModifier


def opened(qtbot: QtBot, shown: ChartShown | None = None, width: int = 1180) -> OrgChartView:
    """A view that is seen."""
    view = OrgChartView(english())
    qtbot.addWidget(view)
    view.resize(width, 680)
    view.show_scene(shown or two_charts())
    view.show()
    view.setFocus()
    return view


def place_of(view: OrgChartView, name: str) -> QPoint:
    """The middle of a card as it is seen."""
    return view.camera.to_view(*view.state.plan.cards[key_of(name)].middle).toPoint()


def click(view: OrgChartView, at: QPoint) -> None:
    """Press the mouse there."""
    QTest.mouseMove(view, at)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)


def hover(view: OrgChartView, at: QPoint) -> None:
    """Point there."""
    where, none = QPointF(at), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), none, none, _NONE)
    QApplication.sendEvent(view, event)


def wheel(view: OrgChartView, notches: int, at: QPointF, mods: Qt.KeyboardModifier = _NONE) -> None:
    """Turn the wheel there."""
    turned = QPoint(0, 120 * notches)
    event = QWheelEvent(
        *(at, view.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, mods),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(view, event)
