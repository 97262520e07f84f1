"""The drawn, live org chart: one organisation, or theirs and ours with who answers to whom."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QEasingCurve, QEvent, QSizeF, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from msp_desk.i18n.words import Words
from msp_desk.rules.chart_layout import Shape
from msp_desk.ui.chart.arranged import anchor_of
from msp_desk.ui.chart.camera import Sight
from msp_desk.ui.chart.card_face import NAMES_BELOW
from msp_desk.ui.chart.drops import PersonDrops
from msp_desk.ui.chart.guide import Glow
from msp_desk.ui.chart.keyboard import Keyboard
from msp_desk.ui.chart.mini_map import MiniMap
from msp_desk.ui.chart.overlays import Legend, ZoomStrip
from msp_desk.ui.chart.pointer import Pointer
from msp_desk.ui.chart.shown import ChartShown
from msp_desk.ui.chart.state import ChartState
from msp_desk.ui.chart.surface import ChartSurface, room_of

_EDGE = 12
#: What stays free around a chart that is seen whole: left, top, right, bottom.
_AROUND, _HEADED = (20.0, 22.0, 20.0, 54.0), (20.0, 48.0, 20.0, 54.0)
_GLOW = 750
#: How small a seat may be that was flown to, and a chart that is seen first.
_READABLE, _LEGIBLE = 0.8, 0.5


class OrgChartView(ChartSurface):
    """Show a scene, and listen to the signals (see ChartSurface). Nothing changes here but what is seen."""

    #: Qt sends events before all is made.
    _pointer: Pointer | None = None
    _drops: PersonDrops | None = None

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._fitted: Sight | None = None
        self._legend = Legend(words, self)
        self._strip = ZoomStrip(words, self.camera, self)
        self.map = MiniMap(words, self)
        self._pointer = Pointer(self)
        self._drops = PersonDrops(self)
        self._keyboard = Keyboard(self, self.zoom_to_fit)
        self._glowing = QVariantAnimation(self)
        self._glowing.setStartValue(0.0)
        self._glowing.setEndValue(1.0)
        self._glowing.setDuration(_GLOW)
        self._glowing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glowing.valueChanged.connect(self._glow_on)
        self._glowing.finished.connect(self._glow_ended)
        self._strip.fit_asked.connect(self.zoom_to_fit)
        self.camera.moved.connect(self._place_map)
        self.set_smooth(QGuiApplication.platformName() != "offscreen")
        self.speak()

    def set_smooth(self, is_smooth: bool) -> None:
        """Whether the chart glides to where it is asked to be, or is there at once."""
        self.camera.is_smooth = is_smooth

    def show_scene(self, shown: ChartShown) -> None:
        """Show charts. What was folded, chosen and seen stays, as far as it is still there; other charts are fitted."""
        state = self.state
        same = [part.key for part in state.shown.parts] == [part.key for part in shown.parts]
        before, faces, changes = state.plan, dict(state.faces), state.shown.changes
        chosen = state.chosen
        state.show(shown)
        pictures = self.painting.pictures
        for key, face in faces.items():
            stays, was = state.plan.cards.get(key), before.cards.get(key)
            altered = state.faces.get(key) != face or shown.changes.get(key) != changes.get(key)
            if altered or (stays is not None and was is not None and stays.width != was.width):
                pictures.forget_one(key)
        self._legend.explain(shown)
        self.rearranged()
        if not same or not before.cards:
            self._fitted = None
            self._fit_first()
        elif (card := state.card(chosen)) is not None and card.key in before.cards:
            anchor = anchor_of(card, before, state.plan)
            was = before.cards[anchor.key]
            self.camera.hold(anchor.x, anchor.y, self.camera.to_view(was.x, was.y))
            if anchor is not card:
                self.camera.reveal(room_of(card))
        self._place_overlays()
        self.speak()
        if chosen is not None and state.chosen is None:
            self.chosen.emit(None)

    def add_photos(self, photos: Mapping[UUID, QPixmap]) -> None:
        """Pictures of people, by their keys; they may come when the chart is already seen."""
        pictures = self.painting.pictures
        pictures.photos.update(photos)
        for key, face in self.state.faces.items():
            if face.person_key in photos:
                pictures.forget_one(key)
        self.update()

    @property
    def selected(self) -> UUID | None:
        """The chosen seat."""
        return self.state.chosen

    @property
    def folded(self) -> frozenset[UUID]:
        """The seats whose branches are folded away."""
        return frozenset(self.state.folded)

    def set_folded(self, folded: frozenset[UUID]) -> None:
        """Fold these branches, and no other."""
        self.state.folded = set(folded) & self.state.faces.keys()
        self.state.arrange()
        self.rearranged()
        self._place_map()

    def fly_to(self, seat: UUID) -> bool:
        """Unfold what hides a seat, bring it into the middle, choose it; whether it is on the chart."""
        if self.state.unfold_to(seat):
            self.rearranged()
            self.folded_changed.emit(self.folded)
        card = self.state.card(seat)
        if card is None:
            return False
        zoom = self.camera.goal if self.camera.goal >= _READABLE else 1.0
        self.camera.centre_on(*card.middle, zoom=zoom)
        self.choose(seat, reveal=False)
        if self.camera.is_smooth:
            self._glowing.stop()
            self._glowing.start()
        return True

    @Slot()
    def zoom_to_fit(self) -> None:
        """See all of it, but no larger than it is."""
        self._fit(gliding=True)

    def event(self, event: QEvent, /) -> bool:
        """The mouse, and what is dropped, have somebody of their own."""
        for one in (self._pointer, self._drops):
            if one is not None and one.answer(event):
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """What lies over the chart keeps its corner; a chart that was seen whole stays so."""
        super().resizeEvent(event)
        self._place_overlays()
        if self._fitted in {None, self.camera.sight}:
            self._fit_first()

    def showEvent(self, event: QShowEvent, /) -> None:
        """The first time, all of it is seen."""
        super().showEvent(event)
        if self._fitted is None:
            self._fit_first()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Keys that are not ours go on to the page; Esc lets go of what is dragged first."""
        if event.key() == Qt.Key.Key_Escape and self._pointer is not None and self._pointer.cancel():
            return
        if not self._keyboard.press(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes from chart to chart before it leaves."""
        if self.window().focusWidget() is self and self._keyboard.go_across(forward):
            return True
        return super().focusNextPrevChild(forward)

    def _fit_first(self) -> None:
        """As it is seen at first: whole, unless it would be too small to read."""
        if self.state.plan.cards and self.isVisible():
            left, top, right, bottom = _HEADED if len(self.state.shown.parts) > 1 else _AROUND
            if self.state.suit(QSizeF(self.width() - left - right, self.height() - top - bottom)):
                self.rearranged()
                self._place_map()
            self._fit(_least_at_first(self.state, self.width(), self.camera.room.width()), gliding=False)
            self._fitted = self.camera.sight

    def _fit(self, least: float = 0.0, *, gliding: bool) -> None:
        margins = _HEADED if len(self.state.shown.parts) > 1 else _AROUND
        roots, width = self.state.plan.roots(0), self.state.plan.width
        middle = roots[0].middle[0] / width if roots and width else 0.5
        self.camera.show_room(self.camera.room, margins, (least, 1.0), middle=middle, gliding=gliding)

    def _place_overlays(self) -> None:
        strip, legend = self._strip.sizeHint(), self._legend.sizeHint()
        top = self.height() - strip.height() - _EDGE
        self._strip.setGeometry(self.width() - strip.width() - _EDGE, top, strip.width(), strip.height())
        room = max(0, self.width() - strip.width() - 3 * _EDGE)
        self._legend.setGeometry(_EDGE - 4, top, min(legend.width(), room), strip.height())
        self._place_map()

    @Slot()
    def _place_map(self) -> None:
        needed = self.map.is_needed()
        if needed:
            hint = self.map.sizeHint()
            left = self.width() - hint.width() - _EDGE
            self.map.setGeometry(left, self._strip.y() - hint.height() - 8, hint.width(), hint.height())
        self.map.setVisible(needed)
        foot = self.camera.to_view(0, self.state.plan.height).y()
        self._legend.frame(needed or foot > self._legend.y())

    @Slot(object)
    def _glow_on(self, share: object) -> None:
        chosen = self.state.chosen
        if chosen is not None and isinstance(share, float):
            self.glow = Glow(chosen, share)
            self.update()

    @Slot()
    def _glow_ended(self) -> None:
        self.glow = None
        self.update()


def _least_at_first(state: ChartState, room: float, width: float) -> float:
    """A tree is seen whole where it can be; a list, in its whole width, is read from its first line on."""
    least = _LEGIBLE if len(state.shown.parts) < 2 else NAMES_BELOW
    if state.shape is not Shape.LISTED:
        return least
    return max(least, min(_READABLE, (room - _AROUND[0] - _AROUND[2]) / max(1.0, width)))
