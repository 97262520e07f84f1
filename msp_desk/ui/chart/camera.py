"""What part of the chart is seen and how large: pan, zoom about a point, fit, and gliding there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QSizeF, QVariantAnimation, Signal, Slot

LEAST, MOST = 0.04, 2.5
_GLIDE = 150
#: So much of the chart stays in the view however far it is pushed.
_KEPT = 80.0
#: Pixels at the left, top, right and bottom.
Margins = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sight:
    """The point of the chart in the view's top left corner, and how many pixels a unit is."""

    x: float
    y: float
    zoom: float


class Camera(QObject):
    """Knows what is seen; `moved` is told whenever it changes, `rested` when it has come to rest."""

    moved = Signal()
    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_smooth = True
        self.room = QRectF()
        self.size = QSizeF(1, 1)
        self._now = self._start = self._goal = Sight(0.0, 0.0, 1.0)
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setDuration(_GLIDE)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self.glide_to)
        self._glide.finished.connect(self.rested)

    @property
    def zoom(self) -> float:
        """How many pixels a unit of the chart is now."""
        return self._now.zoom

    @property
    def sight(self) -> Sight:
        """What is seen, or will be when it has come to rest."""
        return self._goal

    @property
    def goal(self) -> float:
        """The zoom that it is on its way to."""
        return self._goal.zoom

    @property
    def is_gliding(self) -> bool:
        """Whether it moves by itself."""
        return self._glide.state() == QVariantAnimation.State.Running

    def seen(self) -> QRectF:
        """What of the chart is seen."""
        now = self._now
        return QRectF(now.x, now.y, self.size.width() / now.zoom, self.size.height() / now.zoom)

    def to_view(self, x: float, y: float) -> QPointF:
        """Where a point of the chart is seen."""
        now = self._now
        return QPointF((x - now.x) * now.zoom, (y - now.y) * now.zoom)

    def to_chart(self, at: QPointF) -> QPointF:
        """Which point of the chart is seen there."""
        now = self._now
        return QPointF(now.x + at.x() / now.zoom, now.y + at.y() / now.zoom)

    def pan(self, dx: float, dy: float) -> None:
        """Push the chart by so many pixels, at once."""
        self._glide.stop()
        now = self._now
        self._set(Sight(now.x - dx / now.zoom, now.y - dy / now.zoom, now.zoom))

    def zoom_about(self, at: QPointF, zoom: float, *, gliding: bool = True) -> None:
        """Another zoom, with the point that is seen there staying where it is."""
        zoom, now = min(MOST, max(LEAST, zoom)), self._now
        x, y = now.x + at.x() / now.zoom, now.y + at.y() / now.zoom
        self._go(Sight(x - at.x() / zoom, y - at.y() / zoom, zoom), gliding)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """So many times as large, about a point or the middle."""
        middle = QPointF(self.size.width() / 2, self.size.height() / 2)
        self.zoom_about(middle if at is None else at, self.goal * factor)

    def show_room(
        self,
        room: QRectF,
        margins: Margins,
        bounds: tuple[float, float],
        *,
        middle: float = 0.5,
        gliding: bool,
    ) -> None:
        """See all of a room, as large as it goes within bounds; where it does not go, see what is around its `middle`."""
        left, top, right, bottom = margins
        wide = max(1.0, self.size.width() - left - right)
        high = max(1.0, self.size.height() - top - bottom)
        zoom = min(bounds[1], wide / max(1.0, room.width()), high / max(1.0, room.height()))
        zoom = max(LEAST, bounds[0], zoom)
        spare = (wide - room.width() * zoom) / 2
        if spare < 0:
            spare = min(0.0, max(2 * spare, wide / 2 - room.width() * zoom * middle))
        # A low chart stands in the upper part of the view, where one begins to read.
        above = max(0.0, min((high - room.height() * zoom) / 2, 40.0))
        self._go(Sight(room.left() - (left + spare) / zoom, room.top() - (top + above) / zoom, zoom), gliding)

    def centre_on(self, x: float, y: float, *, zoom: float | None = None, gliding: bool = True) -> None:
        """Bring a point of the chart into the middle."""
        zoom = self.goal if zoom is None else zoom
        self._go(Sight(x - self.size.width() / 2 / zoom, y - self.size.height() / 2 / zoom, zoom), gliding)

    def reveal(self, room: QRectF, margin: float = 24.0) -> None:
        """Move as little as needed to see a room whole."""
        goal = self._goal if self.is_gliding else self._now
        wide, high, edge = self.size.width() / goal.zoom, self.size.height() / goal.zoom, margin / goal.zoom
        x = max(min(goal.x, room.left() - edge), room.right() + edge - wide)
        y = max(min(goal.y, room.top() - edge), room.bottom() + edge - high)
        if (x, y) != (goal.x, goal.y):
            self._go(Sight(x, y, goal.zoom), True)

    def hold(self, x: float, y: float, at: QPointF) -> None:
        """Keep a point of the chart where it is seen, at once: so that what was pressed stays under the pointer."""
        self._glide.stop()
        zoom = self._now.zoom
        self._set(Sight(x - at.x() / zoom, y - at.y() / zoom, zoom))

    def _go(self, goal: Sight, gliding: bool) -> None:
        self._glide.stop()
        goal = self._kept(goal)
        if not (gliding and self.is_smooth):
            self._set(goal)
            self.rested.emit()
            return
        self._start, self._goal = self._now, goal
        self._glide.start()

    def _set(self, sight: Sight) -> None:
        self._now = self._goal = self._kept(sight)
        self.moved.emit()

    def _kept(self, sight: Sight) -> Sight:
        """Something of the chart always stays in the view."""
        if self.room.isEmpty():
            return sight
        edge = _KEPT / sight.zoom
        wide, high = self.size.width() / sight.zoom, self.size.height() / sight.zoom
        x = min(max(sight.x, self.room.left() + edge - wide), self.room.right() - edge)
        y = min(max(sight.y, self.room.top() + edge - high), self.room.bottom() - edge)
        return Sight(x, y, sight.zoom)

    @Slot(object)
    def glide_to(self, share: object) -> None:
        """A step of the way: place and pixel size change evenly, so that the point zoomed about stays where it is."""
        t = float(share) if isinstance(share, float | int) else 1.0
        a, b = self._start, self._goal
        unit = (1 - t) / a.zoom + t / b.zoom
        self._now = Sight(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, 1 / unit)
        self.moved.emit()
