"""The colour of each shade in the look that is shown, and the sign beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from msp_desk.reports.orgchart.faces import Mark, Shade
from msp_desk.ui.chart.shown import Change
from msp_desk.ui.looks import Shape
from msp_desk.ui.parts.painting import sign
from msp_desk.ui.theme import Tone, ink, mixed, wash
from msp_desk.values.phrases import N_

TONE = {
    Shade.EXECUTIVE: Tone.EXE,
    Shade.MANAGEMENT: Tone.MAN,
    Shade.OPERATIONAL: Tone.OPE,
    Shade.TECHNICAL: Tone.TEC,
    Shade.GOOD: Tone.GOOD,
    Shade.WARN: Tone.WARN,
    Shade.BAD: Tone.BAD,
    Shade.ACCENT: Tone.ACCENT,
    Shade.QUIET: Tone.TEXT3,
}
CHANGE_TONE = {
    Change.CAME: Tone.GOOD,
    Change.LEFT: Tone.BAD,
    Change.MOVED: Tone.ACCENT,
    Change.HOLDER: Tone.WARN,
}
CHANGE_ICON = {
    Change.CAME: "plus",
    Change.LEFT: "minus",
    Change.MOVED: "move-right",
    Change.HOLDER: "user",
}
CHANGE_WORD = {
    Change.CAME: N_("Came"),
    Change.LEFT: N_("Left"),
    Change.MOVED: N_("Moved"),
    Change.HOLDER: N_("Other holder"),
}
_SHAPE = {
    Mark.DIAMOND: Shape.DIAMOND,
    Mark.TRIANGLE: Shape.TRIANGLE,
    Mark.CIRCLE: Shape.CIRCLE,
    Mark.SQUARE: Shape.SQUARE,
}
#: The points of a star, from its middle, in parts of half its size: outer and inner in turn.
_STAR = (
    (0.0, -1.1), (0.28, -0.38), (1.05, -0.34), (0.45, 0.14), (0.65, 0.89),
    (0.0, 0.47), (-0.65, 0.89), (-0.45, 0.14), (-1.05, -0.34), (-0.28, -0.38),
)  # fmt: skip


def colour_of(shade: Shade) -> QColor:
    """The colour of a shade."""
    return ink(TONE[shade])


def soft(shade: Shade) -> QColor:
    """The soft background that goes with it."""
    return wash(TONE[shade])


def line_of(shade: Shade) -> QColor:
    """The colour of a line that is not looked at."""
    return mixed(ink(TONE[shade]), ink(Tone.SURFACE), 0.5)


def paint_mark(painter: QPainter, mark: Mark, room: QRectF, colour: QColor) -> None:
    """The sign of a shade."""
    if (shape := _SHAPE.get(mark)) is not None:
        sign(painter, shape, room, colour)
        return
    middle, half = room.center(), room.width() / 2
    if mark is Mark.STAR:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygonF([QPointF(middle.x() + x * half, middle.y() + y * half) for x, y in _STAR])
        )
        return
    painter.setPen(QPen(colour, max(1.2, half * 0.45), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark is Mark.RING:
        painter.drawEllipse(middle, half * 0.8, half * 0.8)
    elif mark is Mark.CROSS:
        reach = half * 0.75
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    else:
        painter.drawLine(middle + QPointF(-half * 0.8, 0), middle + QPointF(half * 0.8, 0))
