"""The mouse on the chart: choosing, opening, pushing the ground, zooming, dragging cards and drawing counterpart lines."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from msp_desk.ui.chart.arranged import Card
from msp_desk.ui.chart.dragging import CardDrag, TieDrag
from msp_desk.ui.chart.hits import dot_at, fold_at, nothing_at, tie_at, told
from msp_desk.ui.chart.spots import card_room, pull
from msp_desk.ui.chart.surface import ChartSurface
from msp_desk.ui.parts.labels import tip

#: How often the chart is pushed while something is held at its edge.
_TICK = 16
_A_MOMENT = 110
#: A notch of the wheel, in the units of the wheel, and what it zooms.
_NOTCH, _FACTOR = 120.0, 1.15
_Shape = Qt.CursorShape
_Type = QEvent.Type


class Doing(Enum):
    """What the pressed button is doing."""

    NOTHING = "nothing"
    PRESSED = "pressed"
    PUSHING = "pushing"
    DRAGGING = "dragging"


class Pointer(QObject):
    """Is given the sheet's mouse events."""

    def __init__(self, surface: ChartSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._doing = Doing.NOTHING
        self._start = self._last = QPointF()
        self._card: Card | None = None
        self._drag: CardDrag | TieDrag | None = None
        self._scroll = QTimer(self)
        self._scroll.setInterval(_TICK)
        self._scroll.timeout.connect(self._push_on)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_A_MOMENT)
        self._looking.timeout.connect(self._look)
        self._answers: dict[QEvent.Type, Callable[[QEvent], bool]] = {
            _Type.MouseButtonPress: self._press,
            _Type.MouseMove: self._move,
            _Type.MouseButtonRelease: self._release,
            _Type.MouseButtonDblClick: self._double,
            _Type.Leave: self._leave,
            _Type.Wheel: self._wheel,
            _Type.NativeGesture: self._gesture,
            _Type.ContextMenu: self._menu,
            _Type.ToolTip: self._tell,
        }

    def answer(self, event: QEvent) -> bool:
        """Answer what is the mouse's; whether it was."""
        answer = self._answers.get(event.type())
        return answer(event) if answer is not None else False

    def cancel(self) -> bool:
        """Let go of what is dragged, as if nothing had been; whether there was anything."""
        busy = self._doing is Doing.DRAGGING
        self._rest()
        self._surface.guide = None
        return busy

    def _press(self, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        surface, at = self._surface, event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._start = self._last = at
            self._card = None
            self._doing = Doing.PRESSED
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        surface.setFocus(Qt.FocusReason.MouseFocusReason)
        self._start = self._last = at
        if (folding := fold_at(surface, at)) is not None:
            surface.turn(folding)
            return True
        self._doing = Doing.PRESSED
        if dot_at(surface, at) is not None:
            return True
        self._card = surface.card_at(at)
        if self._card is not None:
            surface.choose(self._card.key, reveal=False)
        elif (tie := tie_at(surface, at)) is not None:
            surface.choose_tie(tie)
        return True

    def _move(self, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        surface, at = self._surface, event.position()
        if self._doing is Doing.NOTHING:
            self._hover(at)
            return True
        far = (at - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._doing is Doing.PRESSED and far:
            self._begin()
        if self._doing is Doing.PUSHING:
            surface.hurry()
            step = at - self._last
            surface.camera.pan(step.x(), step.y())
        elif self._drag is not None:
            self._drag.move(at)
        self._last = at
        return True

    def _begin(self) -> None:
        """The button is down and the pointer went away from where it was pressed."""
        surface = self._surface
        dot = dot_at(surface, self._start)
        may = surface.state.shown.may_edit
        if dot is not None:
            self._drag = TieDrag(surface, dot)
        elif self._card is not None and may:
            self._drag = CardDrag(
                surface, self._card, self._start - card_room(self._card, surface.camera).topLeft()
            )
        self._doing = Doing.PUSHING if self._drag is None else Doing.DRAGGING
        surface.setCursor(_Shape.ClosedHandCursor)
        if self._drag is not None:
            surface.state.hot = surface.state.hot_tie = surface.state.looked_at = None
            self._scroll.start()

    def _release(self, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or self._doing is Doing.NOTHING:
            return False
        surface = self._surface
        drag, pressed, card = self._drag, self._doing is Doing.PRESSED, self._card
        left = event.button() == Qt.MouseButton.LeftButton
        self._rest()
        if drag is not None:
            drag.drop()
        elif pressed and left and card is None and nothing_at(surface, event.position()):
            surface.choose(None)
        self._hover(event.position())
        return True

    def _double(self, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        surface, at = self._surface, event.position()
        if (folding := fold_at(surface, at)) is not None:
            surface.turn(folding)
        elif (card := surface.card_at(at)) is not None:
            surface.opened.emit(card.key)
        elif (tie := tie_at(surface, at)) is not None:
            surface.tie_opened.emit(tie)
        return True

    def _leave(self, event: QEvent) -> bool:
        state = self._surface.state
        if state.hot is not None or state.hot_tie is not None:
            state.hot = state.hot_tie = None
            self._look_soon()
            self._surface.update()
        return False

    def _wheel(self, event: QEvent) -> bool:
        """The wheel of a mouse zooms, two fingers push; with Shift the wheel pushes sideways."""
        if not isinstance(event, QWheelEvent):
            return False
        camera, turned, mods = self._surface.camera, event.angleDelta(), event.modifiers()
        fingers = event.device().type() == QInputDevice.DeviceType.TouchPad
        if mods & Qt.KeyboardModifier.ControlModifier or not (
            fingers or mods & Qt.KeyboardModifier.ShiftModifier
        ):
            camera.zoom_by(_FACTOR ** ((turned.y() or turned.x()) / _NOTCH), event.position())
        else:
            self._surface.hurry()
            pixels = event.pixelDelta() if fingers and not event.pixelDelta().isNull() else turned
            sideways = mods & Qt.KeyboardModifier.ShiftModifier and not pixels.x()
            camera.pan(pixels.y() if sideways else pixels.x(), 0 if sideways else pixels.y())
        event.accept()
        return True

    def _gesture(self, event: QEvent) -> bool:
        if not isinstance(event, QNativeGestureEvent):
            return False
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._surface.hurry()
        camera = self._surface.camera
        camera.zoom_about(event.position(), camera.zoom * (1 + event.value()), gliding=False)
        return True

    def _menu(self, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent):
            return False
        surface = self._surface
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            card = surface.state.card(surface.state.chosen)
            room = card_room(card, surface.camera) if card is not None else None
            at = room.center().toPoint() if room is not None else surface.rect().center()
        else:
            at = event.pos()
            card = surface.card_at(QPointF(at))
            if card is not None:
                surface.choose(card.key, reveal=False)
        self._rest()
        surface.menu_asked.emit(card.key if card is not None else None, surface.mapToGlobal(at))
        return True

    def _tell(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent):
            return False
        QToolTip.showText(event.globalPos(), tip(told(self._surface, QPointF(event.pos()))), self._surface)
        return True

    def _hover(self, at: QPointF) -> None:
        surface, state = self._surface, self._surface.state
        on_button = fold_at(surface, at) is not None or dot_at(surface, at) is not None
        card = surface.card_at(at)
        hot = state.hot if on_button else (card.key if card is not None else None)
        tie = None if on_button or card is not None else tie_at(surface, at)
        pointing = on_button or card is not None or tie is not None
        surface.setCursor(_Shape.PointingHandCursor if pointing else _Shape.ArrowCursor)
        if (hot, tie) != (state.hot, state.hot_tie):
            state.hot, state.hot_tie = hot, tie
            self._look_soon()
            surface.update()

    def _look_soon(self) -> None:
        """Light the lines of a card when the pointer has rested on it for a moment."""
        if self._surface.camera.is_smooth:
            self._looking.start()
        else:
            self._look()

    @Slot()
    def _look(self) -> None:
        state = self._surface.state
        if state.looked_at != state.hot:
            state.looked_at = state.hot
            self._surface.update()

    def _rest(self) -> None:
        self._doing, self._drag, self._card = Doing.NOTHING, None, None
        self._scroll.stop()
        self._surface.setCursor(_Shape.ArrowCursor)

    @Slot()
    def _push_on(self) -> None:
        """While something is dragged near the edge, the chart comes along."""
        surface, at = self._surface, self._last
        if self._drag is None:
            return
        dx = pull(at.x(), surface.width())
        dy = pull(at.y(), surface.height())
        if dx or dy:
            surface.hurry()
            surface.camera.pan(dx, dy)
            self._drag.move(at)
