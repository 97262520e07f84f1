"""The list of a plan's sections at its left: how much is in each, and whether something is missing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.cards import Divider
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import column
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import RADIUS, Tone, ink, wash

WIDTH, _NARROW = 204, 178
_HEIGHT = 34
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can go: its name, how much is there, and what is wrong there (its icon is a shape, not colour alone)."""

    key: str
    title: str
    count: str = ""
    mark: str = ""
    tone: Tone = Tone.TEXT3
    hint: str = ""


class _PlaceButton(Pressable):
    def __init__(self, place: Place) -> None:
        super().__init__(place.title)
        self.place = place
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, place: Place) -> None:
        """Its count and mark as they are now."""
        self.place = place
        self.name(", ".join(t for t in (place.title, place.count, place.hint) if t))
        self.setToolTip(tip(place.hint))
        self.update()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The arrows belong to the list."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, on, place = begin(self), self.isChecked(), self.place
        if on:
            box(painter, self.rect(), RADIUS, wash(Tone.ACCENT))
        elif self.underMouse():
            box(painter, self.rect(), RADIUS, ink(Tone.HOVER))
        right = self.width() - 10
        if place.count:
            wide = width_of(place.count, Voice.SMALL_FIGURES)
            room = QRect(right - wide, 0, wide + 1, self.height())
            write(painter, room, place.count, Voice.SMALL_FIGURES, ink(Tone.TEXT3))
            right -= wide + 8
        if place.mark:
            icons.draw(painter, place.mark, right - 14, (self.height() - 14) // 2, ink(place.tone), 14)
            right -= 20
        voice = Voice.STRONG if on else Voice.TEXT2
        write(
            painter,
            QRect(10, 0, right - 14, self.height()),
            place.title,
            voice,
            ink(Tone.TEXT if on else Tone.TEXT2),
        )
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS)


class PlanNav(QWidget):
    """Says `picked` with the key of the place; Up and Down walk, and the place is shown at once."""

    picked = Signal(str)

    def __init__(self, name: str, groups: Sequence[Sequence[Place]]) -> None:
        super().__init__()
        self._buttons: dict[str, _PlaceButton] = {}
        layout = column(gap=2)
        for number, group in enumerate(groups):
            if number:
                layout.addSpacing(6)
                layout.addWidget(Divider())
                layout.addSpacing(6)
            for place in group:
                layout.addWidget(self._made(place))
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(name)
        self.pick(next(iter(self._buttons)))

    def be_narrow(self, narrow: bool) -> None:
        """Leave more room to what is edited."""
        self.setFixedWidth(_NARROW if narrow else WIDTH)

    def current(self) -> str:
        """Where one is."""
        return next(k for k, b in self._buttons.items() if b.isChecked())

    def pick(self, key: str) -> None:
        """Be there; nothing is said."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            by_tab = Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(by_tab)
        self.setFocusProxy(self._buttons[key])

    def show_place(self, place: Place) -> None:
        """Another count, another mark."""
        self._buttons[place.key].show_place(place)

    def place(self, key: str) -> Place:
        """What is shown of a place."""
        return self._buttons[key].place

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The arrows walk."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        place = min(max(keys.index(self.current()) + step, 0), len(keys) - 1)
        self.pick(keys[place])
        self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(keys[place])

    def _made(self, place: Place) -> _PlaceButton:
        button = self._buttons[place.key] = _PlaceButton(place)
        button.clicked.connect(self._clicked)
        return button

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _PlaceButton):
            self.pick(button.place.key)
            self.picked.emit(button.place.key)
