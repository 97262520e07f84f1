"""Tabs under the header of a subject, each page made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from msp_desk.ui.fonts import Voice, width_of
from msp_desk.ui.parts.buttons import Pressable
from msp_desk.ui.parts.layouts import column, row
from msp_desk.ui.parts.painting import begin, box, focus_ring, write
from msp_desk.ui.theme import RADIUS_SMALL, Tone, ink


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: what it is called in code and on the window, and what makes its page."""

    name: str
    title: str
    factory: Callable[[], QWidget]


#: The ring stands this far from the title.
_ROOM = 4


class _TabButton(Pressable):
    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._title = title
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(width_of(self._title, Voice.STRONG) + 2 + 2 * _ROOM, 34)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = begin(self)
        on = self.isChecked()
        colour = ink(Tone.TEXT if on or self.underMouse() else Tone.TEXT2)
        voice = Voice.STRONG if on else Voice.TEXT
        room = QRect(_ROOM, 0, self.width() - _ROOM, self.height() - 2)
        write(painter, room, self._title, voice, colour)
        if on:
            under = QRect(_ROOM, self.height() - 2, self.width() - 2 * _ROOM, 2)
            box(painter, under, 1, ink(Tone.ACCENT))
        if self.ringed:
            focus_ring(painter, self.rect().adjusted(0, 2, 0, -4), RADIUS_SMALL)


class TabBar(QWidget):
    """The titles of the tabs above a hairline; arrows move between them."""

    picked = Signal(str)

    def __init__(self, titles: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._buttons = {name: _TabButton(title) for name, title in titles}
        self.setLayout(row(*self._buttons.values(), None, gap=17 - 2 * _ROOM))
        for button in self._buttons.values():
            button.toggled.connect(self._toggled)

    def pick(self, name: str) -> None:
        """Show this tab as the chosen one."""
        self._buttons[name].setChecked(True)

    def current(self) -> str:
        """The chosen tab; empty before the first."""
        return next((n for n, b in self._buttons.items() if b.isChecked()), "")

    def take_focus(self) -> None:
        """Let the arrows move between the tabs; the line under the chosen one is sign enough."""
        if self.current():
            self._buttons[self.current()].setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Left and right arrow move."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        names = list(self._buttons)
        if step is None or self.current() not in names:
            super().keyPressEvent(event)
            return
        name = names[(names.index(self.current()) + step) % len(names)]
        self.pick(name)
        self._buttons[name].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the hairline."""
        begin(self).fillRect(0, self.height() - 1, self.width(), 1, ink(Tone.LINE))

    def _toggled(self, on: bool) -> None:
        if on:
            self.picked.emit(self.current())


class Tabs(QWidget):
    """Tabs with their pages; a page is made when its tab is first chosen."""

    picked = Signal(str)

    def __init__(self, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self._factories = {t.name: t.factory for t in tabs}
        self._made: dict[str, QWidget] = {}
        self.bar = TabBar([(t.name, t.title) for t in tabs])
        self._stack = QStackedWidget()
        layout = column(self.bar, self._stack, gap=14)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.bar.picked.connect(self._show)
        self.bar.pick(tabs[0].name)

    def pick(self, name: str) -> None:
        """Go to a tab."""
        self.bar.pick(name)

    def current(self) -> str:
        """The chosen tab."""
        return self.bar.current()

    def page(self, name: str) -> QWidget:
        """The page of a tab, made now if it was not yet."""
        if name not in self._made:
            self._made[name] = self._factories[name]()
            self._stack.addWidget(self._made[name])
        return self._made[name]

    def _show(self, name: str) -> None:
        self._stack.setCurrentWidget(self.page(name))
        self.picked.emit(name)
