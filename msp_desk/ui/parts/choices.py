"""One of a few, side by side: segmented choices, in forms and above lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msp_desk.ui import icons
from msp_desk.ui.fonts import Voice, metrics
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.labels import tip
from msp_desk.ui.parts.layouts import row
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import BUTTON, RADIUS, RADIUS_SMALL, Tone, ink

#: The keys that move a choice.
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})


@dataclass(frozen=True, slots=True)
class Segment:
    """One of the choices: its value, its words, and an icon.

    With `only_icon` the words are in the tool tip, and where it is `spoken` beside the icon while it is chosen. `keys`
    are only told.
    """

    value: object
    text: str
    icon: str = ""
    only_icon: bool = False
    tone: Tone = Tone.TEXT
    spoken: bool = False
    keys: str = ""


class _SegmentButton(Pressable):
    def __init__(self, segment: Segment) -> None:
        super().__init__(segment.text, segment.keys)
        self.segment = segment
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keys = f" ({self._keys})" if self._keys else ""
        self.setToolTip(tip(f"{segment.text}{keys}") if segment.only_icon or keys else "")
        if segment.spoken:
            self.toggled.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows are the choice's: a button alone would hand the keyboard on to its neighbour."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        if self._silent():
            return QSize(29 if self.segment.spoken else 34, BUTTON - 4)
        width = metrics(Voice.SMALL_STRONG).horizontalAdvance(self.segment.text) + 20
        return QSize(width + (20 if self.segment.icon else 0), BUTTON - 4)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, on = begin(self), self.isChecked()
        if on:
            box(painter, self.rect(), RADIUS_SMALL, ink(Tone.SURFACE), ink(Tone.LINE))
        colour = ink(self.segment.tone if on else Tone.TEXT if self.underMouse() else Tone.TEXT2)
        x = 10
        if self.segment.icon:
            x = (self.width() - 16) // 2 if self._silent() else 8
            icons.draw(painter, self.segment.icon, x, (self.height() - 16) // 2, colour)
            x += 20
        if not self._silent():
            voice = Voice.SMALL_STRONG if on else Voice.SMALL
            write(painter, QRect(x, 0, self.width() - x - 4, self.height()), self.segment.text, voice, colour)
        if self.ringed:
            focus_ring(painter, self.rect(), RADIUS_SMALL)

    def _silent(self) -> bool:
        return self.segment.only_icon and not (self.segment.spoken and self.isChecked())


class SegmentedChoice(QWidget):
    """A few choices side by side; arrows move, and where nothing is allowed a second press takes the choice back.

    Tab comes to the one that is chosen, and goes on from there.
    """

    picked = Signal(object)

    def __init__(
        self, name: str, segments: Sequence[Segment], value: object = None, *, optional: bool = False
    ) -> None:
        super().__init__()
        self._optional = optional
        self._buttons = [_SegmentButton(s) for s in segments]
        self.setLayout(row(*self._buttons, gap=2, margins=2))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for button in self._buttons:
            button.clicked.connect(self._clicked)
        self.set_value(value)

    def value(self) -> object:
        """The chosen value, None where nothing is."""
        return next((b.segment.value for b in self._buttons if b.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Choose without announcing it."""
        for button in self._buttons:
            button.setChecked(value is not None and button.segment.value == value)
        here = next((b for b in self._buttons if b.isChecked()), self._buttons[0])
        for button in self._buttons:
            by_tab = button is here
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(here)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move the choice; the first digits choose directly."""
        key = event.key()
        index = next((i for i, b in enumerate(self._buttons) if b.isChecked()), -1)
        if key in _ARROWS:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._pick(max(0, min(len(self._buttons) - 1, index + step)))
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(self._buttons):
            self._pick(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the track."""
        box(begin(self), self.rect(), RADIUS, ink(Tone.SUNKEN), ink(Tone.LINE))

    def _pick(self, index: int) -> None:
        button = self._buttons[index]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.set_value(button.segment.value)
        self.picked.emit(self.value())

    def _clicked(self) -> None:
        button = self.sender()
        if not isinstance(button, _SegmentButton):
            return
        taken_back = self._optional and not button.isChecked()
        self.set_value(None if taken_back else button.segment.value)
        self.picked.emit(self.value())
